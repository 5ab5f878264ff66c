/** Measures side by side: every way the law allows, nothing invented, nothing chosen. */
import { describe, expect, test } from 'vitest';
import { measures } from '#core/damages/compare/measures.ts';
import { items, sellersWith } from '../cast.ts';
import { aHead, all, measureBy, sourcesOf } from './cast.ts';

const ids = (of: readonly { readonly id: string }[]) => of.map((one) => one.id);
const two = sellersWith(
  [{ price: '20', units: '100' }],
  [
    { price: '10', units: '50' },
    { right: 'B', goods: 'straps', price: '5', units: '10' },
  ],
);

describe('which measures there are', () => {
  test('every rule of the pack in force on the date of the act, once, in the groups of which one may be elected', () => {
    const table = measures(sourcesOf([]));
    expect(table.groups.map(({ group, measures: of }) => [group, of.map((one) => one.rule)])).toEqual([
      ['A', ['us.tm.profits', 'us.tm.actual', 'us.tm.a_total', 'us.tm.treble', 'us.tm.stat', 'us.tm.stat_wilful']],
      ['B', ['us.acpa.stat']],
      ['C', ['us.cr.actual', 'us.cr.stat', 'us.cr.stat_wilful', 'us.cr.stat_innocent']],
      ['D', ['us.pat.284', 'us.pat.289']],
    ]);
    expect(table.additional.map((one) => one.rule)).toEqual(['us.il.udtpa', 'us.costs', 'us.fee.tm', 'us.int.pre', 'us.int.1117b']);
    expect(table.information.map((one) => one.rule)).toEqual(['us.int.post']);
    expect(measureBy(table, 'us.tm.stat')).toMatchObject({ version: 'us.tm.stat@2008-10-13', head: null, position: null, election: null });
  });

  test('a matter that relies on marks is not shown what copyrights and patents would give', () => {
    const table = measures(sourcesOf([], [], { rights: new Set(['trademark']) }));
    expect(table.groups.map(({ group }) => group)).toEqual(['A', 'B']);
    expect(table.additional.map((one) => one.rule)).toEqual(['us.il.udtpa', 'us.costs', 'us.fee.tm', 'us.int.pre', 'us.int.1117b']);
    const design = measures(sourcesOf([], [], { rights: new Set(['design']) }));
    expect(all(design).map((one) => one.rule)).toEqual(expect.arrayContaining(['us.pat.284', 'us.pat.289']));
    // What somebody entered is shown, whatever the matter relies on.
    const entered = aHead('us.cr.stat', { works: '1', amount_per_work: '750' }, { id: 'c' });
    expect(measureBy(measures(sourcesOf([entered], [], { rights: new Set(['trademark']) })), 'us.cr.stat').amount).toBe('750.00');
  });

  test('an act before the amounts were raised has those of its day', () => {
    const table = measures(sourcesOf([], two, { actDate: '2001-05-05' }));
    expect(measureBy(table, 'us.tm.stat')).toMatchObject({ version: 'us.tm.stat@1996-07-02', range: { min: '1500.00', max: '300000.00' } });
    expect(all(table).some((one) => one.rule === 'us.tm.stat_wilful')).toBe(false);
  });

  test('a law known to govern the day and not loaded stands where those it replaced stood, and computes nothing', () => {
    const table = measures(
      sourcesOf([aHead('cn.tm.royalty', { royalty: '100', multiple: '2' })], [], { pack: 'cn-civil', actDate: '2027-02-01' }),
    );
    const [marks] = table.groups;
    expect(marks?.measures.map((one) => [one.rule, one.head, one.knownGap, one.amount])).toEqual([
      ['cn.tm.royalty', 'h1', true, null],
      ['cn.tm.2027', null, true, null],
    ]);
    expect(marks?.measures.flatMap((one) => ids(one.refused))).toEqual(['damages.known-gap', 'damages.known-gap']);
  });

  test('what nobody verified says so, with what is to be checked', () => {
    expect(measureBy(measures(sourcesOf([])), 'us.tm.stat')).toMatchObject({
      verified: false,
      unverified: { en: 'the day on which the 2008 amounts took effect' },
    });
  });
});

