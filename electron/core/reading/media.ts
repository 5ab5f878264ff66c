/** Sound and film: kept and played. What a phone writes into the header of its films is read (ISO 14496-12; QuickTime File Format). */
import { type FileHandle, open } from 'node:fs/promises';
import type { FormatFile, Found } from './format.ts';
import type { Metadata } from './model.ts';
import { utcTime } from './stated-time.ts';

/** Boxes looked at on one level, and bytes of a movie header that are read. */
const MOST_BOXES = 1_000;
const LARGEST_HEADER = 16 * 1024 ** 2;
/** Seconds from 1904 to 1970. */
const SINCE_1904 = 2_082_844_800;

/** The movie box wherever it lies among the boxes of the file; undefined when there is none. */
async function movieOf(file: FileHandle, size: number): Promise<Buffer | undefined> {
  const head = Buffer.alloc(16);
  for (let at = 0, boxes = 0; at + 8 <= size && boxes < MOST_BOXES; boxes++) {
    const { bytesRead } = await file.read(head, 0, 16, at);
    if (bytesRead < 8) return undefined;
    const short = head.readUInt32BE(0);
    const length = short === 1 && bytesRead === 16 ? Number(head.readBigUInt64BE(8)) : short === 0 ? size - at : short;
    const type = head.toString('latin1', 4, 8);
    if (length < 8 || !/^[\w\s©-]{4}$/.test(type)) return undefined;
    if (type === 'moov') {
      const movie = Buffer.alloc(Math.min(length, size - at, LARGEST_HEADER));
      await file.read(movie, 0, movie.length, at);
      return movie;
    }
    at += length;
  }
  return undefined;
}

/** Boxes inside a box: their type and what is in them. */
function* boxes(bytes: Buffer): Generator<{ type: string; content: Buffer }> {
  for (let at = 0, count = 0; at + 8 <= bytes.length && count < MOST_BOXES; count++) {
    const length = bytes.readUInt32BE(at);
    if (length < 8) return;
    yield { type: bytes.toString('latin1', at + 4, at + 8), content: bytes.subarray(at + 8, at + length) };
    at += length;
  }
}

/** `+27.5916+086.5640+8850/`: latitude, longitude, height (ISO 6709). */
function place(text: string): Metadata['gps'] {
  const m = /([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)/.exec(text);
  if (!m) return null;
  const [latitude, longitude] = [Number(m[1]), Number(m[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude: String(latitude), longitude: String(longitude) } : null;
}

export async function inspectMedia(file: FormatFile): Promise<Found> {
  if (file.head.toString('latin1', 4, 8) !== 'ftyp') return {};
  const handle = await open(file.path, 'r');
  try {
    const movie = await movieOf(handle, file.size);
    if (!movie) return { unreadable: 'damaged' };
    let captured: Metadata['captured'] = null;
    let gps: Metadata['gps'] = null;
    for (const { type, content } of boxes(movie.subarray(8))) {
      if (type === 'mvhd' && content.length >= 20) {
        const seconds = content[0] === 1 ? Number(content.readBigUInt64BE(4)) : content.readUInt32BE(4);
        // Zero, and 1970 counted from 1904, are clocks that were never set.
        if (seconds > SINCE_1904) captured = utcTime((seconds - SINCE_1904) * 1000, 'media');
      } else if (type === 'udta') {
        for (const inner of boxes(content)) if (inner.type === '\u00a9xyz') gps = place(inner.content.toString('latin1', 4));
      }
    }
    return { metadata: { captured, gps }, flags: gps ? ['gps'] : [] };
  } finally {
    await handle.close();
  }
}
