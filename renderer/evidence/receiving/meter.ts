/** How fast bytes come, and how long the rest will take. */

/** Seconds over which the rate is taken: long enough to be steady, short enough to follow a change of file. */
const WINDOW = 8;

export interface Meter {
  /** Tells how much is done at a moment (milliseconds). */
  note(at: number, done: number): void;
  /** Bytes a second over the last while; null until it can be told. */
  rate(): number | null;
  /** Forgets the past: after a pause the old rate says nothing. */
  reset(): void;
}

export function createMeter(): Meter {
  let samples: { readonly at: number; readonly done: number }[] = [];
  return {
    note(at, done) {
      samples = [...samples.filter((sample) => sample.at > at - WINDOW * 1_000), { at, done }];
    },
    rate() {
      const [first, last] = [samples[0], samples.at(-1)];
      if (!first || !last || last.at - first.at < 500) return null;
      return Math.max(0, ((last.done - first.done) * 1_000) / (last.at - first.at));
    },
    reset() {
      samples = [];
    },
  };
}

/** Seconds left at a rate; null when it cannot be told. */
export const secondsLeft = (left: number, rate: number | null): number | null =>
  rate === null || rate <= 0 ? null : Math.ceil(Math.max(0, left) / rate);
