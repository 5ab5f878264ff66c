/** From a mapping by column titles to the field of each column, and back. */
import { headerKey } from '../../kit/columns.ts';
import { type Finding, finding } from '../../kit/finding.ts';
import { Problem } from '../../kit/problem.ts';
import { type ImportTable, tableColumns } from '../columns.ts';
import type { Head } from './mapped-sheet.ts';
import type { Mapping } from './model.ts';
import type { Fields } from './thread.ts';

/**
 * The field of each column. Titles compare as headers do. Refuses with a finding for every title the table does not have and every field
 * there is not.
 */
export function fieldsOf(file: string, table: ImportTable, { titles }: Head, mapping: Mapping): Fields {
  const known = new Set(tableColumns[table].map((column) => column.name));
  const faults: Finding[] = [];
  const byTitle = new Map<string, string | null>();
  for (const [title, field] of Object.entries(mapping)) {
    const at = titles.includes(title) ? title : titles.find((one) => headerKey(one) === headerKey(title) && headerKey(title) !== '');
    if (at === undefined)
      faults.push(finding('error', title, 'seller-import.mapping-column', { file, column: title, known: titles.join(', ') }));
    else if (field !== null && field !== '' && !known.has(field))
      faults.push(finding('error', title, 'seller-import.mapping-field', { column: title, field, known: [...known].join(', ') }));
    else byTitle.set(at, field === '' ? null : field);
  }
  const [first] = faults;
  if (first) throw new Problem('invalid', first.id, first.params, faults);
  return titles.map((title) => byTitle.get(title) ?? null);
}

/** What is remembered of a table of this shape, as far as it still fits: the titles it knows, the fields there are. */
export function recalled(table: ImportTable, { titles }: Head, mapping: Mapping): Fields {
  const known = new Set(tableColumns[table].map((column) => column.name));
  const byKey = new Map(Object.entries(mapping).map(([title, field]) => [headerKey(title), field]));
  return titles.map((title) => {
    const field = mapping[title] ?? byKey.get(headerKey(title)) ?? null;
    return field !== null && known.has(field) ? field : null;
  });
}

export const mappingOf = ({ titles }: Head, fields: Fields): Mapping =>
  Object.fromEntries(titles.map((title, at) => [title, fields[at] ?? null]));

/** What to say of the columns themselves: left out, sent to the note, two for one field, none at all. */
export function columnFindings(file: string, table: ImportTable, { titles, headerRow }: Head, fields: Fields): Finding[] {
  const findings: Finding[] = [];
  const columns = new Map(tableColumns[table].map((column) => [column.name, column]));
  const taken = new Map<string, string>();
  for (const [at, column] of titles.entries()) {
    const field = fields[at] ?? null;
    const where = `${file}:${headerRow}:${column}`;
    if (field === null) findings.push(finding('note', where, 'seller-import.column-left-out', { file, column }));
    else if (field === 'note') findings.push(finding('note', where, 'seller-import.column-to-note', { file, column }));
    const first = field === null ? undefined : taken.get(field);
    if (first !== undefined && field !== null && columns.get(field)?.join === undefined)
      findings.push(finding('error', where, 'seller-import.field-twice', { file, first, column, field }));
    if (field !== null && first === undefined) taken.set(field, column);
  }
  for (const column of columns.values())
    if (column.required && !taken.has(column.name))
      findings.push(finding('error', `${file}:${headerRow}:${column.name}`, 'seller.column-missing', { file, column: column.name }));
  if (taken.size === 0) findings.push(finding('error', file, 'seller-import.nothing-mapped', { file }));
  return findings;
}
