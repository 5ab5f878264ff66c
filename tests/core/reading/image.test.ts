import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { EXIF, exifOf, GPS_LIMA, GPS_SHENZHEN, heic, painted, picture } from '../../support/corpus/images.ts';
import { openTestReader } from '../../support/reader.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const reader = openTestReader();

async function image(bytes: Uint8Array, name = 'received') {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, bytes);
  return { path, name };
}
/** A grey picture of eight by four; the entries of its directories, then their texts, then the pixels. */
function tiffOfACamera(): Buffer {
  const texts = ['Scanner 9\0', '2026:03:02 10:11:12\0', '+08:00\0'];
  const [first, second] = [8, 8 + 2 + 10 * 12 + 4];
  const textAt = second + 2 + 2 * 12 + 4;
  const at = (n: number) => textAt + texts.slice(0, n).reduce((sum, text) => sum + text.length, 0);
  const directory = (entries: readonly (readonly [tag: number, type: number, count: number, value: number])[]) => {
    const bytes = Buffer.alloc(2 + entries.length * 12 + 4);
    bytes.writeUInt16LE(entries.length, 0);
    for (const [n, [tag, type, count, value]] of entries.entries()) {
      bytes.writeUInt16LE(tag, 2 + n * 12);
      bytes.writeUInt16LE(type, 4 + n * 12);
      bytes.writeUInt32LE(count, 6 + n * 12);
      bytes.writeUInt32LE(value, 10 + n * 12);
    }
    return bytes;
  };
  const head = Buffer.from([0x49, 0x49, 42, 0, first, 0, 0, 0]);
  const picture = directory([
    [256, 4, 1, 8],
    [257, 4, 1, 4],
    [258, 3, 1, 8],
    [259, 3, 1, 1],
    [262, 3, 1, 1],
    [272, 2, 10, at(0)],
    [273, 4, 1, at(3)],
    [278, 4, 1, 4],
    [279, 4, 1, 32],
    [34_665, 4, 1, second],
  ]);
  const camera = directory([
    [36_867, 2, 20, at(1)],
    [36_881, 2, 7, at(2)],
  ]);
  return Buffer.concat([head, picture, camera, Buffer.from(texts.join(''), 'latin1'), Buffer.alloc(32, 128)]);
}
const told = async (bytes: Uint8Array) => reader.inspect(await image(bytes));

describe('what a camera wrote', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('is its time with the zone, the device and the title (%s)', async (format) => {
    const { metadata } = await told(
      await picture()
        .withExif({ ...EXIF })
        .toFormat(format)
        .toBuffer(),
    );
    expect(metadata).toMatchObject({
      captured: { at: '2026-03-02T10:11:12+08:00', zone: '+08:00', source: 'exif' },
      software: 'Canon EOS R6 / Firmware 1.8',
      title: 'Warehouse door',
      gps: null,
      width: 64,
      height: 40,
    });
  });

  it('is found in a TIFF, which is EXIF itself', async () => {
    const { metadata } = await told(tiffOfACamera());
    expect(metadata).toMatchObject({
      captured: { at: '2026-03-02T10:11:12+08:00', zone: '+08:00' },
      software: 'Scanner 9',
      width: 8,
      height: 4,
    });
  });

  it('is local time of an unknown place when no zone is given', async () => {
    const { metadata } = await told(
      await picture()
        .withExif({ IFD2: { DateTimeOriginal: '2026:03:02 10:11:12' } })
        .jpeg()
        .toBuffer(),
    );
    expect(metadata.captured).toEqual({ at: '2026-03-02T10:11:12', zone: 'unknown', source: 'exif' });
  });

  it('is no time when the clock was never set', async () => {
    const { metadata } = await told(
      await picture()
        .withExif({ IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } })
        .jpeg()
        .toBuffer(),
    );
    expect(metadata.captured).toBeNull();
  });

  it.each([
    [GPS_SHENZHEN, '22.543333', '114.058000'],
    [GPS_LIMA, '-12.050000', '-77.033333'],
  ])('is the place in degrees, which is flagged', async (place, latitude, longitude) => {
    const { metadata, flags } = await told(await picture().withExif({ IFD3: place }).jpeg().toBuffer());
    expect([metadata.gps, flags]).toEqual([{ latitude, longitude }, ['gps']]);
  });

  it('is told of a HEIC that cannot be decoded', async () => {
    const upright = await told(heic(4032, 3024));
    expect(upright).toMatchObject({
      mediaType: 'image/heic',
      pages: 1,
      unreadable: 'undecodable',
      metadata: { width: 4032, height: 3024 },
    });
    expect((await told(heic(4032, 3024, 1))).metadata).toMatchObject({ width: 3024, height: 4032 });
    const stated = await told(heic(4032, 3024, 0, await exifOf({ ...EXIF, IFD3: GPS_SHENZHEN })));
    expect(stated).toMatchObject({
      flags: ['gps'],
      metadata: { captured: { at: '2026-03-02T10:11:12+08:00' }, gps: { latitude: '22.543333' } },
    });
  });
});

