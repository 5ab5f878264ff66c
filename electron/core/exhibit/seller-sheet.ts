/**
 * What a seller's evidence sheet says: which right is infringed, where, at what price, shipped where, and which pages of which exhibits show
 * it. Pure; templates put it into words.
 */
import type { Evidence } from '../evidence/model.ts';
import { sourceItem, sourceOf, sourceRef } from '../kit/citation.ts';
import { Exact } from '../kit/money.ts';
import type { Right } from '../matter/model.ts';
import type { Listing, Purchase, Seller, Storefront } from '../seller/model.ts';
import { purchaseSources } from '../seller/purchase/model.ts';
import type { Exhibit } from './model.ts';

/** An exhibit in use with its item. */
export interface Shown {
  readonly exhibit: Exhibit;
  readonly item: Evidence;
  readonly title: string;
}

export interface SellerSheetSources {
  readonly sellers: readonly Seller[];
  readonly storefronts: readonly Storefront[];
  readonly listings: readonly Listing[];
  readonly purchases: readonly Purchase[];
  readonly rights: readonly Right[];
  readonly exhibits: readonly Shown[];
  /** Pages of an item (from 1) on which one of these texts stands; empty when that is not known. */
  pagesWith(evidence: string, texts: readonly string[]): readonly number[];
}

/** The facts of one sheet, in the words of templates. Lists of sources are joined by commas, for `:exhibits[…]`. */
export interface SellerSheet {
  readonly no: number;
  readonly alias: string;
  readonly name: string;
  readonly status: string;
  readonly rights: readonly { readonly mark: string; readonly number: string; readonly goods: string; readonly shown: string }[];
  readonly shops: readonly { readonly platform: string; readonly shop_name: string; readonly url: string }[];
  readonly more_shops: string;
  readonly prices: readonly { readonly low: string; readonly high: string; readonly currency: string }[];
  readonly paid: readonly { readonly amount: string; readonly currency: string }[];
  readonly deliveries: readonly { readonly to: string; readonly on: string }[];
  readonly ships_to: readonly string[];
  readonly shown: string;
  readonly listings: readonly Rows<ListingLine>[];
  readonly purchases: readonly Rows<PurchaseLine>[];
  readonly others: readonly Rows<{ readonly title: string; readonly shown: string }>[];
}
interface Rows<T> {
  readonly rows: readonly T[];
}
interface ListingLine {
  readonly title: string;
  readonly url: string;
  readonly mark: string;
  readonly number: string;
  readonly price: string;
  readonly currency: string;
  readonly ships_to: string;
  readonly captured: string;
  readonly shown: string;
}
interface PurchaseLine {
  readonly order: string;
  readonly ordered: string;
  readonly paid: string;
  readonly currency: string;
  readonly delivered_to: string;
  readonly delivered_on: string;
  readonly conclusion: string;
  readonly differences: string;
  readonly shown: string;
}

/** So much fits on page 1; the tables below hold all of it. */
const ON_PAGE_ONE = 5;
/** Rows of one table of a template. */
const TABLE = 150;
/** A text found on more pages than this does not tell which page is meant. */
const TELLING = 6;
/** Shorter numbers and names stand on pages by chance. */
const DISTINCT = 6;
/** Cites an exhibit without its pages. */
export const WHOLE = 'whole';

