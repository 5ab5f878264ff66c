import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rate } from '#core/damages/exchange/model.ts';
import { type Head, type Input, inputSchema } from '#core/damages/model.ts';
import { addAmounts, exact, roundMinor } from '#core/kit/money.ts';
import { aHead, books, compute, items, ruleOf, sellersWith, viewOf } from './cast.ts';

const ids = (head: Head, rates: readonly Rate[] = []) =>
  compute(ruleOf(head.rule), head, sellersWith([{}]), { rates }).result.findings.map((one) => `${one.severity} ${one.id}`);

/** Changes one input of a head. */
const withInput = (head: Head, name: string, more: Partial<Input>): Head => ({
  ...head,
  inputs: head.inputs.map((input) => (input.name === name ? { ...input, ...more } : input)),
});

describe('an estimate has a range', () => {
  test('the head and the total have its low and high figures; what is known stands alone', () => {
    const head = withInput(aHead('cn.tm.gain', { infringing_units: '1000', infringer_unit_profit: '20' }), 'infringer_unit_profit', {
      standing: 'estimate',
      low: '15',
      high: '30',
    });
    const view = viewOf([head], [], { pack: 'cn-civil' });
    expect(view.heads[0]?.result).toMatchObject({ low: '15000.00', amount: '20000.00', high: '30000.00' });
    expect(view.totals[0]).toMatchObject({ low: '15000.00', amount: '20000.00', high: '30000.00' });
    expect(view.heads[0]?.result.inputs.find((one) => one.name === 'infringer_unit_profit')).toMatchObject({ low: '15', high: '30' });
  });

  test('what lowers the figure enters the low one with its high end', () => {
    const head = withInput(aHead('us.tm.profits', { gross_sales: '100', deductions_proved: '40' }), 'deductions_proved', {
      low: '10',
      high: '70',
    });
    expect(compute(ruleOf('us.tm.profits'), head).result).toMatchObject({ low: '30.00', amount: '60.00', high: '90.00' });
    const less = withInput(aHead('cn.tm.loss', { unit_price: '10', lost_units: '10', margin: '0.5', deduction: '0.2' }), 'deduction', {
      low: '0.1',
      high: '0.4',
    });
    expect(compute(ruleOf('cn.tm.loss'), less).result).toMatchObject({ low: '30.00', amount: '40.00', high: '45.00' });
  });

  test('neither end goes beyond what the law allows or what is claimed', () => {
    const head = withInput(aHead('us.pat.289', { total_profit: '400' }), 'total_profit', { low: '100', high: '900' });
    expect(compute(ruleOf('us.pat.289'), head).result).toMatchObject({ low: '250.00', amount: '400.00', high: '900.00' });
    expect(compute(ruleOf('us.pat.289'), { ...head, claimed: '500' }).result).toMatchObject({ low: '250.00', high: '500.00' });
  });

  test('a range that does not hold its figure is refused', () => {
    const head = withInput(aHead('us.pat.289', { total_profit: '400' }), 'total_profit', { low: '500', high: '900' });
    expect(ids(head)).toContain('error damages.range-order');
    expect(compute(ruleOf('us.pat.289'), head).result.amount).toBeNull();
  });

  test('an end above the maximum of the law is refused as the figure itself would be', () => {
    const head = withInput(aHead('us.tm.stat', { units: '1', amount_per_unit: '1000' }), 'amount_per_unit', { high: '200001' });
    expect(ids(head)).toContain('error damages.above-max');
  });

  test('an inference drawn against who withholds his books is never passed off as proved', () => {
    const head = withInput(aHead('us.pat.289', { total_profit: '400' }), 'total_profit', { standing: 'adverse-inference', basis: '' });
    expect(ids(head)).toEqual(expect.arrayContaining(['note damages.adverse-inference', 'warning damages.standing-without-basis']));
  });

  test('rows of before say it was an estimate', () => {
    expect(inputSchema.parse({ name: 'a', value: '1', estimate: true }).standing).toBe('estimate');
    expect(inputSchema.parse({ name: 'a', value: '1', estimate: false }).standing).toBe('evidence');
  });

  test('low ≤ figure ≤ high, whatever the rule and the ranges', () => {
    const rules = [...books.values()].flatMap(({ rules: all }) => all).filter((rule) => rule.formula && !rule.known_gap);
    const rate = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(fc.constantFrom(...rules), fc.infiniteStream(rate), (rule, random) => {
        const next = () => random.next().value ?? 0;
        const wide = (unit: string): string[] => {
          const three = [next(), next(), next()].sort((a, b) => a - b);
          if (unit === 'fraction') return three.map((n) => exact(String(n)).div(100).toFixed());
          return three.map((n) => String(unit === 'multiple' ? 1 + n / 50 : n + 1));
        };
        const inputs = rule.inputs.map((input) => {
          if (input.unit === 'choice') return inputSchema.parse({ name: input.name, value: Object.keys(input.choices ?? {})[0] });
          // Bounded inputs keep to their bounds: what lies beyond is refused, which is another test.
          if (input.min !== undefined || input.max !== undefined)
            return inputSchema.parse({ name: input.name, value: input.min ?? input.max });
          const [low = '', value = '', high = ''] = wide(input.unit);
          return inputSchema.parse({ name: input.name, value, low, high });
        });
        const { result } = compute(rule, { ...aHead(rule.id, {}), currency: rule.currency, inputs, items: [] });
        if (result.amount === null) return;
        expect(exact(result.low ?? 'none').lte(result.amount), `${rule.id} low`).toBe(true);
        expect(exact(result.high ?? 'none').gte(result.amount), `${rule.id} high`).toBe(true);
      }),
    );
  });
});

