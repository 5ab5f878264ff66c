/** What passes between the store and its worker thread. */

export interface WorkerSetup {
  /** The database file. */
  readonly file: string;
  /** `write` opens or creates it and holds the workspace's lock; `read` looks on, beside a writer. */
  readonly mode: 'write' | 'read';
  /** Lock file held for as long as the worker lives; '' for none. */
  readonly lock: string;
}

export type Request =
  | { readonly id: number; readonly op: 'query'; readonly sql: string; readonly params: readonly Bindable[] }
  | { readonly id: number; readonly op: 'script'; readonly sql: string }
  | { readonly id: number; readonly op: 'rollback' }
  | { readonly id: number; readonly op: 'close' };

export interface Failure {
  readonly message: string;
  /** SQLite's name of the fault, such as `SQLITE_FULL`; '' when it did not come from SQLite. */
  readonly code: string;
}

export interface Reply {
  /** 0 for the first one: the database is open (or failed to). */
  readonly id: number;
  readonly failure?: Failure;
  readonly rows?: readonly unknown[];
  readonly changes?: number;
  readonly lastId?: number | bigint;
}

export type Bindable = string | number | bigint | null | Uint8Array;

/**
 * SQLite takes text, numbers, blobs and null. Anything else (a Date, an object, undefined, NaN) is a mistake in the caller and is
 * refused here, where the stack still shows who made it. Booleans become 0 and 1.
 */
export function bindable(params: readonly unknown[]): Bindable[] {
  return params.map((value, index) => {
    if (value === null || typeof value === 'string' || typeof value === 'bigint') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (value instanceof Uint8Array) return value;
    throw new TypeError(
      `parameter ${index + 1} cannot be bound: ${typeof value === 'number' ? value : Object.prototype.toString.call(value)}`,
    );
  });
}
