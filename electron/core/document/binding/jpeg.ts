/** JPEG files as they go into a PDF: the picture and what is needed to show it, without what cameras write beside it. ITU-T T.81. */

export interface Jpeg {
  readonly width: number;
  readonly height: number;
  /** 1 grey, 3 colour, 4 print colours. */
  readonly parts: number;
  /** Print colours as Adobe's programs write them, upside down. */
  readonly inverted: boolean;
  /** 1 to 8 as EXIF has it. */
  readonly orientation: number;
  readonly profile: Buffer | undefined;
  /** The file in pieces, what is left out being left out. */
  readonly pieces: readonly Buffer[];
}

const MOST_PROFILE = 4 << 20;

/** Undefined for a file that is no JPEG, or of a kind PDF viewers do not draw. */
export function readJpeg(bytes: Buffer): Jpeg | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  const pieces: Buffer[] = [bytes.subarray(0, 2)];
  const profile: Buffer[] = [];
  let frame: { width: number; height: number; parts: number } | undefined;
  let orientation = 1;
  let adobe = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    const length = bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at, at + 2 + length);
    if (length < 2 || segment.length < 2 + length) return undefined;
    const body = segment.subarray(4);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (marker > 0xc2 || body[0] !== 8 || body.length < 6) return undefined;
      frame = { height: body.readUInt16BE(1), width: body.readUInt16BE(3), parts: body[5] ?? 0 };
    }
    if (marker === 0xe1 && body.toString('latin1', 0, 6) === 'Exif\0\0') orientation = orientationOf(body.subarray(6));
    else if (marker === 0xe2 && body.toString('latin1', 0, 12) === 'ICC_PROFILE\0') profile[body[12] ?? 0] = body.subarray(14);
    if (marker === 0xee && body.toString('latin1', 0, 5) === 'Adobe') adobe = true;
    // Of what programs add, only what tells how colours are coded stays.
    if (!((marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe)) pieces.push(segment);
    at += 2 + length;
    if (marker !== 0xda) continue;
    if (!frame || frame.width === 0 || frame.height === 0 || ![1, 3, 4].includes(frame.parts)) return undefined;
    pieces.push(bytes.subarray(at, endOf(bytes, at)));
    const whole = Buffer.concat(profile.filter((part) => part !== undefined));
    const fits = whole.length > 128 && whole.length <= MOST_PROFILE && PROFILE_SPACES[whole.toString('latin1', 16, 20)] === frame.parts;
    return { ...frame, inverted: adobe && frame.parts === 4, orientation, profile: fits ? whole : undefined, pieces };
  }
  return undefined;
}

const PROFILE_SPACES: Readonly<Record<string, number>> = { GRAY: 1, 'RGB ': 3, CMYK: 4 };

/** End of the picture that begins at `from`: some phones append films and second pictures. */
function endOf(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xd9) return at + 2;
    if (marker === 0 || marker === 0xff || (marker >= 0xd0 && marker <= 0xd7)) at += marker === 0xff ? 1 : 2;
    else if (at + 4 <= bytes.length) at += 2 + bytes.readUInt16BE(at + 2);
    else break;
  }
  return bytes.length;
}

/** The orientation in a TIFF directory as EXIF has it; 1 when there is none. */
export function orientationOf(tiff: Buffer): number {
  try {
    const little = tiff.toString('latin1', 0, 2) === 'II';
    const u16 = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
    const u32 = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
    const directory = u32(4);
    for (let i = 0; i < Math.min(u16(directory), 200); i++) {
      const at = directory + 2 + i * 12;
      if (u16(at) !== 0x0112) continue;
      const value = u16(at + 8);
      return value >= 1 && value <= 8 ? value : 1;
    }
  } catch {
    // Cut short: as if it said nothing.
  }
  return 1;
}
