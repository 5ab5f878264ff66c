/** Filters, conditions and operators. */
import { describe, expect, it } from 'vitest';
import { draft, inlines, words } from './draft.ts';

const facts = {
  n: 12,
  s: '12',
  amount: '1250.5',
  big: '1400000',
  share: '0.504',
  day: '2026-11-23',
  stamp: '2026-11-23T09:20:00.000Z',
  id: '440305199001011234',
  text: 'acme watches',
  none: [],
  list: ['a', 'b', 'c'],
  pair: ['甲', '乙'],
  rows: [
    { k: 'x', v: '10.10', no: 2 },
    { k: 'y', v: '0.20', no: 10 },
    { k: 'x', v: '', no: 1 },
  ],
  no: false,
  yes: true,
  lines: 'a\nb',
};

const say = async (body: string, language: 'en' | 'zh-CN' = 'en') =>
  words(await inlines(body, facts, { layout: language === 'en' ? 'plain' : 'cn-pleading' }));

describe('filters', () => {
  const cases: readonly (readonly [filter: string, en: string, zh?: string])[] = [
    ['amount | money: "USD"', '$1,250.50', '1,250.50美元'],
    ['amount | money', '$1,250.50', '1,250.50元'],
    ['amount | amount', '1,250.50'],
    ['big | rmb_capitals', '人民币壹佰肆拾万元整'],
    ['day | date', 'November 23, 2026', '2026年11月23日'],
    ['day | date: "zh-CN"', '2026年11月23日'],
    ['stamp | date', 'November 23, 2026'],
    ['day | year', '2026'],
    ['n | ordinal', '12th', '第12'],
    ['2 | ordinal', '2nd'],
    ['n | words', 'twelve', '十二'],
    ['121 | words', 'one hundred twenty-one', '一百二十一'],
    ['n | cn_number', '十二'],
    ['n | roman', 'XII'],
    ['share | percent', '50.4%'],
    ['list | and_list', 'a, b, and c', 'a、b和c'],
    ['pair | and_list', '甲 and 乙', '甲和乙'],
    ['id | mask_id', '440***********1234'],
    ['n | plural: "seller", "sellers"', 'sellers'],
    ['1 | plural: "seller", "sellers"', 'seller'],
    ['list | size | plural: "one", "many"', 'many'],
    ['text | upcase', 'ACME WATCHES'],
    ['text | capitalize', 'Acme watches'],
    ['text | replace: "acme", "A" | append: "!" | prepend: "¡"', '¡A watches!'],
    ['text | truncate: 6', 'acme …'],
    ['text | remove: "acme " | split: "t" | last', 'ches'],
    ['lines | strip_newlines', 'a b'],
    ['list | join: "-"', 'a-b-c'],
    ['list | slice: 1, 2 | join: ""', 'bc'],
    ['text | slice: 0, 4', 'acme'],
    ['rows | map: "k" | uniq | join: ","', 'x,y'],
    ['rows | where: "k", "x" | size', '2'],
    ['rows | reject: "k", "x" | size', '1'],
    ['rows | where: "v" | size', '2'],
    ['rows | has: "k", "y"', 'true'],
    ['rows | sum: "v"', '10.3'],
    ['rows | sort: "no" | map: "no" | join: ","', '1,2,10'],
    ['rows | map: "v" | compact | size', '2'],
    ['list | concat: pair | size', '5'],
    ['0.1 | plus: 0.2', '0.3'],
    ['amount | times: 3 | round: 0', '3752'],
    ['10 | divided_by: 4', '2.5'],
    ['n | minus: 20 | abs', '8'],
    ['n | modulo: 5', '2'],
    ['n | at_least: 20', '20'],
    ['n | at_most: 5', '5'],
    ['none | default: "nothing"', 'nothing'],
    ['none | optional', ''],
  ];
  for (const [filter, en, zh] of cases)
    it(filter, async () => {
      expect(await say(`x{{ ${filter} }}`)).toBe(`x${en}`);
      if (zh !== undefined) expect(await say(`x{{ ${filter} }}`, 'zh-CN')).toBe(`x${zh}`);
    });

  it('what cannot be read is reported and printed as it is', async () => {
    const { document, findings } = await draft('{{ text | money: "USD" }} {{ text | date }} {{ n | divided_by: 0 }}', facts);
    expect(findings.map(({ id, params }) => [id, params.path])).toEqual([
      ['template.bad-value', 'text'],
      ['template.bad-value', 'text'],
      ['template.bad-value', 'n'],
    ]);
    expect(JSON.stringify(document.blocks)).toContain('acme watches');
  });
});

describe('conditions', () => {
  const cases: readonly (readonly [condition: string, holds: boolean])[] = [
    ['text', true],
    ['none', false],
    ['yes', true],
    ['no', false],
    ['0', false],
    ['n', true],
    ['list', true],
    ['n > 9', true],
    ['s > 9', true],
    ['s == 12', true],
    ['s == "12"', true],
    ['big > amount', true],
    ['amount < "999"', false],
    ['day > "2026-01-01"', true],
    ['rows[2].v < 5', false],
    ['rows[2].v == ""', true],
    ['rows[2].v == nil', true],
    ['rows[2].v == blank', true],
    ['none == empty', true],
    ['list == empty', false],
    ['list contains "b"', true],
    ['list contains "z"', false],
    ['text contains "watch"', true],
    ['none contains "x"', false],
    ['n and text', true],
    ['none or text', true],
    ['none and text', false],
    ['list.size == 3', true],
    ['rows[0].no < rows[1].no', true],
    ['text != "acme"', true],
  ];
  for (const [condition, holds] of cases)
    it(`{% if ${condition} %} is ${holds}`, async () => {
      expect(await say(`{% if ${condition} %}A{% else %}B{% endif %}{% unless ${condition} %}C{% endunless %}`)).toBe(holds ? 'A' : 'BC');
    });

  it('case, elsif, forloop, break and the empty loop', async () => {
    expect(await say('{% case text %}{% when "a", "acme watches" %}1{% else %}2{% endcase %}')).toBe('1');
    expect(await say('{% if none %}1{% elsif n == 12 %}2{% endif %}')).toBe('2');
    expect(await say('{% for x in list %}{{ forloop.index }}{{ x }}{% unless forloop.last %},{% endunless %}{% endfor %}')).toBe(
      '1a,2b,3c',
    );
    expect(await say('{% for x in list %}{% if x == "b" %}{% break %}{% endif %}{{ x }}{% endfor %}')).toBe('a');
    expect(await say('{% for x in none %}x{% else %}nothing{% endfor %}')).toBe('nothing');
    expect(await say('{% capture c %} {% endcapture %}{% if c %}1{% else %}2{% endif %}')).toBe('2');
    expect(await say('{% comment %} {{ nope }} {% endcomment %}{% # note %}x')).toBe('x');
  });
});