describe('a measure with a head', () => {
  test('is that head, with its place, its limits, what carries it and what it lacks', () => {
    const elected = aHead(
      'us.tm.profits',
      { gross_sales: '9000', deductions_proved: '500' },
      { claimed: '8000', liability: 'each', sellers: ['s1'] },
    );
    const head = { ...elected, election: { on: '2026-11-01', reason: 'books disclosed' } };
    expect(measureBy(measures(sourcesOf([head], two)), 'us.tm.profits')).toMatchObject({
      head: 'h1',
      position: 'primary',
      election: { on: '2026-11-01' },
      amount: '8000.00',
      limits: [{ kind: 'claimed', from: '8500.00', to: '8000.00' }],
      support: { needed: 2, supported: 2, unsupported: [], estimates: [], adverse: [] },
      missing: [],
      refused: [],
      sellers: 1,
      sellerNumbers: '1',
    });
  });

  test('what evidence does not carry is named, and what is estimated or inferred', () => {
    const head = aHead('us.tm.profits', { gross_sales: '9000', deductions_proved: '500' });
    const [sales, costs] = head.inputs;
    const inputs = [
      { ...sales, standing: 'adverse-inference' as const, sources: [{ evidence: 'withdrawn', page: null }] },
      { ...costs, standing: 'estimate' as const },
    ] as typeof head.inputs;
    const { support } = measureBy(measures(sourcesOf([{ ...head, inputs }], [], { evidence: new Set(['e1']) })), 'us.tm.profits');
    expect(support).toEqual({
      needed: 2,
      supported: 1,
      unsupported: ['gross_sales'],
      estimates: ['deductions_proved'],
      adverse: ['gross_sales'],
    });
  });

  test('items count one by one', () => {
    const [bare, ...rest] = items('10', '20', '30');
    const head = aHead('us.costs', {}, { items: bare ? [{ ...bare, sources: [] }, ...rest] : [] });
    expect(measureBy(measures(sourcesOf([head])), 'us.costs').support).toMatchObject({
      needed: 3,
      supported: 2,
      unsupported: ['items/i0'],
    });
  });

  test('of two heads by one rule each has its line', () => {
    const heads = [aHead('us.costs', {}, { items: items('1') }), aHead('us.costs', {}, { id: 'h2', items: items('2') })];
    const costs = measures(sourcesOf(heads)).additional.filter((one) => one.rule === 'us.costs');
    expect(costs.map((one) => [one.head, one.amount])).toEqual([
      ['h1', '1.00'],
      ['h2', '2.00'],
    ]);
  });
});

