/** ZIP archives byte by byte, so that anything in them can be wrong. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface RawMember {
  /** Its name; bytes for one in an old encoding. */
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  /** Packed with deflate unless 0. */
  readonly method?: number;
  /** Bit 11 (names in UTF-8) is 0x800, bit 0 (encrypted) is 1. */
  readonly flags?: number;
  /** What the directory claims, instead of the truth. */
  readonly size?: number;
  readonly crc?: number;
  readonly packed?: number;
  /** Where the directory says the member begins, instead of where it does. */
  readonly offset?: number;
  /** Host system in the upper byte: 3 is Unix. */
  readonly madeBy?: number;
  /** Unix mode in the upper 16 bits. */
  readonly attributes?: number;
  readonly extra?: Buffer;
  /** In the directory only, or in the file only. */
  readonly only?: 'directory' | 'file';
}

export interface RawZipOptions {
  readonly before?: Buffer;
  readonly comment?: string;
  readonly after?: Buffer;
  /** Number of members the end record claims. */
  readonly count?: number;
}

const bytesOf = (value: string | Uint8Array) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from(value));

export function rawZip(members: readonly RawMember[], options: RawZipOptions = {}): Buffer {
  const { before = Buffer.alloc(0), comment = '', after = Buffer.alloc(0) } = options;
  const pieces: Buffer[] = [before];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const member of members) {
    const { method = 8, flags = 0, extra = Buffer.alloc(0) } = member;
    const name = bytesOf(member.name);
    const data = bytesOf(member.data ?? '');
    const packed = method === 8 ? deflateRawSync(data) : data;
    const crc = member.crc ?? crc32(data);
    const size = member.size ?? data.length;
    const packedSize = member.packed ?? packed.length;
    const fixed = Buffer.alloc(26);
    fixed.writeUInt16LE(20, 0);
    fixed.writeUInt16LE(flags, 2);
    fixed.writeUInt16LE(method, 4);
    fixed.writeUInt16LE(0x5165, 6); // 10:11:10
    fixed.writeUInt16LE(0x5c62, 8); // 2026-03-02
    fixed.writeUInt32LE(crc, 10);
    fixed.writeUInt32LE(packedSize, 14);
    fixed.writeUInt32LE(size, 18);
    fixed.writeUInt16LE(name.length, 22);
    fixed.writeUInt16LE(extra.length, 24);
    if (member.only !== 'file') {
      const entry = Buffer.alloc(20);
      entry.writeUInt32LE(0x02014b50, 0);
      entry.writeUInt16LE((member.madeBy ?? 0) << 8, 4);
      const rest = Buffer.alloc(14);
      rest.writeUInt32LE(member.attributes ?? 0, 6);
      rest.writeUInt32LE(member.offset ?? at, 10);
      directory.push(entry.subarray(0, 6), fixed, rest, name, extra);
    }
    if (member.only !== 'directory') {
      const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fixed, name, extra, packed]);
      pieces.push(local);
      at += local.length;
    }
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  const count = options.count ?? members.filter(({ only }) => only !== 'file').length;
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Math.min(count, 0xffff), 8);
  end.writeUInt16LE(Math.min(count, 0xffff), 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...pieces, list, end, Buffer.from(comment), after]);
}

/** Info-ZIP's field with the name in UTF-8 beside an old one (APPNOTE 4.6.9). */
export function unicodePath(old: Uint8Array, name: string): Buffer {
  const data = Buffer.concat([Buffer.alloc(5), Buffer.from(name)]);
  data[0] = 1;
  data.writeUInt32LE(crc32(old), 1);
  const head = Buffer.alloc(4);
  head.writeUInt16LE(0x7075, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}
