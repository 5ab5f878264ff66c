/** Which rows of a table mean one seller. Precision first: what is not sure stays two, and grouping proposes. */
import { splitList } from '../kit/cells.ts';
import type { Row } from '../kit/columns.ts';
import type { SellerDraft } from './draft.ts';
import { isMadeUp } from './grouping/noise.ts';
import { faultsOf } from './identity/checks.ts';
import { normalise } from './identity/normalise.ts';
import type { Import, Say } from './import-rows.ts';
import type { Identifier, Seller, Storefront } from './model.ts';
import { sellerTables } from './model.ts';
import { CELL_END, identifierColumns } from './seller-columns.ts';
import { nameKey } from './shops.ts';

/**
 * Data that make two rows of one name one seller: given to one holder by a register or a bank. A phone or a mailbox may be a courier's
 * or an agent's, a payee a payment service; those are weighed by grouping, which can be undone.
 */
const HARD: readonly (keyof typeof identifierColumns)[] = ['licence', 'resident_id', 'bank_account'];
const HARD_KINDS: ReadonlySet<Identifier['kind']> = new Set(HARD.map((column) => identifierColumns[column]));

/** Forms under which the register keeps a name for one company; a shop's or a workshop's name (商行, 厂, 店) may occur many times. */
const LEGAL_FORM = /(?:有限公司|有限责任公司|股份公司|合伙企业|个人独资企业|专业合作社|\((?:有限|普通)合伙\)|\(个体工商户\))$/;

/** The key of a company's full name in Chinese characters with its legal form; '' for every other name. */
export function companyKey(name: string): string {
  const key = name
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[[（【]/g, '(')
    .replace(/[\]）】]/g, ')');
  return LEGAL_FORM.test(key) && /^\p{Script=Han}{2}/u.test(key) && key.length >= 8 ? key : '';
}

const plainKey = (kind: Identifier['kind'], value: string): string => {
  const text = value.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
  return `${kind} ${kind === 'phone' ? text.replace(/\D/g, '').replace(/^(?:00)?86(?=\d{11}$)/, '') : text}`;
};

/** Says something, and is what it says: a made-up licence number in forty rows is not one holder. */
const holds = (kind: Identifier['kind'], value: string, country: string): boolean =>
  normalise(kind, value, { country }).key !== '' && !isMadeUp(value.replace(/\D/g, '')) && faultsOf(kind, value, { country }).length === 0;

/** The hard identifiers of a row, as comparable text. */
const hardKeys = (row: Row): string[] =>
  HARD.flatMap((column) =>
    splitList(row.cells[column] ?? '')
      .filter((value) => holds(identifierColumns[column], value, row.cells.country ?? ''))
      .map((value) => plainKey(identifierColumns[column], value)),
  );

const licenceKeys = (row: Row): string[] => splitList(row.cells.licence ?? '').map((value) => plainKey('licence', value));

/** A number of 52 bits for two texts (FNV-1a, twice). */
function numberOf(a: string, b: string): number {
  let low = 0x811c9dc5;
  let high = 0x01000193;
  for (const text of [a, '\u0000', b]) {
    for (let at = 0; at < text.length; at++) {
      low = Math.imul(low ^ text.charCodeAt(at), 0x01000193);
      high = Math.imul(high ^ text.charCodeAt(at), 0x85ebca6b);
    }
  }
  return (low >>> 0) * 0x100000 + ((high >>> 12) & 0xfffff);
}

const newSeller = sellerTables.sellers.omit({ id: true, matter: true });

/** Where a row belongs: a seller that is there, or a new one with a number. */
export type Place = { readonly seller: Seller } | { readonly no: number | undefined };

export class People {
  readonly #draft: SellerDraft;
  readonly #say: Say;
  readonly #counsel: boolean;
  readonly #byNo = new Map<number, string>();
  readonly #byName = new Map<string, string>();
  readonly #byCompany = new Map<string, string>();
  /** By name and one hard identifier, as a number: half a million of them as text would be most of the memory. */
  readonly #byHard = new Map<number, string>();
  readonly #licences = new Map<string, Set<string>>();
  /** Sellers without a storefront, by name. */
  readonly #bare = new Map<string, string[]>();
  readonly #bareKeys = new Map<string, Set<string>>();
  readonly #taken = new Set<string>();
  /** The name this file gives a seller. */
  readonly #named = new Map<string, string>();
  #asked: ReadonlySet<number> = new Set();

