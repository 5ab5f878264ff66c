/** Which of the old encodings bytes are in, when nothing says so: names in archives, pages and mails without a charset, text files. */
import { decodeText } from '../kit/text-encoding.ts';

/** Labels of the Encoding standard, in the order of trust when two look equally well; 'cp437' is ours (old DOS and most ZIP programs). */
const CANDIDATES = ['gb18030', 'shift_jis', 'big5'] as const;
export type Charset = 'utf-8' | (typeof CANDIDATES)[number] | 'windows-1252' | 'cp437';

const CP437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

/** Bytes looked at to tell the encoding of a long text. */
const SAMPLE = 64 * 1024;

/**
 * How common a double-byte character is in running text of its language, by the zone it lies in: 1 for what every text is made of, 0 for
 * what only rare names and wrong guesses use. The standards put the common characters first: GB 2312 level 1 (B0–D7), Big5 level 1
 * (A4–C6), JIS level 1 (88–97). Korean is not guessed: its syllables lie where GB 2312 has its common characters.
 */
const COMMON: Readonly<Record<(typeof CANDIDATES)[number], (lead: number, trail: number) => number>> = {
  gb18030: (lead, trail) => {
    if (trail < 0xa1) return 0.05;
    if (lead >= 0xb0 && lead <= 0xd7) return 1;
    if (lead >= 0xa1 && lead <= 0xa3) return 0.9;
    return lead >= 0xd8 && lead <= 0xf7 ? 0.5 : 0.05;
  },
  shift_jis: (lead, trail) => {
    // One byte of half-width katakana, which is what Chinese looks like in Shift-JIS.
    if (trail < 0) return 0.1;
    // Full-width Latin letters stand where a code page has an accented letter before a plain one.
    if (lead === 0x82) return trail >= 0x9f ? 1 : trail >= 0x4f && trail <= 0x58 ? 0.8 : 0.3;
    if (lead === 0x81 || lead === 0x83) return 1;
    return lead >= 0x88 && lead <= 0x97 ? 0.95 : 0.2;
  },
  big5: (lead) => (lead >= 0xa4 && lead <= 0xc6 ? 0.95 : lead >= 0xa1 && lead <= 0xa3 ? 0.8 : 0.2),
};

/** Mean of COMMON over the characters above ASCII, or -1 when the bytes are not in this encoding. */
function score(bytes: Uint8Array, charset: (typeof CANDIDATES)[number]): number {
  try {
    new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return -1;
  }
  let sum = 0;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const single = charset === 'shift_jis' && lead >= 0xa1 && lead <= 0xdf;
    const trail = single ? -1 : (bytes[++at] ?? 0);
    sum += COMMON[charset](lead, trail);
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

const isLetter = (byte: number) => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** How well the bytes look like Western words: single letters above ASCII among plain ones. `accents` says which bytes are letters. */
function western(bytes: Uint8Array, accents: (byte: number) => boolean): number {
  let good = 0;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    count++;
    const [before = 0, after = 0] = [bytes[at - 1] ?? 0, bytes[at + 1] ?? 0];
    // Every other byte above ASCII, three times over: katakana, not French.
    const high = [-4, -2, 2, 4].map((step) => (bytes[at + step] ?? 0) >= 0x80);
    if ((high[1] && (high[0] || high[2])) || (high[2] && high[3])) continue;
    if (before < 0x80 && after < 0x80 && accents(byte) && (isLetter(before) || isLetter(after))) good++;
  }
  return count === 0 ? 0 : good / count;
}

const DOS_LETTERS = (byte: number) => byte <= 0xa5 || byte === 0xe1;
const WINDOWS_LETTERS = (byte: number) => byte >= 0xc0 || byte === 0x92 || byte === 0x93 || byte === 0x94 || byte === 0xa9 || byte === 0xae;

