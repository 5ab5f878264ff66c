/** The only SQL of the production table. */
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { type Production, productionSchema } from './model.ts';

declare module '../store/tables.ts' {
  interface Tables {
    production: { id: string; matter_id: string; no: number; created_at: string; data: string };
  }
}

type Db = Kysely<Tables>;

/** Productions of a matter, newest first. */
export async function selectProductions(db: Db, matter: string): Promise<Production[]> {
  const rows = await db.selectFrom('production').select('data').where('matter_id', '=', matter).orderBy('no', 'desc').execute();
  return rows.map((row) => productionSchema.parse(JSON.parse(row.data)));
}

export async function selectProduction(db: Db, id: string): Promise<Production | undefined> {
  const row = await db.selectFrom('production').select('data').where('id', '=', id).executeTakeFirst();
  return row && productionSchema.parse(JSON.parse(row.data));
}

export async function insertProduction(db: Transaction<Tables>, production: Production): Promise<void> {
  const { id, matter, no, createdAt } = production;
  await db
    .insertInto('production')
    .values({ id, matter_id: matter, no, created_at: createdAt, data: JSON.stringify(production) })
    .execute();
}
