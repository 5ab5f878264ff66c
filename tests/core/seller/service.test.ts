import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { actor, openSellers } from './cast.ts';

let room: Awaited<ReturnType<typeof openSellers>>;
beforeEach(async () => {
  room = await openSellers();
});
const put = (table: 'sellers' | 'storefronts' | 'identifiers' | 'listings' | 'purchases', row: Record<string, unknown>) =>
  room.sellers.put(actor, room.matter, table, row);

/** A seller with one of everything below it. */
async function family() {
  const seller = await put('sellers', { name: 'Wei Trading' });
  const shop = await put('storefronts', { seller: seller.id, platform: 'Amazon', shopName: 'Wei Watches' });
  const listing = await put('listings', { storefront: shop.id, title: 'Watch', url: 'https://a.example/1' });
  await put('identifiers', { seller: seller.id, storefront: shop.id, kind: 'email', value: 'A@qq.com' });
  const purchase = await put('purchases', { seller: seller.id, storefront: shop.id, listing: listing.id, orderNumber: '1' });
  return { seller, shop, listing, purchase };
}

describe('rows of the seller tables', () => {
  test('are added, changed by the fields given, and taken back step by step', async () => {
    const { seller, shop } = await family();
    const before = await room.table();
    await put('storefronts', { id: shop.id, url: 'https://wei.example' });
    expect((await room.table()).storefronts).toMatchObject([{ seller: seller.id, shopName: 'Wei Watches', url: 'https://wei.example' }]);
    await room.undo();
    expect(await room.table()).toEqual(before);
    for (let step = 0; step < 5; step++) await room.undo();
    expect(await room.table()).toEqual({ sellers: [], storefronts: [], identifiers: [], listings: [], purchases: [] });
    for (let step = 0; step < 5; step++) await room.redo();
    expect(await room.table()).toEqual(before);
  });

  test('what a seller has below it refuses its removal, or goes with it in one act', async () => {
    const { seller, shop, listing } = await family();
    const before = await room.table();
    await expect(room.sellers.drop(actor, room.matter, 'sellers', seller.id)).rejects.toMatchObject({
      kind: 'conflict',
      id: 'seller.has-dependents',
    });
    await expect(room.sellers.drop(actor, room.matter, 'storefronts', shop.id)).rejects.toMatchObject({ kind: 'conflict' });
    expect(await room.table()).toEqual(before);
    await room.sellers.drop(actor, room.matter, 'sellers', seller.id, true);
    expect(Object.values(await room.table()).flat()).toEqual([]);
    await room.undo();
    expect(await room.table()).toEqual(before);
    await room.sellers.drop(actor, room.matter, 'listings', listing.id);
    expect(await room.table()).toMatchObject({ listings: [], purchases: [{ orderNumber: '1', listing: null }] });
    await room.undo();
    expect(await room.table()).toEqual(before);
  });

  test('a row points only at rows of its own matter', async () => {
    const { seller } = await family();
    await expect(put('storefronts', { seller: 'nobody' })).rejects.toMatchObject({
      kind: 'not-found',
      params: { table: 'sellers', id: 'nobody' },
    });
    const other = (await room.matters.create(actor, { title: 'Other', pack: 'us-federal' })).id;
    await expect(room.sellers.put(actor, other, 'storefronts', { seller: seller.id })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(room.sellers.put(actor, 'no-matter', 'sellers', {})).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('a wrong value names table, row and field', async () => {
    const { listing } = await family();
    await expect(put('listings', { id: listing.id, price: '12,50', capturedOn: 'May' })).rejects.toMatchObject({
      kind: 'invalid',
      findings: [{ where: `seller/listings/${listing.id}/price` }, { where: `seller/listings/${listing.id}/capturedOn` }],
    });
  });

  test('an unknown row is not found', async () => {
    await expect(put('sellers', { id: 'nobody', name: 'x' })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(room.sellers.drop(actor, room.matter, 'sellers', 'nobody')).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('numbers in the schedule of defendants', () => {
  test('run on, may be asked for when free, and never change', async () => {
    const first = await put('sellers', {});
    expect(first).toMatchObject({ no: 1 });
    expect(await put('sellers', { no: 5 })).toMatchObject({ no: 5 });
    expect(await put('sellers', {})).toMatchObject({ no: 6 });
    expect(await room.sellers.nextNumber(room.matter)).toBe(7);
    await expect(put('sellers', { no: 5 })).rejects.toMatchObject({ id: 'seller.number-taken' });
    expect(await put('sellers', { no: 3 })).toMatchObject({ no: 3 });
    await room.sellers.drop(actor, room.matter, 'sellers', first.id);
    await expect(put('sellers', { no: 1 })).rejects.toMatchObject({ id: 'seller.number-retired' });
    await room.undo();
    await expect(put('sellers', { id: first.id, no: 9 })).rejects.toMatchObject({ id: 'seller.number-fixed' });
    await expect(put('sellers', { no: 0 })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(put('sellers', { no: 1.5 })).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('a list with numbers can be imported again after undoing the import', async () => {
    const csv = 'no,shop\n1,A\n2,B\n';
    await room.import('sellers', 'a.csv', csv);
    await room.undo();
    expect(await room.import('sellers', 'a.csv', csv)).toEqual({ added: 2, updated: 0 });
    expect(await put('sellers', {})).toMatchObject({ no: 3 });
  });

  test('no two sellers ever share a number, whatever is added, removed, taken back or done again', async () => {
    const step = fc.constantFrom('add', 'add', 'drop', 'undo', 'redo', 'import');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => {
        const own = await openSellers();
        const holder = new Map<number, string>();
        // What can be undone of these steps alone: below them lies the matter itself.
        let done = 0;
        let undone = 0;
        for (const [i, kind] of steps.entries()) {
          const { sellers } = await own.table();
          const acts = kind === 'add' || kind === 'import' || (kind === 'drop' && sellers.length > 0);
          if (acts) [done, undone] = [done + 1, 0];
          if (kind === 'add') await own.sellers.put(actor, own.matter, 'sellers', {});
          else if (kind === 'drop' && sellers[0]) await own.sellers.drop(actor, own.matter, 'sellers', sellers[0].id, true);
          else if (kind === 'import') await own.import('sellers', 'a.csv', `shop_name,platform\nA${i},x\nB${i},x\n`);
          else if (kind === 'undo' && done > 0) {
            await own.undo();
            [done, undone] = [done - 1, undone + 1];
          } else if (kind === 'redo' && undone > 0) {
            await own.redo();
            [done, undone] = [done + 1, undone - 1];
          }
          for (const { no, id } of (await own.table()).sellers) {
            expect(holder.get(no) ?? id).toBe(id);
            holder.set(no, id);
          }
        }
        await own.close();
      }),
      { numRuns: 10 },
    );
  });
});
