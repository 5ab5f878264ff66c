/** Bad input, bad folders, bad disks: the message says where and what to do, the exit code says which, and nothing is half done. */
import { chmod, chown, copyFile, cp, mkdir, open, readdir, readFile, rm, stat, statfs, truncate, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { tamper } from '../support/tamper.ts';
import { casewright, type Here, isRoot, json, NOBODY, noSmallDisk, onSmallDisk, verb } from '../support/terminal.ts';
import { temporaryFolder } from '../support/workspace.ts';

const sample = resolve('templates/samples/longgang-watches');
const small = resolve('tests/core/intake/fixtures/crystal-watches');
const TEMPLATE = 'cn-civil/complaint-platform';
const noDisk = noSmallDisk();
let desk = '';
let matter = '';

const at = (args: readonly string[], here: Here = {}) => verb(args, { INIT_CWD: desk, ...here });
/** In a process: what an account may not do, and what it ends with. */
const apart = (args: readonly string[], options: { uid?: number; env?: Readonly<Record<string, string>> } = {}) =>
  casewright(args, { ...options, env: { INIT_CWD: desk, ...options.env } });

/** The workspace with the sample in it, copied under a new name. */
async function workspace(name: string): Promise<string> {
  const folder = join(desk, `${name}.casewright`);
  await cp(join(desk, 'Good.casewright'), folder, { recursive: true });
  return folder;
}

async function intake(name: string, from: string, change: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(desk, name);
  await cp(from, folder, { recursive: true });
  await change(folder);
  return folder;
}

const edit = async (file: string, from: string | RegExp, to: string) => {
  const text = await readFile(file, 'utf8');
  expect(text.search(from), `${file} has ${from}`).toBeGreaterThanOrEqual(0);
  await writeFile(file, text.replace(from, to));
};

beforeAll(async () => {
  desk = await temporaryFolder();
  await at(['init', 'Good.casewright']);
  await at(['init', 'Refused.casewright']);
  matter = json<{ matter: string }>(await at(['import', 'Good.casewright', sample, '--json'])).matter;
});

describe('a workspace', () => {
  it('that is not there is named, and not made by looking for it', async () => {
    const [looked, chinese, drafted] = await Promise.all([
      at(['status', 'Missing.casewright', '--json']),
      at(['verify', 'Missing.casewright'], { CASEWRIGHT_LANGUAGE: 'zh-CN' }),
      at(['draft', 'Missing.casewright', 'x', TEMPLATE, '--pdf', 'x.pdf']),
    ]);
    const folder = join(desk, 'Missing.casewright');
    expect(looked).toMatchObject({ code: 1, notes: expect.stringContaining(`there is no workspace in ${folder} - check the path`) });
    expect(json(looked)).toMatchObject({ problem: { kind: 'not-found', id: 'store.missing', params: { folder } } });
    expect(chinese).toMatchObject({ code: 1, out: '', notes: expect.stringContaining(`${folder} 中没有工作区`) });
    expect(drafted).toMatchObject({ code: 1, out: '' });
    await expect(stat(folder)).rejects.toThrow('ENOENT');
  });

  it('made by a newer version is left alone', async () => {
    const file = join(await workspace('Newer'), 'workspace.db');
    tamper(file, 'pragma user_version = 999');
    const before = await readFile(file);
    const [looked, imported] = await Promise.all([at(['status', 'Newer.casewright']), at(['import', 'Newer.casewright', sample])]);
    for (const ended of [looked, imported])
      expect(ended).toMatchObject({
        code: 1,
        notes: expect.stringMatching(/made by a newer Casewright \(format 999.* - update Casewright/),
      });
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  it('whose database is damaged is told so; one that cannot be opened ends with 3', async () => {
    const broken = join(await workspace('Broken'), 'workspace.db');
    const handle = await open(broken, 'r+');
    await handle.write(Buffer.alloc(8192, 0xff), 0, 8192, 4096 * 3);
    await handle.close();
    const cut = join(await workspace('Cut'), 'workspace.db');
    await truncate(cut, 4096 * 5);
    const junk = join(await workspace('Junk'), 'workspace.db');
    await writeFile(junk, 'not a database, whatever its name says'.repeat(100));
    const [one, two, three] = await Promise.all(['Broken', 'Cut', 'Junk'].map((name) => apart(['verify', `${name}.casewright`])));
    expect([one, two, three].map((ended) => ended?.code)).toEqual([1, 3, 3]);
    for (const ended of [one, two, three]) {
      expect(ended).toMatchObject({ notes: expect.stringMatching(/database is damaged|is not a Casewright workspace/) });
      expect(ended?.notes).not.toContain('inside the program');
    }
  });

  it('whose files were touched is told file by file, by the names the user gave', async () => {
    const folder = await workspace('Touched');
    const { heldBy, paths } = await vaultOf(folder);
    const [altered = '', missing = ''] = paths;
    await chmod(altered, 0o644);
    await writeFile(altered, 'something else');
    await rm(missing);
    const ended = await at(['verify', 'Touched.casewright', '--json']);
    expect(ended.code).toBe(1);
    const { sound, findings, files } = json<{
      sound: boolean;
      findings: { id: string; params: { sha256: string } }[];
      files: Record<string, string[]>;
    }>(ended);
    expect(sound).toBe(false);
    expect(findings.map(({ id, params }) => [id, params.sha256])).toEqual([
      ['vault.missing', heldBy(missing)],
      ['vault.altered', heldBy(altered)],
    ]);
    for (const { params } of findings) {
      const [called = ''] = files[params.sha256] ?? [];
      expect(called).toMatch(/\.\w+（?.*澄岚集市/);
      expect(ended.notes).toContain(called);
    }
  });

  it.skipIf(!isRoot)('that may not be written is shown, and refused to verbs that change it (needs root to be somebody else)', async () => {
    const folder = await workspace('Archive');
    await chmod(desk, 0o755);
    const nobody = { uid: NOBODY, env: { HOME: '/nonexistent', CASEWRIGHT_SETTINGS: '/nonexistent/settings', TMPDIR: '/tmp' } };
    const before = await readdir(folder, { recursive: true });
    const [looked, imported, drafted] = await Promise.all([
      apart(['verify', 'Archive.casewright', '--json'], nobody),
      apart(['import', 'Archive.casewright', sample], nobody),
      apart(['draft', 'Archive.casewright', matter, TEMPLATE], nobody),
    ]);
    expect(json(looked)).toMatchObject({ sound: true });
    for (const ended of [imported, drafted])
      expect(ended).toMatchObject({
        code: 1,
        notes: expect.stringContaining('can be read but not changed - copy it to a folder you may write to'),
      });
    expect(await readdir(folder, { recursive: true })).toEqual(before);

    const own = await workspace('Own');
    for (const name of ['', ...(await readdir(own, { recursive: true }))]) await chown(join(own, name), NOBODY, NOBODY);
    const unwritable = await apart(['draft', 'Own.casewright', matter, TEMPLATE, '--pdf', 'nobody.pdf'], nobody);
    expect(unwritable).toMatchObject({ code: 1, out: '', notes: expect.stringContaining('nobody.pdf cannot be written (EACCES)') });
  });
});

describe('an intake folder', () => {
  it.each<[string, string, (folder: string) => Promise<void>, readonly RegExp[]]>([
    [
      'with YAML that is none',
      'syntax',
      (folder) => edit(join(folder, 'matter.yaml'), 'title: Aurum', 'title: "Aurum'),
      [/matter\.yaml, line \d+, column \d+: .* - check indentation/],
    ],
    [
      'with keys, types, and claims nobody knows',
      'words',
      async (folder) => {
        await edit(join(folder, 'matter.yaml'), 'act_date:', 'act_dat:');
        await edit(join(folder, 'matter.yaml'), 'jury: yes', 'jury: [maybe]');
      },
      [/matter\.yaml, line \d+: "act_dat" is not known here - did you mean "act_date"\?/, /matter\.yaml, line \d+: jury/],
    ],
    [
      'for a pack that is not there',
      'pack',
      (folder) => edit(join(folder, 'matter.yaml'), 'pack: us-federal', 'pack: us-federl'),
      [/no template pack "us-federl" - use us-federal/],
    ],
    [
      'with claims and files that are not there',
      'missing',
      async (folder) => {
        await edit(join(folder, 'matter.yaml'), 'illinois-udtpa', 'ilinois-udtpa');
        await edit(join(folder, 'evidence.csv'), 'buys/order.txt', 'buys/ordr.txt');
      },
      [
        /no claim "ilinois-udtpa" - use illinois-udtpa/,
        /evidence\.csv, row 3: no evidence file "(evidence\/)?buys\/ordr\.txt" - add the file/,
      ],
    ],
    [
      'with tables that are not what their names say',
      'tables',
      async (folder) => {
        await rm(join(folder, 'sellers.csv'));
        await writeFile(join(folder, 'sellers.xlsx'), 'not a workbook');
        await rm(join(folder, 'listings.csv'));
        await writeFile(join(folder, 'listings.xlsx'), Buffer.from('504b0304140000000800', 'hex'));
      },
      [/sellers\.xlsx.* - /, /listings\.xlsx.* - /],
    ],
  ])('%s is refused with file and line, and leaves nothing', async (_name, folder, change, said) => {
    const path = await intake(folder, small, change);
    const target = join(desk, 'Refused.casewright');
    const before = (await readdir(target, { recursive: true })).sort();
    const ended = await at(['import', target, path]);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.notes).toMatch(/things are wrong; nothing was imported - correct them/);
    for (const line of said) expect(ended.notes).toMatch(line);
    expect((await readdir(target, { recursive: true })).sort()).toEqual(before);
  });

  it('with a file that is not what its name says comes in, and that is said', async () => {
    const path = await intake('renamed', small, (folder) =>
      copyFile(join(sample, 'evidence/第一组/原告营业执照.pdf'), join(folder, 'evidence', 'photo.png')),
    );
    await at(['init', 'Renamed.casewright']);
    const ended = await at(['import', 'Renamed.casewright', path, '--json']);
    expect(ended.code).toBe(0);
    expect(json(ended)).toMatchObject({ findings: [{ severity: 'warning', id: 'evidence.extension' }] });
    expect(ended.notes).toContain('photo.png is application/pdf, whatever its name says - check where it comes from');
  });
});

describe.skipIf(noDisk !== undefined)(`a full disk${noDisk ? ` (not checked: ${noDisk})` : ''}`, () => {
  it('during an import leaves the workspace as it was', async () => {
    const disk = join(desk, 'disk-1');
    await mkdir(disk);
    await onSmallDisk(disk, '1200k', async () => {
      const folder = join(disk, 'Full.casewright');
      expect((await at(['init', folder])).code).toBe(0);
      const ended = await apart(['import', folder, sample]);
      expect(ended).toMatchObject({ code: 1, out: '', notes: expect.stringContaining('the disk is full - free some space and try again') });
      const verified = await at(['verify', folder, '--json']);
      expect([verified.code, json(verified)]).toMatchObject([0, { sound: true, checked: 0 }]);
      expect(json(await at(['status', folder, '--json']))).toEqual({ matters: [] });
    });
  });

  it('during a draft leaves no filing, and the next one works', async () => {
    const disk = join(desk, 'disk-2');
    await mkdir(disk);
    await onSmallDisk(disk, '4m', async () => {
      const folder = join(disk, 'Full.casewright');
      await cp(join(desk, 'Good.casewright'), folder, { recursive: true });
      // All but the last 160 kB are taken; a complaint has more.
      const { bavail, bsize } = await statfs(disk);
      await writeFile(join(disk, 'ballast'), Buffer.alloc(bavail * bsize - 160_000));
      const ended = await at(['draft', folder, matter, TEMPLATE, '--pdf', 'full.pdf']);
      expect(ended).toMatchObject({ code: 1, out: '', notes: expect.stringContaining('the disk is full') });
      await expect(stat(join(desk, 'full.pdf'))).rejects.toThrow('ENOENT');
      await rm(join(disk, 'ballast'));
      expect(json(await at(['status', folder, matter, '--json']))).toMatchObject({ filings: [] });
      expect((await at(['verify', folder])).code).toBe(0);
      expect((await at(['draft', folder, matter, TEMPLATE])).code).toBe(0);
    });
  });

  it('where the files are wanted keeps the filing and leaves no half file', async () => {
    const disk = join(desk, 'disk-3');
    await mkdir(disk);
    await onSmallDisk(disk, '64k', async () => {
      await workspace('Elsewhere');
      const ended = await at(['draft', 'Elsewhere.casewright', matter, TEMPLATE, '--pdf', join(disk, 'out.pdf')]);
      expect(ended).toMatchObject({ code: 1, out: '', notes: expect.stringContaining('out.pdf cannot be written (ENOSPC)') });
      expect(await readdir(disk)).toEqual([]);
      expect(json(await at(['status', 'Elsewhere.casewright', matter, '--json']))).toMatchObject({ filings: [{ status: 'draft' }] });
    });
  });
});

/** The files of a vault, and the hash each stands for. */
async function vaultOf(folder: string) {
  const vault = join(folder, 'vault');
  const names = (await readdir(vault, { recursive: true })).filter((name) => /^[0-9a-f]{2}.[0-9a-f]{62}$/.test(name)).sort();
  return { paths: names.map((name) => join(vault, name)), heldBy: (path: string) => path.slice(vault.length + 1).replace(/[/\\]/, '') };
}
