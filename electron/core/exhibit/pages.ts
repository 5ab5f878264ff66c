/** Sources of a set as they are gathered: every file once, weighed, with its pages. */
import type { Binder, Progress, Source, UnreadableSource, Weight } from '../document/binding/plan.ts';
import type { SheetPage } from './contents.ts';

/** Files gathered for one set. Indexes stay what they are; a file that turned out unreadable is merely not used. */
export class Gathered {
  readonly sources: Source[] = [];
  readonly #weights = new Map<number, Weight>();
  readonly #binder: Pick<Binder, 'weigh'>;

  constructor(binder: Pick<Binder, 'weigh'>) {
    this.#binder = binder;
  }

  /** Bytes the pages of each source share. */
  get shared(): number[] {
    return this.sources.map((_, index) => this.#weights.get(index)?.shared ?? 0);
  }

  /** Adds files and weighs them; gives their indexes, and which of them cannot be read. */
  async add(
    sources: readonly Source[],
    signal: AbortSignal,
    onProgress?: (now: Progress) => void,
  ): Promise<{ indexes: number[]; unreadable: UnreadableSource[] }> {
    const from = this.sources.length;
    this.sources.push(...sources);
    const unreadable: UnreadableSource[] = [];
    const weighed = await this.#binder.weigh(sources, { signal, ...(onProgress ? { onProgress } : {}) });
    for (const [index, one] of weighed.entries()) {
      if (one.kind === 'unreadable') unreadable.push({ source: from + index, fault: one.fault, detail: one.detail });
      else this.#weights.set(from + index, one);
    }
    return { indexes: sources.map((_, index) => from + index), unreadable };
  }

  /** Bytes a source adds to a file that holds all of it. */
  bytes(source: number): number {
    const weight = this.#weights.get(source);
    return weight ? weight.pages.reduce((sum, { own }) => sum + own, weight.shared) : 0;
  }

  /** All pages of a source, in order. */
  pages(source: number): SheetPage[] {
    return (this.#weights.get(source)?.pages ?? []).map(({ own }, index) => ({ source, page: index + 1, own }));
  }
}
