/** Small tables, where docx's own objects do: the caption, party particulars, tables written in a template. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { COLOURS } from '../layout.ts';
import type { ResolvedBlock, ResolvedCell, ResolvedInline } from '../numbered.ts';
import { drawInlines, textRuns } from './inlines.ts';
import type { Pen } from './pen.ts';
import { PADDING_X, padding } from './styles.ts';

type Of<K extends ResolvedBlock['kind']> = Extract<ResolvedBlock, { kind: K }>;

const LINE = { style: BorderStyle.SINGLE, size: 4, color: COLOURS.rule };
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const GRID = { top: LINE, bottom: LINE, left: LINE, right: LINE, insideHorizontal: LINE, insideVertical: LINE };
const OPEN = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
export const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

function fixedTable(
  widths: readonly number[],
  pen: Pen,
  borders: typeof GRID | typeof OPEN,
  room: { readonly top: number; readonly bottom: number },
  side: number,
  rows: readonly TableRow[],
): Table {
  const columnWidths = share(widths, pen.width);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths,
    borders,
    margins: { left: side, right: side, ...room, marginUnitType: WidthType.DXA },
    rows: [...rows],
  });
}

const share = (widths: readonly number[], width: number): number[] => {
  const sum = widths.reduce((a, b) => a + b, 0) || 1;
  return widths.map((it) => Math.floor((width * it) / sum));
};

const cell = (width: number, children: readonly Paragraph[], more: object = {}) =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    children: children.length > 0 ? [...children] : [new Paragraph({})],
    ...more,
  });

/** Where the case stands to the right of the rule, in twips. */
const CASE_INDENT = 360;

/**
 * Parties on the left, case data on the right, a rule between them (FRCP 10(a) asks for neither brackets nor rule). The rule is the
 * border of the parties' cell: as long as they are, whatever font, width or further name changes their lines.
 */
export function captionTable(block: Of<'caption'>, pen: Pen): Table {
  const shares = [52, 48];
  const [left = 0, right = 0] = share(shares, pen.width);
  const line = (style: string, inlines: readonly ResolvedInline[], more: object = {}) =>
    new Paragraph({ style, ...more, children: drawInlines(inlines, {}, pen) });
  const parties = block.sides.flatMap((side, i) => [
    ...(i > 0 ? [line('CaptionVersus', [{ kind: 'text', text: block.versus }])] : []),
    ...side.names.map((names, n) => line('CaptionParty', names, n < side.names.length - 1 ? { spacing: { after: 0 } } : {})),
    ...(side.role === '' ? [] : [line('CaptionRole', [{ kind: 'text', text: side.role }])]),
  ]);
  const data = block.data.map((it) => line('CaptionData', it));
  const margins = (inner: { left?: number; right?: number }) => ({
    margins: { left: 0, right: 0, ...inner, marginUnitType: WidthType.DXA },
  });
  return fixedTable(shares, pen, OPEN, { top: 0, bottom: 0 }, 0, [
    new TableRow({
      cantSplit: true,
      children: [
        cell(left, parties, { borders: { top: NONE, bottom: NONE, left: NONE, right: LINE }, ...margins({ right: 160 }) }),
        cell(right, data, { verticalAlign: VerticalAlignTable.CENTER, ...margins({ left: CASE_INDENT }) }),
      ],
    }),
  ]);
}

export function partyTable(block: Of<'party-table'>, pen: Pen): Table {
  const shares = [22, 78];
  const [label = 0, lines = 0] = share(shares, pen.width);
  return fixedTable(
    shares,
    pen,
    GRID,
    padding(pen.layout.table, 5),
    120,
    block.rows.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          children: [
            cell(label, [new Paragraph({ style: 'PartyLabel', children: textRuns(row.label, {}, pen) })], {
              verticalAlign: VerticalAlignTable.CENTER,
            }),
            cell(
              lines,
              row.lines.map((it) => new Paragraph({ style: 'PartyLine', children: drawInlines(it, {}, pen) })),
            ),
          ],
        }),
    ),
  );
}

export function writtenTable(block: Of<'table'>, pen: Pen): Table {
  const widths = share(block.widths, pen.width);
  const row = (cells: readonly ResolvedCell[], style: string, bold: boolean, more: object, edge: object = {}) =>
    new TableRow({
      cantSplit: true,
      ...more,
      children: cells.map((it, c) =>
        cell(
          widths[c] ?? 0,
          [
            new Paragraph({
              style,
              ...(it.align && style === 'TableCell' ? { alignment: ALIGN[it.align] } : {}),
              children: drawInlines(it.children, bold ? { bold } : {}, pen),
            }),
          ],
          {
            verticalAlign: VerticalAlignTable.CENTER,
            ...edge,
            ...(style === 'TableHead' ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: COLOURS.tableHead } } : {}),
          },
        ),
      ),
    });
  const plain = block.rows.length - block.totals;
  const edge = { borders: { top: { ...LINE, size: 8 } } };
  return fixedTable(block.widths, pen, GRID, padding(pen.layout.table, 4), PADDING_X, [
    row(block.head, 'TableHead', false, { tableHeader: true }),
    ...block.rows.map((cells, r) => row(cells, 'TableCell', r >= plain, {}, r === plain ? edge : {})),
  ]);
}
