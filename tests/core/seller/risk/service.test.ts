import { describe, expect, it } from 'vitest';
import { compileReading } from '#core/seller/risk/case.ts';
import { changesSince, recordOf } from '#core/seller/risk/change.ts';
import { factsOf, openReader } from '#core/seller/risk/facts.ts';
import { formulaWeights } from '#core/seller/risk/formula.ts';
import { genuineSchema } from '#core/seller/risk/model.ts';
import { nodesOf } from '#core/seller/risk/nodes.ts';
import { scoreOf } from '#core/seller/risk/score.ts';
import { actor } from '../cast.ts';
import { formula, openRisk } from './cast.ts';

describe('what brings points', () => {
  it('is nothing at all for a shop of which nothing is known', async () => {
    const risk = await openRisk();
    expect(await risk.score()).toBe(0);
  });

  it('is a price below the genuine ones of the same right and goods, the more the lower', async () => {
    const risk = await openRisk();
    await risk.with({ right: risk.right.id, goodsType: 'Watches', price: '9.99', currency: 'USD' });
    expect(await risk.points('price')).toBe(0);
    await risk.genuine('prices', { right: risk.right.id, goodsType: 'watches', low: '100', high: '300', currency: 'USD' });
    const prices = ['100', '99.99', '74.99', '49.99', '24.99', '9.99'];
    const points: number[] = [];
    for (const price of prices) {
      await risk.with({ price });
      points.push(await risk.points('price'));
    }
    expect(points).toEqual([0, 3, 8, 15, 21, 25]);
    const [point] = (await risk.get()).points;
    expect(point).toMatchObject({ id: 'price', reason: { id: 'risk.price-below', params: { price: '9.99', percent: 9, low: '100' } } });
    expect(point?.facts[0]?.where).toBe(`seller/listings/${risk.listing}/price`);
  });

  it('compares prices of one currency only, and the narrowest span first', async () => {
    const risk = await openRisk();
    await risk.genuine('prices', { low: '1000', currency: 'USD' });
    await risk.with({ right: risk.right.id, goodsType: 'belts', price: '50', currency: 'EUR' });
    expect(await risk.why('price')).toMatchObject({
      missing: true,
      where: 'seller/risk/genuine',
      reason: { params: { currencies: 'EUR' } },
    });
    await risk.with({ currency: 'USD' });
    expect(await risk.points('price')).toBe(25);
    await risk.genuine('prices', { right: risk.right.id, goodsType: 'Belts', low: '50', currency: 'USD' });
    expect(await risk.points('price')).toBe(0);
    expect(await risk.why('price')).toMatchObject({ missing: false, reason: { id: 'risk.price-in-range' } });
  });

  it('is a word mark in the title, less where it says what the goods fit, nothing where a licence is recorded', async () => {
    const risk = await openRisk();
    const titled = async (title: string) => {
      await risk.with({ title });
      return risk.points('mark');
    };
    expect(await titled('AURUM watch')).toBe(15);
    expect(await titled('Aur\u0443m AUR\u03a5M 4URUM watch')).toBe(15);
    expect(await titled('strap for AURUM watch')).toBe(4);
    expect(await titled('not AURUM')).toBe(0);
    expect(await titled('AURUMIX watch')).toBe(0);
    await risk.with({ title: 'AURUM watch', capturedOn: '2026-03-01' });
    await risk.genuine('licences', { seller: risk.seller, right: risk.right.id, from: '2026-01-01', to: '2026-02-01' });
    expect(await risk.points('mark')).toBe(15);
    await risk.genuine('licences', { seller: risk.seller, right: null });
    expect(await risk.points('mark')).toBe(0);
    expect(await risk.why('mark')).toMatchObject({ missing: false, reason: { id: 'risk.licence', params: { mark: 'AURUM' } } });
  });

  it('is wording in title, description and shop name, each word once', async () => {
    const risk = await openRisk();
    await risk.with({ title: 'replica watch', description: 'a replica, 1:1' });
    const { points } = await risk.get();
    expect(points[0]).toMatchObject({ id: 'wording', points: 25, of: 25, reason: { params: { quote: 'replica' } } });
    expect(points[0]?.facts.map((one) => [one.key, one.points])).toEqual([
      ['replica', 20],
      ['1:1', 13],
    ]);
    await risk.with({ title: 'watch', description: 'no replica' });
    await risk.put('storefronts', { id: risk.shop, shopName: '高仿手表店' });
    expect(await risk.points('wording')).toBe(20);
  });

  it('is what buyers write, a logo a person tagged or named, and a property no genuine article has', async () => {
    const risk = await openRisk();
    await risk.with({ reviews: 'nice, but it is fake', uses: ['figure'], specs: [{ name: 'Case', value: '41 mm' }] });
    expect(await risk.points('reviews')).toBe(6);
    expect(await risk.points('logo')).toBe(8);
    expect(await risk.points('spec')).toBe(0);
    await risk.genuine('specs', { name: 'case', values: ['38mm', '40 mm'] });
    expect(await risk.points('spec')).toBe(6);
    await risk.genuine('specs', { name: 'CASE', values: ['41mm'] });
    expect(await risk.points('spec')).toBe(0);
  });

  it('is an examined test purchase; one that was found genuine brings nothing', async () => {
    const risk = await openRisk();
    await risk.put('purchases', { seller: risk.seller, orderNumber: 'A1', conclusion: 'genuine' });
    expect(await risk.score()).toBe(0);
    await risk.put('purchases', { seller: risk.seller, orderNumber: 'A2', conclusion: 'counterfeit' });
    expect(await risk.points('purchase')).toBe(40);
  });

  it('is false particulars, other matters and a group, as those rooms tell', async () => {
    const risk = await openRisk();
    const { id } = await risk.put('identifiers', { seller: risk.seller, kind: 'phone', value: '+86 1' });
    const seen = { matter: 'm2', title: 'Other v. Does', kind: 'email', shown: 'a@b.cn', where: 'w', sources: ['e1'] };
    const fault = {
      seller: risk.seller,
      storefront: null,
      severity: 'warning',
      why: 'risk.no-identifier',
      params: {},
      sources: ['e8'],
    } as const;
    risk.rooms.registration = [{ ...fault, where: `seller/identifiers/${id}/value` }];
    risk.rooms.elsewhere = new Map([[risk.shop, [seen]]]);
    risk.rooms.groups = new Map([[risk.shop, 20]]);
    await risk.put('identifiers', { seller: risk.seller, kind: 'address', value: 'asdf', status: 'false', sources: ['e9'] });
    const view = await risk.get();
    expect(view.points.map((one) => [one.id, one.points, one.sources])).toEqual([
      ['registration', 15, ['e9', 'e8']],
      ['history', 6, ['e1']],
      ['group', 5, []],
    ]);
    expect(view.score).toBe(26);
  });
});