/** One sheet for each seller of whom a listing, purchase, storefront or the seller itself is shown by an exhibit, in the order of their numbers. */
export function sellerSheets(from: SellerSheetSources): SellerSheet[] {
  const shown = new Map(from.exhibits.map((one) => [one.item.id, one]));
  const linked = new Map<string, string[]>();
  for (const { item } of from.exhibits)
    for (const { to, id } of item.links) linked.set(`${to}/${id}`, [...(linked.get(`${to}/${id}`) ?? []), item.id]);
  const order = (source: string) => {
    const exhibit = shown.get(sourceItem(source))?.exhibit;
    return exhibit ? exhibit.number * 10_000 + exhibit.attachment : 0;
  };

  /** Sources that are exhibits, each as exact as it can be: a page that is named, else the pages that carry the thing's own address or number. */
  const proof = (to: string, id: string, sources: readonly string[], texts: readonly string[]): string[] => {
    const all = [...new Set([...sources, ...(linked.get(`${to}/${id}`) ?? [])])].filter((source) => shown.has(sourceItem(source)));
    // An item cited by page need not be cited as a whole besides.
    const exact = new Set(all.filter((source) => source.includes('#')).map(sourceItem));
    return all
      .filter((source) => source.includes('#') || !exact.has(source))
      .flatMap((source) => {
        const ref = sourceRef(source);
        if (ref.pin !== '' || ref.page !== null) return [source];
        const pages = from.pagesWith(
          ref.evidence,
          texts.filter((text) => text.length >= DISTINCT),
        );
        return pages.length > 0 && pages.length <= TELLING ? pages.map((page) => sourceOf(ref.evidence, page)) : [source];
      })
      .sort((a, b) => order(a) - order(b));
  };

  const rightById = new Map(from.rights.map((right) => [right.id, right]));
  const shopsOf = Map.groupBy(from.storefronts, (shop) => shop.seller);
  const listingsOf = Map.groupBy(from.listings, (listing) => listing.storefront);
  const purchasesOf = Map.groupBy(from.purchases, (purchase) => purchase.seller);

  return from.sellers
    .toSorted((a, b) => a.no - b.no)
    .flatMap((seller): SellerSheet[] => {
      const shops = shopsOf.get(seller.id) ?? [];
      const listings = shops
        .flatMap((shop) => listingsOf.get(shop.id) ?? [])
        .map((listing) => ({ listing, proof: proof('listing', listing.id, listing.sources, [listing.itemId, bareUrl(listing.url)]) }));
      const purchases = (purchasesOf.get(seller.id) ?? []).map((purchase) => ({
        purchase,
        proof: proof('purchase', purchase.id, purchaseSources(purchase), [purchase.orderNumber]),
      }));
      const direct = [
        ...shops.flatMap((shop) => proof('storefront', shop.id, shop.sources, [shop.shopId, bareUrl(shop.url)])),
        ...proof('seller', seller.id, seller.sources, []),
      ];
      const main = [...new Set([...listings, ...purchases].flatMap((one) => one.proof))];
      const sources = main.length > 0 ? main : [...new Set(direct)];
      if (sources.length === 0) return [];
      const cited = new Set(sources.map(sourceItem));
      const others = [...new Set(direct.map(sourceItem))].filter((item) => !cited.has(item));
      const used = listings.filter(({ listing }) => listing.right !== null);
      return [
        {
          no: seller.no,
          name: seller.name,
          status: seller.status,
          alias: distinct(shops.map((shop) => shop.shopName))
            .slice(0, 3)
            .join(' / '),
          rights: distinct(used.map(({ listing }) => listing.right ?? '')).flatMap((id) => {
            const right = rightById.get(id);
            if (!right) return [];
            const goods = distinct(used.filter(({ listing }) => listing.right === id).map(({ listing }) => listing.goodsType));
            const certificate = right.certificate !== null && shown.has(right.certificate) ? `${right.certificate}#${WHOLE}` : '';
            return [{ mark: right.mark, number: right.number, goods: goods.join(', '), shown: certificate }];
          }),
          shops: shops.slice(0, ON_PAGE_ONE).map(({ platform, shopName, url }) => ({ platform, shop_name: shopName, url })),
          more_shops: shops.length > ON_PAGE_ONE ? String(shops.length - ON_PAGE_ONE) : '',
          prices: prices(listings.map(({ listing }) => listing)),
          paid: purchases
            .filter(({ purchase }) => purchase.paid !== '')
            .slice(0, ON_PAGE_ONE)
            .map(({ purchase }) => ({ amount: purchase.paid, currency: purchase.currency })),
          deliveries: purchases
            .filter(({ purchase }) => purchase.deliveredTo !== '')
            .slice(0, ON_PAGE_ONE)
            .map(({ purchase }) => ({ to: purchase.deliveredTo, on: purchase.deliveredOn })),
          ships_to: distinct(listings.map(({ listing }) => listing.shipsTo)).slice(0, ON_PAGE_ONE),
          shown: sources.join(','),
          listings: tables(
            listings.map(({ listing, proof: own }) => {
              const right = rightById.get(listing.right ?? '');
              return {
                title: listing.title,
                url: listing.url,
                mark: right?.mark ?? '',
                number: right?.number ?? '',
                price: listing.price,
                currency: listing.currency,
                ships_to: listing.shipsTo,
                captured: listing.capturedOn,
                shown: own.join(','),
              };
            }),
          ),
          purchases: tables(
            purchases.map(({ purchase, proof: own }) => ({
              order: purchase.orderNumber,
              ordered: purchase.orderedOn,
              paid: purchase.paid,
              currency: purchase.currency,
              delivered_to: purchase.deliveredTo,
              delivered_on: purchase.deliveredOn,
              conclusion: purchase.conclusion,
              differences: purchase.differences,
              shown: own.join(','),
            })),
          ),
          others: tables(
            others.sort((a, b) => order(a) - order(b)).map((id) => ({ title: shown.get(id)?.title ?? '', shown: `${id}#${WHOLE}` })),
          ),
        },
      ];
    });
}

const distinct = (texts: readonly string[]): string[] => [...new Set(texts.filter((text) => text !== ''))];

const tables = <T>(rows: readonly T[]): Rows<T>[] =>
  Array.from({ length: Math.ceil(rows.length / TABLE) }, (_, n) => ({ rows: rows.slice(n * TABLE, (n + 1) * TABLE) }));

/** An address as a capture prints it: with or without the scheme, a slash at its end, a query. */
export const bareUrl = (url: string): string => url.replace(/^[a-z]+:\/\/(www\.)?/i, '').replace(/[/?#]+$/, '');

/** Lowest and highest price asked, by currency. */
function prices(listings: readonly Listing[]): { low: string; high: string; currency: string }[] {
  const found = new Map<string, { low: string; high: string }>();
  for (const { price, currency } of listings) {
    if (price === '') continue;
    const known = found.get(currency);
    const less = !known || new Exact(price).lt(known.low);
    const more = !known || new Exact(price).gt(known.high);
    found.set(currency, { low: less ? price : known.low, high: more ? price : known.high });
  }
  return [...found].map(([currency, range]) => ({ ...range, currency }));
}

/** The texts worth looking for in the pages of an item, and the items worth reading for them: those cited as a whole by what has an address or a number. */
export function itemsToRead(from: Omit<SellerSheetSources, 'pagesWith'>): Set<string> {
  const wanted = new Set<string>();
  sellerSheets({
    ...from,
    pagesWith: (evidence, texts) => {
      if (texts.length > 0) wanted.add(evidence);
      return [];
    },
  });
  return wanted;
}
