/**
 * Tables of thousands of rows. docx would build some hundred objects for each row (3 s and 800 MB at 10,000 rows), so a
 * schedule leaves a mark in the body and its rows are written as text into the finished part.
 */
import { FileChild } from 'docx';
import { heldByJoiners } from '../held.ts';
import { COLOURS } from '../layout.ts';
import type { Align } from '../model.ts';
import { columnWidths } from './columns.ts';
import { isShared, scripts } from './inlines.ts';
import type { Pen, SetAside } from './pen.ts';
import { PADDING_X, padding } from './styles.ts';
import { cleanText, escapeXml } from './xml.ts';

const MARK = 'casewright:schedule';

/** The mark: an element no other content can imitate, because text never holds a bare `<`. */
class ScheduleMark extends FileChild {
  constructor(index: number) {
    super(`${MARK} n="${index}"`);
  }
}

export function setAside(schedule: SetAside, pen: Pen): FileChild {
  pen.schedules.push(schedule);
  return new ScheduleMark(pen.schedules.length - 1);
}

/** As in the PDF: light rules between the rows, none between the columns. */
const RULE = '9A9A9A';
const INSET_Y = 2.5;
const JUSTIFY: Readonly<Record<Align, string>> = { left: 'left', center: 'center', right: 'right', justify: 'left' };

/** Puts the rows in the place of the marks. */
export function spliceSchedules(xml: string, pen: Pen): string {
  const parts = xml.split(new RegExp(`<${MARK} n="\\d+"/>`));
  return parts.map((part, i) => part + (pen.schedules[i] ? tableXml(pen.schedules[i], pen) : '')).join('');
}

function tableXml({ schedule, width }: SetAside, pen: Pen): string {
  const { columns, rows, totals } = schedule;
  const widths = columnWidths(schedule, pen.layout.schedule.size, width);
  const gaps = new Set(schedule.gaps);
  const border = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${RULE}"/>`;
  const cellProperties = widths.map((w, c) => {
    const shade = columns[c]?.sealed ? `<w:shd w:val="clear" w:color="auto" w:fill="${COLOURS.sealed}"/>` : '';
    return `<w:tcPr><w:tcW w:w="${w}" w:type="dxa"/>${shade}</w:tcPr>`;
  });
  const headShade = `<w:shd w:val="clear" w:color="auto" w:fill="${COLOURS.tableHead}"/>`;

  const eastAsia = pen.layout.fonts[pen.layout.schedule.font].word.eastAsia;
  const marks = `<w:rFonts w:ascii="${eastAsia}" w:eastAsia="${eastAsia}" w:hAnsi="${eastAsia}" w:hint="eastAsia"/>`;
  const run = (text: string, format: string) => {
    const font = pen.chinese && isShared(text) ? marks : '';
    const properties =
      format || font ? `<w:rPr>${format.startsWith('<w:rStyle') ? format.replace('/>', `/>${font}`) : font + format}</w:rPr>` : '';
    const content = escapeXml(text).replaceAll('\n', '</w:t><w:br/><w:t xml:space="preserve">');
    return content === '' ? '' : `<w:r>${properties}<w:t xml:space="preserve">${content}</w:t></w:r>`;
  };
  const lines = (text: string, format: string) => {
    const clean = heldByJoiners(cleanText(text));
    return pen.chinese
      ? scripts(clean)
          .map((part) => run(part, format))
          .join('')
      : run(clean, format);
  };
  const paragraph = (style: string, c: number, text: string, format = '') =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/><w:jc w:val="${JUSTIFY[columns[c]?.align ?? 'left']}"/></w:pPr>${lines(text, format)}</w:p>`;

  const { top, bottom } = padding(pen.layout.schedule, INSET_Y);
  const margin = (side: string, size: number) => `<w:${side} w:w="${size}" w:type="dxa"/>`;
  const cellMargins = margin('top', top) + margin('left', PADDING_X) + margin('bottom', bottom) + margin('right', PADDING_X);
  const out: string[] = [
    '<w:tbl><w:tblPr>',
    `<w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/>`,
    `<w:tblBorders>${['top', 'bottom', 'insideH'].map(border).join('')}</w:tblBorders>`,
    `<w:tblLayout w:type="fixed"/><w:tblCellMar>${cellMargins}</w:tblCellMar>`,
    `</w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid>`,
    '<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>',
    ...columns.map(
      (column, c) =>
        `<w:tc><w:tcPr><w:tcW w:w="${widths[c]}" w:type="dxa"/>${headShade}</w:tcPr>${paragraph('ScheduleHead', c, column.title)}</w:tc>`,
    ),
    '</w:tr>',
  ];
  const row = (cells: readonly string[], format: (c: number) => string) => {
    out.push('<w:tr><w:trPr><w:cantSplit/></w:trPr>');
    for (let c = 0; c < columns.length; c++) {
      out.push('<w:tc>', cellProperties[c] ?? '', paragraph('ScheduleCell', c, cells[c] ?? '', format(c)), '</w:tc>');
    }
    out.push('</w:tr>');
  };
  rows.forEach((cells, r) => {
    row(cells, (c) => (gaps.has(`${r}:${c}`) ? '<w:rStyle w:val="Gap"/><w:highlight w:val="yellow"/>' : ''));
  });
  for (const cells of totals) row(cells, () => '<w:b/>');
  out.push('</w:tbl>');
  return out.join('');
}
