/** The only SQL of the risk tables, and of what a score needs to know of evidence. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { insertAll } from '../../store/bulk.ts';
import type { Tables } from '../../store/tables.ts';
import type { FactorId, Weights } from './model.ts';

declare module '../../store/tables.ts' {
  interface Tables {
    risk_setting: { id: string; data: string };
    risk_score: { id: string; matter_id: string; storefront_id: string; created_at: string; data: string };
  }
}

type Db = Kysely<Tables>;
type Trx = Transaction<Tables>;

/** A score as it stood: what it was made by, and what brought its points. */
export interface RecordedScore {
  readonly by: string;
  readonly version: string;
  readonly fingerprint: string;
  readonly weights: Weights;
  readonly score: number;
  readonly points: readonly {
    readonly id: FactorId;
    readonly points: number;
    readonly of: number;
    /** Key, weight and field of each fact. */
    readonly facts: readonly (readonly [key: string, weight: number, where: string])[];
  }[];
}

/** The settings of a matter, or of the workspace under the id `workspace`; null when there are none. */
export async function selectSetting(db: Db, id: string): Promise<unknown> {
  const row = await db.selectFrom('risk_setting').select('data').where('id', '=', id).executeTakeFirst();
  return row ? (JSON.parse(row.data) as unknown) : null;
}

export async function putSetting(db: Trx, id: string, value: unknown): Promise<void> {
  if (value === null) await db.deleteFrom('risk_setting').where('id', '=', id).execute();
  else {
    const data = JSON.stringify(value);
    await db
      .insertInto('risk_setting')
      .values({ id, data })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ data }))
      .execute();
  }
}

export const insertScores = (db: Trx, rows: readonly Tables['risk_score'][]): Promise<void> => insertAll(db, 'risk_score', rows);

/** The newest recorded score of each storefront of a matter, and when it was recorded. */
export async function selectNewest(db: Db, matter: string): Promise<Map<string, { readonly at: string; readonly score: RecordedScore }>> {
  const { rows } = await sql<{ storefront_id: string; created_at: string; data: string }>`
    select storefront_id, created_at, data from (
      select storefront_id, created_at, data, row_number() over (partition by storefront_id order by created_at desc, rowid desc) as n
      from risk_score where matter_id = ${matter}) where n = 1`.execute(db);
  return new Map(rows.map((row) => [row.storefront_id, { at: row.created_at, score: JSON.parse(row.data) as RecordedScore }]));
}

/** Evidence in use that is linked to a seller, storefront, listing or purchase of the matter, by its id. */
export async function selectLinked(db: Db, matter: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ evidence_id: string; target_id: string }>`
    select l.evidence_id, l.target_id from evidence_link l join evidence e on e.id = l.evidence_id
    where e.matter_id = ${matter} and e.withdrawn = 0 and l.target in ('seller', 'storefront', 'listing', 'purchase')
    order by l.evidence_id`.execute(db);
  const linked = new Map<string, string[]>();
  for (const row of rows) {
    const list = linked.get(row.target_id);
    if (list) list.push(row.evidence_id);
    else linked.set(row.target_id, [row.evidence_id]);
  }
  return linked;
}

/** Tags of evidence in use, of items that have any. */
export async function selectTags(db: Db, matter: string): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ id: string; tags: string }>`
    select id, data -> '$.tags' as tags from evidence
    where matter_id = ${matter} and withdrawn = 0 and json_array_length(data, '$.tags') > 0`.execute(db);
  return new Map(rows.map((row) => [row.id, JSON.parse(row.tags) as string[]]));
}
