/** The members of a ZIP as its directory and their own headers tell them (PKWARE APPNOTE 6.3.10), with what is wrong with each. Unpacks nothing. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise } from 'yauzl';
import { decodeAs, guessCharset } from './charset.ts';
import type { InnerRefusal } from './model.ts';

export interface Member {
  readonly name: string;
  readonly folder: boolean;
  /** Bytes unpacked and packed, as the directory says; the first may be a lie. */
  readonly size: number;
  readonly packed: number;
  /** 0 stored, 8 deflated; others are not read here. */
  readonly method: number;
  readonly crc: number;
  /** Where its packed bytes begin in the file. */
  readonly at: number;
  /** Local time of an unknown place, `2026-03-02T10:11:12`, or UTC with a Z; '' when it is none. */
  readonly modified: string;
  /** Why it must not be unpacked; undefined when it may. */
  readonly fault: InnerRefusal['message'] | undefined;
}

export interface Directory {
  /** In the order of the directory, at most `most`. */
  readonly members: readonly Member[];
  /** It goes on after `most` members. */
  readonly more: boolean;
  /** It broke off before its end. */
  readonly damaged: boolean;
}

/** Reads the directory of the archive at `path`. Throws when it has none. */
export async function readDirectory(path: string, most: number): Promise<Directory> {
  const zip = await openPromise(path, { decodeStrings: false, validateEntrySizes: false, autoClose: false });
  const entries: Entry[] = [];
  let damaged = false;
  try {
    for await (const entry of zip.eachEntry()) {
      entries.push(entry);
      if (entries.length > most) break;
    }
  } catch {
    damaged = true;
  } finally {
    zip.close();
  }
  const more = entries.length > most;
  if (more) entries.length = most;
  const names = namesOf(entries);
  const descriptor = openSync(path, 'r');
  try {
    const spans = entries.map((entry) => spanOf(descriptor, entry));
    const overlapping = overlaps(spans);
    const size = fstatSync(descriptor).size;
    const members = entries.map((entry, i): Member => {
      const span = spans[i];
      const name = names[i] ?? '';
      return {
        name,
        folder: name.endsWith('/'),
        size: entry.uncompressedSize,
        packed: entry.compressedSize,
        method: entry.compressionMethod,
        crc: entry.crc32,
        at: span?.data ?? 0,
        modified: modifiedOf(entry),
        fault:
          escapes(name) || isSpecial(entry)
            ? 'reading.unsafe-path'
            : overlapping.has(i)
              ? 'reading.overlapping'
              : faultOf(entry, span, size),
      };
    });
    return { members, more, damaged };
  } finally {
    closeSync(descriptor);
  }
}

/** A member that is a folder takes no harm from its other faults: nothing of it is unpacked. */
function faultOf(entry: Entry, span: Span | undefined, size: number): Member['fault'] {
  if (entry.isEncrypted()) return 'reading.inner-encrypted';
  if (!span || span.end > size) return 'reading.inner-damaged';
  return entry.compressionMethod === 0 || entry.compressionMethod === 8 ? undefined : 'reading.unknown-packing';
}

/** Bytes of the archive a member takes: from its own header to the end of its data. */
interface Span {
  readonly start: number;
  readonly data: number;
  readonly end: number;
}

function spanOf(descriptor: number, entry: Entry): Span | undefined {
  const header = Buffer.alloc(30);
  const start = entry.relativeOffsetOfLocalHeader;
  if (!Number.isSafeInteger(start) || readSync(descriptor, header, 0, 30, start) < 30 || header.readUInt32LE(0) !== 0x04034b50)
    return undefined;
  const data = start + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  return { start, data, end: data + entry.compressedSize };
}

/** Members that share bytes, as in an archive of kilobytes that unpacks to petabytes (Fifield, "A better zip bomb", WOOT 2019). */
function overlaps(spans: readonly (Span | undefined)[]): Set<number> {
  const order = spans.flatMap((span, i) => (span ? [{ ...span, i }] : [])).sort((a, b) => a.start - b.start || a.end - b.end);
  const found = new Set<number>();
  let reach = { end: -1, i: -1 };
  for (const span of order) {
    if (span.start < reach.end) found.add(span.i).add(reach.i);
    if (span.end > reach.end) reach = span;
  }
  return found;
}

/** Outside the folder it would be unpacked into, were it unpacked by its name. */
function escapes(name: string): boolean {
  const path = name.replaceAll('\\', '/');
  return path === '' || path.includes('\0') || path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..');
}

/** A symbolic link, a device, a socket: files of Unix that are no files. */
function isSpecial(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0xf000;
  return entry.versionMadeBy >>> 8 === 3 && type !== 0 && type !== 0x8000 && type !== 0x4000;
}

/**
 * Names: UTF-8 where the member's flag says so (bit 11) or a Unicode path field does (APPNOTE 4.6.9), else in the encoding that fits all
 * remaining names of the archive together; a single name is too short to tell.
 */
function namesOf(entries: readonly Entry[]): string[] {
  const told = entries.map((entry) => {
    const path = entry.extraFields.find(({ id, data }) => id === 0x7075 && data.length > 5 && data[0] === 1);
    if (path && path.data.readUInt32LE(1) === crc32(entry.fileNameRaw)) return path.data.toString('utf8', 5);
    return entry.generalPurposeBitFlag & 0x800 ? entry.fileNameRaw.toString('utf8') : undefined;
  });
  const untold = entries.filter((_, i) => told[i] === undefined).map((entry) => entry.fileNameRaw);
  const charset = guessCharset(Buffer.concat(untold.flatMap((name) => [name, Buffer.from('\n')])), 'cp437');
  return entries.map((entry, i) => told[i] ?? decodeAs(charset, entry.fileNameRaw));
}

const two = (value: number) => String(value).padStart(2, '0');

function modifiedOf(entry: Entry): string {
  const unix = entry.extraFields.find(({ id, data }) => id === 0x5455 && data.length >= 5 && ((data[0] ?? 0) & 1) === 1);
  if (unix) return new Date(unix.data.readInt32LE(1) * 1000).toISOString().replace('.000', '');
  const [date, time] = [entry.lastModFileDate, entry.lastModFileTime];
  const [month, day] = [(date >> 5) & 15, date & 31];
  if (month < 1 || month > 12 || day < 1) return '';
  return `${1980 + (date >> 9)}-${two(month)}-${two(day)}T${two(time >> 11)}:${two((time >> 5) & 63)}:${two((time & 31) * 2)}`;
}
