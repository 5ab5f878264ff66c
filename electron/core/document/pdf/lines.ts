/** Line breaking for schedules: done here once, so that the engine draws rows of known height and never has to look for a break. */

/** Width of a character in points. */
export type Advance = (codePoint: number) => number;

const WIDE = /[\u2e80-\u303f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]|[\u{20000}-\u{3ffff}]/u;
/** Characters that may not begin a line, and those that may not end one (GB/T 15834 and common practice). */
const NOT_FIRST = new Set('、。，．：；！？）］｝〉》」』】〕〗”’…—·％‰℃,.:;!?)]}%');
const NOT_LAST = new Set('（［｛〈《「『【〔〖“‘([{￥¥$');
/** In a word too long for its line (an address, a number) a break after one of these reads best. */
const SOFT = new Set('/-_?&=.,:;@#+~%|');

/**
 * Breaks `text` into lines no wider than `width` points: at spaces and between Chinese characters, inside a long word after a
 * slash or the like, and anywhere when nothing else helps. "\n" always breaks. Never loses a character other than spaces at the ends.
 */
export function breakLines(text: string, width: number, advance: Advance): string[] {
  return text.split('\n').flatMap((part) => breakOne(part.trim(), width, advance));
}

function breakOne(text: string, width: number, advance: Advance): string[] {
  const characters = [...text];
  const lines: string[] = [];
  let start = 0;
  while (start < characters.length) {
    let used = 0;
    let good = -1;
    let soft = -1;
    let end = start;
    for (; end < characters.length; end++) {
      const character = characters[end] ?? '';
      const before = end > start ? (characters[end - 1] ?? '') : '';
      if (end > start) {
        if (before === ' ' && character !== ' ') good = end;
        else if (mayBreak(before, character)) good = end;
        else if (SOFT.has(before) && !SOFT.has(character) && !(/[.,:-]/.test(before) && /\d/.test(character))) soft = end;
      }
      used += advance(character.codePointAt(0) ?? 0);
      // The engine sets a quarter em between Chinese and Latin; count it as an upper bound.
      if (end > start && WIDE.test(before) !== WIDE.test(character)) used += advance(0x4e00) / 4;
      if (used > width && character !== ' ') break;
    }
    const cut = end >= characters.length ? end : good > start ? good : soft > start ? soft : Math.max(end, start + 1);
    lines.push(characters.slice(start, cut).join('').trim());
    start = cut;
    while (characters[start] === ' ') start++;
  }
  return lines.length === 0 ? [''] : lines;
}

function mayBreak(before: string, after: string): boolean {
  if (NOT_FIRST.has(after) || NOT_LAST.has(before) || before === ' ' || after === ' ') return false;
  return WIDE.test(before) || WIDE.test(after);
}
