/** Numbers as words and ordinals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chineseNumber, numberWords, ordinal } from '#core/template/number-words.ts';
import { SENTINEL, sentinel, swapBack } from '#core/template/sentinel.ts';

describe('number words', () => {
  const english: readonly (readonly [number, string])[] = [
    [0, 'zero'],
    [13, 'thirteen'],
    [20, 'twenty'],
    [21, 'twenty-one'],
    [100, 'one hundred'],
    [110, 'one hundred ten'],
    [1_000, 'one thousand'],
    [1_234_567, 'one million two hundred thirty-four thousand five hundred sixty-seven'],
    [1_000_000_000, '1000000000'],
    [2.5, '2.5'],
  ];
  for (const [value, words] of english) it(`${value} is ${words}`, () => expect(numberWords(value, 'en')).toBe(words));

  it('are Chinese in Chinese', () => {
    expect([0, 10, 12, 105, 20_001].map((value) => numberWords(value, 'zh-CN'))).toEqual(['零', '十', '十二', '一百零五', '二万零一']);
    expect(chineseNumber(100_000_000)).toBe('100000000');
  });

  it('ordinals end as English has it', () => {
    expect([1, 2, 3, 4, 11, 12, 13, 21, 101, 111, 112].map((value) => ordinal(value, 'en')).join(' ')).toBe(
      '1st 2nd 3rd 4th 11th 12th 13th 21st 101st 111th 112th',
    );
    expect(ordinal(3, 'zh-CN')).toBe('第3');
  });
});

describe('sentinels', () => {
  it('are four characters and come back as their index', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4096 * 4096 - 1 })), (indices) => {
        const text = indices.map((index) => `a${sentinel(index)}`).join('');
        expect(text.length).toBe(indices.length * 5);
        expect(swapBack(text, (index) => index)).toEqual(indices.flatMap((index) => ['a', index]));
        expect([...text.matchAll(SENTINEL)].length).toBe(indices.length);
      }),
    );
  });
});
