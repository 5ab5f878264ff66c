/** The index over everything that names a seller: written with the rows it comes from, made again when the normalisers change. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Write } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import type { Identifier, Purchase, Seller, Storefront } from '../model.ts';
import type { SellerItem } from '../rows.ts';
import {
  type Identity,
  identifierIdentities,
  type OriginTable,
  origins,
  purchaseIdentities,
  sellerIdentities,
  storefrontIdentities,
} from './entries.ts';
import { NORMALISERS } from './normalise.ts';

interface IdentityKeyRow {
  matter_id: string;
  seller_id: string;
  storefront_id: string | null;
  kind: string;
  key: string;
  origin: string;
  origin_id: string;
  made_by: number;
}
declare module '../../store/tables.ts' {
  interface Tables {
    identity_key: IdentityKeyRow;
  }
}
type Db = Kysely<Tables>;

/** Rows a statement takes in one JSON text. */
const ROWS = 2_000;
const IDS = 500;

/** What of a seller or storefront the reading of its identifiers depends on, by id. */
export type Contexts = ReadonlyMap<string, string>;

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));

/** Countries of sellers, platforms of storefronts, as they are now; nothing for other tables. */
export async function contextsOf(db: Db, table: string, ids: readonly string[]): Promise<Contexts> {
  const found = new Map<string, string>();
  if (table !== 'sellers' && table !== 'storefronts') return found;
  const context = table === 'sellers' ? sql`json_extract(data, '$.country')` : sql`platform`;
  for (const some of chunks(ids, IDS)) {
    const { rows } = await sql<{ id: string; context: string | null }>`
      select id, ${context} as context from ${sql.table(origins[table])} where id in (${sql.join(some)})`.execute(db);
    for (const row of rows) found.set(row.id, row.context ?? '');
  }
  return found;
}

interface Entry extends Identity {
  readonly table: OriginTable;
  readonly item: SellerItem;
}

async function insertEntries(db: Transaction<Tables>, entries: readonly Entry[]): Promise<void> {
  for (const some of chunks(entries, ROWS)) {
    const rows = some.map(({ table, item, kind, key }) => {
      const seller = table === 'sellers' ? item.id : (item as Identifier).seller;
      const storefront = table === 'sellers' ? null : table === 'storefronts' ? item.id : (item as Identifier).storefront;
      return [item.matter, seller, storefront, kind, key, origins[table], item.id];
    });
    await sql`
      insert into identity_key (matter_id, seller_id, storefront_id, kind, key, origin, origin_id, made_by)
      select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, ${NORMALISERS}
      from json_each(${JSON.stringify(rows)})`.execute(db);
  }
}

/** What the identifiers or purchases among the items are read with. */
async function contextsAround(db: Db, items: readonly SellerItem[]): Promise<{ countries: Contexts; platforms: Contexts }> {
  const ids = (name: 'seller' | 'storefront') =>
    [...new Set(items.map((item) => (item as Identifier)[name]))].filter((id): id is string => typeof id === 'string' && id !== '');
  return { countries: await contextsOf(db, 'sellers', ids('seller')), platforms: await contextsOf(db, 'storefronts', ids('storefront')) };
}

const entriesOf = (table: OriginTable, item: SellerItem, countries: Contexts, platforms: Contexts): Entry[] => {
  const { seller = '', storefront = null } = item as { seller?: string; storefront?: string | null };
  const context = { country: countries.get(seller) ?? '', platform: platforms.get(storefront ?? '') ?? '' };
  const found =
    table === 'sellers'
      ? sellerIdentities(item as Seller)
      : table === 'storefronts'
        ? storefrontIdentities(item as Storefront)
        : table === 'identifiers'
          ? identifierIdentities(item as Identifier, context)
          : purchaseIdentities(item as Purchase, context);
  return found.map((one) => ({ ...one, table, item }));
};

/** Writes the entries of rows just written; triggers took away what their rows had before. */
export async function writeIdentities(db: Transaction<Tables>, table: OriginTable, items: readonly SellerItem[]): Promise<void> {
  if (items.length === 0) return;
  const needed = table === 'identifiers' || table === 'purchases';
  const { countries, platforms } = needed ? await contextsAround(db, items) : { countries: new Map(), platforms: new Map() };
  await insertEntries(
    db,
    items.flatMap((item) => entriesOf(table, item, countries, platforms)),
  );
}

/** Makes the entries of some identifiers and purchases again, after their seller's country or their shop's platform changed. */
async function rewrite(
  db: Transaction<Tables>,
  table: 'identifiers' | 'purchases',
  column: 'seller_id' | 'storefront_id',
  ids: readonly string[],
): Promise<void> {
  for (const some of chunks(ids, IDS)) {
    const { rows } = await sql<{ data: string }>`
      select data from ${sql.table(origins[table])} where ${sql.ref(column)} in (${sql.join(some)})`.execute(db);
    const items = rows.map((row) => JSON.parse(row.data) as SellerItem);
    for (const part of chunks(items, IDS)) {
      await db
        .deleteFrom('identity_key')
        .where(
          'origin_id',
          'in',
          part.map((item) => item.id),
        )
        .execute();
    }
    await writeIdentities(db, table, items);
  }
}

