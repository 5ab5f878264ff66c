/** Size and EXIF of the common pictures, out of the first 64 KiB of the file. */

export interface ImageHeader {
  readonly width: number;
  readonly height: number;
  /** From the TIFF header on; undefined when there is none. */
  readonly exif?: Buffer;
}

/** Undefined when the head does not hold it, or is not to be trusted: the decoder's own reading of the header decides then. */
export function headerOf(head: Buffer, mediaType: string): ImageHeader | undefined {
  switch (mediaType) {
    case 'image/jpeg':
      return jpegHeader(head);
    case 'image/png':
    case 'image/apng':
      return pngHeader(head);
    case 'image/gif':
      return head.length < 10 ? undefined : { width: head.readUInt16LE(6), height: head.readUInt16LE(8) };
    default:
      return undefined;
  }
}

/** ITU T.81 annex B: segments up to the frame header, and the EXIF in the first application segment that has one. */
function jpegHeader(head: Buffer): ImageHeader | undefined {
  let exif: Buffer | undefined;
  for (let at = 2; at + 9 < head.length; ) {
    if (head[at] !== 0xff) return undefined;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = head.readUInt16BE(at + 2);
    if (length < 2 || (marker >= 0xd0 && marker <= 0xda)) return undefined;
    const begin = at + 4;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { width: head.readUInt16BE(begin + 3), height: head.readUInt16BE(begin + 1), ...(exif ? { exif } : {}) };
    if (marker === 0xe1 && exif === undefined && head.toString('latin1', begin, begin + 6) === 'Exif\0\0')
      exif = head.subarray(begin + 6, at + 2 + length);
    at += 2 + length;
  }
  return undefined;
}

/** PNG (third edition) 11.2.1 and 11.3.4.6: the header, and `eXIf` when it comes before the picture. */
function pngHeader(head: Buffer): ImageHeader | undefined {
  if (head.length < 33 || head.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const size = { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
  for (let at = 33; at + 12 <= head.length; ) {
    const length = head.readUInt32BE(at);
    const type = head.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') break;
    if (type === 'eXIf') return { ...size, exif: head.subarray(at + 8, at + 8 + length) };
    at += 12 + length;
  }
  return size;
}

const END_OF_JPEG = Buffer.from([0xff, 0xd9]);
const END_OF_GIF = 0x3b;

/**
 * True when the end of the picture is seen in `tail`, the last bytes of the file. Phones put films and maps behind a JPEG, so it may be
 * there and not be seen.
 */
export function endsWell(tail: Buffer, mediaType: string): boolean {
  if (mediaType === 'image/jpeg') return tail.includes(END_OF_JPEG);
  if (mediaType === 'image/gif') return tail.findLast((byte) => byte !== 0) === END_OF_GIF;
  return tail.includes('IEND', 0, 'latin1');
}

/** True when the boxes of an AVIF or HEIC (ISO 14496-12, 4.2) reach beyond the end of the file. `read` gives 16 bytes at a place. */
export function boxesAreCut(size: number, read: (at: number) => Buffer): boolean {
  for (let at = 0, seen = 0; at < size && seen < 1000; seen++) {
    const head = read(at);
    if (head.length < 8) return true;
    const short = head.readUInt32BE(0);
    // 0: up to the end; 1: a length of 64 bits follows.
    if (short === 0) return false;
    const length = short === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : short;
    if (length < 8) return true;
    at += length;
    if (at > size) return true;
  }
  return false;
}
