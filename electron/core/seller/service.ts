/** Sellers, storefronts, identifiers, listings and test purchases: kept, imported, removed; all of it can be taken back. */
import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import type { Link } from '../evidence/model.ts';
import { accept } from '../kit/accept.ts';
import { matchHeaders, readRows } from '../kit/columns.ts';
import type { Finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Ids } from '../kit/world.ts';
import type { MatterService } from '../matter/service.ts';
import type { Store, Write } from '../store/store.ts';
import { type ImportTable, tableColumns } from './columns.ts';
import { SellerDraft, tableNames } from './draft.ts';
import { isOrigin } from './identity/entries.ts';
import { refreshAfterwards } from './identity/rows.ts';
import { importIdentifiers, importListings, importPurchases } from './import-listings.ts';
import type { Import, Imported, Importing, References } from './import-rows.ts';
import { importSellers } from './import-sellers.ts';
import { type Seller, type SellerTable, sellerTables } from './model.ts';
import * as rows from './rows.ts';
import { readSheet } from './spreadsheet.ts';

export interface SellerDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly matters: Pick<MatterService, 'get'>;
  /** Evidence of a matter by file name, for the evidence column of a table. */
  readonly evidenceByName?: (matter: string) => Promise<ReadonlyMap<string, string>>;
}

/** A table to read: its bytes lie at `path`, `fileName` is what the user calls it. */
export interface TableFile {
  readonly path: string;
  readonly fileName: string;
}

export interface TablePreview {
  readonly columns: readonly { readonly header: string; readonly field: string | null }[];
  /** Fields a column may be mapped to. */
  readonly fields: readonly string[];
  /** The first twenty rows below the headers. */
  readonly sample: readonly (readonly string[])[];
  readonly rows: number;
  readonly encoding: string;
  readonly findings: readonly Finding[];
}

const importers = {
  sellers: importSellers,
  storefronts: importSellers,
  identifiers: importIdentifiers,
  listings: importListings,
  purchases: importPurchases,
} as const;

/** Applies a table to a draft, yielding after every row. */
export const importing = (table: ImportTable, input: Import): Importing => importers[table](input);

/** The same at one go: for the tables of an intake folder. */
export function importInto(table: ImportTable, input: Import): Imported {
  const run = importing(table, input);
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}

export type SellerService = ReturnType<typeof createSellerService>;

