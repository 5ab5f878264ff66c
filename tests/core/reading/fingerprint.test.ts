import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Fingerprint } from '#core/reading/model.ts';
import { pagesOf, rawPdf } from '../../support/corpus/raw-pdf.ts';
import { openTestReader } from '../../support/reader.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const reader = openTestReader();

async function fingerprint(bytes: Uint8Array): Promise<Fingerprint> {
  const path = join(await temporaryFolder(), 'file');
  await writeFile(path, bytes);
  const made = await reader.fingerprint({ path, name: 'file' });
  if (!made) throw new Error('no fingerprint');
  return made;
}
/** Bits in which two hashes differ. */
const distance = (a: string, b: string) => [...(BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2)].filter((bit) => bit === '1').length;
/** Tiles that show something and differ in no more bits than this. */
const sameTiles = (a: Fingerprint, b: Fingerprint, bits = 6) =>
  a.tiles.filter((tile, n) => tile !== '0'.repeat(16) && distance(tile, b.tiles[n] ?? '') <= bits).length;

/** A listing: a picture of a bag, a headline, lines of text. `seed` makes another shop. */
function listing(seed: number, price = '$39.99') {
  const lines = Array.from(
    { length: 14 },
    (_, n) => `<rect x="480" y="${140 + n * 30}" width="${120 + ((n * 71 * seed) % 260)}" height="12" fill="#555"/>`,
  );
  const bag = `<rect x="${40 + seed * 9}" y="${120 + seed * 11}" width="${300 - seed * 14}" height="${360 - seed * 25}" rx="40" fill="hsl(${seed * 70} 60% 40%)"/><circle cx="${150 + seed * 25}" cy="${220 + seed * 20}" r="${40 + seed * 8}" fill="#eee"/>`;
  return sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640"><rect width="960" height="640" fill="#fff"/><rect width="960" height="70" fill="hsl(${seed * 40} 70% 35%)"/><text x="30" y="48" font-size="36" fill="#fff">Shop ${seed}</text>${bag}${lines.join('')}<text x="480" y="620" font-size="40">${price}</text></svg>`,
    ),
  );
}

describe('a fingerprint', () => {
  it('is the same for the same picture', async () => {
    const bytes = await listing(1).png().toBuffer();
    const made = await fingerprint(bytes);
    expect(await fingerprint(bytes)).toEqual(made);
    expect([made.whole, ...made.tiles].every((hash) => /^[0-9a-f]{16}$/.test(hash))).toBe(true);
    expect(made.tiles).toHaveLength(9);
  });

  it('hardly changes when the picture is saved again, scaled, or grey', async () => {
    const source = await fingerprint(await listing(1).png().toBuffer());
    const copies = [
      await listing(1).jpeg({ quality: 35 }).toBuffer(),
      await listing(1).webp({ quality: 30 }).toBuffer(),
      await listing(1).resize(480).png().toBuffer(),
      await listing(1).resize(1700).jpeg().toBuffer(),
      await listing(1).greyscale().png().toBuffer(),
    ];
    for (const copy of copies) {
      const made = await fingerprint(copy);
      expect(distance(source.whole, made.whole)).toBeLessThanOrEqual(6);
      expect(sameTiles(source, made)).toBeGreaterThanOrEqual(9);
    }
  });

  it('changes in one tile when one thing on the page does', async () => {
    const [dear, cheap] = [
      await fingerprint(await listing(1).png().toBuffer()),
      await fingerprint(await listing(1, '$9').png().toBuffer()),
    ];
    expect(distance(dear.whole, cheap.whole)).toBeLessThanOrEqual(8);
    expect(sameTiles(dear, cheap)).toBeGreaterThanOrEqual(6);
  });

  it('is found again by its tiles when a margin was cut off', async () => {
    const source = await fingerprint(await listing(1).png().toBuffer());
    const cut = await fingerprint(await listing(1).extract({ left: 10, top: 8, width: 940, height: 624 }).png().toBuffer());
    const other = await fingerprint(await listing(3).png().toBuffer());
    expect(sameTiles(source, cut, 10)).toBeGreaterThanOrEqual(8);
    expect(sameTiles(source, other, 10)).toBeLessThanOrEqual(2);
  });

  it('is far from that of another page of the same shape', async () => {
    const made = await Promise.all([1, 2, 3, 4, 5].map(async (seed) => fingerprint(await listing(seed).png().toBuffer())));
    for (const [n, a] of made.entries()) for (const b of made.slice(n + 1)) expect(distance(a.whole, b.whole)).toBeGreaterThan(6);
  });

  it('is made of the first page of a PDF, and not of what has no picture', async () => {
    expect(await fingerprint(rawPdf(pagesOf(['Certificate of registration'])))).toHaveProperty('tiles');
    await expect(fingerprint(Buffer.from('only words'))).rejects.toThrow('no fingerprint');
  });

  it('has nothing to compare on an empty page', async () => {
    const blank = await fingerprint(
      await sharp({ create: { width: 300, height: 400, channels: 3, background: '#fefefe' } })
        .jpeg()
        .toBuffer(),
    );
    expect(new Set([blank.whole, ...blank.tiles])).toEqual(new Set(['0'.repeat(16)]));
  });
});
