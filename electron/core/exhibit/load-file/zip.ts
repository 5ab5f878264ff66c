/**
 * A ZIP written as a stream, entry by entry, with sizes and check sums known beforehand, so that the headers are right at once and every
 * reader can follow. Files go in as they are (PDF and pictures do not get smaller), bytes in memory deflated where that helps. ZIP64 where a
 * size, an offset or the number of entries needs it (APPNOTE.TXT 6.3.10, sections 4.3 and 4.5.3).
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { crc32, deflateRawSync } from 'node:zlib';
import { Problem } from '../../kit/problem.ts';

/** What is known of a file once it was read. */
export interface Scanned {
  readonly size: number;
  readonly crc: number;
  readonly sha256: string;
  readonly md5: string;
}

export type ZipEntry =
  /** `path` is read again when its turn comes; other bytes than were scanned end the work. */
  { readonly name: string; readonly path: string; readonly scanned: Scanned } | { readonly name: string; readonly bytes: Uint8Array };

const CHUNK = 1 << 20;

export async function scanFile(path: string, signal?: AbortSignal): Promise<Scanned> {
  const [sha256, md5] = [createHash('sha256'), createHash('md5')];
  let [size, crc] = [0, 0];
  for await (const part of createReadStream(path, { highWaterMark: CHUNK })) {
    signal?.throwIfAborted();
    const bytes = part as Uint8Array;
    size += bytes.length;
    crc = crc32(bytes, crc);
    sha256.update(bytes);
    md5.update(bytes);
  }
  return { size, crc, sha256: sha256.digest('hex'), md5: md5.digest('hex') };
}

export function scanBytes(bytes: Uint8Array): Scanned {
  const digest = (name: string) => createHash(name).update(bytes).digest('hex');
  return { size: bytes.length, crc: crc32(bytes), sha256: digest('sha256'), md5: digest('md5') };
}

export interface ZipOptions {
  /** Instant all entries are dated, ISO 8601 in UTC: the same entries give the same bytes. */
  readonly at: string;
  readonly signal?: AbortSignal;
  /** Every size and offset in its long form; for small sets that test the long form. */
  readonly long?: boolean;
}

