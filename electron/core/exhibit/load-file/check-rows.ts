/** The rows of a document load file held against one another: numbers, families, dates, forms. Files are looked at elsewhere. */
import { type Finding, finding } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import type { DatTable } from './dat.ts';
import { DATE_FIELDS, JOINT, numberOf } from './fields.ts';

/** A document of the set as its row states it. */
export interface StatedDocument {
  readonly row: number;
  readonly values: Readonly<Record<string, string>>;
  readonly prefix: string;
  readonly digits: number;
  readonly first: number;
  readonly last: number;
}

export interface NotedGap {
  readonly first: string;
  readonly last: string;
}

export interface RowsChecked {
  /** In the order of the file; rows without readable numbers are left out. */
  readonly documents: readonly StatedDocument[];
  readonly findings: readonly Finding[];
}

export type Say = (row: number, field: string, id: MessageId, params?: MessageParams, severity?: Finding['severity']) => void;

/** `file` leads every `where`: `VOL001/DATA/VOL001.dat:12:BEGBATES`. `gaps` undefined: the set does not say which numbers are left out. */
export function checkRows(file: string, table: DatTable, gaps: readonly NotedGap[] | undefined): RowsChecked {
  const findings: Finding[] = [];
  const say: Say = (row, field, id, params = {}, severity = 'error') =>
    findings.push(finding(severity, `${file}:${row}${field === '' ? '' : `:${field}`}`, id, params));
  for (const field of ['BEGBATES', 'ENDBATES']) if (!table.fields.includes(field)) say(1, '', 'production.missing-field', { field });
  for (const field of ['BEGATTACH', 'ENDATTACH', 'PAGECOUNT', 'SHA256HASH', 'TEXTPATH'])
    if (!table.fields.includes(field)) say(1, '', 'production.missing-field', { field }, 'warning');
  const documents = table.rows.flatMap(({ row, values }) => documentOf(row, values, say) ?? []);
  for (const one of documents) checkValues(one, say);
  checkNumbers(documents, gaps, say);
  checkFamilies(documents, say);
  return { documents, findings };
}

function documentOf(row: number, values: StatedDocument['values'], say: Say): StatedDocument | undefined {
  const [begin = '', end = ''] = [values.BEGBATES, values.ENDBATES];
  const [first, last] = [numberOf(begin), numberOf(end)];
  if (!first) say(row, 'BEGBATES', 'production.number-form', { value: begin });
  if (!last) say(row, 'ENDBATES', 'production.number-form', { value: end });
  if (!first || !last) return undefined;
  if (first.prefix !== last.prefix || last.number < first.number || last.digits < first.digits) {
    say(row, 'ENDBATES', 'production.number-order', { first: begin, last: end });
    return undefined;
  }
  return { row, values, prefix: first.prefix, digits: first.digits, first: first.number, last: last.number };
}

const pagesOf = ({ first, last }: StatedDocument): number => last - first + 1;

