/** The only SQL of the filing table. */
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';
import type { Filing } from './model.ts';

declare module '../store/tables.ts' {
  interface Tables {
    filing: { id: string; matter_id: string; template: string; status: string; created_at: string; data: string };
  }
}

type Reader = Kysely<Tables> | Transaction<Tables>;

const filing = (row: { data: string }): Filing => JSON.parse(row.data) as Filing;

export async function filingsOf(db: Reader, matter: string): Promise<Filing[]> {
  const rows = await db
    .selectFrom('filing')
    .select('data')
    .where('matter_id', '=', matter)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(filing);
}

export async function filingById(db: Reader, id: string): Promise<Filing | undefined> {
  const row = await db.selectFrom('filing').select('data').where('id', '=', id).executeTakeFirst();
  return row && filing(row);
}

export async function putFiling(db: Reader, row: Filing): Promise<void> {
  const columns = {
    matter_id: row.matter,
    template: row.template,
    status: row.status,
    created_at: row.createdAt,
    data: JSON.stringify(row),
  };
  await db
    .insertInto('filing')
    .values({ id: row.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export async function removeFiling(db: Reader, id: string): Promise<void> {
  await db.deleteFrom('filing').where('id', '=', id).execute();
}
