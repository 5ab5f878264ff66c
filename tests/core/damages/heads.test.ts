import { describe, expect, test } from 'vitest';
import { damagesView } from '#core/damages/view.ts';
import { damagesMessages } from '#core/kit/messages/damages.ts';
import { aHead, bookOf, compute, figure, items, ruleOf, sellersWith, TODAY, viewOf } from './cast.ts';

const ids = (rule: string, values: Record<string, string>, more: Parameters<typeof aHead>[2] = {}, sellers = sellersWith()) =>
  compute(ruleOf(rule), aHead(rule, values, more), sellers).result.findings.map((one) => `${one.severity} ${one.id} ${one.where}`);

describe('what is entered', () => {
  test('nothing is refused and nothing remarked when all is supported', () => {
    expect(ids('us.tm.profits', { gross_sales: '100' })).toEqual([]);
  });

  test('an input without evidence is named', () => {
    const bare = aHead('us.tm.profits', { gross_sales: '100' });
    const head = { ...bare, inputs: bare.inputs.map((input) => ({ ...input, sources: [] })) };
    const { result } = compute(ruleOf('us.tm.profits'), head);
    expect(result.amount).toBe('100.00');
    expect(result.findings.map((one) => [one.severity, one.id, one.where])).toEqual([
      ['warning', 'damages.unsupported', 'damages/h1/gross_sales'],
    ]);
    expect(result.findings[0]?.message).toBe('Gross sales has no evidence behind it');
  });

  test('an item without evidence or amount is named', () => {
    const [first, second] = items('100', '');
    if (!first || !second) throw new Error('two items');
    expect(ids('us.costs', {}, { items: [{ ...first, sources: [] }, second] })).toEqual([
      'error damages.item-without-amount damages/h1/items/i1',
      'warning damages.unsupported damages/h1/items/i0',
    ]);
    expect(figure('us.costs', {}, { items: [first, second] })).toEqual(['damages.item-without-amount']);
  });

  test.each([
    [{ gross_sales: '-1' }, 'damages.negative'],
    [{ gross_sales: 'much' }, 'damages.not-a-number'],
    [{}, 'damages.missing-input'],
    [{ gross_sales: '1', multiplier: '3' }, 'damages.unknown-input'],
  ])('profits of %j are refused: %s', (values, id) => {
    expect(figure('us.tm.profits', values as unknown as Record<string, string>)).toEqual([id]);
  });

  test('a margin of 50.4 is not 50.4 per cent', () => {
    expect(figure('cn.tm.gain_margin', { infringing_sales: '100', margin: '50.4' })).toEqual(['damages.not-a-fraction']);
  });

  test('half a unit is no unit', () => {
    expect(figure('us.tm.stat', { units: '1.5', amount_per_unit: '1000' })).toEqual(['damages.not-whole']);
  });

  test('a word that is no choice is refused', () => {
    expect(figure('cn.tm.punitive', { base: '1', multiplier: '2', convention: 'both' })).toEqual(['damages.not-a-choice']);
  });

  test('an input entered twice is refused', () => {
    const head = aHead('us.tm.profits', { gross_sales: '100' });
    const twice = { ...head, inputs: [...head.inputs, ...head.inputs] };
    expect(compute(ruleOf('us.tm.profits'), twice).result.amount).toBeNull();
  });

  test('what is entered and not used is remarked on', () => {
    expect(ids('cn.tm.loss', { lost_units: '1', rh_unit_profit: '2', margin: '0.5' })).toEqual([
      'warning damages.input-not-used damages/h1/margin',
    ]);
  });

  test('items beside a rule that takes none are refused, not dropped', () => {
    expect(figure('us.tm.profits', { gross_sales: '1' }, { items: items('5') })).toEqual(['damages.no-items']);
  });

  test('a limit in dollars is not a limit in yuan', () => {
    expect(figure('us.tm.stat', { units: '1', amount_per_unit: '1000' }, { currency: 'CNY' })).toEqual(['damages.rule-currency']);
    expect(figure('us.tm.profits', { gross_sales: '1' }, { currency: 'CNY' })).toBe('1.00');
  });

  test('goodwill without a method of valuation is an error, an estimate a note', () => {
    const head = aHead('cn.contract.goodwill', { goodwill_loss: '100' });
    const bare = { ...head, inputs: head.inputs.map((input) => ({ ...input, basis: '', standing: 'estimate' as const })) };
    const { findings, amount } = compute(ruleOf('cn.contract.goodwill'), bare).result;
    expect(amount).toBe('100.00');
    expect(findings.map((one) => `${one.severity} ${one.id}`)).toEqual(['error damages.needs-basis', 'note damages.estimate']);
  });

  test('an agreed sum far above the loss is computed and remarked on', () => {
    expect(figure('cn.contract.ld', { agreed_sum: '131', actual_loss: '100' })).toBe('131.00');
    expect(ids('cn.contract.ld', { agreed_sum: '131', actual_loss: '100' })).toEqual([
      'warning damages.excessive-agreed-sum damages/h1/actual_loss',
    ]);
    expect(ids('cn.contract.ld', { agreed_sum: '130', actual_loss: '100' })).toEqual([]);
  });

  test('an amount asked for without reasons is remarked on', () => {
    expect(ids('us.tm.stat', { units: '1', amount_per_unit: '1000' }, { reasons: ' ' })).toEqual([
      'warning damages.needs-reasons damages/h1/reasons',
    ]);
  });
});

