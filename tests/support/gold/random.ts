/** Chance that repeats itself: the same seed, the same sellers. */
export interface Chance {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  pick<T>(list: readonly [T, ...T[]]): T;
  yes(probability: number): boolean;
  digits(count: number): string;
  shuffle<T>(list: readonly T[]): T[];
}

export function chance(seed: number): Chance {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    yes: (probability) => next() < probability,
    digits: (count) => Array.from({ length: count }, () => whole(0, 9)).join(''),
    shuffle: (list) => {
      const mixed = [...list];
      for (let i = mixed.length - 1; i > 0; i--) {
        const j = whole(0, i);
        const [a, b] = [mixed[i], mixed[j]];
        if (a !== undefined && b !== undefined) {
          mixed[i] = b;
          mixed[j] = a;
        }
      }
      return mixed;
    },
  };
}
