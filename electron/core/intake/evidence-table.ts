/** evidence.csv: what is said about each file, which things it belongs to, and which number it has as an exhibit. */
import type { EvidenceNotes, Link } from '../evidence/model.ts';
import { splitList } from '../kit/cells.ts';
import type { Row } from '../kit/columns.ts';
import { isPlainDate } from '../kit/dates.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { evidenceKey, type IntakeFolder } from './folder.ts';
import type { Names } from './names.ts';
import type { ReadTable } from './tables.ts';

/** A row of evidence.csv bound to its file. */
export interface EvidenceRow {
  readonly row: Row;
  readonly key: string;
  readonly notes: Partial<EvidenceNotes>;
  /** Exhibit number asked for, or 0. */
  readonly exhibit: number;
}

/** Binds rows to files. Every row needs its file, no file has two rows; exhibit numbers run 1, 2, 3 … */
export function bindRows(folder: IntakeFolder, table: ReadTable | undefined, findings: Finding[]): EvidenceRow[] {
  if (!table) return [];
  const { file } = table;
  const first = new Map<string, number>();
  const bound: EvidenceRow[] = [];
  for (const row of table.rows) {
    const path = row.cells.file ?? '';
    if (path === '') continue;
    const at = `${file}:${row.row}`;
    const found = evidenceKey(folder.evidence, path);
    if ('fault' in found) {
      findings.push(
        finding('error', `${at}:file`, `intake.row-${found.fault === 'intake.no-file' ? 'no-file' : 'path-outside'}`, {
          file,
          row: row.row,
          path,
        }),
      );
      continue;
    }
    const before = first.get(found.key);
    if (before !== undefined) {
      findings.push(finding('error', `${at}:file`, 'intake.row-file-twice', { file, row: row.row, path, first: before }));
      continue;
    }
    first.set(found.key, row.row);
    const { captured_at: capturedAt = '' } = row.cells;
    const instant = readInstant(capturedAt);
    if (instant === undefined) {
      findings.push(
        finding('error', `${at}:captured_at`, 'intake.row-captured-at', {
          file,
          row: row.row,
          column: row.header('captured_at'),
          value: capturedAt,
        }),
      );
    }
    bound.push({ row, key: found.key, notes: notesOf(row, instant ?? ''), exhibit: Number(row.cells.exhibit || 0) });
  }
  checkNumbers(file, bound, findings);
  return bound;
}

function notesOf({ cells }: Row, capturedAt: string): Partial<EvidenceNotes> {
  return {
    ...(cells.kind ? { kind: cells.kind as EvidenceNotes['kind'] } : {}),
    title: cells.title ?? '',
    note: cells.note ?? '',
    sourceUrl: cells.source_url ?? '',
    capturedAt,
    capturedBy: cells.captured_by ?? '',
    form: cells.form ?? '',
    source: cells.source ?? '',
    purpose: cells.purpose ?? '',
    original: cells.original === 'yes',
  };
}

/** A date, or a date and time with or without a zone, in ISO form; '' for ''. A time without a zone is kept as stated. */
export function readInstant(text: string): string | undefined {
  if (text === '') return '';
  const m = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
    text.normalize('NFKC'),
  );
  if (!m) return undefined;
  const [, year, month = '', day = '', hour, minute, second = '00', zone = ''] = m;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isPlainDate(date)) return undefined;
  if (hour === undefined) return date;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second}${zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone}`;
}

function checkNumbers(file: string, bound: readonly EvidenceRow[], findings: Finding[]): void {
  const taken = new Map<number, number>();
  for (const { row, exhibit } of bound) {
    if (exhibit === 0) continue;
    const first = taken.get(exhibit);
    if (first === undefined) taken.set(exhibit, row.row);
    else
      findings.push(finding('error', `${file}:${row.row}:exhibit`, 'intake.exhibit-twice', { file, row: row.row, number: exhibit, first }));
  }
  const last = Math.max(0, ...taken.keys());
  const missing = Array.from({ length: Math.min(last, 10_000) }, (_, i) => i + 1).find((number) => !taken.has(number));
  if (missing !== undefined) findings.push(finding('error', `${file}:1:exhibit`, 'intake.exhibit-gap', { file, number: missing, last }));
}

/** What an item belongs to, by the numbers, URLs and keys of its row. */
export function linksOf(file: string, { row }: EvidenceRow, names: Names, findings: Finding[]): Link[] {
  const targets = [
    ['seller', 'seller', (name: string) => names.sellers.get(name), 'intake.row-unknown-seller'],
    ['listing', 'listing', (name: string) => names.listing(name), 'intake.row-unknown-listing'],
    ['right', 'right', (name: string) => names.rights.get(name), 'intake.row-unknown-right'],
  ] as const;
  return targets.flatMap(([column, to, find, unknown]) =>
    splitList(row.cells[column] ?? '').flatMap((name) => {
      const id = find(name);
      if (id === undefined) findings.push(finding('error', `${file}:${row.row}:${column}`, unknown, { file, row: row.row, name }));
      return id === undefined ? [] : [{ to, id }];
    }),
  );
}
