/** England and Wales: the rules that ship, the court's limit over all defendants, interest, days between two dates. */
import { describe, expect, test } from 'vitest';
import { withConverted } from '#core/damages/exchange/totals.ts';
import { daysBetween } from '#core/damages/formula/period.ts';
import type { Head } from '#core/damages/model.ts';
import { ruleOn } from '#core/damages/rule.ts';
import { damagesView } from '#core/damages/view.ts';
import { openLibrary } from '#core/template/library.ts';
import { aHead, books, compute, ruleOf, sellersWith, TODAY, templates } from './cast.ts';

const found = books.get('gb-ipec');
if (!found) throw new Error('no rules for gb-ipec');
const book = found;

const head = (rule: string, values: Readonly<Record<string, string>>, more: Partial<Head> = {}): Head =>
  aHead(rule, values, { currency: rule.startsWith('eu.') ? 'EUR' : 'GBP', id: rule, ...more });

const view = (heads: readonly Head[], more: { court?: string; sellers?: ReturnType<typeof sellersWith> } = {}) =>
  damagesView({
    book,
    heads,
    sellers: more.sellers ?? sellersWith([{}], [{}]),
    facts: ['f1'],
    actDate: '2026-06-01',
    today: TODAY,
    court: more.court ?? 'ipec',
  });

const amount = (rule: string, values: Readonly<Record<string, string>>, more: Partial<Head> = {}) => {
  const result = view([head(rule, values, more)], { court: '' }).heads[0]?.result;
  return result?.amount ?? result?.findings.filter((one) => one.severity === 'error').map((one) => one.id);
};
const computedBy = (rule: string, values: Readonly<Record<string, string>>) => {
  const version = ruleOn(book.rules, rule, TODAY).rule;
  if (!version) throw new Error(`no rule ${rule}`);
  return compute(version, head(rule, values));
};
const ids = (of: { readonly findings: readonly { readonly id: string }[] }) => of.findings.map((one) => one.id);

