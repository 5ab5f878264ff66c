/** A workspace of its own for a test: real SQLite and files in a temporary folder, a clock that stands still, counted ids. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Actor, Clock, Ids } from '#core/kit/world.ts';
import { openStore, type StoreOptions } from '#core/store/open.ts';
import type { Act, Store } from '#core/store/store.ts';
import { fixedClock, sequentialIds } from './clock.ts';

export const storeWorker = new URL('../../electron/core/store/worker.ts', import.meta.url);
export const migrationsFolder = fileURLToPath(new URL('../../electron/core/store/migrations', import.meta.url));
export const testActor: Actor = { name: 'Pat Paralegal', door: 'test' };

export interface TestWorkspace {
  /** The workspace folder, holding `workspace.db`. */
  readonly folder: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly actor: Actor;
  /** Puts a bare matter row in, for slices that only need one to point at. */
  matter(id?: string): Promise<string>;
  close(): Promise<void>;
}

const open = new Set<() => Promise<void>>();
afterAll(async () => {
  for (const close of open) await close();
});

/** A temporary folder that goes away at the end of the file's tests. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'casewright-test-'));
  open.add(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export const storeAt = (folder: string, options: Partial<StoreOptions> = {}): Promise<Store> =>
  openStore({ clock: fixedClock(), worker: storeWorker, migrations: migrationsFolder, ...options, folder });

export const act = (verb: string, matter = '', undoable = true): Act => ({ actor: testActor, matter, verb, undoable });

/** Closed and deleted by itself after the file's tests; call `close` to end it earlier. */
export async function openTestWorkspace(options: { clock?: Clock; ids?: Ids } = {}): Promise<TestWorkspace> {
  const folder = join(await temporaryFolder(), 'Test.casewright');
  const clock = options.clock ?? fixedClock();
  const store = await storeAt(folder, { clock });
  const close = async () => {
    if (open.delete(close)) await store.close();
  };
  // Before its folder is deleted.
  const rest = [...open];
  open.clear();
  for (const each of [close, ...rest]) open.add(each);
  const matter = async (id = 'matter-1') => {
    await store.write(act('add matter', id, false), async ({ db }) => {
      const row = { id, title: 'Matter', pack: 'us-federal', updated_at: clock.now(), removed: 0, data: '{}' };
      await db
        .insertInto('matter' as never)
        .values(row as never)
        .execute();
    });
    return id;
  };
  return { folder, store, clock, ids: options.ids ?? sequentialIds(), actor: testActor, matter, close };
}
