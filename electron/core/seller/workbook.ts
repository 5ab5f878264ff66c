/** The first sheet of an XLSX file. What comes out of the archive is counted while it is inflated, whatever its directory claims. */
import { Unzip, UnzipInflate, zipSync } from 'fflate';
import type { CellFault, Sheet } from '../kit/columns.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Exact } from '../kit/money.ts';
import { Problem } from '../kit/problem.ts';

export interface TableLimits {
  readonly rows: number;
  readonly columns: number;
  /** Rows times columns: the reader builds every cell between the first and the last, empty or not. */
  readonly cells?: number;
  /** Bytes, megabytes of 2^20 each. */
  readonly inflated: number;
}

/** Excel's own limit is 1,048,576 rows; a list of sellers that long is a mistake. */
export const tableLimits: TableLimits = { rows: 200_000, columns: 500, cells: 8_000_000, inflated: 256 * 1024 * 1024 };
const CHUNK = 64 * 1024;

type Parts = Record<string, Uint8Array>;

/** Throws `invalid` for a broken file, `unsupported` for one that is too large or locked with a password. */
export async function readWorkbook(file: string, bytes: Uint8Array, limits = tableLimits): Promise<Sheet> {
  const parts = inflate(file, bytes, limits.inflated);
  if (!parts['xl/workbook.xml']) throw new Problem('invalid', 'seller.table-not-what-name-says', { file, name: 'XLSX', is: 'ZIP' });
  const findings: Finding[] = [];
  const sheets = sheetsOf(parts);
  const xml = new TextDecoder().decode(sheets[0]?.part);
  checkExtent(file, xml, limits);
  if (sheets.length > 1) {
    const others = sheets.slice(1).map((sheet) => sheet.name);
    findings.push(finding('note', file, 'seller.sheets-ignored', { file, sheet: sheets[0]?.name ?? '', others: others.join(', ') }));
  }
  // Stored, not deflated: the reader then allocates no more than what was counted here.
  const counted = zipSync(parts, { level: 0 });
  const { readSheet } = await import('read-excel-file/universal');
  const grid = await readSheet<NumberCell>(counted.buffer as ArrayBuffer, {
    trim: false,
    parseNumber: (digits) => new NumberCell(digits),
  }).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  const faults: CellFault[] = [];
  const rows = grid.map((cells, r) =>
    cells.map((cell: unknown, c) => {
      if (cell === null || cell === undefined) return '';
      if (cell instanceof Date) return dateText(cell);
      if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
      if (!(cell instanceof NumberCell)) return String(cell);
      if (cell.lost) faults.push({ row: r + 1, column: c, id: 'seller.cell-digits-lost', value: cell.text });
      return cell.text;
    }),
  );
  faults.push(...silentCells(xml));
  const named = faults.map((fault) => {
    const column = rows[0]?.[fault.column]?.trim() || columnLetters(fault.column + 1);
    return finding('error', `${file}:${fault.row}:${column}`, fault.id, { file, row: fault.row, column, value: fault.value });
  });
  return { rows, encoding: 'XLSX', findings: [...findings, ...named], faults };
}

/** A numeric cell. Excel keeps 15 significant digits: a longer whole number (a card, an order) has lost its last ones for good. */
class NumberCell {
  readonly text: string;
  readonly lost: boolean;

  constructor(stored: string) {
    const value = new Exact(stored);
    const whole = value.isInteger();
    this.lost = whole && value.abs().gte('1e15');
    // 19.99 is stored as 19.989999999999998: fifteen digits are what Excel shows.
    const text = whole ? value.toFixed() : value.toSignificantDigits(15).toFixed();
    // Three decimals could be thousands in a text file; here they are not.
    this.text = /^-?\d+\.\d{3}$/.test(text) ? `${text}0` : text;
  }
}

/** A date cell without its time of day when that is midnight. Excel dates have no zone; the library gives them as UTC. */
function dateText(value: Date): string {
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
}

function inflate(file: string, bytes: Uint8Array, most: number): Parts {
  const chunks = new Map<string, Uint8Array[]>();
  const done = new Set<string>();
  let total = 0;
  const archive = new Unzip((entry) => {
    if (!/^(xl\/.*|\[Content_Types\])\.(xml|rels)$/i.test(entry.name) && !entry.name.endsWith('.rels')) return;
    const list: Uint8Array[] = [];
    chunks.set(entry.name, list);
    entry.ondata = (error, data, final) => {
      if (error) throw error;
      total += data.length;
      if (total > most) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: `${most / 2 ** 20} MB` });
      list.push(data);
      if (final) done.add(entry.name);
    };
    entry.start();
  });
  archive.register(UnzipInflate);
  try {
    if (!hasEnd(bytes)) throw new Error('cut off');
    for (let at = 0; at < bytes.length; at += CHUNK) archive.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
    if (done.size !== chunks.size) throw new Error('cut off');
  } catch (error) {
    throw error instanceof Problem ? error : unreadable(file, error);
  }
  return Object.fromEntries([...chunks].map(([name, list]) => [name, joined(list)]));
}