/** The likeliest encoding. `otherwise` is what single bytes above ASCII are taken for when they are no double-byte text. */
export function guessCharset(bytes: Uint8Array, otherwise: 'windows-1252' | 'cp437'): Charset {
  if (isUtf8(bytes)) return 'utf-8';
  let sample = bytes;
  if (bytes.length > SAMPLE) {
    // Ends before an ASCII byte, so that no character is cut in two.
    let end = SAMPLE;
    while (end > SAMPLE - 1024 && ((bytes[end] ?? 0) >= 0x80 || (bytes[end - 1] ?? 0) >= 0x80)) end--;
    sample = bytes.subarray(0, end);
  }
  let best: Charset = otherwise;
  let most = Math.max(0.25, western(sample, otherwise === 'cp437' ? DOS_LETTERS : WINDOWS_LETTERS));
  for (const charset of CANDIDATES) {
    const good = score(sample, charset);
    if (good > most) [best, most] = [charset, good];
  }
  return best;
}

/** Whether bytes that are neither UTF-8 nor UTF-16 are words in one of the old encodings, and not a file of numbers. */
export function isOldText(bytes: Uint8Array): boolean {
  let ascii = 0;
  for (const byte of bytes) {
    if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b) || byte === 0x7f) return false;
    if (byte < 0x80) ascii++;
  }
  return bytes.length > 0 && (ascii / bytes.length > 0.7 || guessCharset(bytes, 'windows-1252') !== 'windows-1252');
}

export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Decodes in any of our encodings; bytes that are none become U+FFFD. */
export function decodeAs(charset: Charset, bytes: Uint8Array): string {
  if (charset !== 'cp437') return new TextDecoder(charset).decode(bytes);
  return Array.from(bytes, (byte) => (byte < 0x80 ? String.fromCharCode(byte) : CP437[byte - 0x80])).join('');
}

/** Names of encodings that the Encoding standard does not list. Code page numbers are Windows' own. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  cp936: 'gbk',
  ms936: 'gbk',
  '936': 'gbk',
  'windows-936': 'gbk',
  hz: 'gbk',
  cp932: 'shift_jis',
  '932': 'shift_jis',
  cp950: 'big5',
  '950': 'big5',
  cp949: 'euc-kr',
  '949': 'euc-kr',
  '54936': 'gb18030',
  '65001': 'utf-8',
  '1200': 'utf-16le',
  '20127': 'windows-1252',
  '20936': 'gbk',
  '28591': 'windows-1252',
  '50220': 'iso-2022-jp',
  '50221': 'iso-2022-jp',
  '50222': 'iso-2022-jp',
  '51932': 'euc-jp',
  '51949': 'euc-kr',
};

/** A decoder for an encoding as a file names it, or a Windows code page by its number; undefined when it is unknown. */
export function decoderFor(label: string): TextDecoder | undefined {
  const name = label.trim().toLowerCase();
  const code = /^(?:cp|windows-?)?(125\d|874)$/.exec(name)?.[1];
  try {
    return new TextDecoder(OTHER_NAMES[name] ?? (code ? `windows-${code}` : name));
  } catch {
    return undefined;
  }
}

/** A whole text, whatever its encoding: a mark at its beginning, the encoding it is said to be in, else the likeliest. */
export function decodeAny(bytes: Uint8Array, label = ''): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return new TextDecoder('utf-8').decode(bytes);
  if (a === 0xff && b === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const said = label === '' ? undefined : decoderFor(label);
  // A page that says UTF-8 or Latin-1 and is not is an everyday thing; a double-byte label is never there by habit.
  if (said && (!/^(utf-8|windows-1252)$/.test(said.encoding) || (said.encoding === 'utf-8' && isUtf8(bytes)))) return said.decode(bytes);
  const wide = bytes.includes(0) ? decodeText(bytes)?.text : undefined;
  return wide ?? decodeAs(guessCharset(bytes, 'windows-1252'), bytes);
}