describe('a measure without a head', () => {
  test('is computed with what the listings say; each seller owes for itself while nobody has said that they owe together', () => {
    const profits = measureBy(measures(sourcesOf([], two)), 'us.tm.profits');
    expect(profits).toMatchObject({ amount: '2550.00', liability: 'each', sellers: 2, missing: [], support: { needed: 1, supported: 1 } });
    expect(profits.inputs.map((input) => [input.name, input.origin])).toEqual([
      ['gross_sales', 'listings'],
      ['deductions_proved', 'default'],
    ]);
  });

  test('listings without evidence leave it unsupported', () => {
    const bare = sellersWith([{ price: '20', units: '100', sources: [] }]);
    expect(measureBy(measures(sourcesOf([], bare)), 'us.tm.profits').support).toMatchObject({ supported: 0, unsupported: ['gross_sales'] });
  });

  test('without the amount asked for shows the lawful range and no figure: the most the law allows is never taken', () => {
    const stat = measureBy(measures(sourcesOf([], two)), 'us.tm.stat');
    expect(stat).toMatchObject({ amount: null, low: null, high: null, range: { min: '3000.00', max: '600000.00' } });
    expect(stat.missing).toEqual([
      { name: 'amount_per_unit', label: expect.objectContaining({ en: 'Amount per mark per type of goods' }) },
    ]);
    expect(stat.refused).toEqual([]);
  });

  test('the wilful tier is refused until a head of the same group stands on a recorded fact', () => {
    expect(ids(measureBy(measures(sourcesOf([], two)), 'us.tm.stat_wilful').refused)).toEqual(['damages.needs-conduct']);
    const profits = aHead('us.tm.profits', {}, { liability: 'each', conductFacts: ['f1'] });
    expect(measureBy(measures(sourcesOf([profits], two)), 'us.tm.stat_wilful')).toMatchObject({
      refused: [],
      range: { max: '6000000.00' },
    });
    const copyright = aHead('us.cr.actual', { gross_revenue: '5' }, { conductFacts: ['f1'] });
    expect(ids(measureBy(measures(sourcesOf([copyright], two)), 'us.tm.stat_wilful').refused)).toEqual(['damages.needs-conduct']);
  });

  test('takes figures of the same meaning from other heads, with their evidence, and says from which', () => {
    const loss = aHead('cn.tm.loss', { unit_price: '189', lost_units: '6050', margin: '0.504', deduction: '0.4' }, { title: '实际损失' });
    const table = measures(sourcesOf([loss], [], { pack: 'cn-civil' }));
    const punitive = measureBy(table, 'cn.tm.punitive');
    expect(punitive.pooled).toEqual(['unit_price', 'margin', 'deduction'].map((name) => ({ name, head: 'h1', title: '实际损失' })));
    expect(punitive.inputs.find((input) => input.name === 'margin')).toMatchObject({ value: '0.504', sources: [{ evidence: 'e1' }] });
    // Its multiple is asked for and its units are not the lost units: both are missing, nothing is guessed.
    expect(punitive.amount).toBeNull();
    expect(punitive.missing.map((one) => one.name)).toContain('multiplier');
  });

  test('never takes over what is asked for under another measure', () => {
    const asked = aHead('us.tm.stat', { units: '2', amount_per_unit: '50000' });
    const wilful = measureBy(measures(sourcesOf([asked], two)), 'us.tm.stat_wilful');
    expect(wilful.pooled.map((one) => one.name)).toEqual(['units']);
    expect(wilful).toMatchObject({ amount: null, range: { min: '2000.00', max: '4000000.00' } });
  });

  test('two heads of the same wrong with two values: neither is used, and a finding names both', () => {
    const heads = [
      aHead('cn.tm.gain', { infringing_units: '100', infringer_unit_profit: '3' }, { title: '获利' }),
      aHead('cn.tm.loss', { infringing_units: '120', rh_unit_profit: '9' }, { id: 'h2', title: '损失', position: 'alternative' }),
    ];
    const table = measures(sourcesOf(heads, [], { pack: 'cn-civil' }));
    const patent = measureBy(table, 'cn.pat.loss_or_gain');
    expect(patent.pooled.map((one) => one.name)).toEqual(['rh_unit_profit', 'infringer_unit_profit']);
    expect(patent.remarks.find((one) => one.id === 'measures.two-values')).toMatchObject({
      severity: 'warning',
      where: 'damages/h1/infringing_units',
      params: { value: '100', other: '120', head: '获利', second: '损失' },
    });
    expect(patent.amount).toBeNull();
  });

  test('heads of the same wrong speak before those of another one', () => {
    const heads = [
      aHead('cn.pat.loss_or_gain', { lost_units: '7', rh_unit_profit: '5' }),
      aHead('cn.tm.loss', { lost_units: '10', rh_unit_profit: '4' }, { id: 'h2' }),
    ];
    const gain = measureBy(measures(sourcesOf(heads, [], { pack: 'cn-civil' })), 'cn.tm.gain');
    expect(gain.pooled).toEqual([{ name: 'rh_unit_profit', head: 'h2', title: '' }]);
    expect(ids(gain.remarks)).not.toContain('measures.two-values');
  });

  test('a figure of another claim is used and said to be one', () => {
    const patent = aHead('cn.pat.royalty', { royalty: '80000', multiple: '2' });
    const mark = measureBy(measures(sourcesOf([patent], [], { pack: 'cn-civil' })), 'cn.tm.royalty');
    expect(mark.inputs.find((input) => input.name === 'royalty')?.value).toBe('80000');
    expect(ids(mark.remarks)).toContain('measures.other-claim');
    expect(mark.missing.map((one) => one.name)).toEqual(['multiple']);
  });

  test('means the sellers that the claimed heads of its group mean together, as they owe', () => {
    const three = sellersWith([{ price: '1', units: '1' }], [{ price: '2', units: '1' }], [{ price: '4', units: '1' }]);
    const each = { liability: 'each' as const };
    const heads = [
      aHead('us.tm.stat', { amount_per_unit: '1000' }, { ...each, sellers: ['s1'] }),
      aHead('us.tm.stat_wilful', { amount_per_unit: '2000' }, { ...each, id: 'h2', sellers: ['s3'] }),
    ];
    const table = measures(sourcesOf(heads, three));
    expect(measureBy(table, 'us.tm.profits')).toMatchObject({ amount: '5.00', sellerNumbers: '1, 3' });
    // A group in which nothing is claimed follows the rest of the matter.
    expect(measureBy(table, 'us.cr.actual')).toMatchObject({ amount: '5.00', sellerNumbers: '1, 3' });
    const joint = aHead('cn.contract.loss', { lost_benefit: '5' });
    const [law] = [measureBy(measures(sourcesOf([joint], three, { pack: 'cn-civil' })), 'cn.tm.stat')];
    expect(law).toMatchObject({ liability: 'joint', sellers: 3, range: { min: null, max: '5000000.00' } });
  });

  test('the sales of one seller are not those of all', () => {
    const heads = [
      aHead('us.tm.profits', { gross_sales: '5000' }, { sellers: ['s1'] }),
      aHead('us.tm.stat', { amount_per_unit: '1000' }, { id: 'h2', liability: 'each' }),
    ];
    const table = measures(sourcesOf(heads, two));
    // Beside it the measure means whom the widest claimed head of the group means: both sellers.
    expect(measureBy(table, 'us.tm.a_total')).toMatchObject({ sellers: 2, pooled: [], amount: '2550.00' });
    expect(measureBy(table, 'us.cr.actual')).toMatchObject({ sellers: 2, pooled: [], amount: '2550.00' });
  });

  test('what all owe together is not what each of them owes', () => {
    const heads = [
      aHead('us.tm.stat', { amount_per_unit: '1000' }, { liability: 'each' }),
      aHead('us.tm.profits', { gross_sales: '5000' }, { id: 'h2', liability: 'joint', position: 'alternative' }),
    ];
    expect(measureBy(measures(sourcesOf(heads, two)), 'us.tm.a_total')).toMatchObject({ liability: 'each', pooled: [], amount: '2550.00' });
  });
});

