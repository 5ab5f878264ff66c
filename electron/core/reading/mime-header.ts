/** Headers of messages and of their parts (RFC 5322, 2045, 2047, 2231), as they are met and not only as they should be. */
import { decodeWords } from 'postal-mime';
import { decodeAs, decoderFor, guessCharset, isUtf8 } from './charset.ts';

/** The first of each, by its name in lower case, unfolded; encoded words are still encoded. */
export type Headers = ReadonlyMap<string, string>;

/** Longest block of headers and longest single header that is read, in bytes. */
const LONGEST_BLOCK = 512 * 1024;
const LONGEST = 128 * 1024;

const CR = 0x0d;
const LF = 0x0a;

/** Reads the block of headers that begins at `from`; `body` is where the text after its blank line begins. */
export function readHeaders(bytes: Buffer, from: number): { headers: Headers; body: number } {
  const lines: Buffer[] = [];
  let at = from;
  let body = bytes.length;
  while (at < bytes.length) {
    const found = bytes.indexOf(LF, at);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(at, end > at && bytes[end - 1] === CR ? end - 1 : end);
    at = found < 0 ? bytes.length : end + 1;
    if (line.length === 0) {
      body = at;
      break;
    }
    if (at - from < LONGEST_BLOCK) lines.push(line);
  }
  return { headers: headersOf(lines), body };
}

function headersOf(lines: readonly Buffer[]): Headers {
  // Old Chinese mailers write GBK where only ASCII or UTF-8 may stand. All such lines of a block are in one encoding.
  const odd = lines.filter((line) => line.some((byte) => byte > 0x7f) && !isUtf8(line));
  const charset = odd.length === 0 ? 'utf-8' : guessCharset(Buffer.concat(odd), 'windows-1252');
  const headers = new Map<string, string>();
  let name = '';
  let value: string[] = [];
  const keep = () => {
    if (name !== '' && !headers.has(name)) headers.set(name, value.join('').slice(0, LONGEST).trim());
  };
  for (const line of lines) {
    const text = decodeAs(odd.includes(line) ? charset : 'utf-8', line);
    if (/^[ \t]/.test(text)) {
      if (value.length < 5_000) value.push(text);
      continue;
    }
    keep();
    const colon = text.indexOf(':');
    name = colon > 0 ? text.slice(0, colon).trimEnd().toLowerCase() : '';
    value = [text.slice(colon + 1)];
  }
  keep();
  return headers;
}

/** The words of a header, whatever they are encoded in. */
export const words = (value: string | undefined): string => (value === undefined ? '' : decodeWords(value.slice(0, LONGEST)));

export interface Structured {
  /** In lower case: `text/plain`, `attachment`. */
  readonly value: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;

/** A header with parameters, its continuations joined and its percent signs decoded (RFC 2231); the first of two same names counts. */
export function structured(header: string | undefined): Structured {
  const line = (header ?? '').slice(0, 20_000);
  const start = line.indexOf(';');
  const value = (start < 0 ? line : line.slice(0, start))
    .replace(/\([^()]*\)/g, '')
    .trim()
    .toLowerCase();
  const parameters = new Map<string, string>();
  const pieces = new Map<string, { charset: string; parts: { no: number; text: string; encoded: boolean }[] }>();
  for (const match of start < 0 ? [] : line.slice(start).matchAll(PARAMETER)) {
    const name = (match[1] ?? '').toLowerCase();
    const text = match[2] === undefined ? (match[3] ?? '').replace(/\s+\([^()]*\)\s*$/, '').trim() : match[2].replace(/\\(["\\])/g, '$1');
    const piece = /^([^*]+)\*(?:(\d{1,4})\*?)?$/.exec(name);
    if (!piece) {
      if (!parameters.has(name)) parameters.set(name, words(text));
      continue;
    }
    const of = pieces.get(piece[1] ?? '') ?? { charset: 'utf-8', parts: [] };
    pieces.set(piece[1] ?? '', of);
    const encoded = name.endsWith('*');
    const first = encoded && of.parts.length === 0 ? /^([^']*)'[^']*'([\s\S]*)$/.exec(text) : null;
    if (first) of.charset = first[1] || 'utf-8';
    of.parts.push({ no: Number(piece[2] ?? 0), text: first?.[2] ?? text, encoded });
  }
  for (const [name, { charset, parts }] of pieces) {
    const bytes = parts.sort((a, b) => a.no - b.no).map(({ text, encoded }) => (encoded ? percentBytes(text) : Buffer.from(text)));
    parameters.set(name, (decoderFor(charset) ?? new TextDecoder()).decode(Buffer.concat(bytes)));
  }
  return { value, parameters };
}

const percentBytes = (text: string): Buffer =>
  Buffer.from(
    text.replace(/%([0-9a-f]{2})|([\u0100-\uffff])/gi, (_, hex: string | undefined, wide: string | undefined) =>
      hex === undefined ? Buffer.from(wide ?? '').toString('latin1') : String.fromCharCode(Number.parseInt(hex, 16)),
    ),
    'latin1',
  );
