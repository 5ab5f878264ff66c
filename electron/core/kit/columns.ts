/** Columns of a table a user brings along: which header means which field, and which cells hold what they should. */
import { readCell } from './cells.ts';
import { type Finding, finding } from './finding.ts';

export type CellType = 'text' | 'date' | 'decimal' | 'integer' | 'yes-no' | 'choice' | 'list';

export interface Column {
  /** Field name, snake_case, as the documentation and the JSON Schema say it. */
  readonly name: string;
  readonly type: CellType;
  /** Headers that mean the same, English and Chinese. The name itself always counts. */
  readonly aliases: readonly string[];
  /** For `choice`: value by each way to write it. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
  readonly required?: boolean;
  /** Several columns of one table may fill it, such as `Phone 1` and `Phone 2`: their values are joined by this. */
  readonly join?: string;
}

/** A table as read from a file: cells as text, first row the headers. `rows[0]` is row 1 of the file. */
export interface Sheet {
  readonly rows: readonly (readonly string[])[];
  /** `UTF-8`, `UTF-16LE`, `UTF-16BE`, `GB18030`, `Big5`, `Shift-JIS`, `Windows-1252` or `XLSX`. */
  readonly encoding: string;
  /** What parts the cells of a text file. */
  readonly delimiter?: string;
  /** What was wrong with single cells as the file stores them; `findings` names the same by header. */
  readonly faults?: readonly CellFault[];
  readonly findings: readonly Finding[];
}

/** A cell whose value the file does not give. */
export interface CellFault {
  /** Row of the file, from 1. */
  readonly row: number;
  /** Column of the file, from 0. */
  readonly column: number;
  readonly id: 'seller.cell-digits-lost' | 'seller.cell-formula-error' | 'seller.cell-no-value';
  readonly value: string;
}

/** One row under its field names; every declared column is there, '' when empty or absent. Lists keep their items joined by `;`. */
export interface Row {
  /** Row of the file, the header being row 1. */
  readonly row: number;
  readonly cells: Readonly<Record<string, string>>;
  /** The header of a field as the file writes it, for messages. */
  readonly header: (field: string) => string;
}

export interface HeaderMatch {
  /** For each column of the file the field it fills, or null. */
  readonly fields: readonly (string | null)[];
  readonly findings: readonly Finding[];
}

/** Headers compare without case, width, blanks and punctuation: `E-mail`, `e_mail` and `Ｅｍａｉｌ` are one. */
export const headerKey = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./\\()[\]:*#'"“”、,;&]+/g, '');

/**
 * Finds the field of each header. `mapping` (header as written -> field, '' to leave it out) goes before the aliases.
 * Unknown headers are a note, the same field twice is an error, a missing required column is an error.
 */
export function matchHeaders(
  file: string,
  headers: readonly string[],
  columns: readonly Column[],
  mapping: Readonly<Record<string, string>> = {},
): HeaderMatch {
  const byKey = new Map(columns.flatMap((column) => [column.name, ...column.aliases].map((alias) => [headerKey(alias), column.name])));
  const named = new Map(columns.map((column) => [column.name, column]));
  const findings: Finding[] = [];
  const taken = new Map<string, string>();
  const fields = headers.map((header) => {
    const title = header.trim();
    if (title === '') return null;
    const mapped = mapping[header] ?? mapping[title];
    const field = mapped === undefined ? byKey.get(headerKey(title)) : named.has(mapped) ? mapped : undefined;
    if (field === undefined) {
      if (mapped !== '') findings.push(finding('note', `${file}:1:${title}`, 'seller.column-unknown', { file, column: title }));
      return null;
    }
    const first = taken.get(field);
    if (first !== undefined && named.get(field)?.join === undefined) {
      findings.push(finding('error', `${file}:1:${title}`, 'seller.column-twice', { file, column: title, first, field }));
      return null;
    }
    if (first === undefined) taken.set(field, title);
    return field;
  });
  for (const column of columns) {
    if (column.required && !taken.has(column.name))
      findings.push(finding('error', `${file}:1:${column.name}`, 'seller.column-missing', { file, column: column.name }));
  }
  return { fields, findings };
}

/** Reads all rows under the fields of the headers and checks every cell by its type. Blank rows are passed over. */
export function readRows(
  file: string,
  sheet: Sheet,
  columns: readonly Column[],
  mapping: Readonly<Record<string, string>> = {},
): { rows: Row[]; findings: Finding[] } {
  const headers = sheet.rows[0] ?? [];
  const match = matchHeaders(file, headers, columns, mapping);
  const byName = new Map(columns.map((column) => [column.name, column]));
  const bound = match.fields.flatMap((field, index) => {
    const column = field === null ? undefined : byName.get(field);
    return column ? [{ index, column, title: headers[index]?.trim() ?? column.name }] : [];
  });
  const left = new Set(headers.filter((_, index) => match.fields[index] === null).map((title) => title.trim()));
  // What is wrong in a column that is left out does no harm.
  const harmful = sheet.findings.filter((one) => !left.has(String(one.params.column ?? '\0')));
  const findings: Finding[] = [...harmful, ...match.findings];
  const titles = new Map(bound.toReversed().map(({ column, title }) => [column.name, title]));
  const header = (field: string): string => titles.get(field) ?? field;
  const empty = Object.fromEntries(columns.map((column) => [column.name, '']));
  const rows: Row[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (index === 0 || cells.every((cell) => cell.trim() === '')) continue;
    const row = index + 1;
    const over = cells.findIndex((cell, at) => at >= headers.length && cell.trim() !== '');
    if (over >= 0)
      findings.push(finding('error', `${file}:${row}`, 'seller.row-too-long', { file, row, cells: over + 1, columns: headers.length }));
    const values: Record<string, string> = { ...empty };
    for (const { index: at, column, title } of bound) {
      const read = readCell(cells[at] ?? '', column);
      const before = values[column.name] ?? '';
      values[column.name] = before === '' || read.value === '' ? before || read.value : `${before}${column.join ?? ''}${read.value}`;
      const where = `${file}:${row}:${column.name}`;
      if (read.fault) findings.push(finding('error', where, read.fault, { file, row, column: title, value: shorten(cells[at] ?? '') }));
      else if (column.required && read.value === '')
        findings.push(finding('error', where, 'seller.cell-missing', { file, row, column: title }));
    }
    rows.push({ row, cells: values, header });
  }
  return { rows, findings };
}

const shorten = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value);
