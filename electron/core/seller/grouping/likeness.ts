/** What looks alike: names in characters and pinyin, titles, prices, pictures, addresses. It only ever suggests. */
import { distance } from 'fastest-levenshtein';
import { nameKey, readCompany } from '../identity/name.ts';
import { plain } from '../identity/plain.ts';
import type { Reason } from './model.ts';

export interface Looks {
  readonly id: string;
  /** Names of shop, seller, persons and companies behind it. */
  readonly names: readonly string[];
  readonly titles: readonly string[];
  /** `price currency`. */
  readonly prices: readonly string[];
  /** Names of the sets of look-alike pictures its evidence belongs to, as the evidence room finds them by whole and tiles. */
  readonly pictures: readonly string[];
  /** Keys of addresses, rooms or buildings. */
  readonly addresses: readonly string[];
}

export interface Likeness {
  readonly a: string;
  readonly b: string;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

/** Words every shop uses; sharing them is no likeness. */
const COMMON = new Set(
  `store stores shop shops official flagship global trading trade company limited co ltd inc mall online outlet factory direct the and of for fashion
  best new top super home life style world international china shenzhen guangzhou yiwu guangdong zhejiang hangzhou us usa uk eu seller brand
  店 旗舰店 专营店 专卖店 官方 官方旗舰店 小店 店铺 商行 有限公司 贸易 电子商务 科技 深圳市 广州市 义乌市`.split(/\s+/),
);
/** A key that more storefronts share is everybody's. */
const BUCKET = 60;
const PAIRS_AT_MOST = 200_000;
/** Below this nothing is suggested. */
const LEAST = 45;

/** Likely pairs, best first, at most `limit`. Pairs that `settled` says need no suggestion (already one group, kept apart) are left out. */
export function likenesses(looks: readonly Looks[], settled: (a: string, b: string) => boolean, limit = 2_000): Likeness[] {
  const buckets = new Map<string, number[]>();
  const put = (key: string, place: number): void => {
    const list = buckets.get(key);
    if (!list) buckets.set(key, [place]);
    else if (list.at(-1) !== place && list.length <= BUCKET) list.push(place);
  };
  const read = looks.map(signsOf);
  for (const [place, signs] of read.entries()) for (const key of signs.keys) put(key, place);
  const seen = new Set<number>();
  const found: Likeness[] = [];
  for (const list of buckets.values()) {
    if (list.length < 2 || list.length > BUCKET) continue;
    for (let i = 0; i < list.length && seen.size < PAIRS_AT_MOST; i++)
      for (let j = i + 1; j < list.length; j++) {
        const [a, b] = [list[i] ?? 0, list[j] ?? 0];
        const pair = Math.min(a, b) * looks.length + Math.max(a, b);
        if (seen.has(pair)) continue;
        seen.add(pair);
        const [left, right] = [read[a], read[b]];
        const [one, other] = [looks[a], looks[b]];
        if (!left || !right || !one || !other) continue;
        const like = compare(left, right);
        if (like.score >= LEAST && !settled(one.id, other.id)) found.push({ a: one.id, b: other.id, ...like });
      }
  }
  return found.sort((a, b) => b.score - a.score || (a.a < b.a ? -1 : a.a > b.a ? 1 : a.b < b.b ? -1 : 1)).slice(0, limit);
}

/** How much two storefronts look alike, whatever else is known of them. */
export const likenessOf = (a: Looks, b: Looks): { score: number; reasons: Reason[] } => compare(signsOf(a), signsOf(b));

interface Signs {
  readonly names: readonly { readonly shown: string; readonly core: string; readonly latin: string; readonly words: ReadonlySet<string> }[];
  readonly titles: readonly { readonly shown: string; readonly words: ReadonlySet<string> }[];
  readonly prices: ReadonlySet<string>;
  readonly pictures: ReadonlySet<string>;
  readonly addresses: ReadonlySet<string>;
  /** Blocking keys. */
  readonly keys: ReadonlySet<string>;
}

function signsOf({ names, titles, prices, pictures, addresses }: Looks): Signs {
  const keys = new Set<string>();
  const read = names
    .slice(0, 20)
    .filter((name) => name !== '')
    .map((shown) => {
      const short = plain(shown.slice(0, 300));
      const { core, words } = readCompany(short);
      const kept = words.filter((word) => !COMMON.has(word) && word.length > 0);
      // Characters become pinyin, run-together pinyin becomes syllables: both meet in one run of letters.
      // Common words count here, since a name run together cannot be rid of them.
      const latin = kept.length === 0 ? '' : words.join('');
      for (const key of [latin, ...nameKey(short).related]) if (key.length > 3) keys.add(`n${key}`);
      for (let i = 0; i + 1 < kept.length; i++) keys.add(`p${kept[i]} ${kept[i + 1]}`);
      // Letters and digits that stand alone, such as a maker's word in a longer name.
      for (const word of kept) if (word.length > 5) keys.add(`w${word}`);
      // One letter wrong: the name without its first or its last third is the same.
      if (latin.length > 8) {
        keys.add(`h${latin.slice(0, Math.ceil((latin.length * 2) / 3))}`);
        keys.add(`t${latin.slice(Math.floor(latin.length / 3))}`);
      }
      return { shown, core, latin, words: new Set(kept) };
    });
  const heads = titles.slice(0, 50).map((shown) => ({ shown, words: wordsOf(shown) }));
  for (const { words } of heads) {
    const sorted = [...words].filter((word) => word.length > 1).sort();
    if (sorted.length > 3) keys.add(`t${sorted.join(' ')}`);
    for (let i = 0; i + 2 < sorted.length && i < 8; i++) keys.add(`q${sorted.slice(i, i + 3).join(' ')}`);
  }
  for (const picture of pictures) keys.add(`i${picture}`);
  for (const address of addresses) keys.add(`a${address}`);
  return {
    names: read,
    titles: heads,
    prices: new Set(prices),
    pictures: new Set(pictures),
    addresses: new Set(addresses),
    keys,
  };
}

const wordsOf = (title: string): Set<string> =>
  new Set(
    plain(title.slice(0, 500))
      .split(/[^\p{L}\p{N}]+/u)
      .flatMap((word) =>
        /\p{Script=Han}/u.test(word) && word.length > 2 ? Array.from({ length: word.length - 1 }, (_, i) => word.slice(i, i + 2)) : [word],
      )
      .filter((word) => word !== '' && !COMMON.has(word)),
  );

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both++;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}

