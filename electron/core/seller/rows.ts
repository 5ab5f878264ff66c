import { type Kysely, sql, type Transaction } from 'kysely';
import { insertAll } from '../store/bulk.ts';
import type { Write } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { isOrigin } from './identity/entries.ts';
import { contextsOf, rewriteDependents, writeIdentities } from './identity/rows.ts';
import { completeListing } from './listing/model.ts';
import type { Identifier, Listing, Purchase, Seller, SellerTable, Storefront } from './model.ts';

interface SellerRow {
  id: string;
  matter_id: string;
  no: number;
  name: string;
  data: string;
}
interface StorefrontRow {
  id: string;
  matter_id: string;
  seller_id: string;
  platform: string;
  shop_name: string;
  shop_id: string;
  url: string;
  position: number;
  data: string;
}
interface IdentifierRow {
  id: string;
  matter_id: string;
  seller_id: string;
  storefront_id: string | null;
  kind: string;
  value: string;
  position: number;
  data: string;
}
interface ListingRow {
  id: string;
  matter_id: string;
  storefront_id: string;
  url: string;
  item_id: string;
  position: number;
  data: string;
}
interface PurchaseRow {
  id: string;
  matter_id: string;
  seller_id: string;
  storefront_id: string | null;
  listing_id: string | null;
  order_number: string;
  position: number;
  data: string;
}
interface SettingRow {
  name: string;
  value: string;
}
declare module '../store/tables.ts' {
  interface Tables {
    setting: SettingRow;
    seller: SellerRow;
    storefront: StorefrontRow;
    identifier: IdentifierRow;
    listing: ListingRow;
    purchase: PurchaseRow;
  }
}

type Db = Kysely<Tables>;

/** All rows of a matter, in order: sellers by number, the rest as entered. */
export interface SellerData {
  readonly sellers: readonly Seller[];
  readonly storefronts: readonly Storefront[];
  readonly identifiers: readonly Identifier[];
  readonly listings: readonly Listing[];
  readonly purchases: readonly Purchase[];
}
export type SellerItem = SellerData[SellerTable][number];
/** The row and its place in the table, as the journal keeps it. A seller's place is its number. */
export interface Placed {
  readonly position: number;
  readonly item: SellerItem;
}

/** Names of the tables in the database and of the things in the journal. */
export const thing = {
  sellers: 'seller',
  storefronts: 'storefront',
  identifiers: 'identifier',
  listings: 'listing',
  purchases: 'purchase',
} as const;
type Thing = (typeof thing)[SellerTable];

const columnsOf = (table: SellerTable, { position, item }: Placed): Record<string, unknown> => {
  const common = { id: item.id, matter_id: item.matter, data: JSON.stringify(item) };
  switch (table) {
    case 'sellers': {
      const { no, name } = item as Seller;
      return { ...common, no, name };
    }
    case 'storefronts': {
      const { seller, platform, shopName, shopId, url } = item as Storefront;
      return { ...common, seller_id: seller, platform, shop_name: shopName, shop_id: shopId, url, position };
    }
    case 'identifiers': {
      const { seller, storefront, kind, value } = item as Identifier;
      return { ...common, seller_id: seller, storefront_id: storefront, kind, value, position };
    }
    case 'listings': {
      const { storefront, url, itemId } = item as Listing;
      return { ...common, storefront_id: storefront, url, item_id: itemId, position };
    }
    case 'purchases': {
      const { seller, storefront, listing, orderNumber } = item as Purchase;
      return { ...common, seller_id: seller, storefront_id: storefront, listing_id: listing, order_number: orderNumber, position };
    }
  }
};

export async function selectAll(db: Db, matter: string): Promise<SellerData> {
  const rows = async (table: Exclude<Thing, 'seller'>) => {
    const found = await db.selectFrom(table).select('data').where('matter_id', '=', matter).orderBy('position').orderBy('id').execute();
    return found.map((row) => JSON.parse(row.data));
  };
  const sellers = await db.selectFrom('seller').select('data').where('matter_id', '=', matter).orderBy('no').execute();
  return {
    sellers: sellers.map((row) => JSON.parse(row.data)),
    storefronts: await rows('storefront'),
    identifiers: await rows('identifier'),
    listings: (await rows('listing')).map(completeListing),
    purchases: await rows('purchase'),
  };
}

