/** Stamps as they are drawn: in reading position on any page, on white, with everything else as it was. */
import { describe, expect, it } from 'vitest';
import type { Box } from '#core/document/binding/geometry.ts';
import type { PlacedStamp, Stamp } from '#core/document/binding/plan.ts';
import { bind, bound, complaints, drawn, type Grey, line, pdfFile, pdfOf, type Sheet, sheets, textOf } from './paper.ts';

const BATES: Stamp = { text: 'ACME000123', place: 'lower-right' };
const EXHIBIT: Stamp = { text: 'Exhibit 3, p. 2 of 14', place: 'upper-right' };
const LEGEND: Stamp = { text: 'CONFIDENTIAL', place: 'lower-left', bold: true };
const ALL = [BATES, EXHIBIT, LEGEND];

/** Page as written, and its size as shown. */
interface Case {
  readonly name: string;
  readonly entries: string;
  readonly width: number;
  readonly height: number;
}

/** Boxes for a page that is shown `width` by `height`, written turned, cropped, away from the origin, in other units. */
function written(width: number, height: number): Case[] {
  const cases: Case[] = [];
  for (const turn of [0, 90, 180, 270, -90, 450])
    for (const crop of [false, true])
      for (const unit of [1, 2]) {
        const upright = turn % 180 === 0;
        const [w, h] = upright ? [width / unit, height / unit] : [height / unit, width / unit];
        const [x, y] = crop ? [-37, 112] : [0, 0];
        const seen = `${x} ${y} ${x + w} ${y + h}`;
        const boxes = crop ? `/MediaBox[${x - 50} ${y - 20} ${x + w + 10} ${y + h + 40}]/CropBox[${seen}]` : `/MediaBox[${seen}]`;
        const entries = `${boxes}/Rotate ${turn}${unit === 1 ? '' : `/UserUnit ${unit}`}`;
        cases.push({
          name: `turned ${turn}${crop ? ', cropped' : ''}${unit === 1 ? '' : ', in units of 2 points'}`,
          entries,
          width,
          height,
        });
      }
  return cases;
}

async function stamped(pages: readonly Sheet[], stamps: readonly Stamp[], plan = {}) {
  const source = pdfOf(sheets(pages));
  const list = pages.map((_, i) => ({ source: 0, page: i + 1 }));
  const before = await bind([source], list);
  const { outcome, path } = await bind(
    [source],
    list.map((page) => ({ ...page, stamps })),
    {},
    {},
    plan,
  );
  const { part } = bound(outcome);
  expect(complaints(path)).toBe('');
  return { before: before.path, path, of: (page: number): PlacedStamp[] => part.stamps.filter((one) => one.page === page) };
}

