/** What somebody typed, as terms, and as a query of SQLite's full-text index. Any string is a valid query. */
import { isCjk, spaced, type Word, words } from './tokens.ts';

export interface Term {
  /** Words that follow one another, folded. */
  readonly words: readonly string[];
  /** The last word is only begun. */
  readonly open: boolean;
  /** The term as the index wants it: a quoted phrase. */
  readonly match: string;
}

const LONGEST = 1_000;
const MOST_TERMS = 24;
const MOST_WORDS = 120;
/** A single letter begins too many words to help anybody. */
const SHORTEST_BEGINNING = 2;

/** Straight quotes and those a Chinese keyboard types. */
const QUOTE = /["“”＂「」『』«»]/u;
/** Blanks, controls, and the punctuation that stands between Chinese words. Latin punctuation joins: `LZ-88`, `1,234.56`, `a@b.com`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a NUL would end the text for SQLite
const BREAK = /[\s\u0000-\u001f\u007f，、；。：！？]+/u;

interface Piece {
  readonly text: string;
  readonly open: boolean;
}

/** Quoted passages stay whole; the rest falls apart at blanks. The very last piece is open while nothing ends it. */
function pieces(query: string): Piece[] {
  const found: Piece[] = [];
  const parts = query.split(QUOTE);
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const quoted = index % 2 === 1;
    if (quoted) {
      found.push({ text: part.split(BREAK).join(' '), open: last });
      continue;
    }
    const chunks = part.split(BREAK);
    for (const [at, text] of chunks.entries()) found.push({ text, open: last && at === chunks.length - 1 });
  }
  return found;
}

/** Terms, all of which a page must hold. Empty when there is no word in the query. */
export function termsOf(query: string): Term[] {
  const terms: Term[] = [];
  for (const { text, open } of pieces(query.slice(0, LONGEST))) {
    const within: readonly Word[] = words(text);
    const last = within.at(-1);
    if (!last || terms.length >= MOST_TERMS) continue;
    const kept = within.slice(0, MOST_WORDS);
    const begun =
      open && kept.length === within.length && !isCjk(last.word) && last.word.length >= SHORTEST_BEGINNING && last.end === text.length;
    const phrase = spaced(text.slice(0, kept.at(-1)?.end)).replaceAll('"', ' ');
    terms.push({ words: kept.map(({ word }) => word), open: begun, match: begun ? `"${phrase}" *` : `"${phrase}"` });
  }
  return terms;
}

/** The terms as an expression for `match`. */
export const matchOf = (terms: readonly Term[]): string => terms.map(({ match }) => match).join(' AND ');
