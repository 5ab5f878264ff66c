/** Readiness: what can be filed today, what of it is proved, and which proof would raise that most. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Raise } from '#core/damages/compare/model.ts';
import { readiness } from '#core/damages/compare/readiness.ts';
import { emptyInput, type Head, type Input } from '#core/damages/model.ts';
import { damagesView } from '#core/damages/view.ts';
import { items, type Offer, sellersWith } from '../cast.ts';
import { aHead, sourcesOf, unproved, withInputs } from './cast.ts';

const cn = { pack: 'cn-civil' } as const;
const punitive = aHead('cn.tm.punitive', { unit_price: '100', units: '50', margin: '0.5', deduction: '0.4', multiplier: '2' });
const short = (raises: readonly Raise[]) => raises.map(({ input, gain, why, needs }) => [input, gain, why, needs]);
const blockers = (head: Head, more: Parameters<typeof sourcesOf>[2] = cn) =>
  readiness(sourcesOf([head], [], more)).claims.map((claim) => [claim.ready, ...claim.blockers.map((one) => `${one.where} ${one.id}`)]);

/** Sellers with all their listings, and with those only that evidence stands behind. */
const withProof = (...offers: readonly (readonly Offer[])[]) => ({
  sellers: sellersWith(...offers),
  proved: sellersWith(...offers.map((of) => of.filter((offer) => offer.sources?.length !== 0))),
});

describe('a claim', () => {
  test('is ready when it is computed, every figure is supported and reasons are given; what it gives is proved', () => {
    const { claims, provable, raises, gaps } = readiness(sourcesOf([punitive], [], cn));
    expect(claims).toMatchObject([{ head: 'h1', ready: true, amount: '3000.00', provable: '3000.00', blockers: [] }]);
    expect(provable).toEqual([{ currency: 'CNY', amount: '3000.00', loss: '3000.00', expenses: '0.00', claimed: '3000.00' }]);
    expect([raises, gaps]).toEqual([[], []]);
  });

  test('is kept back by whatever a court would ask for first', () => {
    expect(blockers(withInputs(punitive, { units: unproved }))).toEqual([[false, 'damages/h1/units damages.unsupported']]);
    expect(blockers({ ...punitive, reasons: ' ' })).toEqual([[false, 'damages/h1/reasons damages.needs-reasons']]);
    expect(blockers({ ...punitive, conductFacts: [] })).toEqual([[false, 'damages/h1/conduct_facts damages.needs-conduct']]);
    expect(blockers(punitive, { ...cn, actDate: '2027-03-01' })).toEqual([[false, 'damages/h1/rule damages.known-gap']]);
    expect(blockers(punitive, { ...cn, actDate: '' })).toEqual([[false, 'matter/actDate damages.no-act-date']]);
    expect(blockers(punitive, { ...cn, evidence: new Set() })).toHaveLength(1);
  });

  test('law that nobody verified does not keep it back, and is named to be read first', () => {
    const [claim] = readiness(sourcesOf([punitive], [], cn)).claims;
    expect(claim?.checks.map((one) => one.id)).toEqual(['damages.unverified']);
  });

  test('that excludes another one keeps both back, and no total is provable', () => {
    const heads = [punitive, aHead('cn.tm.royalty', { royalty: '10', multiple: '2' }, { id: 'h2' })];
    const { claims, provable } = readiness(sourcesOf(heads, [], cn));
    expect(claims.map((claim) => claim.ready)).toEqual([false, false]);
    expect(provable).toEqual([{ currency: 'CNY', amount: null, loss: null, expenses: null, claimed: null }]);
  });
});

