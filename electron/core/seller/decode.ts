/** The text of a table whose encoding nobody says: UTF-8, UTF-16, GB 18030, Big5, Shift-JIS or Windows-1252. */
import { decodeText } from '../kit/text-encoding.ts';
import { guessCharset } from '../reading/charset.ts';

export const encodings = ['UTF-8', 'UTF-16LE', 'UTF-16BE', 'GB18030', 'Big5', 'Shift-JIS', 'Windows-1252'] as const;
export type TableEncoding = (typeof encodings)[number];

/** Names of the Encoding standard. */
const LABELS: Readonly<Record<TableEncoding, string>> = {
  'UTF-8': 'utf-8',
  'UTF-16LE': 'utf-16le',
  'UTF-16BE': 'utf-16be',
  GB18030: 'gb18030',
  Big5: 'big5',
  'Shift-JIS': 'shift_jis',
  'Windows-1252': 'windows-1252',
};
const OLD = { gb18030: 'GB18030', big5: 'Big5', shift_jis: 'Shift-JIS', 'windows-1252': 'Windows-1252' } as const;

export interface DecodedTable {
  readonly text: string;
  readonly encoding: TableEncoding;
  /** False when the bytes fit, but so might another encoding: the user is told which one was taken. */
  readonly certain: boolean;
}

/** Tabs and line ends apart, no text has control characters; U+0080 to U+009F stand in text that was decoded wrongly before. */
const CONTROL = /[\p{Cc}--[\t\n\v\f\r\u{80}-\u{9f}]]/v;

function decodedAs(bytes: Uint8Array, encoding: TableEncoding): string | undefined {
  try {
    const text = new TextDecoder(LABELS[encoding], { fatal: true }).decode(bytes);
    return CONTROL.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** Undefined when the bytes are no text in the encoding asked for, or in none of them. */
export function decodeTable(bytes: Uint8Array, asked?: TableEncoding): DecodedTable | undefined {
  if (asked !== undefined) {
    const text = decodedAs(bytes, asked);
    return text === undefined ? undefined : { text, encoding: asked, certain: true };
  }
  const decoded = decodeText(bytes);
  if (decoded && decoded.encoding !== 'GB18030') return CONTROL.test(decoded.text) ? undefined : decoded;
  const guess = guessCharset(bytes, 'windows-1252');
  const encoding = guess in OLD ? OLD[guess as keyof typeof OLD] : 'Windows-1252';
  const text = decodedAs(bytes, encoding);
  if (text === undefined) return undefined;
  return { text, encoding, certain: encoding === 'GB18030' && (decoded?.certain ?? false) };
}
