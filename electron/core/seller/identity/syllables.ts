/** Run-together pinyin put back into syllables: `shenzhenshi` is shen zhen shi. */

const INITIALS: Readonly<Record<string, string>> = {
  '': 'a ai an ang ao e ei en eng er o ou',
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
};

const SYLLABLES: ReadonlySet<string> = new Set(
  Object.entries(INITIALS).flatMap(([initial, finals]) => finals.split(' ').map((final) => initial + final)),
);

export const isSyllable = (text: string): boolean => SYLLABLES.has(text);

const LONGEST_WORD = 120;

/**
 * The fewest syllables a word of letters falls into; letters that fit no syllable stay together as one piece (`xx`). Among equal
 * splits the longer syllable comes first (`xian`, not `xi an`), as people write without an apostrophe.
 */
export function splitSyllables(word: string): string[] {
  const text = word.slice(0, LONGEST_WORD);
  const n = text.length;
  // From the end: the price of the rest, and the length of the piece taken. A foreign letter costs more than any syllable.
  const price = new Float64Array(n + 1);
  const take = new Int8Array(n + 1);
  for (let i = n - 1; i >= 0; i--) {
    price[i] = 3 + (price[i + 1] ?? 0);
    take[i] = -1;
    for (let length = Math.min(6, n - i); length > 0; length--) {
      if (!SYLLABLES.has(text.slice(i, i + length))) continue;
      const cost = (length === 1 ? 2 : 1) + (price[i + length] ?? 0);
      if (cost < (price[i] ?? 0)) {
        price[i] = cost;
        take[i] = length;
      }
    }
  }
  const pieces: string[] = [];
  let foreign = '';
  for (let i = 0; i < n; ) {
    const length = take[i] ?? -1;
    if (length < 0) foreign += text.charAt(i++);
    else {
      if (foreign !== '') pieces.push(foreign);
      foreign = '';
      pieces.push(text.slice(i, i + length));
      i += length;
    }
  }
  if (foreign !== '') pieces.push(foreign);
  return pieces;
}

/** True when the word is nothing but syllables. */
export const isPinyin = (word: string): boolean => /^[a-z]+$/.test(word) && splitSyllables(word).every(isSyllable);