export async function selectOne(db: Db, table: SellerTable, matter: string, id: string): Promise<Placed | undefined> {
  if (table === 'sellers') {
    const row = await db
      .selectFrom('seller')
      .select(['no', 'data'])
      .where('id', '=', id)
      .where('matter_id', '=', matter)
      .executeTakeFirst();
    return row && { position: row.no, item: JSON.parse(row.data) };
  }
  const found = db.selectFrom(thing[table]).select(['position', 'data']).where('id', '=', id).where('matter_id', '=', matter);
  const row = await found.executeTakeFirst();
  return row && { position: row.position, item: JSON.parse(row.data) };
}

/** What is a seller's: things evidence may be linked to, as kind and id, and the sources named in them. */
export async function selectTargets(db: Db, seller: string): Promise<{ to: Thing; id: string; sources: string }[]> {
  const { rows } = await sql<{ to: Thing; id: string; sources: string }>`
    with shop as (select id from storefront where seller_id = ${seller})
    select 'seller' as "to", id, coalesce(data -> '$.sources', '[]') as sources from seller where id = ${seller}
    union all select 'storefront', id, coalesce(data -> '$.sources', '[]') from storefront where seller_id = ${seller}
    union all select 'identifier', id, coalesce(data -> '$.sources', '[]') from identifier where seller_id = ${seller}
    union all select 'listing', id, coalesce(data -> '$.sources', '[]') from listing where storefront_id in (select id from shop)
    union all select 'purchase', id, (select json_group_array(value) from (
        select value from json_each(data, '$.sources')
        union all select source.value from json_each(data, '$.record.steps') as step, json_each(step.value, '$.sources') as source
      )) from purchase
      where seller_id = ${seller} or storefront_id in (select id from shop)`.execute(db);
  return rows;
}

export async function upsert(db: Transaction<Tables>, table: SellerTable, placed: Placed): Promise<void> {
  const before = await contextsOf(db, table, [placed.item.id]);
  await putRow(db, table, placed);
  if (!isOrigin(table)) return;
  await writeIdentities(db, table, [placed.item]);
  await rewriteDependents(db, table, [placed.item], before);
}

/** The row alone: for who sees to the index of identities itself, as an undo of many rows does. */
export async function putRow(db: Transaction<Tables>, table: SellerTable, placed: Placed): Promise<void> {
  const { id, ...rest } = columnsOf(table, placed);
  await db
    .insertInto(thing[table])
    .values({ id, ...rest } as never)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest as never))
    .execute();
}

export async function insertMany(db: Transaction<Tables>, table: SellerTable, items: readonly Placed[]): Promise<void> {
  if (items.length === 0) return;
  await insertAll(db, thing[table], items.map((item) => columnsOf(table, item)) as never);
  if (isOrigin(table)) await writeIdentities(db, table, itemsOf(items));
}

const itemsOf = (placed: readonly Placed[]): SellerItem[] => placed.map(({ item }) => item);

/** `upsert` for many, in statements of a few hundred rows. */
export async function upsertMany(db: Transaction<Tables>, table: SellerTable, items: readonly Placed[]): Promise<void> {
  for (let from = 0; from < items.length; from += 500) {
    const some = items.slice(from, from + 500);
    const before = await contextsOf(
      db,
      table,
      some.map(({ item }) => item.id),
    );
    const values = some.map((item) => columnsOf(table, item));
    const columns = Object.keys(values[0] ?? {}).filter((column) => column !== 'id');
    await db
      .insertInto(thing[table])
      .values(values as never)
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) => Object.fromEntries(columns.map((column) => [column, eb.ref(`excluded.${column}` as never)])) as never),
      )
      .execute();
    if (!isOrigin(table)) continue;
    await writeIdentities(db, table, itemsOf(some));
    await rewriteDependents(db, table, itemsOf(some), before);
  }
}

