import { call } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { headSchema } from '#core/damages/model.ts';
import { damagesRoutes } from '#core/damages/routes.ts';
import { createDamagesService } from '#core/damages/service.ts';
import { createMatterService } from '#core/matter/service.ts';
import { createSellerService } from '#core/seller/service.ts';
import { openTestRooms } from '../../support/rooms.ts';
import { act } from '../../support/workspace.ts';
import { books, items } from './cast.ts';

/** A matter of the federal pack with one mark, one seller with one listing, and one file that shows it. */
async function aMatter() {
  const rooms = await openTestRooms();
  const { store, clock, ids, actor, evidence } = rooms;
  const pack = { id: 'us-federal', claims: [], courts: [], particulars: {}, events: {} };
  const matters = createMatterService({ store, clock, ids, packs: { get: () => pack } });
  const sellers = createSellerService({ store, ids, matters });
  const damages = createDamagesService({ store, clock, ids, rules: books, matter: matters, seller: sellers, evidence });
  const { id } = await matters.create(actor, { title: 'Ordellin v. The Partnerships', pack: 'us-federal' });
  await matters.update(actor, id, { actDate: '2026-08-24' });
  const right = await matters.put(actor, id, 'rights', { type: 'trademark', mark: 'ORDELLIN', number: '9900001' });
  const fact = await matters.put(actor, id, 'facts', { kind: 'notice', text: 'offered again after notice' });
  const seller = await sellers.put(actor, id, 'sellers', {});
  const shop = await sellers.put(actor, id, 'storefronts', { seller: seller.id, shopName: 'watch-deals' });
  const received = await evidence.receive(actor, { matter: id, files: [{ path: await rooms.file('page.txt', 'page'), name: 'page.txt' }] });
  const page = received.imported[0]?.id ?? '';
  const offer = { storefront: shop.id, right: right.id, goodsType: 'watches', price: '74.90', unitsSold: '30', currency: 'USD' };
  const listing = await sellers.put(actor, id, 'listings', offer);
  return { ...rooms, damages, matters, sellers, id, right, fact, seller, listing, page };
}

const findings = (view: { findings: readonly { id: string }[] }) => view.findings.map((one) => one.id);

