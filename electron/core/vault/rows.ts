/** The only SQL of the blob table: which bytes the workspace has taken into its vault. */
import type { Kysely } from 'kysely';
import type { Write } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import type { Blob } from './vault.ts';

declare module '../store/tables.ts' {
  interface Tables {
    blob: { sha256: string; size: number; created_at: string };
  }
}

/** Says in the running transaction that these bytes are in the vault. Rows that point at a blob come after it. */
export const recordBlob = (write: Write, blob: Blob): Promise<void> => recordBlobs(write, [blob]);

export async function recordBlobs(write: Write, blobs: readonly Blob[]): Promise<void> {
  for (let from = 0; from < blobs.length; from += 500) {
    await write.db
      .insertInto('blob')
      .values(blobs.slice(from, from + 500).map(({ sha256, size }) => ({ sha256, size, created_at: write.at })))
      .onConflict((conflict) => conflict.column('sha256').doNothing())
      .execute();
  }
}

export function allBlobs(db: Kysely<Tables>): Promise<Blob[]> {
  return db.selectFrom('blob').select(['sha256', 'size']).orderBy('sha256').execute();
}
