import { describe, expect, test } from 'vitest';
import { aHead, aRule, compute, figure, items, ruleOf, sellersWith, viewOf } from './cast.ts';

describe('United States', () => {
  test('three times the greater of profits and damages, and the fee', () => {
    expect(figure('us.tm.treble', { profits: '40000', actual_damages: '55000', attorney_fee: '12000' })).toBe('177000.00');
  });

  test('profits, enhanced damages and costs', () => {
    const inputs = { gross_sales: '100000', deductions_proved: '60000', actual_damages: '10000', multiplier: '2', costs: '500' };
    expect(figure('us.tm.a_total', inputs)).toBe('60500.00');
  });

  test('profits are sales less proved deductions, and never below zero', () => {
    expect(figure('us.tm.profits', { gross_sales: '100000', deductions_proved: '60000' })).toBe('40000.00');
    expect(figure('us.tm.profits', { gross_sales: '100000' })).toBe('100000.00');
    expect(figure('us.tm.profits', { gross_sales: '100', deductions_proved: '250' })).toBe('0.00');
  });

  test('actual damages add up and may be enhanced up to three times', () => {
    const loss = { lost_sales: '1000', margin: '0.4', price_erosion: '50', royalty: '50' };
    expect(figure('us.tm.actual', loss)).toBe('500.00');
    expect(figure('us.tm.actual', { ...loss, multiplier: '2.5' })).toBe('1250.00');
    expect(figure('us.tm.actual', { ...loss, multiplier: '3.1' })).toEqual(['damages.above-max']);
  });

  test('lost sales without their margin are not left out in silence', () => {
    expect(figure('us.tm.actual', { lost_sales: '1000', royalty: '50' })).toEqual(['damages.missing-input']);
  });

  test('two types of goods under one mark and one under another make three units', () => {
    const [seller] = sellersWith([
      { right: 'A', goods: 'watches' },
      { right: 'A', goods: 'Watch straps' },
      { right: 'B', goods: 'watches' },
      { right: 'A', goods: ' Watches ' },
    ]);
    expect(figure('us.tm.stat_wilful', { amount_per_unit: '100000' }, {}, seller ? [seller] : [])).toBe('300000.00');
  });

  test('more than $200,000 a unit is refused without wilfulness', () => {
    expect(figure('us.tm.stat', { units: '2', amount_per_unit: '250000' })).toEqual(['damages.above-max']);
    expect(figure('us.tm.stat', { units: '2', amount_per_unit: '200000' })).toBe('400000.00');
    expect(figure('us.tm.stat', { units: '1', amount_per_unit: '999.99' })).toEqual(['damages.below-min']);
  });

  test('domain names', () => {
    expect(figure('us.acpa.stat', { domains: '3', amount_per_domain: '100000' })).toBe('300000.00');
  });

  test('copyright works', () => {
    expect(figure('us.cr.stat', { works: '4', amount_per_work: '30000' })).toBe('120000.00');
    expect(figure('us.cr.stat', { works: '4', amount_per_work: '30000.01' })).toEqual(['damages.above-max']);
    expect(figure('us.cr.stat', { works: '4', amount_per_work: '749' })).toEqual(['damages.below-min']);
  });

  test('copyright: damages and the profits that are not in them', () => {
    expect(figure('us.cr.actual', { gross_revenue: '1000', deductible_expenses: '300', actual_damages: '200' })).toBe('900.00');
    expect(figure('us.cr.stat_innocent', { works: '2', amount_per_work: '200' })).toBe('400.00');
    expect(figure('us.cr.stat_innocent', { works: '2', amount_per_work: '199.99' })).toEqual(['damages.below-min']);
  });

  test('patents: the greater of lost profits and royalty, enhanced at most three times', () => {
    const both = { lost_profits: '4000', royalty_base: '100000', royalty_rate: '0.05' };
    expect(figure('us.pat.284', both)).toBe('5000.00');
    expect(figure('us.pat.284', { lost_profits: '4000', multiplier: '3' })).toBe('12000.00');
    expect(figure('us.pat.284', { ...both, multiplier: '3.01' })).toEqual(['damages.above-max']);
    expect(figure('us.pat.284', { royalty_rate: '0.05' })).toEqual(['damages.missing-input']);
  });

  test('prejudgment interest, compounded each year or simple', () => {
    const two = { principal: '10000', rate: '0.08', days: '730' };
    expect(figure('us.int.pre', two)).toBe('1664.00');
    expect(figure('us.int.pre', { ...two, compounding: 'none' })).toBe('1600.00');
    expect(figure('us.int.1117b', { ...two, days: '365' })).toBe('800.00');
  });

  test('the profit on a design is at least $250', () => {
    expect(figure('us.pat.289', { total_profit: '120.00' })).toBe('250.00');
    expect(figure('us.pat.289', { total_profit: '250.01' })).toBe('250.01');
    expect(compute(ruleOf('us.pat.289'), aHead('us.pat.289', { total_profit: '120' })).result.limits).toEqual([
      { kind: 'raised', from: '120', to: '250' },
    ]);
  });

  test('post-judgment interest: daily, compounded annually', () => {
    expect(figure('us.int.post', { judgment: '25000', rate: '0.04', days: '400' })).toBe('26099.73');
    expect(figure('us.int.post', { judgment: '25000', rate: '0.04', days: '365' })).toBe('26000.00');
    expect(figure('us.int.post', { judgment: '25000', rate: '0.04', days: '0' })).toBe('25000.00');
    expect(figure('us.int.post', { judgment: '25000', rate: '0.04', days: '0.5' })).toEqual(['damages.not-whole']);
  });

  test('costs and fees are the sum of their items', () => {
    expect(figure('us.costs', {}, { items: items('405.00', '120.55') })).toBe('525.55');
    expect(figure('us.fee.tm', { hours: '12.5', rate: '400' }, { items: items('100') })).toBe('5100.00');
    expect(figure('us.costs', {})).toEqual(['damages.nothing-entered']);
  });

  test('the Illinois act gives fees for a wilful practice, and not beside those of § 1117', () => {
    const fee = aHead('us.il.udtpa', { hours: '3', rate: '400' }, { id: 'a' });
    expect(viewOf([fee]).totals[0]).toMatchObject({ amount: '1200.00', loss: '0.00', expenses: '1200.00' });
    expect(figure('us.il.udtpa', { hours: '3', rate: '400' }, { conductFacts: [] })).toEqual(['damages.needs-conduct']);
    expect(viewOf([fee, aHead('us.fee.tm', {}, { id: 'b', items: items('40') })]).totals[0]?.amount).toBeNull();
  });
});

