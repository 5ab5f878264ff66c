/**
 * Text as a reader takes it, whatever it is written with: width, case, accents, lookalike letters of other scripts, circled letters and
 * invisible characters fall away, traditional characters become simplified. What was written can be quoted from a place in the folded text.
 */
import { sify } from 'chinese-conv';

export interface Folded {
  readonly original: string;
  readonly text: string;
}

/** Letters of other scripts that look like Latin ones (after Unicode's confusables, lower case): a written-out part of that table. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    a: 'аαɑᴀ',
    b: 'вβʙ',
    c: 'сϲᴄ',
    d: 'ԁᴅɗ',
    e: 'еєεҽᴇ',
    f: 'ғꜰƒ',
    g: 'ɡɢ',
    h: 'һнʜ',
    i: 'іιıɪї',
    j: 'јᴊ',
    k: 'кκᴋ',
    l: 'ӏʟⅼ',
    m: 'мᴍ',
    n: 'пηɴ',
    o: 'оοσօᴏ',
    p: 'рρᴘ',
    q: 'ԛ',
    r: 'гʀ',
    s: 'ѕꜱ',
    t: 'тτᴛ',
    u: 'υսᴜ',
    v: 'νѵᴠ',
    w: 'ԝωᴡ',
    x: 'хχ',
    y: 'уγүʏ',
    z: 'ᴢ',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin])),
);

/** White letters on dark grounds have no compatibility form: U+1F150 circled, U+1F170 squared, U+1F1E6 regional indicators. */
const letterOn = (code: number): string => {
  for (const start of [0x1f150, 0x1f170, 0x1f1e6]) if (code >= start && code < start + 26) return String.fromCharCode(97 + code - start);
  return '';
};

const known = new Map<string, string>();
/** Most text is written with few characters; a bound keeps a hostile table from filling the memory. */
const KNOWN = 20_000;

function foldCharacter(character: string): string {
  const found = known.get(character);
  if (found !== undefined) return found;
  const code = character.codePointAt(0) ?? 0;
  let folded = letterOn(code);
  if (folded === '') {
    const plain = character
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\p{M}\p{Cf}\p{Cs}\u115f\u1160\u3164]/gu, '')
      .normalize('NFC');
    folded = Array.from(plain, (one) => LOOKALIKES[one] ?? (one >= '㐀' ? sify(one) : one)).join('');
  }
  // Apostrophes stand inside words: isn't, rep'lica.
  if (/^['’‘ʼ＇`´]$/.test(character)) folded = '';
  else if (/^[^\S\n]$/.test(folded)) folded = ' ';
  if (known.size < KNOWN) known.set(character, folded);
  return folded;
}

const ASCII = /^[ -&(-_a-~]*$/;

export function fold(original: string): Folded {
  if (ASCII.test(original)) return { original, text: original.toLowerCase() };
  let text = '';
  for (const character of original) text += foldCharacter(character);
  return { original, text };
}

/** The words of the original behind a span of the folded text. */
export function quoted({ original, text }: Folded, start: number, end: number): string {
  if (original.length === text.length && ASCII.test(original)) return original.slice(start, end);
  let [at, folded, from] = [0, 0, -1];
  for (const character of original) {
    const next = folded + foldCharacter(character).length;
    if (from < 0 && next > start) from = at;
    at += character.length;
    folded = next;
    if (folded >= end) break;
  }
  return original.slice(Math.max(0, from), at);
}

export const isHan = (character: string): boolean => /\p{Script=Han}/u.test(character);
