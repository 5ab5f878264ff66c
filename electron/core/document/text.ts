/**
 * The words of a document in reading order, with its numbers and markers: what the PDF, the DOCX and the preview must each say.
 * Decoration is not a word: page numbers, footers, draft marks, the `)` rule of a caption, repeated table heads.
 */
import { gapText } from '../kit/gap.ts';
import type { Language } from '../kit/messages.ts';
import { paragraphMarker } from './layout.ts';
import type { Inline } from './model.ts';
import type { Numbered, ResolvedBlock, ResolvedInline } from './numbered.ts';

/** Page of each anchor, from the engine that laid the pages out; printed in the table of contents. */
export type AnchorPages = Readonly<Record<string, number>>;

/** `Exhibit 3, p. 3`; `证据3，第3页`. */
export function exhibitText(reference: { readonly label: string; readonly pin: string }, language: Language): string {
  if (reference.pin === '') return reference.label;
  return `${reference.label}${language === 'zh-CN' ? '，' : ', '}${reference.pin}`;
}

/** One line of plain text: breaks become spaces, footnotes are left out. References print as resolved, `?` before that. */
export function plainText(inlines: readonly (Inline | ResolvedInline)[], language: Language): string {
  return inlines.map((inline) => plainInline(inline, language)).join('');
}

function plainInline(inline: Inline | ResolvedInline, language: Language): string {
  switch (inline.kind) {
    case 'text':
      return inline.text;
    case 'value':
      return inline.text.replace(/\s*\n\s*/g, ' ');
    case 'gap':
      return gapText(inline.label);
    case 'break':
      return ' ';
    case 'strong':
    case 'emphasis':
    case 'underline':
    case 'sealed':
    case 'link':
      return plainText(inline.children, language);
    case 'paragraph-ref':
      return 'text' in inline ? inline.text : '?';
    case 'exhibit-ref':
      return exhibitText(inline, language);
    case 'footnote':
      return '';
  }
}

/** `body` in reading order with footnote marks in place; `notes` are the footnotes with their numbers, in order. */
export interface DocumentWords {
  readonly body: string;
  readonly notes: readonly string[];
}

/** The words, footnotes apart (they stand elsewhere on a page than in the text). With `pages`, the contents carry their page numbers. */
export function documentWords(numbered: Numbered, pages?: AnchorPages): DocumentWords {
  const out: string[] = [];
  const notes: string[] = [];
  const language = numbered.meta.language;

  const inline = (inlines: readonly ResolvedInline[]): string =>
    inlines
      .map((one): string => {
        switch (one.kind) {
          case 'footnote':
            notes.push(`${one.number} ${inline(one.children)}`);
            return String(one.number);
          case 'break':
            return '\n';
          case 'value':
            return one.text;
          case 'strong':
          case 'emphasis':
          case 'underline':
          case 'sealed':
          case 'link':
            return inline(one.children);
          default:
            return plainText([one], language);
        }
      })
      .join('');
  const line = (inlines: readonly ResolvedInline[]) => out.push(inline(inlines));
  const lines = (all: readonly (readonly ResolvedInline[])[]) => {
    for (const one of all) line(one);
  };

  const block = (one: ResolvedBlock): void => {
    switch (one.kind) {
      case 'caption':
        lines(one.court);
        one.sides.forEach((side, i) => {
          if (i > 0) out.push(one.versus);
          lines(side.names);
          out.push(side.role);
        });
        lines(one.data);
        return;
      case 'title-block':
        lines(one.above);
        line(one.title);
        lines(one.below);
        return;
      case 'party-table':
        for (const row of one.rows) {
          out.push(row.label);
          lines(row.lines);
        }
        return;
      case 'heading':
        out.push(`${one.number} ${inline(one.children)}`.trimStart());
        return;
      case 'paragraph':
        line(one.children);
        return;
      case 'numbered':
        out.push(`${paragraphMarker(one.number)} ${inline(one.children)}`);
        one.body.forEach(block);
        return;
      case 'list':
        one.items.forEach((item, i) => {
          out.push(one.markers[i] ?? '');
          item.forEach(block);
        });
        return;
      case 'quote':
        one.children.forEach(block);
        return;
      case 'table':
        if (one.caption) line(one.caption);
        for (const row of [one.head, ...one.rows]) out.push(row.map((cell) => inline(cell.children)).join('\t'));
        return;
      case 'schedule':
        if (one.caption) line(one.caption);
        out.push(one.columns.map((column) => column.title).join('\t'));
        for (const row of one.rows) out.push(row.join('\t'));
        for (const row of one.totals) out.push(row.join('\t'));
        return;
      case 'signature':
        lines(one.lines);
        return;
      case 'toc':
        out.push(one.title);
        for (const entry of one.entries) out.push(`${entry.number} ${entry.text} ${pages?.[entry.anchor] ?? ''}`.trim());
        return;
      case 'page-break':
        return;
      case 'landscape':
        one.blocks.forEach(block);
        return;
      case 'figure':
        if (one.caption) line(one.caption);
        return;
    }
  };
  numbered.blocks.forEach(block);
  return { body: out.join('\n'), notes };
}

/** All the words: the body, then the footnotes. Compare without white space (line ends differ from paper to paper). */
export function documentText(numbered: Numbered, pages?: AnchorPages): string {
  const { body, notes } = documentWords(numbered, pages);
  return [body, ...notes].join('\n');
}
