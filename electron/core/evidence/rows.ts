/** The only SQL of the evidence tables. */
import { type Kysely, sql, type Transaction } from 'kysely';
import { insertAll } from '../store/bulk.ts';
import type { Tables } from '../store/tables.ts';
import { type Evidence, evidenceSchema, type Link } from './model.ts';

declare module '../store/tables.ts' {
  interface Tables {
    evidence: {
      id: string;
      matter_id: string;
      sha256: string;
      size: number;
      media_type: string;
      received_at: string;
      withdrawn: number;
      data: string;
    };
    evidence_link: { evidence_id: string; target: string; target_id: string };
  }
}

type Db = Kysely<Tables>;
type Trx = Transaction<Tables>;

/** An item as its row has it. */
export const parsed = (row: { data: string }): Evidence => evidenceSchema.parse(JSON.parse(row.data));
const item = parsed;

/** All items of a matter in the order they came in, not read yet. */
export function selectData(db: Db, matter: string): Promise<{ data: string }[]> {
  return db
    .selectFrom('evidence')
    .select('data')
    .where('matter_id', '=', matter)
    .orderBy('rowid' as never)
    .execute();
}

/** Items of a matter in the order they came in; withdrawn ones only when asked for. */
export async function selectEvidence(db: Db, matter: string, withdrawn = false): Promise<Evidence[]> {
  const all = db.selectFrom('evidence').select('data').where('matter_id', '=', matter);
  const rows = await (withdrawn ? all : all.where('withdrawn', '=', 0)).orderBy('rowid' as never).execute();
  return rows.map(item);
}

export async function selectItem(db: Db, id: string): Promise<Evidence | undefined> {
  const row = await db.selectFrom('evidence').select('data').where('id', '=', id).executeTakeFirst();
  return row && item(row);
}

/** These items, by id, of whatever matter, withdrawn ones too. */
export async function selectItems(db: Db, ids: readonly string[]): Promise<Map<string, Evidence>> {
  const found = new Map<string, Evidence>();
  for (let from = 0; from < ids.length; from += 500) {
    const rows = await db
      .selectFrom('evidence')
      .select('data')
      .where('id', 'in', ids.slice(from, from + 500))
      .orderBy('rowid' as never)
      .execute();
    for (const one of rows.map(item)) found.set(one.id, one);
  }
  return found;
}

/** An item of any matter with these bytes, if they were received as one of these types. */
export async function selectTyped(db: Db, sha256: string, types: readonly string[]): Promise<Evidence | undefined> {
  const row = await db
    .selectFrom('evidence')
    .select('data')
    .where('sha256', '=', sha256)
    .where('media_type', 'in', types)
    .executeTakeFirst();
  return row && item(row);
}

/** Items of the matter that hold one of these bytes, by hash. */
export async function selectByHash(db: Db, matter: string, hashes: readonly string[]): Promise<Map<string, Evidence>> {
  const found = new Map<string, Evidence>();
  for (let from = 0; from < hashes.length; from += 500) {
    const some = hashes.slice(from, from + 500);
    const rows = await db.selectFrom('evidence').select('data').where('matter_id', '=', matter).where('sha256', 'in', some).execute();
    for (const row of rows) found.set(item(row).sha256, item(row));
  }
  return found;
}

