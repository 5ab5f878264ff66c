/** Tables of listings, test purchases and identifiers onto the storefronts of a matter. */
import { readDecimal, readPrice } from '../kit/cells.ts';
import type { Row } from '../kit/columns.ts';
import type { Finding } from '../kit/finding.ts';
import type { SellerDraft } from './draft.ts';
import { evidenceOf, type Import, type Importing, noCount, type Say, sayInto, tally } from './import-rows.ts';
import { IdentifierSet } from './import-sellers.ts';
import { detailsOf } from './listing/cells.ts';
import type { Identifier, Listing, Purchase, Seller, Storefront } from './model.ts';
import { nameKey, ShopIndex, urlKey } from './shops.ts';

export function* importListings({ file, rows, draft, references }: Import): Importing {
  const findings: Finding[] = [];
  const say = sayInto(file, findings);
  const count = noCount();
  const shops = new ShopIndex(draft.all('storefronts'));
  const known = new Map<string, string>();
  for (const listing of draft.all('listings')) for (const key of listingKeys(listing)) known.set(key, listing.id);
  const seen = new Map<string, number>();
  for (const row of rows) {
    yield;
    const before = draft.revision;
    const storefront = shopOf(row, shops, say);
    const sources = evidenceOf(row, references, say);
    const right = row.cells.right ? references.right(row.cells.right) : null;
    if (right === undefined) say(row, 'right', 'seller.row-unknown-right', { right: row.cells.right ?? '' });
    const price = amountOf(row, 'price', say);
    const units = unitsOf(row, say);
    if (!storefront || right === undefined || !price || !units) continue;
    const { url = '', title = '', item_id: itemId = '', ships_to: shipsTo = '', goods_type: goodsType = '' } = row.cells;
    const keys = listingKeys({ storefront: storefront.id, url, itemId, title });
    const id = keys.map((key) => known.get(key)).find((one) => one !== undefined);
    const there = id === undefined ? undefined : draft.get('listings', id);
    const details = detailsOf(row, say, sources, there);
    if (!details) continue;
    const fields: Omit<Listing, 'id' | 'matter'> = {
      ...details,
      storefront: storefront.id,
      url,
      title,
      itemId,
      price: price.amount,
      currency: price.currency,
      unitsSold: units.count,
      unitsBasis: units.basis,
      shipsTo,
      right,
      goodsType,
      markUse: row.cells.mark_use ?? '',
      capturedOn: row.cells.captured_on ?? '',
      sources,
    };
    const first = id === undefined ? undefined : seen.get(id);
    if (first !== undefined) {
      say(row, 'url', 'seller.row-twice', { thing: 'listing', first });
      continue;
    }
    const listing = there ? draft.fill('listings', there, fields) : draft.add('listings', fields);
    for (const key of keys) known.set(key, listing.id);
    seen.set(listing.id, row.row);
    tally(count, there !== undefined, draft, before);
  }
  return { count, findings };
}

/** A listing is known by its URL, else by its item id in the shop, else by its title there. */
function listingKeys({ storefront, url, itemId, title }: Pick<Listing, 'storefront' | 'url' | 'itemId' | 'title'>): string[] {
  if (url !== '') return [`${storefront} url ${urlKey(url)}`];
  if (itemId !== '') return [`${storefront} id ${nameKey(itemId)}`];
  return title === '' ? [] : [`${storefront} title ${nameKey(title)}`];
}

export function* importPurchases({ file, rows, draft, references }: Import): Importing {
  const findings: Finding[] = [];
  const say = sayInto(file, findings);
  const count = noCount();
  const shops = new ShopIndex(draft.all('storefronts'));
  const byNo = numbered(draft);
  const listings = new Map(Array.from(draft.all('listings'), (listing) => [urlKey(listing.url), listing] as const));
  const orders = new Map(Array.from(draft.all('purchases'), (purchase) => [orderKey(purchase), purchase.id]));
  const seen = new Map<string, number>();
  for (const row of rows) {
    yield;
    const before = draft.revision;
    const storefront = row.cells.shop ? shopOf(row, shops, say) : undefined;
    const seller = sellerOf(row, storefront, byNo, draft, say);
    const sources = evidenceOf(row, references, say);
    const paid = amountOf(row, 'paid', say);
    const listing = row.cells.listing_url ? listings.get(urlKey(row.cells.listing_url)) : null;
    if (listing === undefined) say(row, 'listing_url', 'seller.row-unknown-listing', { url: row.cells.listing_url ?? '' });
    if (seller === undefined || listing === undefined || !paid) continue;
    const fields: Omit<Purchase, 'id' | 'matter'> = {
      seller,
      storefront: storefront?.id ?? listing?.storefront ?? null,
      listing: listing?.id ?? null,
      orderNumber: row.cells.order_number ?? '',
      orderedOn: row.cells.ordered_on ?? '',
      paid: paid.amount,
      currency: paid.currency,
      paymentMethod: row.cells.payment_method ?? '',
      payee: row.cells.payee ?? '',
      tracking: row.cells.tracking ?? '',
      deliveredOn: row.cells.delivered_on ?? '',
      deliveredTo: row.cells.delivered_to ?? '',
      examinedOn: row.cells.examined_on ?? '',
      examiner: row.cells.examiner ?? '',
      conclusion: (row.cells.conclusion ?? '') as Purchase['conclusion'],
      differences: row.cells.differences ?? '',
      sources,
    };
    const key = orderKey(fields);
    const id = orders.get(key);
    const first = id === undefined ? undefined : seen.get(id);
    if (first !== undefined) {
      say(row, 'order_number', 'seller.row-twice', { thing: 'purchase', first });
      continue;
    }
    const there = id === undefined ? undefined : draft.get('purchases', id);
    const purchase = there ? draft.fill('purchases', there, fields) : draft.add('purchases', fields);
    orders.set(key, purchase.id);
    seen.set(purchase.id, row.row);
    tally(count, there !== undefined, draft, before);
  }
  return { count, findings };
}