describe('provable', () => {
  const provableOf = (head: Head, more: Partial<Parameters<typeof sourcesOf>[2]> = {}) =>
    readiness(sourcesOf([head], [], { ...cn, ...more })).claims[0]?.provable;

  test('a figure without evidence counts as missing; what is asked for needs none', () => {
    expect(provableOf(withInputs(punitive, { units: unproved }))).toBeNull();
    expect(provableOf(withInputs(punitive, { multiplier: unproved }))).toBe('3000.00');
    const sum = aHead('cn.contract.loss', { refunds_advanced: '700', lost_benefit: '300' });
    expect(provableOf(withInputs(sum, { lost_benefit: unproved }))).toBe('700.00');
  });

  test('an estimate that evidence supports counts at the end that gives less', () => {
    const estimate = { standing: 'estimate' as const, low: '40', high: '60' };
    expect(provableOf(withInputs(punitive, { units: estimate }))).toBe('2400.00');
    // More deducted is less claimed: the high end of a deduction.
    expect(provableOf(withInputs(punitive, { deduction: { standing: 'estimate', low: '0.3', high: '0.5' } }))).toBe('2500.00');
  });

  test('a deduction without evidence is a concession: leaving it out would raise the figure', () => {
    const head = withInputs(punitive, { deduction: unproved });
    const { claims, raises } = readiness(sourcesOf([head], [], cn));
    expect(claims[0]).toMatchObject({ amount: '3000.00', provable: '3000.00' });
    expect(raises).toEqual([]);
  });

  test('of a sum the items with vouchers count', () => {
    const [bare, ...rest] = items('1000', '200', '30');
    const head = aHead('cn.expenses', {}, { items: bare ? [{ ...bare, sources: [] }, ...rest] : [] });
    const { provable, raises } = readiness(sourcesOf([head], [], cn));
    expect(provable).toEqual([{ currency: 'CNY', amount: '230.00', loss: '0.00', expenses: '230.00', claimed: '1230.00' }]);
    expect(short(raises)).toEqual([['items/i0', '1000.00', 'unsupported', []]]);
  });

  test('of sales read from listings those count that evidence stands behind', () => {
    const { sellers, proved } = withProof(
      [
        { price: '20', units: '10' },
        { price: '5', units: '8', sources: [] },
      ],
      [{ price: '1', units: '7', sources: [] }],
    );
    const head = aHead('us.tm.profits', {}, { liability: 'each' });
    const { claims, raises } = readiness(sourcesOf([head], sellers, { proved }));
    expect(claims[0]).toMatchObject({ amount: '247.00', provable: '200.00', ready: false });
    expect(short(raises)).toEqual([['gross_sales', '47.00', 'unsupported', []]]);
  });

  test('alternatives and information are proved for themselves and raise no total', () => {
    const head = withInputs(
      { ...aHead('cn.contract.loss', { refunds_advanced: '700', lost_benefit: '300' }), position: 'alternative' },
      { lost_benefit: unproved },
    );
    const { claims, provable, raises } = readiness(sourcesOf([head], [], cn));
    expect(claims[0]?.provable).toBe('700.00');
    expect([provable, raises]).toEqual([[], []]);
  });
});

describe('raises', () => {
  test('the greatest gain first; each says where it is entered', () => {
    const sum = withInputs(aHead('cn.contract.loss', { refunds_advanced: '700', anti_counterfeit_cost: '900', lost_benefit: '300' }), {
      refunds_advanced: unproved,
      anti_counterfeit_cost: { standing: 'estimate', low: '850', high: '1000' },
      lost_benefit: unproved,
    });
    const { raises } = readiness(sourcesOf([sum], [], cn));
    expect(short(raises)).toEqual([
      ['refunds_advanced', '700.00', 'unsupported', []],
      ['lost_benefit', '300.00', 'unsupported', []],
      ['anti_counterfeit_cost', '50.00', 'estimate', []],
    ]);
    expect(raises[0]).toMatchObject({
      head: 'h1',
      where: 'damages/h1/refunds_advanced',
      currency: 'CNY',
      label: { en: 'Refunds advanced to consumers' },
    });
  });

  test('what gains nothing alone names the smallest set that has to come with it', () => {
    const head = withInputs(punitive, { unit_price: unproved, units: unproved });
    expect(short(readiness(sourcesOf([head], [], cn)).raises)).toEqual([
      ['unit_price', '3000.00', 'unsupported', ['units']],
      ['units', '3000.00', 'unsupported', ['unit_price']],
    ]);
  });

  test('a figure that adds nothing, alone or with others, is not named', () => {
    const sum = aHead('cn.contract.loss', { refunds_advanced: '700', lost_benefit: '0' });
    const head = withInputs(sum, { refunds_advanced: unproved, lost_benefit: unproved });
    expect(short(readiness(sourcesOf([head], [], cn)).raises)).toEqual([['refunds_advanced', '700.00', 'unsupported', []]]);
  });

  test('the smallest set is found among many gaps too', () => {
    const bare = items(...Array.from({ length: 9 }, (_, index) => String(index + 1))).map((item) => ({ ...item, sources: [] }));
    const head = withInputs(aHead('us.tm.actual', { lost_sales: '1000', margin: '0.3' }, { items: bare }), {
      lost_sales: unproved,
      margin: unproved,
    });
    const { raises } = readiness(sourcesOf([head]));
    expect(raises).toHaveLength(11);
    expect(short(raises.slice(0, 3))).toEqual([
      ['lost_sales', '300.00', 'unsupported', ['margin']],
      ['margin', '300.00', 'unsupported', ['lost_sales']],
      ['items/i8', '9.00', 'unsupported', []],
    ]);
  });

  test('of a sum with half a term unproved the other half does not count either', () => {
    const head = withInputs(aHead('us.tm.actual', { lost_sales: '1000', margin: '0.3', price_erosion: '50' }), { margin: unproved });
    const { claims, raises } = readiness(sourcesOf([head]));
    expect(claims[0]).toMatchObject({ amount: '350.00', provable: null });
    expect(short(raises)).toEqual([['margin', '350.00', 'unsupported', []]]);
  });

  test('what is missing comes last: nobody knows yet what it would gain', () => {
    const heads = [
      aHead('us.tm.stat', { units: '2' }),
      withInputs(aHead('us.fee.tm', { hours: '10', rate: '300' }, { id: 'h2' }), { hours: unproved }),
    ];
    expect(short(readiness(sourcesOf(heads)).raises)).toEqual([
      ['hours', '3000.00', 'unsupported', []],
      ['amount_per_unit', null, 'missing', []],
    ]);
  });

  test('a claim for less than is computed gains only up to the claim', () => {
    const head = withInputs(aHead('cn.contract.loss', { refunds_advanced: '700', lost_benefit: '300' }, { claimed: '800' }), {
      lost_benefit: unproved,
    });
    expect(short(readiness(sourcesOf([head], [], cn)).raises)).toEqual([['lost_benefit', '100.00', 'unsupported', []]]);
  });

  test('a long list of items is looked at from the top; the small ones come together', () => {
    const bare = items(...Array.from({ length: 60 }, (_, index) => String(index + 1))).map((item) => ({ ...item, sources: [] }));
    const { raises } = readiness(sourcesOf([aHead('cn.expenses', {}, { items: bare })], [], cn));
    expect(raises).toHaveLength(51);
    expect(raises[0]).toMatchObject({ input: 'items/i59', gain: '60.00' });
    expect(raises.find((one) => one.input === 'items')).toMatchObject({ gain: '55.00', label: { en: '10 smaller items' } });
  });
});

