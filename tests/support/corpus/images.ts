/** Pictures of every kind that is read, and some that are made to do harm. Generated; nothing is kept. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp, { type Exif } from 'sharp';
import type { CorpusFile, Expected } from './pdf.ts';
import { pagesOf, rawPdf } from './raw-pdf.ts';

type Made = readonly [name: string, bytes: Uint8Array, expected?: Expected];

const WIDTH = 64;
const HEIGHT = 40;

/** A picture with something on it: shades across, lines down, so that turned or cut ones differ. */
export function painted(width = WIDTH, height = HEIGHT, seed = 1): Buffer {
  const bytes = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 3;
      bytes[at] = (x * 255) / width;
      bytes[at + 1] = (y * 255) / height;
      bytes[at + 2] = (Math.floor((x * seed) / 7) + Math.floor(y / 5)) % 2 ? 200 : 30;
    }
  return bytes;
}

export const picture = (width = WIDTH, height = HEIGHT, seed = 1) =>
  sharp(painted(width, height, seed), { raw: { width, height, channels: 3 } });

const one = (mediaType: string): Expected => ({ mediaType, pages: 1, unreadable: [''] });
const too = { pages: null, unreadable: ['too-large', 'damaged'] } as const satisfies Expected;
const any: Expected = { unreadable: ['', 'damaged', 'too-large', 'too-slow', 'undecodable'] };

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function png(width: number, height: number, idat: Uint8Array, extra: readonly Buffer[] = [], kind = 2): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, kind, 0, 0, 0], 8);
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), ...extra, chunk('IDAT', idat), chunk('IEND', Buffer.alloc(0))]);
}

/** A bitmap of this header size, depth and packing; `rows` are its pixels. */
function bitmap(options: {
  header: number;
  depth: number;
  packing?: number;
  width?: number;
  height?: number;
  palette?: number;
  rows: Buffer;
  masks?: readonly number[];
}): Buffer {
  const { header, depth, packing = 0, width = 8, height = 4, palette = 0, rows, masks = [] } = options;
  const colours = Buffer.alloc(palette * (header === 12 ? 3 : 4));
  for (let n = 0; n < palette; n++)
    colours.fill((n * 255) / Math.max(palette - 1, 1), n * (header === 12 ? 3 : 4), n * (header === 12 ? 3 : 4) + 3);
  const info = Buffer.alloc(Math.max(header, header === 40 && masks.length > 0 ? 40 + masks.length * 4 : header));
  info.writeUInt32LE(header, 0);
  if (header === 12) {
    info.writeUInt16LE(width, 4);
    info.writeUInt16LE(height, 6);
    info.writeUInt16LE(1, 8);
    info.writeUInt16LE(depth, 10);
  } else {
    info.writeInt32LE(width, 4);
    info.writeInt32LE(height, 8);
    info.writeUInt16LE(1, 12);
    info.writeUInt16LE(depth, 14);
    info.writeUInt32LE(packing, 16);
    for (const [n, mask] of masks.entries()) info.writeUInt32LE(mask >>> 0, 40 + n * 4);
  }
  const file = Buffer.alloc(14);
  file.write('BM', 'latin1');
  file.writeUInt32LE(14 + info.length + colours.length + rows.length, 2);
  file.writeUInt32LE(14 + info.length + colours.length, 10);
  return Buffer.concat([file, info, colours, rows]);
}

/** A box of the ISO base media file format. */
const box = (type: string, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const numbers = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [n, value] of values.entries()) bytes.writeUInt32BE(value, n * 4);
  return bytes;
};

/** The shell of a HEIC: brands, sizes, EXIF (from its TIFF header on), no picture that could be decoded. */
export function heic(width: number, height: number, turn = 0, exif: Buffer = Buffer.alloc(0)): Buffer {
  const brands = box('ftyp', Buffer.from('heic'), numbers(0), Buffer.from('mif1heic'));
  const item = Buffer.concat([numbers(0, 6), Buffer.from('Exif\0\0', 'latin1'), exif]).subarray(4);
  const shell = (at: number) => {
    const entry = box('infe', Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), Buffer.from('Exif\0', 'latin1'));
    const info = box('iinf', Buffer.from([0, 0, 0, 0, 0, 1]), entry);
    const place = box('iloc', Buffer.from([0, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 1]), numbers(at, item.length));
    const sizes = box('iprp', box('ipco', box('ispe', numbers(0, width, height)), box('irot', Buffer.from([turn]))));
    return Buffer.concat([brands, box('meta', numbers(0), ...(exif.length > 0 ? [info, place] : []), sizes)]);
  };
  return Buffer.concat([shell(shell(0).length + 8), box('mdat', item, Buffer.alloc(200, 5))]);
}

