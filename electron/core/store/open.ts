/** Opens the workspace database. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { dirname, join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock } from '../kit/world.ts';
import { WorkerConnection } from './connection.ts';
import { workerDialect } from './dialect.ts';
import { appendEntry, brokenEntry, toEntry } from './journal.ts';
import { migrate, readMigrations } from './migrate.ts';
import { copyForReading, findPlace } from './place.ts';
import type { Act, Change, JournalEntry, Restorer, Store, Write } from './store.ts';
import type { Tables } from './tables.ts';
import { nextToTakeBack, takeBackVerb } from './undo.ts';

export type StoreOptions = {
  readonly clock: Clock;
  /** The worker's entry: `store/worker.ts`, or its bundle in the packaged program. */
  readonly worker: URL | string;
  /** Folder of the numbered SQL files. */
  readonly migrations: string;
  /** Look only: needs no lock, so it works beside a workbench that has the workspace open. */
  readonly readOnly?: boolean;
  /** Make the workspace when there is none; default true. */
  readonly create?: boolean;
} & ({ readonly folder: string } | { readonly file: string });

/**
 * Opens `workspace.db` in a folder (or a database file), makes it when missing, and brings its tables up to date.
 * Falls back to looking only when the folder cannot be written. Refuses with `store.locked`, `store.newer`, `store.foreign`,
 * `store.missing`, `store.read-only`, `store.damaged`, `store.full`.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const file = 'file' in options ? options.file : join(options.folder, 'workspace.db');
  const migrations = await readMigrations(options.migrations);
  const place = await findPlace(file, options.create ?? true, options.readOnly ?? false);
  const at = { worker: options.worker, clock: options.clock, version: migrations.length, folder: dirname(file) };
  if (place.readOnly) {
    const { file: readable, discard } = await copyForReading(file, options.worker, migrations, place.writable);
    return new SqliteStore({ ...at, file: readable, discard });
  }
  const writer = await WorkerConnection.open(options.worker, { file, mode: 'write', lock: join(dirname(file), 'workspace.lock') });
  try {
    await migrate(writer, migrations, file);
  } catch (error) {
    await writer.close();
    throw error;
  }
  return new SqliteStore({ ...at, file, writer, discard: async () => {} });
}

interface Plan<T> {
  readonly act: Act;
  readonly undoes: number | null;
  readonly work: (write: Write) => Promise<T>;
}

interface Parts {
  readonly worker: URL | string;
  readonly clock: Clock;
  readonly version: number;
  readonly folder: string;
  readonly file: string;
  /** None: the store is for looking only. */
  readonly writer?: WorkerConnection;
  readonly discard: () => Promise<void>;
}