describe('a picture drawn', () => {
  /** Where red is strongest in a picture whose red grows to the right. */
  const drawn = async (bytes: Uint8Array, page = 1, width = 400) => {
    const file = await image(bytes);
    const to = `${file.path}.webp`;
    return (await reader.picture(file, page, width, to)) ? sharp(to) : null;
  };

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('is upright whatever way the camera was held (orientation %i)', async (orientation) => {
    const upright = await drawn(await picture(80, 50).jpeg().toBuffer());
    // The same picture, its pixels turned the other way and a note how to turn them back.
    const turns: Record<number, (source: Sharp) => Sharp> = {
      1: (source) => source,
      2: (source) => source.flop(),
      3: (source) => source.rotate(180),
      4: (source) => source.flip(),
      5: (source) => source.rotate(270).flop(),
      6: (source) => source.rotate(270),
      7: (source) => source.rotate(90).flop(),
      8: (source) => source.rotate(90),
    };
    const pixels = await (turns[orientation]?.(picture(80, 50)) ?? picture()).png().toBuffer();
    const bytes = await sharp(pixels).withMetadata({ orientation }).jpeg().toBuffer();
    const again = await drawn(bytes);
    const raw = async (one: Sharp | null) => one?.resize(8, 5, { fit: 'fill' }).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const [wanted, found] = [await raw(upright), await raw(again)];
    expect((await again?.metadata())?.width).toBe(80);
    const farthest = Math.max(...[...(wanted?.data ?? [])].map((value, n) => Math.abs(value - (found?.data[n] ?? 999))));
    expect(farthest).toBeLessThan(40);
    expect((await told(bytes)).metadata).toMatchObject({ width: 80, height: 50 });
  });

  it('is each sheet of a TIFF by itself', async () => {
    const sheets = [10, 120, 240].map((shade) => Buffer.alloc(30 * 20 * 3, shade));
    const bytes = await sharp(Buffer.concat(sheets), { raw: { width: 30, height: 60, channels: 3, pageHeight: 20 } })
      .tiff()
      .toBuffer();
    expect(await told(bytes)).toMatchObject({ pages: 3 });
    for (const [index, shade] of [10, 120, 240].entries()) {
      const { channels } = (await (await drawn(bytes, index + 1))?.stats()) ?? {};
      expect(Math.abs((channels?.[0]?.mean ?? 0) - shade)).toBeLessThan(4);
    }
    expect(await drawn(bytes, 4)).toBeNull();
  });

  it('is a bitmap, rows from below or from above', async () => {
    const rows = Buffer.concat([Buffer.alloc(48 * 8, 0), Buffer.alloc(48 * 8, 255)]);
    const bitmap = (height: number) => {
      const head = Buffer.alloc(54);
      head.write('BM', 'latin1');
      head.writeUInt32LE(54 + rows.length, 2);
      head.writeUInt32LE(54, 10);
      head.writeUInt32LE(40, 14);
      head.writeInt32LE(16, 18);
      head.writeInt32LE(height, 22);
      head.writeUInt16LE(1, 26);
      head.writeUInt16LE(24, 28);
      return Buffer.concat([head, rows]);
    };
    const top = async (bytes: Buffer) =>
      (await (await drawn(bytes))?.extract({ left: 0, top: 0, width: 16, height: 4 }).removeAlpha().raw().toBuffer())?.[0] ?? -1;
    expect(await top(bitmap(16))).toBeGreaterThan(200);
    expect(await top(bitmap(-16))).toBeLessThan(50);
  });

  it('is as it prints, whatever its colours are made of', async () => {
    const red = sharp({ create: { width: 20, height: 20, channels: 3, background: '#c81e1e' } });
    const inks = await red.clone().toColourspace('cmyk').jpeg().toBuffer();
    const { channels = [] } = (await (await drawn(inks))?.stats()) ?? {};
    expect(channels[0]?.mean).toBeGreaterThan(140);
    expect(channels[2]?.mean).toBeLessThan(110);
  });

  it('is never larger than it is, and fits into what is asked', async () => {
    const bytes = await picture(300, 900).png().toBuffer();
    expect(await (await drawn(bytes, 1, 1000))?.metadata()).toMatchObject({ width: 300, height: 900 });
    expect(await (await drawn(bytes, 1, 100))?.metadata()).toMatchObject({ width: 100, height: 300 });
    const file = await image(bytes);
    expect(await reader.picture(file, 1, 320, `${file.path}.webp`, { height: 320 })).toBe(true);
    expect(await sharp(`${file.path}.webp`).metadata()).toMatchObject({ width: 107, height: 320 });
  });

  it('fits into a WebP however long the capture is', async () => {
    const bytes = await sharp({ create: { width: 400, height: 30_000, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer();
    expect(await (await drawn(bytes, 1, 400))?.metadata()).toMatchObject({ height: 16_383 });
  });

  it('takes nothing from beside an SVG', async () => {
    const folder = await temporaryFolder();
    await writeFile(
      join(folder, 'secret.png'),
      await sharp({ create: { width: 50, height: 50, channels: 3, background: '#000000' } })
        .png()
        .toBuffer(),
    );
    const path = join(folder, 'shop.svg');
    await writeFile(
      path,
      '<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><image href="secret.png" width="50" height="50"/></svg>',
    );
    expect(await reader.inspect({ path, name: 'shop.svg' })).toMatchObject({ mediaType: 'image/svg+xml', flags: ['external-content'] });
    expect(await reader.picture({ path, name: 'shop.svg' }, 1, 50, `${path}.webp`)).toBe(true);
    const shown = await sharp(`${path}.webp`).flatten({ background: '#ffffff' }).raw().toBuffer();
    expect(new Set(shown)).toEqual(new Set([255]));
  });
});

describe('a picture that cannot be shown', () => {
  it('is kept and said to be so', async () => {
    const photoshop = Buffer.concat([Buffer.from('8BPS'), Buffer.from([0, 1]), Buffer.alloc(200)]);
    expect(await told(photoshop)).toMatchObject({ mediaType: 'image/vnd.adobe.photoshop', pages: 1, unreadable: 'undecodable' });
  });

  it('is not decoded when its header says more than 120 megapixels', async () => {
    const { length } = painted(4, 4);
    expect(length).toBe(48);
    const png = await picture(4, 4).png().toBuffer();
    png.writeUInt32BE(12_001, 16);
    png.writeUInt32BE(10_000, 20);
    expect(await told(png)).toMatchObject({ pages: null, unreadable: 'too-large', metadata: { width: 12_001, height: 10_000 } });
  });
});
