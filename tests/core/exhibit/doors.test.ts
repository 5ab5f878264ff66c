/** Binders through the doors: the page's calls and files, and the terminal. */
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHandler } from '#core/api/handler.ts';
import { settingsOver } from '#core/api/settings.ts';
import type { Binder } from '#core/exhibit/model.ts';
import { isRoot, json, verb } from '../../support/terminal.ts';
import { openTestWorkbench } from '../../support/workbench.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { checkFile, pagesOf } from './paper.ts';

const sample = resolve('templates/samples/longgang-watches');
let desk = '';
let matter = '';
const at = (args: readonly string[], language = 'en') => verb(args, { INIT_CWD: desk, CASEWRIGHT_LANGUAGE: language });
const bind = (...rest: readonly string[]) => at(['binder', 'W', matter, ...rest]);

beforeAll(async () => {
  desk = await temporaryFolder();
  await at(['init', 'W']);
  matter = json<{ matter: string }>(await at(['import', 'W', sample, '--json'])).matter;
});

describe('casewright binder', () => {
  it('writes the parts into a folder, and says their pages and numbers', async () => {
    const made = await bind('--out', 'set', '--prefix', 'CL', '--digits', '5', '--start', '41', '--cap', '0.4', '--json');
    expect(made.code).toBe(0);
    const binder = json<Binder & { files: string[] }>(made);
    expect((await readdir(join(desk, 'set'))).sort()).toEqual(binder.parts.map(({ fileName }) => fileName).sort());
    expect(binder.files).toEqual(binder.parts.map(({ fileName }) => join(desk, 'set', fileName)));
    expect(binder.parts.length).toBeGreaterThan(1);
    for (const [index, file] of binder.files.entries()) {
      checkFile(file);
      const pages = pagesOf(file);
      expect(pages.length).toBe(binder.parts[index]?.pages);
      for (const { part, contentPage, bates } of binder.placements)
        if (part === index + 1) expect(pages[contentPage - 1]).toContain(bates?.first);
    }
    expect(binder.placements[0]?.bates?.first).toBe('CL00041');
    expect(made.notes).toContain('note    exhibit/settings/scheme: numbering and size follow');
    expect((await at(['verify', 'W'])).code).toBe(0);
  });

  it('says it in Chinese, keeps what was set, and replaces the files of a set made before', async () => {
    const made = await at(['binder', 'W', matter, '--out', 'set', '--cap', '0'], 'zh-CN');
    expect(made.out).toMatch(/^证据1-28\.pdf：\d+ 页，\d+\.\d MB\n {2}编码 CL00041 至 CL00070\n$/);
    expect(await readdir(join(desk, 'set'))).toContain('证据1-28.pdf');
  });

  it.each([
    ['no folder to write to', ['--cap', '5'], 2, 'say where to write with --out'],
    ['a limit that is no number', ['--out', 'x', '--cap', '5MB'], 2, '--cap takes a number, not "5MB"'],
    ['a folder in the workspace', ['--out', 'W/set'], 1, 'W/set'],
    ['a file in the place of the folder', ['--out', 'note.txt'], 1, 'note.txt'],
    ['a prefix with blanks', ['--out', 'x', '--prefix', 'A B'], 1, 'prefix'],
    ['a scheme that is not there', ['--out', 'x', '--scheme', 'ndil'], 1, 'zhengju'],
  ])('refuses %s, and writes nothing', async (_, args, code, words) => {
    await writeFile(join(desk, 'note.txt'), '');
    const refused = await bind(...args);
    expect([refused.code, refused.out]).toEqual([code, '']);
    expect(refused.notes).toContain(words);
    expect(await readdir(desk)).not.toContain('x');
  });

  it.skipIf(isRoot)('leaves a folder that cannot be written as it was', async () => {
    await mkdir(join(desk, 'locked'));
    await chmod(join(desk, 'locked'), 0o500);
    expect((await bind('--out', 'locked')).code).toBe(1);
    expect(await readdir(join(desk, 'locked'))).toEqual([]);
  });
});

describe('the page', () => {
  it('builds, lists, checks and fetches a part by range', async () => {
    const workbench = await openTestWorkbench(join(desk, 'W'));
    const handler = createHandler(workbench, { door: 'browser', assets: desk, settings: settingsOver(new Map()), userName: 'Pat' });
    const call = async <T>(procedure: string, input: unknown) => {
      const body = JSON.stringify({ json: input });
      const answer = await handler(
        new Request(`http://127.0.0.1:1/rpc/${procedure}`, { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
      );
      return ((await answer.json()) as { json: T }).json;
    };
    expect(await call<{ id: string }[]>('exhibit/schemes', { matter })).toMatchObject([
      { id: 'zhengju' },
      { id: 'bundle' },
      { id: 'plain-numbers' },
    ]);
    expect(await call('exhibit/settings', { matter })).toMatchObject({ prefix: 'CL', digits: 5, start: 41, capMb: 0 });
    await call('exhibit/setSettings', { matter, patch: { sellerSheets: false, covers: false } });
    const { job } = await call<{ job: string }>('binder/build', { matter });
    await workbench.jobs.rest(job);
    const done = await call<{ state: string; result: string; done: number; total: number }>('jobs/get', { id: job });
    expect(done).toMatchObject({ state: 'done', done: done.total });
    const binders = await call<(Binder & { stale: boolean })[]>('binder/list', { matter });
    expect(binders.map(({ no, status, stale }) => `${no} ${status} ${stale}`)).toEqual([
      '3 built false',
      '2 superseded false',
      '1 superseded false',
    ]);
    expect(binders[0]?.id).toBe(done.result);
    const path = `/files/binder/${done.result}/1.pdf`;
    const part = await handler(new Request(`http://127.0.0.1:1${path}`, { headers: { range: 'bytes=0-7' } }));
    expect([part.status, part.headers.get('content-type'), await part.text()]).toEqual([206, 'application/pdf', '%PDF-1.7']);
    const saved = await handler(new Request(`http://127.0.0.1:1${path}?save=${encodeURIComponent('证据1-28.pdf')}`));
    expect(saved.headers.get('content-disposition')).toContain("filename*=UTF-8''%E8%AF%81");
    expect(Buffer.from(await saved.arrayBuffer()).equals(await readFile((await workbench.binder.part(done.result, 1)).path))).toBe(true);
    for (const wrong of [`/files/binder/${done.result}/2.pdf`, '/files/binder/nobody/1.pdf'])
      expect((await handler(new Request(`http://127.0.0.1:1${wrong}`))).status).toBe(404);
    await call('binder/file', { id: done.result, date: '2026-11-24' });
    expect(await call('binder/get', { id: done.result })).toMatchObject({ status: 'filed', filedOn: '2026-11-24' });
    expect(await call<unknown[]>('binder/check', { matter })).toMatchObject([{ id: 'exhibit.scheme-unverified' }]);
  });
});
