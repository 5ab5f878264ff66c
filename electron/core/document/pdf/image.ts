/** Looks at the first bytes of an image, so that a broken one becomes a finding and not a failed document. */
import type { Picture } from '../model.ts';

/** Decoding needs four bytes a pixel; above this the engine would run out of memory. */
const MOST_PIXELS = 120_000_000;

/** Why the image cannot be printed, in a few English words; undefined when it can, as far as its head shows. */
export function faultOfImage(image: Picture): string | undefined {
  if (image.type === 'image/svg+xml')
    return Buffer.from(image.bytes.subarray(0, 4)).toString('latin1') === '<svg' ? undefined : 'not an SVG file';
  const size = image.type === 'image/png' ? pngSize(image.bytes) : jpegSize(image.bytes);
  if (!size) return image.type === 'image/png' ? 'not a PNG file' : 'not a JPEG file';
  if (size.width === 0 || size.height === 0) return 'it is empty';
  if (size.width * size.height > MOST_PIXELS) return `it is too large (${size.width} × ${size.height})`;
  return undefined;
}

function pngSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  if (bytes.length < 33 || signature.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function jpegSize(bytes: Uint8Array): { width: number; height: number } | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    // Frame headers SOF0 to SOF15, without the three markers between them that mean something else.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}
