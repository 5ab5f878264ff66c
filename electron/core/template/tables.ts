/** Small tables written in the template. */
import type { TableCell, Table as TableNode } from 'mdast';
import type { Align, Cell, Inline, Table } from '../document/model.ts';
import type { Drafting } from './drafting.ts';
import { inlinesOf } from './inlines.ts';
import type { Chunk } from './markdown.ts';

/** Rows a written table may have; more belong in a schedule. Markdown takes ten seconds for ten thousand. */
export const MOST_ROWS = 200;

export function tableOf(drafting: Drafting, chunk: Chunk, node: TableNode, caption: readonly Inline[] | null): Table {
  const columns = node.children[0]?.children.length ?? 0;
  const align = (index: number): Align | null => node.align?.[index] ?? null;
  const cells = (row: readonly TableCell[]): Cell[] =>
    Array.from({ length: columns }, (_, index) => {
      const cell = row[index];
      return { children: cell ? inlinesOf(drafting, chunk, cell.children) : [], align: align(index) };
    });
  const [head, ...rest] = node.children.map((row) => cells(row.children));
  return {
    kind: 'table',
    caption,
    widths: widthsOf(chunk, node, columns, [head ?? [], ...rest]),
    head: head ?? [],
    rows: rest,
    totals: totalRows(rest),
  };
}

/** Last rows that begin in bold. */
function totalRows(rows: readonly (readonly Cell[])[]): number {
  let count = 0;
  for (const row of rows.toReversed()) {
    const words = row[0]?.children.filter((inline) => !('text' in inline && inline.text.trim() === '')) ?? [];
    if (words.length === 0 || !words.every((inline) => inline.kind === 'strong')) break;
    count += 1;
  }
  return count === rows.length ? 0 : count;
}

/** By the dashes of the rule line when they differ, else by what the cells hold. */
function widthsOf(chunk: Chunk, node: TableNode, columns: number, rows: readonly (readonly Cell[])[]): number[] {
  const source = chunk.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
  const rule = (source.split('\n')[1] ?? '')
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|');
  const dashes = rule.map((part) => (part.match(/-/g) ?? []).length);
  if (dashes.length === columns && new Set(dashes).size > 1) return dashes;
  return Array.from({ length: columns }, (_, index) =>
    Math.min(40, Math.max(4, ...rows.map((row) => displayWidth(row[index]?.children ?? [])))),
  );
}

/** Chinese characters count twice. */
function displayWidth(inlines: readonly Inline[]): number {
  let width = 0;
  for (const inline of inlines) {
    if ('children' in inline) width += displayWidth(inline.children);
    else for (const char of 'text' in inline ? inline.text : 'label' in inline ? inline.label : '') width += char > '\u2E7F' ? 2 : 1;
  }
  return width;
}
