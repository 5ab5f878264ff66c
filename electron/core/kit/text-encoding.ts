/** Which encoding a text file is in, and its text. Chinese spreadsheets come as UTF-8, UTF-16 (Excel's "Unicode text") or GB 18030 (Excel's CSV). */
export type TextEncoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'GB18030';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** False when the bytes fit, but so might another encoding: the user is told which one was taken. */
  readonly certain: boolean;
}

const strict = (encoding: string, bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** UTF-16 without a mark: in a table nearly every other byte of the separators, digits and ASCII letters is zero. */
function utf16ByZeros(bytes: Uint8Array): 'UTF-16LE' | 'UTF-16BE' | undefined {
  const length = Math.min(bytes.length, 4096) & ~1;
  const zeros = [0, 0];
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i & 1] = (zeros[i & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (even + odd < length / 16) return undefined;
  return odd > even * 8 ? 'UTF-16LE' : even > odd * 8 ? 'UTF-16BE' : undefined;
}

/**
 * How well the bytes look like Chinese in GB 18030. Common characters have both bytes above 0xA0 (the GB 2312 zone);
 * Western code pages show as single high bytes before ASCII letters.
 */
function chineseness(bytes: Uint8Array): { common: number; western: number } {
  let pairs = 0;
  let common = 0;
  let western = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x81) continue;
    const trail = bytes[++i] ?? 0;
    pairs++;
    if (lead > 0xa0 && trail > 0xa0) common++;
    else if (trail >= 0x41 && trail < 0x7b && (bytes[i + 1] ?? 0) < 0x80) western++;
  }
  return pairs === 0 ? { common: 1, western: 0 } : { common: common / pairs, western: western / pairs };
}

/** Decodes a whole text file, or undefined when it is in none of the four encodings. */
export function decodeText(bytes: Uint8Array): DecodedText | undefined {
  const [a, b, c] = bytes;
  const as = (encoding: TextEncoding, from: number): DecodedText | undefined => {
    const text = strict(encoding, bytes.subarray(from));
    return text === undefined || text.includes('\u0000') ? undefined : { text, encoding, certain: true };
  };
  if (a === 0xef && b === 0xbb && c === 0xbf) return as('UTF-8', 3);
  if (a === 0xff && b === 0xfe) return as('UTF-16LE', 2);
  if (a === 0xfe && b === 0xff) return as('UTF-16BE', 2);
  const wide = utf16ByZeros(bytes);
  if (wide) return as(wide, 0);
  const utf8 = as('UTF-8', 0);
  if (utf8) return utf8;
  const { common, western } = chineseness(bytes);
  if (western > 0.5) return undefined;
  const chinese = as('GB18030', 0);
  return chinese && { ...chinese, certain: common > 0.8 };
}
