/** The only SQL of the filing table. */
import { type Kysely, sql, type Transaction } from 'kysely';
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

/**
 * The last journal entry of a matter and the kinds of things changed by the entries after `since` ('' for an entry that names none).
 * Kinds are picked inside SQLite: an import's entry holds every row it brought.
 */
export async function journalSince(db: Reader, matter: string, since: number | null): Promise<{ seq: number; kinds: string[] }> {
  if (since === null) {
    const { rows } = await sql<{ seq: number | null }>`select max(seq) as seq from journal where matter = ${matter}`.execute(db);
    return { seq: rows[0]?.seq ?? 0, kinds: [] };
  }
  const { rows } = await sql<{ seq: number; kind: string }>`
    select distinct seq, coalesce(change.value ->> 'kind', '') as kind
    from journal left join json_each(journal.changes) as change
    where matter = ${matter} and seq > ${since} order by seq`.execute(db);
  return { seq: rows.at(-1)?.seq ?? since, kinds: [...new Set(rows.map((row) => row.kind))] };
}
