/** Pages of random contents: what is taken for white without drawing is white when PDFium draws it. */
import { describe, expect, it } from 'vitest';
import { bind, bound, complaints, drawn, firstMore, pdfOf, sheets } from './paper.ts';

/** Numerical Recipes' linear generator: the same pages on every machine. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const from = (least: number, most: number) => Math.round((least + next() * (most - least)) * 10) / 10;
  return { next, from, one: <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T };
}

const TEXTS = ['OLD000017', 'Page 3 of 10', 'a (footer) that \\\\ runs', 'iiiiiiiilllll', 'WWWWMMMM@@', 'x'];

/** Something painted, mostly near an edge; every kind of operator that paints or moves. */
function content(seed: number): string {
  const { from, one, next } = dice(seed);
  const x = () => from(-40, 600);
  const y = () => (next() < 0.5 ? from(-10, 70) : next() < 0.8 ? from(720, 800) : from(0, 792));
  const escaped = (text: string) => text.replace(/[()]/g, '\\$&');
  const colour = () => one(['0 g', '0.4 g', '1 g', '1 0 0 rg', '0 0 0.6 0 k', '0 0 0 0 k', '/DeviceGray cs 0.2 sc', '/P cs 0.9 scn', '']);
  const show = () => {
    const text = escaped(one(TEXTS));
    return one([
      `(${text}) Tj`,
      `[(${text})${from(-3000, 300)}(${text})] TJ`,
      `<${Buffer.from(text).toString('hex')}> Tj`,
      `14 TL (${text}) '`,
      `1 2 (${text}) "`,
      `T* (${text}) Tj`,
    ]);
  };
  const pieces: (() => string)[] = [
    () =>
      `BT /${one(['F', 'T', 'C', 'H'])} ${from(5, 20)} Tf ${from(-1, 3)} Tc ${from(0, 4)} Tw ${one([100, 60, 160])} Tz ${x()} ${y()} Td ${show()} ${show()} ET`,
    () =>
      `BT /${one(['F', 'T', 'C'])} 1 Tf ${from(6, 14)} ${one([0, 2, -3])} ${one([0, 4])} ${from(6, 14)} ${x()} ${y()} Tm ${one([0, 0, 3])} Ts ${show()} ${from(-50, 50)} ${from(-30, 30)} TD ${show()} ET`,
    () => `${from(0.2, 6)} w ${x()} ${y()} m ${x()} ${y()} l ${one(['S', 's', 'B'])}`,
    () =>
      `${x()} ${y()} m ${x()} ${y()} ${x()} ${y()} ${x()} ${y()} c ${x()} ${y()} ${x()} ${y()} v ${x()} ${y()} ${x()} ${y()} y ${one(['f', 'S', 'b*', 'f*'])}`,
    () => `${x()} ${y()} ${from(1, 200)} ${from(-20, 20)} re ${one(['f', 'S', 'B', 'W n', 'f*'])}`,
    () => `q ${from(10, 150)} 0 0 ${from(5, 40)} ${x()} ${y()} cm /${one(['I', 'G'])} Do Q`,
    () => `q ${from(0.3, 1.5)} ${from(-0.3, 0.3)} ${from(-0.3, 0.3)} ${from(0.3, 1.5)} ${x()} ${y()} cm ${pieces[0]?.() ?? ''} Q`,
    () => `q ${x()} ${y()} ${from(20, 300)} 40 re W n /S sh Q`,
  ];
  let out = '';
  for (let n = 0; n < 6; n++) out += `q ${colour()} ${one(pieces)()} Q\n`;
  return out;
}

/** A font with widths of its own, and one of two-byte codes. */
const FONTS = [
  '<</Type/Font/Subtype/TrueType/BaseFont/Tinos/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 34/Widths[250 333 408]/FontDescriptor<</Type/FontDescriptor/FontName/Tinos/Flags 32/FontBBox[-100 -220 1000 900]/ItalicAngle 0/Ascent 900/Descent -220/CapHeight 700/StemV 80/MissingWidth 1000>>>>',
  '<</Type/Font/Subtype/Type1/BaseFont/Courier>>',
  '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>',
  { dict: '/Type/XObject/Subtype/Form/BBox[0 0 1 1]/Matrix[1 0 0 1 0 0]', data: '0.3 g 0.1 0.1 0.8 0.8 re f\n' },
  { dict: '/Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8', data: 'abcd' },
];

describe('white that is found by reading', () => {
  it('is white when it is drawn, and nothing else on the page changes', async () => {
    const count = 120;
    const first = firstMore(count);
    const [truetype, courier, bold, form, image] = FONTS.map((_, i) => `${first + i} 0 R`);
    const resources = `/Font<</F 3 0 R/T ${truetype}/C ${courier}/H ${bold}>>/XObject<</G ${form}/I ${image}>>/ColorSpace<</P[/Separation/Spot/DeviceGray<</FunctionType 2/Domain[0 1]/C0[1]/C1[0]/N 1>>]>>/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 612 0]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0.5]/N 1>>/Extend[true true]>>>>`;
    const turns = [0, 90, 180, 270];
    const pages = Array.from({ length: count }, (_, i) => ({
      content: content(i + 1),
      entries: `/MediaBox[0 0 612 792]/Rotate ${turns[i % 4]}`,
    }));
    const source = pdfOf(sheets(pages, { more: FONTS, resources }));
    const list = pages.map((_, i) => ({ source: 0, page: i + 1 }));
    const before = await bind([source], list);
    const stamps = [
      { text: 'ACME000123', place: 'lower-right' as const },
      { text: 'Exhibit 3, p. 2 of 14', place: 'upper-right' as const },
    ];
    const { outcome, path } = await bind(
      [source],
      list.map((page) => ({ ...page, stamps })),
    );
    const { part } = bound(outcome);
    expect(complaints(path)).toBe('');
    const spoilt: unknown[] = [];
    for (const page of list.map((one) => one.page)) {
      const spots = part.stamps.filter((one) => one.page === page);
      if (spots.some((one) => one.outcome === 'shrunk')) continue;
      const [width, height] = page % 2 === 1 ? [612, 792] : [792, 612];
      const [a, b] = [await drawn(before.path, page, width, height), await drawn(path, page, width, height)];
      for (const spot of spots) {
        for (let y = Math.floor(spot.y); y < spot.y + spot.height; y++)
          for (let x = Math.floor(spot.x); x < spot.x + spot.width; x++)
            if ((a.data[y * width + x] ?? 0) < 160) spoilt.push({ page, x, y, outcome: spot.outcome, content: pages[page - 1]?.content });
        for (let y = Math.floor(spot.y) - 1; y <= spot.y + spot.height; y++)
          for (const grey of [a, b])
            grey.data.fill(255, y * width + Math.floor(spot.x) - 1, y * width + Math.ceil(spot.x + spot.width) + 1);
      }
      if (Buffer.compare(a.data, b.data) !== 0) spoilt.push({ page, changed: true });
      if (spoilt.length > 0) break;
    }
    expect(spoilt).toEqual([]);
    const outcomes = part.stamps.map((one) => one.outcome);
    for (const kind of ['standard', 'moved']) expect(outcomes.filter((one) => one === kind).length).toBeGreaterThan(20);
  });
});
