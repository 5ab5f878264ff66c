import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citedTogether } from '#core/template/exhibit-labels.ts';

const cite = (labels: readonly string[], language: 'en' | 'zh-CN'): string =>
  citedTogether(
    labels.map((label) => ({ evidence: `of ${label}`, label })),
    language,
  )
    .map(({ before, label }) => before + label)
    .join('');

const english = (...numbers: readonly number[]) =>
  cite(
    numbers.map((n) => `Exhibit\u00a0${n}`),
    'en',
  ).replaceAll('\u00a0', ' ');
const chinese = (...numbers: readonly number[]) =>
  cite(
    numbers.map((n) => `证据${n}`),
    'zh-CN',
  );

describe('exhibits cited together', () => {
  it('stand in the order of their numbers, each once', () => {
    expect(english(3)).toBe('Exhibit 3');
    expect(english(30, 25)).toBe('Exhibits 25 and 30');
    expect(english(27, 30, 9, 27)).toBe('Exhibits 9, 27, and 30');
    expect(chinese(19, 21, 18)).toBe('证据18、证据19、证据21');
  });

  it('are drawn together from three in a row', () => {
    expect(english(26, 25)).toBe('Exhibits 25 and 26');
    expect(english(27, 26, 25)).toBe('Exhibits 25–27');
    expect(english(8, 1, 2, 3, 5, 7, 6)).toBe('Exhibits 1–3 and 5–8');
    expect(english(1, 2, 3, 9, 12)).toBe('Exhibits 1–3, 9, and 12');
    expect(chinese(2, 10, 9, 8)).toBe('证据2、证据8至证据10');
  });

  it('keep their own words where the label is no word and number, or no known word', () => {
    expect(cite(['Tab B', 'Tab A'], 'en')).toBe('Tab B and Tab A');
    expect(cite(['Exhibit 2', 'Tab 1'], 'en')).toBe('Exhibit 2 and Tab 1');
    expect(cite(['Tab 3', 'Tab 1', 'Tab 2'], 'en')).toBe('Tab 1, Tab 2, and Tab 3');
    expect(cite(['Ex. 3', 'Ex. 1'], 'en')).toBe('Exs. 1 and 3');
    expect(cite([], 'en')).toBe('');
  });

  it('name every exhibit and no other, whatever their order', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (numbers) => {
        const named = english(...numbers)
          .replace(/^Exhibits? /, '')
          .split(/, and |, | and /)
          .flatMap((part) => {
            const [from = 0, to = from] = part.split('–').map(Number);
            return Array.from({ length: to - from + 1 }, (_, index) => from + index);
          });
        expect(named).toEqual(numbers.toSorted((a, b) => a - b));
      }),
    );
  });
});
