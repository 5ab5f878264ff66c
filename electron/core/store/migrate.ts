/** Additive migrations: numbered SQL files, each applied once, in order, in a transaction of its own. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CompiledQuery } from 'kysely';
import { Problem } from '../kit/problem.ts';
import type { WorkerConnection } from './connection.ts';

/** `CWRT`: marks the file as a Casewright workspace in SQLite's header. */
const APPLICATION_ID = 0x43575254;

export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Reads `NNNN-name.sql` from a folder; numbers run 1..n without a gap. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name, index) => {
      if (!new RegExp(`^0*${index + 1}-[a-z0-9-]+\\.sql$`).test(name)) throw new Error(`migration ${name} is not number ${index + 1}`);
      return { number: index + 1, name, sql: await readFile(join(folder, name), 'utf8') };
    }),
  );
}

async function pragma(connection: WorkerConnection, name: string): Promise<number> {
  const { rows } = await connection.executeQuery<Record<string, number>>(CompiledQuery.raw(`pragma ${name}`));
  return rows[0]?.[name] ?? 0;
}

/** How the file stands to what this program knows. Refuses a file that is no workspace, or one made by a newer version. */
export async function standing(connection: WorkerConnection, known: number, file: string): Promise<{ version: number; current: boolean }> {
  const [version, application] = [await pragma(connection, 'user_version'), await pragma(connection, 'application_id')];
  const { rows } = await connection.executeQuery<{ tables: number }>(CompiledQuery.raw('select count(*) as tables from sqlite_schema'));
  const blank = version === 0 && application === 0 && rows[0]?.tables === 0;
  if (!blank && application !== APPLICATION_ID) throw new Problem('invalid', 'store.foreign', { file });
  if (version > known) throw new Problem('unsupported', 'store.newer', { found: version, known });
  return { version, current: version === known };
}

/** Brings the database to the newest migration. A failing one leaves the database as it was before that one. */
export async function migrate(connection: WorkerConnection, migrations: readonly Migration[], file: string): Promise<void> {
  const { version } = await standing(connection, migrations.length, file);
  for (const { number, sql } of migrations.slice(version)) {
    try {
      await connection.script(
        `begin immediate;\n${sql}\n;pragma application_id = ${APPLICATION_ID}; pragma user_version = ${number}; commit;`,
      );
    } catch (error) {
      await connection.rollback();
      throw error;
    }
  }
}
