/** The sellers of a matter in the words templates use. With thousands of them this is nearly all of the work, so it can be kept. */
import { falseRegistrations } from '../seller/identity/registration.ts';
import type { Identifier, Listing, Purchase, Seller, Storefront } from '../seller/model.ts';
import { purchaseSources } from '../seller/purchase/model.ts';
import type { Facts, ListingFacts, PurchaseFacts, RightFacts, SellerFacts, StorefrontFacts } from './facts.ts';
import { sellerGroups } from './groups.ts';
import { numberRanges } from './number-ranges.ts';
import { shopNamer, tieSide } from './operators/facts.ts';
import { falseData } from './operators/false-data.ts';
import { masked } from './operators/mask.ts';
import type { Tied } from './operators/ties.ts';
import type { Proof } from './proof.ts';

export interface SellerSources {
  readonly sellers: readonly Seller[];
  readonly storefronts: readonly Storefront[];
  readonly identifiers: readonly Identifier[];
  readonly listings: readonly Listing[];
  readonly purchases: readonly Purchase[];
  readonly tied: Tied;
  readonly rights: readonly RightFacts[];
  readonly proof: Proof;
  readonly language: 'en' | 'zh-CN';
  /** The forum's state; '' where there is none. */
  readonly state: string;
}

export type SellerSide = Pick<
  Facts,
  | 'sellers'
  | 'storefronts'
  | 'listings'
  | 'purchases'
  | 'shared_identifiers'
  | 'operator_groups'
  | 'ties'
  | 'own_ties'
  | 'false_data'
  | 'groups'
  | 'platforms'
>;

export function sellerSide(from: SellerSources): SellerSide {
  const nameOf = shopNamer(from);
  const ranges = (numbers: readonly number[]) => numberRanges(numbers, from.language);
  const sellerRows = [...from.sellers].sort((a, b) => a.no - b.no);
  const sellerById = new Map(sellerRows.map((s) => [s.id, s]));
  const rightById = new Map(from.rights.map((r) => [r.id, r]));
  const groupOf = Map.groupBy(
    from.tied.groups.flatMap(({ no, nos }) => nos.map((seller) => ({ seller, no }))),
    ({ seller }) => seller,
  );
  const storefrontsOf = Map.groupBy(from.storefronts, (s) => s.seller);
  const identifiersOf = Map.groupBy(from.identifiers, (i) => i.seller);
  const listingsOf = Map.groupBy(from.listings, (l) => l.storefront);
  const purchasesOf = Map.groupBy(from.purchases, (p) => p.seller);
  const storefrontById = new Map(from.storefronts.map((s) => [s.id, s]));
  const listingById = new Map(from.listings.map((l) => [l.id, l]));
  const storefrontProof = (s: Storefront) => from.proof.of('storefront', s.id, s.sources);

  const listing = (l: Listing): ListingFacts => {
    const shop = storefrontById.get(l.storefront);
    const infringed = l.right === null ? undefined : rightById.get(l.right);
    return {
      id: l.id,
      no: shop ? (sellerById.get(shop.seller)?.no ?? 0) : 0,
      storefront: l.storefront,
      shop_name: shop?.shopName ?? '',
      platform: shop?.platform ?? '',
      url: l.url,
      title: l.title,
      item_id: l.itemId,
      price: l.price,
      currency: l.currency,
      units_sold: l.unitsSold,
      units_basis: l.unitsBasis,
      ships_to: l.shipsTo,
      right: infringed?.id ?? '',
      mark: infringed?.mark ?? '',
      right_number: infringed?.number ?? '',
      goods_type: l.goodsType,
      mark_use: l.markUse,
      captured_on: l.capturedOn,
      exhibits: from.proof.of('listing', l.id, l.sources),
    };
  };
  const purchase = (p: Purchase): PurchaseFacts => {
    const shop = p.storefront === null ? storefrontsOf.get(p.seller)?.[0] : storefrontById.get(p.storefront);
    const bought = p.listing === null ? undefined : listingById.get(p.listing);
    return {
      id: p.id,
      no: sellerById.get(p.seller)?.no ?? 0,
      shop_name: shop?.shopName ?? '',
      platform: shop?.platform ?? '',
      order_number: p.orderNumber,
      ordered_on: p.orderedOn,
      paid: p.paid,
      currency: p.currency,
      payment_method: p.paymentMethod,
      payee: p.payee,
      tracking: p.tracking,
      delivered_on: p.deliveredOn,
      delivered_to: p.deliveredTo,
      examined_on: p.examinedOn,
      examiner: p.examiner,
      conclusion: p.conclusion,
      differences: p.differences,
      listing_title: bought?.title ?? '',
      listing_url: bought?.url ?? '',
      exhibits: from.proof.of('purchase', p.id, purchaseSources(p)),
    };
  };
  const storefront = (s: Storefront, seller: Seller, emails: string): StorefrontFacts => ({
    id: s.id,
    no: seller.no,
    seller: seller.name,
    platform: s.platform,
    shop_name: s.shopName,
    shop_id: s.shopId,
    url: s.url,
    country: s.country || seller.country,
    status: seller.status,
    email: emails,
    group: ranges((groupOf.get(seller.no) ?? []).map(({ no }) => no)),
    listing_urls: (listingsOf.get(s.id) ?? []).map((l) => l.url).join('\n'),
    exhibits: storefrontProof(s),
  });
  const sellers: SellerFacts[] = sellerRows.map((s) => {
    const identifiers = identifiersOf.get(s.id) ?? [];
    const shops = storefrontsOf.get(s.id) ?? [];
    const emailsOf = (shop: Storefront) =>
      identifiers
        .filter((i) => i.kind === 'email' && (i.storefront === null || i.storefront === shop.id))
        .map((i) => i.value)
        .join('\n');
    return {
      id: s.id,
      no: s.no,
      name: s.name,
      country: s.country,
      address: s.address,
      status: s.status,
      storefronts: shops.map((shop) => storefront(shop, s, emailsOf(shop))),
      storefront_count: shops.length,
      identifiers: identifiers.map((i) => ({ kind: i.kind, value: masked(i.kind, i.value, false), status: i.status, exhibits: i.sources })),
      listings: shops.flatMap((shop) => (listingsOf.get(shop.id) ?? []).map(listing)),
      purchases: (purchasesOf.get(s.id) ?? []).map(purchase),
      linked: groupOf.has(s.no),
      exhibits: from.proof.of('seller', s.id, [...s.sources, ...shops.flatMap(storefrontProof)]),
    };
  });

  const storefronts = sellers.flatMap((s) => s.storefronts);
  const listings = sellers.flatMap((s) => s.listings);
  const purchases = sellers.flatMap((s) => s.purchases);
  const platforms = [...Map.groupBy(storefronts, (s) => s.platform)]
    .filter(([name]) => name !== '')
    .sort((a, b) => b[1].length - a[1].length)
    .map(([name]) => name);
  return {
    sellers,
    storefronts,
    listings,
    purchases,
    platforms,
    ...tieSide({
      tied: from.tied,
      language: from.language,
      ranges,
      shopNames: nameOf,
      among: from.proof.among,
    }),
    false_data: falseData(
      falseRegistrations(from),
      from.language,
      (seller) => nameOf({ seller, storefronts: [] }).join(' / '),
      from.proof.among,
    ),
    groups: sellerGroups(sellers, from.state, ranges),
  };
}