describe('a figure taken over from another head', () => {
  const taken = { ...emptyInput('base'), carried: 'loss' };
  const loss = aHead('cn.tm.loss', { lost_units: '100', rh_unit_profit: '30' }, { id: 'loss', title: '实际损失', position: 'alternative' });
  const onLoss = aHead('cn.tm.punitive', { multiplier: '2' }, { id: 'k' });
  const claim = { ...onLoss, inputs: [...onLoss.inputs, taken] };

  test('what proves it there proves it here, and raises what is claimed here', () => {
    const bare = withInputs(loss, { lost_units: unproved });
    const { claims, raises } = readiness(sourcesOf([bare, claim], [], cn));
    expect(claims.find((one) => one.head === 'k')).toMatchObject({ ready: false, amount: '6000.00', provable: null });
    expect(claims.find((one) => one.head === 'k')?.blockers.map((one) => one.id)).toEqual(['damages.carried-unsupported']);
    expect(raises).toMatchObject([{ where: 'damages/loss/lost_units', gain: '6000.00', why: 'unsupported', needs: [] }]);
    expect(readiness(sourcesOf([loss, claim], [], cn)).claims.find((one) => one.head === 'k')).toMatchObject({
      ready: true,
      provable: '6000.00',
    });
  });

  test('of an estimate there the end that gives less counts here', () => {
    const estimated = withInputs(loss, { lost_units: { low: '80', high: '120', standing: 'estimate' } });
    const { claims, raises } = readiness(sourcesOf([claim, estimated], [], cn));
    expect(claims.find((one) => one.head === 'k')).toMatchObject({ amount: '6000.00', provable: '4800.00' });
    expect(raises).toMatchObject([{ where: 'damages/loss/lost_units', gain: '1200.00', why: 'estimate' }]);
  });

  test('one proof raises both heads where both are claimed', () => {
    const bare = withInputs(
      { ...loss, rule: 'cn.contract.loss', inputs: aHead('cn.contract.loss', { lost_benefit: '1000' }).inputs },
      { lost_benefit: unproved },
    );
    const interest = aHead('cn.int.late', { days: '100' }, { id: 'i' });
    const heads = [
      { ...bare, position: 'primary' as const },
      { ...interest, inputs: [...interest.inputs, { ...taken, name: 'unpaid' }] },
    ];
    const { raises, provable } = readiness(sourcesOf(heads, [], cn));
    const claimed = provable[0]?.claimed ?? '';
    expect(raises).toMatchObject([{ where: 'damages/loss/lost_benefit', gain: claimed }]);
  });
});

