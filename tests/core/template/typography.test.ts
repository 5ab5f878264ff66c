/** How template text is set in English and in Chinese; values are never touched. */
import { describe, expect, it } from 'vitest';
import { blocks, inlines, words } from './draft.ts';

const chinese = { layout: 'cn-pleading' } as const;

describe('English', () => {
  it('turns the template’s straight quotes, not those of values', async () => {
    const text = words(await inlines(`He said "yes", 'no' and it's ("so") the *"word"*'s '{{ v }}' "{{ v }}".`, { v: `it's "x"` }));
    expect(text).toBe(`He said “yes”, ‘no’ and it’s (“so”) the “word”’s ‘it's "x"’ “it's "x"”.`);
  });

  it('soft line breaks are spaces', async () => {
    expect(words(await inlines('one\ntwo\n  three {{ v }}\nfour', { v: 'x' }))).toBe('one two three x four');
  });

  it('a newline in a value is kept for the page to break', async () => {
    expect(await inlines('{{ v }}', { v: 'a\r\nb' })).toEqual([{ kind: 'value', path: 'v', text: 'a\nb' }]);
  });

  it('a clause in a sentence does not break it', async () => {
    const { clauses } = { clauses: { who: 'the sellers\n\n' } };
    expect(words(await inlines('Against {% render "who" %}, jointly.', {}, { clauses }))).toBe('Against the sellers, jointly.');
  });

  it('a tag on its own line parts paragraphs', async () => {
    expect((await blocks('a\n{% if true %}\nb\n{% endif %}\nc')).length).toBe(3);
  });
});

describe('Chinese', () => {
  it('soft line breaks are nothing', async () => {
    const text = '原告系平台\n经营者。\n被告{{ v }}\n销售，价格\n12元 a\nb';
    expect(words(await inlines(text, { v: '张三' }, chinese))).toBe('原告系平台经营者。被告张三销售，价格12元 a b');
  });

  it('quotes stay as typed', async () => {
    expect(words(await inlines(`他说"是"，'否'`, {}, chinese))).toBe(`他说"是"，'否'`);
  });

  const strong: readonly (readonly [string, string, string])[] = [
    ['**“霁晶”**商标', '“霁晶”', '商标'],
    ['原告**“霁晶”**', '“霁晶”', '原告'],
    ['原告**（甲方）**与被告', '（甲方）', '原告与被告'],
    ['**原告：**深圳公司', '原告：', '深圳公司'],
    ['**《商标法》**第五十七条', '《商标法》', '第五十七条'],
    ['他说：**“是”**。', '“是”', '他说：。'],
    ['**{{ v }}。**公司', '甲。', '公司'],
    ['**“{{ v }}”**{{ v }}', '“甲”', '甲'],
  ];
  for (const [source, inside, outside] of strong)
    it(`emphasis beside punctuation: ${source}`, async () => {
      const list = await inlines(source, { v: '甲' }, chinese);
      expect(words(list.filter(({ kind }) => kind === 'strong'))).toBe(inside);
      expect(words(list.filter(({ kind }) => kind !== 'strong'))).toBe(outside);
      expect(JSON.stringify(list)).not.toMatch(/[\uE000-\uF8FF]/);
    });

  it(':br before Chinese is a break', async () => {
    expect(words(await inlines('第一行:br第二行:br“三”', {}, chinese))).toBe('第一行\n第二行\n“三”');
  });

  it('a caption paragraph and money follow the language', async () => {
    const [table] = await blocks('表：金额\n\n| 项目 | 金额 |\n|---|---|\n| 甲 | {{ a | money: "CNY" }} |', { a: '1250' }, chinese);
    expect(table).toMatchObject({ kind: 'table', caption: [{ text: '金额' }], rows: [[{}, { children: [{ text: '1,250.00元' }] }]] });
  });
});
