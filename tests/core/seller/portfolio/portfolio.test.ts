import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { everyIdentity } from '#core/seller/identity/rows.ts';
import { createPortfolioService } from '#core/seller/portfolio/service.ts';
import type { Store } from '#core/store/store.ts';
import { storeAt } from '../../../support/workspace.ts';
import { actor, openSellers } from '../cast.ts';

const LICENCE = '91330100799655058B';

/** Two matters with one ring in both, and what only looks alike. */
async function ring() {
  const room = await openSellers();
  const { matters, sellers } = room;
  const first = room.matter;
  const second = (await matters.create(actor, { title: 'Borealis v. Does', pack: 'us-federal' })).id;
  const seller = (matter: string, row: Record<string, unknown>) => sellers.put(actor, matter, 'sellers', row);
  const identifier = (matter: string, of: string, kind: string, value: string, more: Record<string, unknown> = {}) =>
    sellers.put(actor, matter, 'identifiers', { seller: of, kind, value, ...more });
  const chen = await seller(first, { name: '深圳市海诚贸易有限公司', country: 'CN', address: '广东省深圳市龙岗区雪岗路2018号3栋502室' });
  const shop = await sellers.put(actor, first, 'storefronts', {
    seller: chen.id,
    platform: 'AliExpress',
    shopName: 'Cool Shop',
    url: 'https://www.aliexpress.com/store/1102345678',
  });
  const mail = await identifier(first, chen.id, 'email', 'HaiCheng@QQ.com', { storefront: shop.id, sources: ['e1#p1'] });
  await identifier(first, chen.id, 'licence', LICENCE);
  await identifier(first, chen.id, 'resident-id', '11010519491231002X');
  await identifier(first, chen.id, 'messenger', 'QQ 12345678');
  await sellers.put(actor, first, 'purchases', { seller: chen.id, payee: 'PayPal: pay@163.com' });
  const other = await seller(second, { name: 'Zhang San' });
  await sellers.put(actor, second, 'storefronts', {
    seller: other.id,
    platform: 'amazon.com',
    shopId: 'A1B2C3D4E5F6G7',
    shopName: 'Cool Shop',
  });
  await identifier(second, other.id, 'email', ' haicheng@qq.com');
  await identifier(second, other.id, 'phone', '+86 139 1234 5678');
  await seller(second, { name: 'Zhang Wei' });
  const portfolio = createPortfolioService({ store: room.store });
  const found = async (query: string) =>
    (await portfolio.search({ query })).hits.map(({ matter, seller: { no }, kind, how }) => `${matter.title} ${no} ${kind} ${how}`);
  return { ...room, portfolio, first, second, chen, other, shop, mail, found };
}

/** The table and what the rows would give now, both sorted: they must never differ. */
async function index(store: Store) {
  const { rows } = await sql<{ line: string }>`
    select matter_id || ' ' || seller_id || ' ' || coalesce(storefront_id, '-') || ' ' || kind || ' ' || key || ' ' || origin_id as line from identity_key`.execute(
    store.db,
  );
  const made: string[] = [];
  for await (const entries of everyIdentity(store.db))
    for (const { table, item, kind, key } of entries) {
      const { seller = item.id, storefront = table === 'storefronts' ? item.id : null } = item as {
        seller?: string;
        storefront?: string | null;
      };
      made.push(`${item.matter} ${seller} ${storefront ?? '-'} ${kind} ${key} ${item.id}`);
    }
  return { stored: rows.map((row) => row.line).sort(), made: made.sort() };
}

