/** Markdown and directives become the document's blocks. */
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '#core/template/fill.ts';
import { openLibrary } from '#core/template/library.ts';
import { blocks, brief, draft, fixtures, inlines, OPTIONS, words } from './draft.ts';

const exhibits = [
  { id: 'e1', label: 'Exhibit 1' },
  { id: 'e2', label: 'Exhibit 2' },
  { id: 'e3', label: 'Exhibit 3' },
];

describe('headings and paragraphs', () => {
  it('have levels, ids and the count role', async () => {
    expect(await blocks('# Title\n\n## [#facts] Facts\n\n### Sub\n\n#### Deep\n\n## [count] One\n\n## [count #c2] Two')).toMatchObject([
      { kind: 'heading', level: 1, role: 'title', id: null },
      { level: 2, role: 'section', id: 'facts', children: [{ text: 'Facts' }] },
      { level: 3 },
      { level: 4 },
      { role: 'count', id: null, children: [{ text: 'One' }] },
      { role: 'count', id: 'c2', children: [{ text: 'Two' }] },
    ]);
  });

  it('top-level items are numbered paragraphs of a pleading, with what is indented under them', async () => {
    const body = '1. [#a] First.\n\n   More of it.\n\n   - point\n\n   > quoted\n\n1. Second.\n\n## Heading\n\n1. [#s-{{ no }}] Third.';
    expect(await blocks(body, { no: 7 }, { layout: 'us-pleading' })).toMatchObject([
      {
        kind: 'numbered',
        id: 'a',
        children: [{ text: 'First.' }],
        body: [{ kind: 'paragraph' }, { kind: 'list', marker: 'bullet' }, { kind: 'quote' }],
      },
      { kind: 'numbered', id: null, body: [] },
      { kind: 'heading' },
      { kind: 'numbered', id: 's-7' },
    ]);
  });

  it('items are one ordinary list in other layouts, also when a loop makes them', async () => {
    expect(await blocks('{% for x in list %}\n1. Item {{ x }}\n{% endfor %}', { list: ['a', 'b', 'c'] })).toMatchObject([
      { kind: 'list', marker: 'decimal', start: 1, items: [[{ kind: 'paragraph' }], [{}], [{}]] },
    ]);
  });

  it('lists in a pleading’s paragraph are lettered; :::list says its own marker', async () => {
    const body =
      '1. Para:\n\n   1. one\n   1. two\n\n:::list{marker=upper-letter start=3}\n1. Prayer\n:::\n\n:::list{marker=bullet}\n1. x\n:::';
    expect(await blocks(body, {}, { layout: 'us-pleading' })).toMatchObject([
      { kind: 'numbered', body: [{ kind: 'list', marker: 'letter' }] },
      { kind: 'list', marker: 'upper-letter', start: 3 },
      { kind: 'list', marker: 'bullet' },
    ]);
  });

  it('indented bodies of loops are not code', async () => {
    expect(await blocks('{% if true %}\n    1. Indented item\n{% endif %}', {}, { layout: 'us-pleading' })).toMatchObject([
      { kind: 'numbered' },
    ]);
  });

  it('alignment and indents go to the paragraphs inside', async () => {
    expect(
      await blocks(':::center\nA\n:::\n\n:::right\nB\n:::\n\n:::flush\nC\n:::\n\n:::indent\nD\n:::\n\n:::hanging\nE\n:::'),
    ).toMatchObject([{ align: 'center' }, { align: 'right' }, { indent: 'flush' }, { indent: 'indent' }, { indent: 'hanging' }]);
  });

  it('HTML, code and task boxes are text', async () => {
    expect(words(await inlines('a <b>c</b> `d` ~~e~~ [f]: g\n'))).toBe('a <b>c</b> d ~~e~~ [f]: g');
    expect(await blocks('- [ ] todo')).toMatchObject([{ items: [[{ children: [{ text: '[ ] todo' }] }]] }]);
  });
});

