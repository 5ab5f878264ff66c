/**
 * The numbering register: who gets which Bates numbers. Pure. A number once given is never given again; the same pages of the same item
 * keep theirs; changed pages get new ones, and the register says what superseded what.
 */

/** A row of the register. */
export interface BatesRange {
  readonly id: string;
  readonly prefix: string;
  readonly first: number;
  readonly last: number;
  /** Digits it was printed with: a number on paper does not change its form. */
  readonly digits: number;
  readonly evidence: string;
  /** Identifies the pages that were stamped; other pages, other rendition. */
  readonly rendition: string;
  /** Id of the range that replaced it, or null. */
  readonly supersededBy: string | null;
}

/** A document to be numbered, one number a page. */
export interface Stampable {
  readonly evidence: string;
  readonly rendition: string;
  readonly pages: number;
}

/** What counsel has chosen; a change of prefix starts a series of its own. */
export interface Series {
  readonly prefix: string;
  readonly digits: number;
  readonly start: number;
}

export interface Allotment {
  readonly evidence: string;
  readonly rendition: string;
  readonly first: number;
  readonly last: number;
  readonly digits: number;
  /** The range it keeps, or null for numbers given now. */
  readonly kept: string | null;
  /** The ranges of the same item and series that this one supersedes. */
  readonly supersedes: readonly string[];
}

/** `ACME000017`. A number longer than its digits is printed whole. */
export const batesNumber = (prefix: string, number: number, digits: number): string => `${prefix}${String(number).padStart(digits, '0')}`;

/** The first and the last number as printed. */
export const batesSpan = (range: Pick<BatesRange, 'prefix' | 'first' | 'last' | 'digits'>) => ({
  first: batesNumber(range.prefix, range.first, range.digits),
  last: batesNumber(range.prefix, range.last, range.digits),
});

/** The next number of a series: after everything ever given in it, and not before its start. */
export function nextNumber(register: readonly BatesRange[], { prefix, start }: Series): number {
  return register.reduce((next, range) => (range.prefix === prefix ? Math.max(next, range.last + 1) : next), start);
}

/**
 * Numbers for `documents` in their order; each item once. Kept ranges stay where they are, new ones follow one another without a gap
 * after the last number of the series.
 */
export function allocate(register: readonly BatesRange[], documents: readonly Stampable[], series: Series): Allotment[] {
  const live = Map.groupBy(
    register.filter((range) => range.prefix === series.prefix && range.supersededBy === null),
    (range) => range.evidence,
  );
  let next = nextNumber(register, series);
  return documents.map(({ evidence, rendition, pages }) => {
    if (!Number.isInteger(pages) || pages < 1) throw new RangeError(`a document of ${pages} pages cannot be numbered`);
    const own = live.get(evidence) ?? [];
    const same = own.find((range) => range.rendition === rendition && range.last - range.first + 1 === pages);
    if (same) return { evidence, rendition, first: same.first, last: same.last, digits: same.digits, kept: same.id, supersedes: [] };
    const first = next;
    next += pages;
    return { evidence, rendition, first, last: next - 1, digits: series.digits, kept: null, supersedes: own.map(({ id }) => id) };
  });
}

/** The numbers given now that are longer than their digits allow, so that they no longer sort as text; null when none is. */
export function overflow(allotments: readonly Allotment[]): { readonly last: number; readonly digits: number } | null {
  const last = allotments.reduce(
    (most, one) => (one.kept === null && String(one.last).length > one.digits ? Math.max(most, one.last) : most),
    0,
  );
  return last === 0 ? null : { last, digits: allotments.find((one) => one.last === last)?.digits ?? 0 };
}
