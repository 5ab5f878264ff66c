/** Finds words of a list in what a seller or buyer writes, in disguise as well, and not where the context gives them another meaning. */
import { fold, isHan, quoted } from './fold.ts';
import type { Formula, Term } from './formula.ts';
import { joined, type Read, spelledOut, type Token } from './tokens.ts';

export interface Hit {
  readonly term: string;
  readonly weight: number;
  /** As written. */
  readonly quote: string;
  /** Written in disguise. */
  readonly disguised: boolean;
  /** Place in the folded text. */
  readonly start: number;
  readonly end: number;
}

interface Found {
  readonly term: Compiled;
  readonly start: number;
  readonly end: number;
  readonly disguised: boolean;
}

interface Compiled {
  readonly shown: string;
  readonly weight: number;
  readonly words: readonly string[];
  /** The term without separators, when it is looked for character by character. */
  readonly han: string;
  readonly pattern: RegExp | null;
  readonly neverBefore: readonly string[];
  readonly neverAfter: readonly string[];
  readonly unless: readonly RegExp[];
}

/** Titles are read again after every change of the matter, and few of them have changed. Longer texts are rare. */
const REMEMBERED = 100_000;
const LONG = 400;

/** The same matcher, which remembers what it found in short texts. */
export function remembering(matcher: Matcher): Matcher {
  const known = new Map<string, readonly Hit[]>();
  return {
    find(read) {
      if (read.original.length > LONG) return matcher.find(read);
      const found = known.get(read.original) ?? matcher.find(read);
      if (known.size >= REMEMBERED) known.clear();
      known.set(read.original, found);
      return found;
    },
  };
}

/** A list as looked for; `find` gives the hits of a text by place. */
export interface Matcher {
  find(read: Read): readonly Hit[];
}

const SHORT = 3;
const NONE: readonly Hit[] = [];
/** A cell of twenty thousand characters may hold one word four thousand times. */
const MOST = 400;
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const anyOf = (list: readonly string[]): string =>
  [...list]
    .map((one) => fold(one).text)
    .sort((a, b) => b.length - a.length)
    .map(escaped)
    .join('|');
const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const wordAnywhere = (word: string): RegExp => {
  const plain = escaped(fold(word).text);
  return hasHan(word) ? new RegExp(plain, 'u') : new RegExp(`(?<![a-z0-9])${plain}(?![a-z0-9])`, 'u');
};

function compile(term: Term): Compiled {
  const text = 'text' in term ? fold(term.text).text : '';
  return {
    shown: 'text' in term ? term.text : term.shown,
    weight: term.weight,
    words: text !== '' && !hasHan(text) ? (text.match(/[a-z0-9@$!|]+/g) ?? []) : [],
    han: hasHan(text) ? text : '',
    pattern: 'pattern' in term ? new RegExp(term.pattern, 'gu') : null,
    neverBefore: term.never_before.map((one) => fold(one).text),
    neverAfter: term.never_after.map((one) => fold(one).text),
    unless: term.unless.map(wordAnywhere),
  };
}

export function compileTerms(terms: readonly Term[], negation: Formula['negation']): Matcher {
  const compiled = terms.map(compile);
  const byFirst = new Map<string, Compiled[]>();
  for (const term of compiled) {
    const [first] = term.words;
    if (first !== undefined) for (const key of [first, `${first}s`]) byFirst.set(key, [...(byFirst.get(key) ?? []), term]);
  }
  const single = new Map(
    compiled.filter((term) => term.words.length === 1).flatMap((term) => plurals(term.words[0] ?? '').map((word) => [word, term] as const)),
  );
  const beginnings = new Set([...single.keys()].flatMap((word) => Array.from(word, (_, i) => word.slice(0, i + 1))));
  const han = compiled.filter((term) => term.han !== '');
  const patterns = compiled.filter((term) => term.pattern !== null);
  const denied = negations(negation);
  return {
    find(read) {
      if (read.original === '') return NONE;
      const { text, tokens } = read;
      const found = [
        ...words(text, tokens, byFirst),
        ...torn(text, tokens, single, beginnings),
        ...(han.length > 0 && read.han ? characters(text, han) : []),
        ...patterns.flatMap((term) => matches(text, term)),
      ];
      if (found.length === 0) return NONE;
      const honest = new Map<Compiled, boolean>();
      const kept = longest(found.slice(0, MOST).filter((one) => !partOfAnother(text, one) && !excused(text, one.term, honest)));
      return affirmed(text, kept, denied).map(({ term, start, end, disguised }) => {
        const quote = quoted(read, start, end).slice(0, 80);
        return { term: term.shown, weight: term.weight, quote, disguised: disguised || masked(quote, text.slice(start, end)), start, end };
      });
    },
  };
}

