/** Latin words of a folded text, also where they are written in disguise: digits for letters, blanks or points between them. */
import { type Folded, fold } from './fold.ts';

export interface Token {
  /** As folded, `r3plica`. */
  readonly text: string;
  /** As meant; more than one where a sign stands for two letters (1 for i and l). */
  readonly readings: readonly string[];
  readonly start: number;
  readonly end: number;
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  '5': 's',
  $: 's',
  '7': 't',
  '8': 'b',
  '6': 'g',
  '9': 'g',
};
const SIGNS = /[0-9@$!|]/;
const ENDS = /^[@!|]|[!|]$/;
/** Longer than any word of a list. */
const LONGEST = 24;
const THRICE = /([a-z])\1\1/;
const WORD = /[a-z0-9@$!|]+/g;

/** What a word with digits or signs in it can mean. A plain word means itself. */
function readingsOf(text: string): readonly string[] {
  const trimmed = ENDS.test(text) ? text.replace(/^[@!|]+|[!|]+$/g, '') : text;
  const disguised = SIGNS.test(trimmed) && /[a-z]/.test(trimmed);
  if (!disguised && !THRICE.test(trimmed)) return [trimmed];
  const found = new Set([trimmed]);
  if (disguised) {
    const plain = trimmed.replace(/[0345@$6789]/g, (sign) => LEET[sign] ?? sign);
    found.add(plain.replace(/[1!|]/g, 'i'));
    found.add(plain.replace(/[1!|]/g, 'l'));
  }
  return [...found];
}

/** faaake: three and more of one letter are one, unless the word is nothing else. */
function calmed(readings: readonly string[]): readonly string[] {
  if (!readings.some((one) => THRICE.test(one) && !/^([a-z])\1+$/.test(one))) return readings;
  return [...new Set(readings.flatMap((one) => (/^([a-z])\1+$/.test(one) ? [one] : [one, one.replace(/([a-z])\1\1+/g, '$1')])))];
}

/** What may stand between the parts of a word that was torn: up to three characters, no comma, no new clause. */
const isSeam = (gap: string): boolean =>
  gap === ' ' || (gap.length > 0 && gap.length <= 3 && !/[,;!?，。；！？、|\n()（）[\]【】"“”]/.test(gap));

/** A text as it is looked through, by one list after the other; taken apart when the first of them needs it. */
export class Read implements Folded {
  readonly original: string;
  #text: string | undefined;
  #tokens: readonly Token[] | undefined;

  constructor(original: string) {
    this.original = original;
  }

  get text(): string {
    this.#text ??= fold(this.original).text;
    return this.#text;
  }

  get tokens(): readonly Token[] {
    this.#tokens ??= tokensOf(this.text);
    return this.#tokens;
  }

  /** It has Chinese characters. */
  get han(): boolean {
    return /\p{Script=Han}/u.test(this.text);
  }
}

const nothing = new Read('');

export const readText = (original: string): Read => (original === '' ? nothing : new Read(original));

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    tokens.push({ text: match[0], readings: calmed(readingsOf(match[0])), start, end: start + match[0].length });
  }
  return tokens;
}

/** A run of single letters, `r e p l i c a` or `r.e.p.l.i.c.a`, as one word. */
export function spelledOut(text: string, tokens: readonly Token[]): Token[] {
  const found: Token[] = [];
  for (let i = 0; i < tokens.length; ) {
    let end = i;
    while (end < tokens.length && tokens[end]?.text.length === 1) {
      const next = tokens[end + 1];
      if (next?.text.length !== 1 || !isSeam(text.slice(tokens[end]?.end, next.start))) break;
      end += 1;
    }
    const [first, last] = [tokens[i], tokens[end]];
    if (first && last && end - i >= 3) {
      const word = tokens
        .slice(i, end + 1)
        .map((one) => one.text)
        .join('');
      found.push({ text: word, readings: readingsOf(word), start: first.start, end: last.end });
    }
    i = end + 1;
  }
  return found;
}

/**
 * Two or three neighbours that make one of `words` together: `rep-lica`, `re pli ca`. A blank alone tears only words of six letters and
 * more: "fa ke" may be two words, "rep lica" is none.
 `beginnings` are those of the words.
 */
export function* joined<T>(
  text: string,
  tokens: readonly Token[],
  words: ReadonlyMap<string, T>,
  beginnings: ReadonlySet<string>,
): Generator<{ word: T; start: number; end: number }> {
  for (let i = 0; i + 1 < tokens.length; i++) {
    const first = tokens[i] as Token;
    if (!first.readings.some((reading) => beginnings.has(reading))) continue;
    let word = first.text;
    let [blank, signs] = [true, SIGNS.test(word)];
    for (let k = i + 1; k <= i + 2 && k < tokens.length; k++) {
      const next = tokens[k] as Token;
      const gap = text.slice(tokens[k - 1]?.end, next.start);
      if (!isSeam(gap)) break;
      blank &&= gap.trim() === '';
      signs ||= SIGNS.test(next.text);
      word += next.text;
      if (word.length > LONGEST) break;
      for (const reading of signs ? readingsOf(word) : [word]) {
        const found = words.get(reading);
        if (found !== undefined && reading.length >= (blank ? 6 : 4)) yield { word: found, start: first.start, end: next.end };
      }
    }
  }
}
