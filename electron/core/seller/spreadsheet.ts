/** CSV, TSV and XLSX files as rows of text. Digits, leading zeros and line breaks inside a cell stay as they are. */
import { CsvError, parse } from 'csv-parse/sync';
import type { Sheet } from '../kit/columns.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import { decodeText } from '../kit/text-encoding.ts';
import { MAX_ROWS, readWorkbook } from './workbook.ts';

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Reads one table. `file` is the name the messages use. Throws `invalid` or `unsupported` when the file as a whole cannot be read;
 * faults of single cells (digits lost in Excel) come as findings of the sheet.
 */
export async function readSheet(file: string, bytes: Uint8Array): Promise<Sheet> {
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
  const sheet = kind === 'zip' ? await readWorkbook(file, bytes) : readText(file, bytes);
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

function readText(file: string, bytes: Uint8Array): Sheet {
  const decoded = decodeText(bytes);
  if (!decoded) throw new Problem('invalid', 'seller.table-encoding', { file });
  const findings: Finding[] = [];
  if (!decoded.certain) findings.push(finding('warning', file, 'seller.table-encoding-guessed', { file, encoding: decoded.encoding }));
  try {
    const rows = parse(decoded.text, {
      delimiter: sniffDelimiter(decoded.text),
      relax_column_count: true,
      // A shop name such as #import "x" may stand unquoted in a hand-written file.
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
    });
    if (rows.length > MAX_ROWS) throw new Problem('unsupported', 'seller.table-too-large', { file, limit: `${MAX_ROWS} rows` });
    return { rows, encoding: decoded.encoding, findings };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The row that opens it; the parser itself only notices at the end of the file.
    const row = (Number(error.records) || 0) + 1;
    throw new Problem('invalid', 'seller.table-broken-csv', { file, row }, [
      finding('error', `${file}:${row}`, 'seller.table-broken-csv', { file, row }),
    ]);
  }
}

/** The separator that occurs most in the header line, outside of quotes; a comma when none does. */
export function sniffDelimiter(text: string): ',' | ';' | '\t' {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const char of text) {
    if (char === '"') quoted = !quoted;
    else if (!quoted && char === '\n') break;
    else if (!quoted && (char === ',' || char === ';' || char === '\t')) counts[char]++;
  }
  if (counts['\t'] > counts[','] && counts['\t'] >= counts[';']) return '\t';
  return counts[';'] > counts[','] ? ';' : ',';
}