/** Invisible characters, or letters of another script for Latin ones. Width and accents are no disguise. */
const masked = (quote: string, text: string): boolean =>
  /\p{Cf}/u.test(quote) || (/^[ -~]*$/.test(text) && /[^ -~]/.test(quote.normalize('NFKD').replace(/[\p{M}’‘]/gu, '')));

const plurals = (word: string): string[] => (word.length > SHORT ? [word, `${word}s`, `${word}es`] : [word]);

/** Terms of whole words, one after the other. */
function* words(text: string, tokens: readonly Token[], byFirst: ReadonlyMap<string, readonly Compiled[]>): Generator<Found> {
  for (const [i, token] of tokens.entries())
    for (const reading of token.readings)
      for (const term of byFirst.get(reading) ?? []) {
        const last = tokens[i + term.words.length - 1];
        if (!last || !term.words.every((word, k) => reads(tokens[i + k], word, k === term.words.length - 1))) continue;
        const gaps = term.words.slice(1).map((_, k) => text.slice(tokens[i + k]?.end, tokens[i + k + 1]?.start));
        if (gaps.some((gap) => gap.length > 3 || /[.;!?，。；！？\n]\s/.test(gap) || hasHan(gap))) continue;
        const plain = term.words.every((word, k) => plurals(word).includes(tokens[i + k]?.text.replace(/[!|]+$/, '') ?? ''));
        yield { term, start: token.start, end: last.end, disguised: !plain };
      }
}

const reads = (token: Token | undefined, word: string, last: boolean): boolean =>
  token?.readings.some((reading) => reading === word || (last && plurals(word).includes(reading))) ?? false;

/** Single words that were taken apart. */
function* torn(
  text: string,
  tokens: readonly Token[],
  single: ReadonlyMap<string, Compiled>,
  beginnings: ReadonlySet<string>,
): Generator<Found> {
  for (const token of spelledOut(text, tokens))
    for (const [word, term] of single)
      if (word.length > SHORT && token.readings.some((reading) => (word.length > 4 ? reading.includes(word) : reading === word)))
        yield { term, start: token.start, end: token.end, disguised: true };
  for (const { word, start, end } of joined(text, tokens, single, beginnings)) yield { term: word, start, end, disguised: true };
}