/** After sellers or storefronts were written over others: what hangs on them is read again where `before` differs from now. */
export async function rewriteDependents(
  db: Transaction<Tables>,
  table: OriginTable,
  items: readonly SellerItem[],
  before: Contexts,
): Promise<void> {
  if (table !== 'sellers' && table !== 'storefronts') return;
  const changed = items
    .filter((item) => before.get(item.id) !== (table === 'sellers' ? (item as Seller).country : (item as Storefront).platform))
    .map((item) => item.id);
  if (changed.length === 0) return;
  const column = table === 'sellers' ? 'seller_id' : 'storefront_id';
  await rewrite(db, 'identifiers', column, changed);
  if (table === 'sellers') await rewrite(db, 'purchases', column, changed);
}

/** Makes the entries of rows again that were put back one by one, with what hangs on them. Rows that are gone have none. */
async function refreshIdentities(db: Transaction<Tables>, ids: ReadonlyMap<OriginTable, ReadonlySet<string>>): Promise<void> {
  const identifiers = new Set(ids.get('identifiers'));
  const purchases = new Set(ids.get('purchases'));
  const hanging = async (
    table: 'identifiers' | 'purchases',
    column: 'seller_id' | 'storefront_id',
    on: readonly string[],
    into: Set<string>,
  ) => {
    const { rows } = await sql<{ id: string }>`
      select id from ${sql.table(origins[table])} where ${sql.ref(column)} in (${sql.join(on)})`.execute(db);
    for (const { id } of rows) into.add(id);
  };
  for (const some of chunks([...(ids.get('sellers') ?? [])], IDS)) {
    await hanging('identifiers', 'seller_id', some, identifiers);
    await hanging('purchases', 'seller_id', some, purchases);
  }
  for (const some of chunks([...(ids.get('storefronts') ?? [])], IDS)) await hanging('identifiers', 'storefront_id', some, identifiers);
  for (const [table, wanted] of Object.entries({
    sellers: ids.get('sellers'),
    storefronts: ids.get('storefronts'),
    identifiers,
    purchases,
  })) {
    const origin = table as OriginTable;
    for (const some of chunks([...(wanted ?? [])], IDS)) {
      const { rows } = await sql<{ data: string }>`
        select data from ${sql.table(origins[origin])} where id in (${sql.join(some)})`.execute(db);
      await db.deleteFrom('identity_key').where('origin_id', 'in', some).execute();
      await writeIdentities(
        db,
        origin,
        rows.map((row) => JSON.parse(row.data) as SellerItem),
      );
    }
  }
}

const waiting = new WeakMap<Write, Map<OriginTable, Set<string>>>();

/** Makes a row's entries again at the end of the write, together with those of all other rows put back in it. */
export function refreshAfterwards(write: Write, table: OriginTable, id: string): void {
  let ids = waiting.get(write);
  if (!ids) {
    const all = new Map<OriginTable, Set<string>>();
    waiting.set(write, all);
    write.beforeCommit(() => refreshIdentities(write.db, all));
    ids = all;
  }
  const some = ids.get(table) ?? new Set();
  ids.set(table, some.add(id));
}

/** True when rows have no entries yet, or entries of other normalisers. All entries are made in one write, so the first speaks for all. */
export async function identitiesStale(db: Db): Promise<boolean> {
  const first = await sql<{ made_by: number }>`select made_by from identity_key order by rowid limit 1`.execute(db);
  const made = first.rows[0]?.made_by;
  if (made !== undefined && made !== NORMALISERS) return true;
  const { rows } = await sql`
    select matter_id from storefront group by matter_id except select matter_id from identity_key group by matter_id limit 1`.execute(db);
  return rows.length > 0;
}

/** Every entry of the workspace, made from its rows, some hundred at a time. */
export async function* everyIdentity(db: Db): AsyncGenerator<Entry[]> {
  for (const table of Object.keys(origins) as OriginTable[]) {
    for (let after = 0; ; ) {
      const { rows } = await sql<{ at: number; data: string }>`
        select rowid as at, data from ${sql.table(origins[table])} where rowid > ${after} order by rowid limit ${ROWS}`.execute(db);
      const items = rows.map((row) => JSON.parse(row.data) as SellerItem);
      const { countries, platforms } = await contextsAround(db, items);
      yield items.flatMap((item) => entriesOf(table, item, countries, platforms));
      if (rows.length < ROWS) break;
      after = rows.at(-1)?.at ?? 0;
    }
  }
}

/** Takes every entry away and makes all of them again. */
export async function rebuildIdentities(db: Transaction<Tables>): Promise<void> {
  await db.deleteFrom('identity_key').execute();
  for await (const entries of everyIdentity(db)) await insertEntries(db, entries);
}
