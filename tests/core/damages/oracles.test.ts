/** Published cases whose figures can be computed again. */

import { describe, expect, test } from 'vitest';
import { addAmounts } from '#core/kit/money.ts';
import { aHead, compute, figure, items, ruleOf, sellersWith, viewOf } from './cast.ts';

describe('China', () => {
  test('Adidas v Ruan, (2020)浙03民终161号: price × units × margin, less the share of unfinished goods, three times', () => {
    const proved = { unit_price: '189', margin: '0.504', deduction: '0.40' };
    expect(figure('cn.tm.loss', { unit_price: '189', margin: '1', lost_units: '6050' })).toBe('1143450.00');
    expect(figure('cn.tm.loss', { unit_price: '189', margin: '0.504', lost_units: '6050' })).toBe('576298.80');
    expect(figure('cn.tm.loss', { ...proved, lost_units: '6050' })).toBe('345779.28');
    const { result } = compute(ruleOf('cn.tm.punitive'), aHead('cn.tm.punitive', { ...proved, units: '6050', multiplier: '3' }));
    expect(result.amount).toBe('1037337.84');
    expect(result.steps).toEqual(['189.00元 × 6,050 × 50.4% × (1 − 40%) = 345,779.28元', '345,779.28元 × 3 = 1,037,337.84元']);
    expect(figure('cn.expenses', {}, { items: items('40714.80') })).toBe('40714.80');
  });

  test('Wyeth v Guangzhou Huishi: three times ten million, and expenses outside the multiple', () => {
    const heads = [
      aHead('cn.tm.punitive', { base: '10000000', base_source: 'gain', multiplier: '3' }, { id: 'a' }),
      aHead('cn.expenses', {}, { id: 'b', items: items('550000') }),
    ];
    const view = viewOf(heads, [], { pack: 'cn-civil' });
    expect(view.heads[0]?.result.amount).toBe('30000000.00');
    expect(view.totals).toEqual([
      { currency: 'CNY', amount: '30550000.00', low: '30550000.00', high: '30550000.00', loss: '30000000.00', expenses: '550000.00' },
    ]);
  });

  test('Xiaomi v Shenzhen Xiaomi: the court is bound by the claim', () => {
    // The judgment's base is not published; this one is worked back from its total.
    const { result } = compute(
      ruleOf('cn.tm.punitive'),
      aHead('cn.tm.punitive', { base: '15669963.8966667', multiplier: '3' }, { claimed: '30000000' }),
    );
    expect(result.computed).toBe('47009891.69');
    expect(result.amount).toBe('30000000.00');
    expect(result.steps.at(-1)).toBe('min(47,009,891.69元, 30,000,000.00元) = 30,000,000.00元');
    expect(result.limits).toEqual([{ kind: 'claimed', from: '47009891.69', to: '30000000.00' }]);
    expect(result.findings.map((one) => one.id)).toContain('damages.claimed-below-computed');
  });

  test('Xiaomi v Povos: gain by sales and margin, two and three times, held at the claim of fifty million', () => {
    expect(figure('cn.tm.gain_margin', { infringing_sales: '76153888.80', margin: '0.3335' })).toBe('25397321.91');
    expect(figure('cn.tm.punitive', { sales: '76153888.80', margin: '0.3335', multiplier: '2', base_source: 'gain' })).toBe('50794643.83');
    expect(figure('cn.tm.gain_margin', { infringing_sales: '61158213.30', margin: '0.3335' })).toBe('20396264.14');
    expect(figure('cn.tm.punitive', { sales: '61158213.30', margin: '0.3335', multiplier: '3' }, { claimed: '50000000' })).toBe(
      '50000000.00',
    );
    expect(
      compute(ruleOf('cn.tm.punitive'), aHead('cn.tm.punitive', { sales: '61158213.30', margin: '0.3335', multiplier: '3' })).result
        .computed,
    ).toBe('61188792.41');
  });

  test.each(['2', '2.5', '5'])('a multiple of %s is within the range (Erdos; Tinci v Newman)', (multiplier) => {
    expect(figure('cn.tm.punitive', { base: '6000000', multiplier })).toBe(`${6000000 * Number(multiplier)}.00`);
  });

  test('Taobao v Liu: loss and reasonable expenses make the claim; the court fee on it', () => {
    const heads = [
      aHead('cn.contract.loss', {}, { id: 'a', items: items('2970000') }),
      aHead('cn.expenses', {}, { id: 'b', items: items('240000') }),
    ];
    expect(viewOf(heads, [], { pack: 'cn-civil' }).totals).toEqual([
      { currency: 'CNY', amount: '3210000.00', low: '3210000.00', high: '3210000.00', loss: '2970000.00', expenses: '240000.00' },
    ]);
    expect(figure('cn.fee.case', { claim: '3210000' })).toBe('32480.00');
    expect(figure('cn.contract.loss', {}, { items: items('2970000'), claimed: '70000' })).toBe('70000.00');
  });

  test.each([
    ['Taobao and Tmall v Jianshi', '2160000', '202000'],
    ['Taobao v Yao', '120000', '120000'],
    ['Taobao v Li, 24 brushed orders', '1', '1'],
  ])('%s: what is claimed can be claimed, what was awarded lies within it', (_, claimed, awarded) => {
    expect(figure('cn.contract.loss', { lost_benefit: claimed }, { claimed: awarded })).toBe(`${awarded}.00`);
  });
});

