import { execFileSync } from 'node:child_process';
import { chmod, cp, mkdir, open, readdir, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { Problem } from '#core/kit/problem.ts';
import { startChild } from '../../support/children.ts';
import { act, openTestWorkspace, storeAt, temporaryFolder } from '../../support/workspace.ts';

const isRoot = process.getuid?.() === 0;
/** On POSIX, somebody who owns nothing here. */
const NOBODY = { uid: 65_534, gid: 65_534 };

function mounts(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return isRoot && process.platform === 'linux';
  } catch {
    return false;
  }
}

describe('a workspace', () => {
  it('is made where there is none, unless that is not wanted', async () => {
    const folder = join(await temporaryFolder(), 'New', 'Workspace.casewright');
    await expect(storeAt(folder, { create: false })).rejects.toMatchObject({ kind: 'not-found', id: 'store.missing' });
    await expect(storeAt(folder, { readOnly: true })).rejects.toMatchObject({ kind: 'not-found', id: 'store.missing' });
    const store = await storeAt(folder);
    expect(store.readOnly).toBe(false);
    await store.close();
    await (await storeAt(folder, { create: false })).close();
  });

  it('keeps no side files once closed', async () => {
    const { folder, matter, close } = await openTestWorkspace();
    await matter();
    await close();
    expect((await readdir(folder)).sort()).toEqual(['workspace.db', 'workspace.lock']);
  });

  it('has SQLite guard it: WAL, full sync, foreign keys, no trust in the schema', async () => {
    const { store } = await openTestWorkspace();
    const pragmas = await store.write(act('look'), async ({ db }) => {
      const value = async (name: string) =>
        Object.values((await sql<Record<string, unknown>>`${sql.raw(`pragma ${name}`)}`.execute(db)).rows[0] ?? {})[0];
      return [await value('journal_mode'), await value('synchronous'), await value('foreign_keys'), await value('trusted_schema')];
    });
    expect(pragmas).toEqual(['wal', 2, 1, 0]);
  });
});

describe('one at a time', () => {
  it('refuses a second writer in the same process, and lets it in after the first', async () => {
    const { folder, close } = await openTestWorkspace();
    await expect(storeAt(folder)).rejects.toMatchObject({ kind: 'locked', id: 'store.locked' });
    await close();
    await (await storeAt(folder)).close();
  });

  it('refuses a second process, but lets it look on', async () => {
    const { folder, store, matter } = await openTestWorkspace();
    await matter();
    expect(await startChild('hold', [folder, 'try']).ended).toMatchObject({ code: 1, stdout: 'store.locked\n' });
    const looking = startChild('hold', [folder, 'read']);
    await looking.says('open for reading');
    await store.write(act('add'), async ({ record }) => record({ kind: 'x', id: 'y', before: null, after: 1 }));
    looking.kill();
  });

  it('is not locked for ever by a process that was killed', async () => {
    const folder = await temporaryFolder();
    const holding = startChild('hold', [folder]);
    await holding.says('open for writing');
    await expect(storeAt(folder)).rejects.toMatchObject({ id: 'store.locked' });
    holding.kill();
    await holding.ended;
    await (await storeAt(folder)).close();
  });
});

describe('looking only', () => {
  it('reads beside the writer and refuses to write', async () => {
    const { folder, matter } = await openTestWorkspace();
    const looking = await storeAt(folder, { readOnly: true });
    await matter('m');
    expect((await sql`select id from matter`.execute(looking.db)).rows).toEqual([{ id: 'm' }]);
    const refused = { kind: 'locked', id: 'store.read-only' };
    await expect(looking.write(act('add'), async () => {})).rejects.toMatchObject(refused);
    await expect(looking.undo('m', { name: 'x', door: 'test' })).rejects.toMatchObject(refused);
    expect(looking.readOnly).toBe(true);
    await looking.close();
  });

  it.skipIf(!isRoot)('is all there is in a folder that belongs to somebody else (needs root to play somebody else)', async () => {
    const { folder, matter, close } = await openTestWorkspace();
    await matter();
    await close();
    await chmod(join(folder, '..'), 0o755);
    expect(await startChild('hold', [folder, 'try'], NOBODY).ended).toMatchObject({ stdout: 'open for reading\nstore.read-only\n' });
    const elsewhere = join(folder, '..', 'Theirs');
    expect(await startChild('hold', [elsewhere, 'try'], NOBODY).ended).toMatchObject({ stdout: 'store.read-only\n' });
  });
});

