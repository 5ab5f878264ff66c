/** Dates are dates: no zones, no guessed order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDate, isPlainDate, parseDate } from '#core/kit/dates.ts';

describe('a date', () => {
  it.each(['2026-11-23', '2026/11/23', '2026.11.23', '2026年11月23日', ' 2026-11-23 '])('is read from %s', (text) => {
    expect(parseDate(text)).toBe('2026-11-23');
  });

  it.each(['03/04/2026', '2026-02-30', '2026-13-01', '26-11-23', '', 'yesterday'])('is not guessed from "%s"', (text) => {
    expect(() => parseDate(text)).toThrow('is not a date');
  });

  it('knows leap years', () => {
    expect([isPlainDate('2024-02-29'), isPlainDate('2026-02-29'), isPlainDate('2000-02-29'), isPlainDate('1900-02-29')]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('prints without leading zeros, in both languages', () => {
    expect(formatDate('2026-03-05', 'en')).toBe('March 5, 2026');
    expect(formatDate('2026-03-05', 'zh-CN')).toBe('2026年3月5日');
  });

  it('comes back from its Chinese form', () => {
    const days = fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDate(formatDate(day, 'zh-CN'))).toBe(day);
      }),
    );
  });
});
