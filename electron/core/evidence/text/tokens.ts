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
  'gu',
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

/** The words of a text as it stands, with their places. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const [word] = match;
    found.push({ word: plain(word), start: match.index, end: match.index + word.length });
  }
  return found;
}
