import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { readMigrations } from '#core/store/migrate.ts';
import { queryOutside, tamper } from '../../support/tamper.ts';
import { migrationsFolder, openTestWorkspace, storeAt, temporaryFolder } from '../../support/workspace.ts';

const snapshot = fileURLToPath(new URL('schema.snapshot.sql', import.meta.url));
const UPDATE = 'UPDATE_SCHEMA=1 npx vitest run --config tests/vitest.config.ts tests/core/store/migrate.test.ts';

/** The shipped migrations and one more. */
async function withNextMigration(text: string): Promise<string> {
  const folder = join(await temporaryFolder(), 'migrations');
  await cp(migrationsFolder, folder, { recursive: true });
  const next = String((await readMigrations(folder)).length + 1).padStart(4, '0');
  await writeFile(join(folder, `${next}-next.sql`), text);
  return folder;
}

describe('the schema', () => {
  it('is the one in schema.snapshot.sql', async () => {
    const { store } = await openTestWorkspace();
    const { rows } = await sql<{ sql: string }>`select sql from sqlite_schema where sql is not null order by type desc, name`.execute(
      store.db,
    );
    const schema = `${rows.map((row) => `${row.sql};`).join('\n\n')}\n`;
    if (process.env.UPDATE_SCHEMA) await writeFile(snapshot, schema);
    const advice = `the migrations make another schema. Migrations that were released never change: add a new one. If the change is meant, run\n  ${UPDATE}\n`;
    expect(schema === (await readFile(snapshot, 'utf8')), advice).toBe(true);
  });

  it('has only STRICT tables', async () => {
    const { store } = await openTestWorkspace();
    const { rows } = await sql<{
      name: string;
      strict: number;
    }>`select name, strict from pragma_table_list where name not like 'sqlite_%'`.execute(store.db);
    expect(rows.filter((row) => !row.strict)).toEqual([]);
    expect(rows.length).toBeGreaterThan(10);
  });
});

describe('migrations', () => {
  it('run once, in order, and keep what is there', async () => {
    const { store, matter, folder, close } = await openTestWorkspace();
    await matter('m');
    const first = store.version;
    await close();
    const migrations = await withNextMigration(
      'create table note (id text primary key) strict; alter table matter add column colour text;',
    );
    for (const _ of ['once', 'again']) {
      const newer = await storeAt(folder, { migrations });
      expect(newer.version).toBe(first + 1);
      expect((await sql`select id, colour from matter`.execute(newer.db)).rows).toEqual([{ id: 'm', colour: null }]);
      await newer.close();
    }
  });

  it('leave the workspace as it was when one fails halfway', async () => {
    const { folder, close } = await openTestWorkspace();
    await close();
    const migrations = await withNextMigration('create table half (id text primary key) strict; insert into nowhere values (1);');
    await expect(storeAt(folder, { migrations })).rejects.toThrow('no such table: nowhere');
    const tables = queryOutside<{ name: string }>(join(folder, 'workspace.db'), "select name from sqlite_schema where name = 'half'");
    expect(tables).toEqual([]);
    await (await storeAt(folder)).close();
  });

  it('refuse a workspace made by a newer version, and leave it alone', async () => {
    const { folder, close } = await openTestWorkspace();
    await close();
    const file = join(folder, 'workspace.db');
    tamper(file, 'pragma user_version = 999');
    const refusal = { kind: 'unsupported', id: 'store.newer', params: { found: 999 } };
    await expect(storeAt(folder)).rejects.toMatchObject(refusal);
    await expect(storeAt(folder, { readOnly: true })).rejects.toMatchObject(refusal);
    expect(queryOutside(file, 'pragma user_version')).toEqual([{ user_version: 999 }]);
  });

  it('refuse a database that is no workspace', async () => {
    const folder = await temporaryFolder();
    tamper(join(folder, 'workspace.db'), 'create table recipe (name text)');
    await expect(storeAt(folder)).rejects.toMatchObject({ kind: 'invalid', id: 'store.foreign' });
  });

  it('are shown on a copy when an older workspace is only looked at', async () => {
    const { folder, matter, close } = await openTestWorkspace();
    await matter('m');
    await close();
    const migrations = await withNextMigration('create table note (id text primary key) strict;');
    const looking = await storeAt(folder, { migrations, readOnly: true });
    expect((await sql`select id from matter`.execute(looking.db)).rows).toEqual([{ id: 'm' }]);
    expect((await sql`select id from note`.execute(looking.db)).rows).toEqual([]);
    await looking.close();
    expect(queryOutside(join(folder, 'workspace.db'), "select name from sqlite_schema where name = 'note'")).toEqual([]);
  });

  it('are numbered without a gap', async () => {
    const folder = join(await temporaryFolder(), 'gap');
    await mkdir(folder);
    await writeFile(join(folder, '0001-first.sql'), '');
    await writeFile(join(folder, '0003-third.sql'), '');
    await expect(readMigrations(folder)).rejects.toThrow('0003-third.sql is not number 2');
  });
});
