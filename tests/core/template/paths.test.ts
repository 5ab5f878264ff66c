/** Every printed word knows the field it came from, so the page can jump there. */
import { describe, expect, it } from 'vitest';
import type { Inline } from '#core/document/model.ts';
import { draft, inlines } from './draft.ts';

const facts = {
  today: '2026-11-23',
  plaintiff: { name: 'Acme', address: '', counsel: [{ name: 'Ann' }, { name: 'Bo' }] },
  rights: [
    { mark: 'AA', number: '111', form: 'word', classes: [{ number: '9' }] },
    { mark: 'BB', number: '', form: 'figure', classes: [{ number: '14' }, { number: '35' }] },
    { mark: 'CC', number: '333', form: 'word', classes: [] },
  ],
  particulars: { goods: 'watches', since: '' },
  amount: '1250.5',
  none: [],
  nobody: null,
};

/** `text@path` of each value and `«label»@path` of each gap. */
function traced(list: readonly Inline[]): string[] {
  return list.flatMap((inline): string[] => {
    if ('children' in inline) return traced(inline.children);
    if (inline.kind === 'value') return [`${inline.text}@${inline.path}`];
    return inline.kind === 'gap' ? [`«${inline.label}»@${inline.path}`] : [];
  });
}

const trace = async (body: string, clauses: Record<string, string> = {}) => {
  const { document } = await draft(body, facts, { clauses });
  return document.blocks.flatMap((block) => ('children' in block ? traced(block.children as Inline[]) : []));
};

describe('a value keeps its path', () => {
  const cases: readonly (readonly [what: string, body: string, expected: readonly string[]])[] = [
    ['plain', '{{ plaintiff.name }}', ['Acme@plaintiff.name']],
    ['by index', '{{ rights[2].number }}', ['333@rights[2].number']],
    ['by a negative index', '{{ rights[-1].number }}', ['333@rights[2].number']],
    ['first and last', '{{ rights.first.mark }}{{ rights.last.mark }}', ['AA@rights[0].mark', 'CC@rights[2].mark']],
    ['in a loop', '{% for r in rights %}{{ r.mark }} {% endfor %}', ['AA@rights[0].mark', 'BB@rights[1].mark', 'CC@rights[2].mark']],
    ['in a loop turned round', '{% for r in rights reversed limit: 1 %}{{ r.mark }}{% endfor %}', ['AA@rights[0].mark']],
    ['in a loop with an offset', '{% for r in rights offset: 2 %}{{ r.mark }}{% endfor %}', ['CC@rights[2].mark']],
    [
      'in a nested loop',
      '{% for r in rights %}{% for c in r.classes %}{{ c.number }} {% endfor %}{% endfor %}',
      ['9@rights[0].classes[0].number', '14@rights[1].classes[0].number', '35@rights[1].classes[1].number'],
    ],
    ['through assign', '{% assign p = plaintiff.counsel[1] %}{{ p.name }}', ['Bo@plaintiff.counsel[1].name']],
    ['through where', '{% assign w = rights | where: "form", "word" %}{{ w[1].number }}', ['333@rights[2].number']],
    ['through where and first', '{% assign f = rights | where: "form", "figure" | first %}{{ f.mark }}', ['BB@rights[1].mark']],
    ['through find', '{% assign f = rights | find: "mark", "CC" %}{{ f.number }}', ['333@rights[2].number']],
    ['through sort', '{% assign s = rights | sort: "mark" | reverse %}{{ s[0].mark }}', ['CC@rights[2].mark']],
    ['through map and and_list', '{{ rights | map: "mark" | and_list }}', ['AA@rights[0].mark', 'BB@rights[1].mark', 'CC@rights[2].mark']],
    [
      'through group_by',
      '{% assign g = rights | group_by: "form" %}{{ g[1].name }} {{ g[1].items[0].mark }}',
      ['figure@rights[1].form', 'BB@rights[1].mark'],
    ],
    ['through a filter', '{{ amount | money: "USD" | upcase }}', ['$1,250.50@amount']],
    ['through append', '{{ "No. " | append: rights[0].number }}', ['No. 111@rights[0].number']],
    ['through join', '{{ rights | map: "mark" | join: "/" }}', ['AA/BB/CC@rights']],
    ['through default', '{{ particulars.since | default: particulars.goods }}', ['watches@particulars.goods']],
    ['through a map', '{% for pair in particulars %}{{ pair[0] }} {{ pair[1] | optional }}{% endfor %}', ['watches@particulars.goods']],
    ['by a dynamic key', '{% assign k = "goods" %}{{ particulars[k] }}', ['watches@particulars.goods']],
    ['through capture', '{% capture c %}*{{ plaintiff.name }}*{% endcapture %}{{ c }}', ['Acme@plaintiff.name']],
  ];
  for (const [what, body, expected] of cases) it(what, async () => expect(await trace(body)).toEqual(expected));

  it('through clauses, also one in another', async () => {
    const clauses = { outer: '{% render "inner", it: r %}', inner: '{{ it.number }}/{{ plaintiff.name }}' };
    expect(await trace('{% for r in rights limit: 1 %}{% render "outer", r: r %}{% endfor %}', clauses)).toEqual([
      '111@rights[0].number',
      'Acme@plaintiff.name',
    ]);
    expect(await trace('{% render "inner" for rights as it %}', clauses)).toContain('333@rights[2].number');
  });

  it('words of the template have none', async () => {
    expect(await inlines('{{ "two" }} {{ rights.size }} {{ 2 | words }}', facts)).toEqual([{ kind: 'text', text: 'two 3 two' }]);
  });
});

