import type { Kysely, Transaction } from 'kysely';
import { insertAll } from '../store/bulk.ts';
import type { Tables } from '../store/tables.ts';
import { type Collection, collections, type Matter, matterSchema } from './model.ts';

interface MatterTable {
  id: string;
  title: string;
  pack: string;
  updated_at: string;
  removed: number;
  data: string;
}
interface MatterItemTable {
  id: string;
  matter_id: string;
  collection: string;
  position: number;
  data: string;
}
declare module '../store/tables.ts' {
  interface Tables {
    matter: MatterTable;
    matter_item: MatterItemTable;
  }
}

type Db = Kysely<Tables>;
/** A matter without the lists it holds. */
export type Head = Omit<Matter, Collection>;
export type Item = Matter[Collection][number];
/** An item and where it stands, as the journal keeps it. */
export interface Placed {
  readonly matter: string;
  readonly collection: Collection;
  readonly position: number;
  readonly item: Item;
}

export const collectionNames = Object.keys(collections) as Collection[];

export function headOf(matter: Matter): Head {
  const { parties: _p, counsel: _c, rights: _r, facts: _f, deadlines: _d, ...head } = matter;
  return head;
}

/** The matter with its lists, or undefined when there is none or it was removed. */
export async function selectMatter(db: Db, id: string): Promise<Matter | undefined> {
  const row = await db.selectFrom('matter').select('data').where('id', '=', id).where('removed', '=', 0).executeTakeFirst();
  if (!row) return undefined;
  const items = await db.selectFrom('matter_item').select(['collection', 'data']).where('matter_id', '=', id).orderBy('position').execute();
  const lists: Record<string, unknown[]> = {};
  for (const item of items) lists[item.collection] = [...(lists[item.collection] ?? []), JSON.parse(item.data)];
  return matterSchema.parse({ ...JSON.parse(row.data), ...lists });
}

export async function selectHeads(db: Db): Promise<Head[]> {
  const rows = await db.selectFrom('matter').select('data').where('removed', '=', 0).orderBy('updated_at', 'desc').orderBy('id').execute();
  return rows.map((row) => matterSchema.parse(JSON.parse(row.data)));
}

/** Also brings a removed matter back. */
export async function upsertHead(db: Db, head: Head): Promise<void> {
  const row = { title: head.title, pack: head.pack, updated_at: head.updatedAt, removed: 0, data: JSON.stringify(head) };
  await db
    .insertInto('matter')
    .values({ id: head.id, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute();
}

export async function selectHead(db: Db, id: string): Promise<Head | undefined> {
  const row = await db.selectFrom('matter').select('data').where('id', '=', id).executeTakeFirst();
  return row && headOf(matterSchema.parse(JSON.parse(row.data)));
}

export async function markRemoved(db: Db, id: string): Promise<void> {
  await db.updateTable('matter').set({ removed: 1 }).where('id', '=', id).execute();
}

/** Puts an item at its place and moves those behind it one on. An item that is there already is moved and rewritten. */
export async function placeItem(db: Db, placed: Placed): Promise<void> {
  await removeItem(db, placed.matter, placed.item.id);
  await db
    .updateTable('matter_item')
    .set((eb) => ({ position: eb('position', '+', 1) }))
    .where('matter_id', '=', placed.matter)
    .where('collection', '=', placed.collection)
    .where('position', '>=', placed.position)
    .execute();
  await db
    .insertInto('matter_item')
    .values({
      id: placed.item.id,
      matter_id: placed.matter,
      collection: placed.collection,
      position: placed.position,
      data: JSON.stringify(placed.item),
    })
    .execute();
}

/** Takes an item out and closes the gap; nothing happens when it is not there. */
export async function removeItem(db: Db, matter: string, id: string): Promise<void> {
  const row = await db.selectFrom('matter_item').select(['collection', 'position']).where('id', '=', id).executeTakeFirst();
  if (!row) return;
  await db.deleteFrom('matter_item').where('id', '=', id).execute();
  await db
    .updateTable('matter_item')
    .set((eb) => ({ position: eb('position', '-', 1) }))
    .where('matter_id', '=', matter)
    .where('collection', '=', row.collection)
    .where('position', '>', row.position)
    .execute();
}

/** All items of a new matter at once. */
export async function insertItems(db: Transaction<Tables>, matter: Matter): Promise<void> {
  const rows = collectionNames.flatMap((collection) =>
    matter[collection].map((item, position) => ({
      id: item.id,
      matter_id: matter.id,
      collection: collection as string,
      position,
      data: JSON.stringify(item),
    })),
  );
  await insertAll(db, 'matter_item', rows);
}

export async function selectItem(db: Db, id: string): Promise<Placed | undefined> {
  const row = await db.selectFrom('matter_item').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const collection = row.collection as Collection;
  return { matter: row.matter_id, collection, position: row.position, item: collections[collection].parse(JSON.parse(row.data)) };
}

export async function countItems(db: Db, matter: string, collection: Collection): Promise<number> {
  const row = await db
    .selectFrom('matter_item')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('matter_id', '=', matter)
    .where('collection', '=', collection)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
