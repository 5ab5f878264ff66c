/** Figures meant to break the engine: too long, too fine, too many days, at the borders of a law, in currencies with odd minor units. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addAmounts, exact, roundMinor } from '#core/kit/money.ts';
import { aHead, figure, items, sellersWith, viewOf } from './cast.ts';

test.each([
  ['us.int.post', { judgment: '25000', rate: '0.04', days: '99999999999999999' }, 'damages.too-many-days'],
  ['us.int.post', { judgment: '25000', rate: '0.04', days: '36526' }, 'damages.too-many-days'],
  ['us.tm.profits', { gross_sales: '9'.repeat(20_000) }, 'damages.out-of-reach'],
  ['us.tm.profits', { gross_sales: `1.${'1'.repeat(41)}` }, 'damages.out-of-reach'],
  ['us.tm.profits', { gross_sales: '1000000000000000000' }, 'damages.out-of-reach'],
  ['us.tm.profits', { gross_sales: '-0.01' }, 'damages.negative'],
] as const)('%s of %o is refused', (rule, values, id) => {
  expect(figure(rule, values)).toEqual([id]);
});

test('what a claim can have is exact to the cent', () => {
  expect(figure('us.tm.profits', { gross_sales: '000999999999999999999.99', deductions_proved: '0.005' })).toBe('999999999999999999.99');
  expect(figure('cn.tm.gain_margin', { infringing_sales: '999999999999999', margin: `0.${'9'.repeat(40)}` })).toBe('999999999999999.00');
  expect(figure('us.int.post', { judgment: '1', rate: '0', days: '36525' })).toBe('1.00');
  expect(figure('us.costs', {}, { items: items('9'.repeat(19)) })).toContain('damages.out-of-reach');
});

test('an amount that cannot be paid cannot be claimed: no figure is ever above the claim', () => {
  expect(figure('us.tm.profits', { gross_sales: '200' }, { claimed: '100.005' })).toEqual(['damages.claim-too-fine']);
  expect(figure('us.tm.profits', { gross_sales: '200' }, { claimed: '100.5', currency: 'JPY' })).toEqual(['damages.claim-too-fine']);
  expect(figure('us.tm.profits', { gross_sales: '200' }, { claimed: '100.005', currency: 'KWD' })).toBe('100.005');
  expect(figure('us.tm.profits', { gross_sales: '200' }, { claimed: '100.0500' })).toBe('100.05');
});

test.each([
  ['2019-10-31', ['damages.not-in-force']],
  ['2019-11-01', []],
  ['2026-12-31', []],
  ['2027-01-01', ['damages.known-gap']],
])('statutory damages for a mark, for an act of %s', (actDate, ids) => {
  const view = viewOf([aHead('cn.tm.stat', { amount: '100' })], [], { pack: 'cn-civil', actDate });
  expect(view.findings.filter((one) => one.severity === 'error').map((one) => one.id)).toEqual(ids);
  expect(view.totals[0]?.amount).toBe(ids.length === 0 ? '100.00' : null);
});

test('divided among any number of sellers, in yen and dinar too, the parts are the whole; in any order of heads and sellers', () => {
  const amount = fc
    .bigInt({ min: 0n, max: 10n ** 18n })
    .map((thousandths) => `${thousandths / 1000n}.${String(thousandths % 1000n).padStart(3, '0')}`);
  const one = fc.record({
    amount,
    liability: fc.constantFrom('apportioned' as const, 'each' as const),
    named: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 2 }),
  });
  fc.assert(
    fc.property(fc.array(one, { minLength: 1, maxLength: 4 }), fc.constantFrom('USD', 'JPY', 'KWD'), (entries, currency) => {
      const heads = entries.map((entry, index) =>
        aHead(
          'us.costs',
          {},
          { id: `h${index}`, currency, liability: entry.liability, sellers: entry.named.map((no) => `s${no}`), items: items(entry.amount) },
        ),
      );
      const sellers = sellersWith(...Array.from({ length: 7 }, () => []));
      const view = viewOf(heads, sellers);
      const [total] = view.totals;
      expect(roundMinor(addAmounts(view.bySeller.map((row) => row.amount || '0')), currency)).toBe(total?.amount);
      const other = viewOf(
        heads.toReversed().map((head) => ({ ...head, sellers: head.sellers.toReversed() })),
        sellers,
      );
      expect(other.totals).toEqual(view.totals);
      expect(other.bySeller.map((row) => row.amount)).toEqual(view.bySeller.map((row) => row.amount));
      for (const { head, result } of view.heads)
        if (head.liability === 'each')
          expect(exact(result.amount ?? '0').toFixed()).toBe(
            exact(roundMinor(head.items[0]?.amount ?? '0', currency))
              .times(head.sellers.length)
              .toFixed(),
          );
    }),
    { numRuns: 60 },
  );
});
