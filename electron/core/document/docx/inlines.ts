/** Inlines as Word runs: one entry for every kind, so a new kind does not compile until it is drawn here. */
import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  HighlightColor,
  type IRunOptions,
  Paragraph,
  type ParagraphChild,
  TextRun,
  UnderlineType,
} from 'docx';
import { gapText } from '../../kit/gap.ts';
import type { InlineKind, ResolvedInline } from '../numbered.ts';
import { exhibitText } from '../text.ts';
import { field } from './fields.ts';
import type { Pen } from './pen.ts';
import { cleanText } from './xml.ts';

/** What the surrounding inlines ask of the runs inside them. */
export type RunFormat = Omit<IRunOptions, 'text' | 'children' | 'break'>;

type Of<K extends InlineKind, T = ResolvedInline> = T extends { kind: infer X } ? (K extends X ? Omit<T, 'kind'> : never) : never;
type Table = { [K in InlineKind]: (inline: Of<K>, format: RunFormat, pen: Pen) => ParagraphChild[] };

const draw = {
  text: (it, format, pen) => textRuns(it.text, format, pen),
  value: (it, format, pen) => textRuns(it.text, format, pen),
  break: (_, format) => [new TextRun({ ...format, break: 1 })],
  strong: (it, format, pen) => drawInlines(it.children, { ...format, bold: true }, pen),
  emphasis: (it, format, pen) => drawInlines(it.children, { ...format, ...pen.emphasis }, pen),
  underline: (it, format, pen) => drawInlines(it.children, { ...format, underline: { type: UnderlineType.SINGLE } }, pen),
  gap: (it, format, pen) => textRuns(gapText(it.label), { ...format, style: 'Gap', highlight: HighlightColor.YELLOW }, pen),
  sealed: (it, format, pen) => drawInlines(it.children, { ...format, style: 'Sealed' }, pen),
  'paragraph-ref': (it, format, pen) => {
    const number = pen.targets.get(it.anchor);
    if (number === undefined) return textRuns(it.text, { ...format, style: 'Gap', highlight: HighlightColor.YELLOW }, pen);
    // \n: the paragraph's own number, without its trailing period; a heading without a number is cited by its words.
    return field(`REF ${pen.bookmarks.name(it.anchor)}${number === '' ? '' : ' \\n'} \\h`, textRuns(it.text, format, pen));
  },
  'exhibit-ref': (it, format, pen) => textRuns(exhibitText(it, pen.meta.language), format, pen),
  footnote: (it, _, pen) => {
    const note = new Paragraph({ style: 'FootnoteText', children: [...textRuns(' ', {}, pen), ...drawInlines(it.children, {}, pen)] });
    pen.notes.set(it.number, [note]);
    return [new FootnoteReferenceRun(it.number)];
  },
  link: (it, format, pen) => {
    const target = safeTarget(it.href);
    const children = drawInlines(it.children, target ? { ...format, style: 'Hyperlink' } : format, pen);
    return target ? [new ExternalHyperlink({ link: target, children })] : children;
  },
} satisfies Table;

export function drawInlines(inlines: readonly ResolvedInline[], format: RunFormat, pen: Pen): ParagraphChild[] {
  return inlines.flatMap((inline) => (draw[inline.kind] as Table[never] as (...all: unknown[]) => ParagraphChild[])(inline, format, pen));
}

/** One run for each line; "\n" in a value is a line break. */
export function textRuns(text: string, format: RunFormat, pen: Pen): ParagraphChild[] {
  return cleanText(text)
    .split('\n')
    .flatMap((line, i) =>
      line === '' && i === 0 ? [] : [new TextRun({ ...script(line, format, pen), text: line, ...(i > 0 ? { break: 1 } : {}) })],
    );
}

/** Quotes, dashes and dots that Latin and Chinese share: Word takes the Latin font, half width, unless it is told otherwise. */
export const SHARED_MARKS = /[“”‘’…—·×÷§±°①-⑳Ⅰ-Ⅻ]/;

function script(line: string, format: RunFormat, pen: Pen): RunFormat {
  if (!pen.chinese || !SHARED_MARKS.test(line)) return format;
  return { ...format, font: { ...(typeof format.font === 'object' ? format.font : {}), hint: 'eastAsia' } };
}

/** Word refuses to open a package whose link is not a URI, so anything but web and mail addresses stays plain text. */
function safeTarget(href: string): string | null {
  const url = URL.parse(href);
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : null;
}