  constructor(draft: SellerDraft, say: Say, names: NonNullable<Import['names']>) {
    this.#draft = draft;
    this.#say = say;
    this.#counsel = names === 'counsel';
  }

  /** Looks at everything the matter has, a row at a time. */
  *prepare(asked: Iterable<number>): Generator<void> {
    this.#asked = new Set(asked);
    const names = new Map<string, string>();
    const shops = new Set<string>();
    for (const { seller } of this.#draft.all('storefronts')) {
      yield;
      shops.add(seller);
    }
    for (const seller of this.#draft.all('sellers')) {
      yield;
      this.#byNo.set(seller.no, seller.id);
      names.set(seller.id, seller.name);
      this.#know(seller.id, seller.name, []);
      if (!shops.has(seller.id)) this.#keepBare(seller.id, seller.name);
    }
    for (const { seller, kind, value } of this.#draft.all('identifiers')) {
      yield;
      this.#bareKeys.get(seller)?.add(plainKey(kind, value));
      if (kind === 'licence') this.#knowLicences(seller, [plainKey(kind, value)]);
      if (HARD_KINDS.has(kind) && holds(kind, value, '')) this.#know(seller, names.get(seller) ?? '', [plainKey(kind, value)]);
    }
  }

  /** Undefined after saying why the row has no place. Changes nothing yet. */
  find(row: Row, storefront: Storefront | undefined): Place | undefined {
    const name = row.cells.seller ?? '';
    const asked = row.cells.seller_no ?? '';
    const no = asked === '' ? undefined : Number(asked);
    if (no !== undefined && (no < 1 || !Number.isSafeInteger(no))) {
      this.#say(row, 'seller_no', 'seller.cell-number', { column: row.header('seller_no'), value: asked });
      return undefined;
    }
    const meant = no === undefined ? this.#byWord(row, name) : this.#byNo.get(no);
    if (storefront) {
      const owner = this.#draft.get('sellers', storefront.seller);
      // Who owns a storefront that is known was decided before; a name, even in a later disclosure, does not move it.
      const moved = no === undefined ? this.#counsel && meant !== undefined && meant !== owner?.id : no !== owner?.no;
      if (owner && moved) {
        this.#say(row, 'seller_no', 'seller.row-moves', { no: owner.no, other: no ?? this.#draft.get('sellers', meant ?? '')?.no ?? 0 });
        return undefined;
      }
      return owner && this.#agrees(row, owner, name) ? { seller: owner } : undefined;
    }
    const there = meant === undefined ? undefined : this.#draft.get('sellers', meant);
    if (there) return this.#agrees(row, there, name) ? { seller: there } : undefined;
    if (no !== undefined && this.#draft.retired(no)) {
      this.#say(row, 'seller_no', 'seller.number-retired', { no });
      return undefined;
    }
    return { no };
  }

