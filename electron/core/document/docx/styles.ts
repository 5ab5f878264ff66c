/** Named styles, one for each part a lawyer may want to look different; nothing is formatted by hand where a style can do it. */
import {
  AlignmentType,
  type IBaseParagraphStyleOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
  ShadingType,
} from 'docx';
import { COLOURS, type HeadingStyle, type Layout, PAPER, type TextStyle } from '../layout.ts';
import type { Paper } from '../model.ts';
import { COUNTS, HEADING_LEVEL, HEADINGS, PLEADING, twips } from './numbering.ts';

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.BOTH } as const;

/** Room left and right of the words in a cell, in twips, as in the PDF. */
export const PADDING_X = 80;

/** What a line is higher than its letters. The PDF puts it between lines only, Word above each. */
const lead = (style: TextStyle) => style.pitch - style.size;

/**
 * Room above and below the words in a cell, in twips, so that a row is as high as in the PDF with `inset` points around its letters.
 * What Word adds above the first line is taken off at the top, and half a point for the rule.
 */
export function padding(style: TextStyle, inset: number): { readonly top: number; readonly bottom: number } {
  const all = Math.max(0, 2 * inset - lead(style) - 0.5);
  const above = Math.max(0, style.pitch - style.size * 1.15);
  const top = Math.max(0, (all - above) / 2);
  return { top: twips(top), bottom: twips(all - top) };
}

/** A layout on its paper. */
export interface Sheet {
  readonly layout: Layout;
  readonly paper: Paper;
}

/**
 * Line pitch in twips. Word needs the whole pitch for the last line of a page, where the PDF needs only the letters; the body gives up
 * half a percent of its pitch where that lets Word set as many lines (GB/T 9704: 22 of 28.99 points, not 21 of 29).
 */
function linePitch({ layout, paper }: Sheet, style: TextStyle): number {
  const { body, margins } = layout;
  const pitch = twips(style.pitch);
  if (style.pitch !== body.pitch) return pitch;
  const room = twips(PAPER[paper].height) - twips(margins.top) - twips(margins.bottom);
  const fitting = Math.floor(room / (Math.floor((room - twips(body.size)) / pitch) + 1));
  return fitting >= pitch * 0.995 ? Math.min(pitch, fitting) : pitch;
}

/** The pitch is a least height: the pages match the PDF, and a pasted picture is not cut off as it would be with an exact height. */
const spacing = (sheet: Sheet, style: TextStyle) => ({
  before: twips(style.before),
  after: twips(style.after),
  line: linePitch(sheet, style),
  lineRule: LineRuleType.AT_LEAST,
});

const fonts = (layout: Layout, font: TextStyle['font']) => {
  const { latin, eastAsia } = layout.fonts[font].word;
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia };
};

/** A text style of the layout as Word's run and paragraph properties. */
function look(sheet: Sheet, style: TextStyle): Required<Pick<IBaseParagraphStyleOptions, 'run' | 'paragraph'>> {
  return {
    run: {
      font: fonts(sheet.layout, style.font),
      size: style.size * 2,
      color: 'auto',
      bold: style.bold,
      italics: style.italic,
      ...(style.underline ? { underline: {} } : {}),
    },
    paragraph: { alignment: ALIGN[style.align], spacing: spacing(sheet, style), indent: { firstLine: twips(style.firstLine) } },
  };
}

/** Above a heading stands what the PDF has there: the lead of the body, of which Word has set the heading's own already. */
function heading(sheet: Sheet, level: 1 | 2 | 3 | 4 | 'count', style: TextStyle | HeadingStyle): IBaseParagraphStyleOptions {
  const { run, paragraph } = look(sheet, style);
  const before = twips(Math.max(0, style.before + lead(sheet.layout.body) - lead(style)));
  return {
    next: 'BodyText',
    run,
    paragraph: {
      ...paragraph,
      spacing: { ...paragraph.spacing, before },
      keepNext: true,
      keepLines: true,
      outlineLevel: level === 'count' ? 1 : level - 1,
      numbering: level === 'count' ? { reference: COUNTS, level: 0 } : { reference: HEADINGS, level: HEADING_LEVEL[level] },
    },
  };
}

