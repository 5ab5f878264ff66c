import { type Kysely, sql } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { identifierIdentities, type Origin, purchaseIdentities, sellerIdentities, storefrontIdentities } from '../identity/entries.ts';
import { everyIdentity, identitiesStale } from '../identity/rows.ts';
import type { Identifier, Purchase, Seller, Storefront } from '../model.ts';

type Db = Kysely<Tables>;

/** One place a datum stands in. */
export interface Entry {
  readonly matter: string;
  readonly seller: string;
  readonly storefront: string | null;
  readonly kind: string;
  readonly key: string;
  readonly origin: Origin;
  readonly originId: string;
}

/** The index, from its table or, where that is out of date and cannot be written, from the rows themselves. */
export interface IdentityIndex {
  /** Entries under any of the keys. */
  under(keys: readonly string[], limit: number): Promise<Entry[]>;
  /** Entries of a matter and of others under keys of the kinds that stand in this matter and elsewhere, with at most `most` sellers to a key. */
  shared(matter: string, kinds: readonly string[], most: number): Promise<Entry[]>;
}

const IDS = 500;
const chunks = <T>(all: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / IDS) }, (_, i) => all.slice(i * IDS, (i + 1) * IDS));

const columns = sql`k.matter_id as matter, k.seller_id as seller, k.storefront_id as storefront, k.kind, k.key, k.origin, k.origin_id as "originId"`;

const storedIndex = (db: Db): IdentityIndex => ({
  async under(keys, limit) {
    if (keys.length === 0) return [];
    const { rows } = await sql<Entry>`
      select ${columns} from identity_key k join matter m on m.id = k.matter_id and m.removed = 0
      where k.key in (${sql.join(keys)}) order by k.rowid limit ${limit}`.execute(db);
    return rows;
  },
  async shared(matter, kinds, most) {
    const { rows } = await sql<Entry>`
      with own as (select distinct key from identity_key where matter_id = ${matter} and kind in (${sql.join(kinds)})),
      tied as (
        select k.key from own join identity_key k on k.key = own.key join matter m on m.id = k.matter_id and m.removed = 0
        group by k.key having count(distinct k.matter_id) > 1 and count(distinct k.seller_id) <= ${most}
      )
      select ${columns} from tied join identity_key k on k.key = tied.key join matter m on m.id = k.matter_id and m.removed = 0
      where k.kind in (${sql.join(kinds)}) order by k.rowid`.execute(db);
    return rows;
  },
});

/** The same out of memory. */
async function memoryIndex(db: Db): Promise<IdentityIndex> {
  const kept = new Set((await db.selectFrom('matter').select('id').where('removed', '=', 0).execute()).map((row) => row.id));
  const byKey = new Map<string, Entry[]>();
  for await (const entries of everyIdentity(db)) {
    for (const { table, item, kind, key } of entries) {
      if (!kept.has(item.matter)) continue;
      const { seller = item.id, storefront = null } = item as { seller?: string; storefront?: string | null };
      const origin = ({ sellers: 'seller', storefronts: 'storefront', identifiers: 'identifier', purchases: 'purchase' } as const)[table];
      const entry = {
        matter: item.matter,
        seller,
        storefront: origin === 'storefront' ? item.id : storefront,
        kind,
        key,
        origin,
        originId: item.id,
      };
      const list = byKey.get(key);
      if (list) list.push(entry);
      else byKey.set(key, [entry]);
    }
  }
  return {
    under: async (keys, limit) => keys.flatMap((key) => byKey.get(key) ?? []).slice(0, limit),
    shared: async (matter, kinds, most) =>
      [...byKey.values()]
        .map((list) => list.filter(({ kind }) => kinds.includes(kind)))
        .filter(
          (list) =>
            list.some((one) => one.matter === matter) &&
            list.some((one) => one.matter !== matter) &&
            new Set(list.map((one) => one.seller)).size <= most,
        )
        .flat(),
  };
}

/** The index to ask; a workspace that is only looked at may hold one of an earlier version. */
export async function openIndex(db: Db, readOnly: boolean): Promise<IdentityIndex> {
  return readOnly && (await identitiesStale(db)) ? memoryIndex(db) : storedIndex(db);
}

