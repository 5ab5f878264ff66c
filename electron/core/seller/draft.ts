/** Changes to the seller tables of one matter, gathered in memory and written at once. */
import type { Ids } from '../kit/world.ts';
import type { Write } from '../store/store.ts';
import type { Identifier, Listing, Purchase, Seller, SellerTable, Storefront } from './model.ts';
import { sellerTables } from './model.ts';
import {
  insertMany,
  type Numbers,
  nextPosition,
  type Placed,
  type SellerData,
  type SellerItem,
  selectOne,
  spendNumber,
  thing,
  upsert,
} from './rows.ts';

interface Rows {
  sellers: Seller;
  storefronts: Storefront;
  identifiers: Identifier;
  listings: Listing;
  purchases: Purchase;
}

/** Tables in the order in which rows may point at each other. */
export const tableNames = Object.keys(sellerTables) as SellerTable[];

export class SellerDraft {
  readonly matter: string;
  readonly #ids: Ids;
  readonly #rows: { [T in SellerTable]: Map<string, Rows[T]> };
  /** Rows that were there, as they were before they changed. */
  readonly #before = new Map<string, SellerItem>();
  /** Ids of the rows that were not there, by table, in their order. */
  readonly #added: Record<SellerTable, string[]> = { sellers: [], storefronts: [], identifiers: [], listings: [], purchases: [] };
  readonly #isNew = new Set<string>();
  #lastNumber: number;
  #revision = 0;
  readonly #retired: ReadonlySet<number>;

  constructor(matter: string, data: SellerData, numbers: Numbers, ids: Ids) {
    const byId = <R extends { readonly id: string }>(rows: readonly R[]) => new Map(rows.map((row) => [row.id, row]));
    this.matter = matter;
    this.#ids = ids;
    this.#rows = {
      sellers: byId(data.sellers),
      storefronts: byId(data.storefronts),
      identifiers: byId(data.identifiers),
      listings: byId(data.listings),
      purchases: byId(data.purchases),
    };
    this.#lastNumber = data.sellers.reduce((last, seller) => Math.max(last, seller.no), numbers.last);
    this.#retired = numbers.retired;
  }

  /** Goes up with every change: whether a row of a table brought anything new. */
  get revision(): number {
    return this.#revision;
  }

  /** Takes rows in that are there already: for those who read a long matter some rows at a time. */
  know(table: SellerTable, items: readonly SellerItem[]): void {
    const rows = this.#rows[table] as Map<string, SellerItem>;
    for (const item of items) {
      rows.set(item.id, item);
      if (table === 'sellers') this.#lastNumber = Math.max(this.#lastNumber, (item as Seller).no);
    }
  }

  /** The rows of a table that were changed, as they are now and as they were, then the new ones with null. */
  *touched(table: SellerTable): Generator<{ readonly item: SellerItem; readonly before: SellerItem | null }> {
    const rows = this.#rows[table] as Map<string, SellerItem>;
    for (const [id, before] of this.#before) {
      const item = rows.get(id);
      if (item) yield { item, before };
    }
    for (const id of this.#added[table]) {
      const item = rows.get(id);
      if (item) yield { item, before: null };
    }
  }

  /** How many rows were added, and how many changed. */
  get changed(): number {
    return this.#before.size + this.#isNew.size;
  }

  /** How many rows of a table were added. */
  added(table: SellerTable): number {
    return this.#added[table].length;
  }

  /** The highest number ever given, this draft's own included. */
  get lastNumber(): number {
    return this.#lastNumber;
  }

  all<T extends SellerTable>(table: T): Iterable<Rows[T]> {
    return this.#rows[table].values();
  }

  get<T extends SellerTable>(table: T, id: string): Rows[T] | undefined {
    return this.#rows[table].get(id);
  }

  /** True for the number of a seller that was removed; no other seller may get it. */
  retired(no: number): boolean {
    return this.#retired.has(no);
  }

  /** The next number that neither was ever given nor is asked for in `reserved`. */
  nextNumber(reserved: ReadonlySet<number>): number {
    let no = this.#lastNumber + 1;
    while (reserved.has(no)) no++;
    this.#lastNumber = no;
    return no;
  }

  add<T extends SellerTable>(table: T, fields: Omit<Rows[T], 'id' | 'matter'>): Rows[T] {
    const row = { ...fields, id: this.#ids.next(), matter: this.matter } as unknown as Rows[T];
    this.#rows[table].set(row.id, row);
    this.#added[table].push(row.id);
    this.#isNew.add(row.id);
    this.#revision++;
    return row;
  }

  /** Puts new values over a row; '' and empty lists leave the old value. Returns the row as it is then. */
  fill<T extends SellerTable>(table: T, row: Rows[T], fields: Partial<Rows[T]>): Rows[T] {
    const set = Object.entries(fields).filter(([key, value]) => given(value) && !same(row[key as keyof Rows[T]], value));
    if (set.length === 0) return row;
    const next = { ...row, ...Object.fromEntries(set) };
    this.#revision++;
    if (!this.#isNew.has(row.id) && !this.#before.has(row.id)) this.#before.set(row.id, row);
    this.#rows[table].set(row.id, next);
    return next;
  }

  /** Writes every change within a running transaction and records it. */
  async save(write: Write): Promise<void> {
    for (const table of tableNames) {
      let position = table === 'sellers' || this.#added[table].length === 0 ? 0 : await nextPosition(write.db, table, this.matter);
      const added: Placed[] = [];
      for (const { item, before } of this.touched(table)) {
        if (before === null) {
          const placed = { position: table === 'sellers' ? (item as Seller).no : position++, item };
          added.push(placed);
          write.record({ kind: thing[table], id: item.id, before: null, after: placed });
        } else {
          const at = (await selectOne(write.db, table, this.matter, item.id))?.position ?? 0;
          await upsert(write.db, table, { position: at, item });
          write.record({ kind: thing[table], id: item.id, before: { position: at, item: before }, after: { position: at, item } });
        }
      }
      await insertMany(write.db, table, added);
    }
    let last = this.#lastNumber;
    for (const { no } of this.all('sellers')) last = Math.max(last, no);
    await spendNumber(write, this.matter, last);
  }
}

const given = (value: unknown): boolean =>
  value !== '' && value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0);
const same = (a: unknown, b: unknown): boolean => a === b || (Array.isArray(a) && JSON.stringify(a) === JSON.stringify(b));
