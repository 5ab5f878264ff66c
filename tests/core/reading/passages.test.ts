import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipped, PASSAGE, passages } from '#core/reading/passages.ts';

const texts = (pages: ReturnType<typeof passages>) => pages.map(({ text }) => text);

describe('passages', () => {
  it('joined are the text again, none is too long, none ends within a character', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom('\n', '\n\n', ' ', '。', '. ', '𠮷'.repeat(700), 'word '.repeat(300), '段落的文字'.repeat(200), '\n \n'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 30 }), { maxLength: 3 }), (sections) => {
        const whole = sections.map((pieces) => pieces.join(''));
        const pages = passages(...whole);
        expect(texts(pages).join('')).toBe(whole.map((text) => text.toWellFormed().replaceAll('\0', '\ufffd')).join(''));
        expect(pages.map(({ page }) => page)).toEqual(pages.map((_, i) => i + 1));
        for (const { text } of pages) {
          expect(text.length).toBeLessThanOrEqual(PASSAGE);
          expect(text).not.toBe('');
          expect(text.isWellFormed()).toBe(true);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('end with a paragraph where they can, else with a line, a sentence, a word', () => {
    const paragraph = `${'a sentence. '.repeat(150)}\n\n`;
    for (const text of texts(passages(paragraph.repeat(6))).slice(0, -1)) expect(text.endsWith('\n\n')).toBe(true);
    for (const text of texts(passages('店铺,5\n'.repeat(3_000))).slice(0, -1)) expect(text.endsWith('\n')).toBe(true);
    for (const text of texts(passages('这是一句话。'.repeat(3_000))).slice(0, -1)) expect(text.endsWith('。')).toBe(true);
    for (const text of texts(passages('word '.repeat(3_000))).slice(0, -1)) expect(text.endsWith(' ')).toBe(true);
    expect(texts(passages('字'.repeat(9_000))).map(({ length }) => length)).toEqual([4_000, 4_000, 1_000]);
  });

  it('begin anew with each section', () => {
    expect(passages('a', '', 'b')).toEqual([
      { page: 1, text: 'a' },
      { page: 2, text: 'b' },
    ]);
    expect(passages('')).toEqual([]);
  });

  it('of a text that is too long show that it goes on', () => {
    expect(clipped('abcdef', 3)).toBe('abc\n…');
    expect(clipped('a𠮷b', 2)).toBe('a\n…');
    expect(clipped('abc', 3)).toBe('abc');
  });
});
