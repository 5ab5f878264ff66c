/** Two hundred files, sound, odd, broken and hostile: each is told something true, none stops the reader. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inspection, PageText } from '#core/reading/model.ts';
import { writeImageCorpus } from '../../support/corpus/images.ts';
import { type CorpusFile, writePdfCorpus } from '../../support/corpus/pdf.ts';
import { openTestReader } from '../../support/reader.ts';
import { findProgram } from '../../support/tools.ts';
import { temporaryFolder } from '../../support/workspace.ts';

interface Told {
  readonly file: CorpusFile;
  readonly inspection: Inspection;
  readonly text: readonly PageText[] | null;
  /** What was drawn of the first page; null when nothing was. */
  readonly drawn: { readonly width: number; readonly height: number } | null;
}

const reader = openTestReader({ seconds: 4 });
const told = new Map<string, Told>();
let mostMemory = 0;
let watch: NodeJS.Timeout;

/** Megabytes of the largest reading process. */
function memory(): number {
  const sizes = reader.pids.map((pid) => {
    try {
      return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...sizes);
}

async function tell(file: CorpusFile, folder: string): Promise<Told> {
  const inspection = await reader.inspect(file);
  const known = { ...file, mediaType: inspection.mediaType };
  const to = join(folder, `${file.name}.webp`);
  const [text, drawn] = await Promise.all([reader.text(known), reader.picture(known, 1, 400, to)]);
  return { file, inspection, text, drawn: drawn ? await sharp(to).metadata() : null };
}

beforeAll(async () => {
  const folder = await temporaryFolder();
  const files = [...(await writePdfCorpus(folder)), ...(await writeImageCorpus(folder))];
  const out = await temporaryFolder();
  watch = setInterval(() => {
    mostMemory = Math.max(mostMemory, memory());
  }, 20);
  const waiting = files.values();
  const lane = async () => {
    for (const file of waiting) told.set(file.name, await tell(file, out));
  };
  await Promise.all([lane(), lane()]);
});
afterAll(() => clearInterval(watch));

/** Names of the files of which `wrong` says something. */
const faults = (wrong: (one: Told) => string | false | undefined): string[] =>
  [...told.values()].flatMap((one) => {
    const fault = wrong(one);
    return fault ? [`${one.file.name}: ${fault}`] : [];
  });

describe('the corpus', () => {
  it('is two hundred files, each of which is told of', () => {
    expect(told.size).toBeGreaterThan(190);
  });

  it('is told the type of, by the bytes', () => {
    const types = faults(
      ({ file: { expected }, inspection: { mediaType } }) =>
        expected.mediaType !== undefined && expected.mediaType !== mediaType && mediaType,
    );
    expect(types).toEqual([]);
  });

  it('is counted, or the reason is named why not', () => {
    expect(
      faults(({ file: { expected }, inspection: { pages, unreadable } }) => {
        if (expected.unreadable && !expected.unreadable.includes(unreadable)) return `unreadable '${unreadable}'`;
        return expected.pages !== undefined && expected.pages !== pages && `${pages} pages`;
      }),
    ).toEqual([]);
  });

  it('has a page count, a reason, or is of a kind without pages', () => {
    const silent = faults(
      ({ inspection: { mediaType, pages, unreadable } }) =>
        pages === null && unreadable === '' && /^(application\/pdf|image\/)/.test(mediaType) && 'nothing said',
    );
    expect(silent).toEqual([]);
  });

  it('is flagged for what a lawyer should know', () => {
    const flags = faults(
      ({ file: { expected }, inspection }) =>
        expected.flags &&
        JSON.stringify([...expected.flags].sort()) !== JSON.stringify([...inspection.flags].sort()) &&
        inspection.flags.join(),
    );
    expect(flags).toEqual([]);
  });

  it.runIf(findProgram('pdfinfo'))('has as many pages as pdfinfo counts, wherever both read it', () => {
    let both = 0;
    const other = faults(({ file, inspection: { mediaType, pages } }) => {
      if (mediaType !== 'application/pdf' || pages === null) return undefined;
      const { stdout } = spawnSync('pdfinfo', [file.path], { encoding: 'utf8', timeout: 20_000 });
      const counted = /^Pages:\s+(\d+)/m.exec(stdout ?? '')?.[1];
      if (counted === undefined) return undefined;
      both++;
      return Number(counted) !== pages && `${pages}, pdfinfo ${counted}`;
    });
    expect(other).toEqual([]);
    expect(both).toBeGreaterThan(60);
  });

  it('has words for every page of the PDFs that are counted', () => {
    const missing = faults(
      ({ inspection: { mediaType, pages }, text }) =>
        mediaType === 'application/pdf' && pages !== null && text !== null && text.length !== pages && `${text.length} of ${pages} pages`,
    );
    expect(missing).toEqual([]);
    expect(told.get('hundred-pages.pdf')?.text?.at(-1)).toEqual({ page: 100, text: 'Page 100 of the record' });
    expect(told.get('owner-locked-aes-256.pdf')?.text ?? [{ text: 'Locked words' }]).toMatchObject([{ text: 'Locked words' }]);
  });

  it('is drawn where it is sound, no wider than asked', () => {
    const sound = (one: Told) => one.file.expected.unreadable?.join() === '' && one.inspection.pages !== null;
    expect(faults((one) => sound(one) && one.drawn === null && 'not drawn')).toEqual([]);
    expect(faults(({ drawn }) => drawn !== null && (drawn.width > 400 || drawn.height > 16_383) && `${drawn.width} wide`)).toEqual([]);
  });

  it.runIf(process.platform === 'linux')('keeps every process under a gigabyte', () => {
    expect(mostMemory).toBeGreaterThan(50);
    expect(mostMemory).toBeLessThan(1000);
  });

  it('leaves a reader that goes on reading', async () => {
    const file = told.get('normal-1.7.pdf')?.file;
    expect(file && (await reader.inspect(file))).toMatchObject({ mediaType: 'application/pdf', pages: 3, unreadable: '' });
  });
});
