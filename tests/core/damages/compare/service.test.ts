/** Compare, elect, readiness and pages of sellers on a real workspace, as the page calls them. */
import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import { damagesRoutes } from '#core/damages/routes.ts';
import { createDamagesService } from '#core/damages/service.ts';
import { createMatterService } from '#core/matter/service.ts';
import { createSellerService } from '#core/seller/service.ts';
import { openTestRooms } from '../../../support/rooms.ts';
import { books } from '../cast.ts';
import { measureBy } from './cast.ts';

/** A federal matter with one mark and two sellers; the listing of the first one is captured, that of the second is not. */
async function aMatter() {
  const rooms = await openTestRooms();
  const { store, clock, ids, actor, evidence } = rooms;
  const pack = { id: 'us-federal', claims: [], courts: [], particulars: {}, events: {} };
  const matters = createMatterService({ store, clock, ids, packs: { get: () => pack } });
  const sellers = createSellerService({ store, ids, matters });
  const damages = createDamagesService({ store, clock, ids, rules: books, matter: matters, seller: sellers, evidence });
  const routes = damagesRoutes(damages);
  const { id } = await matters.create(actor, { title: 'Ordellin v. The Partnerships', pack: 'us-federal' });
  await matters.update(actor, id, { actDate: '2026-08-24' });
  const right = await matters.put(actor, id, 'rights', { type: 'trademark', mark: 'ORDELLIN', number: '9900001' });
  const received = await evidence.receive(actor, { matter: id, files: [{ path: await rooms.file('page.txt', 'page'), name: 'page.txt' }] });
  const page = received.imported[0]?.id ?? '';
  for (const [name, units, sources] of [
    ['Abel', '30', [page]],
    ['Zhou', '10', []],
  ] as const) {
    const seller = await sellers.put(actor, id, 'sellers', { name });
    const shop = await sellers.put(actor, id, 'storefronts', { seller: seller.id, shopName: `${name} shop` });
    const offer = { storefront: shop.id, right: right.id, goodsType: 'watches', price: '10', unitsSold: units, currency: 'USD', sources };
    await sellers.put(actor, id, 'listings', offer);
  }
  const inputs = [{ name: 'amount_per_unit', value: '1000' }];
  const stat = await damages.putHead(actor, id, {
    rule: 'us.tm.stat',
    currency: 'USD',
    liability: 'each',
    inputs,
    reasons: 'no books',
    position: 'alternative',
  });
  const profits = await damages.putHead(actor, id, { rule: 'us.tm.profits', currency: 'USD', liability: 'each' });
  return { ...rooms, damages, matters, seller: sellers, routes, id, page, stat, profits, context: { context: { actor } } };
}

test('from the table of measures to the election and back in one undo', async () => {
  const { routes, context, id, store, actor, stat, profits } = await aMatter();
  const table = await call(routes.measures, { matter: id }, context);
  expect(measureBy(table, 'us.tm.profits')).toMatchObject({
    head: profits.id,
    amount: '400.00',
    support: { unsupported: ['gross_sales'] },
  });
  expect(measureBy(table, 'us.tm.a_total')).toMatchObject({ head: null, amount: '400.00' });
  expect(table.groups.map(({ group }) => group)).toEqual(['A', 'B']);
  const {
    sellers: [first],
  } = await call(routes.findSellers, { matter: id, query: 'abel' }, context);
  expect(first).toMatchObject({ no: 1, name: 'Abel' });
  expect(measureBy(await call(routes.measures, { matter: id, seller: first?.id }, context), 'us.tm.profits').amount).toBe('300.00');

  const change = { head: stat.id, position: 'primary' as const };
  const would = await call(routes.whatIf, { matter: id, changes: [change, { head: profits.id, position: 'alternative' }] }, context);
  expect(would.differences.totals).toMatchObject([{ currency: 'USD', amount: '1600.00' }]);
  const before = (await call(routes.get, { matter: id }, context)).totals;
  expect(before).toMatchObject([{ amount: '400.00' }]);

  const [elected, ...others] = await call(routes.elect, { matter: id, head: stat.id, reason: 'the books are withheld' }, context);
  expect(elected).toMatchObject({ id: stat.id, position: 'primary', election: { reason: 'the books are withheld' } });
  expect(others).toMatchObject([{ id: profits.id, position: 'alternative', election: null }]);
  expect((await call(routes.get, { matter: id }, context)).totals).toEqual(would.after.totals);
  const [entry] = await store.journal(id, 1);
  expect(entry).toMatchObject({
    verb: 'elect measure',
    changes: expect.arrayContaining([expect.objectContaining({ kind: 'damages-head' })]),
  });
  expect(JSON.stringify(entry)).toContain('the books are withheld');
  await store.undo(id, actor);
  expect((await call(routes.get, { matter: id }, context)).totals).toEqual(before);
  expect((await call(routes.get, { matter: id }, context)).heads.map(({ head }) => head)).toEqual([stat, profits]);
});

