import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Head } from '#core/damages/model.ts';
import { roundMinor } from '#core/kit/money.ts';
import { aHead, items, sellersWith, viewOf } from './cast.ts';

const sellers = sellersWith([{}], [{}], [{}]);
const profits = (id: string, amount: string, more: Partial<Head> = {}) => aHead('us.tm.profits', { gross_sales: amount }, { id, ...more });
const statutory = (id: string, amount: string, more: Partial<Head> = {}) =>
  aHead('us.tm.stat', { units: '1', amount_per_unit: amount }, { id, ...more });
const conflicts = (...heads: Head[]) =>
  viewOf(heads, sellers)
    .findings.filter((one) => one.severity === 'error')
    .map((one) => `${one.id} ${one.where}`);

describe('one measure of a group for one wrong', () => {
  test('profits and statutory damages against the same seller make no total', () => {
    const view = viewOf([profits('a', '100'), statutory('b', '1000')], sellers);
    expect(view.totals).toEqual([{ currency: 'USD', amount: null, low: null, high: null, loss: null, expenses: null }]);
    expect(conflicts(profits('a', '100'), statutory('b', '1000'))).toEqual([
      'damages.one-of-group damages/a',
      'damages.one-of-group damages/b',
    ]);
  });

  test('in the alternative they stand side by side, and the total is the primary one', () => {
    const view = viewOf([profits('a', '100', { position: 'alternative' }), statutory('b', '1000')], sellers);
    expect(view.totals).toEqual([
      { currency: 'USD', amount: '1000.00', low: '1000.00', high: '1000.00', loss: '1000.00', expenses: '0.00' },
    ]);
  });

  test('against different sellers they add up', () => {
    const view = viewOf([profits('a', '100', { sellers: ['s1'] }), statutory('b', '1000', { sellers: ['s2', 's3'] })], sellers);
    expect(view.totals[0]?.amount).toBe('1100.00');
  });

  test('a head against everyone meets a head against one, before and after it', () => {
    expect(conflicts(profits('a', '100'), statutory('b', '1000', { sellers: ['s2'] }))).toHaveLength(2);
    expect(conflicts(statutory('b', '1000', { sellers: ['s2'] }), profits('a', '100'))).toHaveLength(2);
  });

  test('different groups add up: marks, domain names, works', () => {
    const view = viewOf(
      [
        statutory('a', '1000'),
        aHead('us.acpa.stat', { domains: '1', amount_per_domain: '1000' }, { id: 'b' }),
        aHead('us.cr.stat', { works: '1', amount_per_work: '750' }, { id: 'c' }),
      ],
      sellers,
    );
    expect(view.totals[0]?.amount).toBe('2750.00');
    // A mark and a domain name are one right used twice; a work beside them is another one, and no loss may be in both.
    const beside = view.findings.filter((one) => one.id === 'damages.rights-side-by-side');
    expect(beside.map((one) => `${one.severity} ${one.where}`)).toEqual(['warning damages/c', 'warning damages/c']);
  });

  test('contract: loss and goodwill are parts of one measure, an agreed sum is another', () => {
    const loss = aHead('cn.contract.loss', { refunds_advanced: '1000' }, { id: 'a' });
    const goodwill = aHead('cn.contract.goodwill', { goodwill_loss: '500' }, { id: 'b' });
    const agreed = aHead('cn.contract.ld', { agreed_sum: '700' }, { id: 'c' });
    expect(viewOf([loss, goodwill], [], { pack: 'cn-civil' }).totals[0]?.amount).toBe('1500.00');
    expect(viewOf([loss, goodwill, agreed], [], { pack: 'cn-civil' }).totals[0]?.amount).toBeNull();
    expect(viewOf([loss, goodwill, { ...agreed, position: 'alternative' }], [], { pack: 'cn-civil' }).totals[0]?.amount).toBe('1500.00');
  });

  test('the same measure twice is counted and remarked on', () => {
    const view = viewOf([profits('a', '100'), profits('b', '50')], sellers);
    expect(view.totals[0]?.amount).toBe('150.00');
    expect(view.findings.map((one) => one.id)).toEqual(['damages.same-measure']);
  });

  test('the fee in treble damages is not asked for again', () => {
    const treble = (fee: string) => aHead('us.tm.treble', { profits: '100', attorney_fee: fee }, { id: 'a' });
    const fee = aHead('us.fee.tm', {}, { id: 'b', items: items('40') });
    expect(conflicts(treble('40'), fee)).toEqual(['damages.overlap damages/a', 'damages.overlap damages/b']);
    expect(viewOf([treble('0'), fee], sellers).totals[0]).toMatchObject({ amount: '340.00', loss: '300.00', expenses: '40.00' });
  });
});

test('what only informs is never part of a claim', () => {
  const heads = [profits('a', '100'), aHead('us.int.post', { judgment: '100', rate: '0.04', days: '365' }, { id: 'b' })];
  expect(viewOf(heads, sellers).totals[0]?.amount).toBe('100.00');
});