describe('China', () => {
  const base = { base: '100000', multiplier: '3' };

  test('a multiple of the base, as the total or on top of it', () => {
    expect(figure('cn.tm.punitive', base)).toBe('300000.00');
    expect(figure('cn.tm.punitive', { ...base, convention: 'total' })).toBe('300000.00');
    expect(figure('cn.tm.punitive', { ...base, convention: 'additive' })).toBe('400000.00');
    expect(figure('cn.tm.punitive', { ...base, multiplier: '2.5' })).toBe('250000.00');
  });

  test('six times is above the maximum, half below the minimum', () => {
    expect(figure('cn.tm.punitive', { ...base, multiplier: '6' })).toEqual(['damages.above-max']);
    expect(figure('cn.tm.punitive', { ...base, multiplier: '0.5' })).toEqual(['damages.below-min']);
  });

  test('statutory damages are no base', () => {
    expect(figure('cn.tm.punitive', { ...base, base_source: 'statutory' })).toEqual(['damages.base-not-allowed']);
  });

  test('statutory damages stay within five million, for patents not below thirty thousand', () => {
    expect(figure('cn.tm.stat', { amount: '5000000' })).toBe('5000000.00');
    expect(figure('cn.tm.stat', { amount: '5000000.01' })).toEqual(['damages.above-max']);
    expect(figure('cn.pat.stat', { amount: '20000' })).toEqual(['damages.below-min']);
    expect(figure('cn.pat.stat', { amount: '30000' })).toBe('30000.00');
  });

  test('loss, gain and licence fee', () => {
    expect(figure('cn.tm.loss', { infringing_units: '100', rh_unit_profit: '12.5' })).toBe('1250.00');
    expect(figure('cn.tm.gain', { infringing_units: '100', infringer_unit_profit: '12.5', contribution: '0.3' })).toBe('375.00');
    expect(figure('cn.tm.gain', { infringing_units: '100', rh_unit_profit: '10' })).toBe('1000.00');
    expect(figure('cn.tm.gain_margin', { infringing_sales: '10000', margin: '0.25', contribution: '0.5' })).toBe('1250.00');
    expect(figure('cn.tm.royalty', { royalty: '200000', multiple: '1.5' })).toBe('300000.00');
  });

  test('patents and works: loss, gain, fee and a multiple of them', () => {
    expect(figure('cn.pat.loss_or_gain', { lost_units: '10', rh_unit_profit: '30' })).toBe('300.00');
    expect(figure('cn.pat.loss_or_gain', { infringing_sales: '1000', margin: '0.3', contribution: '0.5' })).toBe('150.00');
    expect(figure('cn.pat.royalty', { royalty: '1000', multiple: '2' })).toBe('2000.00');
    expect(figure('cn.pat.punitive', { base: '100', multiplier: '5' })).toBe('500.00');
    expect(figure('cn.pat.punitive', { base: '100', multiplier: '2', base_source: 'statutory' })).toEqual(['damages.base-not-allowed']);
    expect(figure('cn.cr.royalty', { royalty: '1000' })).toBe('1000.00');
    expect(figure('cn.cr.punitive', { sales: '1000', margin: '0.2', multiplier: '2', convention: 'additive' })).toBe('600.00');
    expect(figure('cn.cr.stat', { amount: '499' })).toEqual(['damages.below-min']);
  });

  test('unfair competition follows the text in force on the day of the act', () => {
    expect(figure('cn.aucl.loss_gain', { infringing_units: '10', infringer_unit_profit: '5' })).toBe('50.00');
    expect(figure('cn.aucl.stat', { amount: '5000001' })).toEqual(['damages.above-max']);
    expect(ruleOf('cn.aucl.stat', '2025-10-14').statute).toContain('第十七条');
    expect(ruleOf('cn.aucl.stat', '2025-10-15').statute).toContain('第二十二条');
  });

  test('contract: loss with its share, goodwill, agreed sum, capped by what was foreseeable', () => {
    expect(
      figure(
        'cn.contract.loss',
        { refunds_advanced: '100000', anti_counterfeit_cost: '2000000', share: '0.05' },
        { items: items('1000.5') },
      ),
    ).toBe('201000.50');
    expect(figure('cn.contract.loss', { refunds_advanced: '100000', foreseeable_loss: '80000' })).toBe('80000.00');
    expect(figure('cn.contract.goodwill', { goodwill_loss: '500000' })).toBe('500000.00');
    expect(figure('cn.contract.ld', { agreed_sum: '100000' })).toBe('100000.00');
    expect(figure('cn.contract.ld', { per_breach: '500', breaches: '24' })).toBe('12000.00');
    expect(figure('cn.expenses', {}, { items: items('10000', '5000.55') })).toBe('15000.55');
  });

  test('late performance: 0.0175 per cent a day', () => {
    expect(figure('cn.int.late', { unpaid: '1000000', days: '30' })).toBe('5250.00');
  });

  test.each([
    ['0', '50.00'],
    ['10000', '50.00'],
    ['100000', '2300.00'],
    ['3210000', '32480.00'],
    ['5000000', '46800.00'],
    ['30550000', '194550.00'],
  ])('the court fee for %s is %s', (claim, fee) => {
    expect(figure('cn.fee.case', { claim })).toBe(fee);
  });
});

