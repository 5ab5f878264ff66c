/** Long work on the program's own thread that lets everybody else have their turn. */
import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work at one go. */
const TURN = 15;

export class Breath {
  #since = performance.now();
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /** True when the turn is over: then await `take`. */
  get due(): boolean {
    return performance.now() - this.#since > TURN;
  }

  /** Lets the others go on. Throws the signal's reason when the work is given up. */
  async take(): Promise<void> {
    await setImmediate();
    this.#signal.throwIfAborted();
    this.#since = performance.now();
  }

  /** Runs a generator to its end, breathing between its steps. */
  async run<T>(steps: Generator<void, T>): Promise<T> {
    for (;;) {
      const { done, value } = steps.next();
      if (done) return value as T;
      if (this.due) await this.take();
    }
  }
}
