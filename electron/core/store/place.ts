/** Where the database lies, and whether it may be written. */
import { constants } from 'node:fs';
import { access, copyFile, mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Problem } from '../kit/problem.ts';
import { WorkerConnection } from './connection.ts';
import { type Migration, migrate, standing } from './migrate.ts';

const may = (path: string, mode: number) =>
  access(path, mode).then(
    () => true,
    () => false,
  );

/** Finds the file, makes its folder when asked to, and says whether it is for looking only. */
export async function findPlace(file: string, create: boolean, readOnly: boolean): Promise<{ readOnly: boolean; writable: boolean }> {
  const folder = dirname(file);
  const exists = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!exists && (readOnly || !create)) throw new Problem('not-found', 'store.missing', { folder });
  if (!exists) {
    try {
      await mkdir(folder, { recursive: true });
    } catch (cause) {
      throw new Problem('locked', 'store.read-only', { folder }, [], cause);
    }
  }
  const writable = (await may(folder, constants.W_OK)) && (!exists || (await may(file, constants.W_OK)));
  if (!exists && !writable) throw new Problem('locked', 'store.read-only', { folder });
  return { readOnly: readOnly || !writable, writable };
}

/**
 * SQLite cannot read a WAL database in a folder it may not write, and an older workspace needs its migrations before it can be
 * read: both are looked at through a copy in the temporary folder, thrown away at the end. Never copies a database that this
 * process has open: closing the copied file's handle would drop SQLite's locks on it.
 */
export async function copyForReading(
  file: string,
  worker: URL | string,
  migrations: readonly Migration[],
  writable: boolean,
): Promise<{ file: string; discard: () => Promise<void> }> {
  if (writable) {
    const looking = await WorkerConnection.open(worker, { file, mode: 'read', lock: '' });
    try {
      const { current } = await standing(looking, migrations.length, file);
      if (current) return { file, discard: async () => {} };
    } finally {
      await looking.close();
    }
  }
  const folder = await mkdtemp(join(tmpdir(), 'casewright-'));
  const discard = () => rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'workspace.db');
    await copyFile(file, copy);
    if (await may(`${file}-wal`, constants.R_OK)) await copyFile(`${file}-wal`, `${copy}-wal`);
    const connection = await WorkerConnection.open(worker, { file: copy, mode: 'write', lock: '' });
    try {
      await migrate(connection, migrations, file);
    } finally {
      await connection.close();
    }
    return { file: copy, discard };
  } catch (error) {
    await discard();
    throw error;
  }
}