interface Written {
  readonly name: Uint8Array;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const MOST_32 = 0xffffffff;
const MOST_16 = 0xffff;

/** The bytes of the archive. Names are relative, with forward slashes. */
export async function* zipped(entries: AsyncIterable<ZipEntry> | Iterable<ZipEntry>, options: ZipOptions): AsyncGenerator<Uint8Array> {
  const { signal, long = false } = options;
  const when = dosTime(options.at);
  const written: Written[] = [];
  let offset = 0;
  for await (const entry of entries) {
    signal?.throwIfAborted();
    const name = new TextEncoder().encode(entry.name);
    const own = 'bytes' in entry ? packedBytes(entry.bytes) : undefined;
    const head = own
      ? { name, method: own.method, crc: own.crc, packed: own.packed.length, size: own.size, offset }
      : 'scanned' in entry
        ? { name, method: 0 as const, crc: entry.scanned.crc, packed: entry.scanned.size, size: entry.scanned.size, offset }
        : undefined;
    if (!head) continue;
    const header = localHeader(head, when, long);
    yield header;
    if (own) yield own.packed;
    else if ('path' in entry) yield* sameBytes(entry.path, entry.scanned, signal);
    offset += header.length + head.packed;
    written.push(head);
  }
  const start = offset;
  for (const one of written) {
    const record = centralRecord(one, when, long);
    offset += record.length;
    yield record;
  }
  yield endRecords(written.length, start, offset - start, long);
}

function packedBytes(bytes: Uint8Array) {
  const crc = crc32(bytes);
  const deflated = deflateRawSync(bytes, { level: 6 });
  const smaller = deflated.length < bytes.length;
  return { method: smaller ? (8 as const) : (0 as const), crc, size: bytes.length, packed: smaller ? deflated : bytes };
}

async function* sameBytes(path: string, scanned: Scanned, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  let [crc, size] = [0, 0];
  for await (const part of createReadStream(path, { highWaterMark: CHUNK })) {
    signal?.throwIfAborted();
    const bytes = part as Uint8Array;
    crc = crc32(bytes, crc);
    size += bytes.length;
    yield bytes;
  }
  if (crc !== scanned.crc || size !== scanned.size) throw new Problem('integrity', 'vault.altered', { sha256: scanned.sha256 });
}

/** Date and time as ZIP has them: two-second steps, from 1980 on. */
function dosTime(at: string): { readonly time: number; readonly date: number } {
  const on = new Date(at);
  const year = Math.min(2107, Math.max(1980, on.getUTCFullYear()));
  return {
    time: (on.getUTCHours() << 11) | (on.getUTCMinutes() << 5) | (on.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((on.getUTCMonth() + 1) << 5) | on.getUTCDate(),
  };
}

type When = ReturnType<typeof dosTime>;

/** Long forms as the extra field 1 holds them: those of the values that do not fit, in this order. */
function extraOf(values: readonly number[]): Buffer {
  if (values.length === 0) return Buffer.alloc(0);
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index);
  return extra;
}

/** Fields both headers share, from `version needed` on: 26 bytes. */
function common(target: Buffer, at: number, entry: Written, { time, date }: When, wide: boolean, extra: number): void {
  target.writeUInt16LE(wide ? 45 : 20, at);
  target.writeUInt16LE(0x0800, at + 2);
  target.writeUInt16LE(entry.method, at + 4);
  target.writeUInt16LE(time, at + 6);
  target.writeUInt16LE(date, at + 8);
  target.writeUInt32LE(entry.crc, at + 10);
  target.writeUInt32LE(wide ? MOST_32 : entry.packed, at + 14);
  target.writeUInt32LE(wide ? MOST_32 : entry.size, at + 18);
  target.writeUInt16LE(entry.name.length, at + 22);
  target.writeUInt16LE(extra, at + 24);
}

const isWide = (entry: Written, long: boolean): boolean => long || entry.size >= MOST_32 || entry.packed >= MOST_32;

function localHeader(entry: Written, when: When, long: boolean): Buffer {
  const wide = isWide(entry, long);
  const extra = extraOf(wide ? [entry.size, entry.packed] : []);
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  common(head, 4, entry, when, wide, extra.length);
  return Buffer.concat([head, entry.name, extra]);
}

function centralRecord(entry: Written, when: When, long: boolean): Buffer {
  const wide = isWide(entry, long);
  const far = long || entry.offset >= MOST_32;
  const extra = extraOf([...(wide ? [entry.size, entry.packed] : []), ...(far ? [entry.offset] : [])]);
  const head = Buffer.alloc(46);
  head.writeUInt32LE(0x02014b50, 0);
  // Made by a Unix system, so that the permissions below are read as such: a plain file its owner may write.
  head.writeUInt16LE((3 << 8) | 45, 4);
  common(head, 6, entry, when, wide, extra.length);
  if (far && !wide) head.writeUInt16LE(45, 6);
  head.writeUInt32LE((0o100644 << 16) >>> 0, 38);
  head.writeUInt32LE(far ? MOST_32 : entry.offset, 42);
  return Buffer.concat([head, entry.name, extra]);
}

function endRecords(count: number, start: number, size: number, long: boolean): Buffer {
  const wide = long || count >= MOST_16 || start >= MOST_32 || size >= MOST_32;
  const parts: Buffer[] = [];
  if (wide) {
    const record = Buffer.alloc(56);
    record.writeUInt32LE(0x06064b50, 0);
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE((3 << 8) | 45, 12);
    record.writeUInt16LE(45, 14);
    record.writeBigUInt64LE(BigInt(count), 24);
    record.writeBigUInt64LE(BigInt(count), 32);
    record.writeBigUInt64LE(BigInt(size), 40);
    record.writeBigUInt64LE(BigInt(start), 48);
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(BigInt(start + size), 8);
    locator.writeUInt32LE(1, 16);
    parts.push(record, locator);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(wide ? MOST_16 : count, 8);
  end.writeUInt16LE(wide ? MOST_16 : count, 10);
  end.writeUInt32LE(wide ? MOST_32 : size, 12);
  end.writeUInt32LE(wide ? MOST_32 : start, 16);
  return Buffer.concat([...parts, end]);
}
