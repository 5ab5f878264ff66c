/** The only SQL of the damages heads. */
import type { Kysely, Transaction } from 'kysely';
import { insertAll } from '../store/bulk.ts';
import type { Tables } from '../store/tables.ts';
import { type Head, headSchema } from './model.ts';

interface DamagesHeadRow {
  id: string;
  matter_id: string;
  position: number;
  data: string;
}
declare module '../store/tables.ts' {
  interface Tables {
    damages_head: DamagesHeadRow;
  }
}

type Db = Kysely<Tables>;

/** A head and where it stands, as the journal keeps it. */
export interface Placed {
  readonly head: Head;
  readonly position: number;
}

const toRow = ({ head, position }: Placed): DamagesHeadRow => ({
  id: head.id,
  matter_id: head.matter,
  position,
  data: JSON.stringify(head),
});

export const selectHeads = async (db: Db, matter: string): Promise<Head[]> => (await selectPlaced(db, matter)).map(({ head }) => head);

export async function selectPlaced(db: Db, matter: string): Promise<Placed[]> {
  const rows = await db
    .selectFrom('damages_head')
    .select(['position', 'data'])
    .where('matter_id', '=', matter)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(({ data, position }) => ({ head: headSchema.parse(JSON.parse(data)), position }));
}

export async function selectHead(db: Db, id: string): Promise<Placed | undefined> {
  const row = await db.selectFrom('damages_head').select(['position', 'data']).where('id', '=', id).executeTakeFirst();
  return row && { head: headSchema.parse(JSON.parse(row.data)), position: row.position };
}

/** The place after the last head. */
export async function nextPosition(db: Db, matter: string): Promise<number> {
  const row = await db
    .selectFrom('damages_head')
    .select((column) => column.fn.max('position').as('last'))
    .where('matter_id', '=', matter)
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : Number(row.last) + 1;
}

export async function upsertHead(db: Transaction<Tables>, placed: Placed): Promise<void> {
  const { id, ...columns } = toRow(placed);
  await db
    .insertInto('damages_head')
    .values({ id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

export async function insertHeadRows(db: Transaction<Tables>, placed: readonly Placed[]): Promise<void> {
  await insertAll(db, 'damages_head', placed.map(toRow));
}

export async function deleteHead(db: Transaction<Tables>, id: string): Promise<void> {
  await db.deleteFrom('damages_head').where('id', '=', id).execute();
}
