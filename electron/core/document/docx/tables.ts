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
import { plainText } from '../text.ts';
import { drawInlines, textRuns } from './inlines.ts';
import type { Pen } from './pen.ts';

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

function fixedTable(widths: readonly number[], pen: Pen, borders: typeof GRID | typeof OPEN, rows: readonly TableRow[]): Table {
  const room = borders === GRID ? 60 : 0;
  const columnWidths = share(widths, pen.width);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: columnWidths.reduce((a, b) => a + b, 0), type: WidthType.DXA },
    columnWidths,
    borders,
    margins: { left: 100, right: 100, top: room, bottom: room, marginUnitType: WidthType.DXA },
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

/** Parties on the left, case data on the right, a column of `)` between them (FRCP 10(a)). No borders. */
export function captionTable(block: Of<'caption'>, pen: Pen): Table {
  const shares = [52, 4, 44];
  const [left = 0, middle = 0, right = 0] = share(shares, pen.width);
  const parties: Paragraph[] = [];
  let ruleLines = 0;
  const line = (style: string, inlines: readonly ResolvedInline[], indent: number) => {
    parties.push(new Paragraph({ style, children: drawInlines(inlines, {}, pen) }));
    ruleLines += printedLines(plainText(inlines, pen.meta.language), (left - 200) / 20 - indent, pen.layout.single.size);
  };
  block.sides.forEach((side, i) => {
    if (i > 0) line('CaptionVersus', [{ kind: 'text', text: block.versus }], 54);
    for (const names of side.names) line('CaptionParty', names, 0);
    line('CaptionRole', [{ kind: 'text', text: side.role }], 108);
  });
  // The rule is as long as the parties: their lines, and the space after each of their paragraphs.
  const { pitch, after } = pen.layout.single;
  const marks = Math.round((ruleLines * pitch + parties.length * after) / pitch);
  const rule = Array.from(
    { length: marks },
    () => new Paragraph({ style: 'CaptionRule', children: textRuns(pen.layout.captionRule, {}, pen) }),
  );
  const data = block.data.map((it) => new Paragraph({ style: 'CaptionData', children: drawInlines(it, {}, pen) }));
  return fixedTable(shares, pen, OPEN, [
    new TableRow({
      cantSplit: true,
      children: [cell(left, parties), cell(middle, rule), cell(right, data, { verticalAlign: VerticalAlignTable.CENTER })],
    }),
  ]);
}

/** About how many lines a text takes in Times: Word alone knows, a line more or less of `)` does no harm. */
function printedLines(text: string, width: number, size: number): number {
  const em = (char: string) => (/[⺀-鿿＀-￯]/.test(char) ? 1 : /[A-Z]/.test(char) ? 0.7 : 0.45);
  return text
    .split('\n')
    .reduce((all, one) => all + Math.max(1, Math.ceil(([...one].reduce((sum, char) => sum + em(char), 0) * size) / width)), 0);
}

export function partyTable(block: Of<'party-table'>, pen: Pen): Table {
  const shares = [20, 80];
  const [label = 0, lines = 0] = share(shares, pen.width);
  return fixedTable(
    shares,
    pen,
    GRID,
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
  const row = (cells: readonly ResolvedCell[], style: string, bold: boolean, more: object) =>
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
            ...(style === 'TableHead' ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: COLOURS.tableHead } } : {}),
          },
        ),
      ),
    });
  const plain = block.rows.length - block.totals;
  return fixedTable(block.widths, pen, GRID, [
    row(block.head, 'TableHead', false, { tableHeader: true }),
    ...block.rows.map((cells, r) => row(cells, 'TableCell', r >= plain, {})),
  ]);
}
