/** Kysely over connections that live in worker threads. */
import { type DatabaseConnection, type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import type { WorkerConnection } from './connection.ts';

/** Messages to one worker are answered in order, so statements need no mutex; transactions are queued by the store itself. */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/** `choose` says, for each statement, which connection runs it. */
export function workerDialect(choose: () => Promise<WorkerConnection>): Dialect {
  const asWorker = (connection: DatabaseConnection) => connection as WorkerConnection;
  return {
    createAdapter: () => new QueueingAdapter(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createDriver: () => ({
      init: async () => {},
      acquireConnection: choose,
      beginTransaction: (connection) => asWorker(connection).script('begin immediate'),
      commitTransaction: (connection) => asWorker(connection).script('commit'),
      rollbackTransaction: (connection) => asWorker(connection).rollback(),
      releaseConnection: async () => {},
      destroy: async () => {},
    }),
  };
}
