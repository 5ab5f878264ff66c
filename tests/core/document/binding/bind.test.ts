/** A binder as a file: what it says about itself, how one finds one's way in it, what comes over from the sources and what does not. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { bindPdf } from '#core/document/binding/bind.ts';
import type { BindingPlan } from '#core/document/binding/plan.ts';
import {
  bare,
  bind,
  bound,
  byPoppler,
  complaints,
  drawn,
  file,
  firstMore,
  fresh,
  line,
  pdfFile,
  pdfOf,
  qpdf,
  sheets,
  shown,
  textOf,
  tools,
  written,
} from './paper.ts';

const open = (path: string) => getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
const three = sheets(['one', 'two', 'three'].map((word) => ({ content: line(`Page ${word} of the source`) })));

describe('a binder', () => {
  const plan = (path: string): BindingPlan => {
    const source = file(three);
    return {
      sources: [{ kind: 'pdf', path: source }],
      parts: [
        {
          path,
          pages: [
            { source: 0, page: 1, label: 'Index', links: [{ x: 72, y: 90, width: 200, height: 14, to: { page: 3 } }] },
            { source: 0, page: 2, label: 'ACME000001', stamps: [{ text: 'ACME000001', place: 'lower-right' }] },
            { source: 0, page: 3, label: 'ACME000002', stamps: [{ text: 'ACME000002', place: 'lower-right' }] },
            { source: 0, page: 1 },
          ],
          outline: [
            { title: 'Index (目录)', page: 1 },
            {
              title: 'Exhibit 1',
              page: 2,
              open: true,
              children: [
                { title: 'A (first)', page: 2 },
                { title: 'B', page: 3, children: [{ title: 'inner', page: 4 }] },
              ],
            },
            { title: 'Exhibit 2', page: 4 },
          ],
          info: {
            title: 'Exhibits to the declaration — 证据',
            author: 'Counsel',
            subject: '1:26-cv-01234',
            date: '2026-03-01T08:09:10Z',
            language: 'en-US',
          },
        },
      ],
    };
  };

  it('says what it is, in any script', async () => {
    const path = fresh();
    await bindPdf(plan(path), tools);
    const { info } = (await (await open(path)).getMetadata()) as { info: Record<string, unknown> };
    expect(info).toMatchObject({
      Title: 'Exhibits to the declaration — 证据',
      Author: 'Counsel',
      Subject: '1:26-cv-01234',
      CreationDate: 'D:20260301080910Z',
      Language: 'en-US',
    });
  });

  it('has bookmarks on the right pages, nested as planned', async () => {
    const path = fresh();
    await bindPdf(plan(path), tools);
    const pdf = await open(path);
    type Node = { readonly title: string; readonly dest: unknown; readonly items: readonly Node[]; readonly count?: number };
    const flat = async (nodes: readonly Node[]): Promise<unknown[]> =>
      Promise.all(
        nodes.map(async ({ title, dest, items }) => {
          const [ref] = dest as [{ num: number; gen: number }];
          return [title, (await pdf.getPageIndex(ref)) + 1, await flat(items)];
        }),
      );
    expect(await flat((await pdf.getOutline()) as unknown as Node[])).toEqual([
      ['Index (目录)', 1, []],
      [
        'Exhibit 1',
        2,
        [
          ['A (first)', 2, []],
          ['B', 3, [['inner', 4, []]]],
        ],
      ],
      ['Exhibit 2', 4, []],
    ]);
  });

  it('labels pages as planned and numbers the others', async () => {
    const path = fresh();
    await bindPdf(plan(path), tools);
    expect(await (await open(path)).getPageLabels()).toEqual(['Index', 'ACME000001', 'ACME000002', '4']);
  });

  it('is sound, and the same plan gives the same bytes', async () => {
    const hashes = [];
    for (let run = 0; run < 2; run++) {
      const path = fresh();
      const { part } = bound(await bindPdf(plan(path), tools));
      expect(complaints(path)).toBe('');
      expect(part).toMatchObject({
        sha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
        size: readFileSync(path).length,
        pages: 4,
      });
      hashes.push(part.sha256);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('is never written over a file, and nothing is left of one that fails', async () => {
    const path = file('mine');
    await expect(bindPdf(plan(path), tools)).rejects.toThrow(/EEXIST/);
    expect(readFileSync(path, 'utf8')).toBe('mine');
    const [one, two] = [fresh(), fresh()];
    const both = plan(one);
    const failing = {
      ...both,
      sources: [...both.sources, { kind: 'pdf' as const, path: '/nowhere.pdf' }],
      parts: [...both.parts, { path: two, pages: [{ source: 1, page: 1 }], info: { title: '', date: '2026' } }],
    };
    expect((await bindPdf(failing, tools)).kind).toBe('unreadable');
    expect([existsSync(one), existsSync(two)]).toEqual([false, false]);
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(bindPdf(plan(one), tools, { signal })).rejects.toThrow('enough');
    expect(existsSync(one)).toBe(false);
  });

  it('may be empty of stamps, and then carries no font of ours', async () => {
    const { path } = await bind([pdfOf(three)]);
    expect(shown(path)).not.toMatch(/CwF|Tinos/);
  });

  it('has hundreds of pages in a tree that is not one long list', async () => {
    const source = pdfOf(sheets(Array.from({ length: 230 }, (_, i) => ({ content: line(`sheet ${i}`) }))));
    const { path } = await bind(
      [source],
      Array.from({ length: 230 }, (_, i) => ({ source: 0, page: i + 1 })),
    );
    expect(complaints(path)).toBe('');
    expect(textOf(path).split('\f').filter(Boolean).map(bare)).toEqual(Array.from({ length: 230 }, (_, i) => `sheet${i}`));
  });
});

describe('links', () => {
  it('lead to the page meant, on turned pages too, and to other files', async () => {
    const source = pdfOf(sheets([{ entries: '/MediaBox[0 0 792 612]/Rotate 90' }, { entries: '/MediaBox[-10 -10 602 782]' }]));
    const to = [{ page: 2 }, { file: 'part 2 证据.pdf', page: 7 }, { uri: 'https://example.com/商品?id=1' }] as const;
    const links = to.map((target, i) => ({ x: 50, y: 100 + i * 50, width: 80, height: 20, to: target }));
    const { path } = await bind(
      [source],
      [
        { source: 0, page: 1, links },
        { source: 0, page: 2 },
      ],
    );
    expect(complaints(path)).toBe('');
    const pdf = await open(path);
    const page = await pdf.getPage(1);
    const viewport = page.getViewport({ scale: 1 });
    const found = await page.getAnnotations();
    expect(found).toHaveLength(3);
    for (const [i, one] of found.entries()) {
      const [left = 0, low = 0, right = 0, high = 0] = one.rect as number[];
      const [x0 = 0, y0 = 0] = viewport.convertToViewportPoint(left, low);
      const [x1 = 0, y1 = 0] = viewport.convertToViewportPoint(right, high);
      expect([Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0)].map(Math.round)).toEqual([
        50,
        100 + i * 50,
        80,
        20,
      ]);
    }
    expect(await pdf.getPageIndex(found[0].dest[0])).toBe(1);
    expect(shown(path)).toMatch(/\/D \[\s*6\s*\/Fit\s*\]/);
    expect(found[2].unsafeUrl).toBe('https://example.com/%E5%95%86%E5%93%81?id=1');
  });

  it('of a typeset index are led by the plan; others stay when they are harmless', async () => {
    const uris = ['binder:exhibit-2', 'https://shop.example/item', 'javascript:alert(1)', 'file:///etc/passwd', 'mailto:clerk@example.org'];
    const link = (action: string) => `<</Type/Annot/Subtype/Link/Rect[10 10 20 20]/A<<${action}>>>>`;
    const annots = [
      ...uris.map((uri) => link(`/S/URI/URI(${uri})`)),
      link('/S/Launch/F(calc.exe)'),
      link('/S/GoToR/F(other.pdf)/D[0/Fit]'),
      link('/S/JavaScript/JS(app.alert\\(1\\))'),
      '<</Type/Annot/Subtype/Link/Rect[10 10 20 20]/Dest[6 0 R/XYZ 1 2 0]>>',
      '<</Type/Annot/Subtype/Link/Rect[10 10 20 20]/Dest/chapter>>',
      '<</Type/Annot/Subtype/Link/Rect[10 10 20 20]/Dest(named)>>',
      '<</Type/Annot/Subtype/Link/Rect[10 10 20 20]/Dest[8 0 R/Fit]>>',
    ];
    const source = sheets([{ entries: `/MediaBox[0 0 612 792]/Annots[${annots.join('')}]` }, {}, {}], {
      catalog:
        '/Dests<</chapter[6 0 R/Fit]>>/Names<</Dests<</Kids[<</Limits[(a)(m)]/Names[(b)[4 0 R/Fit]]>><</Limits[(n)(z)]/Names[(named)<</D[6 0 R/Fit]>>]>>]>>>>',
    });
    const { outcome, path } = await bind(
      [pdfOf(source)],
      [
        { source: 0, page: 1 },
        { source: 0, page: 2 },
      ],
      { targets: { 'binder:exhibit-2': { page: 2 } } },
    );
    expect(complaints(path)).toBe('');
    const found = await (await (await open(path)).getPage(1)).getAnnotations();
    expect(found.map(({ unsafeUrl, dest }) => unsafeUrl ?? (dest ? 'page' : 'nothing'))).toEqual([
      'page',
      'https://shop.example/item',
      'mailto:clerk@example.org',
      'page',
      'page',
      'page',
    ]);
    expect(shown(path)).not.toMatch(/JavaScript|Launch|calc|passwd|other\.pdf/);
    expect(bound(outcome).notes.map(({ kind }) => kind)).toContain('actions-dropped');
  });
});

describe('what comes over from a source', () => {
  it('inherited boxes, turn and resources', async () => {
    const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
    const source = written([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Count 2/Kids[3 0 R]/Resources<</Font<</F 6 0 R>>>>/MediaBox[0 0 300 400]/Rotate 90>>',
      '<</Type/Pages/Parent 2 0 R/Count 2/Kids[4 0 R 5 0 R]/CropBox[10 10 290 390]>>',
      '<</Type/Page/Parent 3 0 R/Contents 7 0 R>>',
      '<</Type/Page/Parent 3 0 R/Contents[7 0 R 8 0 R]/Rotate 0/MediaBox[0 0 200 200]/CropBox[0 0 500 150]>>',
      font,
      { dict: '', data: line('inherited', 40, 60) },
      { dict: '', data: line('twice', 40, 90) },
    ]);
    for (const stamps of [[], [{ text: 'ACME000001', place: 'lower-right' as const }]]) {
      const { outcome, path } = await bind(
        [pdfOf(source)],
        [
          { source: 0, page: 1, stamps },
          { source: 0, page: 2, stamps },
        ],
      );
      bound(outcome);
      expect(complaints(path)).toBe('');
      const pdf = await open(path);
      const sizes = await Promise.all([1, 2].map(async (n) => (await pdf.getPage(n)).getViewport({ scale: 1 })));
      expect(sizes.map(({ width, height, rotation }) => [width, height, rotation])).toEqual([
        [380, 280, 90],
        [200, 150, 0],
      ]);
      expect(textOf(path, 1)).toContain('inherited');
      expect(bare(textOf(path, 2))).toMatch(/twice.*inherited|inherited.*twice/);
      // The content both pages have is there once.
      expect(shown(path).match(/\(inherited\)/g)).toHaveLength(1);
    }
  });

  it('a page taken twice is there twice, its content once', async () => {
    const { path } = await bind(
      [pdfOf(three)],
      [1, 1, 2].map((page) => ({ source: 0, page })),
    );
    expect(complaints(path)).toBe('');
    expect(textOf(path).match(/Page one/g)).toHaveLength(2);
    expect(shown(path).match(/\(Page one of the source\)/g)).toHaveLength(1);
  });

  it('a picture all pages share once, and of a heap of pictures only those that are shown', async () => {
    const pictures = Array.from({ length: 12 }, (_, i) => ({
      dict: '/Type/XObject/Subtype/Image/Width 10/Height 10/ColorSpace/DeviceGray/BitsPerComponent 8',
      data: String.fromCharCode(65 + i).repeat(100),
    }));
    const first = firstMore(12);
    const heap = `/XObject<<${pictures.map((_, i) => `/I${i} ${first + 1 + i} 0 R`).join('')}>>/Font<</F 3 0 R>>`;
    const source = sheets(
      pictures.map((_, i) => ({ content: `q 100 0 0 100 72 500 cm /I${i} Do Q q 50 0 0 50 300 500 cm /I0 Do Q\n` })),
      { more: [`<<${heap}>>`, ...pictures] },
    ).replaceAll('/Resources<</Font<</F 3 0 R>>>>', `/Resources ${first} 0 R`);
    const { path } = await bind(
      [pdfOf(source)],
      [
        { source: 0, page: 3, stamps: [{ text: 'A1', place: 'lower-left' }] },
        { source: 0, page: 5 },
      ],
    );
    expect(complaints(path)).toBe('');
    const text = shown(path);
    for (const [letter, times] of [
      ['A', 1],
      ['C', 1],
      ['E', 1],
      ['B', 0],
      ['L', 0],
    ] as const)
      expect(text.match(new RegExp(`${letter}{100}`, 'g'))?.length ?? 0).toBe(times);
  });

  it('layers, shown and hidden as they were', async () => {
    const source = sheets([{ content: '/OC /on BDC 0 0 100 100 re f EMC /OC /off BDC 300 300 100 100 re f EMC\n' }], {
      catalog: '/OCProperties<</OCGs[6 0 R 7 0 R]/D<</OFF[7 0 R]>>>>',
      more: ['<</Type/OCG/Name(on)>>', '<</Type/OCG/Name(off)>>'],
    }).replace('/Font<</F 3 0 R>>>>', '/Font<</F 3 0 R>>/Properties<</on 6 0 R/off 7 0 R>>>>');
    const path = file(source);
    const { path: out } = await bind([pdfFile(path)]);
    expect(complaints(out)).toBe('');
    expect((await drawn(out, 1, 306, 396)).data).toEqual((await drawn(path, 1, 306, 396)).data);
    const dark = (await drawn(out, 1, 306, 396)).data.filter((value) => value < 128).length;
    expect(dark).toBeGreaterThan(2000);
    expect(dark).toBeLessThan(3000);
  });

  it('no scripts, no attachments, no tags, nothing that acts; and it says so', async () => {
    const source = sheets(
      [
        {
          entries:
            '/MediaBox[0 0 612 792]/AA<</O 7 0 R>>/StructParents 0/Metadata 9 0 R/Annots[<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 8 0 R>><</Type/Annot/Subtype/Highlight/Rect[72 700 172 712]/QuadPoints[72 712 172 712 72 700 172 700]/C[1 1 0]/Contents(remark)/A 7 0 R/Popup 10 0 R>>]',
          content: line('the page'),
        },
      ],
      {
        catalog:
          '/OpenAction 7 0 R/StructTreeRoot 6 0 R/MarkInfo<</Marked true>>/Names<</JavaScript<</Names[(a) 7 0 R]>>/EmbeddedFiles<</Names[(f) 8 0 R]>>>>/Outlines 10 0 R',
        more: [
          '<</Type/StructTreeRoot>>',
          '<</S/JavaScript/JS(app.alert)>>',
          '<</Type/Filespec/F(secret.exe)/EF<</F 9 0 R>>>>',
          { dict: '/Type/EmbeddedFile', data: 'SECRET' },
          '<</Type/Outlines/Title(old)>>',
        ],
      },
    );
    const { outcome, path } = await bind([pdfOf(source)]);
    expect(complaints(path)).toBe('');
    const text = shown(path);
    expect(text).not.toMatch(/JavaScript|SECRET|secret|StructTree|StructParent|Metadata|\(old\)|Popup/);
    expect(text).toMatch(/\/Highlight/);
    expect(text).toMatch(/\(remark\)/);
    expect(
      bound(outcome)
        .notes.map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['actions-dropped', 'attachments-dropped', 'tags-dropped']);
  });

  it('the objects of locked files without their lock, strings too', async () => {
    const source = sheets([
      {
        entries: '/MediaBox[0 0 612 792]/Annots[<</Type/Annot/Subtype/Text/Rect[9 9 20 20]/Contents(a remark \\(of two\\))>>]',
        content: line('x'),
      },
    ]);
    for (const lock of [['128', '--use-aes=n'], ['256']]) {
      const locked = fresh();
      qpdf('--allow-weak-crypto', '--encrypt', '', 'owner', ...lock, '--', file(source), locked);
      const { path } = await bind([pdfFile(locked)]);
      expect(complaints(path)).toBe('');
      const [remark] = await (await (await open(path)).getPage(1)).getAnnotations();
      expect(remark.contentsObj.str).toBe('a remark (of two)');
    }
  });
});

describe('forms', () => {
  const look = (text: string) => ({
    dict: '/Type/XObject/Subtype/Form/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>',
    data: line(text, 2, 5),
  });
  const widget = (rect: string, more: string) => `<</Type/Annot/Subtype/Widget/Rect[${rect}]${more}>>`;

  it('keep what is filled in, as part of the page; hidden fields stay hidden', async () => {
    const fields = [
      widget('72 600 272 620', '/FT/Tx/T(name)/V(Acme)/AP<</N 6 0 R>>'),
      widget('72 560 92 580', '/FT/Btn/AS/Yes/AP<</N<</Yes 7 0 R/Off 8 0 R>>>>'),
      widget('72 520 92 540', '/FT/Btn/AS/Off/AP<</N<</Yes 7 0 R>>>>'),
      widget('72 480 272 500', '/FT/Tx/F 2/AP<</N 8 0 R>>'),
      widget('72 440 272 460', '/FT/Tx/V(No picture of this one)/DA(/Helv 0 Tf)'),
      widget(
        '72 330 272 420',
        `/FT/Tx/Ff 4096/V<FEFF${Buffer.from('Several lines of text that have to be broken\nand a second paragraph 深圳', 'utf16le').swap16().toString('hex')}>/DA(/Helv 10 Tf)`,
      ),
      widget('72 300 272 320', '/FT/Tx/Ff 8192/V(hunter2)'),
      widget('72 260 272 280', '/FT/Sig/AP<</N 9 0 R>>'),
    ];
    const source = (turn: string) =>
      sheets([{ entries: `/MediaBox[0 0 612 792]${turn}/Annots[${fields.join('')}]`, content: line('Form:') }], {
        catalog: '/AcroForm<</Fields[]/NeedAppearances true>>',
        more: [look('Acme Corporation'), look('YES'), look('NEVER'), look('Signed by counsel')],
      });
    for (const turn of ['', '/Rotate 90']) {
      const { outcome, path } = await bind(
        [pdfOf(source(turn))],
        [{ source: 0, page: 1, stamps: [{ text: 'ACME000001', place: 'lower-right' }] }],
      );
      expect(complaints(path)).toBe('');
      const text = bare(textOf(path, 1));
      for (const words of [
        'Acme Corporation',
        'YES',
        'No picture of this one',
        'Several lines',
        'second paragraph深圳',
        'Signed by counsel',
      ])
        expect(text).toContain(bare(words));
      for (const words of ['NEVER', 'hunter2']) expect(text).not.toContain(words);
      expect(shown(path)).not.toMatch(/AcroForm|Widget/);
      expect(
        bound(outcome)
          .notes.map(({ kind }) => kind)
          .toSorted(),
      ).toEqual(['field-drawn', 'form-flattened', 'signature-flattened']);
    }
  });

  it('look as they did', async () => {
    const fields = [widget('100 600 300 620', '/FT/Tx/AP<</N 6 0 R>>'), widget('400 500 420 700', '/FT/Tx/AP<</N 7 0 R>>')];
    const path = file(
      sheets([{ entries: `/MediaBox[0 0 612 792]/Annots[${fields.join('')}]` }], {
        more: [
          look('filled in'),
          {
            dict: '/Type/XObject/Subtype/Form/Matrix[0 1 -1 0 0 0]/BBox[0 0 200 20]/Resources<</Font<</F 3 0 R>>>>',
            data: line('on its side', 2, 5),
          },
        ],
      }),
    );
    const { path: out } = await bind([pdfFile(path)]);
    expect(byPoppler(out).equals(byPoppler(path))).toBe(true);
  });
});