class SqliteStore implements Store {
  readonly db: Kysely<Tables>;
  readonly readOnly: boolean;
  readonly version: number;
  readonly #parts: Parts;
  readonly #writing: Kysely<Tables>;
  readonly #restorers = new Map<string, Restorer>();
  /** Set while the code that runs belongs to an open transaction. */
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();
  readonly #told = new Set<() => void>();
  #reader: Promise<WorkerConnection> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: Parts) {
    this.#parts = parts;
    this.version = parts.version;
    this.readOnly = parts.writer === undefined;
    this.db = new Kysely({ dialect: workerDialect(() => this.#toRead()) });
    this.#writing = new Kysely({ dialect: workerDialect(async () => this.#toWrite()) });
  }

  get writing(): boolean {
    return this.#inside.getStore()?.open ?? false;
  }

  async write<T>(act: Act, work: (write: Write) => Promise<T>): Promise<T> {
    return (await this.#queue(async () => this.#transact({ act, undoes: null, work }))).result;
  }

  restores(kind: string, restorer: Restorer): void {
    if (this.#restorers.has(kind)) throw new Error(`two restorers for ${kind}`);
    this.#restorers.set(kind, restorer);
  }

  onChange(told: () => void): () => void {
    this.#told.add(told);
    return () => void this.#told.delete(told);
  }

  async journal(matter: string, limit: number, before?: number): Promise<readonly JournalEntry[]> {
    const all = this.db.selectFrom('journal').selectAll().where('matter', '=', matter);
    const older = before === undefined ? all : all.where('seq', '<', before);
    return (await older.orderBy('seq', 'desc').limit(limit).execute()).map(toEntry);
  }

  undo(matter: string, actor: Actor): Promise<JournalEntry | null> {
    return this.#takeBack(matter, actor, 'done');
  }

  redo(matter: string, actor: Actor): Promise<JournalEntry | null> {
    return this.#takeBack(matter, actor, 'undone');
  }

  verifyJournal(): Promise<number | null> {
    return brokenEntry(this.db);
  }

  async verifyFile(): Promise<readonly string[]> {
    const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(this.db);
    const foreign = await sql<{ table: string; rowid: number }>`pragma foreign_key_check`.execute(this.db);
    const faults = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
    return [...faults, ...foreign.rows.map((row) => `${row.table} row ${row.rowid} points nowhere`)];
  }

  async close(): Promise<void> {
    await this.#turn;
    await (await this.#reader)?.close();
    await this.#parts.writer?.close();
    await this.#parts.discard();
  }

  async #toRead(): Promise<WorkerConnection> {
    if (this.#inside.getStore()?.open) return this.#toWrite();
    this.#reader ??= WorkerConnection.open(this.#parts.worker, { file: this.#parts.file, mode: 'read', lock: '' });
    return this.#reader;
  }

  #toWrite(): WorkerConnection {
    if (!this.#parts.writer) throw new Problem('locked', 'store.read-only', { folder: this.#parts.folder });
    return this.#parts.writer;
  }

  /** Waits for the writes before it; a write inside a write would wait for itself, so it is refused. */
  #queue<T>(work: () => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.open) return Promise.reject(new Error('a write inside a write; hand the running one on'));
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    return turn;
  }

  async #transact<T>(plan: Plan<T>): Promise<{ result: T; entry: JournalEntry | null }> {
    const scope = { open: true };
    try {
      const afterwards: (() => void)[] = [];
      const done = await this.#inside.run(scope, () => this.#run(plan, afterwards));
      for (const step of afterwards) step();
      if (done.entry) for (const told of this.#told) told();
      return done;
    } finally {
      scope.open = false;
    }
  }

  #run<T>({ act, undoes, work }: Plan<T>, afterwards: (() => void)[]): Promise<{ result: T; entry: JournalEntry | null }> {
    return this.#writing.transaction().execute(async (db) => {
      const count = async () => (await sql<{ n: number }>`select total_changes() as n`.execute(db)).rows[0]?.n ?? 0;
      const before = await count();
      const at = this.#parts.clock.now();
      const changes: Change[] = [];
      const anchors: string[] = [];
      const steps: (() => Promise<void>)[] = [];
      const record = ({ kind, id, before: was = null, after: is = null }: Change) => {
        if (JSON.stringify(was) !== JSON.stringify(is)) changes.push({ kind, id, before: was, after: is });
      };
      const anchor = (text: string) => void anchors.push(text);
      const beforeCommit = (step: () => Promise<void>) => void steps.push(step);
      const afterCommit = (step: () => void) => void afterwards.push(step);
      const result = await work({ db, act, at, record, anchor, beforeCommit, afterCommit });
      // Tables changed without a word still leave a trace: who, when and the verb.
      if (changes.length === 0 && (await count()) === before) {
        for (const step of steps) await step();
        return { result, entry: null };
      }
      const entry = await appendEntry(db, {
        at,
        actor: act.actor.name,
        door: act.actor.door,
        matter: act.matter,
        verb: act.verb,
        undoable: act.undoable && changes.length > 0 ? 1 : 0,
        undoes,
        anchor: anchors.join('\n'),
        changes: JSON.stringify(changes),
      });
      for (const step of steps) await step();
      return { result, entry };
    });
  }

  #takeBack(matter: string, actor: Actor, pile: 'done' | 'undone'): Promise<JournalEntry | null> {
    return this.#queue(async () => {
      this.#toWrite();
      const target = await nextToTakeBack(this.db, matter, pile);
      if (!target) return null;
      const act = { actor, matter, verb: takeBackVerb(target, pile), undoable: true };
      const work = (write: Write) => this.#putBack(write, target);
      return (await this.#transact({ act, undoes: target.seq, work })).entry;
    });
  }

  async #putBack(write: Write, target: JournalEntry): Promise<void> {
    // Rows may come back before what they point at; the keys are checked at the commit.
    await sql`pragma defer_foreign_keys = on`.execute(write.db);
    for (const { kind, id, before, after } of target.changes.toReversed()) {
      const restore = this.#restorers.get(kind);
      if (!restore) throw new Problem('unsupported', 'store.cannot-undo', { kind });
      await restore(write, id, before);
      write.record({ kind, id, before: after, after: before });
    }
  }
}
