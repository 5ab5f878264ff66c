/** CSV, TSV and XLSX files as rows of text. Digits, leading zeros and line breaks inside a cell stay as they are. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Sheet } from '../kit/columns.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import { decodeTable, type TableEncoding } from './decode.ts';
import { readWorkbook, type TableLimits, tableLimits } from './workbook.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/** What parts the cells of a text file, in the order of trust when two look equally well. */
export const delimiters = ['\t', ';', '|', ','] as const;
export type Delimiter = (typeof delimiters)[number];

/** How to read a file when what it looks like is not what it is; what is left out is sniffed. */
export interface Reading {
  readonly encoding?: TableEncoding | undefined;
  readonly delimiter?: Delimiter | undefined;
}

/**
 * Reads one table. `file` is the name the messages use. Throws `invalid` or `unsupported` when the file as a whole cannot be read;
 * faults of single cells (digits lost in Excel) come as findings of the sheet.
 */
export async function readSheet(file: string, bytes: Uint8Array, reading: Reading = {}, limits: TableLimits = tableLimits): Promise<Sheet> {
  if (bytes.length > MAX_BYTES) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: '64 MB' });
  const kind = kindOf(bytes);
  const extension = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (kind === 'old-excel') throw new Problem('unsupported', 'seller.table-old-excel', { file });
  if (kind !== 'text' && kind !== 'zip') throw new Problem('unsupported', 'seller.table-not-a-table', { file, is: kind });
  const named = extension === 'xlsx' || extension === 'xlsm' ? 'zip' : ['csv', 'tsv', 'txt'].includes(extension) ? 'text' : undefined;
  if (named === undefined) throw new Problem('unsupported', 'seller.table-extension', { file });
  if (named !== kind) {
    throw new Problem('invalid', 'seller.table-not-what-name-says', {
      file,
      name: named === 'zip' ? 'XLSX' : 'text',
      is: kind === 'zip' ? 'XLSX or ZIP' : 'text',
    });
  }
  const sheet = kind === 'zip' ? await readWorkbook(file, bytes, limits) : readText(file, bytes, reading, limits.rows);
  if (sheet.rows.length === 0 || sheet.rows.every((row) => row.every((cell) => cell.trim() === '')))
    throw new Problem('invalid', 'seller.table-empty', { file });
  return sheet;
}

function kindOf(bytes: Uint8Array): string {
  const starts = (...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte);
  if (starts(0x50, 0x4b)) return 'zip';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'old-excel';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'PDF';
  if (starts(0x89, 0x50, 0x4e, 0x47) || starts(0xff, 0xd8, 0xff)) return 'an image';
  if (starts(0x1f, 0x8b) || starts(0x52, 0x61, 0x72, 0x21) || starts(0x37, 0x7a, 0xbc, 0xaf)) return 'an archive';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512)).trimStart().toLowerCase();
  if (head.startsWith('<!doctype html') || head.startsWith('<html') || head.startsWith('<table')) return 'HTML';
  return 'text';
}

function readText(file: string, bytes: Uint8Array, reading: Reading, most: number): Sheet {
  const decoded = decodeTable(bytes, reading.encoding);
  if (!decoded) throw new Problem('invalid', 'seller.table-encoding', { file });
  const findings: Finding[] = [];
  if (!decoded.certain) findings.push(finding('warning', file, 'seller.table-encoding-guessed', { file, encoding: decoded.encoding }));
  // Excel writes `sep=;` above a table to say what parts its cells.
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(decoded.text)?.[1];
  const delimiter = reading.delimiter ?? delimiters.find((one) => one === said) ?? sniffDelimiter(decoded.text);
  try {
    const rows = parse(decoded.text, {
      delimiter,
      bom: true,
      relax_column_count: true,
      // A shop name such as #import "x" may stand unquoted in a hand-written file.
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
    });
    if (rows.length > most) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: `${most} rows` });
    return { rows, encoding: decoded.encoding, delimiter, findings };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The row that opens it; the parser itself only notices at the end of the file.
    const row = (Number(error.records) || 0) + 1;
    throw new Problem('invalid', 'seller.table-broken-csv', { file, row }, [
      finding('error', `${file}:${row}`, 'seller.table-broken-csv', { file, row }),
    ]);
  }
}

/** Lines and characters looked at; a file of one endless line is not read twice. */
const LINES = 30;
const CHARACTERS = 200_000;

/**
 * The separator that parts most lines into equally many cells, quotation marks respected: a title row above the table has none, and the
 * commas in addresses of a table parted by semicolons come in any number. A comma when nothing parts the lines.
 */
export function sniffDelimiter(text: string): Delimiter {
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of delimiters) {
    const counts = countsOf(text, delimiter).filter((count) => count > 0);
    const usual = Math.max(0, ...counts.map((count) => counts.filter((one) => one === count).length));
    const cells = Math.max(0, ...counts.filter((count) => counts.filter((one) => one === count).length === usual));
    const weight = usual * Math.log2(2 + cells);
    if (weight > most) [best, most] = [delimiter, weight];
  }
  return best;
}

/** How often a separator stands in each of the first lines, outside of quotation marks that open a cell. */
function countsOf(text: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let opens = true;
  for (let at = 0; at < text.length && at < CHARACTERS && counts.length < LINES; at++) {
    const char = text[at];
    if (char === '"' && quoted && text[at + 1] === '"') at++;
    else if (char === '"' && (quoted || opens)) quoted = !quoted;
    opens = false;
    if (quoted) continue;
    if (char === delimiter) {
      count++;
      opens = true;
    } else if (char === '\n') {
      counts.push(count);
      count = 0;
      opens = true;
    }
  }
  return [...counts, count];
}
