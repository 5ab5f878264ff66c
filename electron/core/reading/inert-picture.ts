/** Pictures inside a page, as data: URLs: raster pictures that say their size, and no size that would choke whoever draws them. */
import { PIXEL_LIMIT } from './limits.ts';

/** Bytes looked at for the size: a JPEG may carry a thumbnail before it. */
const LOOKED_AT = 256 * 1024;

interface Seen {
  readonly type: string;
  readonly width: number;
  readonly height: number;
}

/** Kind and size of a picture by its first bytes; undefined when it is none of the kinds a browser draws without running anything. */
function seen(bytes: Buffer): Seen | undefined {
  if (bytes.length < 26) return undefined;
  const four = bytes.toString('latin1', 0, 4);
  if (bytes.readUInt32BE(0) === 0x89504e47) return { type: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (four === 'GIF8') return { type: 'gif', width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return jpeg(bytes);
  if (four === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return webp(bytes);
  if (four.startsWith('BM')) return { type: 'bmp', width: Math.abs(bytes.readInt32LE(18)), height: Math.abs(bytes.readInt32LE(22)) };
  if (bytes.readUInt32LE(0) === 0x00010000 && bytes.readUInt16LE(4) > 0) return { type: 'x-icon', width: 256, height: 256 };
  if (bytes.toString('latin1', 4, 8) === 'ftyp' && /^avi[fs]/.test(bytes.toString('latin1', 8, 12))) {
    const size = bytes.indexOf('ispe', 0, 'latin1');
    if (size > 0 && size + 16 <= bytes.length)
      return { type: 'avif', width: bytes.readUInt32BE(size + 8), height: bytes.readUInt32BE(size + 12) };
  }
  return undefined;
}

/** The frame header among the segments (ITU T.81, B.2.2). */
function jpeg(bytes: Buffer): Seen | undefined {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { type: 'jpeg', width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** The three kinds of first chunk (RFC 9649, 2.5 to 2.7). */
function webp(bytes: Buffer): Seen | undefined {
  const chunk = bytes.toString('latin1', 12, 16);
  if (chunk === 'VP8X' && bytes.length >= 30)
    return { type: 'webp', width: 1 + bytes.readUIntLE(24, 3), height: 1 + bytes.readUIntLE(27, 3) };
  if (chunk === 'VP8L') {
    const bits = bytes.readUInt32LE(21);
    return { type: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  if (chunk === 'VP8 ' && bytes.length >= 30)
    return { type: 'webp', width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff };
  return undefined;
}

const allowed = (picture: Seen | undefined): picture is Seen =>
  picture !== undefined && picture.width > 0 && picture.height > 0 && picture.width * picture.height <= PIXEL_LIMIT;

/** A data: URL of a picture's bytes, or undefined when they are no picture that may be shown. */
export function pictureUrl(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const picture = seen(buffer.subarray(0, LOOKED_AT));
  return allowed(picture) ? `data:image/${picture.type};base64,${buffer.toString('base64')}` : undefined;
}

/** The same URL, its type as its bytes say; undefined when it is no data: URL of a picture that may be shown. */
export function safeDataUrl(url: string): string | undefined {
  const comma = url.indexOf(',');
  if (comma < 0 || comma > 200 || !/^\s*data:image\/[^,]*;\s*base64\s*$/i.test(url.slice(0, comma))) return undefined;
  const payload = url.slice(comma + 1).replace(/%(2B|2F|3D)|\s+/gi, (part) => (part[0] === '%' ? decodeURIComponent(part) : ''));
  if (/[^A-Za-z0-9+/=]/.test(payload)) return undefined;
  const picture = seen(Buffer.from(payload.slice(0, Math.ceil(LOOKED_AT / 3) * 4), 'base64'));
  return allowed(picture) ? `data:image/${picture.type};base64,${payload}` : undefined;
}
