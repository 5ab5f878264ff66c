/** A table of sellers, one row a storefront, onto the sellers of a matter. */
import { splitList } from '../kit/cells.ts';
import type { Row } from '../kit/columns.ts';
import type { Finding } from '../kit/finding.ts';
import type { SellerDraft } from './draft.ts';
import { People } from './import-names.ts';
import { evidenceOf, type Import, type Importing, noCount, sayInto, tally } from './import-rows.ts';
import type { Identifier, Storefront } from './model.ts';
import { CELL_END, identifierColumns } from './seller-columns.ts';
import { nameKey, ShopIndex, type ShopSign, urlKey } from './shops.ts';

/** A row that is refused leaves no trace in the draft. */
export function* importSellers({ file, rows, draft, references, names = 'counsel', numbers }: Import): Importing {
  const findings: Finding[] = [];
  const say = sayInto(file, findings);
  const warn = sayInto(file, findings, 'warning');
  const count = noCount();
  const shops = new ShopIndex();
  for (const storefront of draft.all('storefronts')) {
    yield;
    shops.add(storefront);
  }
  const people = new People(draft, say, names);
  yield* people.prepare(numbers ?? Array.from(rows, (row) => Number(row.cells.seller_no)).filter((no) => no > 0));
  const identifiers = new IdentifierSet();
  yield* identifiers.prepare(draft);
  const seen = new Map<string, number>();
  for (const row of rows) {
    yield;
    const { opened = '' } = row.cells;
    const sign = signOf(row);
    const isShop = sign.shopName !== '' || sign.shopId !== '' || sign.url !== '';
    if (!isShop && (names === 'counsel' || !saysSomething(row))) {
      if (names === 'counsel') say(row, 'shop_name', 'seller.row-no-shop');
      else say(row, '', 'seller-import.row-empty');
      continue;
    }
    const found = isShop ? shops.match(sign) : undefined;
    const known = found && (draft.get('storefronts', found.id) ?? found);
    const first = found && seen.get(found.id);
    // A disclosure may list a shop once for each of its accounts; what it says of the shop must then be the same.
    if (known && first !== undefined && (names === 'counsel' || !alike(known, sign))) {
      say(row, sign.url === '' ? 'shop_name' : 'url', 'seller.row-twice', { thing: 'storefront', first });
      continue;
    }
    const before = draft.revision;
    const wrong = findings.length;
    const sources = evidenceOf(row, references, say);
    const place = people.find(row, known);
    // In counsel's own list, which comes in whole or not at all, the rest is looked at as if the evidence were there.
    if (!place || (names === 'found' && findings.length > wrong)) continue;
    const again = !isShop && !('seller' in place) && place.no === undefined ? people.again(row) : undefined;
    const there = known !== undefined || (!isShop && ('seller' in place || again !== undefined));
    const { seller, other } = people.put(row, again ? { seller: again } : place, !isShop, sources);
    let storefront: Storefront | undefined;
    if (isShop) {
      const fields = { ...sign, country: row.cells.country ?? '', opened, sources };
      storefront = known ? draft.fill('storefronts', known, fields) : draft.add('storefronts', { ...fields, seller: seller.id });
      if (!known) shops.add(storefront);
      seen.set(storefront.id, row.row);
    }
    for (const { kind, value } of identifiersOf(row))
      identifiers.add(draft, seller.id, storefront?.id ?? null, kind, value, { sources, foundOn: row.cells.found_on ?? '' });
    if (other !== '') {
      identifiers.add(draft, seller.id, storefront?.id ?? null, 'company-name', other, { sources });
      warn(row, 'seller', 'seller-import.other-name', { no: seller.no, other: seller.name, name: other });
    }
    tally(count, there, draft, before);
  }
  return { count, findings };
}

/** What names the shop of a row. A merchant number stands in for the id of a shop that has no other name. */
function signOf({ cells }: Row): ShopSign {
  const { platform = '', shop_name: shopName = '', url = '', merchant_id: merchant = '' } = cells;
  const shopId = cells.shop_id ?? '';
  const only = shopName === '' && shopId === '' && url === '' ? splitList(merchant) : [];
  return { platform, shopName, shopId: only.length === 1 ? (only[0] ?? '') : shopId, url };
}

const saysSomething = ({ cells }: Row): boolean =>
  (cells.seller ?? '') !== '' || Object.keys(identifierColumns).some((column) => (cells[column] ?? '') !== '');

const alike = (shop: Storefront, sign: ShopSign): boolean =>
  (['platform', 'shopName', 'shopId'] as const).every(
    (name) => sign[name] === '' || shop[name] === '' || nameKey(sign[name]) === nameKey(shop[name]),
  ) &&
  (sign.url === '' || shop.url === '' || urlKey(sign.url) === urlKey(shop.url));

/** Every datum of a row that may tie sellers together. The lines of an address in several columns are one address. */
function identifiersOf({ cells }: Row): { kind: Identifier['kind']; value: string }[] {
  const lines = cells.address_line ?? '';
  return Object.entries(identifierColumns).flatMap(([column, kind]) => {
    const value = cells[column] ?? '';
    if (column !== 'address' && column !== 'return_address' && column !== 'warehouse')
      return splitList(value).map((one) => ({ kind, value: one }));
    const [first = '', ...others] = value.split(CELL_END);
    const whole = column === 'address' ? [first, lines].filter(Boolean).join(', ') : first;
    return [whole, ...others].filter(Boolean).map((one) => ({ kind, value: one }));
  });
}

/** Adds an identifier once for each storefront, or for a seller without one. */
export class IdentifierSet {
  /** By storefront or seller, then by kind and value: a storefront that counsel gave to another seller keeps its data. */
  readonly #known = new Map<string, Map<string, string>>();

  /** Looks at what is there, a row at a time. */
  *prepare(draft: SellerDraft): Generator<void> {
    for (const one of draft.all('identifiers')) {
      yield;
      this.#of(one.storefront ?? one.seller).set(`${one.kind} ${one.value}`, one.id);
    }
  }

  /** True when it was not there yet. */
  add(
    draft: SellerDraft,
    seller: string,
    storefront: string | null,
    kind: Identifier['kind'],
    value: string,
    more: { readonly sources: string[]; readonly status?: Identifier['status'] | ''; readonly foundOn?: string },
  ): boolean {
    const { sources, status = '', foundOn = '' } = more;
    const held = this.#of(storefront ?? seller);
    const key = `${kind} ${value}`;
    const known = draft.get('identifiers', held.get(key) ?? '');
    if (known) {
      draft.fill('identifiers', known, { sources, foundOn, ...(status === '' ? {} : { status }) });
      return false;
    }
    held.set(key, draft.add('identifiers', { seller, storefront, kind, value, status: status || 'claimed', foundOn, sources }).id);
    return true;
  }

  #of(holder: string): Map<string, string> {
    const held = this.#known.get(holder) ?? new Map<string, string>();
    if (held.size === 0) this.#known.set(holder, held);
    return held;
  }
}
