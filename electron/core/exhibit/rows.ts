/** The only SQL of the exhibit tables: the list, the settings, binders, and the register of Bates numbers. */
import type { Kysely, Selectable, Transaction } from 'kysely';
import { insertAll } from '../store/bulk.ts';
import type { Tables } from '../store/tables.ts';
import type { BatesRange } from './bates.ts';
import { inOrder } from './list.ts';
import { type Binder, binderSchema, type Exhibit, type ExhibitSettings, exhibitSchema, exhibitSettingsSchema } from './model.ts';

interface BatesTable {
  id: string;
  matter_id: string;
  prefix: string;
  first: number;
  last: number;
  evidence_id: string;
  rendition: string;
  superseded_by: string | null;
  created_at: string;
  data: string;
}
declare module '../store/tables.ts' {
  interface Tables {
    exhibit: { id: string; matter_id: string; evidence_id: string; number: number; data: string };
    exhibit_setting: { matter_id: string; data: string };
    binder: { id: string; matter_id: string; no: number; status: string; created_at: string; data: string };
    bates_range: BatesTable;
  }
}

type Db = Kysely<Tables>;
type Trx = Transaction<Tables>;

/** Exhibits of a matter in their order, each before its attachments. */
export async function selectExhibits(db: Db, matter: string): Promise<Exhibit[]> {
  const rows = await db.selectFrom('exhibit').select('data').where('matter_id', '=', matter).execute();
  return inOrder(rows.map((row) => exhibitSchema.parse(JSON.parse(row.data))));
}

export async function selectExhibit(db: Db, id: string): Promise<Exhibit | undefined> {
  const row = await db.selectFrom('exhibit').select('data').where('id', '=', id).executeTakeFirst();
  return row && exhibitSchema.parse(JSON.parse(row.data));
}

export async function upsertExhibit(db: Trx, exhibit: Exhibit): Promise<void> {
  const columns = { matter_id: exhibit.matter, evidence_id: exhibit.evidence, number: exhibit.number, data: JSON.stringify(exhibit) };
  await db
    .insertInto('exhibit')
    .values({ id: exhibit.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export async function deleteExhibit(db: Trx, id: string): Promise<void> {
  await db.deleteFrom('exhibit').where('id', '=', id).execute();
}

/** What counsel has chosen; undefined while nothing was. */
export async function selectSettings(db: Db, matter: string): Promise<ExhibitSettings | undefined> {
  const row = await db.selectFrom('exhibit_setting').select('data').where('matter_id', '=', matter).executeTakeFirst();
  return row && exhibitSettingsSchema.parse(JSON.parse(row.data));
}

export async function upsertSettings(db: Trx, matter: string, settings: ExhibitSettings): Promise<void> {
  const data = JSON.stringify(settings);
  await db
    .insertInto('exhibit_setting')
    .values({ matter_id: matter, data })
    .onConflict((conflict) => conflict.column('matter_id').doUpdateSet({ data }))
    .execute();
}

export async function deleteSettings(db: Trx, matter: string): Promise<void> {
  await db.deleteFrom('exhibit_setting').where('matter_id', '=', matter).execute();
}

/** Binders of a matter, newest first. */
export async function selectBinders(db: Db, matter: string): Promise<Binder[]> {
  const rows = await db.selectFrom('binder').select('data').where('matter_id', '=', matter).orderBy('no', 'desc').execute();
  return rows.map((row) => binderSchema.parse(JSON.parse(row.data)));
}

/** Those that were filed: what they hold keeps its numbers. */
export async function selectFiledBinders(db: Db, matter: string): Promise<Binder[]> {
  const rows = await db.selectFrom('binder').select('data').where('matter_id', '=', matter).where('status', '=', 'filed').execute();
  return rows.map((row) => binderSchema.parse(JSON.parse(row.data)));
}

export async function selectBinder(db: Db, id: string): Promise<Binder | undefined> {
  const row = await db.selectFrom('binder').select('data').where('id', '=', id).executeTakeFirst();
  return row && binderSchema.parse(JSON.parse(row.data));
}

export async function upsertBinder(db: Trx, binder: Binder): Promise<void> {
  const columns = { status: binder.status, data: JSON.stringify(binder) };
  await db
    .insertInto('binder')
    .values({ id: binder.id, matter_id: binder.matter, no: binder.no, created_at: binder.createdAt, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

const range = (row: Selectable<BatesTable>): BatesRange => ({
  id: row.id,
  prefix: row.prefix,
  first: row.first,
  last: row.last,
  digits: (JSON.parse(row.data) as { digits: number }).digits,
  evidence: row.evidence_id,
  rendition: row.rendition,
  supersededBy: row.superseded_by,
});

/** The register of a matter, all series, in the order of the numbers. */
export async function selectRanges(db: Db, matter: string): Promise<BatesRange[]> {
  const rows = await db.selectFrom('bates_range').selectAll().where('matter_id', '=', matter).orderBy('prefix').orderBy('first').execute();
  return rows.map(range);
}

export async function insertRanges(db: Trx, matter: string, at: string, ranges: readonly BatesRange[]): Promise<void> {
  await insertAll(
    db,
    'bates_range',
    ranges.map(({ id, prefix, first, last, digits, evidence, rendition, supersededBy }) => ({
      id,
      matter_id: matter,
      prefix,
      first,
      last,
      evidence_id: evidence,
      rendition,
      superseded_by: supersededBy,
      created_at: at,
      data: JSON.stringify({ digits }),
    })),
  );
}

export async function supersedeRange(db: Trx, id: string, by: string): Promise<void> {
  await db.updateTable('bates_range').set({ superseded_by: by }).where('id', '=', id).execute();
}

/** Sequence number of the last thing written in a matter; 0 for nothing. */
export async function lastEntry(db: Db, matter: string): Promise<number> {
  const row = await db
    .selectFrom('journal')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .where('matter', '=', matter)
    .executeTakeFirst();
  return row?.seq ?? 0;
}