test('an election that is refused changes nothing', async () => {
  const { damages, matters, actor, id, stat } = await aMatter();
  const was = (await damages.get(id)).heads;
  await expect(damages.elect(actor, id, stat.id, ' ')).rejects.toMatchObject({ id: 'measures.no-reason' });
  await matters.put(actor, id, 'facts', { kind: 'final_judgment', date: '2026-09-30', text: '' });
  await expect(damages.elect(actor, id, stat.id, 'why')).rejects.toMatchObject({
    id: 'measures.after-judgment',
    params: { date: '2026-09-30' },
  });
  const other = await matters.create(actor, { title: 'Other', pack: 'us-federal' });
  await expect(damages.elect(actor, other.id, stat.id, 'why')).rejects.toMatchObject({ kind: 'not-found' });
  expect((await damages.get(id)).heads).toEqual(was);
});

test('what is provable follows the evidence', async () => {
  const { routes, context, evidence, actor, id, page, profits } = await aMatter();
  const ready = await call(routes.readiness, { matter: id }, context);
  expect(ready.provable).toMatchObject([{ currency: 'USD', amount: '300.00', claimed: '400.00' }]);
  expect(ready.raises).toMatchObject([{ head: profits.id, input: 'gross_sales', gain: '100.00', why: 'unsupported', needs: [] }]);
  expect(ready.claims.map((claim) => [claim.rule, claim.ready])).toEqual([
    ['us.tm.stat', false],
    ['us.tm.profits', false],
  ]);
  await evidence.withdraw(actor, page, 'wrong file');
  expect((await call(routes.readiness, { matter: id }, context)).provable).toMatchObject([{ amount: '0.00' }]);
});

test('sellers come a page at a time, 500 at most', async () => {
  const { routes, context, id } = await aMatter();
  const ask = (query: object) => call(routes.bySeller, { matter: id, ...query }, context);
  expect(await ask({ limit: 1, sort: 'amount' })).toMatchObject({ rows: [{ name: 'Zhou', amount: '100.00' }], total: 2 });
  expect(await ask({ query: 'abel' })).toMatchObject({ rows: [{ no: 1 }], total: 1 });
  for (const wrong of [{ limit: 501 }, { limit: 0 }, { offset: -1 }, { sort: 'password' }]) await expect(ask(wrong)).rejects.toThrow();
});

test('a picker finds sellers by number, name or shop, and names those that are chosen; neighbours follow the schedule', async () => {
  const { routes, context, actor, id, seller } = await aMatter();
  const find = (query: object) => call(routes.findSellers, { matter: id, ...query }, context);
  const all = await find({});
  expect(all).toMatchObject({
    sellers: [
      { no: 1, name: 'Abel' },
      { no: 2, name: 'Zhou' },
    ],
    total: 2,
    named: [],
  });
  const [abel = '', zhou = ''] = all.sellers.map((one) => one.id);
  expect(await find({ limit: 1 })).toMatchObject({ sellers: [{ no: 1 }], total: 2 });
  expect(await find({ query: ' ＺＨＯＵ ', named: [abel, 'gone'] })).toEqual({
    sellers: [{ id: zhou, no: 2, name: 'Zhou' }],
    total: 1,
    named: [{ id: abel, no: 1, name: 'Abel' }],
  });
  expect((await find({ query: '2' })).sellers).toMatchObject([{ no: 2 }]);
  expect(await find({ query: '%' })).toMatchObject({ sellers: [], total: 0 });
  for (const wrong of [{ limit: 101 }, { limit: 0 }, { named: new Array(101).fill('x') }, { query: 'x'.repeat(401) }])
    await expect(find(wrong)).rejects.toThrow();
  const around = (seller: string) => call(routes.sellersAround, { matter: id, seller, reach: 1 }, context);
  for (const start of ['', 'gone', abel])
    expect(await around(start)).toMatchObject({ sellers: [{ id: abel }, { id: zhou }], first: true, last: true });
  await seller.put(actor, id, 'sellers', { name: 'Zuo' });
  expect(await around(abel)).toMatchObject({ sellers: [{ no: 1 }, { no: 2 }], first: true, last: false });
  expect(await around(zhou)).toMatchObject({ sellers: [{ no: 1 }, { no: 2 }, { no: 3 }], last: true });
});
