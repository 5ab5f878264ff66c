/** Schedules made ready for print: lines broken, heights known, any slice of rows can be drawn by itself. */
import { COLOURS, type Layout } from '../layout.ts';
import type { ResolvedBlock } from '../numbered.ts';
import { fitColumns, widestWord } from './columns.ts';
import type { Ink } from './ink.ts';
import { type Advance, breakLines } from './lines.ts';

const INSET_X = 4;
const INSET_Y = 2.5;
/** A row taller than this many lines goes on in a further row, so that it never runs off the page. */
const TALLEST = 30;

/** Widths of text in points, for one size. */
export interface Ruler {
  readonly regular: Advance;
  readonly bold: Advance;
}

export interface SetSchedule {
  readonly k: 'schedule';
  /** Number of the schedule in the document, to tell its marks apart. */
  readonly id: number;
  readonly caption: unknown;
  readonly widths: readonly number[];
  readonly align: readonly string[];
  readonly sealed: readonly boolean[];
  readonly head: readonly string[];
  readonly headHeight: number;
  readonly rows: readonly (readonly string[])[];
  readonly heights: readonly number[];
  /** First row of the totals. */
  readonly totals: number;
  /** Columns that are gaps, by row. */
  readonly gaps: ReadonlyMap<number, readonly number[]>;
}

function* cellsOf(rows: readonly (readonly string[])[], column: number): Generator<string> {
  for (const row of rows) yield row[column] ?? '';
}

export function setSchedule(
  block: Extract<ResolvedBlock, { kind: 'schedule' }>,
  id: number,
  caption: unknown,
  width: number,
  layout: Layout,
  ruler: Ruler,
  ink: Ink,
): SetSchedule {
  const needs = block.columns.map((column, i) => {
    const head = widestWord([column.title], ruler.bold);
    const words = Math.max(head, widestWord(cellsOf(block.rows, i), ruler.regular), widestWord(cellsOf(block.totals, i), ruler.bold));
    return words === 0 ? 0 : words + 2 * INSET_X + 0.5;
  });
  const fitted = fitColumns(
    block.columns.map((column) => column.width),
    needs,
    width,
  );
  const widths = fitted.map((one) => Math.floor(one * 100) / 100);
  // A tenth of a point in hand, against rounding.
  const room = widths.map((one) => Math.max(one - 2 * INSET_X - 0.1, layout.schedule.size));
  const { size, pitch } = layout.schedule;
  const height = (lines: number) => Math.round((lines * pitch - (pitch - size) + 2 * INSET_Y) * 100) / 100;

  const gapCells = new Map<number, Set<number>>();
  for (const gap of block.gaps) {
    const [row, column] = gap.split(':').map(Number);
    if (row === undefined || column === undefined) continue;
    gapCells.set(row, (gapCells.get(row) ?? new Set()).add(column));
  }

  const rows: string[][] = [];
  const heights: number[] = [];
  const gaps = new Map<number, readonly number[]>();
  const put = (cells: readonly string[], advance: Advance, gap: ReadonlySet<number> | undefined) => {
    const broken = widths.map((_, i) => breakLines(ink.text(cells[i] ?? ''), room[i] ?? width, advance));
    const tall = Math.max(1, ...broken.map((lines) => lines.length));
    for (let from = 0; from < tall; from += TALLEST) {
      if (gap) gaps.set(rows.length, [...gap]);
      rows.push(broken.map((lines) => lines.slice(from, from + TALLEST).join('\n')));
      heights.push(height(Math.min(tall - from, TALLEST)));
    }
  };
  block.rows.forEach((row, i) => {
    put(row, ruler.regular, gapCells.get(i));
  });
  const totals = rows.length;
  for (const row of block.totals) put(row, ruler.bold, undefined);
  const heads = block.columns.map((column, i) => breakLines(ink.text(column.title), room[i] ?? width, ruler.bold));
  return {
    k: 'schedule',
    id,
    caption,
    widths,
    align: block.columns.map((column) => column.align),
    sealed: block.columns.map((column) => column.sealed),
    head: heads.map((lines) => lines.join('\n')),
    headHeight: height(Math.max(1, ...heads.map((lines) => lines.length))),
    rows,
    heights,
    totals,
    gaps,
  };
}

/** What the library draws: rows `from` to `to` (not included). A part after the first has neither caption nor a head that is read out. */
export function drawSchedule(set: SetSchedule, from: number, to: number, marked: number): object {
  const columns = set.widths.length;
  const gaps: [number, string][] = [];
  const bold: [number, string][] = [];
  const marks: [number, number][] = [];
  for (let row = from; row < to; row++) {
    const at = (row - from) * columns;
    const cells = set.rows[row] ?? [];
    for (const column of set.gaps.get(row) ?? []) gaps.push([at + column, cells[column] ?? '']);
    if (row >= set.totals) bold.push(...cells.map((text, column): [number, string] => [at + column, text]));
    if (row >= to - marked) marks.push([at, row]);
  }
  return {
    k: 'schedule',
    id: set.id,
    caption: from === 0 ? set.caption : null,
    continued: from > 0,
    widths: set.widths,
    align: set.align,
    sealed: set.sealed,
    head: set.head,
    rows: set.rows.slice(from, to),
    heights: [set.headHeight, ...set.heights.slice(from, to)],
    insetX: INSET_X,
    insetY: INSET_Y,
    gaps,
    bold,
    marks,
    shade: COLOURS.sealed,
  };
}
