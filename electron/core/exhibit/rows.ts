/** The only SQL of the exhibit table. */
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables.ts';
import { type Exhibit, exhibitSchema } from './model.ts';

declare module '../store/tables.ts' {
  interface Tables {
    exhibit: { id: string; matter_id: string; evidence_id: string; number: number; data: string };
  }
}

type Db = Kysely<Tables>;

/** Exhibits of a matter by number. */
export async function selectExhibits(db: Db, matter: string): Promise<Exhibit[]> {
  const rows = await db.selectFrom('exhibit').select('data').where('matter_id', '=', matter).orderBy('number').execute();
  return rows.map((row) => exhibitSchema.parse(JSON.parse(row.data)));
}

export async function selectExhibit(db: Db, id: string): Promise<Exhibit | undefined> {
  const row = await db.selectFrom('exhibit').select('data').where('id', '=', id).executeTakeFirst();
  return row && exhibitSchema.parse(JSON.parse(row.data));
}

export async function upsertExhibit(db: Transaction<Tables>, exhibit: Exhibit): Promise<void> {
  const columns = { matter_id: exhibit.matter, evidence_id: exhibit.evidence, number: exhibit.number, data: JSON.stringify(exhibit) };
  await db
    .insertInto('exhibit')
    .values({ id: exhibit.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export async function deleteExhibit(db: Transaction<Tables>, id: string): Promise<void> {
  await db.deleteFrom('exhibit').where('id', '=', id).execute();
}