describe('heads', () => {
  test('are put, changed field by field, removed, and all of it taken back', async () => {
    const { damages, store, actor, id, seller } = await aMatter();
    const head = await damages.putHead(actor, id, { rule: 'us.tm.profits', currency: 'USD', liability: 'each' });
    await damages.putHead(actor, id, { id: head.id, claimed: '500' });
    const view = await damages.get(id);
    expect(view.heads[0]?.head).toMatchObject({ rule: 'us.tm.profits', claimed: '500', liability: 'each' });
    expect(view.bySeller).toMatchObject([
      { seller: seller.id, shops: ['watch-deals'], marks: ['ORDELLIN'], units: 1, unitsSold: '30', profits: '500.00', amount: '500.00' },
    ]);

    await damages.dropHead(actor, id, head.id);
    expect((await damages.get(id)).heads).toEqual([]);
    await store.undo(id, actor);
    expect((await damages.get(id)).heads[0]?.head.claimed).toBe('500');
    await store.undo(id, actor);
    expect((await damages.get(id)).totals).toEqual([
      { currency: 'USD', amount: '2247.00', low: '2247.00', high: '2247.00', loss: '2247.00', expenses: '0.00' },
    ]);
    await store.undo(id, actor);
    expect((await damages.get(id)).heads).toEqual([]);
    await store.redo(id, actor);
    expect((await damages.get(id)).heads).toHaveLength(1);
  });

  test('keep their order, those of intake after those that are there', async () => {
    const { damages, store, actor, ids, id } = await aMatter();
    const first = await damages.putHead(actor, id, { rule: 'us.tm.profits', currency: 'USD' });
    const two = [1, 2].map(() => headSchema.parse({ id: ids.next(), matter: '', rule: 'us.costs', currency: 'USD', items: items('405') }));
    await store.write(act('import', id), (write) => damages.insertHeads(write, id, two));
    await damages.putHead(actor, id, { id: first.id, title: 'Profits' });
    const heads = (await damages.get(id)).heads.map(({ head }) => head);
    expect(heads.map((head) => head.id)).toEqual([first.id, ...two.map((head) => head.id)]);
    expect(new Set(heads.map((head) => head.matter))).toEqual(new Set([id]));
    await store.undo(id, actor);
    await store.undo(id, actor);
    expect((await damages.get(id)).heads).toHaveLength(1);
  });

  test('are refused by field, and only those of the matter can be touched', async () => {
    const { damages, matters, actor, id } = await aMatter();
    await expect(damages.putHead(actor, id, { rule: 'us.costs', currency: 'dollars' })).rejects.toMatchObject({
      kind: 'invalid',
      findings: [{ where: expect.stringMatching(/^damages\/.+\/currency$/) }],
    });
    const head = await damages.putHead(actor, id, { rule: 'us.costs', currency: 'USD' });
    const other = await matters.create(actor, { title: 'Other', pack: 'us-federal' });
    await expect(damages.putHead(actor, other.id, { id: head.id, title: 'x' })).rejects.toMatchObject({ kind: 'not-found' });
    await expect(damages.dropHead(actor, other.id, head.id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(damages.get('nowhere')).rejects.toMatchObject({ kind: 'not-found' });
  });
});

describe('what carries a figure', () => {
  test('a listing is supported by what it names or by what is linked to it, until that is withdrawn', async () => {
    const { damages, evidence, actor, id, listing, page } = await aMatter();
    await damages.putHead(actor, id, { rule: 'us.tm.profits', currency: 'USD', liability: 'each' });
    expect(findings(await damages.get(id))).toEqual(['damages.listings-unsupported', 'damages.as-shown']);
    await evidence.link(actor, page, { to: 'listing', id: listing.id });
    expect(findings(await damages.get(id))).toEqual(['damages.as-shown']);
    expect((await damages.get(id)).bySeller[0]?.sources).toEqual([page]);
    await evidence.withdraw(actor, page, 'wrong file');
    expect(findings(await damages.get(id))).toEqual(['damages.listings-unsupported', 'damages.as-shown']);
  });

  test('a wilful tier stands and falls with the recorded fact', async () => {
    const { damages, matters, actor, id, fact } = await aMatter();
    const inputs = [{ name: 'amount_per_unit', value: '50000' }];
    await damages.putHead(actor, id, {
      rule: 'us.tm.stat_wilful',
      currency: 'USD',
      inputs,
      reasons: 'notice ignored',
      conductFacts: [fact.id],
    });
    expect((await damages.get(id)).totals[0]?.amount).toBe('50000.00');
    await matters.drop(actor, id, 'facts', fact.id);
    const view = await damages.get(id);
    expect(view.totals[0]?.amount).toBeNull();
    expect(findings(view)).toContain('damages.needs-conduct');
  });
});

test('the routes answer as the page calls them', async () => {
  const { damages, id, actor } = await aMatter();
  const routes = damagesRoutes(damages);
  const context = { actor };
  const head = await call(routes.putHead, { matter: id, head: { rule: 'us.costs', currency: 'USD', items: items('405') } }, { context });
  expect((await call(routes.get, { matter: id }, { context })).totals[0]?.amount).toBe('405.00');
  expect((await call(routes.rules, { pack: 'cn-civil' }, { context })).map((rule) => rule.id)).toContain('cn.tm.punitive');
  expect(await call(routes.rules, { pack: 'nowhere' }, { context })).toEqual([]);
  await call(routes.dropHead, { matter: id, id: head.id }, { context });
  expect((await call(routes.get, { matter: id }, { context })).heads).toEqual([]);
});
