import { describe, expect, test } from 'vitest';
import { sellerFigures } from '#core/damages/seller-figures.ts';
import { addAmounts, roundMinor } from '#core/kit/money.ts';
import { listingSchema, sellerSchema, storefrontSchema } from '#core/seller/model.ts';
import { aHead, items, rights, sellersWith, viewOf } from './cast.ts';

const wilful = (more = {}) => aHead('us.tm.stat_wilful', { amount_per_unit: '50000' }, { id: 'stat', liability: 'each', ...more });
const profits = (more = {}) => aHead('us.tm.profits', {}, { id: 'profits', liability: 'each', position: 'alternative', ...more });

describe('what the listings say', () => {
  test('marks times types of goods, units sold and revenue by currency', () => {
    const [row] = viewOf(
      [wilful(), profits()],
      sellersWith([
        { right: 'A', goods: 'Watches', price: '19.99', units: '106' },
        { right: 'A', goods: 'watches', price: '5', units: '10' },
        { right: 'B', goods: 'rings', price: '100', units: '2', currency: 'CNY' },
        { right: 'C', goods: 'rings' },
      ]),
    ).bySeller;
    expect(row).toMatchObject({
      no: 1,
      shops: ['Shop 1'],
      marks: ['ALPHA', 'BETA', '3'],
      goodsTypes: ['Watches', 'rings'],
      units: 3,
      unitsSold: '118',
      revenue: [
        { currency: 'USD', amount: '2168.94' },
        { currency: 'CNY', amount: '200.00' },
      ],
      statutory: '150000.00',
      profits: '2168.94',
      amount: '150000.00',
      currency: 'USD',
    });
  });

  test('a copyright, a missing mark or a missing type of goods is no unit, and the head says how many listings it leaves out', () => {
    const view = viewOf([wilful()], sellersWith([{ right: 'A' }, { right: 'W' }, { right: null }, { goods: ' ' }]));
    expect(view.bySeller[0]?.units).toBe(1);
    expect(view.findings.filter((one) => one.id === 'damages.listings-incomplete').map((one) => one.params.count)).toEqual([3]);
  });

  test('sales in another currency are left out, and said', () => {
    const view = viewOf(
      [profits()],
      sellersWith([
        { price: '1', units: '1' },
        { price: '9', units: '9', currency: 'CNY' },
      ]),
    );
    expect(view.bySeller[0]?.profits).toBe('1.00');
    expect(view.findings.find((one) => one.id === 'damages.listings-incomplete')?.params.count).toBe(1);
  });

  test('a seller without figures gets none and is named', () => {
    const view = viewOf([wilful()], sellersWith([{}], [], [{}], [{ right: null }]));
    expect(view.bySeller.map((row) => row.amount)).toEqual(['50000.00', '', '50000.00', '']);
    expect(view.totals[0]?.amount).toBe('100000.00');
    expect(view.findings.find((one) => one.id === 'damages.seller-without-figure')?.params).toMatchObject({ count: 2, numbers: '2, 4' });
  });

  test('nobody has figures: nothing is computed', () => {
    const view = viewOf([wilful()], sellersWith([], []));
    expect(view.totals[0]?.amount).toBeNull();
    expect(view.findings.filter((one) => one.severity === 'error').map((one) => one.id)).toEqual(['damages.missing-input']);
  });

  test('units recorded as excluded do not count, and the derivation and the finding say so', () => {
    const sold = [{ price: '10', units: '500' }];
    const brushed = [{ price: '10', units: '500', brushed: '120' }];
    const head = (values: Record<string, string> = {}) => aHead('us.tm.profits', values, { liability: 'each' });
    const [before, after] = [viewOf([head()], sellersWith(sold)), viewOf([head()], sellersWith(brushed))];
    expect(before.totals[0]?.amount).toBe('5000.00');
    expect(after.totals[0]?.amount).toBe('3800.00');
    expect(after.heads[0]?.result.steps).toEqual(['$5,000.00 − $1,200.00 = $3,800.00']);
    expect(after.heads[0]?.result.inputs[0]).toMatchObject({
      value: '3800',
      netted: { gross: '5000', excluded: [{ what: 'brushed', amount: '1200', reasons: ['orders from one address'] }] },
    });
    expect(after.bySeller[0]).toMatchObject({ unitsSold: '380', revenue: [{ currency: 'USD', amount: '3800.00' }] });
    const said = (view: typeof after) => view.findings.find((one) => one.id === 'damages.netted')?.params;
    expect([said(before), said(after)]).toMatchObject([undefined, { units: '120', listings: 1 }]);
    expect(said(viewOf([head({ gross_sales: '3800' })], sellersWith(brushed)))).toBeUndefined();
  });

  test('no more is taken off than was sold', () => {
    const view = viewOf([profits()], sellersWith([{ price: '10', units: '5', brushed: '9' }]));
    expect(view.bySeller[0]).toMatchObject({ unitsSold: '0', profits: '0.00' });
  });

  test('listings without evidence are counted', () => {
    const view = viewOf([wilful()], sellersWith([{ sources: [] }, { right: 'B', sources: [] }]));
    expect(view.findings.find((one) => one.id === 'damages.listings-unsupported')?.params.count).toBe(2);
  });

  test('held jointly, one mark on one type of goods is one unit whoever sold it', () => {
    const view = viewOf([wilful({ liability: 'joint' })], sellersWith([{}], [{}], [{ right: 'B' }]));
    expect(view.heads[0]?.result).toMatchObject({ amount: '100000.00', steps: ['2 × $50,000.00 = $100,000.00'] });
    expect(view.bySeller.map((row) => row.amount)).toEqual(['', '', '']);
  });

  test('a claim below the computed figure bounds each seller', () => {
    const view = viewOf([wilful({ claimed: '75000' })], sellersWith([{}], [{}, { right: 'B' }]));
    expect(view.bySeller.map((row) => row.amount)).toEqual(['50000.00', '75000.00']);
    expect(view.totals[0]?.amount).toBe('125000.00');
    expect(view.heads[0]?.result.steps).toEqual([
      '1 × $50,000.00 = $50,000.00',
      '2 × $50,000.00 = $100,000.00',
      'min($100,000.00, $75,000.00) = $75,000.00',
      '1 × $50,000.00 + 1 × $75,000.00 = $125,000.00',
    ]);
  });

  test('who is dismissed or settled is not one of all, and naming them is remarked on', () => {
    const sellers = sellersWith([{}], [{}]).map((seller, index) => ({ ...seller, active: index === 0 }));
    expect(viewOf([wilful()], sellers).totals[0]?.amount).toBe('50000.00');
    const named = viewOf([wilful({ sellers: ['s1', 's2'] })], sellers);
    expect(named.totals[0]?.amount).toBe('100000.00');
    expect(named.findings.find((one) => one.id === 'damages.dismissed-seller')?.params.numbers).toBe('2');
    expect(viewOf([wilful({ sellers: ['s9'] })], sellers).findings.map((one) => one.id)).toContain('damages.unknown-seller');
  });
});

