/** Cuts a binder into files under a court's size cap: between exhibits where that is possible, else between pages. Pure. */

export interface WeighedPage {
  /** Index of the source it comes from; its shared bytes count once in each part. */
  readonly source: number;
  /** Bytes only this page uses, as weighed. */
  readonly own: number;
}

/** An exhibit with its cover sheet, or the front matter: what is kept in one file where it fits. */
export interface WeighedExhibit {
  readonly pages: readonly WeighedPage[];
  /** Pages at its front, such as a cover sheet, that are not parted from the page after them. */
  readonly head?: number;
}

/** Pages `from` to `to` of an exhibit, counted from 1, both included. */
export interface Span {
  readonly exhibit: number;
  readonly from: number;
  readonly to: number;
}

export interface Cutting {
  readonly parts: readonly (readonly Span[])[];
  /** Pages that pass the cap by themselves; each has a part of its own. */
  readonly oversize: readonly { readonly exhibit: number; readonly page: number }[];
}

export interface Cap {
  /** Bytes; 0 for none. */
  readonly cap: number;
  /** Bytes two or more pages of a source use together, by source. */
  readonly shared: readonly number[];
  /** How much heavier than weighed the parts came out the last time (`heavier`); 1 without it. */
  readonly correction?: number;
}

/** Page object, stamps, label, bookmark and cross-references of a page; and the catalog and stamp fonts of a file. Measured, rounded up. */
const PER_PAGE = 400;
const PER_PART = 60_000;

/** An estimate of a part's size; a little above what it will be. */
export function weightOf(spans: readonly Span[], exhibits: readonly WeighedExhibit[], { shared, correction = 1 }: Cap): number {
  const held = new Load(shared, correction);
  for (const { exhibit, from, to } of spans) for (const page of exhibits[exhibit]?.pages.slice(from - 1, to) ?? []) held.add(page);
  return held.weight;
}

/** The correction to cut again with when a part came out larger than the cap. */
export function heavier(actual: number, estimated: number, before = 1): number {
  return Math.max(before, (before * actual) / Math.max(1, estimated)) * 1.01;
}

/**
 * Order is kept and every page is in exactly one part. An exhibit that fits a part is never cut; one that does not begins a part and
 * is cut before the page that would pass the cap. No part passes the cap, by weight, but those of `oversize`.
 */
export function cutIntoParts(exhibits: readonly WeighedExhibit[], limit: Cap): Cutting {
  const cap = limit.cap > 0 ? limit.cap : Number.POSITIVE_INFINITY;
  const fresh = () => new Load(limit.shared, limit.correction ?? 1);
  const parts: Span[][] = [];
  const oversize: { exhibit: number; page: number }[] = [];
  let spans: Span[] = [];
  let load = fresh();
  const close = () => {
    if (spans.length > 0) parts.push(spans);
    spans = [];
    load = fresh();
  };

  exhibits.forEach(({ pages, head = 0 }, exhibit) => {
    if (pages.length === 0) return;
    if (load.with(pages) > cap) close();
    if (load.with(pages) <= cap) {
      for (const page of pages) load.add(page);
      spans.push({ exhibit, from: 1, to: pages.length });
      return;
    }
    let from = 1;
    for (let at = 0; at < pages.length; ) {
      // Front pages travel with the page after them, unless the two do not fit even by themselves.
      const together = pages.slice(at, at === 0 ? Math.min(head + 1, pages.length) : at + 1);
      const step = fresh().with(together) <= cap ? together : together.slice(0, 1);
      if (load.with(step) > cap && load.pages > 0) {
        spans.push({ exhibit, from, to: at });
        close();
        from = at + 1;
      }
      for (const page of step) load.add(page);
      if (load.weight > cap) oversize.push({ exhibit, page: at + 1 });
      at += step.length;
    }
    spans.push({ exhibit, from, to: pages.length });
    // Nothing follows a page that passes the cap by itself.
    if (load.weight > cap) close();
  });
  close();
  return { parts, oversize };
}

/** What a part holds so far. */
class Load {
  readonly #shared: readonly number[];
  readonly #factor: number;
  readonly #sources = new Set<number>();
  #bytes = 0;
  pages = 0;

  constructor(shared: readonly number[], factor: number) {
    this.#shared = shared;
    this.#factor = factor;
  }

  get weight(): number {
    return PER_PART + this.#bytes * this.#factor;
  }

  add(page: WeighedPage): void {
    this.#bytes += this.#cost(page, this.#sources);
    this.#sources.add(page.source);
    this.pages++;
  }

  with(pages: readonly WeighedPage[]): number {
    const sources = new Set(this.#sources);
    let bytes = this.#bytes;
    for (const page of pages) {
      bytes += this.#cost(page, sources);
      sources.add(page.source);
    }
    return PER_PART + bytes * this.#factor;
  }

  #cost({ source, own }: WeighedPage, held: ReadonlySet<number>): number {
    return own + PER_PAGE + (held.has(source) ? 0 : (this.#shared[source] ?? 0));
  }
}
