/** PNG files whose data a PDF can hold as it is: no transparency, not interlaced. W3C PNG, 4th edition. */
import { crc32, createInflate } from 'node:zlib';

export interface Png {
  readonly width: number;
  readonly height: number;
  readonly bits: number;
  /** Numbers for each pixel: 1 grey or palette, 3 colour. */
  readonly parts: number;
  /** Colours of the palette, three bytes each. */
  readonly palette: Buffer | undefined;
  /** The compressed data in pieces. */
  readonly pieces: readonly Buffer[];
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

/** Undefined for a file that is no PNG, that is damaged, or that has to be drawn first. */
export function readPng(bytes: Buffer): Png | undefined {
  if (!bytes.subarray(0, 8).equals(SIGNATURE)) return undefined;
  let head: Omit<Png, 'palette' | 'pieces'> | undefined;
  let colour = -1;
  let palette: Buffer | undefined;
  const pieces: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (body.length < length || at + 12 + length > bytes.length) return undefined;
    if (crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) return undefined;
    at += 12 + length;
    if (type === 'IHDR') {
      colour = body[9] ?? -1;
      head = { width: body.readUInt32BE(0), height: body.readUInt32BE(4), bits: body[8] ?? 0, parts: colour === 2 ? 3 : 1 };
      if (![0, 2, 3].includes(colour) || body[10] !== 0 || body[11] !== 0 || body[12] !== 0) return undefined;
    } else if (type === 'PLTE') palette = Buffer.from(body);
    // Transparent, or turned by what a camera wrote.
    else if (type === 'tRNS' || type === 'eXIf' || type === 'acTL') return undefined;
    else if (type === 'IDAT') pieces.push(body);
    else if (type === 'IEND') {
      if (!head || pieces.length === 0 || head.width === 0 || head.height === 0) return undefined;
      if (colour === 3) {
        const known = palette !== undefined && palette.length >= 3 && palette.length <= 768 && palette.length % 3 === 0;
        return known && [1, 2, 4, 8].includes(head.bits) ? { ...head, palette, pieces } : undefined;
      }
      const bits = colour === 0 ? [1, 2, 4, 8, 16] : [8, 16];
      return bits.includes(head.bits) ? { ...head, palette: undefined, pieces } : undefined;
    }
  }
  return undefined;
}

/** Whether the data are as many as the picture needs, and whole. They are unpacked piece by piece and not kept. */
export async function isWhole({ width, height, bits, parts, pieces }: Png): Promise<boolean> {
  const expected = height * (1 + Math.ceil((width * bits * parts) / 8));
  const inflate = createInflate({ chunkSize: 1 << 16 });
  let got = 0;
  try {
    const feed = (async () => {
      for (const piece of pieces)
        if (!inflate.write(piece)) await new Promise<void>((go) => void inflate.once('drain', go).once('close', go));
      inflate.end();
    })();
    for await (const chunk of inflate) {
      got += (chunk as Buffer).length;
      if (got > expected) return false;
    }
    await feed;
    return got === expected;
  } catch {
    return false;
  } finally {
    inflate.destroy();
  }
}
