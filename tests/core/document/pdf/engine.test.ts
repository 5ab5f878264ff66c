import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document, Images } from '#core/document/model.ts';
import { numberDocument } from '#core/document/number.ts';
import { openPdfEngine, type PdfEngine, type PdfEngineOptions } from '#core/document/pdf/engine.ts';
import { checkStructure } from '#core/document/pdf/structure.ts';
import { documentWords } from '#core/document/text.ts';
import { gapText } from '#core/kit/gap.ts';
import { checkoutPlaces } from '#core/places.ts';
import { nodeFork } from '#core/world.ts';
import { chineseComplaint, complaint, gap, h, n, p, ref, schedule, t, value } from '../docx/papers.ts';
import { haveReaders, infoOf, outlineOf, pagesOf, qpdfCheck, squeeze, tagsOf, wordsOf } from './outside.ts';

const places = checkoutPlaces();
const files = { fonts: places.fonts, library: places.typst, wasm: places.wasm, workers: places.worker };
const open = (options: Partial<PdfEngineOptions> = {}) => openPdfEngine({ ...files, fork: nodeFork, prefer: 'wasm', ...options });
const haveNative = process.platform === 'linux' && process.arch === 'x64';
const KINDS = haveNative ? (['native', 'wasm'] as const) : (['wasm'] as const);

const engines: Record<string, PdfEngine> = {};
const engine = (kind: string): PdfEngine => {
  engines[kind] ??= open({ prefer: kind as 'native' | 'wasm' });
  return engines[kind];
};
afterAll(() => {
  for (const one of Object.values(engines)) one.close();
});

const none: Images = new Map();
const pleading = (blocks: Block[]): Document => ({ ...complaint(), blocks });
const render = (kind: string, document: Document, images = none) => engine(kind).render(numberDocument(document), images);
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const PAPERS: readonly (readonly [name: string, paper: Document])[] = [
  ['United States complaint', complaint()],
  ['Chinese complaint', chineseComplaint()],
];

