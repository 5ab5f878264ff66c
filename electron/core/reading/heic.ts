/** HEIC and HEIF (ISO 23008-12): what can be told of them without decoding. */
import { readFileSync } from 'node:fs';
import type { ImageHeader } from './image-header.ts';

/** Larger ones are not looked into for their EXIF. */
const LONGEST = 128 * 1024 * 1024;

export interface HeicHeader extends ImageHeader {
  /** The whole file, in which the EXIF lies anywhere; undefined for a very large one. */
  readonly file?: Buffer;
}

/** The largest picture in it, turned as it says. Throws when it names no size. */
export function heicHeader(path: string, size: number): HeicHeader {
  const file = size <= LONGEST ? readFileSync(path) : Buffer.alloc(0);
  let width = 0;
  let height = 0;
  for (let at = file.indexOf('ispe'); at >= 0 && at + 16 <= file.length; at = file.indexOf('ispe', at + 4)) {
    const [across, down] = [file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    if (file.readUInt32BE(at - 4) === 20 && across * down > width * height) [width, height] = [across, down];
  }
  if (width === 0) throw new Error('no picture in it');
  const turn = file.indexOf('irot');
  const sideways = turn >= 0 && turn + 5 <= file.length && (file[turn + 4] ?? 0) % 2 === 1;
  return { ...(sideways ? { width: height, height: width } : { width, height }), file };
}
