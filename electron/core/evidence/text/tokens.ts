/**
 * How text becomes words that can be found. Chinese, Japanese and Korean are written without blanks between words, so each of their
 * characters is a word by itself and a term of several is a phrase: one and two characters can then be searched for, and the index is
 * a quarter of one made of trigrams.
 */

/** Each of these is a word by itself. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]/u;
/** Most of them, without looking anything up: kana, the Han characters of 1999, syllables of Hangul. */
const COMMON = /[\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fa5\uac00-\ud7a3]/g;
const UNCOMMON =
  /(?![\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fa5\uac00-\ud7a3])[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
/** A CJK character, or a run of letters and digits with their marks. */
const WORD = new RegExp(
  `${CJK.source}\\p{M}*|(?:(?!${CJK.source})[\\p{L}\\p{N}\\p{Co}])(?:(?!${CJK.source})[\\p{L}\\p{N}\\p{M}\\p{Co}])*`,
  'uy',
);

export const isCjk = (text: string): boolean => CJK.test(text);

/**
 * SQLite's tokenizer knows the letters of Unicode 6.1. Han characters that came later (rare ones, of personal and place names) would be
 * blanks to it; they are written as a word of ASCII instead.
 */
const KNOWN_HAN: readonly (readonly [number, number])[] = [
  [0x3400, 0x4db5],
  [0x4e00, 0x9fcc],
  [0x20000, 0x2a6d6],
  [0x2a700, 0x2b734],
  [0x2b740, 0x2b81d],
];
const HAN = /\p{Script=Han}/u;

function cjkWord(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const late = code > 0x33ff && HAN.test(character) && !(code >= 0xf900 && code <= 0xfaff) && !(code >= 0x2f800 && code <= 0x2fa1f);
  return late && !KNOWN_HAN.some(([first, last]) => code >= first && code <= last) ? `u${code.toString(16)}han` : character;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Text as it goes into the index. */
export const spaced = (text: string): string =>
  fold(text)
    .replace(COMMON, ' $& ')
    .replace(UNCOMMON, (character) => ` ${cjkWord(character)} `);

/** A word as it is compared: folded, without accents. */
const plain = (word: string): string => {
  const folded = fold(word);
  return isCjk(folded) ? folded : folded.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC');
};

export interface Word {
  /** Folded; two words are the same when these are. */
  readonly word: string;
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
}

const isCommon = (unit: number): boolean => unit >= 0x4e00 && unit <= 0x9fa5;
/** What may follow a character and is surely no mark that belongs to it: the end, plain letters, other characters, punctuation. */
const standsAlone = (next: number): boolean =>
  Number.isNaN(next) || next < 0x300 || isCommon(next) || (next >= 0x3001 && next <= 0x3029) || (next >= 0xff01 && next <= 0xff5e);
const isAscii = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);

/** The words of a text as it stands, with their places. Common characters and plain letters are told by their codes, the rest by WORD. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  let at = 0;
  while (at < text.length) {
    const unit = text.charCodeAt(at);
    if (isCommon(unit) && standsAlone(text.charCodeAt(at + 1))) {
      found.push({ word: text.charAt(at), start: at, end: at + 1 });
      at += 1;
      continue;
    }
    let end = at;
    while (isAscii(text.charCodeAt(end))) end += 1;
    const next = text.charCodeAt(end);
    if (end > at && (Number.isNaN(next) || next < 0x80 || isCommon(next))) {
      found.push({ word: text.slice(at, end).toLowerCase(), start: at, end });
      at = end;
      continue;
    }
    WORD.lastIndex = at;
    const word = unit <= 0x20 ? undefined : WORD.exec(text)?.[0];
    if (word === undefined) {
      at += unit >= 0xd800 && unit < 0xdc00 ? 2 : 1;
      continue;
    }
    found.push({ word: plain(word), start: at, end: at + word.length });
    at += word.length;
  }
  return found;
}