test('statutory damages under two laws stand in one column, claimed ones before those in the alternative', () => {
  const sellers = sellersWith([{}]);
  const works = aHead('us.cr.stat', { works: '1', amount_per_work: '750' }, { id: 'works', liability: 'each' });
  expect(viewOf([wilful(), works], sellers).bySeller[0]).toMatchObject({ statutory: '50750.00', amount: '50750.00' });
  expect(viewOf([wilful({ position: 'alternative' }), works], sellers).bySeller[0]).toMatchObject({
    statutory: '750.00',
    amount: '750.00',
  });
  expect(viewOf([wilful({ position: 'alternative' })], sellers).bySeller[0]).toMatchObject({ statutory: '50000.00', amount: '' });
});

test('ten thousand sellers: every row right, the rows and the joint heads make the total', () => {
  const count = 10_000;
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  const sellers = sellerFigures({
    sellers: numbers.map((no) => sellerSchema.parse({ id: `s${no}`, matter: 'm1', no })),
    storefronts: numbers.map((no) => storefrontSchema.parse({ id: `f${no}`, matter: 'm1', seller: `s${no}`, shopName: `shop ${no}` })),
    listings: numbers.flatMap((no) =>
      Array.from({ length: 1 + (no % 3) }, (_, index) =>
        listingSchema.parse({
          id: `l${no}-${index}`,
          matter: 'm1',
          storefront: `f${no}`,
          right: ['A', 'B', 'C'][index] ?? 'A',
          goodsType: 'watches',
          price: `${no}.01`,
          unitsSold: '3',
          currency: 'USD',
          sources: [`e${no}`],
        }),
      ),
    ),
    rights,
  });
  const joint = aHead('us.costs', {}, { id: 'costs', items: items('405') });
  const view = viewOf([wilful(), profits(), joint], sellers);

  for (const row of view.bySeller) {
    const units = 1 + (row.no % 3);
    expect(row.statutory).toBe(`${units * 50_000}.00`);
    expect(row.profits).toBe(roundMinor(addAmounts(Array.from({ length: 3 * units }, () => `${row.no}.01`)), 'USD'));
  }
  const sum = addAmounts([...view.bySeller.map((row) => row.amount), '405']);
  expect(view.totals[0]?.amount).toBe(roundMinor(sum, 'USD'));
  expect(view.heads[0]?.result.steps).toEqual([
    '1 × $50,000.00 = $50,000.00',
    '2 × $50,000.00 = $100,000.00',
    '3 × $50,000.00 = $150,000.00',
    '3,333 × $50,000.00 + 3,334 × $100,000.00 + 3,333 × $150,000.00 = $1,000,000,000.00',
  ]);
  expect(view.heads[1]?.result.steps).toHaveLength(1);
});
