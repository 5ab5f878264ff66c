/** Pages that are pictures, and pages that only look: where the content does not tell, the page is looked at. */
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Stamp } from '#core/document/binding/plan.ts';
import { bind, bound, complaints, drawn, firstMore, pdfOf, sheets, type Written } from './paper.ts';

const BATES: Stamp = { text: 'ACME000123', place: 'lower-right' };
const [WIDTH, HEIGHT] = [918, 1188];

/** A scanned page at 108 dots an inch: paper with noise, and black boxes on it, in points from the upper left corner. */
function scan(paper: number, boxes: readonly (readonly [x: number, y: number, width: number, height: number])[]) {
  const data = Buffer.alloc(WIDTH * HEIGHT);
  for (let i = 0, noise = 7; i < data.length; i++) {
    noise = (Math.imul(noise, 1_664_525) + 1_013_904_223) >>> 0;
    data[i] = paper - ((noise >>> 24) % 9);
  }
  const dots = WIDTH / 612;
  for (const [x, y, width, height] of boxes)
    for (let row = Math.round(y * dots); row < Math.round((y + height) * dots); row++)
      data.fill(20, row * WIDTH + Math.round(x * dots), row * WIDTH + Math.round((x + width) * dots));
  return sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 1 } });
}

/** The scan as one page; the picture is object 6. */
function page(image: Written, entries = '/MediaBox[0 0 612 792]', content = 'q 612 0 0 792 0 0 cm /I Do Q\n') {
  const text = sheets([{ entries, content }], { more: [image] });
  return pdfOf(text.replace('/Font<</F 3 0 R>>>>/Contents', `/Font<</F 3 0 R>>/XObject<</I ${firstMore(1)} 0 R>>>>/Contents`));
}

const HEAD = `/Type/XObject/Subtype/Image/Width ${WIDTH}/Height ${HEIGHT}/ColorSpace/DeviceGray/BitsPerComponent 8`;
const jpeg = async (made: Sharp): Promise<Written> => ({
  dict: `${HEAD}/Filter/DCTDecode`,
  data: await made.toColourspace('b-w').jpeg({ quality: 80 }).toBuffer(),
});
const raw = async (made: Sharp): Promise<Written> => {
  const { deflateSync } = await import('node:zlib');
  return { dict: `${HEAD}/Filter/FlateDecode`, data: deflateSync(await made.greyscale().raw().toBuffer()) };
};

async function outcomeOf(source: ReturnType<typeof pdfOf>, stamp = BATES) {
  const { outcome, path } = await bind([source], [{ source: 0, page: 1, stamps: [stamp] }]);
  expect(complaints(path)).toBe('');
  const [spot] = bound(outcome).part.stamps;
  if (!spot) throw new Error('not stamped');
  return { path, spot };
}

/** An old number in the corner, where the standard place is. */
const OLD = [500, 760, 80, 14] as const;

describe.each([
  ['JPEG', jpeg],
  ['other', raw],
])('a scan (%s)', (_, image) => {
  it('with a free corner is stamped there, on white, cream or grey paper', async () => {
    for (const paper of [255, 236, 200])
      expect((await outcomeOf(page(await image(scan(paper, [[72, 72, 400, 500]]))))).spot.outcome).toBe('standard');
  });

  it('with an old number in the corner is stamped beside it, and the number stays as it was', async () => {
    const { path, spot } = await outcomeOf(page(await image(scan(240, [OLD]))));
    expect(spot.outcome).toBe('moved');
    const [x, y, width, height] = OLD;
    expect(spot.x + spot.width <= x || spot.x >= x + width || spot.y + spot.height <= y || spot.y >= y + height).toBe(true);
    const { data } = await drawn(path, 1, 612, 792);
    for (let row = y + 2; row < y + height - 2; row++)
      for (let column = x + 2; column < x + width - 2; column++) expect(data[row * 612 + column]).toBeLessThan(60);
  });

  it('turned, mirrored and placed by steps is looked at as it is shown', async () => {
    // The picture fills the page; its old number comes to lie where the page is turned to.
    const made = await image(scan(240, [OLD]));
    const upright = await outcomeOf(page(made, '/MediaBox[0 0 612 792]/Rotate 180', 'q -1 0 0 -1 612 792 cm 612 0 0 792 0 0 cm /I Do Q\n'));
    expect(upright.spot.outcome).toBe('moved');
    // Turned with its page, the number is at the upper left: the corner for the stamp is free.
    expect((await outcomeOf(page(made, '/MediaBox[0 0 612 792]/Rotate 180'))).spot.outcome).toBe('standard');
    expect((await outcomeOf(page(made, '/MediaBox[0 0 612 792]/Rotate 180'), { ...BATES, place: 'upper-left' })).spot.outcome).toBe(
      'moved',
    );
  });

  it('that is dark gets a white band', async () => {
    const dark = await image(scan(60, []));
    const { path, spot } = await outcomeOf(page(dark));
    expect(spot.outcome).toBe('shrunk');
    const { data } = await drawn(path, 1, 612, 792);
    expect(data[Math.round(spot.y - 2) * 612 + Math.round(spot.x - 2)]).toBe(255);
    expect(data[300 * 612 + 300]).toBeLessThan(80);
  });
});

describe('what has to be drawn to be seen', () => {
  it.each([
    [
      'a shading over the page',
      'q /S sh Q\n',
      '/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 612 0]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>/Extend[true true]>>>>',
      'standard',
    ],
    [
      'a shading that is dark there',
      'q /S sh Q\n',
      '/Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 612 0]/Function<</FunctionType 2/Domain[0 1]/C0[0]/C1[0.2]/N 1>>/Extend[true true]>>>>',
      'shrunk',
    ],
    ['a light ground', '0.95 0.93 0.9 rg 0 0 612 792 re f\n', '', 'standard'],
  ])('%s', async (_, content, resources, outcome) => {
    const text = sheets([{ content }]).replace('/Font<</F 3 0 R>>>>/Contents', `/Font<</F 3 0 R>>${resources}>>/Contents`);
    const { spot } = await outcomeOf(pdfOf(text));
    if (outcome === 'standard') expect(['standard', 'moved']).toContain(spot.outcome);
    else expect(spot.outcome).toBe(outcome);
  });
});
