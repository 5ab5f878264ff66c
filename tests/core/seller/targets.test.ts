import { expect, test } from 'vitest';
import { actor, openSellers } from './cast.ts';

test("what evidence of a seller may hang on: the seller, all that is below it, and what is named there as a source; not another's", async () => {
  const { sellers, matter } = await openSellers();
  const put = (table: 'sellers' | 'storefronts' | 'identifiers' | 'listings' | 'purchases', row: Record<string, unknown>) =>
    sellers.put(actor, matter, table, row);
  const seller = await put('sellers', { name: 'Wei Trading', sources: ['ev-1'] });
  const shop = await put('storefronts', { seller: seller.id, platform: 'Amazon', shopName: 'Wei', sources: ['ev-2#pin-7'] });
  const listing = await put('listings', { storefront: shop.id, title: 'Watch', url: 'https://a.example/1', sources: ['ev-2'] });
  await put('identifiers', { seller: seller.id, kind: 'email', value: 'a@b.example', sources: ['ev-3'] });
  const record = { steps: [{ id: 's', kind: 'payment', sources: ['ev-4#pin-1'] }] };
  const purchase = await put('purchases', { seller: seller.id, storefront: shop.id, listing: listing.id, orderNumber: '1', record });
  const other = await put('sellers', { name: 'Somebody else', sources: ['ev-9'] });
  await put('storefronts', { seller: other.id, platform: 'Temu', shopName: 'Else' });

  const { links, evidence } = await sellers.targets(seller.id);
  expect(links.map(({ to, id }) => `${to} ${id}`).toSorted()).toEqual(
    [`listing ${listing.id}`, `purchase ${purchase.id}`, `seller ${seller.id}`, `storefront ${shop.id}`].toSorted(),
  );
  expect(evidence.toSorted()).toEqual(['ev-1', 'ev-2', 'ev-3', 'ev-4']);
  expect(await sellers.targets('nobody')).toEqual({ links: [], evidence: [] });
});