/** The end-of-directory record, without which the file was cut off. It may be followed by a comment of up to 64 KB. */
function hasEnd(bytes: Uint8Array): boolean {
  for (let at = bytes.length - 22; at >= 0 && at > bytes.length - 65_558; at--) {
    if (bytes[at] === 0x50 && bytes[at + 1] === 0x4b && bytes[at + 2] === 5 && bytes[at + 3] === 6) return true;
  }
  return false;
}

function joined(list: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(list.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of list) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** One stray cell at XFD1048576 makes the grid seventeen thousand million cells large; the reader would build it. */
function checkExtent(file: string, xml: string, most: TableLimits): void {
  let rows = 0;
  let columns = 0;
  for (const match of xml.matchAll(/<(?:\w+:)?(?:row|c)\s[^>]*?\br\s*=\s*["']\s*([A-Za-z]*)(\d+)/g)) {
    rows = Math.max(rows, Number(match[2]));
    columns = Math.max(columns, columnNumber(match[1] ?? ''));
  }
  if (rows > most.rows) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: `${most.rows} rows` });
  if (columns > most.columns) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: `${most.columns} columns` });
  const cells = most.cells ?? most.rows * most.columns;
  if (rows * columns > cells) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: `${cells} cells` });
}

/** Cells the reader takes for empty: formulas stored without a result, as programs other than spreadsheets write them, and errors. */
function silentCells(xml: string): CellFault[] {
  const faults: CellFault[] = [];
  for (const [, attributes = '', body = ''] of xml.matchAll(/<(?:\w+:)?c(\s[^>]*[^>/])>(.*?)<\/(?:\w+:)?c>/gs)) {
    const failed = /\st\s*=\s*["']e["']/.test(attributes);
    if (!failed && (!/<(?:\w+:)?f[\s>/]/.test(body) || /<(?:\w+:)?v[\s>/]/.test(body))) continue;
    const cell = /\sr\s*=\s*["']([A-Za-z]+)(\d+)/.exec(attributes);
    faults.push({
      row: Number(cell?.[2] ?? 1),
      column: columnNumber(cell?.[1] ?? 'A') - 1,
      id: failed ? 'seller.cell-formula-error' : 'seller.cell-no-value',
      value: /<(?:\w+:)?v>(.*?)</.exec(body)?.[1] ?? '',
    });
  }
  return faults;
}

/** The sheets in the order of the workbook; the reader reads the first. */
function sheetsOf(parts: Parts): { name: string; part: Uint8Array | undefined }[] {
  const text = (name: string) => new TextDecoder().decode(parts[name]);
  const attribute = (tag: string, name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
  const targets = new Map(
    Array.from(text('xl/_rels/workbook.xml.rels').matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g), ([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return Array.from(text('xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g), ([tag]) => {
    const target = targets.get(attribute(tag, '(?:\\w+:)?id')) ?? '';
    return { name: attribute(tag, 'name'), part: parts[target.startsWith('/') ? target.slice(1) : `xl/${target}`] };
  });
}

const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** 1 -> A, 27 -> AA: how the spreadsheet names a column that has no header. */
export function columnLetters(column: number): string {
  const rest = column - 1;
  return (rest >= 26 ? columnLetters(Math.floor(rest / 26)) : '') + String.fromCharCode(65 + (rest % 26));
}

function unreadable(file: string, error: unknown): Problem {
  const cell = /row (\d+), col (\d+)/.exec(error instanceof Error ? error.message : '');
  if (!cell) return new Problem('invalid', 'seller.table-broken-xlsx', { file }, [], error);
  return noValue(file, Number(cell[1]), columnLetters(Number(cell[2])), error);
}

function noValue(file: string, row: number, column: string, cause?: unknown): Problem {
  const faults = [finding('error', `${file}:${row}:${column}`, 'seller.cell-no-value', { file, row, column })];
  return new Problem('invalid', 'seller.cell-no-value', { file, row, column }, faults, cause);
}