describe('the rules that ship', () => {
  test('are those of the specification, and a rule nobody verified says what is to be checked', () => {
    expect(book.rules.map((rule) => rule.id).sort()).toEqual(
      'en.costs.ipec en.int en.po.damages en.tm.account en.tm.damages en.tm.reg3 eu.13.1.a eu.13.1.b'.split(' '),
    );
    expect(book.rules.filter((rule) => rule.verified).map((rule) => rule.id)).toEqual(['en.tm.reg3', 'en.int']);
    expect(ids(view([head('en.tm.account', { infringing_sales: '10', direct_costs: '1' })]))).toContain('damages.unverified');
  });

  test('the pack is read without a finding, and its courts are those the caps name', async () => {
    const library = await openLibrary(templates);
    const pack = library.packs.find((one) => one.id === 'gb-ipec');
    expect(library.findings.filter((one) => one.where.includes('gb-ipec'))).toEqual([]);
    expect(pack?.courts.map((court) => court.id)).toEqual(['ipec', 'ip-list']);
    expect(book.caps?.flatMap((cap) => cap.courts).filter((id) => !pack?.courts.some((court) => court.id === id))).toEqual([]);
    expect(library.templates.filter((one) => one.pack === 'gb-ipec').map((one) => one.id)).toEqual(['gb-ipec/schedule-of-loss']);
  });

  test('damages: sales lost at the margin, royalty on the rest, price depression', () => {
    const values = {
      lost_units: '100',
      margin_per_unit: '40',
      other_units: '900',
      price: '20',
      royalty_rate: '0.05',
      price_depression: '250',
    };
    expect(amount('en.tm.damages', values)).toBe('5150.00');
    expect(amount('en.tm.damages', { lost_units: '100' })).toEqual(['damages.missing-input']);
    // Passing off has the same heads of loss, and the harm to goodwill.
    expect(amount('en.po.damages', { ...values, goodwill_harm: '1000' })).toBe('6150.00');
  });

  test('account of profits: sales less costs, the part due to the infringement, never below zero', () => {
    const values = { infringing_sales: '100000', direct_costs: '60000', allowable_overheads: '5000' };
    expect(amount('en.tm.account', values)).toBe('35000.00');
    const { result } = computedBy('en.tm.account', { ...values, apportion: '0.4' });
    expect(result.amount).toBe('14000.00');
    expect(result.steps).toEqual(['£100,000.00 − £60,000.00 − £5,000.00 = £35,000.00', '£35,000.00 × 40% = £14,000.00']);
    expect(amount('en.tm.account', { infringing_sales: '100', direct_costs: '150', apportion: '0.5' })).toBe('0.00');
  });

  test('regulation 3 asks for facts that show knowledge, and began on 29 April 2006', () => {
    const values = { unfair_profits: '9000', moral_prejudice: '1000' };
    expect(amount('en.tm.reg3', values)).toBe('10000.00');
    expect(amount('en.tm.reg3', values, { conductFacts: [] })).toEqual(['damages.needs-conduct']);
    expect(ruleOn(book.rules, 'en.tm.reg3', '2006-04-28').rule).toBeUndefined();
  });

  test('costs stop at £60,000; a European royalty may be doubled where the national law says so, not trebled', () => {
    expect(amount('en.costs.ipec', { stage_bills: '71000' })).toBe('60000.00');
    expect(amount('eu.13.1.b', { royalty: '4000', multiple: '2' })).toBe('8000.00');
    expect(amount('eu.13.1.b', { royalty: '4000', multiple: '3' })).toEqual(['damages.above-max']);
    expect(amount('eu.13.1.a', { loss: '1', unfair_profits: '2' })).toBe('3.00');
  });

  test('parts of the damages add up, an account beside them is refused, in the alternative it stands', () => {
    const damages = [
      head('en.tm.damages', { price_depression: '100' }),
      head('en.po.damages', { goodwill_harm: '50' }),
      head('en.tm.reg3', { moral_prejudice: '7' }),
    ];
    expect(view(damages).totals[0]?.amount).toBe('157.00');
    const account = { infringing_sales: '1000' };
    expect(view([...damages, head('en.tm.account', account)])).toMatchObject({ totals: [{ amount: null }] });
    expect(view([...damages, head('en.tm.account', account, { position: 'alternative' })]).totals[0]?.amount).toBe('157.00');
  });
});