describe('a fault of the disk', () => {
  it('in the database file is named, and the file left alone', async () => {
    const { folder, close } = await openTestWorkspace();
    await close();
    const file = join(folder, 'workspace.db');
    const copy = join(folder, '..', 'copy');
    await mkdir(copy);
    await cp(file, join(copy, 'workspace.db'));
    await writeFile(file, 'this is not a database, whatever its name says'.repeat(100));
    await expect(storeAt(folder)).rejects.toMatchObject({ kind: 'integrity', id: 'store.damaged' });
    await truncate(join(copy, 'workspace.db'), 8192);
    await expect(storeAt(copy)).rejects.toMatchObject({ kind: 'integrity', id: 'store.damaged' });
    expect((await stat(join(copy, 'workspace.db'))).size).toBe(8192);
  });

  it('in the middle of the file is found by the check', async () => {
    const { folder, store, close } = await openTestWorkspace();
    const entries = Array.from({ length: 300 }, (_, n) => n);
    await store.write(act('fill', 'm'), async ({ record }) => {
      for (const n of entries) record({ kind: 'thing', id: String(n), before: null, after: 'x'.repeat(200) });
    });
    await close();
    const handle = await open(join(folder, 'workspace.db'), 'r+');
    const { size } = await handle.stat();
    await handle.write(Buffer.alloc(4096, 0x5a), 0, 4096, size - 4096);
    await handle.close();
    const reopened = await storeAt(folder);
    const faults = await reopened.verifyFile().catch((error: unknown) => (error instanceof Problem ? [error.id] : []));
    expect(faults).not.toEqual([]);
    await reopened.close();
  });

  it('when it is full keeps nothing of the change, and the next one works', async () => {
    const { store } = await openTestWorkspace();
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store.db);
    const limit = (pages: number) => store.write(act('limit'), ({ db }) => sql.raw(`pragma max_page_count = ${pages}`).execute(db));
    await limit((rows[0]?.page_count ?? 0) + 2);
    const fill = () =>
      store.write(act('fill', 'm'), async ({ db }) => {
        for (let n = 0; n < 50; n++) await sql`insert into setting (name, value) values (${n}, ${'x'.repeat(4000)})`.execute(db);
      });
    await expect(fill()).rejects.toMatchObject({ kind: 'locked', id: 'store.full' });
    expect((await sql`select count(*) as n from setting`.execute(store.db)).rows).toEqual([{ n: 0 }]);
    await limit(100_000);
    await fill();
    expect(await store.verifyFile()).toEqual([]);
  });

  it.skipIf(!mounts())('when a real one is full (needs root to mount a small one)', async () => {
    const disk = join(await temporaryFolder(), 'disk');
    await mkdir(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]);
    try {
      const store = await storeAt(disk);
      const big = store.write(act('fill', 'm'), ({ db }) =>
        sql`insert into setting (name, value) values ('a', ${'x'.repeat(2_000_000)})`.execute(db),
      );
      await expect(big).rejects.toMatchObject({ id: 'store.full' });
      await store.write(act('add', 'm'), ({ db }) => sql`insert into setting (name, value) values ('a', 'b')`.execute(db));
      await store.close();
      const reopened = await storeAt(disk);
      expect((await sql`select * from setting`.execute(reopened.db)).rows).toEqual([{ name: 'a', value: 'b' }]);
      await reopened.close();
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