describe('inline directives', () => {
  it('mark, break, note and seal', async () => {
    expect(await inlines(':u[under] :seal[secret *x*] a:br:br b:fn[note]\\\nc')).toMatchObject([
      { kind: 'underline', children: [{ text: 'under' }] },
      { text: ' ' },
      { kind: 'sealed', children: [{ text: 'secret ' }, { kind: 'emphasis' }] },
      { text: ' a' },
      { kind: 'break' },
      { kind: 'break' },
      { text: 'b' },
      { kind: 'footnote', children: [{ text: 'note' }] },
      { kind: 'break' },
      { text: 'c' },
    ]);
  });

  it('cite paragraphs', async () => {
    expect(await inlines('See :para[last-fact], :para[previous] and :para[s-{{ no }}].', { no: 3 })).toMatchObject([
      {},
      { kind: 'paragraph-ref', to: 'last-fact' },
      {},
      { kind: 'paragraph-ref', to: 'previous' },
      {},
      { kind: 'paragraph-ref', to: 's-3' },
      {},
    ]);
  });

  it('cite exhibits by evidence, one or several', async () => {
    const body = '(:exhibit[{{ id }}]{pin="p. {{ n }}"}) :exhibits[{{ ids | join: "," }}] :exhibits[{{ two | join: "," }}]';
    const list = await inlines(body, { exhibits, id: 'e2', n: 4, ids: ['e1', 'e2', 'e3'], two: ['e1', 'e3'] });
    expect(words(list)).toBe('(Exhibit 2, p. 4) Exhibits 1\u2060–\u20603 Exhibits 1 and 3');
    expect(list[1]).toEqual({ kind: 'exhibit-ref', evidence: 'e2', label: 'Exhibit 2', pin: 'p. 4' });
    const chinese = await inlines(':exhibits[{{ ids | join: "," }}]', { exhibits, ids: ['e1', 'e2', 'e3'] }, { layout: 'cn-pleading' });
    expect(words(chinese)).toBe('Exhibit 1至Exhibit 3');
  });

  it('a citation without exhibit is a gap with a finding', async () => {
    const facts = { exhibits, missing: '', other: 'e9', none: [] };
    const { document, findings } = await draft(':exhibit[{{ missing }}] :exhibit[{{ other }}] :exhibits[{{ none | join: "," }}]', facts);
    expect(document.blocks).toMatchObject([
      { children: [{ kind: 'gap', path: 'missing' }, {}, { kind: 'gap', path: 'other' }, {}, { kind: 'gap', path: 'none' }] },
    ]);
    expect(findings.map(({ where, id }) => `${where} ${id}`)).toEqual([
      'missing template.gap',
      'other template.not-an-exhibit',
      'none template.gap',
    ]);
  });

  it('what is none stays text', async () => {
    for (const text of ['3:30 pm', 'Rule 12:b', 'ratio 1:2', '12(b)(6):notice', 'at 10:u', 'see Doe:Roe[1]{x}', 'mailto:a@b.example'])
      expect(words(await inlines(text)), text).toBe(text);
    expect(await inlines('x:odd[*{{ v }}*]{k="v"} y', { v: 'V' })).toMatchObject([
      { text: 'x:odd[' },
      { kind: 'emphasis' },
      { text: ']{k=“v”} y' },
    ]);
  });

  it('a broken one is an error at its place', async () => {
    const { findings } = await draft('ok\n\nsee :para[x and :exhibit[y', {});
    expect(brief(findings)).toEqual(['3:5 template.bad-directive', '3:17 template.bad-directive']);
  });
});