function compare(a: Signs, b: Signs): { score: number; reasons: Reason[] } {
  const reasons: Reason[] = [];
  let doubt = 1;
  const say = (chance: number, id: string, params: Reason['params'] = {}): void => {
    doubt *= 1 - chance;
    reasons.push({ id, params });
  };
  const name = best(a.names, b.names, alikeNames);
  if (name)
    say(name.value * 0.6, name.value >= 0.99 ? 'grouping.same-name' : 'grouping.like-name', { a: cut(name.a.shown), b: cut(name.b.shown) });
  const title = best(a.titles, b.titles, (x, y) => (Math.min(x.words.size, y.words.size) < 3 ? 0 : overlap(x.words, y.words)));
  if (title && title.value >= 0.6) say(title.value * 0.35, 'grouping.like-title', { a: cut(title.a.shown), b: cut(title.b.shown) });
  const pictures = [...a.pictures].filter((one) => b.pictures.has(one));
  if (pictures.length > 0) say(Math.min(0.6, 0.35 + 0.1 * pictures.length), 'grouping.like-picture', { count: pictures.length });
  const prices = [...a.prices].filter((one) => b.prices.has(one));
  if (prices.length > 1 || (prices.length === 1 && reasons.length > 0))
    say(Math.min(0.3, 0.1 * prices.length), 'grouping.same-price', { count: prices.length });
  const addresses = [...a.addresses].filter((one) => b.addresses.has(one));
  if (addresses[0] !== undefined) say(0.3, 'grouping.same-building', {});
  return { score: Math.round(100 * (1 - doubt)), reasons };
}

const cut = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text);

function alikeNames(a: Signs['names'][number], b: Signs['names'][number]): number {
  if (a.latin === '' || b.latin === '' || Math.min(a.latin.length, b.latin.length) < 4) return a.core !== '' && a.core === b.core ? 0.8 : 0;
  if (a.core === b.core || a.latin === b.latin) return 1;
  const longest = Math.max(a.latin.length, b.latin.length);
  const near = 1 - distance(a.latin.slice(0, 80), b.latin.slice(0, 80)) / Math.min(80, longest);
  const shared = overlap(a.words, b.words);
  const value = Math.max(near >= 0.8 ? near : 0, shared >= 0.5 && a.words.size > 1 && b.words.size > 1 ? shared * 0.9 : 0);
  return value < 0.6 ? 0 : Math.min(0.98, value);
}

function best<T>(a: readonly T[], b: readonly T[], value: (a: T, b: T) => number): { a: T; b: T; value: number } | undefined {
  let found: { a: T; b: T; value: number } | undefined;
  for (const one of a)
    for (const other of b) {
      const now = value(one, other);
      if (now > 0 && now > (found?.value ?? 0)) found = { a: one, b: other, value: now };
    }
  return found;
}
