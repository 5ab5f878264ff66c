import { findMarks } from '../search/marks.ts';
import type { PlacedWord } from './look.ts';

/** The words read from a picture that a search is about. Chinese is read character by character: a word is then several of them. */
export function seenMarks(placed: readonly PlacedWord[], words: readonly string[]): PlacedWord[] {
  if (placed.length === 0 || words.length === 0) return [];
  let text = '';
  const begins = placed.map((word) => {
    const at = text.length;
    text += `${word.text} `;
    return at;
  });
  const marks = findMarks(text, words);
  return placed.filter((word, i) => {
    const from = begins[i] ?? 0;
    return marks.some(([start, length]) => start < from + word.text.length && start + length > from);
  });
}