describe('wilful tiers', () => {
  test.each([
    ['us.tm.stat_wilful', { units: '1', amount_per_unit: '1000' }],
    ['us.tm.treble', { profits: '1' }],
    ['us.cr.stat_wilful', { works: '1', amount_per_work: '1000' }],
    ['cn.tm.punitive', { base: '1', multiplier: '2' }],
  ])('%s needs a recorded fact of conduct', (rule, values) => {
    expect(figure(rule, values as unknown as Record<string, string>, { conductFacts: [] })).toEqual(['damages.needs-conduct']);
    expect(figure(rule, values as unknown as Record<string, string>, { conductFacts: ['gone'] })).toEqual(['damages.needs-conduct']);
    expect(typeof figure(rule, values as unknown as Record<string, string>)).toBe('string');
  });
});

describe('what is claimed', () => {
  const claim = (claimed: string) => compute(ruleOf('us.tm.profits'), aHead('us.tm.profits', { gross_sales: '1000' }, { claimed })).result;

  test('less than computed: the claim is what is asked for', () => {
    expect(claim('800')).toMatchObject({ computed: '1000.00', amount: '800.00' });
    expect(claim('800').findings.map((one) => one.id)).toEqual(['damages.claimed-below-computed']);
  });

  test('more than computed: the computed amount is, and a finding says so', () => {
    expect(claim('1200')).toMatchObject({ computed: '1000.00', amount: '1000.00' });
    expect(claim('1200').findings.map((one) => one.id)).toEqual(['damages.claimed-above-computed']);
  });

  test('exactly that: nothing to say', () => {
    expect(claim('1000').findings).toEqual([]);
  });
});

describe('the law on the day of the act', () => {
  const on = (actDate: string, rule: string, values: Record<string, string>) =>
    viewOf([aHead(rule, values)], [], { actDate, pack: rule.startsWith('cn') ? 'cn-civil' : 'us-federal' });

  test('the version in force is used and named', () => {
    const values = { units: '1', amount_per_unit: '600' };
    expect(on('2005-05-05', 'us.tm.stat', values).heads[0]?.result).toMatchObject({ amount: '600.00', version: 'us.tm.stat@1996-07-02' });
    expect(on('2026-05-05', 'us.tm.stat', values).heads[0]?.result).toMatchObject({ amount: null, version: 'us.tm.stat@2008-10-13' });
  });

  test('an act of 2027 falls under a law that is not loaded: no figure, a finding', () => {
    const view = on('2027-01-01', 'cn.tm.stat', { amount: '100000' });
    expect(view.heads[0]?.result.amount).toBeNull();
    expect(view.totals).toEqual([{ currency: 'CNY', amount: null, low: null, high: null, loss: null, expenses: null }]);
    expect(view.findings.map((one) => one.id)).toEqual(['damages.known-gap']);
    expect(on('2026-12-31', 'cn.tm.stat', { amount: '100000' }).heads[0]?.result.amount).toBe('100000.00');
  });

  test('the unloaded law itself computes nothing', () => {
    expect(on('2027-03-01', 'cn.tm.2027', {}).findings.map((one) => one.id)).toEqual(['damages.known-gap']);
  });

  test('an act before the law is refused', () => {
    expect(on('2019-10-31', 'cn.tm.stat', { amount: '1' }).findings.map((one) => one.id)).toEqual(['damages.not-in-force']);
  });

  test('an unknown rule is named with its nearest', () => {
    const view = on('2026-01-01', 'us.tm.statt', {});
    expect(view.findings.map((one) => [one.id, one.params.nearest])).toEqual([['damages.unknown-rule', 'us.tm.stat']]);
    expect(view.totals).toEqual([]);
  });

  test('without a date the law of today is applied, and said', () => {
    const view = damagesView({
      book: bookOf('cn-civil'),
      heads: [aHead('cn.tm.stat', { amount: '1' })],
      sellers: [],
      facts: ['f1'],
      actDate: '',
      today: TODAY,
    });
    expect(view.heads[0]?.result.amount).toBe('1.00');
    expect(view.findings.map((one) => one.id)).toEqual(['damages.no-act-date']);
  });

  test('what is not verified is said beside the figure, never as settled', () => {
    const view = on('2026-05-05', 'us.tm.stat_wilful', { units: '1', amount_per_unit: '1000' });
    expect(view.findings.map((one) => `${one.severity} ${one.id}`)).toEqual(['note damages.unverified']);
    expect(view.findings[0]?.message).toContain('the floor of $1,000');
  });
});

test('what is read from listings is said to be as shown, brushed orders and all', () => {
  const view = viewOf([aHead('us.tm.profits', {})], sellersWith([{ price: '1', units: '2' }]));
  expect(view.findings.map((one) => `${one.severity} ${one.id} ${one.where}`)).toEqual(['note damages.as-shown damages/h1/gross_sales']);
});

test('every message says in Chinese what it says in English', () => {
  const names = (texts: readonly string[]) =>
    texts
      .join(' ')
      .match(/\{\w+\}/g)
      ?.map((name) => name.replace('_zh', '')) ?? [];
  for (const [id, message] of Object.entries(damagesMessages))
    expect(new Set(names(message['zh-CN'])), id).toEqual(new Set(names(message.en)));
});

test('withdrawn evidence supports nothing', () => {
  const sources = {
    book: bookOf('us-federal'),
    heads: [aHead('us.tm.profits', { gross_sales: '1' })],
    sellers: [],
    facts: ['f1'],
    actDate: '2026-01-01',
    today: TODAY,
  };
  expect(damagesView({ ...sources, evidence: new Set(['e1']) }).findings).toEqual([]);
  expect(damagesView({ ...sources, evidence: new Set(['e2']) }).findings.map((one) => one.id)).toEqual(['damages.unsupported']);
});
