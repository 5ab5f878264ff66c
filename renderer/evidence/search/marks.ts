/** Where the words of a query stand in a text, the way the index finds them: width, case and accents do not matter. */

/** Start and length in the characters of the text. */
export type Mark = readonly [start: number, length: number];

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u30fc]/u;
/** What words are made of; all else stands between them. */
const LETTER = /[\p{L}\p{N}\p{Co}]/u;

/** Words of a query; what stands in quotes stays together. */
export function wordsOf(query: string): string[] {
  const found = query.normalize('NFKC').matchAll(/["“”]([^"“”]+)["“”]?|([^\s"“”]+)/g);
  return [...new Set([...found].map(([, phrase, word]) => (phrase ?? word ?? '').trim()).filter(Boolean))];
}

interface Folded {
  readonly text: string;
  /** For each character of `text`, where it begins in the original; one more for the end. */
  readonly at: readonly number[];
}

/**
 * Without case, width and accents. What stands between words is one blank, and none beside a Chinese character, where lines are broken
 * without one.
 */
function fold(original: string): Folded {
  const parts: string[] = [];
  const at: number[] = [];
  let blank = -1;
  let last = '';
  let position = 0;
  for (const char of original) {
    const plain = char.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const letters = [...plain].filter((one) => LETTER.test(one)).join('');
    if (letters !== '') {
      if (blank >= 0 && last !== '' && !CJK.test(last) && !CJK.test(letters)) {
        parts.push(' ');
        at.push(blank);
      }
      parts.push(letters);
      for (let i = 0; i < letters.length; i++) at.push(position);
      last = letters;
      blank = -1;
    } else if (plain !== '' && blank < 0) blank = position;
    position += char.length;
  }
  at.push(position);
  return { text: parts.join(''), at };
}

/** Every place of every word, in order, overlapping ones joined. A Latin word is found at its beginning only: `seal` not in `reseal`. */
export function findMarks(text: string, words: readonly string[]): Mark[] {
  if (words.length === 0 || text === '') return [];
  const { text: folded, at } = fold(text);
  const found: [start: number, end: number][] = [];
  for (const word of words) {
    const wanted = fold(word).text;
    if (wanted === '') continue;
    const begins = !CJK.test(wanted[0] ?? '');
    for (let from = folded.indexOf(wanted); from >= 0; from = folded.indexOf(wanted, from + wanted.length)) {
      const before = folded[from - 1] ?? ' ';
      if (begins && before !== ' ' && !CJK.test(before)) continue;
      const start = at[from] ?? 0;
      const lastChar = at[from + wanted.length - 1] ?? start;
      found.push([start, lastChar + ([...text.slice(lastChar)][0]?.length ?? 1)]);
    }
  }
  found.sort(([a], [b]) => a - b);
  const marks: [number, number][] = [];
  for (const [start, end] of found) {
    const before = marks.at(-1);
    if (before && start < before[0] + before[1]) before[1] = Math.max(before[1], end - before[0]);
    else marks.push([start, end - start]);
  }
  return marks;
}

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** The text cut where marks begin and end; marks that lie outside are left out. */
export function cut(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const [start, length] of marks) {
    if (start < from || start >= text.length) continue;
    if (start > from) pieces.push({ text: text.slice(from, start), marked: false });
    from = Math.min(text.length, start + length);
    pieces.push({ text: text.slice(start, from), marked: true });
  }
  if (from < text.length) pieces.push({ text: text.slice(from), marked: false });
  return pieces;
}