/** The last journal entry of a matter; 0 when there is none. */
export async function lastChange(db: Db, matter: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from journal where matter = ${matter}`.execute(db);
  return rows[0]?.seq ?? 0;
}

/** Ids of items that the matter's journal says were changed or received after an entry, those changed first coming first. */
export async function changedSince(db: Db, matter: string, seq: number, limit: number): Promise<string[]> {
  // Not "id": json_each has a column of that name, and it would be grouped by that.
  const { rows } = await sql<{ item: string }>`
    select change.value ->> 'id' as item, min(journal.seq * 1000000 + change.key) as place
    from journal join json_each(journal.changes) as change
    where journal.matter = ${matter} and journal.seq > ${seq} and change.value ->> 'kind' = 'evidence'
    group by item order by place limit ${limit}`.execute(db);
  return rows.map(({ item }) => item);
}

export async function matterExists(db: Db, matter: string): Promise<boolean> {
  const row = await db.selectFrom('matter').select('id').where('id', '=', matter).where('removed', '=', 0).executeTakeFirst();
  return row !== undefined;
}

/** How many items in use each matter has. */
export async function countByMatter(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('evidence')
    .select(({ fn }) => ['matter_id', fn.countAll<number>().as('items')])
    .where('withdrawn', '=', 0)
    .groupBy('matter_id')
    .execute();
  return new Map(rows.map((row) => [row.matter_id, row.items]));
}

const links = (of: Evidence) => of.links.map(({ to, id }) => ({ evidence_id: of.id, target: to, target_id: id }));

export async function insertItems(db: Trx, items: readonly Evidence[]): Promise<void> {
  await insertAll(
    db,
    'evidence',
    items.map((one) => ({
      id: one.id,
      matter_id: one.matter,
      sha256: one.sha256,
      size: one.size,
      media_type: one.mediaType,
      received_at: one.receivedAt,
      withdrawn: one.withdrawn === '' ? 0 : 1,
      data: JSON.stringify(one),
    })),
  );
  await insertAll(db, 'evidence_link', items.flatMap(links));
}

/** Writes what may change of items: their notes, their links, whether they are withdrawn. */
export async function updateItems(db: Trx, pairs: readonly (readonly [before: Evidence, after: Evidence])[]): Promise<void> {
  for (let from = 0; from < pairs.length; from += 500) {
    const some = pairs.slice(from, from + 500).map(([, to]) => to);
    const values = JSON.stringify(some.map((to) => [to.id, to.withdrawn === '' ? 0 : 1, JSON.stringify(to)]));
    await sql`update evidence set withdrawn = given.value ->> 1, data = given.value ->> 2 from json_each(${values}) as given
      where evidence.id = given.value ->> 0`.execute(db);
  }
  const relinked = pairs.filter(([before, after]) => JSON.stringify(before.links) !== JSON.stringify(after.links)).map(([, to]) => to);
  for (let from = 0; from < relinked.length; from += 500) {
    const some = relinked.slice(from, from + 500).map(({ id }) => id);
    await db.deleteFrom('evidence_link').where('evidence_id', 'in', some).execute();
  }
  await insertAll(db, 'evidence_link', relinked.flatMap(links));
}

/** Items that came out of another one, in the order received. */
export async function selectInside(db: Db, parent: string): Promise<Evidence[]> {
  const { rows } = await sql<{ data: string }>`
    select data from evidence where data ->> 'parent' = ${parent} and data ->> 'parent' <> '' order by rowid`.execute(db);
  return rows.map(item);
}

/** Items whose row, in its columns or its data, says other bytes than custody recorded when they came in. */
export async function selectOtherBytes(db: Db): Promise<{ id: string; fileName: string }[]> {
  const { rows } = await sql<{ id: string; fileName: string }>`
    select evidence.id, evidence.data ->> 'fileName' as fileName from evidence
    left join custody on custody.item = evidence.id and custody.event = 'received'
    where custody.hash_after is not evidence.sha256 or evidence.data ->> 'sha256' <> evidence.sha256`.execute(db);
  return rows;
}

/** What custody says was received, and is not there. */
export async function selectGone(db: Db): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select item as id, coalesce(detail ->> 'name', '') as name from custody
    where event = 'received' and item not in (select id from evidence)`.execute(db);
  return rows;
}

/** File names of those of these ids that are items, unread otherwise: what was tampered with may not be as it should. */
export async function selectNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, data ->> 'fileName' as name from evidence where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Ids of items that are linked to any of these. */
export async function linkedTo(db: Db, targets: readonly Link[]): Promise<string[]> {
  const wanted = JSON.stringify(targets.map(({ to, id }) => [to, id]));
  const { rows } = await sql<{ id: string }>`
    select distinct evidence_link.evidence_id as id from json_each(${wanted}) as wanted
    join evidence_link on evidence_link.target = wanted.value ->> 0 and evidence_link.target_id = wanted.value ->> 1`.execute(db);
  return rows.map(({ id }) => id);
}
