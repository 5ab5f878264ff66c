/** The worker thread that holds one SQLite connection. Runs as it stands under Node 24, or bundled when packaged. */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3-multiple-ciphers';
import type { Failure, Reply, Request, WorkerSetup } from './protocol.ts';

const STATEMENTS = 200;
const setup = workerData as WorkerSetup;
const port = parentPort;
if (!port) throw new Error('the store worker runs in a worker thread');

const failureOf = (error: unknown): Failure => ({
  message: error instanceof Error ? error.message : String(error),
  code: error instanceof Error && 'code' in error ? String(error.code) : '',
});

/** A lock that the operating system gives back when the process dies, so a crash never leaves a stale one. */
function lock(file: string): Database {
  const held = new Database(file, { timeout: 250 });
  held.exec('pragma locking_mode = exclusive; begin exclusive');
  return held;
}

function open({ file, mode }: WorkerSetup): Database {
  const db = new Database(file, { timeout: 5000, readonly: mode === 'read', fileMustExist: mode === 'read' });
  if (mode === 'write') {
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = full');
    db.pragma('journal_size_limit = 67108864');
  }
  db.pragma('foreign_keys = on');
  db.pragma('recursive_triggers = on');
  db.pragma('trusted_schema = off');
  db.pragma('cell_size_check = on');
  db.pragma('temp_store = memory');
  db.pragma('cache_size = -65536');
  return db;
}

let held: Database | undefined;
let db: Database | undefined;
const statements = new Map<string, Database.Statement>();

function prepared(on: Database, sql: string): Database.Statement {
  const known = statements.get(sql) ?? on.prepare(sql);
  statements.delete(sql);
  statements.set(sql, known);
  const [oldest] = statements.keys();
  if (statements.size > STATEMENTS && oldest !== undefined) statements.delete(oldest);
  return known;
}

function answer(on: Database, request: Request): Omit<Reply, 'id'> {
  switch (request.op) {
    case 'query': {
      const statement = prepared(on, request.sql);
      if (statement.reader) return { rows: statement.all(...request.params) };
      const { changes, lastInsertRowid } = statement.run(...request.params);
      return { rows: [], changes, lastId: lastInsertRowid };
    }
    case 'script':
      on.exec(request.sql);
      return {};
    case 'rollback':
      // A full disk makes SQLite roll back by itself; a second rollback would then hide the true fault.
      if (on.inTransaction) on.exec('rollback');
      return {};
    case 'close':
      on.close();
      held?.close();
      return {};
  }
}

port.on('message', (request: Request) => {
  try {
    if (!db) throw new Error('the database is not open');
    port.postMessage({ id: request.id, ...answer(db, request) } satisfies Reply);
  } catch (error) {
    port.postMessage({ id: request.id, failure: failureOf(error) } satisfies Reply);
  }
  if (request.op === 'close') port.close();
});

try {
  if (setup.lock) {
    try {
      held = lock(setup.lock);
    } catch (error) {
      const failure = failureOf(error);
      throw failure.code.startsWith('SQLITE_BUSY') ? Object.assign(new Error('held elsewhere'), { code: 'LOCK_HELD' }) : error;
    }
  }
  db = open(setup);
  port.postMessage({ id: 0 } satisfies Reply);
} catch (error) {
  held?.close();
  port.postMessage({ id: 0, failure: failureOf(error) } satisfies Reply);
  port.close();
}
