import { describe, expect, it } from 'vitest';
import { cut, findMarks, wordsOf } from '../../../renderer/evidence/search/marks.ts';
import { seenMarks } from '../../../renderer/evidence/viewer/seen-marks.ts';

const marked = (text: string, query: string) => findMarks(text, wordsOf(query)).map(([start, length]) => text.slice(start, start + length));

describe('words of a query', () => {
  it('are what stands between blanks, and what stands in quotes as one', () => {
    expect(wordsOf('seal  "preliminary injunction" seal')).toEqual(['seal', 'preliminary injunction']);
    expect(wordsOf('“冻结 账户” 商标')).toEqual(['冻结 账户', '商标']);
    expect(wordsOf('  ')).toEqual([]);
  });
});

describe('marks', () => {
  it('find without regard to case, accents and width', () => {
    expect(marked('Café CAFE ｃａｆｅ', 'café')).toEqual(['Café', 'CAFE', 'ｃａｆｅ']);
  });

  it('find a Latin word at its beginning, not inside another', () => {
    expect(marked('Seal sealed reseal', 'seal')).toEqual(['Seal', 'seal']);
  });

  it('find Chinese anywhere, also where a line or a blank breaks it', () => {
    expect(marked('应当冻结账户', '结账')).toEqual(['结账']);
    expect(marked('应当冻\n结 账户', '冻结账户')).toEqual(['冻\n结 账户']);
  });

  it('find a phrase over a line break and over punctuation, as the index does', () => {
    expect(marked('a preliminary\n  injunction was', '"preliminary injunction"')).toEqual(['preliminary\n  injunction']);
    expect(marked('order TB 77, order TB-77', 'tb-77')).toEqual(['TB 77', 'TB-77']);
    expect(marked('USD 1,234.56', '1,234.56')).toEqual(['1,234.56']);
  });

  it('join what overlaps, and stay in order', () => {
    expect(findMarks('abcdef abc', ['abcd', 'abc'])).toEqual([
      [0, 4],
      [7, 3],
    ]);
  });

  it('keep their places behind letters that are longer than one unit', () => {
    expect(marked('𠮷野家 seal ß Straße', 'seal')).toEqual(['seal']);
    expect(marked('ﬁne seal', 'seal')).toEqual(['seal']);
    expect(marked('ﬁne', 'fine')).toEqual(['ﬁne']);
  });

  it('are none for nothing', () => {
    expect(findMarks('text', [])).toEqual([]);
    expect(findMarks('text', ['…'])).toEqual([]);
    expect(findMarks('', ['a'])).toEqual([]);
  });

  it('cut a text into pieces that make up the whole', () => {
    const pieces = cut('one two three', [
      [4, 3],
      [8, 99],
    ]);
    expect(pieces).toEqual([
      { text: 'one ', marked: false },
      { text: 'two', marked: true },
      { text: ' ', marked: false },
      { text: 'three', marked: true },
    ]);
  });
});

describe('words read from a picture', () => {
  const word = (text: string, x: number) => ({ text, x, y: 0, width: 0.1, height: 0.1 });

  it('are marked one by one, Chinese characters that make up a word together', () => {
    const page = [word('Order', 0), word('已', 0.1), word('付', 0.2), word('款', 0.3), word('replica', 0.4)];
    expect(seenMarks(page, ['付款']).map((one) => one.text)).toEqual(['付', '款']);
    expect(seenMarks(page, ['repl']).map((one) => one.text)).toEqual(['replica']);
    expect(seenMarks(page, [])).toEqual([]);
  });
});
