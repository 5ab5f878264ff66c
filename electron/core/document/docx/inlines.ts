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
import { heldByJoiners } from '../held.ts';
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

/** One run for each line, and in Chinese for each script; "\n" in a value is a line break. */
export function textRuns(text: string, format: RunFormat, pen: Pen): ParagraphChild[] {
  return heldByJoiners(cleanText(text))
    .split('\n')
    .flatMap((line, i) => {
      const parts = pen.chinese ? scripts(line) : [line];
      return parts.flatMap((part, p) => {
        const start = p === 0 && i > 0 ? { break: 1 } : {};
        return part === '' && i === 0 ? [] : [new TextRun({ ...(pen.chinese ? script(part, format, pen) : format), text: part, ...start })];
      });
    });
}

/**
 * Quotes, dashes and dots that Latin and Chinese share. An office takes them from the Latin font, half width, above all beside Latin
 * letters; so they stand in runs of their own whose every font is the Chinese one. An apostrophe inside a name stays Latin.
 */
const SHARED_MARKS = /((?:[“”‘…—·①-⑳Ⅰ-Ⅻ]|(?<![A-Za-z])’|’(?![A-Za-z]))+)/;

/** A line cut at its shared marks; the first part may be empty when the line is. */
export const scripts = (line: string): string[] => {
  const parts = line.split(SHARED_MARKS).filter((part) => part !== '');
  return parts.length > 0 ? parts : [''];
};

export const isShared = (part: string): boolean => SHARED_MARKS.test(part);

function script(part: string, format: RunFormat, pen: Pen): RunFormat {
  if (!isShared(part)) return format;
  const own = typeof format.font === 'object' && 'eastAsia' in format.font ? format.font.eastAsia : undefined;
  const font = own ?? pen.layout.fonts[pen.face].word.eastAsia;
  return { ...format, font: { ascii: font, hAnsi: font, eastAsia: font, hint: 'eastAsia' } };
}

/** Word refuses to open a package whose link is not a URI, so anything but web and mail addresses stays plain text. */
function safeTarget(href: string): string | null {
  const url = URL.parse(href);
  return url && /^(https?|mailto):$/.test(url.protocol) ? url.href : null;
}
