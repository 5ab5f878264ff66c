/** Places on a scale. Only where a line is drawn is computed here in binary; every amount that is read stays a decimal string. */

/** Steps of 1, 2 or 5 times a power of ten from 0 to the first step at or above `most`; [0, 1] for nothing. */
export function ticks(most: number, wanted = 5): readonly number[] {
  if (!(most > 0) || !Number.isFinite(most)) return [0, 1];
  const rough = most / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const count = Math.ceil(most / step - 1e-9);
  return Array.from({ length: count + 1 }, (_, index) => Number((index * step).toPrecision(12)));
}

/** Share of the scale in per cent, held to it. */
export const place = (amount: number, end: number): number => (end > 0 ? Math.max(0, Math.min(100, (100 * amount) / end)) : 0);

/** One of several ranges of amounts: from `from` (included) to below `to`; `to` equal to `from` is that amount alone. */
export interface Band {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

const MOST_SINGLE = 12;

/** Edges of 1, 2, 5 × 10^k from below the least to above the most amount; only 10^k where those would be too many. */
function edgesOf(least: number, most: number): readonly number[] {
  const between = (factors: readonly number[]): readonly number[] => {
    const steps: number[] = [];
    for (let power = Math.floor(Math.log10(least)) - 1; 10 ** power <= most * 10; power++)
      for (const factor of factors) steps.push(Number((factor * 10 ** power).toPrecision(12)));
    const first = steps.findLastIndex((edge) => edge <= least);
    return steps.slice(first, steps.findIndex((edge) => edge > most) + 1);
  };
  const fine = between([1, 2, 5]);
  return fine.length <= MOST_SINGLE + 1 ? fine : between([1]);
}

/**
 * How many amounts lie where. Where few different amounts occur, as with statutory damages, each is its own band; otherwise bands of
 * 1-2-5 steps, or of powers of ten over a wide span. Empty bands between others stay, so that a gap is seen.
 */
export function bandsOf(amounts: readonly string[]): readonly Band[] {
  const counts = new Map<string, number>();
  for (const amount of amounts) counts.set(amount, (counts.get(amount) ?? 0) + 1);
  const distinct = [...counts].map(([amount, count]) => ({ amount, count, size: Number(amount) })).toSorted((a, b) => a.size - b.size);
  if (distinct.length <= MOST_SINGLE) return distinct.map(({ amount, count }) => ({ from: amount, to: amount, count }));
  const positive = distinct.filter(({ size }) => size > 0);
  const edges = edgesOf(positive[0]?.size ?? 1, positive.at(-1)?.size ?? 1);
  const nothing = distinct.filter(({ size }) => size <= 0).reduce((sum, { count }) => sum + count, 0);
  const bands = edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] ?? from;
    const count = positive.filter(({ size }) => size >= from && size < to).reduce((sum, one) => sum + one.count, 0);
    return { from: String(from), to: String(to), count };
  });
  return [...(nothing > 0 ? [{ from: '0', to: '0', count: nothing }] : []), ...bands];
}
