import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitColumns, widestWord } from '#core/document/pdf/columns.ts';

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const columns = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 9 });

describe('column widths', () => {
  it('fill the table, and hold every column’s widest word where there is room for all', () => {
    fc.assert(
      fc.property(columns, (all) => {
        const needs = all.map(([, need]) => need);
        const widths = fitColumns(
          all.map(([share]) => share),
          needs,
          500,
        );
        expect(sum(widths)).toBeCloseTo(500);
        if (sum(needs) <= 500) expect(widths.every((width, i) => width >= (needs[i] ?? 0) - 1e-9)).toBe(true);
      }),
    );
  });

  it('stay at the shares asked for where no word is too wide, or where all are', () => {
    expect(fitColumns([1, 3], [10, 10], 400)).toEqual([100, 300]);
    expect(fitColumns([1, 3], [300, 300], 400)).toEqual([100, 300]);
  });

  it('a long address or a Chinese name makes no column wide; a number does', () => {
    const advance = () => 1;
    expect(widestWord(['https://example.com/very/long', '水晶表专营店'], advance)).toBe(0);
    expect(widestWord(['9,990,101 x', 'abc'], advance)).toBe(9);
  });
});