/** Boxes in which two drawings differ, as one box; undefined when they do not. */
function difference(a: Grey, b: Grey): Box | undefined {
  let [left, top, right, bottom] = [a.width, a.height, -1, -1];
  for (let i = 0; i < a.data.length; i++) {
    if (Math.abs((a.data[i] ?? 0) - (b.data[i] ?? 0)) < 40) continue;
    const [x, y] = [i % a.width, Math.floor(i / a.width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  return right < 0 ? undefined : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

const within = (inner: Box, outer: Box, by = 1.5) =>
  inner.x >= outer.x - by &&
  inner.y >= outer.y - by &&
  inner.x + inner.width <= outer.x + outer.width + by &&
  inner.y + inner.height <= outer.y + outer.height + by;

describe('stamps in reading position', () => {
  const cases = written(612, 792);

  it.each(ALL)('$text looks the same however the page is written', async (stamp) => {
    const { path, of } = await stamped(cases, [stamp]);
    const [spot] = of(1);
    if (!spot) throw new Error('not stamped');
    const first = await drawn(path, 1, 612, 792);
    const ink = difference(first, { ...first, data: new Uint8Array(first.data.length).fill(255) });
    expect(ink && within(ink, spot)).toBe(true);
    for (const [i, { name }] of cases.entries()) {
      expect({ name, outcome: of(i + 1).map(({ outcome }) => outcome) }).toEqual({ name, outcome: ['standard'] });
      expect({ name, differs: difference(first, await drawn(path, i + 1, 612, 792)) }).toEqual({ name, differs: undefined });
    }
  });

  it('is text that can be taken out, and is no part of the page for screen readers', async () => {
    const { path } = await stamped(cases.slice(0, 3), ALL);
    for (const { text } of ALL) expect(textOf(path, 3)).toContain(text);
  });
});

describe('stamps on every size of paper', () => {
  it.each([
    ['a till receipt', 164, 700],
    ['a label', 180, 110],
    ['a speck', 20, 20],
    ['a strip', 14_000, 90],
    ['A0', 2384, 3370],
    ['A3, lying', 1191, 842],
  ])('%s: all on the page, apart, and as large as can be read', async (_, width, height) => {
    const { path, before, of } = await stamped(
      [{ entries: `/MediaBox[0 0 ${width} ${height}]`, content: `0 0 ${width} ${height} re S\n` }],
      ALL,
    );
    const spots = of(1);
    expect(spots).toHaveLength(3);
    const enlarged = spots.some(({ outcome }) => outcome === 'enlarged');
    expect(enlarged).toBe(Math.min(width, height) < 60);
    if (!enlarged) {
      const scale = Math.min(1, 2000 / Math.max(width, height));
      const [a, b] = [await drawn(before, 1, width * scale, height * scale), await drawn(path, 1, width * scale, height * scale)];
      expect(a.data.length).toBe(b.data.length);
    }
    for (const text of ['ACME000123', 'CONFIDENTIAL']) expect(textOf(path, 1)).toContain(text);
    for (const spot of spots) expect(spot.height).toBeGreaterThanOrEqual(4.9);
  });

  it('a page put on a larger sheet shows nothing that was cut away', async () => {
    const content = `${line('HIDDEN', 30, 60, 10)}0 0 20 20 re f\n`;
    const { path, of } = await stamped([{ entries: '/MediaBox[0 0 200 200]/CropBox[0 0 20 20]', content }], [BATES]);
    expect(of(1).map(({ outcome }) => outcome)).toEqual(['enlarged']);
    const picture = await drawn(path, 1, 400, 400);
    const dark = picture.data.reduce((sum, value) => sum + (value < 128 ? 1 : 0), 0);
    // A black square of 20 by 20 points and the stamp on a sheet about as wide as the stamp.
    expect(dark).toBeGreaterThan(500);
    const { path: whole } = await bind(
      [pdfOf(sheets([{ entries: '/MediaBox[0 0 200 200]/CropBox[0 0 20 20]', content: '0 0 20 20 re f\n' }]))],
      [{ source: 0, page: 1, stamps: [BATES] }],
    );
    expect(difference(picture, await drawn(whole, 1, 400, 400))).toBeUndefined();
  });
});

/** Contents that lie where stamps go. */
const CONTENTS: readonly (readonly [name: string, content: string])[] = [
  ['an old Bates number', line('OLD000017', 500, 22, 10)],
  ['the header of the court', line('Case: 1:26-cv-01234 Document #: 12-3 Filed: 03/01/26 Page 4 of 19 PageID #:412', 36, 765, 11)],
  [
    'a line of text through the foot',
    line('This footer runs over the whole width of the page and leaves no room beside it at all, none.', 30, 24, 12),
  ],
  ['a footer in small steps', 'BT /F 8 Tf 1 0 0 1 380 22 Tm [(Page)-400(3)-300(of)-300(10)-800(www.example.com/a/long/address)] TJ ET\n'],
  ['a frame around the page', '2 w 20 20 572 752 re S\n'],
  ['a grey band at the foot', '0.3 g 0 0 612 60 re f\n'],
  ['a line drawn step by step', '1 w 300 25 m 400 25 l 500 28 l 600 25 l S\n'],
  ['a curve', '2 w 300 60 m 400 -40 500 -40 590 60 c S\n'],
  ['a form within a form', 'q 1 0 0 1 480 15 cm /X Do Q\n'],
  ['a picture in the content', 'q 120 0 0 30 480 10 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q\n'],
  ['white on white', '1 g 0 0 612 792 re f 0 g\n'],
  ['text that is not seen', `3 Tr ${line('an unseen layer of words over the corner', 420, 22)}`],
  ['states left open', 'q 2 0 0 2 0 0 cm q 0.5 0 0 0.5 0 0 cm q\n'],
  ['states closed twice', 'Q Q 1 0 0 1 50 50 cm\n'],
  ['text turned on its side', 'BT /F 14 Tf 0 1 -1 0 590 20 Tm (Received by the clerk of the court) Tj ET\n'],
  ['broken operators', 'BT /F Tf ( unfinished'],
];

describe('stamps keep off the ink', () => {
  const form = { dict: '/Type/XObject/Subtype/Form/BBox[0 0 110 20]/Resources<</Font<</F 3 0 R>>>>', data: line('in a form', 2, 4, 14) };

  it('whatever lies there: only white is written on, and nothing else changes', async () => {
    const base = sheets(
      CONTENTS.map(([, content]) => ({ entries: '/MediaBox[0 0 612 792]', content })),
      { more: [form] },
    );
    const more = 4 + CONTENTS.length * 2;
    const source = pdfOf(base.replaceAll('/Font<</F 3 0 R>>>>/Contents', `/Font<</F 3 0 R>>/XObject<</X ${more} 0 R>>>>/Contents`));
    const pages = CONTENTS.map((_, i) => ({ source: 0, page: i + 1 }));
    const before = await bind([source], pages);
    const { outcome, path } = await bind(
      [source],
      pages.map((page) => ({ ...page, stamps: ALL })),
    );
    const { part } = bound(outcome);
    expect(complaints(path)).toBe('');
    for (const [i, [name]] of CONTENTS.entries()) {
      const spots = part.stamps.filter(({ page }) => page === i + 1);
      expect({ name, spots: spots.length }).toEqual({ name, spots: 3 });
      if (spots.some(({ outcome }) => outcome === 'shrunk')) continue;
      const [a, b] = [await drawn(before.path, i + 1, 612, 792), await drawn(path, i + 1, 612, 792)];
      for (const { x, y, width, height } of spots)
        for (let row = Math.floor(y); row < y + height; row++)
          for (let column = Math.floor(x); column < x + width; column++)
            expect({ name, row, column, white: (a.data[row * 612 + column] ?? 0) > 200 }).toEqual({ name, row, column, white: true });
      const outside = (grey: Grey): Grey => {
        const data = Uint8Array.from(grey.data);
        for (const { x, y, width, height } of spots)
          for (let row = Math.floor(y) - 1; row <= y + height; row++)
            data.fill(255, row * 612 + Math.floor(x) - 1, row * 612 + Math.ceil(x + width) + 1);
        return { ...grey, data };
      };
      expect({ name, differs: difference(outside(a), outside(b)) }).toEqual({ name, differs: undefined });
    }
    const outcomes = new Map(
      CONTENTS.map(([name], i) => [name, part.stamps.find(({ page, stamp }) => page === i + 1 && stamp === 0)?.outcome]),
    );
    for (const name of ['white on white', 'text that is not seen', 'states left open', 'states closed twice'])
      expect({ name, outcome: outcomes.get(name) }).toEqual({ name, outcome: 'standard' });
    for (const name of ['an old Bates number', 'a form within a form', 'text turned on its side', 'a line of text through the foot'])
      expect({ name, outcome: outcomes.get(name) }).toEqual({ name, outcome: 'moved' });
  });

  it('a page that is full to the edges is shrunk to give them a white band', async () => {
    const tile = (i: number) => `${(i % 20) * 62 - 200} ${Math.floor(i / 20) * 40 - 100} 58 36 re f`;
    const content = `0.2 g ${Array.from({ length: 600 }, (_, i) => tile(i)).join('\n')}\n`;
    for (const entries of [
      '/MediaBox[0 0 612 792]',
      '/MediaBox[-30 40 762 652]/Rotate 90',
      '/MediaBox[0 0 700 900]/CropBox[50 60 662 852]/Rotate 180',
    ]) {
      const { path, of } = await stamped([{ entries, content }], [BATES, LEGEND]);
      expect(of(1).map(({ outcome }) => outcome)).toEqual(['shrunk', 'shrunk']);
      const picture = await drawn(path, 1, 612, 792);
      const stampInk = { ...picture, data: picture.data.slice() };
      for (const { x, y, width, height } of of(1))
        for (let row = Math.floor(y); row <= y + height; row++)
          stampInk.data.fill(255, row * 612 + Math.floor(x), row * 612 + Math.ceil(x + width));
      // What is left of the band is white; the page begins above it.
      const low = Math.min(...of(1).map(({ y }) => y)) - 3;
      expect(stampInk.data.subarray(Math.ceil(low) * 612).every((value) => value > 200)).toBe(true);
      expect(textOf(path, 1)).toContain('ACME000123');
    }
  });

  it('without looking they stand where they always stand', async () => {
    const { of } = await stamped([{ content: line('OLD000017', 500, 22, 10) }], [BATES], { stamping: 'fixed' });
    expect(of(1).map(({ outcome }) => outcome)).toEqual(['standard']);
  });
});

describe('a binder in a binder', () => {
  it('keeps the stamps it has, beside the new ones', async () => {
    let path = (await bind([pdfOf(sheets([{ content: line('the page') }]))], [{ source: 0, page: 1, stamps: [BATES, LEGEND] }])).path;
    for (const text of ['FIRST0001', 'SECOND0002', 'THIRD0003'])
      path = (
        await bind(
          [pdfFile(path)],
          [
            {
              source: 0,
              page: 1,
              stamps: [
                { text, place: 'lower-right' },
                { text: '证据', place: 'upper-left' },
              ],
            },
          ],
        )
      ).path;
    expect(complaints(path)).toBe('');
    const text = textOf(path, 1);
    for (const words of ['the page', BATES.text, LEGEND.text, 'FIRST0001', 'SECOND0002', 'THIRD0003', '证据'])
      expect(text).toContain(words);
    const spots = textOf(path, 1, '-bbox').match(/xMin="[\d.]+" yMin="[\d.]+"/g) ?? [];
    expect(new Set(spots).size).toBe(spots.length);
  });
});

describe('stamps in Chinese', () => {
  it('take the fonts they need, and say which characters none has', async () => {
    const stamps: Stamp[] = [
      { text: '证据3 第2页', place: 'upper-right' },
      { text: 'ACME000001', place: 'lower-right' },
      { text: '机密 \u{20bb7}', place: 'lower-left', bold: true },
    ];
    const { outcome, path } = await bind([pdfOf(sheets([{}]))], [{ source: 0, page: 1, stamps }]);
    expect(bound(outcome).missing).toEqual([{ character: '\u{20bb7}', count: 1 }]);
    expect(complaints(path)).toBe('');
    const text = textOf(path, 1).replace(/\s+/g, '');
    expect(text).toContain('证据3第2页');
    expect(text).toContain('机密');
    expect(text).toContain('ACME000001');
  });
});