function checkValues(document: StatedDocument, say: Say): void {
  const { row, values } = document;
  const stated = values.PAGECOUNT;
  if (stated !== undefined && stated !== String(pagesOf(document)))
    say(row, 'PAGECOUNT', 'production.page-count', { stated, counted: pagesOf(document) });
  const wrong = (field: string, form: RegExp, date = false) => {
    const value = values[field] ?? '';
    if (value !== '' && !(form.test(value) && (!date || isDay(value))))
      say(row, field, 'production.date-form', { value: value.slice(0, 60) });
  };
  for (const field of DATE_FIELDS) wrong(field, /^\d{8}$/, true);
  wrong('TIMESENT', /^(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);
  wrong('CAPTUREUTC', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z$/);
  const hash = (field: string, digits: number, kind: string) => {
    const value = values[field] ?? '';
    if (value !== '' && !new RegExp(`^[0-9a-f]{${digits}}$`, 'i').test(value))
      say(row, field, 'production.hash-form', { value: value.slice(0, 70), kind });
  };
  hash('SHA256HASH', 64, 'SHA-256');
  hash('MD5HASH', 32, 'MD5');
}

/** YYYYMMDD of a day there is. */
function isDay(value: string): boolean {
  const on = new Date(`${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}T00:00:00Z`);
  return !Number.isNaN(on.getTime()) && on.toISOString().slice(0, 10).replaceAll('-', '') === value;
}

const numbered = ({ prefix, digits }: StatedDocument, number: number): string => prefix + String(number).padStart(digits, '0');

/** Every number once in its series, and none left out that is not noted. */
function checkNumbers(documents: readonly StatedDocument[], gaps: readonly NotedGap[] | undefined, say: Say): void {
  const noted = new Set(gaps?.map(({ first, last }) => `${first} ${last}`));
  for (const series of Map.groupBy(documents, ({ prefix }) => prefix).values()) {
    const sorted = series.toSorted((a, b) => a.first - b.first);
    let before: StatedDocument | undefined;
    for (const one of sorted) {
      if (before && one.first <= before.last)
        say(one.row, 'BEGBATES', 'production.number-twice', { number: numbered(one, one.first), row: before.row });
      else if (before && one.first > before.last + 1) {
        const [first, last] = [numbered(before, before.last + 1), numbered(one, one.first - 1)];
        if (!noted.has(`${first} ${last}`))
          say(one.row, 'BEGBATES', 'production.number-gap', { first, last }, gaps === undefined ? 'warning' : 'error');
      }
      if (!before || one.last > before.last) before = one;
    }
  }
}

function checkFamilies(documents: readonly StatedDocument[], say: Say): void {
  const byFirst = new Map(documents.map((one) => [one.values.BEGBATES ?? '', one]));
  for (const [, members] of Map.groupBy(
    documents.filter(({ values }) => (values.BEGATTACH ?? '') !== '' || (values.ENDATTACH ?? '') !== ''),
    ({ values }) => `${values.BEGATTACH} ${values.ENDATTACH}`,
  ))
    checkFamily(members, documents, say);
  for (const one of documents) {
    const own = one.values.BEGBATES ?? '';
    const parent = one.values.PARENTID ?? '';
    if (parent !== '') {
      const found = byFirst.get(parent);
      if (!found || found === one) say(one.row, 'PARENTID', 'production.family-unknown', { number: parent });
      else if (!idsOf(found).includes(own)) say(one.row, 'PARENTID', 'production.family-one-way', { number: parent });
    }
    for (const id of idsOf(one)) {
      const found = byFirst.get(id);
      if (!found || found === one) say(one.row, 'ATTACHIDS', 'production.family-unknown', { number: id });
      else if (found.values.PARENTID !== own) say(one.row, 'ATTACHIDS', 'production.family-one-way', { number: id });
    }
  }
}

const idsOf = ({ values }: StatedDocument): string[] => (values.ATTACHIDS ?? '').split(JOINT).filter((id) => id !== '');

/** A family spans its members and nobody else. */
function checkFamily(members: readonly StatedDocument[], documents: readonly StatedDocument[], say: Say): void {
  const [head] = members;
  if (!head) return;
  const [first = '', last = ''] = [head.values.BEGATTACH, head.values.ENDATTACH];
  const [from, to] = [numberOf(first), numberOf(last)];
  if (!from || !to || from.prefix !== to.prefix || to.number < from.number) {
    for (const one of members) say(one.row, 'BEGATTACH', 'production.number-order', { first, last });
    return;
  }
  for (const one of members)
    if (one.prefix !== from.prefix || one.first < from.number || one.last > to.number)
      say(one.row, 'BEGATTACH', 'production.family-range', { first, last });
  const begins = Math.min(...members.map((one) => one.first));
  const ends = Math.max(...members.map((one) => one.last));
  const others = documents.some(
    (one) => !members.includes(one) && one.prefix === from.prefix && one.last >= from.number && one.first <= to.number,
  );
  if (others || begins !== from.number || ends !== to.number) say(head.row, 'BEGATTACH', 'production.family-members', { first, last });
}