describe.skipIf(!haveReaders).each(KINDS)('a PDF made by the %s engine', (kind) => {
  it.each(PAPERS)('says the words of the document, in reading order: %s', async (_, paper) => {
    const numbered = numberDocument(paper);
    const pdf = await engine(kind).render(numbered, none);
    const words = documentWords(numbered, pdf.anchors);
    const read = await wordsOf(pdf.bytes);
    expect(read.body).toBe(squeeze(words.body));
    expect(read.notes).toEqual(words.notes.map(squeeze));
    expect(pdf.findings).toEqual([]);
  });

  it.each(PAPERS)('is a tagged PDF/A-2a as far as structure shows, without a complaint from qpdf: %s', async (_, paper) => {
    const pdf = await render(kind, paper);
    expect(qpdfCheck(pdf.bytes)).toBe('');
    expect(infoOf(pdf.bytes)).toMatchObject({ 'PDF version': '1.7', Tagged: 'yes', Title: paper.meta.title, Author: paper.meta.author });
    expect(await checkStructure(pdf.bytes)).toMatchObject({ claims: '2A', faults: [], pages: pdf.pages });
    expect(infoOf(pdf.bytes)['Page size']).toContain(paper.meta.paper === 'a4' ? '595' : '612 x 792');
  });

  it('prints hostile text exactly, wherever it stands', async () => {
    const hostile = '*A_B#|<b>{{x}}</b> $\\\\ #import "x" 假货店（旗舰） = - + @a <x> // /* */ `y` ~z -- ... \'q\' "d"';
    const cells = (text: string) => [{ children: [t(text)], align: null }];
    const paper = pleading([
      h(2, hostile),
      p(hostile, ' ', value('x', `${hostile}\nsecond line`), ' ', gap('y', hostile)),
      n(null, hostile, { kind: 'footnote', children: [t(hostile)] }),
      { kind: 'table', caption: [t(hostile)], widths: [1], head: cells(hostile), rows: [cells(hostile)], totals: 0 },
      { ...(schedule(1) as Extract<Block, { kind: 'schedule' }>), rows: [[hostile, `${hostile}\nNo. 5`, '', '']] },
      { kind: 'signature', align: 'left', lines: [[t(hostile)]] },
    ]);
    const numbered = numberDocument({ ...paper, meta: { ...paper.meta, title: hostile, footer: hostile } });
    const pdf = await engine(kind).render(numbered, none);
    const words = documentWords(numbered, pdf.anchors);
    expect(await wordsOf(pdf.bytes)).toEqual({ body: squeeze(words.body), notes: words.notes.map(squeeze) });
    expect(pdf.findings).toEqual([]);
    expect(infoOf(pdf.bytes).Title).toBe(hostile);
  });

  it('is the same bytes twice, from a warm engine and from a new one', async () => {
    const [warm, again] = [await render(kind, complaint()), await render(kind, complaint())];
    const fresh = open({ prefer: kind });
    const cold = await fresh.render(numberDocument(complaint()), none);
    fresh.close();
    expect([sha(again.bytes), sha(cold.bytes)]).toEqual([sha(warm.bytes), sha(warm.bytes)]);
  });

  it('names a character no font has, and prints a box in its place', async () => {
    const pdf = await render(kind, pleading([p('seller 𠮷田 and ☐ and 𠮷')]));
    expect((await wordsOf(pdf.bytes)).body).toBe('seller□田and□and□');
    expect(pdf.findings.map(({ id, severity, params }) => [id, severity, params.character, params.code, params.count])).toEqual([
      ['document.missing-glyph', 'warning', '𠮷', 'U+20BB7', 2],
      ['document.missing-glyph', 'warning', '☐', 'U+2610', 1],
    ]);
  });

  it('tags what it draws: headings, lists, quotes, tables with heads, notes, figures', async () => {
    const png = {
      bytes: await sharp({ create: { width: 9, height: 9, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
      type: 'image/png' as const,
    };
    const figure: Block = { kind: 'figure', image: 'a', alt: 'The listing', width: 0.5, caption: [t('Figure 1')] };
    const pdf = await render(kind, { ...complaint(), blocks: [...complaint().blocks, figure] }, new Map([['a', png]]));
    const tags = tagsOf(pdf.bytes);
    for (const tag of [
      'H1',
      'H2',
      'H3',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'BlockQuote',
      'Table',
      'THead',
      'TBody',
      'TH',
      'TD',
      'Link',
      'Note',
      'Figure',
    ])
      expect([tag, tags[tag] ?? 0]).not.toEqual([tag, 0]);
    expect((await checkStructure(pdf.bytes)).faults).toEqual([]);
  });

  it('draws a frame for an image that is missing, not an image, or broken inside, and says which', async () => {
    const png = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const broken = Buffer.concat([png.subarray(0, 45), Buffer.alloc(60, 7)]);
    const images: Images = new Map([
      ['good', { bytes: png, type: 'image/png' }],
      ['text', { bytes: Buffer.from('hello'), type: 'image/png' }],
      ['broken', { bytes: broken, type: 'image/png' }],
    ]);
    const figures = ['good', 'text', 'broken', 'missing'].map(
      (image): Block => ({ kind: 'figure', image, alt: `alt ${image}`, width: 0.3, caption: [t(image)] }),
    );
    const pdf = await render(kind, pleading(figures), images);
    expect(pdf.findings.map(({ id, params }) => [id, params.image])).toEqual([
      ['document.bad-image', 'text'],
      ['document.bad-image', 'broken'],
      ['document.missing-image', 'missing'],
    ]);
    expect(pdf.findings.map(({ params }) => params.reason)).toEqual(['not a PNG file', 'failed to decode image', undefined]);
    expect((await wordsOf(pdf.bytes)).body).toBe('goodtextbrokenmissing');
    expect((await checkStructure(pdf.bytes)).faults).toEqual([]);
  });
});

describe.skipIf(!haveReaders)('the page', () => {
  it('carries its number at the foot, the mark of a draft, and no mark on a final', async () => {
    const pages = pagesOf((await render('wasm', complaint())).bytes);
    pages.forEach((page, i) => {
      expect(page.trimEnd().split('\n').at(-1)).toMatch(new RegExp(`Complaint\\s+${i + 1}\\s+DRAFT`));
    });
    const chinese = pagesOf((await render('wasm', chineseComplaint())).bytes);
    expect(chinese[0]?.trimEnd().split('\n').at(-1)?.replace(/\s/g, '')).toBe('—1—');
    expect(chinese.join('')).not.toContain('草稿');
  });

  it('numbers that contents print are those of the pages the headings stand on', async () => {
    const numbered = numberDocument(complaint({ facts: 40 }));
    const pdf = await engine('wasm').render(numbered, none);
    const pages = pagesOf(pdf.bytes).map(squeeze);
    const entries = numbered.blocks.flatMap((block) => (block.kind === 'toc' ? block.entries : []));
    expect(entries.length).toBeGreaterThan(4);
    for (const entry of entries) expect(pages[(pdf.anchors[entry.anchor] ?? 0) - 1]).toContain(squeeze(entry.number + entry.text));
  });

  it('repeats the head of a schedule on each page without reading it out twice', async () => {
    const pdf = await render('wasm', pleading([schedule(120)]));
    const withHead = pagesOf(pdf.bytes).filter((page) => page.includes('Seller alias'));
    expect(pdf.pages).toBeGreaterThan(2);
    expect(withHead).toHaveLength(pdf.pages);
    expect((await wordsOf(pdf.bytes)).body.split('Selleralias')).toHaveLength(2);
  });

  it('keeps a heading with what follows and a signature in one piece', async () => {
    for (let lines = 1; lines < 24; lines += 1) {
      const filler = Array.from({ length: lines }, (_, i) => p(`line ${i}`));
      const pages = pagesOf(
        (
          await render(
            haveNative ? 'native' : 'wasm',
            pleading([
              ...filler,
              h(2, 'HEADING'),
              p('Words below it.'),
              { kind: 'signature', align: 'right', lines: ['Dated', 'Respectfully', 'Counsel'].map((line) => [t(line)]) },
            ]),
          )
        ).bytes,
      );
      const on = (word: string) => pages.findIndex((page) => page.includes(word));
      expect([lines, on('HEADING'), on('Dated'), on('Respectfully')]).toEqual([lines, on('Words below'), on('Counsel'), on('Counsel')]);
    }
  });

  it('breaks a long address in a schedule instead of running over its column', async () => {
    const url = `https://www.example.com/store/${'abcdefghij0123456789'.repeat(12)}?spm=${'z'.repeat(40)}`;
    const pdf = await render(
      'wasm',
      pleading([{ ...(schedule(1) as Extract<Block, { kind: 'schedule' }>), rows: [['1', url, url, url]] }]),
    );
    const numbered = numberDocument(pleading([]));
    expect(numbered.findings).toEqual([]);
    expect((await wordsOf(pdf.bytes)).body.split(url)).toHaveLength(4);
  });

  it('goes on with a row that is taller than a page', async () => {
    const long = Array.from({ length: 400 }, (_, i) => `word${i}`).join('\n');
    const pdf = await render('wasm', pleading([{ ...(schedule(1) as Extract<Block, { kind: 'schedule' }>), rows: [['1', long, '', '']] }]));
    expect((await wordsOf(pdf.bytes)).body).toContain(squeeze(long));
    expect(pdf.pages).toBeGreaterThan(5);
  });
});

describe.skipIf(!haveReaders || !haveNative)('both engines', () => {
  it.each([...PAPERS, ['long schedule', complaint({ rows: 300 })] as const])(
    'give the same pages, words and anchors: %s',
    async (_, paper) => {
      const [native, wasm] = [await render('native', paper), await render('wasm', paper)];
      expect(wasm.pages).toBe(native.pages);
      expect(wasm.anchors).toEqual(native.anchors);
      expect(pagesOf(wasm.bytes)).toEqual(pagesOf(native.bytes));
      expect(outlineOf(wasm.bytes)).toBe(outlineOf(native.bytes));
    },
  );
});

describe.skipIf(!haveReaders).each(KINDS)('a long schedule laid out in parts by the %s engine', (kind) => {
  const paper = (() => {
    const { meta, blocks } = complaint({ rows: 260 });
    return {
      meta,
      blocks: [
        ...blocks,
        schedule(150),
        { kind: 'page-break' } as const,
        h(2, 'AFTER', 'section', 'after'),
        p('See ', ref('after'), ' and ', ref('first'), '.'),
      ],
    };
  })();
  let cut: Awaited<ReturnType<PdfEngine['render']>>;
  let whole: typeof cut;
  beforeAll(async () => {
    const small = open({ prefer: kind, partRows: 70 });
    cut = await small.render(numberDocument(paper), none);
    small.close();
    whole = await render(kind, paper);
  });

  it('cannot be told from one laid out whole: same pages, words, anchors, outline', async () => {
    expect(cut.pages).toBe(whole.pages);
    expect(cut.anchors).toEqual(whole.anchors);
    expect(pagesOf(cut.bytes)).toEqual(pagesOf(whole.bytes));
    expect(await wordsOf(cut.bytes)).toEqual(await wordsOf(whole.bytes));
    expect(sha(cut.bytes)).not.toBe(sha(whole.bytes));
  });

  it('is one tagged file: tables whole again, every bookmark in place', async () => {
    expect(qpdfCheck(cut.bytes)).toBe('');
    expect(await checkStructure(cut.bytes)).toMatchObject({ claims: '2A', faults: [], pages: whole.pages });
    expect(tagsOf(cut.bytes)).toEqual(tagsOf(whole.bytes));
    const titles = (bytes: Uint8Array) => outlineOf(bytes).replace(/^ +/gm, '');
    expect(titles(cut.bytes)).toBe(titles(whole.bytes));
  });

  it('is the same bytes twice', async () => {
    const small = open({ prefer: kind, partRows: 70 });
    expect(sha((await small.render(numberDocument(paper), none)).bytes)).toBe(sha(cut.bytes));
    small.close();
  });
});

describe('the engine', () => {
  it.each(KINDS)('%s is stopped when it takes too long, and serves the next document', async (kind) => {
    const slow = open({ prefer: kind, seconds: 0.02 });
    await expect(slow.render(numberDocument(complaint({ rows: 3000 })), none)).rejects.toMatchObject({ id: 'document.pdf-timeout' });
    await expect(slow.render(numberDocument(complaint({ rows: 3000 })), none)).rejects.toMatchObject({ id: 'document.pdf-timeout' });
    slow.close();
    const patient = open({ prefer: kind });
    expect((await patient.render(numberDocument(pleading([p('x')])), none)).pages).toBe(1);
    patient.close();
  });

  it('falls back to WebAssembly where the addon does not load, and says so where nothing does', async () => {
    const fallback = open({ prefer: 'auto', native: 'no-such-addon' });
    expect((await fallback.render(numberDocument(pleading([p('x')])), none)).pages).toBe(1);
    expect(fallback.kind).toBe('wasm');
    fallback.close();
    const nothing = open({ prefer: 'auto', native: '', wasm: '/nowhere.wasm' });
    await expect(nothing.render(numberDocument(pleading([p('x')])), none)).rejects.toMatchObject({ id: 'document.no-engine' });
  });

  it('refuses to start without a font a layout names', async () => {
    const poor = open({ fonts: places.fonts.filter((font) => !font.includes('NotoSansSC')) });
    await expect(poor.render(numberDocument(pleading([p('x')])), none)).rejects.toThrow(/Noto Sans SC/);
  });

  it('takes documents in turn and refuses them once closed', async () => {
    const one = open();
    const pages = await Promise.all(
      [1, 2, 3].map((count) =>
        one.render(numberDocument(pleading(Array.from({ length: count }, (): Block[] => [p('x'), { kind: 'page-break' }]).flat())), none),
      ),
    );
    expect(pages.map((pdf) => pdf.pages)).toEqual([1, 2, 3]);
    one.close();
    await expect(one.render(numberDocument(pleading([])), none)).rejects.toMatchObject({ id: 'document.pdf-failed' });
  });

  it('can print the marks of a gap with the fonts it ships', async () => {
    const pdf = await engine('wasm').render(numberDocument(pleading([p(gap('x', 'label'))])), none);
    expect(pdf.findings).toEqual([]);
    if (haveReaders) expect((await wordsOf(pdf.bytes)).body).toBe(gapText('label'));
  });
});
