/** What grouping reads of the seller tables, and the only SQL of counsel's decisions. */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { type Decision, decisionSchema, type IdentifierKind } from './model.ts';

declare module '../../store/tables.ts' {
  interface Tables {
    group_decision: { id: string; matter_id: string; position: number; data: string };
  }
}

type Db = Kysely<Tables>;

export interface SellerFacts {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly country: string;
  readonly address: string;
  /** JSON list, as all `sources` here. */
  readonly sources: string;
}
export interface StorefrontFacts {
  readonly id: string;
  readonly seller: string;
  readonly platform: string;
  readonly shopName: string;
  readonly shopId: string;
  readonly url: string;
  readonly country: string;
  readonly sources: string;
}
export interface IdentifierFacts {
  readonly id: string;
  readonly seller: string;
  readonly storefront: string | null;
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly status: string;
  readonly sources: string;
}
/** A payee as a test purchase shows it. */
export interface PayeeFacts {
  readonly id: string;
  readonly seller: string;
  readonly storefront: string | null;
  readonly payee: string;
  readonly sources: string;
}
export interface MatterFacts {
  readonly sellers: readonly SellerFacts[];
  readonly storefronts: readonly StorefrontFacts[];
  readonly identifiers: readonly IdentifierFacts[];
  readonly payees: readonly PayeeFacts[];
}

const CHUNK = 500;

/** Sellers by number, the rest as entered; of these sellers only, when given. */
export async function selectFacts(db: Db, matter: string, only?: readonly string[]): Promise<MatterFacts> {
  const found: { sellers: SellerFacts[]; storefronts: StorefrontFacts[]; identifiers: IdentifierFacts[]; payees: PayeeFacts[] } = {
    sellers: [],
    storefronts: [],
    identifiers: [],
    payees: [],
  };
  const some =
    only === undefined
      ? [undefined]
      : Array.from({ length: Math.ceil(only.length / CHUNK) }, (_, n) => only.slice(n * CHUNK, (n + 1) * CHUNK));
  for (const ids of some) {
    const of = (column: string) => (ids === undefined ? sql`` : sql`and ${sql.ref(column)} in (${sql.join(ids)})`);
    const [sellers, storefronts, identifiers, payees] = await Promise.all([
      sql<SellerFacts>`select id, no, name, data ->> '$.country' as country, data ->> '$.address' as address, coalesce(data -> '$.sources', '[]') as sources
        from seller where matter_id = ${matter} ${of('id')} order by no`.execute(db),
      sql<StorefrontFacts>`select id, seller_id as seller, platform, shop_name as shopName, shop_id as shopId, url, data ->> '$.country' as country,
        coalesce(data -> '$.sources', '[]') as sources from storefront where matter_id = ${matter} ${of('seller_id')} order by position, id`.execute(
        db,
      ),
      sql<IdentifierFacts>`select id, seller_id as seller, storefront_id as storefront, kind, value, coalesce(data ->> '$.status', 'claimed') as status,
        coalesce(data -> '$.sources', '[]') as sources from identifier where matter_id = ${matter} ${of('seller_id')} order by position, id`.execute(
        db,
      ),
      sql<PayeeFacts>`select id, seller_id as seller, storefront_id as storefront, data ->> '$.payee' as payee, coalesce(data -> '$.sources', '[]') as sources
        from purchase where matter_id = ${matter} and coalesce(data ->> '$.payee', '') <> '' ${of('seller_id')} order by position, id`.execute(
        db,
      ),
    ]);
    for (const row of sellers.rows) found.sellers.push(row);
    for (const row of storefronts.rows) found.storefronts.push(row);
    for (const row of identifiers.rows) found.identifiers.push(row);
    for (const row of payees.rows) found.payees.push(row);
  }
  return found;
}

export interface RowFacts {
  readonly id: string;
  readonly kind: IdentifierKind;
  readonly value: string;
  readonly storefront: string | null;
  readonly seller: string;
  readonly sources: string;
}

/** These identifiers, by id. */
export async function selectIdentifiers(db: Db, ids: readonly string[]): Promise<Map<string, RowFacts>> {
  const found = new Map<string, RowFacts>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const { rows } = await sql<RowFacts>`select id, kind, value, storefront_id as storefront, seller_id as seller,
      coalesce(data -> '$.sources', '[]') as sources from identifier where id in (${sql.join(ids.slice(from, from + CHUNK))})`.execute(db);
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** These sellers with what they show themselves, by id. */
export async function selectSellerRows(
  db: Db,
  matter: string,
  ids: readonly string[],
): Promise<Map<string, { name: string; address: string; sources: string }>> {
  const found = new Map<string, { name: string; address: string; sources: string }>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const { rows } = await sql<{ id: string; name: string; address: string; sources: string }>`select id, name,
      coalesce(data ->> '$.address', '') as address, coalesce(data -> '$.sources', '[]') as sources
      from seller where matter_id = ${matter} and id in (${sql.join(ids.slice(from, from + CHUNK))})`.execute(db);
    for (const { id, ...row } of rows) found.set(id, row);
  }
  return found;
}

/** These storefronts, by id. */
export async function selectStorefrontRows(
  db: Db,
  matter: string,
  ids: readonly string[],
): Promise<Map<string, { shopId: string; url: string; sources: string }>> {
  const found = new Map<string, { shopId: string; url: string; sources: string }>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const { rows } = await sql<{ id: string; shopId: string; url: string; sources: string }>`select id, shop_id as shopId, url,
      coalesce(data -> '$.sources', '[]') as sources from storefront
      where matter_id = ${matter} and id in (${sql.join(ids.slice(from, from + CHUNK))})`.execute(db);
    for (const { id, ...row } of rows) found.set(id, row);
  }
  return found;
}

