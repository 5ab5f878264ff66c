/** Two hundred mails, archives, captures, Office files and texts through the real reading process. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeArchiveCorpus } from '../../support/corpus/archives.ts';
import { writeCaptureCorpus } from '../../support/corpus/captures.ts';
import type { ReadableFile } from '../../support/corpus/made.ts';
import { writeMailCorpus } from '../../support/corpus/mail.ts';
import { writeOfficeCorpus } from '../../support/corpus/office.ts';
import { openTestReader } from '../../support/reader.ts';
import { expectAsSaid, type Read } from '../../support/reading.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const reader = openTestReader({ seconds: 25 });
const told = new Map<string, { readonly file: ReadableFile; readonly read: Read; readonly into: string; readonly seconds: number }>();
let mostMemory = 0;
let watch: NodeJS.Timeout;

function memory(): number {
  const sizes = reader.pids.map((pid) => {
    const status = `/proc/${pid}/status`;
    return existsSync(status) ? Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(status, 'latin1'))?.[1] ?? 0) / 1024 : 0;
  });
  return Math.max(0, ...sizes);
}

async function tell(file: ReadableFile): Promise<void> {
  const into = await temporaryFolder();
  const start = performance.now();
  const inspection = await reader.inspect(file, { into });
  const known = { ...file, mediaType: inspection.mediaType };
  const [pages, markup, entries] = [await reader.text(known), await reader.markup(known), await reader.entries(known)];
  const text = (pages ?? []).map((page) => page.text).join('');
  told.set(file.path, { file, into, seconds: (performance.now() - start) / 1000, read: { inspection, pages, text, markup, entries } });
}

beforeAll(async () => {
  const files: ReadableFile[] = [];
  for (const write of [writeArchiveCorpus, writeMailCorpus, writeCaptureCorpus, writeOfficeCorpus])
    files.push(...(await write(await temporaryFolder())));
  watch = setInterval(() => {
    mostMemory = Math.max(mostMemory, memory());
  }, 20);
  const waiting = files.values();
  const lane = async () => {
    for (const file of waiting) await tell(file);
  };
  await Promise.all([lane(), lane()]);
}, 240_000);
afterAll(() => clearInterval(watch));

describe('the corpus of words', () => {
  it('is near two hundred files, and each says through the process what it says without', () => {
    expect(told.size).toBeGreaterThan(180);
    for (const { file, read } of told.values()) expectAsSaid(file, read);
  });

  it('is read without one file taking the process with it', () => {
    const lost = [...told.values()].filter(({ read }) => /^too-(slow|large)$/.test(read.inspection.unreadable));
    expect(lost.map(({ file }) => file.name)).toEqual([]);
  });

  it('puts its inner files into the folder it was given, all of them there', () => {
    for (const { file, read, into } of told.values())
      for (const { path } of read.inspection.inner) {
        expect(dirname(path), file.name).toBe(into);
        expect(existsSync(path), file.name).toBe(true);
      }
  });

  it.runIf(process.platform === 'linux')('keeps every process under a gigabyte', () => {
    expect(mostMemory).toBeGreaterThan(50);
    expect(mostMemory).toBeLessThan(1000);
  });

  it('holds bombs within bombs, of which the fourth level is refused by name', async () => {
    const start = [...told.values()].find(({ file }) => file.name === 'nested-bomb.zip')?.file;
    let waiting = [{ path: start?.path ?? '', name: 'nested-bomb.zip' }];
    const counts: (readonly [files: number, refused: number])[] = [];
    for (let depth = 0; waiting.length > 0; depth++) {
      const next: typeof waiting = [];
      let refused = 0;
      for (const file of waiting) {
        const { inner, innerRefused } = await reader.inspect(file, { into: await temporaryFolder(), depth });
        next.push(...inner);
        refused += innerRefused.length;
      }
      counts.push([next.length, refused]);
      waiting = next;
    }
    expect(counts).toEqual([
      [4, 0],
      [16, 0],
      [64, 0],
      [0, 256],
    ]);
  });
});
