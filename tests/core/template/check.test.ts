/** `template check`: every fault at once, each with its line and column. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkTemplate } from '#core/template/check.ts';
import { checkFile } from '#core/template/check-file.ts';
import { below, humanised, listField, mapField, objectField, valueField } from '#core/template/fields.ts';
import { openLibrary } from '#core/template/library.ts';
import { brief, check, fixtures, folderWith } from './draft.ts';

const value = valueField();
const listing = objectField({ url: value, price: value, currency: value });
const fields = objectField({
  today: value,
  plaintiff: objectField({ name: value, address: value }),
  rights: listField(objectField({ number: value, mark: value, classes: listField(objectField({ number: value })) })),
  sellers: listField(objectField({ no: value, name: value, listings: listField(listing) })),
  claims: listField(value),
  particulars: mapField(value),
});

const faults = async (body: string, clauses: Record<string, string> = {}) =>
  brief(await check(body, fields, { clauses, layout: 'us-pleading' }));

describe('a sound template', () => {
  it('has no findings', async () => {
    const body = `{% assign main = rights | where: "mark" | first %}{{ main.number }} {{ plaintiff.name | upcase }}
{% for r in rights limit: 2 %}{{ forloop.index }} {{ r.number }}{% for c in r.classes %}{{ c.number }}{% endfor %}{% else %}none{% endfor %}
{% if claims contains "x" and rights.size > 1 %}{{ rights[0].mark }}{{ rights.last.mark }}{% elsif today %}a{% else %}b{% endif %}
{% case today %}{% when "a" or "b" %}1{% when "c", "d" %}2{% endcase %}{% capture c %}*x*{% endcapture %}{{ c }}
{{ rights | map: "mark" | and_list }} {{ sellers | group_by: "name" | size }} {{ particulars.anything }}
{% assign groups = sellers | group_by: "name" %}{% for g in groups %}{{ g.name }}{{ g.items[0].no }}{% endfor %}
{% for pair in particulars %}{{ pair[0] }}{% endfor %}{% for i in (1..3) %}{{ rights[i].mark }}{% endfor %}
{% render "c", right: rights[0] %}{% render "d" for rights as right %}

1. [#s-{{ today }}] Text. See :para[s-{{ today }}], :para[s-1], :para[last-fact] and :para[inner].

{% for s in sellers %}
::schedule{of=s.listings columns="url!, price:money" titles="URL | Price"}
{% endfor %}
`;
    expect(await faults(body, { c: '1. [#inner] {{ right.number }}', d: '{{ right.mark }}' })).toEqual([]);
  });

  it('is what the fixtures are', async () => {
    const library = await openLibrary(fixtures);
    const tree = objectField({
      today: value,
      court: objectField({ name: value }),
      matter: objectField({ case_number: value }),
      plaintiff: objectField({ name: value }),
      plaintiffs: listField(objectField({ name: value, address: value, uscc: value })),
      rights: listField(objectField({ mark: value, number: value, certificate: value })),
      storefronts: listField(objectField({ no: value, shop_name: value, url: value, price: value, currency: value })),
      damages: objectField({ total: value }),
    });
    for (const template of library.templates)
      expect(await checkFile(library, join(fixtures, template.file), () => tree), template.id).toEqual([]);
    expect(await checkFile(library, join(fixtures, 'demo/clauses/right.md'), () => tree)).toEqual([]);
  });
});

describe('fields', () => {
  it('unknown ones are named with the nearest known, through loops, assigns, filters and parameters', async () => {
    const body = `{{ plaintif.name }} {{ plaintiff.adress }}
{% for r in rights %}{{ r.numbr }}{% for c in r.clases %}{{ c.x }}{% endfor %}{% endfor %}
{% assign one = rights | first %}{{ one.mrk }}
{{ rights | map: "marc" | join: "," }} {% if today.year %}{% endif %}{{ rights.mark }}
{% render "c", right: one %}`;
    const findings = await check(body, fields, { clauses: { c: 'ok\n{{ right.nummer }} {{ left.x }}' } });
    expect(findings.map(({ where, message, hint }) => `${where} ${message}; ${hint}`)).toEqual([
      'test/t.md:8:4 there is no field plaintif; did you mean plaintiff?',
      'test/t.md:8:34 there is no field plaintiff.adress; did you mean address?',
      'test/t.md:9:27 there is no field r.numbr; did you mean number?',
      'test/t.md:9:49 there is no field r.clases; did you mean classes?',
      'test/t.md:10:41 there is no field one.mrk; did you mean mark?',
      'test/t.md:11:19 there is no field marc; did you mean mark?',
      'test/t.md:11:52 there is no field today.year; see the list of fields in the template reference',
      'test/t.md:11:80 there is no field rights.mark; see the list of fields in the template reference',
      'test/clauses/c.md:2:10 there is no field right.nummer; did you mean number?',
      'test/clauses/c.md:2:23 there is no field left; see the list of fields in the template reference',
    ]);
  });

  it('the tree is easy to walk and to read out', () => {
    expect(below(fields, 'rights')).toMatchObject({ kind: 'list' });
    expect(below(listField(value), 3)).toEqual(value);
    expect(below(value, 'x')).toBeUndefined();
    expect(humanised('rights[2].registration_number')).toBe('registration number');
  });
});

describe('tags and filters', () => {
  it('unclosed, stray and unknown tags, all at once', async () => {
    const body = `{% if today %}a
{% for r in rights %}b
{% endif %}
{% endfor %}
{% els %}{% elsif today %}
{% include "x" %}
{% assign x %}{% for in y %}{% endfor %}
{% capture c %}`;
    expect(await faults(body)).toEqual([
      '2:1 template.unclosed-tag',
      '4:1 template.stray-tag',
      '5:1 template.unknown-tag',
      '5:10 template.stray-tag',
      '6:1 template.unknown-tag',
      '7:12 template.syntax',
      '7:26 template.syntax',
      '8:1 template.unclosed-tag',
    ]);
  });

  it('unknown filters with the nearest, and words after an expression', async () => {
    const findings = await check(
      '{{ today | dat }} {{ today | upcase | moneyy: "USD" }}\n{{ plaintiff.name today }} {% if today = "x" %}{% endif %}',
      fields,
    );
    expect(findings.map(({ where, id, hint }) => `${where} ${id} ${hint}`)).toEqual([
      'test/t.md:8:12 template.unknown-filter did you mean date?',
      'test/t.md:8:39 template.unknown-filter did you mean money?',
      'test/t.md:9:19 template.syntax correct the tag at this place',
      'test/t.md:9:41 template.syntax correct the tag at this place',
    ]);
  });

  it('brackets that never close', async () => {
    expect(await faults('a\n{{ today\n')).toEqual(['2:1 template.syntax']);
    expect(await faults('{{ tody }}\n{% if today\n')).toEqual(
      expect.arrayContaining(['1:4 template.unknown-field', '2:1 template.syntax']),
    );
  });

  it('clauses that are not there, and filters that cut captured text', async () => {
    expect(await faults('{% render "none" %}\n{% capture c %}x{% endcapture %}{{ c | truncate: 3 }}')).toEqual([
      '1:11 template.no-clause',
      '2:40 template.captured-filter',
    ]);
  });

  it('a clause that calls itself ends', async () => {
    expect(await faults('{% render "a", x: today %}', { a: '{% render "a", x: rights %}{{ x }}' })).toEqual([]);
  });
});

describe('directives', () => {
  it('unknown names, attributes, columns, lists and paragraph ids', async () => {
    const body = `::tox

:::centre
x
:::

::schedule{of=sellers columns="no, nam, listings:dates" titles="A"}

::schedule{of=selers columns="no"}

::schedule{of=today columns="no"}

::schedule{of=sellers}

See :para[facts] and :para[fact].

## [#facts] Facts

{% for s in sellers %}
::schedule{of=s.listings columns="url, prise" colour=red}
{% endfor %}

:::signature{align=middle}
x
`;
    expect((await faults(body)).sort()).toEqual(
      [
        '1:1 template.unknown-directive',
        '3:1 template.unknown-directive',
        '7:1 template.bad-attribute',
        '7:1 template.column-count',
        '7:1 template.unknown-column',
        '9:15 template.unknown-field',
        '11:15 template.not-a-list',
        '13:1 template.needs-attribute',
        '15:22 template.unknown-paragraph',
        '20:1 template.unknown-column',
        '20:1 template.unknown-key',
        '23:1 template.bad-attribute',
        '23:1 template.unclosed-container',
      ].sort(),
    );
  });

  it('front matter', async () => {
    const source = '---\ntitle: T\nkind: x\nlanguage: en\npaper: a4\nlayout: plain\n---\n{{ tody }}';
    expect(checkTemplate(source, { file: 'p/t.md', fields, clauses: new Map() }).map(({ where, id }) => `${where} ${id}`)).toEqual([
      'p/t.md:3:7 template.yaml',
      'p/t.md:8:4 template.unknown-field',
    ]);
  });
});

describe('checkFile', () => {
  it('says what it cannot read and where the pack is missing', async () => {
    const root = await folderWith({ 'p/t.md': 'x' });
    const library = await openLibrary(root);
    expect(await checkFile(library, join(root, 'p/none.md'), () => fields)).toMatchObject([{ id: 'template.unreadable' }]);
    expect(await checkFile(library, join(root, 'p'), () => fields)).toMatchObject([{ id: 'template.unreadable' }]);
    expect(await checkFile(library, join(root, 'p/t.md'), () => fields)).toMatchObject([{ where: 'p/pack.yaml', id: 'template.no-pack' }]);
  });

  it('checks a clause as the templates of its pack call it', async () => {
    const pack = await readFile(join(fixtures, 'demo/pack.yaml'), 'utf8');
    const head = '---\ntitle: T\nkind: letter\nlanguage: en\npaper: a4\nlayout: plain\n---\n';
    const root = await folderWith({
      'demo/pack.yaml': pack,
      'demo/t.md': `${head}{% render "c", r: rights[0] %}`,
      'demo/clauses/c.md': '{{ r.numbr }}',
    });
    const library = await openLibrary(root);
    expect((await checkFile(library, join(root, 'demo/clauses/c.md'), () => fields)).map(({ where }) => where)).toEqual([
      'demo/clauses/c.md:1:6',
    ]);
  });
});
