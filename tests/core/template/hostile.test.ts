/** No value can become Markdown, Liquid or a directive, wherever it is put in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Document } from '#core/document/model.ts';
import { fillTemplate } from '#core/template/fill.ts';
import { draft, inlines, libraryOf, OPTIONS } from './draft.ts';

const HOSTILE = [
  '*A_B#|<b>{{x}}</b>',
  '`$\\\\`',
  '#import "x"',
  '假货店（旗舰）',
  '**bold** and _em_',
  '# Heading',
  '1. item',
  '- item',
  '> quote',
  '    four spaces',
  '| a | b |',
  '---',
  ':::center',
  '::toc',
  ':para[last-fact] :exhibit[x]',
  '[#id] text',
  '[link](javascript:alert(1))',
  '<script>alert(1)</script>',
  '{% for x in sellers %}{{ x }}{% endfor %}',
  'line one\nline two\n\nline four',
  'https://shop.example/a_b?c=*d* a@b.com',
  '\\* \\# &amp; &#35; "straight" \'quotes\'',
  '}] {"}" \'}] {of=x}',
];

const CONTEXTS: Readonly<Record<string, string>> = {
  text: 'Before {{ v }} after.',
  heading: '## Before {{ v }} after',
  item: '- Before {{ v }} after',
  numbered: '1. Before {{ v }} after',
  bold: 'x **{{ v }}** y',
  emphasis: 'x *Before {{ v }}* y',
  label: ':u[{{ v }}]',
  sealed: ':seal[Before {{ v }}]',
  attribute: ':::caption{versus="{{ v }}"}\n::court[x]\n:::',
  row: '::::party-table\n:::row{label="{{ v }}"}\nx\n:::\n::::',
  leaf: ':::caption\n::court[{{ v }}]\n:::',
  cell: '| a | b |\n|---|---|\n| {{ v }} | y |',
  code: 'x `{{ v }}` y',
  footnote: 'x:fn[See {{ v }}.] y',
  captured: '{% capture c %}**{{ v }}**{% endcapture %}Before {{ c }} after.',
  clause: '{% render "c", given: v %}',
  alone: '{{ v }}',
  quote: '> {{ v }}',
  signature: ':::signature\n{{ v }}\n:::',
};

/** The document's shape with every word taken out. */
function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (value !== null && typeof value === 'object')
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === 'kind' ? inner : key === 'widths' ? 0 : shape(inner)]),
    );
  return typeof value === 'string' ? '' : value;
}

const printed = (document: Document, value: string): number =>
  JSON.stringify(document.blocks).split(JSON.stringify(value).slice(1, -1)).length - 1;

describe('a hostile value', () => {
  for (const [context, body] of Object.entries(CONTEXTS)) {
    it(`keeps the structure of the document in: ${context}`, async () => {
      const library = await libraryOf(body, { layout: 'us-pleading', clauses: { c: 'Before {{ given }} after.' } });
      const filled = (v: string) => fillTemplate(library, 'test/t', { v }, OPTIONS);
      const tame = shape(filled('Acme').document.blocks);
      for (const v of HOSTILE) {
        const { document, findings } = filled(v);
        expect(findings, v).toEqual([]);
        expect(printed(document, v), `${v} in ${JSON.stringify(document.blocks)}`).toBe(1);
        expect(shape(document.blocks), v).toEqual(tame);
      }
    });
  }

  it('comes out exactly once and verbatim, whatever it is', async () => {
    const library = await libraryOf('Before {{ v }} middle :u[{{ w }}] after.', { layout: 'us-pleading' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string({ unit: 'grapheme', minLength: 1 }), (v, w) => {
        const { document } = fillTemplate(library, 'test/t', { v, w }, OPTIONS);
        const [paragraph] = document.blocks;
        if (paragraph?.kind !== 'paragraph') throw new Error('no paragraph');
        const under = paragraph.children[3];
        for (const [value, inline] of [
          [v, paragraph.children[1]],
          [w, under?.kind === 'underline' ? under.children[0] : undefined],
        ] as const) {
          // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters cannot be printed
          const kept = value.replace(/\r\n?/g, '\n').replace(/[\uE000-\uF8FF\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, '');
          if (kept.trim() === '') expect(inline).toMatchObject({ kind: 'gap' });
          else expect(inline).toMatchObject({ kind: 'value', text: kept.toWellFormed() });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('cannot forge a sentinel: private-use characters are dropped', async () => {
    expect(await inlines('{{ v }}', { v: 'a\uE000\uE100\uE100\uE001b\uF8FF' })).toEqual([{ kind: 'value', path: 'v', text: 'ab' }]);
  });

  it('cannot reach the prototype of anything', async () => {
    for (const path of [
      'v.constructor',
      'v.__proto__',
      '__proto__',
      'constructor',
      'list.constructor',
      'list[0].constructor.name',
      'toString',
    ]) {
      const { document, findings } = await draft(`{{ ${path} }}`, { v: { name: 'x' }, list: [{ a: 1 }] });
      expect(
        findings.map((found) => found.id),
        path,
      ).toContain('template.unknown-path');
      expect((document.blocks[0] as Extract<Block, { kind: 'paragraph' }>).children[0]?.kind, path).toBe('gap');
    }
  });

  it('is not followed when a link is made of it', async () => {
    const { document, findings } = await draft('[here]({{ v }})', { v: 'javascript:alert(1)' });
    expect(document.blocks).toMatchObject([{ children: [{ kind: 'text', text: 'here' }] }]);
    expect(findings).toMatchObject([{ id: 'template.bad-attribute' }]);
  });

  it('is compared as text, so that long numbers and leading zeros stay apart', async () => {
    const body = '{% if a == b %}same{% else %}other{% endif %}';
    expect(await inlines(body, { a: '0012', b: '12' })).toMatchObject([{ text: 'other' }]);
    expect(await inlines(body, { a: '12345678901234567890', b: '12345678901234567891' })).toMatchObject([{ text: 'other' }]);
    expect(await inlines(body, { a: '1250', b: '1250.00' })).toMatchObject([{ text: 'same' }]);
  });
});
