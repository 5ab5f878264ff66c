/** How fast work goes, over the last while: it follows a disk that slows down, and does not jump at every file. */

/** Milliseconds looked back upon. */
const WINDOW = 10_000;
/** Samples closer together than this say nothing new. */
const APART = 250;
/** Less than this of work is too little to tell from. */
const LEAST = 1_000;

interface Sample {
  readonly at: number;
  readonly bytes: number;
  readonly done: number;
}

export interface Speed {
  /** Bytes a second. */
  readonly bytes: number;
  /** Files or pages a second. */
  readonly done: number;
}

export class Rate {
  #samples: Sample[] = [];

  /** `at` in milliseconds, by the clock. */
  note(at: number, bytes: number, done: number): void {
    const last = this.#samples.at(-1);
    if (last && at - last.at < APART) return;
    this.#samples.push({ at, bytes, done });
    // One sample at or before the edge of the window stays, so that the window is covered whole.
    while ((this.#samples[1]?.at ?? Number.POSITIVE_INFINITY) <= at - WINDOW) this.#samples.shift();
  }

  /** Null while nothing can be told, as on a clock that stands still. */
  at(now: number, bytes: number, done: number): Speed | null {
    const first = this.#samples[0];
    if (!first || now - first.at < LEAST) return null;
    const seconds = (now - first.at) / 1000;
    return { bytes: (bytes - first.bytes) / seconds, done: (done - first.done) / seconds };
  }
}
