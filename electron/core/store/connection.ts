/** One SQLite connection in a worker thread, spoken to by messages. */
import { Worker } from 'node:worker_threads';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { storeFailure } from './failure.ts';
import { bindable, type Reply, type Request, type WorkerSetup } from './protocol.ts';

interface Waiting {
  readonly sql: string;
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}
/** A request without its number; the connection numbers them. */
type Unnumbered = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

export class WorkerConnection implements DatabaseConnection {
  readonly #worker: Worker;
  readonly #file: string;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #gone: Error | undefined;

  private constructor(worker: Worker, file: string) {
    this.#worker = worker;
    this.#file = file;
    worker.on('message', (reply: Reply) => this.#settle(reply));
    worker.on('error', (error: Error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('the workspace database is closed')));
  }

  /** Starts the worker at `entry` and waits until the database is open. Refusals as in failure.ts. */
  static async open(entry: URL | string, setup: WorkerSetup): Promise<WorkerConnection> {
    const connection = new WorkerConnection(new Worker(entry, { workerData: setup, name: `store-${setup.mode}` }), setup.file);
    await new Promise<Reply>((resolve, reject) => connection.#waiting.set(0, { sql: '', resolve, reject }));
    return connection;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const { rows = [], changes, lastId } = await this.#ask({ op: 'query', sql: query.sql, params: bindable(query.parameters) });
    // The worker answers with rows of the statement it was sent; Kysely's types vouch for their shape.
    const result = { rows: rows as R[] };
    return changes === undefined ? result : { ...result, numAffectedRows: BigInt(changes), insertId: BigInt(lastId ?? 0) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    yield await this.executeQuery<R>(query);
  }

  /** Runs several statements without parameters (a migration, a pragma). */
  async script(sql: string): Promise<void> {
    await this.#ask({ op: 'script', sql });
  }

  async rollback(): Promise<void> {
    await this.#ask({ op: 'rollback' });
  }

  async close(): Promise<void> {
    if (this.#gone) return;
    const exited = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()));
    await this.#ask({ op: 'close' });
    await exited;
  }

  #ask(request: Unnumbered): Promise<Reply> {
    if (this.#gone) return Promise.reject(this.#gone);
    return new Promise((resolve, reject) => {
      this.#last += 1;
      this.#waiting.set(this.#last, { sql: 'sql' in request ? request.sql : '', resolve, reject });
      this.#worker.postMessage({ ...request, id: this.#last });
    });
  }

  #settle(reply: Reply): void {
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.failure) waiting?.reject(storeFailure(reply.failure, this.#file, waiting.sql));
    else waiting?.resolve(reply);
  }

  #fail(error: Error): void {
    this.#gone ??= error;
    for (const waiting of this.#waiting.values()) waiting.reject(this.#gone);
    this.#waiting.clear();
  }
}
