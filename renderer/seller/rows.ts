import type { client } from '../client.ts';

/** Every seller row of a matter, as the workbench sends it. */
export type SellerRows = Awaited<ReturnType<typeof client.seller.table>>;

/** One line of the table: a storefront with its seller, or a seller that has no storefront yet. */
export interface Line {
  readonly id: string;
  readonly seller: string;
  readonly no: number;
  readonly name: string;
  readonly platform: string;
  readonly shopName: string;
  readonly shopId: string;
  readonly url: string;
  readonly status: string;
  readonly listings: number;
  readonly purchases: number;
}

export function linesOf(rows: SellerRows): Line[] {
  const listings = new Map<string, number>();
  for (const l of rows.listings) listings.set(l.storefront, (listings.get(l.storefront) ?? 0) + 1);
  const purchases = new Map<string, number>();
  for (const p of rows.purchases) purchases.set(p.storefront ?? p.seller, (purchases.get(p.storefront ?? p.seller) ?? 0) + 1);
  const shops = Map.groupBy(rows.storefronts, (s) => s.seller);
  return rows.sellers.flatMap((seller) => {
    const shared = { seller: seller.id, no: seller.no, name: seller.name, status: seller.status };
    const own = shops.get(seller.id);
    if (!own)
      return [
        {
          ...shared,
          id: seller.id,
          platform: '',
          shopName: '',
          shopId: '',
          url: '',
          listings: 0,
          purchases: purchases.get(seller.id) ?? 0,
        },
      ];
    return own.map((shop) => ({
      ...shared,
      id: shop.id,
      platform: shop.platform,
      shopName: shop.shopName,
      shopId: shop.shopId,
      url: shop.url,
      listings: listings.get(shop.id) ?? 0,
      purchases: purchases.get(shop.id) ?? 0,
    }));
  });
}

/** The seller a row of any table belongs to. */
export function sellerOf(rows: SellerRows, table: string, id: string): string | undefined {
  if (table === 'sellers') return id;
  const shopOf = (storefront: string | undefined) => rows.storefronts.find((s) => s.id === storefront)?.seller;
  if (table === 'storefronts') return shopOf(id);
  if (table === 'listings') return shopOf(rows.listings.find((l) => l.id === id)?.storefront);
  if (table === 'purchases') return rows.purchases.find((p) => p.id === id)?.seller;
  if (table === 'identifiers') return rows.identifiers.find((i) => i.id === id)?.seller;
  return undefined;
}