/** EXIF as it lies in other files, from its TIFF header on. */
export async function exifOf(exif: Exif): Promise<Buffer> {
  const jpeg = await picture(8, 8).withExif(exif).jpeg().toBuffer();
  const at = jpeg.indexOf('Exif\0\0', 0, 'latin1');
  return jpeg.subarray(at + 6, at - 2 + jpeg.readUInt16BE(at - 2));
}

/** What a camera writes. */
export const EXIF = {
  IFD0: { Make: 'Canon', Model: 'Canon EOS R6', Software: 'Firmware 1.8', ImageDescription: 'Warehouse door' },
  IFD2: { DateTimeOriginal: '2026:03:02 10:11:12', OffsetTimeOriginal: '+08:00' },
} as const;
export const GPS_SHENZHEN = {
  GPSLatitudeRef: 'N',
  GPSLatitude: '22/1 32/1 3600/100',
  GPSLongitudeRef: 'E',
  GPSLongitude: '114/1 3/1 2880/100',
} as const;
export const GPS_LIMA = { GPSLatitudeRef: 'S', GPSLatitude: '12/1 3/1 0/1', GPSLongitudeRef: 'W', GPSLongitude: '77/1 2/1 0/1' } as const;

async function ordinary(): Promise<Made[]> {
  const film = await Promise.all([1, 3, 5].map((seed) => picture(WIDTH, HEIGHT, seed).png().toBuffer()));
  const joined = { join: { animated: true } } as const;
  const sheets = sharp(Buffer.concat([1, 3, 5].map((seed) => painted(WIDTH, HEIGHT, seed))), {
    raw: { width: WIDTH, height: HEIGHT * 3, channels: 3, pageHeight: HEIGHT },
  });
  const camera = () => picture().withExif({ ...EXIF });
  const turned = await Promise.all(
    [1, 2, 3, 4, 5, 6, 7, 8].map((orientation) => picture().jpeg().withMetadata({ orientation }).toBuffer()),
  );
  const wide = sharp(painted(), { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  return [
    ['rgb.png', await picture().png().toBuffer(), one('image/png')],
    ['palette.png', await picture().png({ palette: true, colours: 16 }).toBuffer(), one('image/png')],
    ['grey.png', await picture().greyscale().png().toBuffer(), one('image/png')],
    ['alpha.png', await picture().ensureAlpha(0.5).png().toBuffer(), one('image/png')],
    ['interlaced.png', await picture().png({ progressive: true }).toBuffer(), one('image/png')],
    ['sixteen-bit.png', await wide.clone().toColourspace('rgb16').png().toBuffer(), one('image/png')],
    ['exif.png', await camera().png().toBuffer(), one('image/png')],
    ['baseline.jpg', await picture().jpeg().toBuffer(), one('image/jpeg')],
    ['progressive.jpg', await picture().jpeg({ progressive: true }).toBuffer(), one('image/jpeg')],
    ['grey.jpg', await picture().greyscale().jpeg().toBuffer(), one('image/jpeg')],
    ['cmyk.jpg', await picture().toColourspace('cmyk').jpeg().toBuffer(), one('image/jpeg')],
    ['camera.jpg', await camera().jpeg().toBuffer(), one('image/jpeg')],
    [
      'camera-no-zone.jpg',
      await picture()
        .withExif({ IFD2: { DateTimeOriginal: '2026:03:02 10:11:12' } })
        .jpeg()
        .toBuffer(),
      one('image/jpeg'),
    ],
    [
      'place.jpg',
      await picture()
        .withExif({ ...EXIF, IFD3: GPS_SHENZHEN })
        .jpeg()
        .toBuffer(),
      { ...one('image/jpeg'), flags: ['gps'] },
    ],
    ['place-south-west.jpg', await picture().withExif({ IFD3: GPS_LIMA }).jpeg().toBuffer(), { ...one('image/jpeg'), flags: ['gps'] }],
    ...turned.map((bytes, n): Made => [`turned-${n + 1}.jpg`, bytes, one('image/jpeg')]),
    ['motion.jpg', Buffer.concat([await picture().jpeg().toBuffer(), Buffer.alloc(9000, 1)]), one('image/jpeg')],
    ['still.gif', await picture().gif().toBuffer(), one('image/gif')],
    ['film.gif', await sharp(film, joined).gif().toBuffer(), one('image/gif')],
    ['lossy.webp', await picture().webp().toBuffer(), one('image/webp')],
    ['lossless.webp', await picture().webp({ lossless: true }).toBuffer(), one('image/webp')],
    ['film.webp', await sharp(film, joined).webp().toBuffer(), one('image/webp')],
    ['camera.webp', await camera().webp().toBuffer(), one('image/webp')],
    ['plain.tif', await picture().tiff({ compression: 'none' }).toBuffer(), one('image/tiff')],
    ['lzw.tif', await picture().tiff({ compression: 'lzw' }).toBuffer(), one('image/tiff')],
    [
      'fax.tif',
      await picture().greyscale().threshold().toColourspace('b-w').tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer(),
      one('image/tiff'),
    ],
    ['big.tif', await picture().tiff({ bigtiff: true }).toBuffer(), one('image/tiff')],
    ['three-sheets.tif', await sheets.tiff().toBuffer(), { mediaType: 'image/tiff', pages: 3, unreadable: [''] }],
    ['picture.avif', await picture().avif({ effort: 0 }).toBuffer(), one('image/avif')],
    ['phone.heic', heic(4032, 3024), { mediaType: 'image/heic', pages: 1, unreadable: ['undecodable', ''] }],
    [
      'drawing.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40"><rect width="30" height="20"/></svg>'),
      one('image/svg+xml'),
    ],
  ];
}

function bitmaps(): Made[] {
  const ok = one('image/bmp');
  const rows24 = Buffer.alloc(24 * 4, 90);
  const header = (width: number, height: number) => bitmap({ header: 40, depth: 24, width, height, rows: rows24 });
  return [
    ['true-colour.bmp', bitmap({ header: 40, depth: 24, rows: rows24 }), ok],
    ['from-the-top.bmp', bitmap({ header: 40, depth: 24, height: -4, rows: rows24 }), ok],
    ['thirty-two.bmp', bitmap({ header: 40, depth: 32, rows: Buffer.alloc(32 * 4, 120) }), ok],
    ['palette-8.bmp', bitmap({ header: 40, depth: 8, palette: 256, rows: Buffer.alloc(32, 7) }), ok],
    ['palette-4.bmp', bitmap({ header: 40, depth: 4, palette: 16, rows: Buffer.alloc(16, 0x5a) }), ok],
    ['black-and-white.bmp', bitmap({ header: 40, depth: 1, palette: 2, rows: Buffer.alloc(16, 0xa5) }), ok],
    [
      'run-length.bmp',
      bitmap({ header: 40, depth: 8, packing: 1, palette: 256, rows: Buffer.from([8, 1, 0, 0, 8, 2, 0, 0, 8, 3, 0, 0, 8, 4, 0, 1]) }),
      ok,
    ],
    ['sixteen-bit.bmp', bitmap({ header: 40, depth: 16, packing: 3, masks: [0xf800, 0x7e0, 0x1f], rows: Buffer.alloc(16 * 4, 0x42) }), ok],
    [
      'version-5.bmp',
      bitmap({ header: 124, depth: 32, packing: 3, masks: [0xff0000, 0xff00, 0xff, 0xff000000], rows: Buffer.alloc(32 * 4, 33) }),
      ok,
    ],
    ['os2.bmp', bitmap({ header: 12, depth: 24, rows: rows24 }), ok],
    ['cut.bmp', bitmap({ header: 40, depth: 24, width: 80, height: 40, rows: rows24 }), { pages: null, unreadable: ['damaged'] }],
    ['huge.bmp', header(30_000, 30_000), too],
    ['endless.bmp', header(2_147_483_647, 2_147_483_647), too],
    ['no-width.bmp', header(0, 4), too],
  ];
}

async function hostile(): Promise<Made[]> {
  const good = await picture(400, 300).jpeg({ quality: 95 }).toBuffer();
  const goodPng = await picture(400, 300).png().toBuffer();
  const frame = good.indexOf(Buffer.from([0xff, 0xc0]));
  const sized = (width: number, height: number) => {
    const copy = Buffer.from(good);
    copy.writeUInt16BE(height, frame + 5);
    copy.writeUInt16BE(width, frame + 7);
    return copy;
  };
  const zeros = deflateSync(Buffer.alloc(300 * 1024 * 1024), { level: 9 });
  const flipped = Buffer.from(goodPng);
  flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 0xff;
  const tiff = await picture(200, 100).tiff({ compression: 'none' }).toBuffer();
  const first = tiff.readUInt32LE(4);
  const fields = tiff.readUInt16LE(first);
  const looped = Buffer.from(tiff);
  looped.writeUInt32LE(first, first + 2 + fields * 12);
  const patched = (tag: number, value: number) => {
    const copy = Buffer.from(tiff);
    for (let n = 0; n < fields; n++) {
      const at = first + 2 + n * 12;
      if (copy.readUInt16LE(at) !== tag) continue;
      copy.writeUInt16LE(4, at + 2);
      copy.writeUInt32LE(value, at + 8);
    }
    return copy;
  };
  const gif = Buffer.from(await picture().gif().toBuffer());
  gif.writeUInt16LE(65_535, 6);
  gif.writeUInt16LE(65_535, 8);
  const text = (bytes: Buffer) => chunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0', 'latin1'), bytes]));
  const profile = chunk('iCCP', Buffer.concat([Buffer.from('profile\0\0', 'latin1'), zeros]));
  const small = deflateSync(Buffer.alloc(4 * 13));
  const rows = deflateSync(Buffer.alloc(2000 * (2000 * 3 + 1)));
  const entities = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join('');
  const nested = '<g>'.repeat(100_000);
  return [
    ['sixty-thousand.png', png(60_000, 60_000, deflateSync(Buffer.alloc(1 << 20))), too],
    ['sixty-thousand-full.png', png(60_000, 60_000, zeros), too],
    ['endless.png', png(2_147_483_647, 2_147_483_647, small), too],
    ['no-size.png', png(0, 0, small), too],
    ['text-bomb.png', png(4, 4, small, [text(zeros)]), { pages: 1 }],
    [
      'text-bombs.png',
      png(
        4,
        4,
        small,
        Array.from({ length: 60 }, () => text(zeros.subarray(0, 60_000))),
      ),
      { pages: 1 },
    ],
    ['profile-bomb.png', png(4, 4, small, [profile]), { pages: 1 }],
    ['rows-too-many.png', png(4, 4, rows), { pages: 1 }],
    ['cut.png', goodPng.subarray(0, goodPng.length >> 1), { pages: null, unreadable: ['damaged'] }],
    ['only-signature.png', SIGNATURE, { pages: null, unreadable: ['damaged'] }],
    ['bit-flipped.png', flipped, any],
    ['sixty-five-thousand.jpg', sized(65_500, 65_500), too],
    ['wider-than-it-is.jpg', sized(4000, 3000), any],
    ['cut.jpg', good.subarray(0, good.length >> 1), { pages: null, unreadable: ['damaged'] }],
    ['cut-in-header.jpg', good.subarray(0, 100), { pages: null, unreadable: ['damaged'] }],
    ['garbage-inside.jpg', Buffer.concat([good.subarray(0, good.length >> 1), Buffer.alloc(5000, 0x99), good.subarray(-200)]), any],
    ['huge-canvas.gif', gif, too],
    ['cut.gif', (await picture(300, 200).gif().toBuffer()).subarray(0, 900), { pages: null, unreadable: ['damaged'] }],
    ['sheets-in-a-circle.tif', looped, any],
    ['huge.tif', patched(256, 4_000_000_000), too],
    ['strips-too-many.tif', patched(278, 1), any],
    ['cut.tif', tiff.subarray(0, tiff.length >> 1), any],
    ['cut.webp', (await picture(400, 300).webp().toBuffer()).subarray(0, 600), any],
    ['cut.avif', (await picture(400, 300).avif({ effort: 0 }).toBuffer()).subarray(0, 400), { pages: null, unreadable: ['damaged'] }],
    ['huge.heic', heic(60_000, 60_000), { pages: null, unreadable: ['too-large'] }],
    ['no-size.heic', heic(0, 0), any],
    [
      'script.svg',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'),
      { pages: 1, flags: ['javascript'] },
    ],
    [
      'outside.svg',
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink" width="9" height="9"><image x:href="file:///etc/hostname" width="9" height="9"/></svg>',
      ),
      { pages: 1, flags: ['external-content'] },
    ],
    [
      'entities.svg',
      Buffer.from(
        `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e12;</text></svg>`,
      ),
      any,
    ],
    ['huge.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1000000" height="1000000"/>'), too],
    ['deep.svg', Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${nested}</svg>`), any],
    ['no-end.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9"'), any],
  ];
}

/** Files whose name promises another type than they are. */
async function lying(): Promise<Made[]> {
  const png = await picture().png().toBuffer();
  return [
    ['really-png.jpg', png, one('image/png')],
    ['really-jpeg.png', await picture().jpeg().toBuffer(), one('image/jpeg')],
    ['really-pdf.jpg', rawPdf(pagesOf(['x'])), { mediaType: 'application/pdf', pages: 1 }],
    ['really-png.pdf', png, one('image/png')],
    ['really-text.png', Buffer.from('no picture at all'), { mediaType: 'text/plain', pages: null }],
    ['really-html.gif', Buffer.from('<!doctype html><script>alert(1)</script>'), { mediaType: 'text/html' }],
    ['really-nothing.webp', Buffer.from([1, 2, 3, 0, 255]), { mediaType: 'application/octet-stream' }],
    ['jpeg-in-disguise.txt', await picture().jpeg().toBuffer(), one('image/jpeg')],
  ];
}

/** Writes the corpus into a folder, which must exist. */
export async function writeImageCorpus(folder: string): Promise<readonly CorpusFile[]> {
  const made = [...(await ordinary()), ...bitmaps(), ...(await hostile()), ...(await lying())];
  const files: CorpusFile[] = [];
  for (const [name, bytes, expected = {}] of made) {
    const path = join(folder, name);
    await writeFile(path, bytes);
    files.push({ name, path, expected });
  }
  return files;
}
