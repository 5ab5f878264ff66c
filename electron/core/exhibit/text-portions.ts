/** Words of a file as paragraphs, in documents the engine sets quickly. Pure. */
import type { PageText } from '../reading/model.ts';

/** Characters set of one file: some 150 pages. What is longer is read in its native form. */
export const MOST_CHARACTERS = 500_000;
/** Characters of one document of the engine. */
const PORTION = 60_000;
/** Lines of one paragraph. */
const MOST_LINES = 120;

/** Lines the reader puts before the words of a message; the sheet has them in its table. */
const HEADER = /^(From|To|Cc|Bcc|Date|Subject|Attachments): /;

/** A message's words without the lines that repeat its header. */
export function withoutHeader(pages: readonly PageText[]): readonly PageText[] {
  const [first, ...rest] = pages;
  if (!first) return pages;
  const lines = first.text.split('\n');
  const body = lines.findIndex((line) => !HEADER.test(line));
  return body <= 0 || lines[body]?.trim() !== '' ? pages : [{ ...first, text: lines.slice(body).join('\n') }, ...rest];
}

/** Paragraphs between blank lines, in documents of moderate length. `cut` is how much was set of a text that is too long, else 0. */
export function portionsOf(pages: readonly PageText[]): { readonly portions: readonly (readonly string[])[]; readonly cut: number } {
  const portions: string[][] = [];
  let paragraphs: string[] = [];
  let held = 0;
  let all = 0;
  const close = () => {
    if (paragraphs.length > 0) portions.push(paragraphs);
    paragraphs = [];
    held = 0;
  };
  for (const paragraph of pages.flatMap(({ text }) => paragraphsOf(text))) {
    if (all + paragraph.length > MOST_CHARACTERS) {
      close();
      return { portions, cut: all };
    }
    if (held + paragraph.length > PORTION) close();
    paragraphs.push(paragraph);
    held += paragraph.length;
    all += paragraph.length;
  }
  close();
  return { portions, cut: 0 };
}

/** Lines that belong together; a list without blank lines is broken up, so that it can go over pages. */
function paragraphsOf(text: string): string[] {
  const paragraphs: string[] = [];
  let lines: string[] = [];
  let length = 0;
  const close = () => {
    if (lines.length > 0) paragraphs.push(lines.join('\n'));
    lines = [];
    length = 0;
  };
  for (const line of text.replaceAll('\t', '    ').split(/\r\n?|\n/)) {
    if (line.trim() === '') close();
    for (const piece of line.trimEnd().match(/.{1,20000}/gu) ?? []) {
      if (lines.length >= MOST_LINES || length + piece.length > PORTION) close();
      lines.push(piece);
      length += piece.length;
    }
  }
  close();
  return paragraphs;
}
