/** The passage of a page that shows the words found. */
import type { Term } from './query.ts';
import { type Word, words } from './tokens.ts';

export interface Snippet {
  readonly text: string;
  readonly marks: readonly (readonly [start: number, length: number])[];
}

/** UTF-16 units before the first mark, and in all. */
const BEFORE = 60;
const LENGTH = 200;
/** Marks beyond this many are not looked for. */
const MOST = 500;
const LONGEST = 200_000;

interface Span {
  readonly start: number;
  readonly end: number;
}

function startsHere(term: Term, text: readonly Word[], at: number): boolean {
  const last = term.words.length - 1;
  return term.words.every((word, n) => {
    const here = text[at + n]?.word;
    return here !== undefined && (n === last && term.open ? here.startsWith(word) : here === word);
  });
}

/** Where the terms stand in a text, in order, without overlaps. */
export function marksIn(text: string, terms: readonly Term[]): Span[] {
  const all = words(text.slice(0, LONGEST));
  const byFirst = new Map<string, Term[]>();
  const begun: Term[] = [];
  for (const term of terms) {
    const first = term.words[0] ?? '';
    if (term.open && term.words.length === 1) begun.push(term);
    else byFirst.set(first, [...(byFirst.get(first) ?? []), term]);
  }
  const found: Span[] = [];
  for (let at = 0; at < all.length && found.length < MOST; at++) {
    const here = all[at];
    if (!here) break;
    let length = 0;
    for (const term of byFirst.get(here.word) ?? [])
      if (term.words.length > length && startsHere(term, all, at)) length = term.words.length;
    if (length === 0 && begun.some((term) => startsHere(term, all, at))) length = 1;
    const end = all[at + length - 1]?.end;
    if (length === 0 || end === undefined) continue;
    found.push({ start: here.start, end });
    at += length - 1;
  }
  return found;
}

/** Ends of words near an offset, so that a cut goes through none. */
function wordStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const blank = text.indexOf(' ', at);
  if (blank >= 0 && blank - at < 20) return blank + 1;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at + 1 : at;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const blank = text.lastIndexOf(' ', at);
  if (blank > 0 && at - blank < 20) return blank;
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at - 1 : at;
}

/**
 * Some 200 characters around the place where most different marks stand together; the beginning of the text when it has none (the
 * index folds a little more than is looked for here). Runs of blanks become one.
 */
export function snippetOf(page: string, terms: readonly Term[]): Snippet {
  const text = page.slice(0, LONGEST).replace(/\s+/gu, ' ').trim();
  const marks = marksIn(text, terms);
  let best = marks[0];
  let most = 0;
  for (const [index, mark] of marks.entries()) {
    const within = marks.slice(index, index + 40).filter(({ end }) => end <= mark.start - BEFORE + LENGTH);
    const different = new Set(within.map(({ start, end }) => text.slice(start, end).toLowerCase())).size;
    if (different > most) {
      most = different;
      best = mark;
    }
  }
  const from = best ? wordStart(text, Math.min(best.start, Math.max(0, best.start - BEFORE))) : 0;
  const start = best ? Math.min(from, best.start) : 0;
  const to = Math.max(wordEnd(text, start + LENGTH), best?.end ?? 0);
  const shown = marks.filter((mark) => mark.start >= start && mark.end <= to);
  const lead = start > 0 ? '…' : '';
  return {
    text: `${lead}${text.slice(start, to)}${to < text.length ? '…' : ''}`,
    marks: shown.map((mark) => [mark.start - start + lead.length, mark.end - mark.start] as const),
  };
}