test('the table by seller is in the currency of the pack, whatever comes first', () => {
  const pounds = aHead('us.costs', {}, { id: 'a', currency: 'GBP', liability: 'each', items: items('7') });
  const dollars = statutory('b', '1000', { liability: 'each' });
  for (const heads of [
    [pounds, dollars],
    [dollars, pounds],
  ])
    expect(viewOf(heads, sellers).bySeller.map((row) => `${row.amount} ${row.currency}`)).toEqual(Array(3).fill('1000.00 USD'));
});

test('a joint head counts once, a head from each as often as there are sellers', () => {
  expect(viewOf([statutory('a', '1000')], sellers).totals[0]?.amount).toBe('1000.00');
  expect(viewOf([statutory('a', '1000', { liability: 'each' })], sellers).totals[0]?.amount).toBe('3000.00');
  expect(viewOf([statutory('a', '1000', { liability: 'each', sellers: ['s1', 's3'] })], sellers).totals[0]?.amount).toBe('2000.00');
});

describe('whatever is entered', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 14n }).map((cents) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`);
  const costs = fc.record({ amounts: fc.array(amount, { minLength: 1, maxLength: 5 }), currency: fc.constantFrom('USD', 'CNY', 'EUR') });

  test('the order of heads, items and inputs changes no total', () => {
    fc.assert(
      fc.property(fc.array(costs, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), (entries, random) => {
        const heads = entries.map(({ amounts, currency }, index) =>
          aHead('us.costs', {}, { id: `h${index}`, currency, items: items(...amounts) }),
        );
        const shuffle = <T>(list: readonly T[]): T[] =>
          list
            .map((value) => ({ value, at: random.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ value }) => value);
        const other = shuffle(heads).map((head) => ({ ...head, items: shuffle(head.items) }));
        const totals = (of: Head[]) => viewOf(of).totals.toSorted((a, b) => a.currency.localeCompare(b.currency));
        expect(totals(other)).toEqual(totals(heads));
      }),
    );
    const values = { unit_price: '189', units: '6050', margin: '0.504', deduction: '0.4', multiplier: '3' };
    const reversed = Object.fromEntries(Object.entries(values).reverse());
    expect(viewOf([aHead('cn.tm.punitive', reversed)], [], { pack: 'cn-civil' }).totals).toEqual(
      viewOf([aHead('cn.tm.punitive', values)], [], { pack: 'cn-civil' }).totals,
    );
  });

  test('currencies never mix, and each total is the sum of its own heads', () => {
    fc.assert(
      fc.property(fc.array(costs, { minLength: 1, maxLength: 6 }), (entries) => {
        const heads = entries.map(({ amounts, currency }, index) =>
          aHead('us.costs', {}, { id: `h${index}`, currency, items: items(...amounts) }),
        );
        for (const total of viewOf(heads).totals) {
          const own = entries.filter((entry) => entry.currency === total.currency).flatMap((entry) => entry.amounts);
          const cents = own.reduce((sum, one) => sum + BigInt(one.replace('.', '')), 0n);
          expect(total.amount).toBe(roundMinor(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`, total.currency));
        }
      }),
    );
  });

  test('no two measures of one group are ever in one total', () => {
    const rule = fc.constantFrom('us.tm.profits', 'us.tm.stat', 'us.acpa.stat', 'us.cr.stat');
    const values: Record<string, Record<string, string>> = {
      'us.tm.profits': { gross_sales: '100' },
      'us.tm.stat': { units: '1', amount_per_unit: '1000' },
      'us.acpa.stat': { domains: '1', amount_per_domain: '1000' },
      'us.cr.stat': { works: '1', amount_per_work: '750' },
    };
    const group: Record<string, string> = { 'us.tm.profits': 'A', 'us.tm.stat': 'A', 'us.acpa.stat': 'B', 'us.cr.stat': 'C' };
    const entry = fc.record({ rule, sellers: fc.subarray(['s1', 's2', 's3']), alternative: fc.boolean() });
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 5 }), (entries) => {
        const heads = entries.map((one, index) =>
          aHead(one.rule, values[one.rule] ?? {}, {
            id: `h${index}`,
            sellers: one.sellers,
            position: one.alternative ? 'alternative' : 'primary',
          }),
        );
        const primary = entries.filter((one) => !one.alternative);
        const meets = (a: string[], b: string[]) => a.length === 0 || b.length === 0 || a.some((seller) => b.includes(seller));
        const clash = primary.some((a, i) =>
          primary.some((b, j) => i < j && a.rule !== b.rule && group[a.rule] === group[b.rule] && meets(a.sellers, b.sellers)),
        );
        const total = viewOf(heads, sellers).totals[0];
        expect(total === undefined).toBe(primary.length === 0);
        if (total) expect(total.amount === null).toBe(clash);
      }),
    );
  });
});
