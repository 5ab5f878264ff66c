/** Pages that say which of how many they are, and runs of exhibits that no line end parts: in PDF by both engines, and in Word. */
import { afterAll, describe, expect, it } from 'vitest';
import { renderDocx } from '#core/document/docx/render.ts';
import type { Block, Document, LayoutName } from '#core/document/model.ts';
import { numberDocument } from '#core/document/number.ts';
import { openPdfEngine, type PdfEngine } from '#core/document/pdf/engine.ts';
import { checkoutPlaces } from '#core/places.ts';
import { nodeFork } from '#core/world.ts';
import { readDocx } from '../../support/docx-text.ts';
import { haveReaders, pagesOf } from './pdf/outside.ts';

const places = checkoutPlaces();
const engines: PdfEngine[] = [];
const open = (prefer: 'native' | 'wasm', partRows = 1_000): PdfEngine => {
  const { fonts, typst, wasm, worker } = places;
  const engine = openPdfEngine({ fonts, library: typst, wasm, workers: worker, prefer, fork: nodeFork, partRows });
  engines.push(engine);
  return engine;
};
afterAll(() => {
  for (const engine of engines) engine.close();
});
const KINDS = process.platform === 'linux' && process.arch === 'x64' ? (['native', 'wasm'] as const) : (['wasm'] as const);

const paper = (layout: LayoutName, blocks: Block[]): Document => ({
  meta: {
    title: 'Record',
    language: layout === 'cn-report' ? 'zh-CN' : 'en',
    paper: 'a4',
    layout,
    author: 'Pat',
    subject: 'Matter',
    date: '2026-11-23',
    footer: '',
    draft: false,
  },
  blocks,
});
const rows = (count: number): Block => ({
  kind: 'schedule',
  id: null,
  caption: null,
  columns: ['no', 'what'].map((field) => ({ title: field, width: 1, align: 'left', field, sealed: false })),
  rows: Array.from({ length: count }, (_, n) => [String(n + 1), `row ${n + 1}`]),
  source: 'rows',
  gaps: [],
  totals: [],
});

describe.skipIf(!haveReaders).each(KINDS)('a report drawn by the %s engine', (kind) => {
  it.each([
    ['in one piece', 1_000],
    ['in parts', 60],
  ])(
    'says on every page which of how many it is, laid out %s',
    async (_, partRows) => {
      const engine = open(kind, partRows);
      for (const [layout, said] of [
        ['report', (n: number, of: number) => `Page ${n} of ${of}`],
        ['cn-report', (n: number, of: number) => `第 ${n} 页，共 ${of} 页`],
      ] as const) {
        const pdf = await engine.render(numberDocument(paper(layout, [rows(200)])), new Map());
        const pages = pagesOf(pdf.bytes);
        expect(pages.length).toBe(pdf.pages);
        expect(pages.length).toBeGreaterThan(2);
        for (const [index, page] of pages.entries()) expect(page).toContain(said(index + 1, pages.length));
      }
    },
    60_000,
  );

  it('never ends a line at the dash of a run, and leaves nothing unseen in its text', async () => {
    const run: Block[] = Array.from({ length: 60 }, (_, n) => ({
      kind: 'paragraph',
      align: null,
      indent: null,
      children: [
        { kind: 'text', text: `${'x'.repeat(n)} words that lead up to the end of a line where the records are cited (Exhibits\u00a0` },
        { kind: 'exhibit-ref', evidence: 'e', label: '25\u2060–\u206027', pin: '' },
        { kind: 'text', text: ') against Defendants Nos. 2, 41–43, 50, under 15 U.S.C. § 1117(c)(2) and on.' },
      ],
    }));
    const pdf = await open(kind).render(numberDocument(paper('us-pleading', run)), new Map());
    const text = pagesOf(pdf.bytes).join('\n');
    expect(text.match(/25–27/g)).toHaveLength(60);
    expect(text.match(/41–43,/g)).toHaveLength(60);
    expect(text.match(/§ 1117\(c\)\(2\)/g)).toHaveLength(60);
    expect(pdf.findings).toEqual([]);
  });
});

describe('the same in Word', () => {
  it('has fields for the page and for how many there are, with the right number cached', async () => {
    const docx = await renderDocx(numberDocument(paper('report', [rows(3)])), new Map(), { anchors: {}, total: 7 });
    const footer = Object.entries(readDocx(docx).parts).find(([name]) => /footer\d*\.xml$/.test(name))?.[1] ?? '';
    expect(footer.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')).toContain('Page PAGE 1 of NUMPAGES 7');
  });

  it('holds the ends of a run together by word joiners', async () => {
    const cited: Block = {
      kind: 'paragraph',
      align: null,
      indent: null,
      children: [
        { kind: 'exhibit-ref', evidence: 'e', label: '25\u2060–\u206027', pin: '' },
        { kind: 'value', path: 'p', text: 'Nos. 41–43, 50; § 1117(c)(2)' },
      ],
    };
    const { parts } = readDocx(await renderDocx(numberDocument(paper('us-pleading', [cited])), new Map(), { anchors: {}, total: 1 }));
    expect(parts['word/document.xml']).toContain('25\u2060–\u206027');
    expect(parts['word/document.xml']).toContain('Nos. 41\u2060–\u206043, 50; §\u00a01117(c)\u2060(2)');
  });
});
