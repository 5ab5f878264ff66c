/** Productions through the doors: the terminal, and the page's calls and files. */
import { access, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHandler } from '#core/api/handler.ts';
import { settingsOver } from '#core/api/settings.ts';
import { readDat } from '#core/exhibit/load-file/dat.ts';
import type { Validated } from '#core/exhibit/load-file/validate.ts';
import { validateProduction } from '#core/exhibit/load-file/validate.ts';
import type { Production } from '#core/exhibit/model.ts';
import { json, verb } from '../../support/terminal.ts';
import { openTestWorkbench } from '../../support/workbench.ts';
import { temporaryFolder } from '../../support/workspace.ts';

const sample = resolve('templates/samples/longgang-watches');
let desk = '';
let matter = '';
const at = (args: readonly string[], language = 'en') => verb(args, { INIT_CWD: desk, CASEWRIGHT_LANGUAGE: language });
const produce = (...rest: readonly string[]) => at(['production', 'W', matter, ...rest]);
const there = (path: string) =>
  access(join(desk, path))
    .then(() => true)
    .catch(() => false);

beforeAll(async () => {
  desk = await temporaryFolder();
  await at(['init', 'W']);
  matter = json<{ matter: string }>(await at(['import', 'W', sample, '--json'])).matter;
});

describe('casewright production', () => {
  it('unpacks the set into a folder and says what it holds', async () => {
    const made = await produce('--out', 'sent', '--volume', 'LG001', '--custodian', 'Lanji', '--json');
    expect([made.code, made.notes]).toEqual([0, expect.stringContaining(join(desk, 'sent', 'LG001'))]);
    const production = json<Production & { folder: string }>(made);
    expect([production.documents, production.folder]).toEqual([28, join(desk, 'sent', 'LG001')]);
    expect(await readdir(join(desk, 'sent'))).toEqual(['LG001']);
    expect((await validateProduction(join(desk, 'sent'))).findings).toEqual([]);
    const { rows } = readDat(await readFile(join(desk, 'sent/LG001/DATA/LG001.dat')));
    expect(rows.every(({ values }) => values.CUSTODIAN === 'Lanji')).toBe(true);
  });

  it('produces what is named, and counts in the user’s language', async () => {
    const [first] = (await readdir(join(sample, 'evidence'), { recursive: true })).filter((name) => name.endsWith('公证书.pdf'));
    const made = await at(
      [
        'production',
        'W',
        matter,
        '--out',
        'some',
        '--items',
        first?.split('/').at(-1) ?? '',
        '--no-natives',
        '--no-text',
        '--encoding',
        'windows-1252',
      ],
      'zh-CN',
    );
    expect(made.out).toMatch(/^1 份文档，2 页（\d+–\d+），0 份未予披露\n$/);
    expect((await readdir(join(desk, 'some/VOL002'))).sort()).toEqual(['DATA', 'PDF', 'manifest.json']);
    expect(readDat(await readFile(join(desk, 'some/VOL002/DATA/VOL002.dat'))).encoding).toBe('windows-1252');
  });

  it.each([
    ['no folder', [], 2, '--out'],
    ['two choices at once', ['--out', 'x', '--all', '--exhibits'], 2, 'exclude one another'],
    ['another encoding', ['--out', 'x', '--encoding', 'utf-16'], 2, 'windows-1252'],
    ['an item nobody knows', ['--out', 'x', '--items', 'nothing.pdf'], 2, 'nothing.pdf'],
    ['a folder in the workspace', ['--out', 'W/x'], 1, 'workspace'],
    ['a volume that is no name', ['--out', 'x', '--volume', '../x'], 1, 'volume'],
    ['a volume that is there already', ['--out', 'taken', '--volume', 'LG001'], 1, 'LG001'],
  ] as const)(
    'refuses %s, and writes nothing',
    async (_, args, code, words) => {
      await mkdir(join(desk, 'taken/LG001'), { recursive: true });
      await writeFile(join(desk, 'taken/LG001/mine.txt'), 'mine');
      const refused = await produce(...args);
      expect([refused.code, refused.out]).toEqual([code, '']);
      expect(refused.notes).toContain(words);
      expect(await there('x')).toBe(false);
      expect(await readdir(join(desk, 'taken/LG001'))).toEqual(['mine.txt']);
    },
    30_000,
  );
});

describe('the page', () => {
  it('builds, lists, saves and checks a set', async () => {
    const workbench = await openTestWorkbench(join(desk, 'W'));
    const door = (name: 'browser' | 'desktop') =>
      createHandler(workbench, { door: name, assets: desk, settings: settingsOver(new Map()), userName: 'Pat' });
    const call = async <T>(procedure: string, input: unknown, name: 'browser' | 'desktop' = 'browser') => {
      const body = JSON.stringify({ json: input });
      const request = new Request(`http://127.0.0.1:1/rpc/${procedure}`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
      return ((await (await door(name)(request)).json()) as { json: T }).json;
    };
    const { job } = await call<{ job: string }>('production/build', { matter, items: 'exhibits', text: false });
    await workbench.jobs.rest(job);
    const [newest, ...older] = await call<Production[]>('production/list', { matter });
    const volume = `VOL${String(older.length + 1).padStart(3, '0')}`;
    expect([newest?.volume, newest?.no]).toEqual([volume, older.length + 1]);
    expect(newest?.id).toBe((await call<{ result: string }>('jobs/get', { id: job })).result);
    const file = await door('browser')(new Request(`http://127.0.0.1:1/files/production/${newest?.id}.zip`));
    expect([file.status, file.headers.get('content-disposition')]).toEqual([200, `attachment; filename*=UTF-8''${volume}.zip`]);
    const path = join(desk, 'got.zip');
    await writeFile(path, Buffer.from(await file.arrayBuffer()));
    const checked = await call<Validated>('production/validate', { path }, 'desktop');
    expect([checked.documents, checked.findings]).toEqual([28, []]);
    expect(await call('production/validate', { path })).toMatchObject({ data: { id: 'core.path-elsewhere' } });
    expect(await call('production/get', { id: 'nobody' })).toMatchObject({ data: { id: 'production.not-found' } });
    expect((await door('browser')(new Request('http://127.0.0.1:1/files/production/nobody.zip'))).status).toBe(404);
  });
});