test('a head claimed from each says how many sellers have no figure', () => {
  const { sellers, proved } = withProof([{ price: '20', units: '10' }], [{ price: '20' }], [{}]);
  const { gaps, claims } = readiness(sourcesOf([aHead('us.tm.profits', {}, { liability: 'each' })], sellers, { proved }));
  expect(gaps).toMatchObject([
    { head: 'h1', input: 'gross_sales', where: 'damages/h1/gross_sales', sellers: 2, sellerNumbers: '2, 3', label: { en: 'Gross sales' } },
  ]);
  expect(claims[0]?.provable).toBe('200.00');
});

describe('properties', () => {
  const amount = fc.integer({ min: 0, max: 100_000 }).map((cents) => (cents / 100).toFixed(2));
  const figure = (value: fc.Arbitrary<string>) =>
    fc.record({ value, proved: fc.boolean(), spread: fc.integer({ min: 0, max: 50 }), estimate: fc.boolean() });
  type Drawn = { value: string; proved: boolean; spread: number; estimate: boolean };
  const inputOf = ({ value, proved, spread, estimate }: Drawn): Partial<Input> => ({
    value,
    ...(proved ? {} : unproved),
    ...(estimate
      ? {
          standing: 'estimate',
          low: (Number(value) * (1 - spread / 100)).toFixed(4),
          high: (Number(value) * (1 + spread / 100)).toFixed(4),
        }
      : {}),
  });
  const share = fc.integer({ min: 0, max: 60 }).map((of) => (of / 100).toFixed(2));
  const drawn = fc.record({
    sums: fc.record({
      refunds_advanced: figure(amount),
      anti_counterfeit_cost: figure(amount),
      share: figure(share),
      lost_benefit: figure(amount),
    }),
    product: fc.record({ unit_price: figure(amount), margin: figure(share), deduction: figure(share) }),
  });
  const headsOf = ({ sums, product }: { sums: Record<string, Drawn>; product: Record<string, Drawn> }): Head[] => {
    const made = (rule: string, id: string, from: Record<string, Drawn>, more: Record<string, string> = {}) => {
      const plain = aHead(rule, { ...Object.fromEntries(Object.entries(from).map(([name, { value }]) => [name, value])), ...more }, { id });
      return withInputs(plain, Object.fromEntries(Object.entries(from).map(([name, of]) => [name, inputOf(of)])));
    };
    return [made('cn.contract.loss', 'h1', sums), made('cn.tm.punitive', 'h2', product, { units: '7', multiplier: '2' })];
  };
  /** Every figure with evidence, and estimates proved at their value. */
  const proved = (heads: readonly Head[]): Head[] =>
    heads.map((head) => ({
      ...head,
      inputs: head.inputs.map((input) => ({
        ...input,
        low: '',
        high: '',
        standing: 'evidence' as const,
        sources: [{ evidence: 'e1', page: null }],
      })),
    }));

  test('what is proved is never more than what is claimed, and all proof together gives the whole claim', () => {
    fc.assert(
      fc.property(drawn, (of) => {
        const heads = headsOf(of);
        const { claims, provable, raises } = readiness(sourcesOf(heads, [], cn));
        for (const claim of claims) expect(Number(claim.provable ?? 0)).toBeLessThanOrEqual(Number(claim.amount));
        const [total] = damagesView(sourcesOf(heads, [], cn)).totals;
        const [now] = provable;
        for (const { gain } of raises) {
          expect(Number(gain)).toBeGreaterThan(-0.001);
          expect(Number(now?.amount) + Number(gain)).toBeLessThanOrEqual(Number(total?.amount) + 0.001);
        }
        const [whole] = readiness(sourcesOf(proved(heads), [], cn)).provable;
        expect(whole?.amount).toBe(total?.amount);
        // Less is proved than claimed: then something is named that would raise it.
        if (now?.amount !== total?.amount) expect(raises.length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test('a raise gains what it says: with evidence for it and for what it needs, so much more is proved', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), (of, pick) => {
        const heads = headsOf(of);
        const { provable, raises } = readiness(sourcesOf(heads, [], cn));
        const raise = raises[pick % Math.max(1, raises.length)];
        if (!raise) return;
        const closed = heads.map((head) => {
          if (head.id !== raise.head) return head;
          const names = [raise.input, ...raise.needs];
          const [done] = proved([head]);
          const of_ = (name: string) => done?.inputs.find((input) => input.name === name);
          return { ...head, inputs: head.inputs.map((input) => (names.includes(input.name) ? (of_(input.name) ?? input) : input)) };
        });
        const [now] = readiness(sourcesOf(closed, [], cn)).provable;
        const gained = Math.round((Number(now?.amount) - Number(provable[0]?.amount)) * 100);
        expect(gained).toBe(Math.round(Number(raise.gain) * 100));
      }),
      { numRuns: 60 },
    );
  });
});
