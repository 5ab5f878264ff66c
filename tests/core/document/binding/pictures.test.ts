/** Pictures on pages: upright, whole, sharp, and with nothing beside them that should not leave the house. */
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { layPicture } from '#core/document/binding/picture-page.ts';
import type { Paper, Source } from '#core/document/binding/plan.ts';
import { weighSources } from '#core/document/binding/weigh.ts';
import { bind, bound, complaints, drawn, file, shown, textOf, tools } from './paper.ts';

const LETTER: Paper = { width: 612, height: 792 };
const picture = (bytes: Uint8Array, paper = LETTER): Source => ({ kind: 'picture', path: file(bytes, 'bin'), paper });

/** A picture whose corners differ: upper left black, upper right grey, lower left light grey, the rest white. */
function corners(width: number, height: number) {
  const data = Buffer.alloc(width * height * 3, 255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = y < height / 2 ? (x < width / 2 ? 0 : 90) : x < width / 2 ? 170 : 255;
      data.fill(value, (y * width + x) * 3, (y * width + x) * 3 + 3);
    }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Grey values in the middle of the quarters of the picture on its page. */
async function quarters(path: string): Promise<number[]> {
  const { data, width, height } = await drawn(path, 1, LETTER.width, LETTER.height);
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let i = 0; i < data.length; i++) {
    if ((data[i] ?? 255) > 200) continue;
    const [x, y] = [i % width, Math.floor(i / width)];
    [left, right, top, bottom] = [Math.min(left, x), Math.max(right, x), Math.min(top, y), Math.max(bottom, y)];
  }
  const at = (fx: number, fy: number) => data[Math.round(top + (bottom - top) * fy) * width + Math.round(left + (right - left) * fx)] ?? -1;
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)].map((value) => Math.round(value / 10) * 10);
}

const UPRIGHT = [0, 90, 170, 260];

async function one(source: Source) {
  const { outcome, path } = await bind([source]);
  const result = bound(outcome);
  expect(complaints(path)).toBe('');
  return { path, ...result };
}