/** Order numbers are unique with a seller; without one, the same day, parcel and price are the same purchase. */
function orderKey({ seller, orderNumber, orderedOn, tracking, paid, listing }: Omit<Purchase, 'id' | 'matter'>): string {
  return orderNumber === '' ? [seller, orderedOn, tracking, paid, listing].join('\u0000') : [seller, 'order', orderNumber].join('\u0000');
}

export function* importIdentifiers({ file, rows, draft, references }: Import): Importing {
  const findings: Finding[] = [];
  const say = sayInto(file, findings);
  const count = noCount();
  const shops = new ShopIndex(draft.all('storefronts'));
  const byNo = numbered(draft);
  const set = new IdentifierSet();
  yield* set.prepare(draft);
  for (const row of rows) {
    yield;
    const before = draft.revision;
    const storefront = row.cells.shop ? shopOf(row, shops, say) : undefined;
    const seller = sellerOf(row, storefront, byNo, draft, say);
    const sources = evidenceOf(row, references, say);
    const { kind = '', value = '', status = '' } = row.cells;
    if (seller === undefined || kind === '' || value === '') continue;
    const fresh = set.add(draft, seller, storefront?.id ?? null, kind as Identifier['kind'], value, {
      sources,
      status: status as Identifier['status'] | '',
      foundOn: row.cells.found_on ?? '',
    });
    tally(count, !fresh, draft, before);
  }
  return { count, findings };
}

const numbered = (draft: SellerDraft): Map<number, Seller> => new Map(Array.from(draft.all('sellers'), (seller) => [seller.no, seller]));

function shopOf(row: Row, shops: ShopIndex, say: Say): Storefront | undefined {
  const shop = row.cells.shop ?? '';
  const found = shops.named(shop, row.cells.platform ?? '');
  if (shop === '') return undefined;
  if (found.length === 0) say(row, 'shop', 'seller.row-unknown-shop', { shop });
  if (found.length > 1) say(row, 'shop', 'seller.row-shop-ambiguous', { shop, count: found.length });
  return found.length === 1 ? found[0] : undefined;
}

/** The seller by number or by the shop; both must agree. Undefined after saying what is wrong. */
function sellerOf(
  row: Row,
  storefront: Storefront | undefined,
  byNo: ReadonlyMap<number, Seller>,
  draft: SellerDraft,
  say: Say,
): string | undefined {
  const no = row.cells.seller_no ?? '';
  if (no === '') {
    if (!storefront && !row.cells.shop) say(row, 'shop', 'seller.cell-missing', { column: row.header('shop') });
    return storefront?.seller;
  }
  const seller = byNo.get(Number(no));
  if (!seller) say(row, 'seller_no', 'seller.row-unknown-seller', { no });
  else if (storefront && storefront.seller !== seller.id) {
    say(row, 'seller_no', 'seller.row-moves', { no: draft.get('sellers', storefront.seller)?.no ?? 0, other: seller.no });
    return undefined;
  }
  return row.cells.shop && !storefront ? undefined : seller?.id;
}

/** An amount and its currency, from the sign or the currency column. Undefined after saying what is wrong; both '' when empty. */
function amountOf(row: Row, field: string, say: Say): { amount: string; currency: string } | undefined {
  const text = row.cells[field] ?? '';
  const column = (row.cells.currency ?? '').normalize('NFKC').trim().toUpperCase();
  const currency = column === '元' || column === '人民币' || column === 'RMB' || column === '￥' ? 'CNY' : column;
  if (currency !== '' && !/^[A-Z]{3}$/.test(currency)) {
    say(row, 'currency', 'seller.cell-currency', { column: row.header('currency'), value: column });
    return undefined;
  }
  if (text === '') return { amount: '', currency };
  const price = readPrice(text);
  if (!price) {
    say(row, field, 'seller.cell-amount', { column: row.header(field), value: text });
    return undefined;
  }
  if (price.currency !== '' && currency !== '' && price.currency !== currency) {
    say(row, field, 'seller.currency-conflict', { sign: price.currency, currency });
    return undefined;
  }
  if (price.currency === '' && currency === '') {
    say(row, 'currency', 'seller.currency-missing');
    return undefined;
  }
  return { amount: price.amount, currency: price.currency || currency };
}

/** Units as counted; `500+` and `500+ sold` count as 500 and keep what the page showed as their basis. */
function unitsOf(row: Row, say: Say): { count: string; basis: string } | undefined {
  const text = row.cells.units_sold ?? '';
  const basis = row.cells.units_basis ?? '';
  if (text === '') return { count: '', basis };
  const shown = /^([\d,]+)\s*(?:\+\s*)?(?:sold|件|笔)?$/i.exec(text.normalize('NFKC').trim());
  const count = readDecimal(shown?.[1] ?? text);
  if (count === undefined || count.startsWith('-')) {
    say(row, 'units_sold', 'seller.cell-number', { column: row.header('units_sold'), value: text });
    return undefined;
  }
  const exact = /^[\d,]+$/.test(text);
  return { count, basis: basis === '' && !exact ? text : basis };
}
