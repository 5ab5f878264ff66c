import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rawZip } from '../../support/corpus/raw-zip.ts';
import { inspected } from '../../support/reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zips-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** An archive inspected; its inner files stay until the end. */
async function opened(bytes: Uint8Array, depth = 0) {
  const into = await mkdtemp(join(folder, 'into-'));
  const path = join(into, 'archive');
  await writeFile(path, bytes);
  return { into, ...(await inspected(path, into, depth)) };
}

describe('archives', () => {
  it('hand out the bytes as they were packed', async () => {
    const data = Buffer.from(Array.from({ length: 70_000 }, (_, n) => (n * n) % 251));
    const { inner } = await opened(
      rawZip([
        { name: 'packed', data },
        { name: 'stored', data, method: 0 },
      ]),
    );
    expect(inner.map(({ path }) => readFileSync(path).equals(data))).toEqual([true, true]);
  });

  it('lie in archives at most three deep', async () => {
    const archive = rawZip([{ name: 'a.txt', data: 'x' }]);
    expect((await opened(archive, 2)).inner).toHaveLength(1);
    const { inner, innerRefused } = await opened(archive, 3);
    expect([inner, innerRefused]).toEqual([[], [{ name: 'a.txt', message: 'reading.nested-too-deep' }]]);
  });

  it('hold a member that unpacks larger than memory without growing', async () => {
    const data = Buffer.alloc(45 * 1024 ** 2, 'evidence ');
    const { inner } = await opened(rawZip([{ name: 'film.bin', data }]));
    expect(inner.map(({ path }) => readFileSync(path).equals(data))).toEqual([true]);
  });

  it('account for every member: taken out, refused, or a folder', async () => {
    const member = fc.record({
      name: fc.oneof(
        fc.string({ maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.constantFrom('../x', '/x', 'a/', 'C:x', '__MACOSX/y', 'Thumbs.db'),
      ),
      data: fc.uint8Array({ maxLength: 200 }),
      flags: fc.constantFrom(0, 0x800, 1),
      method: fc.constantFrom(0, 8, 14),
      lie: fc.option(fc.record({ crc: fc.nat(), size: fc.nat(1_000) }), { nil: undefined, freq: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(member, { maxLength: 8 }), async (members) => {
        const { into, inner, innerRefused, metadata } = await opened(rawZip(members.map(({ lie, ...one }) => ({ ...one, ...lie }))));
        for (const { path, name } of inner) {
          expect(dirname(path)).toBe(into);
          expect(name).not.toBe('');
        }
        const plain = members.filter(
          ({ name, flags }) =>
            !Buffer.from(name)
              .toString(flags === 0x800 ? 'utf8' : 'latin1')
              .endsWith('/'),
        );
        const noted = plain.filter(({ name }) => name.startsWith('__MACOSX/')).length;
        expect(metadata.entries).toBe(members.length);
        expect(inner.length + innerRefused.length).toBeGreaterThanOrEqual(plain.length - Math.max(0, noted - 1));
      }),
      { numRuns: 150 },
    );
  });

  it('survive any damage', async () => {
    const sound = rawZip([
      { name: 'a.txt', data: 'aaa'.repeat(500) },
      { name: '截图.txt', data: 'bbb', flags: 0x800 },
      { name: 'c.bin', data: Buffer.alloc(300, 7), method: 0 },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(sound);
        for (const [at, value] of changes) bytes[at] = value;
        const { inner, into } = await opened(bytes);
        for (const { path } of inner) expect(dirname(path)).toBe(into);
      }),
      { numRuns: 200 },
    );
  });
});
