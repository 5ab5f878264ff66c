/** A table as read, under the fields its columns are mapped to: a look at each column, and the rows with what is wrong in them. */
import { type CellFault, type Column, headerKey, type Sheet } from '../../kit/columns.ts';
import type { Finding } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import { type ImportTable, tableColumns } from '../columns.ts';
import { identifierColumns } from '../seller-columns.ts';
import { Headers, titlesOf } from './headers.ts';
import type { ColumnPreview, Counted, Sample } from './model.ts';
import { type Change, Transformer } from './transform.ts';

const SAMPLES = 5;
/** Characters of a cell that a sample and a message show. */
const SHOWN = 160;

/** What is wrong with a cell, or worth a look; the file's name is put in where it is known. */
export interface CellNote {
  readonly column: string;
  readonly id: MessageId;
  readonly params: MessageParams;
}

export interface MappedRow {
  /** Row of the file, from 1. */
  readonly row: number;
  /** Only what is not empty. */
  readonly cells: Readonly<Record<string, string>>;
  readonly faults: readonly CellNote[];
  readonly flags: readonly CellNote[];
}

export interface Head {
  readonly titles: readonly string[];
  /** The field each column is taken for when nothing is remembered. */
  readonly guess: readonly (string | null)[];
  readonly rows: number;
  readonly encoding: string;
  readonly delimiter: string;
  readonly headerRow: number;
  readonly above: readonly string[];
  readonly findings: readonly Finding[];
}

export class MappedSheet {
  readonly head: Head;
  readonly #sheet: Sheet;
  readonly #columns: ReadonlyMap<string, Column>;
  readonly #transformer: Transformer;
  readonly #faults: ReadonlyMap<number, readonly CellFault[]>;
  /** Index of the first row below the headers. */
  readonly #from: number;

