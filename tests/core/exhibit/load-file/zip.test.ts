/** The archive writer, read by tools that are not ours. */
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { openSet, readAll } from '#core/exhibit/load-file/set-files.ts';
import { scanBytes, scanFile, type ZipEntry, zipped } from '#core/exhibit/load-file/zip.ts';
import { temporaryFolder } from '../../../support/workspace.ts';

const AT = '2026-11-23T09:00:00.000Z';
const haveUnzip = spawnSync('unzip', ['-v']).status === 0;

async function write(entries: readonly ZipEntry[], long = false): Promise<string> {
  const path = join(await temporaryFolder(), 'set.zip');
  await pipeline(Readable.from(zipped(entries, { at: AT, long })), createWriteStream(path));
  return path;
}

async function fileOf(bytes: Uint8Array): Promise<string> {
  const path = join(await temporaryFolder(), 'file.bin');
  await writeFile(path, bytes);
  return path;
}

const text = new TextEncoder().encode('DATA '.repeat(5_000));

describe.each([
  ['with short sizes', false],
  ['with ZIP64 sizes', true],
])('an archive %s', (_, long) => {
  it('gives back names and bytes, to our reader and to unzip', async () => {
    const native = Buffer.from(Array.from({ length: 100_000 }, (_, n) => (n * 7919) & 255));
    const from = await fileOf(native);
    const entries: ZipEntry[] = [
      { name: 'VOL001/DATA/VOL001.dat', bytes: text },
      { name: 'VOL001/NATIVE/A1.bin', path: from, scanned: await scanFile(from) },
      { name: 'VOL001/TEXT/空.txt', bytes: new Uint8Array() },
    ];
    const path = await write(entries, long);
    const set = await openSet(path);
    expect([...set.files]).toEqual([
      ['VOL001/DATA/VOL001.dat', text.length],
      ['VOL001/NATIVE/A1.bin', native.length],
      ['VOL001/TEXT/空.txt', 0],
    ]);
    expect(Buffer.from((await readAll(set, 'VOL001/NATIVE/A1.bin', 1e6)) ?? []).equals(native)).toBe(true);
    expect(Buffer.from((await readAll(set, 'VOL001/DATA/VOL001.dat', 1e6)) ?? []).equals(text)).toBe(true);
    await set.close();
    if (!haveUnzip) return;
    const tested = spawnSync('unzip', ['-t', path], { encoding: 'utf8' });
    expect([tested.status, tested.stdout]).toEqual([0, expect.stringContaining('No errors detected')]);
  });

  it('has the same bytes for the same entries', async () => {
    const make = () => write([{ name: 'a', bytes: text }], long);
    const [first, second] = [await readFile(await make()), await readFile(await make())];
    expect(first.equals(second)).toBe(true);
  });
});

it('a file that changed after it was read ends the archive', async () => {
  const path = await fileOf(text);
  const scanned = await scanFile(path);
  await writeFile(path, Buffer.from(text).fill(65, 10, 11));
  await expect(write([{ name: 'a', path, scanned }])).rejects.toMatchObject({ id: 'vault.altered' });
});

it('what is scanned in memory and from a file is the same', async () => {
  expect(await scanFile(await fileOf(text))).toEqual(scanBytes(text));
});
