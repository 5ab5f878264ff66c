/** The register of Bates numbers as a rule: one number a page, given once, the same for the same pages. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Allotment,
  allocate,
  type BatesRange,
  batesNumber,
  batesSpan,
  overflow,
  type Series,
  type Stampable,
} from '#core/exhibit/bates.ts';

const series = { prefix: 'ACME', digits: 6, start: 1 };
const doc = (evidence: string, pages: number, rendition = 'v1'): Stampable => ({ evidence, rendition: `${evidence}/${rendition}`, pages });

/** What the store does with an allotment. */
function enter(register: readonly BatesRange[], allotments: readonly Allotment[], { prefix }: Series): BatesRange[] {
  const rows = new Map(register.map((range) => [range.id, range]));
  for (const one of allotments) {
    if (one.kept !== null) continue;
    const { evidence, rendition, first, last, digits } = one;
    const id = `r${rows.size + 1}`;
    rows.set(id, { id, prefix, first, last, digits, evidence, rendition, supersededBy: null });
    for (const old of one.supersedes) {
      const range = rows.get(old);
      if (range) rows.set(old, { ...range, supersededBy: id });
    }
  }
  return [...rows.values()];
}
const spans = (allotments: readonly Allotment[]) => allotments.map(({ evidence, first, last }) => `${evidence} ${first}-${last}`);

describe('Bates numbers', () => {
  it('run through the documents in their order', () => {
    expect(spans(allocate([], [doc('a', 3), doc('b', 1), doc('c', 2)], { ...series, start: 17 }))).toEqual([
      'a 17-19',
      'b 20-20',
      'c 21-22',
    ]);
    expect(batesNumber('ACME', 17, 6)).toBe('ACME000017');
    expect(batesSpan({ prefix: 'X-', first: 9, last: 10, digits: 4 })).toEqual({ first: 'X-0009', last: 'X-0010' });
  });

  it('stay with the same pages when the order changes or something comes between', () => {
    const first = [doc('a', 3), doc('b', 1)];
    const register = enter([], allocate([], first, series), series);
    const again = allocate(register, [doc('b', 1), doc('new', 5), doc('a', 3)], series);
    expect(spans(again)).toEqual(['b 4-4', 'new 5-9', 'a 1-3']);
  });

  it('are new for changed pages, and the register says what they supersede', () => {
    const register = enter([], allocate([], [doc('a', 3), doc('b', 1)], series), series);
    const [changed] = allocate(register, [doc('a', 4, 'v2')], series);
    expect(changed).toMatchObject({ first: 5, last: 8, kept: null, supersedes: ['r1'] });
    const after = enter(register, changed ? [changed] : [], series);
    expect(after.find(({ id }) => id === 'r1')).toMatchObject({ first: 1, last: 3, supersededBy: 'r3' });
    // Going back to the earlier pages is a change too: the numbers they once had are spent.
    expect(spans(allocate(after, [doc('a', 3)], series))).toEqual(['a 9-11']);
  });

  it('of a dropped document are not given to another', () => {
    const register = enter([], allocate([], [doc('a', 3), doc('b', 2)], series), series);
    expect(spans(allocate(register, [doc('c', 1)], series))).toEqual(['c 6-6']);
    expect(spans(allocate(register, [doc('c', 1), doc('b', 2)], series))).toEqual(['c 6-6', 'b 4-5']);
  });

  it('keep the form they were printed in when the digits change, and begin a series with a new prefix', () => {
    const register = enter([], allocate([], [doc('a', 3)], series), series);
    expect(allocate(register, [doc('a', 3)], { ...series, digits: 8 })).toMatchObject([{ first: 1, digits: 6 }]);
    expect(allocate(register, [doc('a', 3)], { ...series, prefix: 'B', start: 100 })).toMatchObject([
      { first: 100, last: 102, kept: null, supersedes: [] },
    ]);
    expect(spans(allocate(register, [doc('b', 1)], { ...series, start: 2 }))).toEqual(['b 4-4']);
  });

  it('that outgrow their digits are pointed out', () => {
    expect(overflow(allocate([], [doc('a', 3)], { prefix: '', digits: 4, start: 9_998 }))).toEqual({ last: 10_000, digits: 4 });
    expect(overflow(allocate([], [doc('a', 2)], { prefix: '', digits: 4, start: 9_998 }))).toBeNull();
    expect(batesNumber('', 10_000, 4)).toBe('10000');
  });

  it('are unique, contiguous and stable, whatever is built, changed, dropped or renamed', () => {
    const document = fc.record({
      evidence: fc.constantFrom(...'abcdefgh'),
      version: fc.integer({ min: 1, max: 3 }),
      pages: fc.integer({ min: 1, max: 40 }),
    });
    const build = fc.record({
      documents: fc.uniqueArray(document, { selector: ({ evidence }) => evidence, maxLength: 8 }),
      series: fc.record({
        prefix: fc.constantFrom('', 'A', 'B'),
        digits: fc.integer({ min: 4, max: 10 }),
        start: fc.integer({ min: 1, max: 500 }),
      }),
    });
    fc.assert(
      fc.property(fc.array(build, { maxLength: 12 }), (builds) => {
        let register: BatesRange[] = [];
        for (const { documents, series: chosen } of builds) {
          // One rendition has one number of pages.
          const wanted = documents.map(({ evidence, version, pages }) => doc(evidence, pages, `${version}/${pages}`));
          const before = new Map(register.map((range) => [range.id, range]));
          const allotments = allocate(register, wanted, chosen);
          register = enter(register, allotments, chosen);
          // As long as its pages.
          expect(allotments.map(({ first, last }) => last - first + 1)).toEqual(wanted.map(({ pages }) => pages));
          // Stable: the very next build gives the same numbers.
          expect(
            allocate(register, wanted.toReversed(), chosen)
              .toReversed()
              .map(({ first, kept }) => [first, kept !== null]),
          ).toEqual(allotments.map(({ first }) => [first, true]));
          // New numbers follow one another.
          const fresh = allotments.filter(({ kept }) => kept === null);
          expect(fresh.slice(1).map(({ first }) => first)).toEqual(fresh.slice(0, -1).map(({ last }) => last + 1));
          // What was given is never rewritten.
          for (const range of register) {
            const old = before.get(range.id);
            if (old) expect({ ...range, supersededBy: null }).toEqual({ ...old, supersededBy: null });
            if (old?.supersededBy) expect(range.supersededBy).toBe(old.supersededBy);
          }
        }
        // Unique: no two ranges of a series meet.
        for (const [, ranges] of Map.groupBy(register, ({ prefix }) => prefix)) {
          const sorted = ranges.toSorted((a, b) => a.first - b.first);
          for (const [index, range] of sorted.entries()) expect(range.first).toBeGreaterThan(sorted[index - 1]?.last ?? 0);
        }
        // One range of an item and series is in force.
        const live = register.filter(({ supersededBy }) => supersededBy === null).map(({ prefix, evidence }) => `${prefix}/${evidence}`);
        expect(new Set(live).size).toBe(live.length);
      }),
      { numRuns: 300 },
    );
  });
});