/** Letters, digits and everything of the planes where characters are; punctuation of East Asia and half of a pair is not looked at. */
const counts = (unit: number): boolean =>
  unit >= 0x3400
    ? unit < 0xff00 || unit > 0xffef
    : (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || (unit >= 0xc0 && unit < 0x2000);

/** Terms in characters: side by side, or parted by what a reader overlooks. */
function* characters(text: string, terms: readonly Compiled[]): Generator<Found> {
  // Most texts hold the characters of none of them.
  const possible = terms.filter(({ han }) => [...han].every((one) => text.includes(one)));
  if (possible.length === 0) return;
  const places: number[] = [];
  let dense = '';
  for (let i = 0; i < text.length; i++) {
    if (!counts(text.charCodeAt(i))) continue;
    dense += text[i];
    places.push(i);
  }
  const gapAfter = (k: number): string => text.slice((places[k] ?? 0) + 1, places[k + 1] ?? text.length);
  for (const term of possible)
    for (let at = dense.indexOf(term.han); at >= 0; at = dense.indexOf(term.han, at + 1)) {
      const last = at + term.han.length - 1;
      if (!edge(dense, at, -1, gapAfter) || !edge(dense, last, 1, gapAfter)) continue;
      const gaps = Array.from({ length: last - at }, (_, k) => gapAfter(at + k)).filter((gap) => gap !== '');
      if (gaps.some((gap) => gap.length > 3 || /[，。、；：！？,;!?\n/|]/.test(gap))) continue;
      const alone =
        at === 0 || gapAfter(at - 1) !== '' || last === dense.length - 1 || gapAfter(last) !== '' || !isHan(dense[at - 1] ?? '');
      // "质量高 仿真": a blank within running characters parts two words.
      const latin = /[a-z0-9]/.test(term.han);
      if (gaps.some((gap) => gap.trim() === '') && !alone && !latin) continue;
      const [start, end] = [places[at] ?? 0, (places[last] ?? 0) + 1];
      yield { term, start, end, disguised: gaps.length > 0 };
    }
}

/** A Latin letter at the edge of a term is a word of its own: not the A of "USA货". */
function edge(dense: string, at: number, step: 1 | -1, gapAfter: (k: number) => string): boolean {
  if (!/[a-z0-9]/.test(dense[at] ?? '')) return true;
  const next = dense[at + step] ?? '';
  return !/[a-z0-9]/.test(next) || gapAfter(step < 0 ? at - 1 : at) !== '';
}

function matches(text: string, term: Compiled): Found[] {
  return Array.from(text.matchAll(term.pattern ?? /(?!)/g), (match) => ({
    term,
    start: match.index,
    end: match.index + match[0].length,
    disguised: false,
  }));
}

/** Something in the text gives the word an honest meaning. */
function excused(text: string, term: Compiled, known: Map<Compiled, boolean>): boolean {
  const found = known.get(term) ?? term.unless.some((word) => word.test(text));
  known.set(term, found);
  return found;
}

/** The word is part of another one. */
function partOfAnother(text: string, { term, start, end }: Found): boolean {
  const next = text.slice(end, end + 24).replace(/^[\s-]+/, '');
  const past = text.slice(Math.max(0, start - 24), start).replace(/[\s-]+$/, '');
  if (term.neverBefore.some((word) => next.startsWith(word) && (hasHan(word) || !/[a-z0-9]/.test(next[word.length] ?? '')))) return true;
  return term.neverAfter.some((word) => past.endsWith(word));
}

/** One hit for one place: the weightier, then the longer term ("超A货" before "A货"). */
function longest(found: readonly Found[]): Found[] {
  const order = found.toSorted(
    (a, b) =>
      b.term.weight - a.term.weight || b.end - b.start - (a.end - a.start) || a.start - b.start || (a.term.shown < b.term.shown ? -1 : 1),
  );
  const kept: Found[] = [];
  for (const one of order) if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.toSorted((a, b) => a.start - b.start);
}

interface Denials {
  readonly before: RegExp;
  readonly after: RegExp;
}

function negations({ en, zh }: Formula['negation']): Denials {
  const gap = String.raw`[\s\-"“”(（「【]*`;
  const english = String.raw`(?<![a-z0-9])(?:${anyOf(en.before)})(?:[\s\-"“”(]+(?:${anyOf(en.fillers)})){0,4}[\s\-"“”(（]+`;
  const chinese = `(?:${anyOf(zh.before)})(?:${anyOf(zh.fillers)}){0,3}${gap}`;
  return {
    before: new RegExp(`(?:${english}|${chinese})$`, 'u'),
    after: new RegExp(
      String.raw`^(?:\s*(?:${anyOf([...en.after.filter((one) => !one.startsWith('-')), ...zh.after])})|(?:${anyOf(en.after.filter((one) => one.startsWith('-')))}))`,
      'u',
    ),
  };
}

const LIST =
  /^["“”)）」】\s]*(?:(?:,\s*[a-z]+){1,3}\s+(?:or|nor)\s+|(?:,\s*)?(?:(?:or|nor|and|或|或者|和|及|以及|与|、|\/|&)[\s]*(?:any|a|an|the|任何)?\s*)?)["“”(（「【\s]*$/;
const LINKED = /or|nor|and|或|和|及|与|、|\/|&/;

/** Without what is denied. "No fakes, copies or replicas" denies all three; a comma alone carries nothing over. */
function affirmed(text: string, hits: readonly Found[], { before, after }: Denials): Found[] {
  const denied = hits.map(
    ({ start, end }) => before.test(text.slice(Math.max(0, start - 64), start)) || after.test(text.slice(end, end + 24)),
  );
  for (let i = 0; i < hits.length; i++) {
    if (!denied[i]) continue;
    let last = i;
    for (let k = i; k + 1 < hits.length; k++) {
      const gap = text.slice(hits[k]?.end, hits[k + 1]?.start);
      if (!LIST.test(gap)) break;
      if (LINKED.test(gap)) last = k + 1;
    }
    for (let k = i + 1; k <= last; k++) denied[k] = true;
  }
  return hits.filter((_, i) => !denied[i]);
}
