/** Windows bitmaps, which the picture library does not read. */
import { readFileSync } from 'node:fs';
import type { ImageHeader } from './image-header.ts';

/** Values of `biCompression` under which every row takes the room its width says: none, and bit fields. */
const UNPACKED = new Set([0, 3, 6]);

/**
 * Size by the header (BITMAPCOREHEADER, BITMAPINFOHEADER and its followers). Throws when the pixels cannot all be in a file of `size`
 * bytes; a packed picture says its own end.
 */
export function bitmapHeader(head: Buffer, size: number): ImageHeader {
  const core = head.readUInt32LE(14) === 12;
  const width = core ? head.readUInt16LE(18) : head.readInt32LE(18);
  // A negative height says that rows go from the top.
  const height = core ? head.readUInt16LE(20) : Math.abs(head.readInt32LE(22));
  const depth = head.readUInt16LE(core ? 24 : 28);
  const packing = core ? 0 : head.readUInt32LE(30);
  if (width <= 0 || height <= 0 || ![1, 2, 4, 8, 16, 24, 32].includes(depth)) throw new Error('not a bitmap');
  const row = Math.ceil((width * depth) / 32) * 4;
  if (UNPACKED.has(packing) && head.readUInt32LE(10) + row * height > size) throw new Error('pixels are missing');
  return { width, height };
}

/** Pixels as RGBA; the alpha of old bitmaps means nothing. The caller has looked at the size first. */
export async function decodeBitmap(path: string): Promise<{ readonly data: Buffer; readonly width: number; readonly height: number }> {
  const { decode } = await import('bmp-ts');
  const { data, width, height } = decode(withLongHeader(readFileSync(path)), { toRGBA: true });
  return { data, width, height };
}

/** The decoder knows the header of OS/2 by no name: the same with the long header, palettes of three bytes made four. */
function withLongHeader(bytes: Buffer): Buffer {
  if (bytes.readUInt32LE(14) !== 12) return bytes;
  const depth = bytes.readUInt16LE(24);
  const colours = depth <= 8 ? 1 << depth : 0;
  const header = Buffer.alloc(54 + colours * 4);
  bytes.copy(header, 0, 0, 14);
  header.writeUInt32LE(header.length, 10);
  header.writeUInt32LE(40, 14);
  header.writeUInt32LE(bytes.readUInt16LE(18), 18);
  header.writeUInt32LE(bytes.readUInt16LE(20), 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(depth, 28);
  for (let colour = 0; colour < colours; colour++) bytes.copy(header, 54 + colour * 4, 26 + colour * 3, 29 + colour * 3);
  return Buffer.concat([header, bytes.subarray(bytes.readUInt32LE(10))]);
}