describe('a picture on a page', () => {
  const made: readonly (readonly [string, () => Promise<Buffer>, boolean])[] = [
    ['JPEG', () => corners(300, 240).jpeg({ quality: 95 }).toBuffer(), true],
    ['progressive JPEG', () => corners(300, 240).jpeg({ quality: 95, progressive: true }).toBuffer(), true],
    ['grey JPEG', () => corners(300, 240).greyscale().jpeg({ quality: 95 }).toBuffer(), true],
    ['JPEG in print colours', () => corners(300, 240).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(), true],
    ['PNG', () => corners(300, 240).png().toBuffer(), true],
    ['grey PNG', () => corners(300, 240).greyscale().png().toBuffer(), true],
    ['PNG with a palette', () => corners(300, 240).png({ palette: true }).toBuffer(), true],
    ['interlaced PNG', () => corners(300, 240).png({ progressive: true }).toBuffer(), false],
    ['PNG with transparency', () => corners(300, 240).ensureAlpha(0.999).png().toBuffer(), false],
    ['PNG of 16 bits', () => corners(300, 240).toColourspace('rgb16').png().toBuffer(), true],
    ['WebP', () => corners(300, 240).webp({ quality: 95 }).toBuffer(), false],
    ['WebP with transparency', () => corners(300, 240).ensureAlpha(0.999).webp({ quality: 95 }).toBuffer(), false],
    ['GIF', () => corners(300, 240).gif().toBuffer(), false],
    ['TIFF', () => corners(300, 240).tiff().toBuffer(), false],
    ['AVIF', () => corners(300, 240).avif({ quality: 90 }).toBuffer(), false],
  ];
  it.each(made)('%s: is upright and whole', async (_, make, asItIs) => {
    const bytes = await make();
    const { path } = await one(picture(bytes));
    const seen = await quarters(path);
    expect(seen.map((value, i) => Math.abs(value - (UPRIGHT[i] ?? 0)) <= 20)).toEqual([true, true, true, true]);
    // Passed through means not decoded: the compressed bytes are in the file.
    const inner = bytes.includes('IDAT') ? bytes.subarray(bytes.indexOf('IDAT') + 4).subarray(0, 60) : bytes.subarray(-80);
    expect(readFileSync(path).includes(inner)).toBe(asItIs);
  });

  it('is turned as its camera says, without being decoded', async () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const bytes = await corners(300, 240).jpeg({ quality: 95 }).withMetadata({ orientation }).toBuffer();
      // Another program says how it looks.
      const { data, info } = await sharp(bytes).autoOrient().greyscale().raw().toBuffer({ resolveWithObject: true });
      const quarter = (x: number, y: number) => data[Math.round(info.height * y) * info.width + Math.round(info.width * x)] ?? -1;
      const expected = [quarter(0.25, 0.25), quarter(0.75, 0.25), quarter(0.25, 0.75), quarter(0.75, 0.75)];
      const { path } = await one(picture(bytes));
      const seen = await quarters(path);
      expect({ orientation, seen: seen.map((value, i) => Math.abs(value - (expected[i] ?? 0)) <= 20) }).toEqual({
        orientation,
        seen: [true, true, true, true],
      });
      expect(readFileSync(path).includes(bytes.subarray(-80))).toBe(true);
    }
  });

  it('carries no place, time or device out of the house', async () => {
    const bytes = await corners(300, 240)
      .jpeg()
      .withExif({ IFD0: { Make: 'PhoneMaker', Software: 'SecretApp' }, IFD3: { GPSLatitude: '31/1 13/1 0/1' } })
      .toBuffer();
    expect(bytes.includes('PhoneMaker')).toBe(true);
    const film = Buffer.concat([bytes, Buffer.from('MotionPhoto film with the place in it')]);
    const { path } = await one(picture(film));
    for (const word of ['PhoneMaker', 'SecretApp', 'Exif', 'MotionPhoto']) expect(readFileSync(path).includes(word)).toBe(false);
  });

  it('keeps its colours: a profile goes with it', async () => {
    const bytes = await corners(300, 240).jpeg().withIccProfile('p3').toBuffer();
    const { path } = await one(picture(bytes));
    expect(shown(path)).toMatch(/\/ICCBased/);
  });

  it('each page of a TIFF is a page', async () => {
    const pages = await Promise.all(
      [20, 120].map((value) =>
        sharp({ create: { width: 200, height: 300, channels: 3, background: { r: value, g: value, b: value } } })
          .png()
          .toBuffer(),
      ),
    );
    const bytes = await sharp(pages, { join: { animated: true } })
      .tiff()
      .toBuffer();
    const source = picture(bytes);
    const [weight] = await weighSources([source], tools, {});
    expect(weight).toMatchObject({ kind: 'weight' });
    const count = weight?.kind === 'weight' ? weight.pages.length : 0;
    expect(count).toBe(2);
    const { path, outcome } = await bind(
      [source],
      [1, 2].map((page) => ({ source: 0, page })),
    );
    bound(outcome);
    const middle = async (page: number) => (await drawn(path, page, 612, 792)).data[396 * 612 + 306];
    expect([await middle(1), await middle(2)].map((value) => Math.round((value ?? 0) / 10))).toEqual([2, 12]);
  });

  it.each([
    ['no picture', Buffer.from('GIF? no')],
    ['a drawing with a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>')],
    ['only the head of a PNG', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['a PNG that claims 60,000 by 60,000 pixels', png(60_000, 60_000, deflateSync(Buffer.alloc(1000)))],
    ['a PNG with fewer rows than it says', png(400, 400, deflateSync(Buffer.alloc(1000)))],
    ['a PNG with far more', png(4, 4, deflateSync(Buffer.alloc(1 << 24)))],
  ])('%s: is reported or shown, never half written', async (_, bytes) => {
    const { outcome, path } = await bind([picture(bytes)]);
    if (outcome.kind === 'bound') expect(complaints(path)).toBe('');
    else expect(outcome.sources).toMatchObject([{ source: 0 }]);
  });

  it('of too many pixels is refused by its header', async () => {
    const { outcome } = await bind([picture(png(60_000, 60_000, deflateSync(Buffer.alloc(1000))))]);
    expect(outcome).toMatchObject({ kind: 'unreadable', sources: [{ fault: 'too-large' }] });
  });

  it('is written once when several pages show it', async () => {
    const source = picture(await corners(300, 240).png().toBuffer());
    const { path } = await bind(
      [source],
      [1, 1, 1].map((page) => ({ source: 0, page })),
    );
    expect(shown(path).match(/\/Subtype \/Image/g)).toHaveLength(1);
  });
});

function png(width: number, height: number, data: Buffer): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
    const out = Buffer.alloc(8 + named.length);
    out.writeUInt32BE(body.length, 0);
    named.copy(out, 4);
    out.writeUInt32BE(crc32(named), 4 + named.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IHDR', head), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))]);
}