/** `remove` for many, in statements of a few hundred rows. */
export async function removeMany(db: Transaction<Tables>, table: SellerTable, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += 500)
    await db
      .deleteFrom(thing[table])
      .where('id', 'in', ids.slice(from, from + 500))
      .execute();
}

/**
 * The rows of a matter in the order they were written, some at a time: a hundred thousand at once would hold the program up. The plus keeps
 * SQLite from taking the index of the matter, which it would sort anew for every page.
 */
export async function* selectPages(db: Db, table: SellerTable, matter: string, size = 1_000): AsyncGenerator<readonly SellerItem[]> {
  for (let after = 0; ; ) {
    const { rows } = await sql<{ at: number; data: string }>`
      select rowid as at, data from ${sql.table(thing[table])} where +matter_id = ${matter} and rowid > ${after} order by rowid limit ${size}`.execute(
      db,
    );
    const items = rows.map((row) => JSON.parse(row.data) as SellerItem);
    if (items.length > 0) yield table === 'listings' ? (items as Listing[]).map(completeListing) : items;
    if (rows.length < size) return;
    after = rows.at(-1)?.at ?? 0;
  }
}

/** The places of some rows. */
export async function selectPlaces(db: Db, table: SellerTable, ids: readonly string[]): Promise<Map<string, number>> {
  const places = new Map<string, number>();
  for (let from = 0; from < ids.length; from += 500) {
    const column = sql.ref(table === 'sellers' ? 'no' : 'position');
    const some = await db
      .selectFrom(thing[table])
      .select(['id', sql<number>`${column}`.as('place')])
      .where('id', 'in', ids.slice(from, from + 500))
      .execute();
    for (const { id, place } of some) places.set(id, Number(place));
  }
  return places;
}

export async function remove(db: Transaction<Tables>, table: SellerTable, id: string): Promise<void> {
  await db.deleteFrom(thing[table]).where('id', '=', id).execute();
}

/** The place behind the last row of a table. */
export async function nextPosition(db: Db, table: Exclude<SellerTable, 'sellers'>, matter: string): Promise<number> {
  const row = await db
    .selectFrom(thing[table])
    .select((eb) => eb.fn.max<number | null>('position').as('last'))
    .where('matter_id', '=', matter)
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : Number(row.last) + 1;
}

export async function countSellers(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('seller')
    .select((eb) => ['matter_id', eb.fn.countAll<number>().as('n')] as const)
    .groupBy('matter_id')
    .execute();
  return new Map(rows.map((row) => [row.matter_id, Number(row.n)]));
}

/** Which numbers of a matter are spent. */
export interface Numbers {
  /** The highest ever given; 0 when none was. It does not go down, neither by removal nor by undo. */
  readonly last: number;
  /** Numbers of sellers that were removed. */
  readonly retired: ReadonlySet<number>;
}

const numberSetting = (matter: string): string => `seller-numbers/${matter}`;

export async function selectNumbers(db: Db, matter: string): Promise<Numbers> {
  const kept = await db.selectFrom('setting').select('value').where('name', '=', numberSetting(matter)).executeTakeFirst();
  const { last = 0, retired = [] } = kept ? (JSON.parse(kept.value) as { last?: number; retired?: number[] }) : {};
  return { last, retired: new Set(retired) };
}

/** Raises the highest number, or retires one. */
export async function spendNumber({ db }: Write, matter: string, no: number, retire = false): Promise<void> {
  const { last, retired } = await selectNumbers(db, matter);
  if (no <= last && (!retire || retired.has(no))) return;
  const value = JSON.stringify({ last: Math.max(last, no), retired: retire ? [...retired, no] : [...retired] });
  await db
    .insertInto('setting')
    .values({ name: numberSetting(matter), value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}