describe('a missing value', () => {
  it('is a gap with its path and the last name of it in words, and one finding', async () => {
    const { document, findings } = await draft('{{ rights[1].number }} and {{ rights[1].number }} {{ plaintiff.address }}', facts);
    expect(document.blocks).toMatchObject([
      {
        children: [{ kind: 'gap', path: 'rights[1].number', label: 'number' }, {}, { kind: 'gap' }, {}, { kind: 'gap', label: 'address' }],
      },
    ]);
    expect(findings.map(({ severity, where, id }) => [severity, where, id])).toEqual([
      ['error', 'rights[1].number', 'template.gap'],
      ['error', 'plaintiff.address', 'template.gap'],
    ]);
  });

  it('takes its label from the caller', async () => {
    const { findings } = await draft(
      '{{ plaintiff.address }}',
      facts,
      {},
      { labels: (path) => (path === 'plaintiff.address' ? 'street' : undefined) },
    );
    expect(findings[0]?.message).toBe('street is missing');
  });

  it('stays a gap through filters and loops', async () => {
    expect(
      await trace('{{ rights[1].number | upcase | truncate: 3 }}{{ particulars.since | date }}{{ particulars.since | money: "USD" }}'),
    ).toEqual(['«number»@rights[1].number', '«since»@particulars.since', '«since»@particulars.since']);
    expect(await trace('{{ rights | map: "number" | and_list }}')).toEqual([
      '111@rights[0].number',
      '«number»@rights[1].number',
      '333@rights[2].number',
    ]);
    expect(await trace('{{ none[0].name }} {{ none.first.name }} {{ nobody.name }} {{ none | and_list }}')).toEqual([
      '«name»@none[0].name',
      '«name»@none[0].name',
      '«name»@nobody.name',
      '«none»@none',
    ]);
  });

  it('is silent in conditions, with optional and with default', async () => {
    const body =
      '{% if plaintiff.address %}a{% endif %}{% unless nobody %}b{% endunless %}{{ plaintiff.address | optional }}{{ particulars.since | default: "c" }}';
    const { document, findings } = await draft(body, facts);
    expect(findings).toEqual([]);
    expect(document.blocks).toMatchObject([{ children: [{ kind: 'text', text: 'bc' }] }]);
  });

  it('is no finding where nothing is printed', async () => {
    expect((await draft('{% capture c %}{{ plaintiff.address }}{% endcapture %}x', facts)).findings).toEqual([]);
  });
});

describe('an unknown field', () => {
  it('is an error with line, column and the nearest name, and a gap in the document', async () => {
    const { document, findings } = await draft('Hello\n\n{% for r in rights %}\n{{ r.numbr }} {{ plaintif.name }}\n{% endfor %}', facts);
    expect(
      findings.filter(({ id }) => id.startsWith('template.unknown')).map(({ where, message, hint }) => [where, message, hint]),
    ).toEqual([
      ['test/t.md:11:6', 'there is no field rights.numbr', 'did you mean number?'],
      ['test/t.md:11:18', 'there is no field plaintif', 'did you mean plaintiff?'],
    ]);
    expect(document.blocks.length).toBe(4);
  });

  it('is an error in a condition and in a clause too', async () => {
    const { findings } = await draft('{% if plaintiff.nam %}x{% endif %}\n{% render "c" %}', facts, { clauses: { c: 'a\n{{ rigths }}' } });
    expect(findings.map(({ where }) => where)).toEqual(expect.arrayContaining(['test/t.md:8:17', 'test/clauses/c.md:2:4']));
  });

  it('is not a name that another branch sets', async () => {
    const { findings } = await draft('{% if none %}{% assign x = 1 %}{% endif %}{% if x %}y{% endif %}', facts);
    expect(findings).toEqual([]);
  });

  it('is not an object printed whole: that is its own mistake', async () => {
    const { findings } = await draft('{{ plaintiff }}', facts);
    expect(findings.map(({ id }) => id)).toContain('template.not-text');
  });
});