describe('a tall screenshot', () => {
  /** Lines of text as grey stripes, 40 pixels each with 16 white between. */
  const height = 7000;
  const striped = () => {
    const data = Buffer.alloc(800 * height, 255);
    for (let y = 0; y < height; y++) if (y % 56 < 40) for (let x = 40; x < 760; x += 3) data[y * 800 + x] = 0;
    return sharp(data, { raw: { width: 800, height, channels: 1 } })
      .png()
      .toBuffer();
  };

  it('is cut over pages between its lines, and shown whole', async () => {
    const source = picture(await striped());
    const [weight] = await weighSources([source], tools, {});
    if (weight?.kind !== 'weight') throw new Error('not weighed');
    const pages = weight.pages.map((_, i) => ({ source: 0, page: i + 1, stamps: [{ text: `A${i}`, place: 'lower-right' as const }] }));
    expect(pages.length).toBeGreaterThan(5);
    // The picture is one object however many pages show parts of it.
    expect(weight.pages.every(({ own }) => own === 0)).toBe(true);
    expect(weight.shared).toBeGreaterThan(5000);
    const { outcome, path } = await bind([source], pages);
    expect(complaints(path)).toBe('');
    expect(bound(outcome).notes).toEqual([{ kind: 'picture-cut', source: 0, pages: pages.map(({ page }) => page) }]);
    let lines = 0;
    for (const { page } of pages) {
      const { data, width } = await drawn(path, page, 612, 792);
      const dark = Array.from({ length: 700 }, (_, y) =>
        data.subarray((y + 40) * width + 100, (y + 40) * width + 500).some((value) => value < 230),
      );
      lines += dark.filter((value, y) => value && !dark[y - 1]).length;
    }
    expect(lines).toBe(Math.ceil(height / 56));
  });

  it('that is only high is shown on one page', () => {
    expect(layPicture(3000, 4000, LETTER, undefined)).toHaveLength(1);
    expect(layPicture(1080, 2400, LETTER, undefined)).toHaveLength(1);
  });

  it('every row is on exactly one page, inside the white margins', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 60_000 }), (width, tall) => {
        const rows = Uint8Array.from({ length: tall }, (_, y) => (y * 37) % 251);
        const pages = layPicture(width, tall, LETTER, rows);
        expect(pages[0]?.from).toBe(0);
        expect(pages.at(-1)?.to).toBe(tall);
        expect(pages.slice(1).map(({ from }) => from)).toEqual(pages.slice(0, -1).map(({ to }) => to));
        for (const { shown: box, view, from, to } of pages) {
          expect(to).toBeGreaterThan(from);
          expect(box.x).toBeGreaterThanOrEqual(35.9);
          expect(box.y).toBeGreaterThanOrEqual(55.9);
          expect(box.x + box.width).toBeLessThanOrEqual(view.width - 35.9);
          expect(box.y + box.height).toBeLessThanOrEqual(view.height - 55.9);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('words over a picture', () => {
  const words = [
    { text: 'Counterfeit', x: 0.1, y: 0.1, width: 0.3, height: 0.04 },
    { text: 'handbag', x: 0.42, y: 0.1, width: 0.2, height: 0.04 },
    { text: '深圳', x: 0.1, y: 0.2, width: 0.1, height: 0.04 },
    { text: '发货', x: 0.2, y: 0.2, width: 0.1, height: 0.04 },
    { text: '\u{20bb7}野家', x: 0.1, y: 0.3, width: 0.2, height: 0.04 },
  ];

  it('are found where they are seen, in any script, and not seen themselves', async () => {
    const blank = await sharp({ create: { width: 600, height: 800, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    const asked: unknown[] = [];
    const { outcome, path } = await bind(
      [picture(blank)],
      [{ source: 0, page: 1, words: true }],
      {},
      {
        words: (...which) => {
          asked.push(which);
          return words;
        },
      },
    );
    bound(outcome);
    expect(asked).toEqual([[0, 1]]);
    expect(complaints(path)).toBe('');
    const text = textOf(path, 1);
    expect(text).toContain('Counterfeit handbag');
    expect(text).toContain('深圳发货');
    expect(text).toContain('\u{20bb7}野家');
    expect((await drawn(path, 1, 306, 396)).data.every((value) => value === 255)).toBe(true);
    const box =
      /xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">Counterfeit/
        .exec(textOf(path, 1, '-bbox'))
        ?.slice(1)
        .map(Number) ?? [];
    // The picture is 450 by 600 points in the middle of the sheet.
    const expected = [81 + 45, 96 + 60, 81 + 45 + 135, 96 + 60 + 24];
    expect(box.map((value, i) => Math.abs(value - (expected[i] ?? 0)) < 6)).toEqual([true, true, true, true]);
  });
});