describe('the limit of the Enterprise Court', () => {
  const each = (units: string, more: Partial<Head> = {}) =>
    head('en.tm.damages', { lost_units: units, margin_per_unit: '1' }, { id: 'd', liability: 'each', ...more });

  test('620,000 from all defendants together is 500,000, once, with a warning that names both', () => {
    const shown = view([each('310000')]);
    expect(shown.heads[0]?.result.amount).toBe('620000.00');
    expect(shown.totals).toMatchObject([
      { currency: 'GBP', amount: '500000.00', low: '500000.00', high: '500000.00', loss: '500000.00', expenses: '0.00' },
    ]);
    expect(shown.totals[0]?.cap).toMatchObject({ computed: '620000.00', max: '500000.00', statute: 'CPR 63.17A' });
    const warning = shown.findings.find((one) => one.id === 'damages.court-cap');
    expect(warning).toMatchObject({ severity: 'warning', where: 'matter/court', params: { computed: '620000.00', cap: '500000.00' } });
    expect(shown.findings.filter((one) => one.where === 'matter/court').map((one) => one.id)).toEqual([
      'damages.court-cap',
      'damages.unverified',
    ]);
  });

  test('binds heads together, and leaves interest and costs outside', () => {
    const heads = [
      each('200000'),
      head('en.po.damages', { goodwill_harm: '220000' }),
      head('en.int', { principal: '500000', rate: '0.04', days: '365' }),
      head('en.costs.ipec', { stage_bills: '45000' }),
    ];
    expect(view(heads).totals).toMatchObject([
      { amount: '565000.00', loss: '520000.00', expenses: '45000.00', cap: { computed: '620000.00' } },
    ]);
    expect(view(heads, { court: 'ip-list' }).totals).toMatchObject([{ amount: '685000.00', loss: '640000.00' }]);
  });

  test('is no matter below it, in the High Court, for a court typed in, or in euro', () => {
    for (const [heads, court] of [
      [[each('250000')], 'ipec'],
      [[each('310000')], 'ip-list'],
      [[each('310000')], ''],
      [[head('eu.13.1.a', { loss: '620000' })], 'ipec'],
    ] as const) {
      const shown = view(heads, { court });
      expect(shown.totals[0]?.cap).toBeUndefined();
      expect(ids(shown)).not.toContain('damages.court-cap');
    }
    expect(view([each('250000')]).totals[0]?.amount).toBe('500000.00');
  });

  test('holds the high end of an estimate before it holds the figure', () => {
    const estimate = { name: 'lost_units', value: '200000', low: '150000', high: '300000', standing: 'estimate', basis: 'as shown' };
    const margin = { name: 'margin_per_unit', value: '1' };
    const ranged = aHead(
      'en.tm.damages',
      {},
      { id: 'd', currency: 'GBP', liability: 'each', inputs: [estimate, margin] as Head['inputs'] },
    );
    const shown = view([ranged]);
    expect(shown.totals).toMatchObject([{ low: '300000.00', amount: '400000.00', high: '500000.00' }]);
    expect(ids(shown)).not.toContain('damages.court-cap');
  });

  test('leaves a total open that is open', () => {
    expect(view([each('310000'), head('en.po.damages', {})]).totals).toMatchObject([{ amount: null }]);
  });
});

describe('interest', () => {
  test('of a day on £12,345.67 at 8 % is £2.71', () => {
    expect(amount('en.int', { principal: '12345.67', rate: '0.08', days: '1' })).toBe('2.71');
  });

  test.each([
    ['last', '2026-01-01', '2026-01-31', 30],
    ['first', '2026-01-01', '2026-01-31', 30],
    ['both', '2026-01-01', '2026-01-31', 31],
    ['neither', '2026-01-01', '2026-01-31', 29],
    ['last', '2024-02-28', '2024-03-01', 2],
    ['last', '2026-02-28', '2026-03-01', 1],
    ['last', '2026-03-28', '2026-03-30', 2],
    ['last', '2026-01-01', '2026-01-01', 0],
    ['both', '2026-01-01', '2026-01-01', 1],
    ['neither', '2026-01-01', '2026-01-02', 0],
    ['last', '2026-01-02', '2026-01-01', null],
    ['last', '2026-02-30', '2026-03-01', null],
  ] as const)('days, %s day counted, from %s to %s', (counts, from, to, days) => {
    expect(daysBetween(counts, from, to)).toBe(days);
  });

  const dated = (from: string, to: string, more: Partial<Head['inputs'][number]> = {}) => {
    const base = head('en.int', { principal: '36500', rate: '0.08' });
    const days = {
      name: 'days',
      value: '',
      low: '',
      high: '',
      basis: '',
      standing: 'evidence',
      currency: '',
      rateOn: '',
      valued: '',
      carried: '',
      sources: [],
    } as const;
    return view([{ ...base, inputs: [...base.inputs, { ...days, sources: [], period: { from, to }, ...more }] }]);
  };

  test('by two dates: the days are counted, the basis says how, and the count is marked as not verified', () => {
    const shown = dated('2026-01-01', '2026-01-31');
    expect(shown.heads[0]?.result.amount).toBe('240.00');
    expect(shown.heads[0]?.result.inputs.find((one) => one.name === 'days')).toMatchObject({
      value: '30',
      basis: 'from January 1, 2026 to January 31, 2026, the first day not counted, the last counted',
    });
    expect(ids(shown)).toContain('damages.day-count');
    expect(ids(shown)).not.toContain('damages.days-differ');
  });

  test('by dates the wrong way round is refused; a number beside other dates is used and named; one date alone is none', () => {
    expect(dated('2026-01-31', '2026-01-01').heads[0]?.result.amount).toBeNull();
    expect(ids(dated('2026-01-31', '2026-01-01'))).toContain('damages.period-order');
    const differs = dated('2026-01-01', '2026-01-31', { value: '10' });
    expect(differs.heads[0]?.result.amount).toBe('80.00');
    expect(differs.findings.find((one) => one.id === 'damages.days-differ')?.params).toMatchObject({ days: 30, value: '10' });
    expect(ids(dated('2026-01-01', ''))).toContain('damages.missing-input');
  });

  test('in China runs on the day after the time for performance, in the United States from the day after entry', () => {
    for (const [id, name] of [
      ['cn.int.late', 'days'],
      ['us.int.post', 'days'],
      ['us.int.pre', 'days'],
      ['us.int.1117b', 'days'],
    ] as const) {
      const period = ruleOf(id).inputs.find((input) => input.name === name)?.period;
      expect(period).toMatchObject({ counts: 'last', verified: false });
    }
    const late = compute(
      ruleOf('cn.int.late'),
      aHead(
        'cn.int.late',
        { unpaid: '1000000' },
        {
          inputs: [
            ...aHead('cn.int.late', { unpaid: '1000000' }).inputs,
            {
              name: 'days',
              value: '',
              low: '',
              high: '',
              basis: '',
              standing: 'evidence',
              currency: '',
              rateOn: '',
              valued: '',
              carried: '',
              sources: [],
              period: { from: '2026-05-01', to: '2026-05-31' },
            },
          ],
        },
      ),
    );
    expect(late.result.amount).toBe('5250.00');
    expect(late.result.inputs.find((one) => one.name === 'days')?.basis).toBe('自2026年5月1日至2026年5月31日，首日不计入，末日计入');
  });
});