/** Sellers and storefronts whose name begins so, without regard to the case of Latin letters. */
export async function selectByName(db: Db, beginning: string, limit: number): Promise<Entry[]> {
  const like = `${beginning.replace(/[\\%_]/g, (char) => `\\${char}`)}%`;
  const { rows } = await sql<Entry>`
    select * from (select s.matter_id as matter, s.id as seller, null as storefront, 'name' as kind, '' as key, 'seller' as origin, s.id as "originId"
      from seller s join matter m on m.id = s.matter_id and m.removed = 0 where s.name like ${like} escape '\\' order by s.rowid limit ${limit})
    union all
    select * from (select f.matter_id, f.seller_id, f.id, 'shop-name', '', 'storefront', f.id
      from storefront f join matter m on m.id = f.matter_id and m.removed = 0
      where f.shop_name like ${like} escape '\\' order by f.rowid limit ${limit})`.execute(db);
  return rows;
}

/** Storefronts with this id on any platform. */
export async function selectByShopId(db: Db, id: string, limit: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select f.matter_id as matter, f.seller_id as seller, f.id as storefront, 'merchant-id' as kind, '' as key, 'storefront' as origin, f.id as "originId"
    from storefront f join matter m on m.id = f.matter_id and m.removed = 0 where f.shop_id = ${id} order by f.rowid limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** The rows entries stand for. */
export interface Around {
  readonly matters: ReadonlyMap<string, string>;
  readonly sellers: ReadonlyMap<string, Seller>;
  readonly storefronts: ReadonlyMap<string, Storefront>;
  /** How the datum of an entry is written. */
  shown(entry: Entry): string;
  /** Evidence of the row an entry was read from. */
  sources(entry: Entry): readonly string[];
}

export async function selectAround(db: Db, entries: readonly Entry[]): Promise<Around> {
  const load = async <T extends { id: string }>(table: Origin, ids: Iterable<string | null>): Promise<Map<string, T>> => {
    const found = new Map<string, T>();
    const wanted = [...new Set(ids)].filter((id): id is string => id !== null && id !== '');
    for (const some of chunks(wanted)) {
      const { rows } = await sql<{ data: string }>`select data from ${sql.table(table)} where id in (${sql.join(some)})`.execute(db);
      for (const row of rows) {
        const item = JSON.parse(row.data) as T;
        found.set(item.id, item);
      }
    }
    return found;
  };
  const of = (origin: Origin) => entries.filter((one) => one.origin === origin).map((one) => one.originId);
  const sellers = await load<Seller>('seller', [...entries.map((one) => one.seller), ...of('seller')]);
  const storefronts = await load<Storefront>(
    'storefront',
    entries.map((one) => one.storefront),
  );
  const identifiers = await load<Identifier>('identifier', of('identifier'));
  const purchases = await load<Purchase>('purchase', of('purchase'));
  const titles = await db.selectFrom('matter').select(['id', 'title']).where('removed', '=', 0).execute();
  return {
    matters: new Map(titles.map((row) => [row.id, row.title])),
    sellers,
    storefronts,
    sources: ({ originId }) =>
      (sellers.get(originId) ?? storefronts.get(originId) ?? identifiers.get(originId) ?? purchases.get(originId))?.sources ?? [],
    shown({ origin, originId, seller, storefront, kind, key }) {
      const context = { country: sellers.get(seller)?.country ?? '', platform: storefronts.get(storefront ?? '')?.platform ?? '' };
      const [of, shop] = [sellers.get(originId), storefronts.get(originId)];
      const [found, bought] = [identifiers.get(originId), purchases.get(originId)];
      if (kind === 'name') return of?.name ?? '';
      if (key === '') return (kind === 'shop-name' ? shop?.shopName : shop?.shopId) ?? '';
      const all =
        origin === 'seller' && of
          ? sellerIdentities(of)
          : origin === 'storefront' && shop
            ? storefrontIdentities(shop)
            : origin === 'identifier' && found
              ? identifierIdentities(found, context)
              : bought
                ? purchaseIdentities(bought, context)
                : [];
      return all.find((one) => one.key === key)?.shown ?? '';
    },
  };
}