export function createSellerService({ store, ids, matters, evidenceByName }: SellerDeps) {
  for (const table of tableNames) {
    store.restores(rows.thing[table], async (write, id, state) => {
      if (state === null) return rows.remove(write.db, table, id);
      await rows.putRow(write.db, table, state as rows.Placed);
      if (isOrigin(table)) refreshAfterwards(write, table, id);
    });
  }

  const need = async (write: Write, table: SellerTable, matter: string, id: string): Promise<rows.Placed> => {
    const found = await rows.selectOne(write.db, table, matter, id);
    if (!found) throw new Problem('not-found', 'seller.not-found', { table, id });
    return found;
  };

  /** The number a new seller gets, or the one asked for when it is free. */
  const numberFor = async (write: Write, matter: string, asked: unknown): Promise<number> => {
    const { last, retired } = await rows.selectNumbers(write.db, matter);
    if (asked === undefined) return last + 1;
    const no = Number(asked);
    const taken = await write.db.selectFrom('seller').select('id').where('matter_id', '=', matter).where('no', '=', no).executeTakeFirst();
    if (taken) throw new Problem('conflict', 'seller.number-taken', { no });
    if (retired.has(no)) throw new Problem('conflict', 'seller.number-retired', { no });
    return no;
  };

  /** A draft over all rows of a matter, within a running transaction. */
  const draft = async (write: Write, matter: string): Promise<SellerDraft> =>
    new SellerDraft(matter, await rows.selectAll(write.db, matter), await rows.selectNumbers(write.db, matter), ids);

  const references = async (matter: string): Promise<References> => {
    const { rights } = await matters.get(matter);
    const evidence = await evidenceByName?.(matter);
    return {
      right: (text) => {
        // Two registrations of one word are told apart by their numbers only.
        const marked = rights.filter((right) => right.mark === text);
        return rights.find((right) => right.id === text || right.number === text)?.id ?? (marked.length === 1 ? marked[0]?.id : undefined);
      },
      evidence: (path) => evidence?.get(path) ?? evidence?.get(path.replace(/^.*[\\/]/, '')),
    };
  };

  return {
    /** Every row of the matter. 10,000 storefronts come in a fraction of a second. */
    table: (matter: string): Promise<rows.SellerData> => rows.selectAll(store.db, matter),

    /** Sellers of every matter, counted. */
    counts: (): Promise<ReadonlyMap<string, number>> => rows.countSellers(store.db),

    /** What evidence of a seller is linked to (the seller, its storefronts, listings and purchases), and the items named in them as sources. */
    async targets(seller: string): Promise<{ links: Link[]; evidence: string[] }> {
      const found = await rows.selectTargets(store.db, seller);
      const links = found.flatMap(({ to, id }) => (to === 'identifier' ? [] : { to, id }));
      // A source is written `<evidence id>` or `<evidence id>#<pin id>`.
      const sources = found.flatMap((one) => (JSON.parse(one.sources) as string[]).map((source) => source.replace(/#.*$/, '')));
      return { links, evidence: [...new Set(sources)] };
    },

    nextNumber: async (matter: string): Promise<number> => (await rows.selectNumbers(store.db, matter)).last + 1,

    /** Adds a row, or changes the fields given of the row with its id. A new seller without `no` gets the next number. */
    async put<T extends SellerTable>(
      actor: Actor,
      matter: string,
      table: T,
      row: Readonly<Record<string, unknown>>,
    ): Promise<z.output<(typeof sellerTables)[T]>> {
      const known = typeof row.id === 'string' && row.id !== '';
      const verb = `${known ? 'change' : 'add'} ${rows.thing[table]}`;
      return store.write({ actor, matter, verb, undoable: true }, async (write) => {
        await matters.get(matter);
        const id = known ? String(row.id) : ids.next();
        const before = known ? await need(write, table, matter, id) : undefined;
        const fields: Record<string, unknown> = { ...before?.item, ...row, id, matter };
        if (table === 'sellers') {
          if (!before) fields.no = await numberFor(write, matter, row.no);
          else if (fields.no !== (before.item as Seller).no)
            throw new Problem('conflict', 'seller.number-fixed', { no: (before.item as Seller).no });
        }
        const item = accept(sellerTables[table], fields, `seller/${table}/${id}`) as rows.SellerItem;
        for (const [other, target] of pointers(item)) await need(write, other, matter, target);
        const last = table === 'sellers' ? (item as Seller).no : await rows.nextPosition(write.db, table, matter);
        const after: rows.Placed = { position: before?.position ?? last, item };
        await rows.upsert(write.db, table, after);
        if (table === 'sellers') await rows.spendNumber(write, matter, (item as Seller).no);
        write.record({ kind: rows.thing[table], id, before: before ?? null, after });
        return item as z.output<(typeof sellerTables)[T]>;
      });
    },

    /**
     * Removes a row. What hangs below it (a seller's storefronts, a storefront's listings …) refuses the removal unless `all` is set;
     * then everything goes in one act that one undo takes back. A seller's number stays used.
     */
    async drop(actor: Actor, matter: string, table: SellerTable, id: string, all = false): Promise<void> {
      await store.write({ actor, matter, verb: `remove ${rows.thing[table]}`, undoable: true }, async (write) => {
        await need(write, table, matter, id);
        const below = dependents(await rows.selectAll(write.db, matter), table, id);
        const [first] = below;
        if (first && !all) {
          const count = below.filter((one) => one.table === first.table).length;
          throw new Problem('conflict', 'seller.has-dependents', { table: rows.thing[table], count, others: first.table });
        }
        for (const one of [...below.reverse(), { table, id }]) {
          const before = await need(write, one.table, matter, one.id);
          await unlink(write, matter, one);
          if (one.table === 'sellers') await rows.spendNumber(write, matter, before.position, true);
          await rows.remove(write.db, one.table, one.id);
          write.record({ kind: rows.thing[one.table], id: one.id, before, after: null });
        }
      });
    },

    /** Looks into a table without importing: which column is which field, what it holds, what is wrong with its headers. */
    async readTable(table: ImportTable, { path, fileName }: TableFile): Promise<TablePreview> {
      const sheet = await readSheet(fileName, await readFile(path));
      const [headers = [], ...below] = sheet.rows;
      const match = matchHeaders(fileName, headers, tableColumns[table]);
      return {
        columns: headers.map((header, i) => ({ header, field: match.fields[i] ?? null })),
        fields: tableColumns[table].map((column) => column.name),
        sample: below.slice(0, 20),
        rows: below.filter((cells) => cells.some((cell) => cell.trim() !== '')).length,
        encoding: sheet.encoding,
        findings: [...sheet.findings, ...match.findings],
      };
    },

    /** Imports a table: all rows or, when any is wrong, none (`Problem` with a finding for each). Rows already there are updated. */
    async importTable(
      actor: Actor,
      matter: string,
      table: ImportTable,
      { path, fileName }: TableFile,
      mapping: Readonly<Record<string, string>> = {},
    ): Promise<{ readonly added: number; readonly updated: number }> {
      const sheet = await readSheet(fileName, await readFile(path));
      const read = readRows(fileName, sheet, tableColumns[table], mapping);
      const known = await references(matter);
      return store.write({ actor, matter, verb: `import ${table}`, undoable: true }, async (write) => {
        const changes = await draft(write, matter);
        const done = importInto(table, { file: fileName, rows: read.rows, draft: changes, references: known, names: 'found' });
        const errors = [...read.findings, ...done.findings].filter((one) => one.severity === 'error');
        if (errors.length > 0) throw new Problem('invalid', 'seller.import-refused', { file: fileName, count: errors.length }, errors);
        await changes.save(write);
        const { added, updated, unchanged } = done.count;
        return { added, updated: updated + unchanged };
      });
    },

    draft,
    references,
  };

  /** Test purchases and identifiers outlive the listing or shop they name; they lose the pointer. */
  async function unlink(write: Write, matter: string, gone: { table: SellerTable; id: string }): Promise<void> {
    if (gone.table !== 'listings') return;
    const purchases = await write.db.selectFrom('purchase').select('id').where('listing_id', '=', gone.id).execute();
    for (const { id } of purchases) {
      const before = await need(write, 'purchases', matter, id);
      const after = { ...before, item: { ...before.item, listing: null } } as rows.Placed;
      await rows.upsert(write.db, 'purchases', after);
      write.record({ kind: rows.thing.purchases, id, before, after });
    }
  }
}

/** The rows an item points at. */
function pointers(item: rows.SellerItem): [SellerTable, string][] {
  const at: [SellerTable, string | null | undefined][] = [
    ['sellers', 'seller' in item ? item.seller : undefined],
    ['storefronts', 'storefront' in item ? item.storefront : undefined],
    ['listings', 'listing' in item ? item.listing : undefined],
  ];
  return at.filter((pair): pair is [SellerTable, string] => typeof pair[1] === 'string');
}

/** What goes with a row, nearest first. A listing takes nothing with it. */
function dependents(data: rows.SellerData, table: SellerTable, id: string): { table: SellerTable; id: string }[] {
  if (table !== 'sellers' && table !== 'storefronts') return [];
  const shops = new Set(table === 'storefronts' ? [id] : data.storefronts.filter((one) => one.seller === id).map((one) => one.id));
  const owns = (one: { seller: string; storefront: string | null }) =>
    (table === 'sellers' && one.seller === id) || (one.storefront !== null && shops.has(one.storefront));
  const found = (name: SellerTable, list: readonly { id: string }[]) => list.map((one) => ({ table: name, id: one.id }));
  return [
    ...(table === 'sellers'
      ? found(
          'storefronts',
          data.storefronts.filter((one) => one.seller === id),
        )
      : []),
    ...found('identifiers', data.identifiers.filter(owns)),
    ...found(
      'listings',
      data.listings.filter((one) => shops.has(one.storefront)),
    ),
    ...found('purchases', data.purchases.filter(owns)),
  ];
}
