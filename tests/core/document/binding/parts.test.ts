import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cap, cutIntoParts, heavier, type Span, type WeighedExhibit, weightOf } from '#core/document/binding/parts.ts';

const exhibit = fc.record({
  pages: fc.array(fc.record({ source: fc.nat(4), own: fc.nat(400_000) }), { maxLength: 12 }),
  head: fc.nat(2),
});
const exhibits = fc.array(exhibit, { maxLength: 12 });
const cap: fc.Arbitrary<Cap> = fc.record({
  cap: fc.constantFrom(0, 200_000, 500_000, 1_500_000),
  shared: fc.array(fc.nat(90_000), { minLength: 5, maxLength: 5 }),
  correction: fc.constantFrom(1, 1.07),
});
const all = (list: readonly WeighedExhibit[]): Span[] =>
  list.flatMap(({ pages }, exhibit) => (pages.length > 0 ? [{ exhibit, from: 1, to: pages.length }] : []));

describe('parts under a size cap', () => {
  it('hold every page once, in order', () => {
    fc.assert(
      fc.property(exhibits, cap, (list, limit) => {
        const pages = (spans: readonly Span[]) =>
          spans.flatMap(({ exhibit, from, to }) => Array.from({ length: to - from + 1 }, (_, i) => `${exhibit}.${from + i}`));
        expect(pages(cutIntoParts(list, limit).parts.flat())).toEqual(pages(all(list)));
      }),
    );
  });

  it('stay under the cap, but for a page that passes it by itself and is alone', () => {
    fc.assert(
      fc.property(exhibits, cap, (list, limit) => {
        const { parts, oversize } = cutIntoParts(list, limit);
        if (limit.cap === 0) {
          expect(parts.length).toBeLessThanOrEqual(1);
          expect(oversize).toEqual([]);
          return;
        }
        const heavy = parts.filter((spans) => weightOf(spans, list, limit) > limit.cap);
        for (const spans of heavy) {
          expect(spans).toHaveLength(1);
          expect(spans[0]?.from).toBe(spans[0]?.to);
        }
        expect(heavy.map(([span]) => ({ exhibit: span?.exhibit, page: span?.from }))).toEqual(oversize);
      }),
    );
  });

  it('cut no exhibit that fits a part', () => {
    fc.assert(
      fc.property(exhibits, cap, (list, limit) => {
        const cut = new Set(
          cutIntoParts(list, limit)
            .parts.flat()
            .filter(({ exhibit, from, to }) => to - from + 1 < (list[exhibit]?.pages.length ?? 0))
            .map(({ exhibit }) => exhibit),
        );
        for (const exhibit of cut) {
          const whole = [{ exhibit, from: 1, to: list[exhibit]?.pages.length ?? 0 }];
          expect(weightOf(whole, list, limit)).toBeGreaterThan(limit.cap);
        }
      }),
    );
  });

  it('leave no two neighbours that would fit one part', () => {
    fc.assert(
      fc.property(exhibits, cap, (list, limit) => {
        const { parts } = cutIntoParts(list, limit);
        parts.slice(1).forEach((spans, i) => {
          const before = parts[i] ?? [];
          const last = before.at(-1);
          const [first] = spans;
          // The rest of an exhibit that was cut does not come back to what lay before it.
          if (!first || !last || first.exhibit === last.exhibit) return;
          const whole = { exhibit: first.exhibit, from: 1, to: list[first.exhibit]?.pages.length ?? 0 };
          const heavy = before.length === 1 && last.from === last.to && weightOf(before, list, limit) > limit.cap;
          if (!heavy) expect(weightOf([...before, whole], list, limit)).toBeGreaterThan(limit.cap);
        });
      }),
    );
  });

  it('keep a cover sheet with the page after it', () => {
    const page = (own: number) => ({ source: 0, own });
    const list = [{ pages: [page(100_000)] }, { head: 1, pages: [page(1000), page(90_000), page(120_000)] }];
    expect(cutIntoParts(list, { cap: 200_000, shared: [0] }).parts).toEqual([
      [{ exhibit: 0, from: 1, to: 1 }],
      [{ exhibit: 1, from: 1, to: 2 }],
      [{ exhibit: 1, from: 3, to: 3 }],
    ]);
  });

  it('are cut finer when the files came out heavier than weighed', () => {
    const list = Array.from({ length: 8 }, () => ({ pages: [{ source: 0, own: 100_000 }] }));
    const limit = { cap: 500_000, shared: [0] };
    const first = cutIntoParts(list, limit);
    const estimated = weightOf(first.parts[0] ?? [], list, limit);
    const again = cutIntoParts(list, { ...limit, correction: heavier(520_000, estimated) });
    expect(again.parts.length).toBeGreaterThan(first.parts.length);
  });
});