  /** `headerRow` from 1; looked for when it is left out. */
  constructor(sheet: Sheet, table: ImportTable, headerRow?: number) {
    const columns = tableColumns[table];
    const headers = new Headers(columns);
    const at = headerRow === undefined ? headers.row(sheet.rows) : Math.min(headerRow, sheet.rows.length) - 1;
    const names = sheet.rows[at] ?? [];
    const titles = titlesOf(names, widthOf(names, sheet.rows.slice(at + 1)));
    this.#sheet = sheet;
    this.#columns = new Map(columns.map((column) => [column.name, column]));
    this.#transformer = new Transformer(
      columns,
      new Set(table === 'sellers' || table === 'storefronts' ? Object.keys(identifierColumns) : []),
    );
    this.#faults = Map.groupBy(sheet.faults ?? [], (fault) => fault.row);
    this.#from = at + 1;
    this.head = {
      titles,
      guess: headers.guess(titles),
      rows: sheet.rows.slice(at + 1).filter((cells) => !blank(cells)).length,
      encoding: sheet.encoding,
      delimiter: sheet.delimiter ?? '',
      headerRow: at + 1,
      above: sheet.rows
        .slice(0, at)
        .flatMap((cells) => (blank(cells) ? [] : [shorten(cells.filter((cell) => cell.trim() !== '').join(' · '))])),
      // Faults of cells are told row by row, once it is known which columns come in.
      findings: sheet.findings.filter((one) => !FAULTS.has(one.id)),
    };
  }

  /** Rows from an index below the headers on, blank ones left out; `next` is null behind the last. */
  rows(fields: readonly (string | null)[], from: number, size: number): { rows: MappedRow[]; next: number | null } {
    const end = Math.min(this.#sheet.rows.length, this.#from + from + size);
    const rows: MappedRow[] = [];
    for (let at = this.#from + from; at < end; at++) {
      const cells = this.#sheet.rows[at] ?? [];
      if (!blank(cells)) rows.push(this.#row(cells, at + 1, fields));
    }
    return { rows, next: end < this.#sheet.rows.length ? from + size : null };
  }

  /** Whole numbers a column holds, so that none of them is given to somebody else. */
  numbers(fields: readonly (string | null)[]): number[] {
    const at = fields.indexOf('seller_no');
    if (at < 0) return [];
    const found = this.#sheet.rows.slice(this.#from).map((cells) => Number((cells[at] ?? '').normalize('NFKC').trim()));
    return [...new Set(found.filter((no) => Number.isSafeInteger(no) && no > 0))];
  }

  /** The cells of some rows as the file has them. */
  raw(rows: readonly number[]): string[][] {
    return rows.map((row) => [...(this.#sheet.rows[row - 1] ?? [])]);
  }

  preview(fields: readonly (string | null)[]): ColumnPreview[] {
    return this.head.titles.map((title, at) => {
      const field = fields[at] ?? null;
      const look = new Look();
      for (let row = this.#from; row < this.#sheet.rows.length; row++) {
        const before = this.#sheet.rows[row]?.[at] ?? '';
        const lost = this.#faults.get(row + 1)?.find((fault) => fault.column === at);
        if (before.trim() === '' && !lost) continue;
        look.take(row + 1, before, lost ? { pieces: [], acts: [], flags: [], fault: lost.id } : this.#read(before, field, title));
      }
      return { title, field, ...look.done() };
    });
  }

  #read(raw: string, field: string | null, title: string): Change {
    if (field === null) return { pieces: [], acts: [], flags: [] };
    const change = this.#transformer.read(raw, field, title);
    if (field !== 'note' || this.#isNote(title)) return change;
    // A column that has no field of its own keeps its header in the note.
    return { ...change, pieces: change.pieces.map((piece) => ({ ...piece, value: `${title}: ${piece.value}` })) };
  }

  #isNote(title: string): boolean {
    const note = this.#columns.get('note');
    return note !== undefined && [note.name, ...note.aliases].some((alias) => headerKey(alias) === headerKey(title));
  }

  #row(cells: readonly string[], row: number, fields: readonly (string | null)[]): MappedRow {
    const faults: CellNote[] = [];
    const flags: CellNote[] = [];
    const values = new Map<string, string[]>();
    const weak = new Map<string, string>();
    const lost = this.#faults.get(row);
    for (const [at, field] of fields.entries()) {
      if (field === null) continue;
      const column = this.head.titles[at] ?? '';
      const before = cells[at] ?? '';
      const gone = lost?.find((fault) => fault.column === at);
      if (gone) faults.push({ column, id: gone.id, params: { value: gone.value } });
      if (gone || before === '') continue;
      const change = this.#read(before, field, column);
      const params = { value: shorten(before), length: before.length };
      if (change.fault) faults.push({ column, id: change.fault, params });
      for (const id of change.flags) flags.push({ column, id, params });
      for (const piece of change.pieces) {
        // The country at the end of an address counts where no column gives one.
        if (piece.field === 'country' && field !== 'country') weak.set('country', weak.get('country') ?? piece.value);
        else if (piece.field !== field && this.#columns.get(piece.field)?.join === undefined) weak.set(piece.field, piece.value);
        else values.set(piece.field, [...(values.get(piece.field) ?? []), piece.value]);
      }
    }
    for (const [field, value] of weak) if (!values.has(field)) values.set(field, [value]);
    const over = cells.findIndex((cell, at) => at >= fields.length && cell.trim() !== '');
    if (over >= 0) faults.push({ column: '', id: 'seller.row-too-long', params: { cells: over + 1, columns: fields.length } });
    const joined = Array.from(values, ([field, some]) => [field, this.#join(field, some)] as const);
    for (const column of this.#columns.values())
      if (column.required && !values.has(column.name) && fields.includes(column.name) && faults.length === 0)
        faults.push({ column: this.head.titles[fields.indexOf(column.name)] ?? column.name, id: 'seller.cell-missing', params: {} });
    return { row, cells: Object.fromEntries(joined), faults, flags };
  }

  #join(field: string, values: readonly string[]): string {
    const column = this.#columns.get(field);
    // Parts of one cell and of several columns alike; lists are parted by `;` whatever joins their columns.
    return [...new Set(values)].join(column?.type === 'list' ? ';' : (column?.join ?? ' '));
  }
}

const FAULTS: ReadonlySet<string> = new Set(['seller.cell-digits-lost', 'seller.cell-formula-error', 'seller.cell-no-value']);
const blank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
const shorten = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text).toWellFormed();

/** Columns, without the empty ones at the end that spreadsheets leave behind. */
function widthOf(names: readonly string[], below: readonly (readonly string[])[]): number {
  let width = names.length;
  while (width > 1 && (names[width - 1] ?? '').trim() === '' && below.every((cells) => (cells[width - 1] ?? '').trim() === '')) width--;
  return Math.max(1, width);
}

/** What is seen of one column while its cells pass by. */
class Look {
  #filled = 0;
  readonly #samples = new Map<string, Sample>();
  readonly #counted = { acts: new Map<string, Counted>(), flags: new Map<string, Counted>(), faults: new Map<string, Counted>() };

  take(row: number, before: string, { pieces, acts, flags, fault }: Change): void {
    this.#filled++;
    const sample = (): Sample => ({
      row,
      before: shorten(before),
      after: pieces.map(({ field, value }) => ({ field, value: shorten(value) })),
      fault: fault ?? null,
    });
    if (this.#samples.size < SAMPLES && !this.#samples.has(before)) this.#samples.set(before, sample());
    for (const id of acts) count(this.#counted.acts, id, sample);
    for (const id of flags) count(this.#counted.flags, id, sample);
    if (fault) count(this.#counted.faults, fault, sample);
  }

  done(): Pick<ColumnPreview, 'filled' | 'samples' | 'acts' | 'flags' | 'faults'> {
    const { acts, flags, faults } = this.#counted;
    return {
      filled: this.#filled,
      samples: [...this.#samples.values()],
      acts: [...acts.values()],
      flags: [...flags.values()],
      faults: [...faults.values()],
    };
  }
}

function count(into: Map<string, Counted>, id: string, sample: () => Sample): void {
  const known = into.get(id);
  into.set(id, known ? { ...known, count: known.count + 1 } : { id, count: 1, sample: sample() });
}
