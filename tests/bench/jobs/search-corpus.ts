/** Pages of evidence for the search: half English, half Chinese, some of both, words as unevenly frequent as in real text. */

/** Numbers that look random and are the same in every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const FREQUENT =
  'the of and to in a for seller order listing counterfeit trademark plaintiff defendant store platform payment invoice receipt shipped address court account evidence exhibit page product price quantity customer review genuine mark registered goods sale online marketplace warehouse parcel tracking number delivery carrier'.split(
    ' ',
  );
const SYLLABLES = 'ka ro mi te lu sa ne vo di pa ri to shi ban cor del fen gra hol jun'.split(' ');

/** A vocabulary in which the n-th word comes about as often as 1/n, after Zipf. */
const VOCABULARY = 30_000;
const rareWord = (n: number): string => {
  let word = '';
  for (let rest = n + 20; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length];
  return word;
};

/** Common characters stand early in this block; 3,000 of them are what a newspaper uses. */
const character = (n: number): string => String.fromCodePoint(0x4e00 + ((n * 7) % 3_000));

export const PAGE_LENGTH = 655;

/** The pages of one file, from 1. `file` counts from 0. */
export function pagesOf(file: number, pages: number): string[] {
  const next = random(file + 1);
  const zipf = (of: number) => Math.min(of - 1, Math.floor(of ** next()) - 1);
  return Array.from({ length: pages }, (_, n) => {
    const no = file * pages + n;
    let text = '';
    if (no % 2 === 0) {
      while (text.length < PAGE_LENGTH - 60) {
        const rank = zipf(VOCABULARY);
        text += `${FREQUENT[rank] ?? rareWord(rank)} `;
      }
      if (no % 20 === 0) text += 'preliminary injunction ';
      if (no % 5_000 === 0) text += 'Quellenstein Watch Company';
    } else {
      while (text.length < PAGE_LENGTH - 20) text += next() < 0.06 ? '，' : character(zipf(3_000));
      text = `${text.slice(0, 200)}合同${text.slice(200)}`;
      if (no % 4 === 1) text += '商标侵权';
      if (no % 5_000 === 1) text += '冻结账户';
      if (no % 10 === 1) text += ' Order LZ8812 seller';
    }
    return text;
  });
}

/** What is asked, from the shortest to the longest; `trigram` says it as an index of trigrams wants it, where it can be asked at all. */
export const QUERIES: readonly { readonly name: string; readonly query: string; readonly like: string; readonly trigram?: string }[] = [
  { name: '1 character: 商', query: '商', like: '商' },
  { name: '2 characters: 合同', query: '合同', like: '合同' },
  { name: '4 characters: 商标侵权', query: '商标侵权', like: '商标侵权', trigram: '"商标侵权"' },
  { name: '4 characters, rare: 冻结账户', query: '冻结账户', like: '冻结账户', trigram: '"冻结账户"' },
  { name: 'frequent word: seller', query: 'seller ', like: 'seller', trigram: '"seller"' },
  { name: 'two words: seller order', query: 'seller order ', like: 'seller', trigram: '"seller" AND "order"' },
  { name: 'rare word: quellenstein', query: 'quellenstein ', like: 'quellenstein', trigram: '"quellenstein"' },
  {
    name: 'phrase: "preliminary injunction"',
    query: '"preliminary injunction"',
    like: 'preliminary injunction',
    trigram: '"preliminary injunction"',
  },
  { name: 'being typed: se', query: 'se', like: ' se' },
  { name: 'being typed: counterf', query: 'counterf', like: 'counterf', trigram: '"counterf"' },
  { name: 'both languages: 商标 LZ88', query: '商标 LZ88', like: 'LZ88', trigram: '"LZ88"' },
];
