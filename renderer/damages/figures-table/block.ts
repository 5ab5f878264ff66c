/** Acts on a block of cells: paste, empty, fill down. Each gives the changes of all its cells, or what is wrong with every one that cannot be read. */
import { type CellFault, type CellWords, cellSource, readCell } from './cells.ts';
import { type ColumnName, columns, type FigureRow, type RowChange, takes } from './rows.ts';

/** A range of cells, both ends included. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface BlockFault {
  readonly row: FigureRow;
  readonly column: ColumnName;
  readonly text: string;
  readonly fault: CellFault;
}

export interface BlockRead {
  readonly changes: ReadonlyMap<string, RowChange>;
  readonly faults: readonly BlockFault[];
  /** Rows and columns of the block that the table has no room for. */
  readonly over: { readonly rows: number; readonly columns: number };
}

type CellOf = (row: number, column: number) => string;

/** Reads a cell for every place of a range; changes of one row are joined. What would change nothing is left out. */
function readRange(rows: readonly FigureRow[], { top, bottom, left, right }: Range, cell: CellOf, words: CellWords): BlockRead {
  const changes = new Map<string, RowChange>();
  const faults: BlockFault[] = [];
  for (let at = top; at <= bottom; at++) {
    const row = rows[at];
    if (!row) continue;
    for (let to = left; to <= right; to++) {
      const column = columns[to];
      if (!column) continue;
      const text = cell(at, to);
      const read = readCell(row, column, text, words);
      if ('fault' in read) faults.push({ row, column, text, fault: read.fault });
      else if (changed(row, read.change)) changes.set(row.id, { ...changes.get(row.id), ...read.change });
    }
  }
  return { changes, faults, over: { rows: 0, columns: 0 } };
}

const changed = (row: FigureRow, change: RowChange): boolean =>
  Object.entries(change).some(([field, value]) => JSON.stringify(row[field as keyof FigureRow]) !== JSON.stringify(value));

/**
 * Pastes a block with its upper left cell at that of the selection. A selection that is a multiple of the block is filled with it, as
 * spreadsheets do.
 */
export function paste(rows: readonly FigureRow[], range: Range, block: readonly (readonly string[])[], words: CellWords): BlockRead {
  const height = block.length;
  const width = Math.max(0, ...block.map((row) => row.length));
  if (height === 0 || width === 0) return { changes: new Map(), faults: [], over: { rows: 0, columns: 0 } };
  const times = (selected: number, size: number) => (selected % size === 0 ? selected : size);
  const bottom = range.top + times(range.bottom - range.top + 1, height) - 1;
  const right = range.left + times(range.right - range.left + 1, width) - 1;
  const read = readRange(
    rows,
    { ...range, bottom: Math.min(bottom, rows.length - 1), right: Math.min(right, columns.length - 1) },
    (at, to) => block[(at - range.top) % height]?.[(to - range.left) % width] ?? '',
    words,
  );
  return { ...read, over: { rows: Math.max(0, bottom - rows.length + 1), columns: Math.max(0, right - columns.length + 1) } };
}

/** Empties the cells of a range that can be emptied. */
export function clear(rows: readonly FigureRow[], range: Range, words: CellWords): BlockRead {
  const read = readRange(rows, range, () => '', words);
  // The name of an item stays; there is nothing to say about it.
  return { ...read, faults: [] };
}

/** Fills a range with its first row; of a single row, with the row above it. */
export function fillDown(rows: readonly FigureRow[], range: Range, words: CellWords): BlockRead {
  const single = range.top === range.bottom;
  const from = rows[single ? range.top - 1 : range.top];
  if (!from) return { changes: new Map(), faults: [], over: { rows: 0, columns: 0 } };
  return readRange(
    rows,
    { ...range, top: single ? range.top : range.top + 1 },
    (at, to) => {
      const [column, row] = [columns[to], rows[at]];
      // What a row has no place for is passed over: a standing filled down over items stops at none of them.
      return column && row && takes(from, column) && takes(row, column) ? cellSource(from, column, words) : '';
    },
    words,
  );
}
