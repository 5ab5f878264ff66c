/** A table of sellers, one row a storefront, onto the sellers of a matter. */
import { splitList } from '../kit/cells.ts';
import type { Row } from '../kit/columns.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import type { SellerDraft } from './draft.ts';
import type { Identifier, Seller, Storefront } from './model.ts';
import { sellerTables } from './model.ts';
import { nameKey, ShopIndex } from './shops.ts';

/** What the words of a table stand for in the matter: rights by number or key, evidence by path or file name. */
export interface References {
  right(text: string): string | undefined;
  evidence(path: string): string | undefined;
}

export interface ImportCount {
  added: number;
  updated: number;
}

export interface Import {
  readonly file: string;
  readonly rows: readonly Row[];
  readonly draft: SellerDraft;
  readonly references: References;
}

/** Says something about a row; `field` names the column it is about. */
export type Say = (row: Row, field: string, id: MessageId, params?: MessageParams) => void;

export function sayInto(file: string, findings: Finding[]): Say {
  return (row, field, id, params = {}) => {
    findings.push(
      finding('error', field === '' ? `${file}:${row.row}` : `${file}:${row.row}:${field}`, id, { file, row: row.row, ...params }),
    );
  };
}

/** Ids of the evidence files a cell lists; unknown ones are said. */
export function evidenceOf(row: Row, references: References, say: Say): string[] {
  return splitList(row.cells.evidence ?? '').flatMap((path) => {
    const id = references.evidence(path);
    if (id === undefined) say(row, 'evidence', 'seller.row-unknown-evidence', { path });
    return id === undefined ? [] : [id];
  });
}

export function importSellers({ file, rows, draft, references }: Import): { count: ImportCount; findings: Finding[] } {
  const findings: Finding[] = [];
  const say = sayInto(file, findings);
  const count = { added: 0, updated: 0 };
  const shops = new ShopIndex(draft.all('storefronts'));
  const people = new People(rows, draft, say);
  const identifiers = new IdentifierSet(draft);
  const seen = new Map<string, number>();
  for (const row of rows) {
    const { platform = '', shop_name: shopName = '', shop_id: shopId = '', url = '' } = row.cells;
    if (shopName === '' && shopId === '' && url === '') {
      say(row, 'shop_name', 'seller.row-no-shop');
      continue;
    }
    const found = shops.match({ platform, shopName, shopId, url });
    const first = found && seen.get(found.id);
    if (first !== undefined) {
      say(row, url === '' ? 'shop_name' : 'url', 'seller.row-twice', { thing: 'storefront', first });
      continue;
    }
    const sources = evidenceOf(row, references, say);
    const seller = people.of(row, found);
    if (!seller) continue;
    const fields = { platform, shopName, shopId, url, country: row.cells.country ?? '', opened: row.cells.opened ?? '', sources };
    let storefront: Storefront;
    if (found) {
      storefront = draft.fill('storefronts', draft.get('storefronts', found.id) ?? found, fields);
      count.updated++;
    } else {
      storefront = draft.add('storefronts', { ...fields, seller: seller.id });
      shops.add(storefront);
      count.added++;
    }
    seen.set(storefront.id, row.row);
    for (const kind of ['email', 'phone', 'payee'] as const)
      for (const value of splitList(row.cells[kind] ?? '')) identifiers.add(seller.id, storefront.id, kind, value, sources);
    if (row.cells.licence) identifiers.add(seller.id, storefront.id, 'licence', row.cells.licence, sources);
    if (row.cells.address) identifiers.add(seller.id, storefront.id, 'address', row.cells.address, sources);
  }
  return { count, findings };
}

const newSeller = sellerTables.sellers.omit({ id: true, matter: true });

/** The seller of each row: by number, by name, by the storefront already known, or a new one. */
class People {
  readonly #draft: SellerDraft;
  readonly #say: Say;
  readonly #byNo: Map<number, string>;
  readonly #byName = new Map<string, string>();
  readonly #asked: ReadonlySet<number>;
  /** The name this file gives a seller. */
  readonly #named = new Map<string, string>();

