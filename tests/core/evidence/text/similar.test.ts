import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { alikePictures, alikeTexts } from '#core/evidence/text/similar.ts';
import type { Fingerprint } from '#core/reading/model.ts';
import { openTestReader } from '../../../support/reader.ts';
import { temporaryFolder } from '../../../support/workspace.ts';
import { blank, pictureOf } from '../../reading/ocr-pictures.ts';
import { openTextRooms } from './cast.ts';

const groups = async (prints: Readonly<Record<string, Fingerprint>>) =>
  (await alikePictures(Object.entries(prints).map(([id, fingerprint]) => ({ id, fingerprint })))).map(({ items }) =>
    items.map(({ id }) => id),
  );

describe('pictures, as they really come', () => {
  const offer = (...lines: string[]) => pictureOf('MARKTPLATZ  search  cart', ' ', ...lines, ' ', 'Returns within 30 days', 'Imprint');
  const change = (picture: Buffer, how: (picture: Sharp) => Sharp) => how(sharp(picture)).toBuffer();

  it('a copy saved again, scaled or partly covered is like the first; another offer in the same layout is not', async () => {
    const folder = await temporaryFolder();
    const reader = openTestReader();
    const first = await offer('Nimbus wallet, black leather', 'USD 38.90', 'Sold by Brightway');
    const { width, height } = await sharp(first).metadata();
    const cover = {
      input: { create: { width: Math.round(width / 4), height: Math.round(height / 5), channels: 3, background: '#ffee88' } },
    } as const;
    const pictures: Record<string, Buffer> = {
      first,
      jpeg: await change(first, (one) => one.jpeg({ quality: 50 })),
      half: await change(first, (one) => one.resize(Math.round(width / 2))),
      larger: await change(first, (one) => one.resize(Math.round(width * 1.5))),
      covered: await change(first, (one) => one.composite([{ ...cover, left: Math.round(width * 0.7), top: Math.round(height * 0.75) }])),
      other: await offer('Wristwatch with quartz movement, for gentlemen', 'EUR 1,204.00 and shipping', 'A shop called Okulele'),
      chinese: await offer('深圳市龙岗区某某贸易有限公司', '实付款 258.00 元', '七天无理由退货'),
      white: await blank(800, 600),
      whiter: await blank(640, 480),
    };
    const prints: Record<string, Fingerprint> = {};
    for (const [name, bytes] of Object.entries(pictures)) {
      await writeFile(join(folder, name), bytes);
      const print = await reader.fingerprint({ path: join(folder, name), name });
      if (print) prints[name] = print;
    }
    expect(Object.keys(prints)).toHaveLength(9);
    expect(await groups(prints)).toEqual([['first', 'jpeg', 'half', 'larger', 'covered']]);
  });

  it('are suggested with how far they are from the first, and left as they are', async () => {
    const rooms = await openTextRooms();
    const first = await offer('Nimbus wallet', 'USD 38.90');
    const ids = await rooms.receive({
      'a.png': first,
      'b.jpg': await change(first, (one) => one.jpeg({ quality: 60 })),
      'c.png': await offer('Wristwatch with quartz movement', 'EUR 1,204.00'),
    });
    await rooms.text.readWaiting({ ocr: false });
    const found = await rooms.text.similar('matter-1');
    expect(found).toEqual([
      {
        by: 'picture',
        items: [
          { id: ids['a.png'], distance: 0 },
          { id: ids['b.jpg'], distance: expect.any(Number) },
        ],
      },
    ]);
    expect(found[0]?.items[1]?.distance).toBeLessThanOrEqual(3);
    expect(await rooms.evidence.list('matter-1')).toHaveLength(3);
  });
});

const hex = fc
  .array(fc.integer({ min: 0, max: 15 }), { minLength: 16, maxLength: 16 })
  .map((digits) => digits.map((digit) => digit.toString(16)).join(''));
const print = fc.record({ whole: hex, tiles: fc.array(hex, { minLength: 9, maxLength: 9 }) });
const flip = (of: string, bits: readonly number[]): string => {
  let value = BigInt(`0x${of}`);
  for (const bit of new Set(bits)) value ^= 1n << BigInt(bit);
  return value.toString(16).padStart(16, '0');
};
const some = fc.array(fc.integer({ min: 0, max: 63 }), { maxLength: 3 });

describe('groups', () => {
  it('find every copy that differs in a few bits, among strangers', async () => {
    await fc.assert(
      fc.asyncProperty(
        print,
        fc.array(some, { minLength: 10, maxLength: 10 }),
        fc.array(print, { maxLength: 30 }),
        async (one, bits, strangers) => {
          const copy = { whole: flip(one.whole, bits[9] ?? []), tiles: one.tiles.map((tile, n) => flip(tile, bits[n] ?? [])) };
          const all = Object.fromEntries([one, ...strangers, copy].map((each, n) => [String(n), each]));
          expect((await groups(all)).find((ids) => ids[0] === '0')).toContain(String(strangers.length + 1));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('name each picture once at most, and never one that is near to nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(print, { maxLength: 40 }), async (prints) => {
        const ids = (await groups(Object.fromEntries(prints.map((each, n) => [String(n), each])))).flat();
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
    const [a, b] = fc.sample(print, { numRuns: 2, seed: 7 });
    if (a && b) expect(await groups({ a, b })).toEqual([]);
  });

  it('of hundreds of copies are one group', async () => {
    const [one] = fc.sample(print, { numRuns: 1, seed: 7 });
    if (!one) throw new Error('no picture');
    const copies = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`copy-${n}`, one]));
    const found = await groups(copies);
    expect(found).toHaveLength(1);
    expect(found[0]).toHaveLength(300);
  });

  it('do not tie plain pictures together', async () => {
    const plain = { whole: '0'.repeat(16), tiles: Array.from({ length: 9 }, () => '0'.repeat(16)) };
    expect(await groups({ a: plain, b: plain })).toEqual([]);
  });
});

describe('texts', () => {
  it('that say the same in other bytes are named; the same bytes are no news', () => {
    const of = (id: string, words: string, sha256: string) => ({ id, words, sha256 });
    expect(
      alikeTexts([
        of('a', 'w', '1'),
        of('b', 'x', '2'),
        of('c', 'w', '3'),
        of('d', 'y', '4'),
        of('e', 'y', '4'),
        of('f', '', '5'),
        of('g', '', '6'),
      ]),
    ).toEqual([
      {
        by: 'text',
        items: [
          { id: 'a', distance: 0 },
          { id: 'c', distance: 0 },
        ],
      },
    ]);
  });

  it('are the same whatever the spacing and the pages; short ones are alike by chance', async () => {
    const rooms = await openTextRooms();
    const letter = 'The goods examined bear a mark that the owner of the registration has not licensed, and the stitching differs. '.repeat(
      3,
    );
    const ids = await rooms.receive({
      'one.txt': [letter],
      'two.txt': [`${letter.slice(0, 100)}\n\n`, letter.slice(100).replaceAll(' ', '  ')],
      'three.txt': [`${letter} Signed.`],
      'short-1.txt': ['Thank you.'],
      'short-2.txt': ['Thank  you.'],
    });
    await rooms.text.readWaiting({ ocr: false });
    expect(await rooms.text.similar('matter-1')).toEqual([
      {
        by: 'text',
        items: [
          { id: ids['one.txt'], distance: 0 },
          { id: ids['two.txt'], distance: 0 },
        ],
      },
    ]);
  });
});