describe('why it is not higher', () => {
  it('names what is missing and where it is entered, and adds no point for it', async () => {
    const risk = await openRisk();
    const { notHigher, score } = await risk.get();
    expect(score).toBe(0);
    const said = new Map(notHigher.map((one) => [one.id, `${one.missing ? 'missing' : 'looked'} ${one.reason.id}`]));
    expect(said.get('purchase')).toBe('missing risk.no-purchase');
    expect(said.get('wording')).toBe('looked risk.wording-clean');
    expect(said.get('price')).toBe('missing risk.no-price');
    expect(said.get('mark')).toBe('looked risk.mark-absent');
    expect(said.get('registration')).toBe('missing risk.no-identifier');
    expect(said.get('logo')).toBe('missing risk.no-capture');
    expect(notHigher.find((one) => one.id === 'price')?.where).toBe(`seller/listings/${risk.listing}/price`);
    expect(notHigher.map((one) => one.upTo).reduce((a, b) => a + b, 0)).toBe(165);
  });
});

describe('the ranking', () => {
  it('goes from the highest down, keeps what reaches the threshold, and counts all', async () => {
    const risk = await openRisk();
    await risk.with({ title: 'AURUM replica' });
    const quiet = (await risk.put('sellers', { name: 'Quiet' })).id;
    const list = await risk.risk.list(risk.matter, { sort: 'score', offset: 0, limit: 10 });
    expect(list.rows.map((row) => [row.storefront, row.score])).toEqual([
      [risk.shop, 35],
      [quiet, 0],
    ]);
    expect(list.counts[35]).toBe(1);
    expect((await risk.risk.list(risk.matter, { sort: 'no', threshold: 1, offset: 0, limit: 10 })).total).toBe(1);
    expect((await risk.risk.list(risk.matter, { sort: 'name', query: 'QUIET', offset: 0, limit: 10 })).rows[0]?.storefront).toBe(quiet);
    await expect(risk.risk.get(risk.matter, 'nobody')).rejects.toMatchObject({ id: 'risk.unknown-node' });
  });
});

describe('weights of the workspace', () => {
  it('are changed, taken back and reset, each in the journal', async () => {
    const risk = await openRisk();
    await risk.with({ title: 'replica' });
    await risk.risk.setWeights(actor, risk.matter, { wording: 50 });
    expect(await risk.score()).toBe(40);
    expect((await risk.risk.weights()).changed).toBe(true);
    await risk.undo();
    expect(await risk.score()).toBe(20);
    await risk.redo();
    await risk.risk.setWeights(actor, risk.matter, null);
    expect(await risk.score()).toBe(20);
    await expect(risk.risk.setWeights(actor, risk.matter, { wording: 101 })).rejects.toMatchObject({ kind: 'invalid' });
    expect((await risk.store.journal(risk.matter, 1))[0]?.verb).toBe('reset risk weights');
  });
});

