import { describe, expect, test } from 'vitest';
import { damagesFacts } from '#core/damages/facts.ts';
import type { Head } from '#core/damages/model.ts';
import { aHead, items, sellersWith, viewOf } from './cast.ts';

describe('damages as templates see them', () => {
  const heads = [
    aHead(
      'cn.contract.loss',
      { refunds_advanced: '355116', anti_counterfeit_cost: '22170000', share: '0.004' },
      { id: 'loss', items: items('36204') },
    ),
    aHead('cn.contract.goodwill', { goodwill_loss: '826500' }, { id: 'goodwill', title: '商誉损失', claimed: '800000' }),
    aHead('cn.contract.ld', { contract_amount: '890080', rate: '0.5', actual_loss: '480000' }, { id: 'agreed', position: 'alternative' }),
    aHead('cn.expenses', {}, { id: 'costs', items: items('80000', '40000') }),
    aHead('cn.fee.case', { claim: '1400000' }, { id: 'fee' }),
  ];
  const facts = damagesFacts(viewOf(heads, [], { pack: 'cn-civil' }));

  test('primary heads, alternatives, totals, expenses', () => {
    expect(facts.heads.map((head) => [head.title, head.amount])).toEqual([
      ['违约造成的损失', '480000.00'],
      ['商誉损失', '800000.00'],
      ['合理开支', '120000.00'],
    ]);
    expect(facts.alternatives.map((head) => [head.rule, head.amount])).toEqual([['cn.contract.ld', '445040.00']]);
    expect(facts).toMatchObject({ total: '1400000.00', currency: 'CNY', loss_total: '1280000.00', expenses_total: '120000.00' });
    expect(facts.expenses.map((item) => item.amount)).toEqual(['80000', '40000']);
  });

  test('a head with its derivation and inputs in the language of the pack', () => {
    const [loss] = facts.heads;
    expect(loss).toMatchObject({
      statute: '《中华人民共和国民法典》第五百七十七条、第五百八十四条',
      computed: '480000.00',
      claimed: '',
      exhibits: ['e1'],
    });
    expect(loss?.steps).toEqual(['355,116.00元 + 22,170,000.00元 × 0.4% + 36,204.00元 = 480,000.00元']);
    expect(loss?.inputs.map(({ name, label, value, unit }) => ({ name, label, value, unit }))).toEqual([
      { name: 'refunds_advanced', label: '先行赔付及退款', value: '355116', unit: 'money' },
      { name: 'anti_counterfeit_cost', label: '打假及技术投入', value: '22170000', unit: 'money' },
      { name: 'share', label: '本案分摊比例', value: '0.004', unit: 'fraction' },
    ]);
    expect(loss?.input).toMatchObject({ refunds_advanced: '355116', lost_benefit: '' });
  });

  test('a choice is said in words, and stays a word for conditions', () => {
    const [head] = damagesFacts(viewOf([aHead('cn.tm.punitive', { base: '1', multiplier: '3' })], [], { pack: 'cn-civil' })).heads;
    expect(head?.inputs.find((input) => input.name === 'convention')?.value).toBe('总额为基数的倍数');
    expect(head?.input.convention).toBe('total');
  });

  test('what cannot be computed is a gap, never a zero', () => {
    const none = damagesFacts(viewOf([aHead('us.tm.profits', {})]));
    expect(none).toMatchObject({ total: '', loss_total: '', expenses_total: '', currency: 'USD' });
    expect(none.heads[0]).toMatchObject({ amount: '', computed: '', inputs: [{ name: 'gross_sales', value: '' }] });
    expect(damagesFacts(viewOf([]))).toMatchObject({ heads: [], total: '', totals: [], currency: 'USD', by_seller: [] });
  });

  test('sellers: as the schedule prints them', () => {
    const sellers = sellersWith(
      [
        { price: '10', units: '3', sources: ['e7'] },
        { right: 'B', goods: 'rings', sources: ['e8'] },
      ],
      [],
    );
    const each = aHead('us.tm.stat_wilful', { amount_per_unit: '50000' }, { liability: 'each' });
    const seen = damagesFacts(viewOf([each, aHead('us.tm.profits', {}, { id: 'p', liability: 'each', position: 'alternative' })], sellers));
    expect(seen.by_seller).toEqual([
      {
        no: 1,
        defendant: '',
        seller: 'Shop 1',
        name: '',
        marks: 'ALPHA; BETA',
        goods_types: 'watches; rings',
        units: '2',
        units_shown: '3',
        units_excluded: '',
        units_sold: '3',
        revenue: '30.00',
        statutory: '100000.00',
        profits: '30.00',
        amount: '100000.00',
        joint: '',
        joint_with: '',
        currency: 'USD',
        exhibits: ['e7', 'e8'],
      },
      {
        no: 2,
        defendant: '',
        seller: 'Shop 2',
        name: '',
        marks: '',
        goods_types: '',
        units: '',
        units_shown: '',
        units_excluded: '',
        units_sold: '',
        revenue: '',
        statutory: '',
        profits: '',
        amount: '',
        joint: '',
        joint_with: '',
        currency: 'USD',
        exhibits: [],
      },
    ]);
    expect(seen.heads[0]).toMatchObject({ seller_numbers: '1, 2', liability: 'each', exhibits: ['e7', 'e8', 'e1'] });
    expect(seen.heads[0]?.inputs[0]).toMatchObject({
      name: 'units',
      value: '2',
      basis: 'from the listings of 2 sellers',
      exhibits: ['e7', 'e8'],
    });
  });

  test('ranges, rates, parts of vouchers, exclusions, groups and the election are said; what there is nothing to say of is empty', () => {
    const rates = [
      {
        id: 'r',
        matter: 'm1',
        from: 'USD',
        to: 'EUR',
        on: '2026-03-02',
        rate: '0.8',
        source: 'Sample Bank',
        sources: [{ evidence: 'e9', page: 2 }],
      },
    ];
    const voucher = {
      ...items('90')[0],
      id: 'shared',
      part: '1/4',
      partReason: 'four actions',
      currency: 'EUR',
      rateOn: '2026-03-03',
    } as Head['items'][number];
    const [costs] = [aHead('us.costs', {}, { id: 'c', items: [voucher, ...items('5')] })];
    const profits = aHead(
      'us.tm.profits',
      { deductions_proved: '2' },
      { id: 'p', liability: 'group', election: { on: '2026-11-20', reason: 'why' } },
    );
    const [deduction] = profits.inputs;
    const ranged = { ...profits, inputs: deduction ? [{ ...deduction, low: '1', high: '4', standing: 'estimate' as const }] : [] };
    const sellers = sellersWith([{ price: '10', units: '5', brushed: '2' }], [{ price: '1', units: '6' }]);
    const facts = damagesFacts(viewOf([ranged, costs], sellers, { rates, groups: new Map(sellers.map((one) => [one.seller, 'g'])) }));
    expect(facts.heads[0]).toMatchObject({
      elected_on: '2026-11-20',
      election_reason: 'why',
      amount: '34.00',
      low: '32.00',
      high: '35.00',
    });
    expect(facts.heads[0]?.inputs[0]).toMatchObject({ name: 'gross_sales', value: '36', gross: '56', standing: '', low: '' });
    expect(facts.heads[0]?.inputs[0]?.excluded).toEqual([
      { what: 'brushed', name: 'fictitious orders', amount: '20', reasons: 'orders from one address' },
    ]);
    expect(facts.heads[0]?.inputs[1]).toMatchObject({
      low: '1',
      high: '4',
      standing: 'estimate',
      standing_name: 'estimate',
      estimate: true,
    });
    expect(facts.heads[1]?.items[0]).toMatchObject({
      amount: '28.13',
      full: '90',
      full_currency: 'EUR',
      part: '1/4',
      part_reason: 'four actions',
    });
    expect(facts.heads[1]?.items[0]?.conversion).toMatchObject({
      from: 'USD',
      to: 'EUR',
      rate: '0.8',
      on: '2026-03-02',
      exhibits: ['e9#page=2'],
    });
    expect(facts.heads[1]?.items[1]).toMatchObject({ amount: '5', full: '', part: '', conversion: { rate: '' } });
    expect(facts.heads[1]).toMatchObject({ items_rounded: true, elected_on: '', low: '' });
    expect(facts.joint).toEqual([{ numbers: '1, 2', nos: [1, 2], count: 2, amount: '34.00', currency: 'USD' }]);
    expect(facts.by_seller[0]).toMatchObject({ units_shown: '5', units_excluded: '2', units_sold: '3', joint: '34.00', joint_with: '2' });
    expect(facts).toMatchObject({ estimates: 1, admissions: 0, inferences: 0, excluding: 1, joint_total: '34.00', revenue_total: '36.00' });
    expect(facts.rates).toHaveLength(1);
  });
});