describe('a figure in another currency', () => {
  const rate: Rate = {
    id: 'r1',
    matter: 'm1',
    from: 'CNY',
    to: 'USD',
    on: '2026-03-13',
    rate: '0.1388',
    source: 'State Administration of Foreign Exchange, central parity',
    sources: [],
  };
  const inYuan = withInput(aHead('us.tm.profits', { gross_sales: '10000' }), 'gross_sales', { currency: 'CNY', rateOn: '2026-03-15' });

  test('is converted at the rate of the day or the last one before it, and the derivation shows it', () => {
    const { result } = compute(ruleOf('us.tm.profits'), inYuan, [], { rates: [rate] });
    expect(result.amount).toBe('1388.00');
    expect(result.steps).toEqual(['RMB 10,000.00 × 0.1388 = $1,388.00']);
    expect(result.inputs[0]).toMatchObject({
      value: '1388',
      conversion: { currency: 'CNY', amount: '10000', rate: '0.1388', on: '2026-03-13' },
    });
    expect(ids(inYuan, [rate])).toContain('note damages.rate-of-day');
  });

  test('is divided where the table has the other direction', () => {
    const other = { ...rate, from: 'USD', to: 'CNY', rate: '8' };
    expect(compute(ruleOf('us.tm.profits'), inYuan, [], { rates: [other] }).result).toMatchObject({
      amount: '1250.00',
      steps: ['RMB 10,000.00 ÷ 8 = $1,250.00'],
    });
  });

  test('without a rate, or a day, nothing is computed', () => {
    expect(ids(inYuan)).toEqual(expect.arrayContaining(['error damages.no-rate']));
    expect(ids(withInput(inYuan, 'gross_sales', { rateOn: '' }), [rate])).toEqual(expect.arrayContaining(['error damages.no-rate-day']));
    expect(compute(ruleOf('us.tm.profits'), inYuan).result.amount).toBeNull();
  });

  test('so are the ends of its range, and vouchers', () => {
    const ranged = withInput(inYuan, 'gross_sales', { low: '5000', high: '20000' });
    expect(compute(ruleOf('us.tm.profits'), ranged, [], { rates: [rate] }).result).toMatchObject({ low: '694.00', high: '2776.00' });
    const [item] = items('1000');
    const bill = { ...aHead('us.costs', {}), items: item ? [{ ...item, currency: 'CNY', rateOn: '2026-03-13' }] : [] };
    expect(compute(ruleOf('us.costs'), bill, [], { rates: [rate] }).result).toMatchObject({
      amount: '138.80',
      steps: ['RMB 1,000.00 × 0.1388 = $138.80'],
    });
  });
});

describe('a voucher that serves others too', () => {
  const part = (of: string, partReason = 'three matters') => {
    const [item] = items('900');
    return { ...aHead('us.costs', {}), items: item ? [{ ...item, part: of, partReason }] : [] };
  };

  test('counts for its part, with the arithmetic', () => {
    expect(compute(ruleOf('us.costs'), part('1/3')).result).toMatchObject({ amount: '300.00', steps: ['$900.00 × 1 ÷ 3 = $300.00'] });
    expect(compute(ruleOf('us.costs'), part('0.25')).result).toMatchObject({ amount: '225.00', steps: ['$900.00 × 0.25 = $225.00'] });
    expect(ids(part('1/3', ' '))).toContain('warning damages.part-needs-reason');
  });

  test('is never more than the voucher', () => {
    expect(ids(part('4/3'))).toContain('error damages.part-above-one');
    expect(compute(ruleOf('us.costs'), part('4/3')).result.amount).toBeNull();
  });
});

test('goods valued in two ways make no figure', () => {
  const [one, two] = items('100', '200');
  if (!one || !two) throw new Error('two items');
  const seized = (first: Input['valued'], second: Input['valued']) => ({
    ...aHead('us.costs', {}),
    items: [
      { ...one, valued: first },
      { ...two, valued: second },
    ],
  });
  expect(ids(seized('tag-price', 'appraisal'))).toContain('error damages.mixed-valuations');
  expect(compute(ruleOf('us.costs'), seized('tag-price', 'tag-price')).result.amount).toBe('300.00');
});