describe('block directives', () => {
  it('a caption has court, sides and data', async () => {
    expect(
      await blocks(':::caption{versus="against"}\n::court[A :br B]\n::side[X:br{{ y }}]{role="Plaintiffs,"}\n\n::data[**No.** 1]\n:::', {
        y: 'Y',
      }),
    ).toEqual([
      {
        kind: 'caption',
        court: [[{ kind: 'text', text: 'A' }], [{ kind: 'text', text: 'B' }]],
        sides: [{ names: [[{ kind: 'text', text: 'X' }], [{ kind: 'value', path: 'y', text: 'Y' }]], role: 'Plaintiffs,' }],
        versus: 'against',
        data: [
          [
            { kind: 'strong', children: [{ kind: 'text', text: 'No.' }] },
            { kind: 'text', text: ' 1' },
          ],
        ],
      },
    ]);
  });

  it('a title block, a party table and a signature', async () => {
    const body =
      ':::title-block\nCourt\n\n# Title\n\nBelow one\nBelow two\n:::\n\n::::party-table\n:::row{label="Plaintiff {{ n }}"}\nName\n\nStreet\nTown\n:::\n::::\n\n:::signature{align=right}\nDate\nName\n\nCourt:br Place\n:::';
    expect(await blocks(body, { n: 1 })).toMatchObject([
      {
        kind: 'title-block',
        above: [[{ text: 'Court' }]],
        title: [{ text: 'Title' }],
        below: [[{ text: 'Below one' }], [{ text: 'Below two' }]],
      },
      { kind: 'party-table', rows: [{ label: 'Plaintiff 1', lines: [[{ text: 'Name' }], [{ text: 'Street Town' }]] }] },
      { kind: 'signature', align: 'right', lines: [[{ text: 'Date' }], [{ text: 'Name' }], [{ text: 'Court' }], [{ text: 'Place' }]] },
    ]);
  });

  it('contents, page break, landscape and figure', async () => {
    const body =
      '::toc{title="Contents" depth=2}\n::page-break\n::::landscape\n:::center\nwide\n:::\n::::\n\n::figure{image={{ sha }} alt="A {{ n }}" width=0.6 caption="Fig. {{ n }}"}';
    expect(await blocks(body, { sha: 'abc', n: 1 })).toMatchObject([
      { kind: 'toc', title: 'Contents', depth: 2 },
      { kind: 'page-break' },
      { kind: 'landscape', blocks: [{ align: 'center' }] },
      { kind: 'figure', image: 'abc', alt: 'A 1', width: 0.6, caption: [{ text: 'Fig. ' }, { text: '1', path: 'n' }] },
    ]);
  });

  it('written tables have caption, widths, alignment and totals', async () => {
    const body =
      'Table: Sums\n\n| Name | Sum |\n|:-----|----:|\n{% for r in rows %}\n| {{ r.n }} | {{ r.s }} |\n{% endfor %}\n| **All** | 3 |\n\nAfter';
    const [table, after] = await blocks(body, {
      rows: [
        { n: 'a|b', s: '1' },
        { n: 'c', s: '2' },
      ],
    });
    expect(table).toMatchObject({
      kind: 'table',
      caption: [{ text: 'Sums' }],
      widths: [5, 4],
      head: [{ align: 'left' }, { align: 'right' }],
      rows: [
        [{ children: [{ text: 'a|b' }] }, {}],
        [{}, {}],
        [{ children: [{ kind: 'strong' }] }, {}],
      ],
      totals: 1,
    });
    expect(after).toMatchObject({ kind: 'paragraph' });
  });

  it('a written table of more than 200 rows is cut and pointed to ::schedule', async () => {
    const { document, findings } = await draft('| a |\n|---|\n{% for i in (1..250) %}\n| {{ i }} |\n{% endfor %}\n', {});
    expect(findings).toMatchObject([{ id: 'template.long-table', where: 'test/t.md:8:1', params: { rows: 250, most: 200 } }]);
    expect(document.blocks[0]).toMatchObject({ kind: 'table', rows: { length: 200 } });
  });

  it('faults are named with place and nearest name, and their words are kept', async () => {
    const body =
      '::schedul{of=x}\n\n:::centre\nkept\n:::\n\n::court[x]\n\n:::signature\n# no\n:::\n\n:::quote\nopen\n\n:::list{marker=roman}\n1. x\n:::\n';
    const { document, findings } = await draft(body, {});
    expect(brief(findings)).toEqual([
      '1:1 template.unknown-directive',
      '3:1 template.unknown-directive',
      '7:1 template.misplaced',
      '10:1 template.misplaced',
      '16:1 template.unclosed-container',
      '16:1 template.bad-attribute',
    ]);
    expect(findings[0]?.hint).toContain('::schedule');
    expect(findings[1]?.hint).toContain(':::center');
    expect(JSON.stringify(document.blocks)).toContain('kept');
  });

  it('open containers, stray fences and bad attributes are named', async () => {
    expect(brief((await draft('a\n\n:::quote\nopen', {})).findings)).toEqual(['3:1 template.unclosed-container']);
    expect(brief((await draft(':::quote\n:::center\nx\n:::\n:::', {})).findings)).toEqual([
      '2:1 template.unclosed-container',
      '5:1 template.stray-fence',
    ]);
    expect(brief((await draft(':::list{marker=roman}\n1. x\n:::\n\n::figure{alt=x}\n\n::toc{deep=2}\n\n---\n', {})).findings)).toEqual([
      '1:1 template.bad-attribute',
      '5:1 template.needs-attribute',
      '7:1 template.unknown-key',
      '9:1 template.unsupported',
    ]);
  });
});

