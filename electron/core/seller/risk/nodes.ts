/** What is scored: each storefront with all that belongs to it, and each seller that has none. */
import type { Finding } from '../../kit/finding.ts';
import type { RiskCase } from './case.ts';
import type { Node } from './facts.ts';

/** In the order of the sellers' numbers, then as entered. What is said of a whole seller is said of each of its storefronts. */
export function nodesOf({ data, genuine, registration, elsewhere }: RiskCase): Node[] {
  const shops = Map.groupBy(data.storefronts, (one) => one.seller);
  const listings = Map.groupBy(data.listings, (one) => one.storefront);
  const identifiers = Map.groupBy(data.identifiers, (one) => one.seller);
  const purchases = Map.groupBy(data.purchases, (one) => one.seller);
  const licences = Map.groupBy(genuine.licences, (one) => one.seller);
  const found = bySeller(data, registration);
  return data.sellers.flatMap((seller) => {
    const own = shops.get(seller.id) ?? [];
    const of = (storefront: string | null) => (one: { readonly storefront: string | null }) =>
      one.storefront === null || storefront === null || one.storefront === storefront;
    const rows = (storefront: (typeof own)[number] | null): Node => {
      const id = storefront?.id ?? null;
      return {
        id: id ?? seller.id,
        seller,
        storefront,
        listings: id === null ? [] : (listings.get(id) ?? []),
        identifiers: (identifiers.get(seller.id) ?? []).filter(of(id)),
        purchases: (purchases.get(seller.id) ?? []).filter(of(id)),
        licences: (licences.get(seller.id) ?? []).filter(of(id)),
        registration: (found.get(seller.id) ?? []).filter(of(id)).map((one) => one.finding),
        elsewhere: [...(elsewhere.get(seller.id) ?? []), ...(id === null ? [] : (elsewhere.get(id) ?? []))],
      };
    };
    return own.length === 0 ? [rows(null)] : own.map(rows);
  });
}

/** Findings under the seller their row belongs to; `storefront` where the row is of one shop only. */
function bySeller({ identifiers, storefronts }: RiskCase['data'], findings: readonly Finding[]) {
  const shop = new Map(storefronts.map((one) => [one.id, one]));
  const datum = new Map(identifiers.map((one) => [one.id, one]));
  const placed = findings.flatMap((finding) => {
    const [, table, id = ''] = finding.where.split('/');
    const identifier = table === 'identifiers' ? datum.get(id) : undefined;
    const storefront = table === 'storefronts' ? shop.get(id) : undefined;
    const seller = identifier?.seller ?? storefront?.seller ?? (table === 'sellers' ? id : undefined);
    return seller === undefined ? [] : [{ seller, storefront: identifier?.storefront ?? storefront?.id ?? null, finding }];
  });
  return Map.groupBy(placed, (one) => one.seller);
}