describe('United States', () => {
  test('Luxottica (2015): three marks on one type of goods', () => {
    const sellers = sellersWith([{ right: 'A' }, { right: 'B' }, { right: 'C' }]);
    const asked = (amount: string) => compute(ruleOf('us.tm.stat'), aHead('us.tm.stat', { amount_per_unit: amount }), sellers).result;
    expect(asked('150000').amount).toBe('450000.00');
    expect(asked('50000').amount).toBe('150000.00');
    expect(asked('50000').range).toEqual({ min: '3000.00', max: '600000.00' });
    const wilful = compute(ruleOf('us.tm.stat_wilful'), aHead('us.tm.stat_wilful', { amount_per_unit: '50000' }), sellers).result;
    expect(wilful.range?.max).toBe('6000000.00');
    // $7,440, which the defendant proposed, is more than the least for three marks: the court could have given it.
    expect(asked('2480').amount).toBe('7440.00');
    expect(asked('999').amount).toBeNull();
  });

  test('Luxottica (2015): 106 pairs at the prices shown', () => {
    const revenue = (price: string) => figure('us.tm.profits', {}, {}, sellersWith([{ price, units: '106' }]));
    expect(revenue('6.29')).toBe('666.74');
    expect(revenue('6.99')).toBe('740.94');
  });

  test('Emoji Co. (2022): $25,000 from each defendant lies in the wilful range', () => {
    const sellers = sellersWith([{}], [{}], [{}]);
    const { result, shares } = compute(
      ruleOf('us.tm.stat_wilful'),
      aHead('us.tm.stat_wilful', { amount_per_unit: '25000' }, { liability: 'each' }),
      sellers,
    );
    expect(['s1', 's2', 's3'].map((seller) => shares.get(seller))).toEqual(['25000.00', '25000.00', '25000.00']);
    expect(result.amount).toBe('75000.00');
    expect(result.range).toEqual({ min: '3000.00', max: '6000000.00' });
  });

  test('HB Feeder (2025): $1,000 from each of four for one work, beside profits of $1,237.87', () => {
    const sellers = sellersWith([], [], [], []);
    expect(figure('us.cr.stat_wilful', { works: '1', amount_per_work: '1000' }, { liability: 'each' }, sellers)).toBe('4000.00');
    expect(figure('us.cr.stat_wilful', { works: '1', amount_per_work: '50000' }, { liability: 'each' }, sellers)).toBe('200000.00');
    expect(addAmounts(['253.77', '666.42', '91.44', '226.24'])).toBe('1237.87');
  });
});
