/** Texts without pages are cut into passages that count as pages, so that a hit and a citation know their place. */
import type { PageText } from './model.ts';

/** Longest passage, in UTF-16 units. */
export const PASSAGE = 4_000;

/** Longest text taken from one file, in UTF-16 units: some 10,000 printed pages. What lies behind is not indexed, and the text ends with an ellipsis. */
export const MAX_TEXT = 20_000_000;

/** Where a passage may end, best first. Each finds the last place; the earlier ones only when that leaves a passage of some length. */
const ENDS: readonly RegExp[] = [/\n[ \t]*\n/g, /\n/g, /[。！？；]|[.!?;][)"'”’\]]*\s/g, /\s/g];

function endOf(window: string): number {
  for (const end of ENDS) {
    let last = 0;
    for (const match of window.matchAll(end)) last = match.index + match[0].length;
    if (last > PASSAGE / 4) return last;
  }
  const unit = window.charCodeAt(PASSAGE - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? PASSAGE - 1 : PASSAGE;
}

/**
 * Cuts a text at paragraph ends, else at lines, sentences, words. Joined, the passages are the text again, to the last blank;
 * only NUL and halves of characters become U+FFFD.
 * Sections (sheets, parts of a capture) each begin a new passage; pages count on from 1 through all of them.
 */
export function passages(...sections: readonly string[]): PageText[] {
  const pages: PageText[] = [];
  for (const section of sections) {
    // What a store cannot keep becomes what stands for it, one for one.
    const text = section.toWellFormed().replaceAll('\0', '\ufffd');
    let from = 0;
    while (text.length - from > PASSAGE) {
      const end = from + endOf(text.slice(from, from + PASSAGE));
      pages.push({ page: pages.length + 1, text: text.slice(from, end) });
      from = end;
    }
    if (from < text.length) pages.push({ page: pages.length + 1, text: text.slice(from) });
  }
  return pages;
}

/** The text, or its beginning with an ellipsis when it is longer than `most`. */
export function clipped(text: string, most = MAX_TEXT): string {
  if (text.length <= most) return text;
  const unit = text.charCodeAt(most - 1);
  return `${text.slice(0, unit >= 0xd800 && unit < 0xdc00 ? most - 1 : most)}\n…`;
}

/** Gathers text up to a limit; `full` tells the source to stop. */
export class TextBuffer {
  #parts: string[] = [];
  #length = 0;
  readonly #most: number;
  full = false;

  constructor(most = MAX_TEXT) {
    this.#most = most;
  }

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    if (this.full) return;
    this.#parts.push(text);
    this.#length += text.length;
    this.full = this.#length > this.#most;
  }

  toString(): string {
    return clipped(this.#parts.join(''), this.#most);
  }
}