describe('a search over all matters', () => {
  test('by any identifier, however written, then by names', async () => {
    const { found } = await ring();
    expect(await found('HAICHENG@qq.com')).toEqual(['Aurum v. Does 1 email same', 'Borealis v. Does 1 email same']);
    expect(await found('pay@163.com')).toEqual(['Aurum v. Does 1 payee same']);
    expect(await found('0086 13912345678')).toEqual(['Borealis v. Does 1 phone same']);
    expect(await found('9133 0100 7996 5505 8b')).toEqual(['Aurum v. Does 1 licence same']);
    expect(await found('11010519491231002x')).toEqual(['Aurum v. Does 1 resident-id same']);
    expect(await found('1102345678')).toEqual(['Aurum v. Does 1 merchant-id same']);
    expect(await found('https://m.aliexpress.com/store/1102345678?spm=1')).toEqual(['Aurum v. Does 1 merchant-id same']);
    expect(await found('A1B2C3D4E5F6G7')).toEqual(['Borealis v. Does 1 merchant-id same']);
    expect(await found('深圳龙岗雪岗路2018号3幢502')).toEqual(['Aurum v. Does 1 address same']);
    expect(await found('12345678@qq.com')).toEqual(['Aurum v. Does 1 messenger related']);
    expect(await found('shenzhenhaichengmaoyiyouxiangongsi')).toEqual(['Aurum v. Does 1 company-name same']);
    expect(await found('zhang')).toEqual(['Borealis v. Does 1 name begins', 'Borealis v. Does 2 name begins']);
    expect(await found('cool')).toEqual(['Aurum v. Does 1 shop-name begins', 'Borealis v. Does 1 shop-name begins']);
    expect(await found('San Zhang')).toEqual(['Borealis v. Does 1 person-name same']);
  });

  test('says how the datum is written and where it hangs; resident numbers stay masked', async () => {
    const { portfolio, shop } = await ring();
    const [mail] = (await portfolio.search({ query: 'haicheng@qq.com' })).hits;
    expect(mail).toMatchObject({ shown: 'haicheng@qq.com', storefront: { id: shop.id, shopName: 'Cool Shop' } });
    expect(JSON.stringify(await portfolio.search({ query: '11010519491231002X' }))).not.toContain('19491231');
  });

  test('finds nothing by nothing, and no more than asked for', async () => {
    const { found, portfolio } = await ring();
    for (const query of ['', ' ', '%', '_', '***', "' or 1=1 --", '\u202e', 'x'.repeat(5_000)]) expect(await found(query)).toEqual([]);
    expect(await portfolio.search({ query: 'zhang', limit: 1 })).toMatchObject({ hits: [{ seller: { no: 1 } }], more: true });
  });

  test('leaves out a matter that was removed', async () => {
    const { found, matters, second, portfolio, first } = await ring();
    await matters.remove(actor, second);
    expect(await found('haicheng@qq.com')).toEqual(['Aurum v. Does 1 email same']);
    expect(await found('zhang')).toEqual([]);
    expect(await portfolio.elsewhere({ matter: first })).toEqual([]);
  });
});

describe('seen in another matter', () => {
  test('by data that identify, not by a name; with the row and its evidence', async () => {
    const { portfolio, first, second, chen, other, mail } = await ring();
    expect(await portfolio.elsewhere({ matter: first })).toEqual([
      {
        seller: { id: chen.id, no: 1, name: '深圳市海诚贸易有限公司' },
        seen: [
          {
            matter: { id: second, title: 'Borealis v. Does' },
            sellers: [{ id: other.id, no: 1, name: 'Zhang San' }],
            by: [{ kind: 'email', shown: 'haicheng@qq.com', where: `seller/identifiers/${mail.id}`, sources: ['e1#p1'] }],
          },
        ],
      },
    ]);
    expect((await portfolio.elsewhere({ matter: second })).map((one) => one.seller.no)).toEqual([1]);
  });

  test('not by what a platform or a sample gave, nor by what too many have', async () => {
    const { portfolio, first, second, chen, other, sellers } = await ring();
    for (const [matter, of] of [
      [first, chen.id],
      [second, other.id],
    ] as const) {
      for (const [kind, value] of [
        ['email', 'service@aliexpress.com'],
        ['phone', '13800138000'],
        ['person-name', 'Zhang San'],
        ['phone', '+86 137 7777 1234'],
      ])
        await sellers.put(actor, matter, 'identifiers', { seller: of, kind, value });
    }
    for (let i = 0; i < 51; i++) {
      const crowd = await sellers.put(actor, second, 'sellers', {});
      await sellers.put(actor, second, 'identifiers', { seller: crowd.id, kind: 'phone', value: '13777771234' });
    }
    const [seen] = await portfolio.elsewhere({ matter: first });
    expect(seen?.seen[0]?.by.map((one) => one.kind)).toEqual(['email']);
  });
});