describe('a limit of a head and simple interest, by rules written here', () => {
  const money = (name: string) => ({ name, unit: 'money', label: { en: name, 'zh-CN': name } });

  test('what is above a cap is held at it, and the derivation shows both', () => {
    const rule = aRule({
      id: 'en.tm.damages',
      currency: 'GBP',
      inputs: [money('lost_profit'), money('other_units'), { ...money('royalty_rate'), unit: 'fraction' }, money('price_depression')],
      formula: { kind: 'sum', terms: [['lost_profit'], ['other_units', 'royalty_rate'], ['price_depression']] },
      limits: { max: '500000', above: 'cap' },
    });
    const { result } = compute(rule, aHead('en.tm.damages', { lost_profit: '600000', price_depression: '20000' }, { currency: 'GBP' }));
    expect(result.amount).toBe('500000.00');
    expect(result.steps).toEqual(['£600,000.00 + £20,000.00 = £620,000.00', 'min(£620,000.00, £500,000.00) = £500,000.00']);
    expect(result.findings.map((one) => one.id)).toContain('damages.capped');
  });

  test('simple interest by days', () => {
    const rule = aRule({
      id: 'en.int',
      currency: 'GBP',
      counts: 'add',
      group: undefined,
      inputs: [money('principal'), { ...money('rate'), unit: 'fraction' }, { ...money('days'), unit: 'days' }],
      formula: {
        kind: 'interest',
        principal: 'principal',
        rate: 'rate',
        days: 'days',
        year: 365,
        compounding: 'none',
        with_principal: false,
      },
    });
    const { result } = compute(rule, aHead('en.int', { principal: '12345.67', rate: '0.08', days: '1' }, { currency: 'GBP' }));
    expect(result.amount).toBe('2.71');
  });
});
