/** What-if: the same engine over the same matter with other figures; nothing is written. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeSchema } from '#core/damages/compare/model.ts';
import { whatIf } from '#core/damages/compare/what-if.ts';
import { Damages } from '#core/damages/view.ts';
import { items, sellersWith } from '../cast.ts';
import { aHead, sourcesOf } from './cast.ts';

const none = { totals: [], heads: [], appeared: [], gone: [] };
const punitive = aHead('cn.tm.punitive', { unit_price: '189', units: '6050', margin: '0.504', deduction: '0.4', multiplier: '3' });
const expenses = aHead('cn.expenses', {}, { id: 'h2', items: items('40714.80') });
const matter = () => sourcesOf([punitive, expenses], [], { pack: 'cn-civil' });

describe('a changed figure', () => {
  test('shows before, after and only what differs', () => {
    const { before, after, differences } = whatIf(matter(), [{ head: 'h1', inputs: { multiplier: { value: '2' } } }]);
    expect(before.totals[0]).toMatchObject({ amount: '1078052.64' });
    expect(after.totals[0]).toMatchObject({ amount: '732273.36' });
    expect(after.heads.map((head) => head.amount)).toEqual(['691558.56', '40714.80']);
    expect(differences.heads).toEqual([{ id: 'h1', currency: 'CNY', amount: '-345779.28', low: '-345779.28', high: '-345779.28' }]);
    expect(differences.totals).toMatchObject([{ currency: 'CNY', amount: '-345779.28', loss: '-345779.28', expenses: '0.00' }]);
  });

  test('may be an item, the claim, the place or the liability of a head', () => {
    const of = (change: object) => whatIf(matter(), [changeSchema.parse(change)]).differences.totals[0]?.amount;
    expect(of({ head: 'h2', items: { i0: { amount: '40000' } } })).toBe('-714.80');
    expect(of({ head: 'h1', claimed: '1000000' })).toBe('-37337.84');
    expect(of({ head: 'h2', position: 'alternative' })).toBe('-40714.80');
    const each = sourcesOf([aHead('us.tm.stat', { amount_per_unit: '1000' })], sellersWith([{}], [{}]));
    expect(whatIf(each, [{ head: 'h1', liability: 'each' }]).differences.totals[0]?.amount).toBe('1000.00');
  });

  test('beyond the law gives no figure and says why; nobody can say the difference', () => {
    const { after, differences } = whatIf(matter(), [{ head: 'h1', inputs: { multiplier: { value: '6' } } }]);
    expect(after.totals[0]?.amount).toBeNull();
    expect(differences.heads).toEqual([{ id: 'h1', currency: 'CNY', amount: null, low: null, high: null }]);
    expect(differences.appeared.map((one) => one.id)).toContain('damages.above-max');
    const back = whatIf({ ...matter(), heads: [{ ...punitive, inputs: [] }] }, [
      { head: 'h1', inputs: { base: { value: '10' }, multiplier: { value: '2' } } },
    ]);
    expect(back.after.totals[0]?.amount).toBe('20.00');
    expect(back.differences.gone.map((one) => one.id)).toContain('damages.missing-input');
  });

  test('taken out falls back to what the listings say', () => {
    const sources = sourcesOf([aHead('us.tm.profits', { gross_sales: '900' })], sellersWith([{ price: '20', units: '10' }]));
    expect(whatIf(sources, [{ head: 'h1', inputs: { gross_sales: { value: '' } } }]).after.totals[0]?.amount).toBe('200.00');
  });

  test('may be a range: low and high move, the figure stays', () => {
    const { differences } = whatIf(matter(), [{ head: 'h1', inputs: { units: { low: '6000', high: '6050' } } }]);
    expect(differences.heads).toMatchObject([{ amount: '0.00', high: '0.00' }]);
    expect(Number(differences.heads[0]?.low)).toBeLessThan(0);
  });
});

describe('nothing is written and nothing guessed', () => {
  test('the heads given stay as they are', () => {
    const sources = matter();
    const was = structuredClone(sources.heads);
    whatIf(sources, [{ head: 'h1', inputs: { units: { value: '1' } }, claimed: '5' }]);
    expect(sources.heads).toEqual(was);
  });

  test('heads, inputs and items that are not there are refused, and values no head can hold', () => {
    const refused = (change: object) => () => whatIf(matter(), [change as never]);
    expect(refused({ head: 'nowhere' })).toThrow(expect.objectContaining({ kind: 'not-found', id: 'measures.what-if-head' }));
    expect(refused({ head: 'h1', inputs: { profit: { value: '1' } } })).toThrow(
      expect.objectContaining({
        kind: 'invalid',
        id: 'measures.what-if-input',
        findings: [expect.objectContaining({ where: 'damages/h1/profit' })],
      }),
    );
    expect(refused({ head: 'h2', items: { i9: { amount: '1' } } })).toThrow(expect.objectContaining({ id: 'measures.what-if-item' }));
    for (const value of ['1e3', '=1+1', '１', '<b>', '1,000', '\ud800', ' 1'])
      expect(refused({ head: 'h1', inputs: { units: { value } } }), value).toThrow(expect.objectContaining({ kind: 'invalid' }));
    expect(() => whatIf(matter(), [{ head: 'h1' }, { head: 'h1' }])).toThrow(expect.objectContaining({ id: 'measures.what-if-twice' }));
  });
});

describe('properties', () => {
  const number = fc.integer({ min: 0, max: 10_000 }).map(String);
  const change = fc.record({ units: number, margin: fc.integer({ min: 0, max: 1000 }).map((of) => String(of / 1000)) });

  test('no change, and a change to what is there, give no difference', () => {
    expect(whatIf(matter(), []).differences).toEqual(none);
    fc.assert(
      fc.property(change, ({ units, margin }) => {
        const head = aHead('cn.tm.punitive', { unit_price: '189', units, margin, multiplier: '3' });
        const same = {
          head: 'h1',
          inputs: { units: { value: units }, margin: { value: margin } },
          claimed: '',
          position: 'primary' as const,
        };
        expect(whatIf(sourcesOf([head], [], { pack: 'cn-civil' }), [same]).differences).toEqual(none);
      }),
      { numRuns: 30 },
    );
  });

  test('before and the difference make after, and after is what the changed matter gives', () => {
    const engine = new Damages();
    fc.assert(
      fc.property(change, ({ units, margin }) => {
        const asked = [{ head: 'h1', inputs: { units: { value: units }, margin: { value: margin } } }];
        const { before, after, differences } = whatIf(matter(), asked, (sources) => engine.view(sources));
        const cents = (amount: string | null | undefined) => Math.round(Number(amount ?? 0) * 100);
        expect(cents(before.totals[0]?.amount) + cents(differences.totals[0]?.amount)).toBe(cents(after.totals[0]?.amount));
        expect(whatIf(matter(), asked)).toEqual({ before, after, differences });
      }),
      { numRuns: 30 },
    );
  });

  test('10,000 sellers: one amount changed changes what each of them owes', () => {
    const sellers = sellersWith(...Array.from({ length: 10_000 }, (_, index) => [{ price: String(10 + (index % 7)), units: '3' }]));
    const sources = sourcesOf([aHead('us.tm.stat', { amount_per_unit: '1000' }, { liability: 'each' })], sellers);
    const { differences } = whatIf(sources, [{ head: 'h1', inputs: { amount_per_unit: { value: '1000.01' } } }]);
    expect(differences.totals[0]?.amount).toBe('100.00');
  });
});
