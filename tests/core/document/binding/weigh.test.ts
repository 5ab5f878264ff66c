/** What a source would add, before it is bound: near enough to plan parts by, never far below. */
import { statSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cutIntoParts, weightOf } from '#core/document/binding/parts.ts';
import type { Source } from '#core/document/binding/plan.ts';
import { weighSources } from '#core/document/binding/weigh.ts';
import { bind, bound, file, firstMore, line, pdfFile, pdfOf, sheets, tools, written } from './paper.ts';

/** Bytes that cannot be packed, the same ones each time. */
function noise(length: number, seed: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let i = 0, state = seed; i < length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

/** Pages of 40 KB each, with a picture of 90 KB they share. */
function heavy(pages: number, seed: number): Source {
  const square = 'Width 300/Height 300/ColorSpace/DeviceGray/BitsPerComponent 8';
  const pictures = Array.from({ length: pages }, (_, i) => ({
    dict: '/Type/XObject/Subtype/Image/Width 200/Height 200/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode',
    data: deflateSync(noise(40_000, seed + i)),
  }));
  const first = firstMore(pages);
  let text = sheets(
    Array.from({ length: pages }, (_, i) => ({
      content: `${line(`page ${i + 1}`)}q 100 0 0 100 72 300 cm /I Do Q q 50 0 0 50 400 300 cm /L Do Q\n`,
    })),
    { more: [{ dict: `/Type/XObject/Subtype/Image/${square}`, data: noise(90_000, seed) }, ...pictures] },
  );
  for (let i = 0; i < pages; i++)
    text = text.replace(
      '/Resources<</Font<</F 3 0 R>>>>',
      `/Resources<</Font<</F 3 0 R>>/XObject<</I ${first + 1 + i} 0 R/L ${first} 0 R>>>>`,
    );
  return pdfOf(text);
}

describe('the weight of a source', () => {
  it('tells what each page has of its own and what they share', async () => {
    const [weight] = await weighSources([heavy(5, 1)], tools, {});
    if (weight?.kind !== 'weight') throw new Error('not weighed');
    for (const { own } of weight.pages) expect(own > 40_000 && own < 41_500).toBe(true);
    expect(weight.shared > 90_000 && weight.shared < 92_000).toBe(true);
  });

  it('adds up to the file that is written, and a little more', async () => {
    const sources = [heavy(5, 1), heavy(9, 100), pdfOf(sheets(Array.from({ length: 40 }, (_, i) => ({ content: line(`text ${i}`) }))))];
    const weights = await weighSources(sources, tools, {});
    const exhibits = weights.map((weight, source) => ({
      pages: weight.kind === 'weight' ? weight.pages.map(({ own }) => ({ source, own })) : [],
    }));
    const shared = weights.map((weight) => (weight.kind === 'weight' ? weight.shared : 0));
    const limit = { cap: 500_000, shared };
    const { parts, oversize } = cutIntoParts(exhibits, limit);
    expect(oversize).toEqual([]);
    expect(parts.length).toBeGreaterThan(1);
    for (const spans of parts) {
      const pages = spans.flatMap(({ exhibit, from, to }) =>
        Array.from({ length: to - from + 1 }, (_, i) => ({
          source: exhibit,
          page: from + i,
          label: `ACME${i}`,
          stamps: [{ text: `ACME${String(i).padStart(6, '0')}`, place: 'lower-right' as const }],
        })),
      );
      const { outcome, path } = await bind(sources, pages);
      const { part } = bound(outcome);
      expect(part.size).toBe(statSync(path).size);
      const estimated = weightOf(spans, exhibits, limit);
      expect(part.size).toBeLessThanOrEqual(estimated);
      expect(part.size).toBeLessThanOrEqual(limit.cap);
      expect(estimated).toBeLessThan(part.size * 1.1 + 70_000);
    }
  });

  it('of pictures is their own; sizes are those of the sheets', async () => {
    const lying = await sharp({ create: { width: 1920, height: 1080, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();
    const paper = { width: 595.28, height: 841.89 };
    const [weight, broken] = await weighSources(
      [
        { kind: 'picture', path: file(lying, 'jpg'), paper },
        { kind: 'picture', path: file('no picture', 'jpg'), paper },
      ],
      tools,
      {},
    );
    expect(weight).toMatchObject({ kind: 'weight', pages: [{ width: 841.89, height: 595.28 }], shared: 0 });
    expect(weight?.kind === 'weight' ? (weight.pages[0]?.own ?? 0) : 0).toBeGreaterThan(lying.length - 1000);
    expect(broken).toMatchObject({ kind: 'unreadable', source: 1, fault: 'undecodable' });
  });

  it('says which pages a file names and does not hold', async () => {
    const page = '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>';
    const source = pdfFile(file(written(['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Count 3/Kids[3 0 R 9 0 R 4 0 R]>>', page, page])));
    const [weight] = await weighSources([source], tools, {});
    expect(weight?.kind === 'weight' ? weight.pages.map(({ lost = false }) => lost) : []).toEqual([false, true, false]);
    const { outcome } = await bind(
      [source],
      [1, 2, 3].map((n) => ({ source: 0, page: n })),
    );
    expect(bound(outcome).notes).toContainEqual({ kind: 'page-lost', source: 0, pages: [2] });
  });
});