describe('connected sellers', () => {
  const groups = new Map([
    ['s1', 'ring'],
    ['s3', 'ring'],
  ]);
  const sellers = sellersWith([{ right: 'A' }], [{ right: 'A' }], [{ right: 'A' }, { right: 'B' }]);
  const stat = aHead('us.tm.stat', { amount_per_unit: '1000' }, { liability: 'group' });

  test('owe together what they did together, once', () => {
    const view = viewOf([stat], sellers, { groups });
    expect(view.totals[0]?.amount).toBe('3000.00');
    expect(view.bySeller.map(({ amount, joint, jointWith }) => ({ amount, joint, jointWith }))).toEqual([
      { amount: '', joint: '2000.00', jointWith: [3] },
      { amount: '1000.00', joint: '', jointWith: [] },
      { amount: '', joint: '2000.00', jointWith: [1] },
    ]);
    expect(viewOf([{ ...stat, liability: 'each' }], sellers, { groups }).totals[0]?.amount).toBe('4000.00');
  });

  test('a sum that no listing supplies counts once for each group', () => {
    const asked = aHead('us.tm.stat', { units: '2', amount_per_unit: '1000' }, { liability: 'group' });
    const view = viewOf([asked], sellers, { groups });
    expect(view.heads[0]?.result).toMatchObject({ amount: '4000.00', steps: ['2 × $1,000.00 = $2,000.00', '2 × $2,000.00 = $4,000.00'] });
    expect(view.bySeller.map((row) => row.amount || row.joint)).toEqual(['2000.00', '2000.00', '2000.00']);
  });
});

describe('one figure divided among the sellers', () => {
  const costs = (amount: string, apportionBy: Head['apportionBy']) => ({
    ...aHead('us.costs', {}, { items: items(amount) }),
    liability: 'apportioned' as const,
    apportionBy,
  });
  const sellers = sellersWith([{ price: '1', units: '100' }], [{ price: '1', units: '200' }], []);

  test('equally to the cent, or by what they sold', () => {
    expect(viewOf([costs('100', 'equally')], sellers).bySeller.map((row) => row.amount)).toEqual(['33.34', '33.33', '33.33']);
    const bySales = viewOf([costs('100', 'revenue')], sellers);
    expect(bySales.bySeller.map((row) => row.amount)).toEqual(['33.33', '66.67', '0.00']);
    expect(bySales.findings.find((one) => one.id === 'damages.bears-no-part')?.params).toMatchObject({ count: 1, numbers: '3' });
  });

  test('nothing sold, nothing to divide by', () => {
    expect(viewOf([costs('100', 'units')], sellersWith([], [])).totals[0]?.amount).toBeNull();
  });
});

test('what the sellers owe alone, what groups owe together and the joint heads make the total', () => {
  const offer = fc.record({
    right: fc.constantFrom('A', 'B', 'C'),
    price: fc.integer({ min: 1, max: 999 }).map(String),
    units: fc.integer({ min: 1, max: 99 }).map(String),
  });
  const matter = fc.record({
    offers: fc.array(fc.array(offer, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 9 }),
    groups: fc.array(fc.constantFrom('', 'x', 'y'), { minLength: 9, maxLength: 9 }),
    liability: fc.constantFrom('joint' as const, 'each' as const, 'group' as const),
    apportionBy: fc.constantFrom('equally' as const, 'revenue' as const, 'units' as const),
    costs: fc.integer({ min: 1, max: 10_000_000 }).map((cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`),
    claimed: fc.constantFrom('', '500', '1500'),
  });
  fc.assert(
    fc.property(matter, ({ offers, groups, liability, apportionBy, costs, claimed }) => {
      const together = new Map(groups.flatMap((group, index) => (group === '' ? [] : [[`s${index + 1}`, group] as const])));
      const heads = [
        aHead('us.tm.stat', { amount_per_unit: '1000' }, { id: 'a', liability, claimed }),
        aHead('us.costs', {}, { id: 'b', items: items(costs), liability: 'apportioned', apportionBy }),
        aHead('us.fee.tm', {}, { id: 'c', items: items('12.34') }),
      ];
      const view = viewOf(heads, sellersWith(...offers), { groups: together });
      const one = offers.length === 1;
      const jointHeads = view.heads.filter(({ head }) => head.liability === 'joint' && !one).map(({ result }) => result.amount ?? '0');
      const rings = new Map(
        view.bySeller.filter((row) => row.joint !== '').map((row) => [Math.min(row.no, ...row.jointWith), row.joint] as const),
      );
      const alone = view.bySeller.map((row) => row.amount || '0');
      expect(roundMinor(addAmounts([...alone, ...rings.values(), ...jointHeads]), 'USD')).toBe(view.totals[0]?.amount);
    }),
  );
});
