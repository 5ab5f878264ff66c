/** Turns what SQLite and the disk report into refusals a user can act on. What is left over is a bug and stays an error. */
import { Problem } from '../kit/problem.ts';
import type { Failure } from './protocol.ts';

/** A fault of the database that no rule here expects: a bug, with SQLite's own name for it. */
export class StoreError extends Error {
  readonly code: string;

  constructor(failure: Failure, sql: string) {
    super(`${failure.message}${sql ? ` in: ${sql.slice(0, 300)}` : ''}`);
    this.name = 'StoreError';
    this.code = failure.code;
  }
}

export function storeFailure(failure: Failure, file: string, sql = ''): Error {
  const { code, message } = failure;
  const cause = new StoreError(failure, sql);
  const problem = (kind: Problem['kind'], id: Problem['id'], params: Problem['params'] = {}) => new Problem(kind, id, params, [], cause);
  if (code === 'LOCK_HELD') return problem('locked', 'store.locked');
  if (code === 'SQLITE_FULL') return problem('locked', 'store.full');
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') return problem('locked', 'store.busy');
  if (code.startsWith('SQLITE_READONLY')) return problem('locked', 'store.read-only', { folder: file });
  if (code.startsWith('SQLITE_CANTOPEN')) return problem('not-found', 'store.cannot-open', { file });
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) return problem('integrity', 'store.damaged', { detail: message });
  if (code.startsWith('SQLITE_IOERR')) return problem('integrity', 'store.disk', { detail: `${message} (${code})` });
  if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return problem('conflict', 'store.points-nowhere');
  if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
    return problem('conflict', 'store.taken', { detail: message });
  return cause;
}
