import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeOfficeCorpus } from '../../support/corpus/office.ts';
import { read } from '../../support/reading.ts';
import { findOffice } from '../../support/tools.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-'));
  await writeOfficeCorpus(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const pagesOf = async (name: string) => (await read(join(folder, name))).pages;

describe('Office files and texts', () => {
  it('have a page for each slide, and passages where there are no pages', async () => {
    expect(await pagesOf('slides.pptx')).toEqual([
      { page: 1, text: 'shown first\nsecond\nline\n\nwords of the notes\nsecond\nline' },
      { page: 2, text: 'shown last\nsecond\nline' },
    ]);
    expect((await pagesOf('slides.odp'))?.map(({ text }) => text)).toEqual(['first slide', 'second slide\na note']);
    const long = (await pagesOf('long.docx')) ?? [];
    expect(long.length).toBeGreaterThan(10);
    for (const { text } of long) expect(text.length).toBeLessThanOrEqual(4_000);
  });

  it('tell sheets apart: each begins a passage under its name', async () => {
    expect((await pagesOf('book.xlsx'))?.map(({ text }) => text.split('\n', 1)[0])).toEqual(['订单', 'Hidden & more']);
  });

  it('never expand what a document defines for itself', async () => {
    for (const name of ['entity-bomb.docx', 'entity-bomb.xlsx', 'entity-bomb.odt', 'outside-entity.docx']) {
      const { text } = await read(join(folder, name));
      expect(text, name).not.toMatch(/haha/);
      expect(text.length, name).toBeLessThan(200);
    }
  });

  it.runIf(findOffice())(
    'are read as LibreOffice writes them, in its formats and in those of before 2007',
    { timeout: 120_000 },
    async () => {
      const page = join(folder, 'words.html');
      await writeFile(
        page,
        '<!doctype html><meta charset=utf-8><h1>侵权对比</h1><p>First paragraph</p><table><tr><td>店铺<td>Price</table>',
      );
      const table = join(folder, 'table.csv');
      await writeFile(table, '店铺,Price\n甲,5\n');
      const convert = (source: string, from: string, ...kinds: readonly string[]) => {
        for (const kind of kinds) {
          const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
          spawnSync(findOffice() ?? '', [profile, '--headless', `--infilter=${from}`, '--convert-to', kind, '--outdir', folder, source], {
            timeout: 60_000,
          });
        }
      };
      convert(page, 'HTML (StarWriter)', 'doc:MS Word 97', 'odt:writer8');
      convert(table, 'CSV:44,34,76,1', 'ods', 'xlsx');
      for (const name of ['words.doc', 'words.odt']) {
        const { text, inspection } = await read(join(folder, name));
        expect(inspection.unreadable, name).toBe('');
        for (const words of ['侵权对比', 'First paragraph', '店铺', 'Price']) expect(text, name).toContain(words);
      }
      for (const name of ['table.ods', 'table.xlsx']) expect((await read(join(folder, name))).text, name).toContain('店铺\tPrice\n甲\t5');
    },
  );
});
