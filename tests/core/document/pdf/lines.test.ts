import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines } from '#core/document/pdf/lines.ts';

/** Chinese characters are twice as wide as the rest: easy to count. */
const advance = (codePoint: number) => (codePoint > 0x2e7f ? 2 : 1);
const squeeze = (text: string) => text.replace(/\s/g, '');
const words = fc.string({ unit: fc.constantFrom(...'ab/-. 假货，（）「'), maxLength: 60 });

describe('breaking lines', () => {
  it('loses no character but spaces, and no line is too wide', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = breakLines(text, width, advance);
        expect(squeeze(lines.join(''))).toBe(squeeze(text));
        for (const line of lines)
          expect([...line].length <= 1 || [...line].reduce((sum, c) => sum + advance(c.codePointAt(0) ?? 0), 0) <= width).toBe(true);
      }),
    );
  });

  it('goes to the next line at spaces first', () => {
    expect(breakLines('one two three', 8, advance)).toEqual(['one two', 'three']);
  });

  it('breaks an address after a slash, and a word without one anywhere', () => {
    expect(breakLines('https://abc.example/defgh', 20, advance)).toEqual(['https://abc.example/', 'defgh']);
    expect(breakLines('abcdefgh', 3, advance)).toEqual(['abc', 'def', 'gh']);
  });

  it('keeps a number together while anything else can break', () => {
    expect(breakLines('a/9,990', 6, advance)).toEqual(['a/', '9,990']);
  });

  it('breaks between Chinese characters, but begins no line with a comma', () => {
    expect(breakLines('假货店假货，店', 10, advance)).toEqual(['假货店假', '货，店']);
  });

  it('keeps the line ends it is given', () => {
    expect(breakLines('a\n\nb', 9, advance)).toEqual(['a', '', 'b']);
    expect(breakLines('', 9, advance)).toEqual(['']);
  });
});