describe('the index says what the rows say', () => {
  test('after adding, changing, removing, importing and undoing', async () => {
    const { store, sellers, first, chen, other, second, shop, mail, undo, redo, import: load, portfolio } = await ring();
    const check = async () => {
      const { stored, made } = await index(store);
      expect(stored).toEqual(made);
      return stored;
    };
    const before = await check();
    expect(before.length).toBeGreaterThan(12);
    await sellers.put(actor, first, 'identifiers', { id: mail.id, value: 'new@qq.com' });
    expect((await check()).join('\n')).not.toContain(`email haicheng@qq.com ${mail.id}`);
    await undo();
    expect(await check()).toEqual(before);
    await redo();
    await undo();
    expect(await check()).toEqual(before);
    // A local number is read anew when the seller's country becomes known, and an id when its platform does.
    await sellers.put(actor, second, 'identifiers', { seller: other.id, kind: 'phone', value: '(312) 555-0143' });
    await sellers.put(actor, first, 'identifiers', { seller: chen.id, storefront: shop.id, kind: 'merchant-id', value: 'x123456' });
    await check();
    await sellers.put(actor, second, 'sellers', { id: other.id, country: 'US' });
    await sellers.put(actor, first, 'storefronts', { id: shop.id, platform: 'Temu' });
    const changed = (await check()).join('\n');
    expect(changed).toContain('phone +13125550143');
    expect(changed).toContain('merchant temu x123456');
    await sellers.drop(actor, first, 'sellers', chen.id, true);
    expect((await check()).filter((line) => line.startsWith(first))).toEqual([]);
    await undo();
    expect((await check()).join('\n')).toBe(changed);
    await load(
      'sellers',
      'a.csv',
      'seller,country,platform,shop_name,url,email,phone\nA,US,eBay,a,https://www.ebay.com/usr/a,a@b.com,(312) 555-0199\n',
    );
    await check();
    await load(
      'sellers',
      'a.csv',
      'seller,country,platform,shop_name,url,email,phone\nA,GB,eBay,a,https://www.ebay.com/usr/a,a@b.com,(312) 555-0199\n',
    );
    await check();
    expect((await portfolio.search({ query: 'a@b.com' })).hits).toHaveLength(1);
  });

  test('is made again when it is missing or of earlier normalisers, once', async () => {
    const { store, portfolio, found } = await ring();
    const { made } = await index(store);
    const entries = async () => (await store.journal('', 100)).filter((one) => one.verb === 'index identities').length;
    await portfolio.refresh();
    expect(await entries()).toBe(0);
    for (const spoil of [sql`delete from identity_key`, sql`update identity_key set made_by = 0, key = 'old ' || key`]) {
      await store.write({ actor, matter: '', verb: 'spoil', undoable: false }, async ({ db }) => void (await spoil.execute(db)));
      expect(await found('haicheng@qq.com')).toEqual([]);
      await portfolio.refresh();
      expect((await index(store)).stored).toEqual(made);
      expect(await found('haicheng@qq.com')).toHaveLength(2);
    }
    expect(await entries()).toBe(2);
  });

  test('is made in memory where an earlier workspace is only looked at', async () => {
    const { folder, store, first } = await ring();
    await store.write(
      { actor, matter: '', verb: 'spoil', undoable: false },
      async ({ db }) => void (await db.deleteFrom('identity_key').execute()),
    );
    const looked = await storeAt(join(folder), { readOnly: true });
    try {
      const portfolio = createPortfolioService({ store: looked });
      await portfolio.refresh();
      expect((await portfolio.search({ query: 'haicheng@qq.com' })).hits).toHaveLength(2);
      expect(await portfolio.elsewhere({ matter: first })).toMatchObject([{ seller: { no: 1 }, seen: [{ by: [{ kind: 'email' }] }] }]);
    } finally {
      await looked.close();
    }
  });
});