/** Payees of these purchases, by id. */
export async function selectPurchases(db: Db, ids: readonly string[]): Promise<Map<string, { payee: string; sources: string }>> {
  const found = new Map<string, { payee: string; sources: string }>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const { rows } = await sql<{ id: string; payee: string; sources: string }>`select id, data ->> '$.payee' as payee,
      coalesce(data -> '$.sources', '[]') as sources from purchase where id in (${sql.join(ids.slice(from, from + CHUNK))})`.execute(db);
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/** Evidence of the matter that was withdrawn. */
export async function selectWithdrawn(db: Db, matter: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from evidence where matter_id = ${matter} and withdrawn = 1`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** File names of evidence, by id. */
export async function selectFileNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < ids.length; from += CHUNK) {
    const { rows } = await sql<{ id: string; name: string }>`select id, data ->> '$.fileName' as name from evidence
      where id in (${sql.join(ids.slice(from, from + CHUNK))})`.execute(db);
    for (const { id, name } of rows) found.set(id, name);
  }
  return found;
}

/** The last journal entry of a matter; 0 when there is none. */
export async function lastEntry(db: Db, matter: string): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select coalesce(max(seq), 0) as seq from journal where matter = ${matter}`.execute(db);
  return rows[0]?.seq ?? 0;
}

export interface JournalChange {
  readonly kind: string;
  readonly id: string;
  /** Sellers of the row before and after; null for what hangs on none. */
  readonly was: string | null;
  readonly is: string | null;
}
export interface EntryHead {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
}

/** What the journal says of the matter since an entry, up to `limit` changes; undefined when there were more. */
export async function changesSince(
  db: Db,
  matter: string,
  seq: number,
  limit: number,
): Promise<{ entries: EntryHead[]; changes: JournalChange[] } | undefined> {
  const heads = await sql<EntryHead & { count: number }>`select seq, at, actor, verb, json_array_length(changes) as count
    from journal where matter = ${matter} and seq > ${seq} order by seq`.execute(db);
  if (heads.rows.reduce((sum, { count }) => sum + count, 0) > limit) return undefined;
  const { rows } = await sql<JournalChange>`select change.value ->> 'kind' as kind, change.value ->> 'id' as id,
      change.value ->> '$.before.item.seller' as was, change.value ->> '$.after.item.seller' as "is"
    from journal join json_each(journal.changes) as change where journal.matter = ${matter} and journal.seq > ${seq}`.execute(db);
  return { entries: heads.rows.map(({ seq, at, actor, verb }) => ({ seq, at, actor, verb })), changes: rows };
}

/** Sellers any of whose rows cite one of these items. */
export async function selectCiting(db: Db, matter: string, items: readonly string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const item of items) {
    const cites = sql`data like ${`%${item.replace(/[%_\\]/g, '')}%`}`;
    const { rows } = await sql<{ seller: string }>`select id as seller from seller where matter_id = ${matter} and ${cites}
      union select seller_id from storefront where matter_id = ${matter} and ${cites}
      union select seller_id from identifier where matter_id = ${matter} and ${cites}
      union select seller_id from purchase where matter_id = ${matter} and ${cites}`.execute(db);
    for (const { seller } of rows) found.add(seller);
  }
  return [...found];
}

/** Titles and prices, by storefront. */
export async function selectTitles(
  db: Db,
  matter: string,
): Promise<{ storefront: string; title: string; price: string; currency: string; sources: string }[]> {
  const { rows } = await sql<{ storefront: string; title: string; price: string; currency: string; sources: string }>`
    select storefront_id as storefront, data ->> '$.title' as title, coalesce(data ->> '$.price', '') as price, coalesce(data ->> '$.currency', '') as currency,
      coalesce(data -> '$.sources', '[]') as sources from listing where matter_id = ${matter} order by position, id`.execute(db);
  return rows;
}

/** Names of persons and companies that were found beside the seller's own. */
export async function selectNames(db: Db, matter: string): Promise<{ seller: string; storefront: string | null; value: string }[]> {
  const { rows } = await sql<{ seller: string; storefront: string | null; value: string }>`
    select seller_id as seller, storefront_id as storefront, value from identifier
    where matter_id = ${matter} and kind in ('person-name', 'company-name') order by position, id`.execute(db);
  return rows;
}

/** A decision with its place in the list. */
export interface Placed {
  readonly position: number;
  readonly decision: Decision;
}

export async function selectDecisions(db: Db, matter: string): Promise<Decision[]> {
  const found = await db
    .selectFrom('group_decision')
    .select('data')
    .where('matter_id', '=', matter)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return found.map(({ data }) => decisionSchema.parse(JSON.parse(data)));
}

export async function selectDecision(db: Db, id: string): Promise<Placed | undefined> {
  const row = await db.selectFrom('group_decision').select(['position', 'data']).where('id', '=', id).executeTakeFirst();
  return row && { position: row.position, decision: decisionSchema.parse(JSON.parse(row.data)) };
}

export async function nextPosition(db: Db, matter: string): Promise<number> {
  const row = await db
    .selectFrom('group_decision')
    .select((eb) => eb.fn.max<number | null>('position').as('last'))
    .where('matter_id', '=', matter)
    .executeTakeFirst();
  return row?.last === null || row?.last === undefined ? 0 : Number(row.last) + 1;
}

export async function upsertDecision(db: Transaction<Tables>, { position, decision }: Placed): Promise<void> {
  const rest = { matter_id: decision.matter, position, data: JSON.stringify(decision) };
  await db
    .insertInto('group_decision')
    .values({ id: decision.id, ...rest })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(rest))
    .execute();
}

export async function deleteDecision(db: Transaction<Tables>, id: string): Promise<void> {
  await db.deleteFrom('group_decision').where('id', '=', id).execute();
}
