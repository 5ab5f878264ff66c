/** Strings of PDF: their bytes, and the text they stand for. ISO 32000-2, 7.3.4 and 7.9.2. */
import type { Text } from './values.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** Bytes of a string, one character each. */
export function bytesOf({ raw }: Text): string {
  if (raw.startsWith('<')) {
    const hex = raw.length % 2 === 1 ? `${raw.slice(1, -1)}0` : raw.slice(1, -1);
    return Buffer.from(hex, 'hex').toString('latin1');
  }
  const inner = raw.slice(1, -1);
  if (!/[\\\r]/.test(inner)) return inner;
  return inner.replace(/\\(?:([0-7]{1,3})|(\r\n|\r|\n)|([\s\S]))|\r\n?/g, (_, octal?: string, line?: string, other?: string) => {
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    if (line !== undefined) return '';
    return other === undefined ? '\n' : (ESCAPES[other] ?? other);
  });
}

/** A text string (7.9.2.2): ASCII as it is, everything else UTF-16. */
export function textString(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replace(/[\\()]/g, '\\$&')})`;
  return `<FEFF${Buffer.from(text.toWellFormed(), 'utf16le').swap16().toString('hex').toUpperCase()}>`;
}

/** Unicode text of a text string: UTF-16, UTF-8, else by Latin-1, which agrees with PDFDocEncoding where it matters here. */
export function unicodeOf(text: Text): string {
  const bytes = bytesOf(text);
  if (bytes.startsWith('\u00fe\u00ff')) {
    const units = Buffer.from(bytes.slice(2), 'latin1');
    return units
      .subarray(0, units.length & ~1)
      .swap16()
      .toString('utf16le');
  }
  return bytes.startsWith('\u00ef\u00bb\u00bf') ? Buffer.from(bytes.slice(3), 'latin1').toString('utf8') : bytes;
}