describe('a total in another currency', () => {
  const total = { currency: 'USD', amount: '1000.00', low: '1000.00', high: '1000.00', loss: '1000.00', expenses: '0.00' };
  const rate = (from: string, to: string, on: string, value: string) => ({
    id: on,
    matter: 'm1',
    from,
    to,
    on,
    rate: value,
    source: 'Bank of England',
    sources: [],
  });

  test('is shown in the currency of the pack at the latest rate, with its day and source, and added to nothing', () => {
    const rates = [
      rate('USD', 'GBP', '2026-05-01', '0.70'),
      rate('USD', 'GBP', '2026-06-01', '0.755'),
      rate('USD', 'GBP', '2027-01-01', '0.9'),
    ];
    const [pounds, dollars] = withConverted([{ ...total, currency: 'GBP' }, total], rates, 'GBP', TODAY);
    expect(pounds).toEqual({ ...total, currency: 'GBP' });
    expect(dollars).toEqual({
      ...total,
      converted: {
        currency: 'GBP',
        amount: '755.00',
        rate: '0.755',
        inverse: false,
        on: '2026-06-01',
        source: 'Bank of England',
        sources: [],
      },
    });
  });

  test('by the other direction is divided; without a rate, or while it is open, it is not converted', () => {
    expect(withConverted([total], [rate('GBP', 'USD', '2026-06-01', '1.3')], 'GBP', TODAY)[0]?.converted).toMatchObject({
      amount: '769.23',
      inverse: true,
    });
    expect(withConverted([total], [rate('USD', 'EUR', '2026-06-01', '0.9')], 'GBP', TODAY)).toEqual([total]);
    expect(
      withConverted([{ ...total, amount: null }], [rate('USD', 'GBP', '2026-06-01', '0.7')], 'GBP', TODAY)[0]?.converted,
    ).toBeUndefined();
  });
});