describe('over one seller', () => {
  const heads = [
    aHead('us.tm.stat', { amount_per_unit: '1000' }, { liability: 'each' }),
    aHead('us.costs', {}, { id: 'h2', items: items('300') }),
    aHead('us.fee.tm', {}, { id: 'h3', items: items('100'), liability: 'apportioned', apportionBy: 'equally' }),
    aHead('us.tm.profits', { gross_sales: '77' }, { id: 'h4', sellers: ['s1'], position: 'alternative' }),
  ];

  test('a head claimed from each counts once, a joint one is whole and says so, an apportioned one is its part', () => {
    const table = measures(sourcesOf(heads, two), 's2');
    expect(measureBy(table, 'us.tm.stat')).toMatchObject({
      amount: '2000.00',
      joint: false,
      sellers: 1,
      sellerNumbers: '2',
      range: { min: '2000.00' },
    });
    expect(measureBy(table, 'us.costs')).toMatchObject({ amount: '300.00', joint: true, sellers: 2 });
    expect(measureBy(table, 'us.fee.tm')).toMatchObject({ amount: '50.00', joint: false });
    expect(ids(measureBy(table, 'us.fee.tm').remarks)).toContain('measures.share');
  });

  test('a head against others only is no head of this seller', () => {
    const profits = measureBy(measures(sourcesOf(heads, two), 's2'), 'us.tm.profits');
    expect(profits).toMatchObject({ head: null, amount: '550.00', pooled: [] });
    expect(measureBy(measures(sourcesOf(heads, two), 's1'), 'us.tm.profits')).toMatchObject({ head: 'h4', amount: '77.00' });
  });

  test('connected sellers owe the head of their group once, jointly', () => {
    const three = sellersWith([{ price: '1', units: '1' }], [{ price: '2', units: '1' }], [{ price: '4', units: '1' }]);
    const groups = new Map([
      ['s1', 'g'],
      ['s2', 'g'],
    ]);
    const sources = sourcesOf([aHead('us.tm.profits', {}, { liability: 'group' })], three, { groups });
    expect(measureBy(measures(sources, 's2'), 'us.tm.profits')).toMatchObject({ amount: '3.00', joint: true, sellerNumbers: '1, 2' });
    expect(measureBy(measures(sources, 's3'), 'us.tm.profits')).toMatchObject({ amount: '4.00', joint: false, sellerNumbers: '3' });
  });

  test('the parts of all sellers are the matter: heads claimed from each add up', () => {
    const sum = ['s1', 's2'].map((id) => Number(measureBy(measures(sourcesOf(heads, two), id), 'us.tm.stat').amount));
    expect(sum[0] ?? 0).toBe(1000);
    expect(measureBy(measures(sourcesOf(heads, two)), 'us.tm.stat').amount).toBe('3000.00');
    expect(sum.reduce((a, b) => a + b)).toBe(3000);
  });

  test('an unknown seller is refused', () => {
    expect(() => measures(sourcesOf(heads, two), 'nobody')).toThrow(
      expect.objectContaining({ kind: 'not-found', id: 'measures.no-seller' }),
    );
  });
});