  /** Makes or fills the seller of a place that `find` gave. `other`: a second name, which does not take the first one's place. */
  put(row: Row, place: Place, bare: boolean, sources: readonly string[]): { readonly seller: Seller; readonly other: string } {
    const seller = 'seller' in place ? place.seller : this.#add(place.no);
    const name = row.cells.seller ?? '';
    const before = this.#named.get(seller.id);
    const other = before !== undefined && name !== '' && nameKey(before) !== nameKey(name) ? name : '';
    if (name !== '' && other === '') this.#named.set(seller.id, name);
    this.#knowLicences(seller.id, licenceKeys(row));
    this.#know(seller.id, name, hardKeys(row));
    if (bare) this.#taken.add(seller.id);
    const { country = '', address = '', address_line: lines = '', note = '' } = row.cells;
    const known = new Set(seller.note.split('\n'));
    const added = note.split('\n').filter((line) => line !== '' && !known.has(line));
    const filled = this.#draft.fill('sellers', seller, {
      name: other === '' ? name : '',
      note: added.length === 0 ? '' : [seller.note, ...added].filter(Boolean).join('\n'),
      // A seller with several shops keeps the first country and address; the others stay with their storefronts.
      country: seller.country === '' ? country : '',
      address: seller.address === '' ? [address.split(CELL_END)[0] ?? '', lines].filter(Boolean).join(', ') : '',
      ...(row.cells.status ? { status: row.cells.status as Seller['status'] } : {}),
      ...(bare && seller.sources.length === 0 ? { sources: [...sources] } : {}),
    });
    return { seller: filled, other };
  }

  #add(no: number | undefined): Seller {
    const added = this.#draft.add('sellers', newSeller.parse({ no: no ?? this.#draft.nextNumber(this.#asked) }));
    this.#byNo.set(added.no, added.id);
    return added;
  }

  /** A seller without a storefront that a row without one describes again: the same name, and nothing the seller does not have yet. */
  again(row: Row): Seller | undefined {
    const name = nameKey(row.cells.seller ?? '');
    const keys = Object.entries(identifierColumns).flatMap(([column, kind]) =>
      splitList((row.cells[column] ?? '').replaceAll(CELL_END, ';')).map((value) => plainKey(kind, value)),
    );
    const id = this.#bare.get(name)?.find((one) => !this.#taken.has(one) && keys.every((key) => this.#bareKeys.get(one)?.has(key)));
    return id === undefined ? undefined : this.#draft.get('sellers', id);
  }

  #byWord(row: Row, name: string): string | undefined {
    if (name === '') return undefined;
    if (this.#counsel) return this.#byName.get(nameKey(name));
    const company = companyKey(name);
    if (company !== '') {
      const id = this.#byCompany.get(company);
      const licences = licenceKeys(row);
      const known = id === undefined ? undefined : this.#licences.get(id);
      // One register never gives one name two numbers: then one of the rows is false, and they stay apart.
      return licences.length > 0 && known && known.size > 0 && !licences.some((one) => known.has(one)) ? undefined : id;
    }
    const named = nameKey(name);
    for (const key of hardKeys(row)) {
      const id = this.#byHard.get(numberOf(named, key));
      // Two texts may have one number; two sellers of one name as well are not met in a million lists.
      if (id !== undefined && (this.#named.get(id) ?? this.#draft.get('sellers', id)?.name ?? '') !== '') {
        const known = nameKey(this.#named.get(id) ?? this.#draft.get('sellers', id)?.name ?? '');
        if (known === named) return id;
      }
    }
    return undefined;
  }

  #knowLicences(id: string, keys: readonly string[]): void {
    for (const key of keys) {
      const known = this.#licences.get(id);
      if (known) known.add(key);
      else this.#licences.set(id, new Set([key]));
    }
  }

  #know(id: string, name: string, keys: readonly string[]): void {
    if (name === '') return;
    if (this.#counsel) {
      this.#byName.set(nameKey(name), id);
      return;
    }
    const company = companyKey(name);
    if (company !== '' && !this.#byCompany.has(company)) this.#byCompany.set(company, id);
    const named = nameKey(name);
    for (const key of keys) {
      const at = numberOf(named, key);
      if (!this.#byHard.has(at)) this.#byHard.set(at, id);
    }
  }

  #keepBare(id: string, name: string): void {
    const key = nameKey(name);
    const list = this.#bare.get(key);
    if (list) list.push(id);
    else this.#bare.set(key, [id]);
    this.#bareKeys.set(id, new Set());
  }

  /** One number with two names in a list is a mistake of the list. */
  #agrees(row: Row, seller: Seller, name: string): boolean {
    const before = this.#named.get(seller.id);
    const stands = this.#counsel || (row.cells.seller_no ?? '') !== '';
    if (!stands || name === '' || before === undefined || nameKey(before) === nameKey(name)) return true;
    this.#say(row, 'seller', 'seller.row-name-conflict', { no: seller.no, other: before, name });
    return false;
  }
}