describe('::schedule', () => {
  const facts = {
    exhibits,
    shops: [
      { no: 1, name: 'A|*b*', url: 'u1', price: '12.5', currency: 'USD', on: '2026-01-02', proof: ['e1', 'e3'], owner: { city: 'X' } },
      { no: 2, name: '', url: '', price: '', currency: 'EUR', on: '', proof: [], owner: { city: '' } },
    ],
    total: '12.5',
    groups: [{ rows: [{ a: 'x' }] }, { rows: [{ a: 'y' }, { a: '' }] }],
    none: [],
  };

  it('is expanded from the facts, with formats, gaps and totals', async () => {
    const body =
      '::schedule{of=shops columns="no!, name!, url, price:money, on:date, proof:exhibits, owner.city" titles="No. | Name | URL | Price | On | Proof | City" widths="1 4 6 2 2 2 2" align="c l l r l l l" sealed="url name" caption="List of {{ total }}" id=a totals="Total | | | {{ total | money: \'USD\' }}"}';
    const { document, findings } = await draft(body, facts);
    expect(document.blocks).toEqual([
      {
        kind: 'schedule',
        id: 'a',
        caption: [
          { kind: 'text', text: 'List of ' },
          { kind: 'value', path: 'total', text: '12.5' },
        ],
        columns: [
          { title: 'No.', width: 1, align: 'center', field: 'no', sealed: false },
          { title: 'Name', width: 4, align: 'left', field: 'name', sealed: true },
          { title: 'URL', width: 6, align: 'left', field: 'url', sealed: true },
          { title: 'Price', width: 2, align: 'right', field: 'price', sealed: false },
          { title: 'On', width: 2, align: 'left', field: 'on', sealed: false },
          { title: 'Proof', width: 2, align: 'left', field: 'proof', sealed: false },
          { title: 'City', width: 2, align: 'left', field: 'owner.city', sealed: false },
        ],
        rows: [
          ['1', 'A|*b*', 'u1', '$12.50', 'January 2, 2026', 'Exhibits 1 and 3', 'X'],
          ['2', '', '', '', '', '', ''],
        ],
        source: 'shops',
        gaps: ['1:1'],
        totals: [['Total', '', '', '$12.50', '', '', '']],
      },
    ]);
    expect(findings.map(({ where, id }) => `${where} ${id}`)).toEqual(['shops[1].name template.gap']);
  });

  it('takes the list of a loop variable, with its true path', async () => {
    const list = await blocks('{% for g in groups %}\n::schedule{of=g.rows columns="a!"}\n{% endfor %}', facts);
    expect(list).toMatchObject([
      { source: 'groups[0].rows', rows: [['x']] },
      { source: 'groups[1].rows', rows: [['y'], ['']], gaps: ['1:0'] },
    ]);
  });

  it('names a wrong list, unknown columns and counts that do not fit', async () => {
    const body =
      '::schedule{of=total columns="a"}\n\n::schedule{of=shops columns="no, nam, url:mony" titles="A | B"}\n\n::schedule{of=none columns="a"}\n\n::schedule{of=shop columns="no"}';
    expect(brief((await draft(body, facts)).findings)).toEqual([
      '1:15 template.not-a-list',
      '7:15 template.unknown-field',
      '1:1 template.empty-schedule',
      '3:1 template.column-count',
      '3:1 template.bad-attribute',
      '3:1 template.unknown-column',
      '5:1 template.empty-schedule',
      '7:1 template.empty-schedule',
    ]);
  });

  it('the text "of=" elsewhere is only text', async () => {
    expect(words(await inlines('the sum of=shops }'))).toBe('the sum of=shops }');
  });
});

describe('the fixtures', () => {
  it('draft without findings', async () => {
    const library = await openLibrary(fixtures);
    expect(library.findings).toEqual([]);
    const facts = {
      today: '2026-11-23',
      court: { name: 'District Court' },
      matter: { title: 'Acme v. Sellers', case_number: '' },
      plaintiff: { name: 'Acme' },
      plaintiffs: [{ name: '甲公司', address: '深圳', uscc: '9144' }],
      rights: [{ mark: 'AA', number: '1', certificate: 'e1' }],
      exhibits,
      storefronts: [{ no: 1, shop_name: 's', url: 'u', price: '1', currency: 'USD' }],
      damages: { total: '1400000' },
    };
    for (const { id } of library.templates) expect(fillTemplate(library, id, facts, OPTIONS).findings, id).toEqual([]);
    const complaint = fillTemplate(library, 'demo/complaint', facts, OPTIONS).document;
    expect(complaint.meta).toMatchObject({
      title: 'Complaint',
      language: 'en',
      layout: 'us-pleading',
      subject: 'Acme v. Sellers',
      draft: true,
    });
    expect(complaint.blocks.map(({ kind }) => kind)).toEqual([
      'caption',
      'heading',
      'heading',
      'numbered',
      'numbered',
      'heading',
      'numbered',
      'signature',
    ]);
    const statement = fillTemplate(library, 'demo-cn/statement', facts, OPTIONS).document;
    expect(JSON.stringify(statement.blocks)).toContain('人民币壹佰肆拾万元整');
  });
});
