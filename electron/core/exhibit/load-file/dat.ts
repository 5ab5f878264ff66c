/**
 * Concordance DAT: one row a document, fields between þ (254), parted by DC4 (20), line ends within a field written as ® (174), rows ended
 * by CRLF, the first row the names of the fields (Dataflight's defaults; law/evidence.md section 10). In UTF-8 the file begins with a
 * byte order mark; in Windows-1252 þ and ® are single bytes. A value that holds one of the three is changed, because the format has no
 * escape: what was changed is told.
 */
export type DatEncoding = 'utf-8' | 'windows-1252';

const QUOTE = '\u00fe';
const SEPARATOR = '\u0014';
const LINE = '\u00ae';

/** A value as a field can hold it, line ends as `\n`. What the format keeps for itself is written otherwise; control characters are blanks. */
export function datValue(value: string): string {
  return value
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(QUOTE, 'th')
    .replaceAll(LINE, '(R)')
    .replace(/(?!\n)\p{Cc}/gu, ' ');
}

export interface DatFile {
  readonly bytes: Uint8Array;
  /** Values that are not as they were given: row from 1 for the first document, and why. */
  readonly changed: readonly { readonly row: number; readonly field: string; readonly why: 'delimiter' | 'encoding' }[];
}

/** Rows in the order of `fields`; a field a row lacks is empty. */
export function writeDat(fields: readonly string[], rows: readonly Readonly<Record<string, string>>[], encoding: DatEncoding): DatFile {
  const changed: { row: number; field: string; why: 'delimiter' | 'encoding' }[] = [];
  const line = (values: readonly string[]) => `${values.map((value) => QUOTE + value.replaceAll('\n', LINE) + QUOTE).join(SEPARATOR)}\r\n`;
  const parts = [line(fields)];
  rows.forEach((row, index) => {
    const values = fields.map((field) => {
      const given = row[field] ?? '';
      const safe = datValue(given);
      if (safe !== given.replace(/\r\n?/g, '\n')) changed.push({ row: index + 1, field, why: 'delimiter' });
      if (encoding === 'windows-1252' && !fits(safe)) changed.push({ row: index + 1, field, why: 'encoding' });
      return safe;
    });
    parts.push(line(values));
  });
  const text = parts.join('');
  return { bytes: encoding === 'utf-8' ? new TextEncoder().encode(`\ufeff${text}`) : windows1252(text), changed };
}

/** Byte of each character Windows-1252 has, as the decoder of the platform reads it. */
const BYTES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte]),
);

const fits = (text: string): boolean => [...text].every((character) => BYTES.has(character));

/** What the code page lacks becomes `?`. */
function windows1252(text: string): Uint8Array {
  const characters = [...text];
  const bytes = new Uint8Array(characters.length);
  characters.forEach((character, at) => {
    bytes[at] = BYTES.get(character) ?? 0x3f;
  });
  return bytes;
}

/** Something wrong with the form of the file; row 1 is the row of names, column 0 the row as a whole. */
export interface DatFault {
  readonly row: number;
  readonly column: number;
  readonly fault:
    | 'encoding'
    | 'no-mark'
    | 'line-end'
    | 'no-end'
    | 'qualifier'
    | 'separator'
    | 'field-count'
    | 'empty-name'
    | 'duplicate-name'
    | 'control'
    | 'no-rows'
    | 'blank-row';
  readonly detail: string;
}

export interface DatTable {
  readonly encoding: DatEncoding;
  readonly fields: readonly string[];
  /** Values by field; row 0 is the first document, row 2 of the file. Rows that could not be parted are left out. */
  readonly rows: readonly { readonly row: number; readonly values: Readonly<Record<string, string>> }[];
  readonly faults: readonly DatFault[];
}

/**
 * Reads a file strictly: everything that is not as `writeDat` would write it is a fault with its place, and as much as can be told apart
 * is read all the same.
 */
export function readDat(bytes: Uint8Array): DatTable {
  const faults: DatFault[] = [];
  const say = (row: number, column: number, fault: DatFault['fault'], detail = '') => faults.push({ row, column, fault, detail });
  const { text, encoding } = decoded(bytes, say);
  const lines = linesOf(text, say);
  const fields = lines[0] === undefined ? [] : valuesOf(lines[0], 1, say);
  const seen = new Set<string>();
  fields.forEach((name, index) => {
    if (name.trim() === '') say(1, index + 1, 'empty-name');
    else if (seen.has(name)) say(1, index + 1, 'duplicate-name', name);
    seen.add(name);
  });
  if (lines.length < 2) say(1, 0, 'no-rows');
  const rows = lines.slice(1).flatMap((line, index) => {
    const row = index + 2;
    if (line === '') {
      say(row, 0, 'blank-row');
      return [];
    }
    const values = valuesOf(line, row, say);
    if (values.length !== fields.length) say(row, 0, 'field-count', `${values.length} / ${fields.length}`);
    return [{ row, values: Object.fromEntries(fields.map((field, at) => [field, values[at] ?? ''])) }];
  });
  return { encoding, fields, rows, faults };
}

type Say = (row: number, column: number, fault: DatFault['fault'], detail?: string) => void;

function decoded(bytes: Uint8Array, say: Say): { readonly text: string; readonly encoding: DatEncoding } {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  if (!marked) {
    // þ as UTF-8 writes it, or a mark of UTF-16: the file is not what a reader without a mark takes it for.
    if (bytes[0] === 0xc3 && bytes[1] === 0xbe) {
      say(1, 0, 'no-mark');
      return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
    }
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) say(1, 0, 'encoding', 'UTF-16');
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    say(1, 0, 'encoding', 'UTF-8');
    return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  }
}

function linesOf(text: string, say: Say): string[] {
  const lines = text.split('\r\n');
  if (lines.at(-1) === '') lines.pop();
  else say(lines.length, 0, 'no-end');
  lines.forEach((line, index) => {
    if (/[\r\n]/.test(line)) say(index + 1, 0, 'line-end');
  });
  return lines;
}

/** The values of a row. A field that does not stand between two qualifiers is taken as far as the next separator. */
function valuesOf(line: string, row: number, say: Say): string[] {
  const values: string[] = [];
  for (let at = 0; at <= line.length; ) {
    const column = values.length + 1;
    if (line[at] !== QUOTE) {
      say(row, column, 'qualifier');
      const end = line.indexOf(SEPARATOR, at);
      values.push(line.slice(at, end < 0 ? line.length : end));
      if (end < 0) break;
      at = end + 1;
      continue;
    }
    const close = line.indexOf(QUOTE, at + 1);
    if (close < 0) {
      say(row, column, 'qualifier');
      values.push(line.slice(at + 1));
      break;
    }
    const value = line.slice(at + 1, close);
    if (value.includes(SEPARATOR)) say(row, column, 'separator');
    else if (/\p{Cc}/u.test(value)) say(row, column, 'control');
    values.push(value.replaceAll(LINE, '\n'));
    if (close + 1 === line.length) break;
    if (line[close + 1] !== SEPARATOR) {
      say(row, column, 'qualifier');
      const end = line.indexOf(SEPARATOR, close + 1);
      if (end < 0) break;
      at = end + 1;
    } else at = close + 2;
  }
  return values;
}
