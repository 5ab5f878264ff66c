/** Acts on a block of cells: paste, empty, fill down. Each gives the changes of all its cells, or what is wrong with every one that cannot be read. */
import { type CellFault, type CellWords, cellSource, readCell } from './cells.ts';
import type { NewVoucher } from './pending.ts';
import { type ColumnName, type FigureRow, type RowChange, takes } from './rows.ts';

/** A range of cells, both ends included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What is acted on: the rows and columns as they stand. */
export interface Table {
  readonly rows: readonly FigureRow[];
  readonly columns: readonly ColumnName[];
  readonly words: CellWords;
}

export interface BlockFault {
  readonly row: FigureRow;
  /** Which of the new vouchers, from 1; 0 for a row that is there. */
  readonly added: number;
  readonly column: ColumnName;
  readonly text: string;
  readonly fault: CellFault;
}

export interface BlockRead {
  readonly changes: ReadonlyMap<string, RowChange>;
  readonly added: readonly NewVoucher[];
  readonly faults: readonly BlockFault[];
  /** Rows and columns of the block that the table has no room for. */
  readonly over: { readonly rows: number; readonly columns: number };
}

const NOTHING: BlockRead = { changes: new Map(), added: [], faults: [], over: { rows: 0, columns: 0 } };

type CellOf = (row: number, column: number) => string;

/** Reads a cell for every place of a range; changes of one row are joined. What would change nothing is left out. */
function readRange({ rows, columns, words }: Table, { top, bottom, left, right }: Range, cell: CellOf): BlockRead {
  const changes = new Map<string, RowChange>();
  const faults: BlockFault[] = [];
  for (let at = top; at <= bottom; at++) {
    const row = rows[at];
    if (!row || row.kind === 'new') continue;
    for (let to = left; to <= right; to++) {
      const column = columns[to];
      if (!column) continue;
      const text = cell(at, to);
      const read = readCell(row, column, text, words);
      if ('fault' in read) faults.push({ row, added: 0, column, text, fault: read.fault });
      else if (changed(row, read.change)) changes.set(row.id, { ...changes.get(row.id), ...read.change });
    }
  }
  return { ...NOTHING, changes, faults };
}

const changed = (row: FigureRow, change: RowChange): boolean =>
  Object.entries(change).some(([field, value]) => JSON.stringify(row[field as keyof FigureRow]) !== JSON.stringify(value));

const isBlank = (line: readonly string[] | undefined): boolean => line?.every((cell) => cell.trim() === '') ?? true;

/** New vouchers of a head, one for each line with something in it. */
function readNew({ columns, words }: Table, place: FigureRow, left: number, lines: readonly (readonly string[])[]) {
  const added: NewVoucher[] = [];
  const faults: BlockFault[] = [];
  for (const line of lines.filter((one) => !isBlank(one))) {
    let change: RowChange = {};
    const wrong: BlockFault[] = [];
    for (const [at, text] of line.entries()) {
      const column = columns[left + at];
      if (!column) continue;
      const read = readCell(place, column, text, words);
      if ('fault' in read) wrong.push({ row: place, added: added.length + 1, column, text, fault: read.fault });
      else change = { ...change, ...read.change };
    }
    faults.push(...wrong.map((one) => ({ ...one, row: { ...place, label: change.label ?? '' } })));
    added.push({ head: place.head, change });
  }
  return { added, faults };
}

/**
 * Pastes a block with its upper left cell at that of the selection. A selection that is a multiple of the block is filled with it, as
 * spreadsheets do. The line that falls on the empty row below the vouchers of a head, and all lines behind it, become new vouchers of
 * that head; an empty line there leaves the vouchers as they are.
 */
export function paste(table: Table, range: Range, block: readonly (readonly string[])[]): BlockRead {
  const { rows, columns } = table;
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (height === 0 || width === 0) return NOTHING;
  const times = (selected: number, size: number) => (selected % size === 0 ? selected : size);
  const tall = times(range.bottom - range.top + 1, height);
  const bottom = range.top + tall - 1;
  const right = range.left + times(range.right - range.left + 1, width) - 1;
  const fresh = tall > height ? -1 : block.findIndex((line, index) => rows[range.top + index]?.kind === 'new' && !isBlank(line));
  const place = fresh < 0 ? undefined : rows[range.top + fresh];
  const last = place ? range.top + fresh - 1 : Math.min(bottom, rows.length - 1);
  const read = readRange(
    table,
    { ...range, bottom: last, right: Math.min(right, columns.length - 1) },
    (at, to) => block[(at - range.top) % height]?.[(to - range.left) % width] ?? '',
  );
  const beyond = place ? readNew(table, place, range.left, block.slice(fresh)) : NOTHING;
  return {
    changes: read.changes,
    added: beyond.added,
    faults: [...read.faults, ...beyond.faults],
    over: { rows: place ? 0 : Math.max(0, bottom - rows.length + 1), columns: Math.max(0, right - columns.length + 1) },
  };
}

/** Empties the cells of a range that can be emptied. */
export function clear(table: Table, range: Range): BlockRead {
  // The name of an item stays; there is nothing to say about it.
  return { ...readRange(table, range, () => ''), faults: [] };
}

/** Fills a range with its first row; of a single row, with the row above it. */
export function fillDown(table: Table, range: Range): BlockRead {
  const { rows, columns, words } = table;
  const single = range.top === range.bottom;
  const from = rows[single ? range.top - 1 : range.top];
  if (!from || from.kind === 'new') return NOTHING;
  return readRange(table, { ...range, top: single ? range.top : range.top + 1 }, (at, to) => {
    const [column, row] = [columns[to], rows[at]];
    // What a row has no place for is passed over: a standing filled down over items stops at none of them.
    return column && row && takes(from, column) && takes(row, column) ? cellSource(from, column, words) : '';
  });
}