export function wordStyles(sheet: Sheet): IStylesOptions {
  const { layout } = sheet;
  const body = look(sheet, layout.body);
  const single = look(sheet, layout.single);
  const table = look(sheet, layout.table);
  const schedule = look(sheet, layout.schedule);
  const footnote = look(sheet, layout.footnote);
  const quote = look(sheet, layout.quote);
  const style = (id: string, name: string, basedOn: string, options: IBaseParagraphStyleOptions = {}): IParagraphStyleOptions => ({
    id,
    name,
    basedOn,
    quickFormat: true,
    ...options,
  });
  const inset = { left: twips(layout.quote.inset), right: twips(layout.quote.inset), firstLine: 0 };
  const tight = { before: 0, after: 0 };
  const captionLine = (after: number, left = 0): IBaseParagraphStyleOptions => ({
    ...single,
    paragraph: {
      ...single.paragraph,
      alignment: AlignmentType.LEFT,
      indent: { left: twips(left), firstLine: 0 },
      spacing: { ...single.paragraph.spacing, before: 0, after: twips(after) },
    },
  });
  const footer = (size: number): IBaseParagraphStyleOptions => ({
    run: { size: size * 2 },
    paragraph: { spacing: { ...tight, line: 240, lineRule: LineRuleType.AUTO } },
  });
  const toc = (level: number) =>
    style(`TOC${level}`, `toc ${level}`, 'Normal', {
      next: 'Normal',
      paragraph: {
        ...single.paragraph,
        spacing: { ...single.paragraph.spacing, after: twips(4) },
        alignment: AlignmentType.LEFT,
        indent: { left: twips((level - 2) * 18 + 24), hanging: twips(24) },
      },
    });
  return {
    default: {
      document: {
        run: {
          font: fonts(layout, 'serif'),
          size: layout.body.size * 2,
          language: { value: 'en-US', eastAsia: 'zh-CN' },
        },
        paragraph: { spacing: { ...spacing(sheet, layout.single), ...tight } },
      },
      heading1: heading(sheet, 1, layout.title),
      heading2: heading(sheet, 2, layout.headings[2]),
      heading3: heading(sheet, 3, layout.headings[3]),
      heading4: heading(sheet, 4, layout.headings[4]),
      title: { next: 'BodyText', ...look(sheet, layout.title) },
      listParagraph: { paragraph: body.paragraph },
      footnoteText: { ...footnote },
      hyperlink: { run: { color: '1F3864', underline: {} } },
      caption: {
        run: { ...table.run, bold: true, italics: false },
        paragraph: {
          alignment: AlignmentType.CENTER,
          keepNext: true,
          spacing: { before: twips(layout.table.pitch - lead(layout.table)), after: 120 },
        },
      },
    },
    paragraphStyles: [
      style('BodyText', 'Body Text', 'Normal', body),
      style('PleadingParagraph', 'Pleading Paragraph', 'BodyText', {
        paragraph: {
          indent: { firstLine: twips(layout.numbered.number) },
          leftTabStop: twips(layout.numbered.text),
          numbering: { reference: PLEADING, level: 0 },
        },
      }),
      style('CountHeading', 'Count Heading', 'Heading2', heading(sheet, 'count', layout.headings.count)),
      style('CaptionCourt', 'Caption Court', 'Normal', {
        ...single,
        run: { ...single.run, bold: true },
        paragraph: { ...single.paragraph, alignment: AlignmentType.CENTER, spacing: { ...single.paragraph.spacing, ...tight } },
      }),
      style('CaptionParty', 'Caption Party', 'Normal', captionLine(8)),
      style('CaptionRole', 'Caption Role', 'CaptionParty', captionLine(10, 108)),
      style('CaptionVersus', 'Caption Versus', 'CaptionParty', captionLine(10, 54)),
      style('CaptionData', 'Caption Data', 'CaptionParty', captionLine(7)),
      style('TitleLine', 'Title Line', 'Normal', { ...single, paragraph: { ...single.paragraph, alignment: AlignmentType.CENTER } }),
      style('PartyLabel', 'Party Label', 'Normal', {
        run: { ...table.run, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...table.paragraph.spacing, ...tight } },
      }),
      style('PartyLine', 'Party Line', 'Normal', { run: table.run, paragraph: { spacing: { ...table.paragraph.spacing, ...tight } } }),
      style('BlockQuote', 'Block Quote', 'Normal', {
        ...quote,
        // The same distance from what stands before as between its own paragraphs, and none of its own to what follows.
        paragraph: {
          ...quote.paragraph,
          indent: inset,
          spacing: {
            ...quote.paragraph.spacing,
            before: twips(Math.max(0, lead(layout.body) - lead(layout.quote))),
            after: twips(layout.body.after),
          },
        },
      }),
      style('TableCell', 'Table Cell', 'Normal', {
        run: table.run,
        paragraph: table.paragraph,
      }),
      style('TableHead', 'Table Head', 'TableCell', {
        run: { bold: true },
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
      }),
      style('ScheduleCell', 'Schedule Cell', 'Normal', {
        run: schedule.run,
        paragraph: schedule.paragraph,
      }),
      style('ScheduleHead', 'Schedule Head', 'ScheduleCell', { run: { bold: true }, paragraph: { keepNext: true } }),
      style('Signature', 'Signature', 'Normal', {
        ...single,
        paragraph: { ...single.paragraph, alignment: AlignmentType.LEFT, keepLines: true },
      }),
      style('Figure', 'Figure', 'Normal', {
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { line: 240, lineRule: LineRuleType.AUTO } },
      }),
      style('FigureCaption', 'Figure Caption', 'Normal', {
        ...table,
        paragraph: {
          ...table.paragraph,
          alignment: AlignmentType.CENTER,
          spacing: { ...table.paragraph.spacing, before: 120, after: 240 },
        },
      }),
      style('TOCHeading', 'TOC Heading', 'Normal', {
        ...look(sheet, layout.headings[2]),
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { ...spacing(sheet, layout.headings[2]), after: 160 } },
      }),
      toc(2),
      toc(3),
      toc(4),
      style('Footer', 'footer', 'Normal', footer(layout.pageNumber.size)),
      style('Spacer', 'Spacer', 'Normal', {
        run: { size: 2 },
        paragraph: { spacing: { ...tight, line: twips(1), lineRule: LineRuleType.EXACT } },
      }),
    ],
    characterStyles: [
      { id: 'FooterNote', name: 'Footer Note', quickFormat: true, run: { size: layout.footer.size * 2 } },
      { id: 'DraftMark', name: 'Draft Mark', quickFormat: true, run: { size: layout.footer.size * 2, bold: true, color: 'B00020' } },
      { id: 'Gap', name: 'Gap', quickFormat: true, run: { shading: { type: ShadingType.CLEAR, color: 'auto', fill: COLOURS.gap } } },
      {
        id: 'Sealed',
        name: 'Sealed',
        quickFormat: true,
        run: { shading: { type: ShadingType.CLEAR, color: 'auto', fill: COLOURS.sealed } },
      },
    ],
  };
}

/** docx always writes its own TOC styles first; of two styles with one id the later, ours, is kept. */
export function keepLastStyles(xml: string): string {
  const seen = new Set<string>();
  const styles = [...xml.matchAll(/<w:style [^>]*w:styleId="([^"]+)".*?<\/w:style>/g)].reverse();
  let out = xml;
  for (const { 0: text, 1: id = '', index } of styles) {
    if (seen.has(id)) out = out.slice(0, index) + out.slice(index + text.length);
    seen.add(id);
  }
  return out;
}
