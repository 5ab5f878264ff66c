/** Unpacks single members of a ZIP, never further than they claim and than is allowed. */
import { createReadStream, readSync } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { Member } from './zip-directory.ts';

/** Past this size a member may be at most `MOST_RATIO` times what it was packed to. Text and blank scans reach 100; a bomb 1,000. */
export const FREE_SIZE = 50 * 1024 ** 2;
export const MOST_RATIO = 200;

/** Packed and unpacked sizes up to which a member is unpacked in one go. */
const SMALL_PACKED = 8 * 1024 ** 2;
const SMALL = 32 * 1024 ** 2;

export const expandsTooMuch = (size: number, packed: number): boolean => size > FREE_SIZE && size > packed * MOST_RATIO;

export const isSmall = (member: Member): boolean => member.packed <= SMALL_PACKED && member.size <= SMALL;

/** The bytes of a member that `isSmall`, or that is known to be at most `most` bytes; undefined when it is damaged or lies about its size. */
export function unpackAtOnce(descriptor: number, member: Member, most = SMALL): Buffer | undefined {
  if (member.size > most || member.packed > most + 65_536) return undefined;
  const packed = Buffer.alloc(member.packed);
  if (readSync(descriptor, packed, 0, packed.length, member.at) < packed.length) return undefined;
  try {
    const bytes = member.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: member.size + 1 });
    return bytes.length === member.size && crc32(bytes) === member.crc ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of a member as they are unpacked, not checked; errors when they cannot be. Closing the descriptor is the caller's. */
export function unpacking(path: string, member: Member): Readable {
  if (member.packed === 0) return Readable.from([]);
  const packed = createReadStream(path, { start: member.at, end: member.at + member.packed - 1, highWaterMark: 256 * 1024 });
  if (member.method === 0) return packed;
  return pipeline(packed, createInflateRaw({ chunkSize: 256 * 1024 }), () => {});
}
