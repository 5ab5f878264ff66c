/** What is scored: each storefront with all that belongs to it, and each seller that has none. */
import type { RiskCase } from './case.ts';
import type { Node } from './facts.ts';

/** In the order of the sellers' numbers, then as entered. What is said of a whole seller is said of each of its storefronts. */
export function nodesOf({ data, genuine, registration, elsewhere }: RiskCase): Node[] {
  const shops = Map.groupBy(data.storefronts, (one) => one.seller);
  const listings = Map.groupBy(data.listings, (one) => one.storefront);
  const identifiers = Map.groupBy(data.identifiers, (one) => one.seller);
  const purchases = Map.groupBy(data.purchases, (one) => one.seller);
  const licences = Map.groupBy(genuine.licences, (one) => one.seller);
  const faults = Map.groupBy(registration, (one) => one.seller);
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
        registration: (faults.get(seller.id) ?? []).filter(of(id)),
        elsewhere: [...(elsewhere.get(seller.id) ?? []), ...(id === null ? [] : (elsewhere.get(id) ?? []))],
      };
    };
    return own.length === 0 ? [rows(null)] : own.map(rows);
  });
}