  constructor(rows: readonly Row[], draft: SellerDraft, say: Say) {
    this.#draft = draft;
    this.#say = say;
    this.#byNo = new Map(Array.from(draft.all('sellers'), (seller) => [seller.no, seller.id]));
    for (const seller of draft.all('sellers')) if (seller.name !== '') this.#byName.set(nameKey(seller.name), seller.id);
    this.#asked = new Set(rows.map((row) => Number(row.cells.seller_no)).filter((no) => no > 0));
  }

  of(row: Row, storefront: Storefront | undefined): Seller | undefined {
    const name = row.cells.seller ?? '';
    const no = row.cells.seller_no === '' || row.cells.seller_no === undefined ? undefined : Number(row.cells.seller_no);
    if (no !== undefined && (no < 1 || !Number.isSafeInteger(no))) {
      this.#say(row, 'seller_no', 'seller.cell-number', { column: row.header('seller_no'), value: String(no) });
      return undefined;
    }
    const byName = name === '' ? undefined : this.#byName.get(nameKey(name));
    const meant = no === undefined ? byName : this.#byNo.get(no);
    if (storefront) {
      const owner = this.#draft.get('sellers', storefront.seller);
      if (owner && ((meant !== undefined && meant !== owner.id) || (no !== undefined && no !== owner.no))) {
        const other = no ?? this.#draft.get('sellers', meant ?? '')?.no ?? 0;
        this.#say(row, 'seller_no', 'seller.row-moves', { no: owner.no, other });
        return undefined;
      }
      return owner && this.#fill(row, owner, name);
    }
    const there = meant === undefined ? undefined : this.#draft.get('sellers', meant);
    if (there) return this.#fill(row, there, name);
    if (no !== undefined && this.#draft.retired(no)) {
      this.#say(row, 'seller_no', 'seller.number-retired', { no });
      return undefined;
    }
    const fresh = newSeller.parse({ no: no ?? this.#draft.nextNumber(this.#asked) });
    const added = this.#draft.add('sellers', fresh);
    this.#byNo.set(added.no, added.id);
    return this.#fill(row, added, name);
  }

  #fill(row: Row, seller: Seller, name: string): Seller | undefined {
    const before = this.#named.get(seller.id);
    if (name !== '' && before !== undefined && nameKey(before) !== nameKey(name)) {
      this.#say(row, 'seller', 'seller.row-name-conflict', { no: seller.no, other: before, name });
      return undefined;
    }
    if (name !== '') {
      this.#named.set(seller.id, name);
      this.#byName.set(nameKey(name), seller.id);
    }
    const { country = '', address = '', note = '' } = row.cells;
    const notes = note === '' || seller.note.split('\n').includes(note) ? '' : [seller.note, note].filter(Boolean).join('\n');
    return this.#draft.fill('sellers', seller, {
      name,
      note: notes,
      // A seller with several shops keeps the first country and address; the others stay with their storefronts.
      country: seller.country === '' ? country : '',
      address: seller.address === '' ? address : '',
      ...(row.cells.status ? { status: row.cells.status as Seller['status'] } : {}),
    });
  }
}

/** Adds an identifier once for each seller and storefront. */
export class IdentifierSet {
  readonly #draft: SellerDraft;
  readonly #known: Map<string, Identifier>;

  constructor(draft: SellerDraft) {
    this.#draft = draft;
    this.#known = new Map(Array.from(draft.all('identifiers'), (one) => [keyOf(one.seller, one.storefront, one.kind, one.value), one]));
  }

  /** True when it was not there yet. */
  add(
    seller: string,
    storefront: string | null,
    kind: Identifier['kind'],
    value: string,
    sources: string[],
    status: Identifier['status'] | '' = '',
  ): boolean {
    const key = keyOf(seller, storefront, kind, value);
    const known = this.#known.get(key);
    if (known) {
      this.#known.set(key, this.#draft.fill('identifiers', known, { sources, ...(status === '' ? {} : { status }) }));
      return false;
    }
    this.#known.set(key, this.#draft.add('identifiers', { seller, storefront, kind, value, status: status || 'claimed', foundOn: '', sources }));
    return true;
  }
}

const keyOf = (...parts: (string | null)[]): string => parts.join('\u0000');
