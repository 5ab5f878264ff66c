/** Named styles, one for each part a lawyer may want to look different; nothing is formatted by hand where a style can do it. */
import {
  AlignmentType,
  type IBaseParagraphStyleOptions,
  type IParagraphStyleOptions,
  type IStylesOptions,
  LineRuleType,
  ShadingType,
} from 'docx';
import { COLOURS, type HeadingStyle, type Layout, type TextStyle } from '../layout.ts';
import { COUNTS, HEADING_LEVEL, HEADINGS, PLEADING, twips } from './numbering.ts';

const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.BOTH } as const;

/** Line pitch is a least height: the pages match the PDF, and a pasted picture is not cut off as it would be with an exact height. */
const spacing = (style: TextStyle) => ({
  before: twips(style.before),
  after: twips(style.after),
  line: twips(style.pitch),
  lineRule: LineRuleType.AT_LEAST,
});

const fonts = (layout: Layout, font: TextStyle['font']) => {
  const { latin, eastAsia } = layout.fonts[font].word;
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia };
};

/** A text style of the layout as Word's run and paragraph properties. */
function look(layout: Layout, style: TextStyle): Required<Pick<IBaseParagraphStyleOptions, 'run' | 'paragraph'>> {
  return {
    run: {
      font: fonts(layout, style.font),
      size: style.size * 2,
      color: 'auto',
      bold: style.bold,
      italics: style.italic,
      ...(style.underline ? { underline: {} } : {}),
    },
    paragraph: { alignment: ALIGN[style.align], spacing: spacing(style), indent: { firstLine: twips(style.firstLine) } },
  };
}

function heading(layout: Layout, level: 1 | 2 | 3 | 4 | 'count', style: TextStyle | HeadingStyle): IBaseParagraphStyleOptions {
  const { run, paragraph } = look(layout, style);
  return {
    next: 'BodyText',
    run,
    paragraph: {
      ...paragraph,
      keepNext: true,
      keepLines: true,
      outlineLevel: level === 'count' ? 1 : level - 1,
      numbering: level === 'count' ? { reference: COUNTS, level: 0 } : { reference: HEADINGS, level: HEADING_LEVEL[level] },
    },
  };
}

export function wordStyles(layout: Layout): IStylesOptions {
  const body = look(layout, layout.body);
  const single = look(layout, layout.single);
  const table = look(layout, layout.table);
  const schedule = look(layout, layout.schedule);
  const footnote = look(layout, layout.footnote);
  const quote = look(layout, layout.quote);
  const style = (id: string, name: string, basedOn: string, options: IBaseParagraphStyleOptions = {}): IParagraphStyleOptions => ({
    id,
    name,
    basedOn,
    quickFormat: true,
    ...options,
  });
  const inset = { left: twips(layout.quote.inset), right: twips(layout.quote.inset), firstLine: 0 };
  const tight = { before: 0, after: 0 };
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
        paragraph: { spacing: { ...spacing(layout.single), ...tight } },
      },
      heading1: heading(layout, 1, layout.title),
      heading2: heading(layout, 2, layout.headings[2]),
      heading3: heading(layout, 3, layout.headings[3]),
      heading4: heading(layout, 4, layout.headings[4]),
      title: { next: 'BodyText', ...look(layout, layout.title) },
      listParagraph: { paragraph: body.paragraph },
      footnoteText: { ...footnote },
      hyperlink: { run: { color: '1F3864', underline: {} } },
      caption: {
        run: { ...table.run, bold: true, italics: false },
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { before: 120, after: 120 } },
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
      style('CountHeading', 'Count Heading', 'Heading2', heading(layout, 'count', layout.headings.count)),
      style('CaptionCourt', 'Caption Court', 'Normal', {
        ...single,
        run: { ...single.run, bold: true },
        paragraph: { ...single.paragraph, alignment: AlignmentType.CENTER, spacing: { ...single.paragraph.spacing, ...tight } },
      }),
      style('CaptionParty', 'Caption Party', 'Normal', { ...single, paragraph: { ...single.paragraph, alignment: AlignmentType.LEFT } }),
      style('CaptionRole', 'Caption Role', 'CaptionParty', { paragraph: { indent: { left: twips(108) } } }),
      style('CaptionVersus', 'Caption Versus', 'CaptionParty', { paragraph: { indent: { left: twips(54) } } }),
      style('CaptionRule', 'Caption Rule', 'CaptionParty', {
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...single.paragraph.spacing, ...tight } },
      }),
      style('CaptionData', 'Caption Data', 'CaptionParty'),
      style('TitleLine', 'Title Line', 'Normal', { ...single, paragraph: { ...single.paragraph, alignment: AlignmentType.CENTER } }),
      style('PartyLabel', 'Party Label', 'Normal', {
        run: { ...table.run, bold: true },
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...table.paragraph.spacing, ...tight } },
      }),
      style('PartyLine', 'Party Line', 'Normal', { run: table.run, paragraph: { spacing: { ...table.paragraph.spacing, ...tight } } }),
      style('BlockQuote', 'Block Quote', 'Normal', { ...quote, paragraph: { ...quote.paragraph, indent: inset } }),
      style('TableCell', 'Table Cell', 'Normal', {
        run: table.run,
        paragraph: { ...table.paragraph, spacing: { ...table.paragraph.spacing, before: 40, after: 40 } },
      }),
      style('TableHead', 'Table Head', 'TableCell', {
        run: { bold: true },
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true },
      }),
      style('ScheduleCell', 'Schedule Cell', 'Normal', {
        run: schedule.run,
        paragraph: { ...schedule.paragraph, spacing: { ...schedule.paragraph.spacing, before: 30, after: 30 } },
      }),
      style('ScheduleHead', 'Schedule Head', 'ScheduleCell', { run: { bold: true }, paragraph: { keepNext: true } }),
      style('Signature', 'Signature', 'Normal', {
        ...single,
        paragraph: { ...single.paragraph, alignment: AlignmentType.LEFT, keepLines: true },
      }),
      style('Figure', 'Figure', 'Normal', {
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { line: 240, lineRule: LineRuleType.AUTO } },
      }),
      style('TOCHeading', 'TOC Heading', 'Normal', {
        ...look(layout, layout.headings[2]),
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: { ...spacing(layout.headings[2]), after: 160 } },
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
