/** Columns of schedules, as wide as in the PDF. */
import type { ResolvedBlock } from '../numbered.ts';
import { fitColumns, widestWord } from '../pdf/columns.ts';
import type { Advance } from '../pdf/lines.ts';
import { PADDING_X } from './styles.ts';

/** Advance widths of U+0020 to U+007E in Times New Roman, in thousandths of an em; Tinos, which the PDF is set in, has the same. */
const REGULAR =
  '250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541';
const BOLD =
  '250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520';

const advance = (widths: string, size: number): Advance => {
  const ems = widths.split(' ').map((width) => (Number(width) / 1000) * size);
  // Other letters of the alphabet are about as wide as small ones; Chinese characters are not measured at all (see widestWord).
  return (codePoint) => ems[codePoint - 0x20] ?? size / 2;
};

function* cellsOf(rows: readonly (readonly string[])[], column: number): Generator<string> {
  for (const row of rows) yield row[column] ?? '';
}

/** Widths in twips: the shares asked for, save that no column is narrower than its widest word where there is room. */
export function columnWidths(
  { columns, rows, totals }: Pick<Extract<ResolvedBlock, { kind: 'schedule' }>, 'columns' | 'rows' | 'totals'>,
  size: number,
  width: number,
): number[] {
  const [regular, bold] = [advance(REGULAR, size * 20), advance(BOLD, size * 20)];
  const needs = columns.map((column, c) => {
    const words = Math.max(widestWord([column.title], bold), widestWord(cellsOf(rows, c), regular), widestWord(cellsOf(totals, c), bold));
    return words === 0 ? 0 : words + 2 * PADDING_X + 10;
  });
  const shares = columns.map((column) => column.width);
  return fitColumns(shares, needs, width).map(Math.floor);
}
