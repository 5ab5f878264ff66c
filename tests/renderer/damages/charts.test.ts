import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bandsOf, place, ticks } from '../../../renderer/damages/charts/scale.ts';

describe('a scale', () => {
  it.each([
    [2_000_000, [0, 500_000, 1_000_000, 1_500_000, 2_000_000]],
    [7, [0, 2, 4, 6, 8]],
    [0.3, [0, 0.1, 0.2, 0.3]],
    [0, [0, 1]],
  ])('to %s', (most, expected) => expect(ticks(most)).toEqual(expected));

  it('reaches the most there is, in a handful of even steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e12, noNaN: true }), (most) => {
        const steps = ticks(most);
        expect(steps.at(-1)).toBeGreaterThanOrEqual(most * (1 - 1e-6));
        expect(steps.length).toBeLessThanOrEqual(12);
        expect(place(most, steps.at(-1) ?? 1)).toBeGreaterThan(30);
      }),
    );
  });
});

describe('sellers by what they owe', () => {
  it('keeps each of a few amounts apart', () => {
    const amounts = [...Array(40).fill('200000'), ...Array(3).fill('400000'), '0'];
    expect(bandsOf(amounts)).toEqual([
      { from: '0', to: '0', count: 1 },
      { from: '200000', to: '200000', count: 40 },
      { from: '400000', to: '400000', count: 3 },
    ]);
  });

  it('counts everyone once in bands that touch', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2_000_000_000 }), { minLength: 20, maxLength: 200 }), (cents) => {
        const bands = bandsOf(cents.map((amount) => (amount / 100).toFixed(2)));
        expect(bands.reduce((sum, { count }) => sum + count, 0)).toBe(cents.length);
        const ranges = bands.filter(({ from, to }) => from !== to);
        for (const [index, band] of ranges.entries()) if (index > 0) expect(band.from).toBe(ranges[index - 1]?.to);
      }),
    );
  });
});