describe('what is genuine', () => {
  it('is refused when it points nowhere or contradicts itself, and is taken back', async () => {
    const risk = await openRisk();
    await expect(risk.genuine('prices', { low: '10', high: '5', currency: 'USD' })).rejects.toMatchObject({ id: 'risk.bad-genuine' });
    await expect(risk.genuine('prices', { low: '10', currency: 'dollars' })).rejects.toMatchObject({ kind: 'invalid' });
    await expect(risk.genuine('licences', { seller: 'nobody' })).rejects.toMatchObject({ id: 'risk.unknown-row' });
    await expect(risk.genuine('specs', { right: 'none', name: 'a', values: ['b'] })).rejects.toMatchObject({ id: 'risk.unknown-row' });
    await expect(risk.genuine('prices', { id: 'gone', low: '1', currency: 'USD' })).rejects.toMatchObject({ kind: 'not-found' });
    const { id } = await risk.genuine('prices', { low: '10', currency: 'USD' });
    await risk.genuine('prices', { id, low: '20' });
    await risk.undo();
    expect((await risk.risk.genuine(risk.matter)).prices).toMatchObject([{ low: '10' }]);
    await risk.undo();
    expect((await risk.risk.genuine(risk.matter)).prices).toEqual([]);
    await risk.redo();
    await risk.risk.dropGenuine(actor, risk.matter, 'prices', id);
    expect((await risk.risk.genuine(risk.matter)).prices).toEqual([]);
  });
});

describe('a recorded score', () => {
  it('names its formula and weights, and says why today’s is another', async () => {
    const risk = await openRisk();
    await risk.with({ title: 'replica' });
    expect(await risk.risk.record(actor, risk.matter)).toEqual({ recorded: 1, version: formula.version });
    expect((await risk.get()).recorded).toMatchObject({
      score: 20,
      version: formula.version,
      by: actor.name,
      changes: [],
    });
    await risk.with({ title: 'fake' });
    await risk.risk.setWeights(actor, risk.matter, { wording: 50 });
    const { recorded } = await risk.get();
    expect(recorded?.score).toBe(20);
    expect(recorded?.changes.map((one) => one.id)).toEqual(['risk.changed-weight', 'risk.changed-points']);
    await risk.risk.record(actor, risk.matter);
    expect((await risk.get()).recorded).toMatchObject({ score: 35, changes: [] });
  });

  it('outlives its storefront', async () => {
    const risk = await openRisk();
    await risk.risk.record(actor, risk.matter);
    await risk.sellers.drop(actor, risk.matter, 'storefronts', risk.shop, true);
    await expect(risk.get()).rejects.toMatchObject({ id: 'risk.unknown-node' });
    await risk.undo();
    expect((await risk.get()).recorded).toMatchObject({ score: 0, changes: [] });
  });

  it('knows another formula, and other words under the same version', () => {
    const scored = { score: 0, points: [] };
    const weights = formulaWeights(formula);
    const recorded = recordOf(scored, 'Pat', formula, weights);
    expect(changesSince(recorded, scored, formula, weights)).toEqual([]);
    expect(changesSince(recorded, scored, { ...formula, version: '2027.01' }, weights)).toEqual([
      { id: 'risk.changed-version', params: { before: formula.version, after: '2027.01' } },
    ]);
    expect(changesSince(recorded, scored, { ...formula, fingerprint: 'other' }, weights)).toEqual([
      { id: 'risk.changed-words', params: {} },
    ]);
  });
});

it('reads rows in any order with the same result', async () => {
  const risk = await openRisk();
  for (const title of ['AURUM replica', 'fake AURUM', '高仿 1:1']) await risk.put('listings', { storefront: risk.shop, title });
  const data = await risk.sellers.table(risk.matter);
  const none = new Map();
  const scored = (listings: typeof data.listings) => {
    const from = {
      data: { ...data, listings },
      rights: [risk.right],
      genuine: genuineSchema.parse({}),
      linked: none,
      tags: none,
      registration: [],
      elsewhere: none,
      groups: none,
    };
    const reader = openReader(from as never, compileReading(formula));
    return nodesOf(reader.from).map((node) => scoreOf(factsOf(reader, node), formula, formulaWeights(formula)));
  };
  expect(scored(data.listings.toReversed())).toEqual(scored(data.listings));
  expect(scored(data.listings)[0]?.score).toBe(40);
});
