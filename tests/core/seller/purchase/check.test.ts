/** What is missing for a test purchase to stand. */
import { describe, expect, it } from 'vitest';
import { type Purchase, purchaseSchema } from '#core/seller/model.ts';
import type { PurchaseContext } from '#core/seller/purchase/case.ts';
import { purchaseFindings } from '#core/seller/purchase/check.ts';
import { isInstant, recordSchema, stepsOf } from '#core/seller/purchase/model.ts';
import { sameName } from '#core/seller/purchase/names.ts';

type Record = NonNullable<Purchase['record']>;
type Step = Partial<Record['steps'][number]> & Pick<Record['steps'][number], 'kind'>;

const steps: Step[] = [
  { kind: 'order', by: 'Marcus Odell', at: '2026-07-06T14:03:11-05:00', sources: ['order'] },
  { kind: 'payment', date: '2026-07-06', sources: ['statement#pin1'] },
  { kind: 'shipment', date: '2026-07-09' },
  { kind: 'receipt', by: 'Marcus Odell', sources: ['label'] },
  { kind: 'seal', date: '2026-07-22', by: 'Marcus Odell', seal: 'LB-44011' },
  { kind: 'handover', date: '2026-08-20', by: 'Marcus Odell', to: 'Claire Aubonnet' },
  { kind: 'opening', date: '2026-08-21', by: 'Claire Aubonnet', sources: ['film'] },
  { kind: 'examination', sources: ['report'] },
  { kind: 'conclusion', date: '2026-08-21', sources: ['report'] },
  { kind: 'storage', date: '2026-08-22', place: 'Lakefront, Chicago', by: 'Marcus Odell' },
];

const whole = (
  row: Partial<Purchase> = {},
  change: (steps: Step[]) => Step[] = (all) => all,
  record: Partial<Omit<Record, 'steps'>> = {},
): Purchase =>
  purchaseSchema.parse({
    id: 'p1',
    matter: 'm',
    seller: 's6',
    listing: 'l1',
    orderNumber: 'TB-1',
    orderedOn: '2026-07-06',
    paid: '59.89',
    currency: 'USD',
    payee: 'Ostraviq Tradelink Ltd',
    tracking: 'SMPL1',
    deliveredOn: '2026-07-22',
    deliveredTo: 'Chicago, Illinois',
    examinedOn: '2026-08-21',
    examiner: 'Claire Aubonnet, head of authentication',
    conclusion: 'counterfeit',
    differences: 'no serial number',
    ...row,
    record: { steps: change(steps).map((step, index) => ({ id: `s${index}`, ...step })), ...record },
  });

const items = new Map<string, { kind: 'video' | 'other'; mediaType: string }>(
  ['order', 'statement', 'label', 'report'].map((id) => [id, { kind: 'other', mediaType: 'image/png' }]),
);
items.set('film', { kind: 'video', mediaType: 'video/mp4' });

const context = (more: Partial<PurchaseContext> = {}): PurchaseContext => ({
  today: '2026-11-23',
  seller: { name: 'Ostraviq Tradelink Ltd', status: 'active' },
  identifiers: [],
  evidence: items,
  linked: [],
  forum: 'Illinois',
  pleaded: true,
  rules: [],
  ...more,
});

const found = (purchase: Purchase, more: Partial<PurchaseContext> = {}) =>
  purchaseFindings(purchase, context(more)).map(
    ({ severity, where, id }) => `${severity} ${where.replace('seller/purchases/p1/', '')} ${id}`,
  );

const rule = (check: string, verified = true) => ({
  check,
  severity: 'warning' as const,
  why: { en: 'because', 'zh-CN': '因为' },
  source: '',
  verified,
});
const without = (kind: Step['kind']) => (all: Step[]) => all.filter((step) => step.kind !== kind);
const changed = (kind: Step['kind'], change: Partial<Step>) => (all: Step[]) =>
  all.map((step) => (step.kind === kind ? { ...step, ...change } : step));

describe('a purchase', () => {
  it('stands when every step has its day, its person and its evidence', () => {
    expect(found(whole())).toEqual([]);
  });

  it('is told what lies behind it and what comes next, and no more', () => {
    const planned = purchaseSchema.parse({ id: 'p1', matter: 'm', seller: 's6', listing: 'l1' });
    expect(found(planned)).toEqual(['note steps/order purchase.step-next']);
    const skipped = whole({ tracking: '' }, without('shipment'));
    expect(found(skipped)).toEqual(['warning steps/shipment purchase.step-missing']);
  });

  it.each([
    ['a day', changed('payment', { date: '' }), 'warning steps/payment/date purchase.step-undated'],
    ['a person', changed('receipt', { by: '' }), 'warning steps/receipt/by purchase.step-nobody'],
    ['evidence', changed('receipt', { sources: [] }), 'warning steps/receipt/sources purchase.step-unproved'],
    ['evidence in use', changed('receipt', { sources: ['withdrawn'] }), 'warning steps/receipt/sources purchase.source-gone'],
    ['a film', changed('opening', { sources: ['label'] }), 'note steps/opening/sources purchase.photographs-only'],
    ['a seal', changed('seal', { seal: '' }), 'warning steps/seal/seal purchase.no-seal'],
    ['a place of storage', changed('storage', { place: '' }), 'warning steps/storage/place purchase.no-storage'],
  ])('names a step without %s', (_, change, expected) => {
    expect(found(whole({}, change))).toEqual([expected]);
  });

  it('lets the evidence of the whole purchase stand for its steps', () => {
    expect(found(whole({ sources: ['order'] }, changed('receipt', { sources: [] })))).toEqual([]);
    expect(found(whole({}, changed('receipt', { sources: [] })), { linked: ['order'] })).toEqual([]);
  });

  it('refuses days that cannot be', () => {
    expect(found(whole({ examinedOn: '2026-07-20' }, changed('conclusion', { date: '2026-08-21' })))).toEqual([
      'error examinedOn purchase.dates-order',
    ]);
    expect(found(whole({}, changed('shipment', { date: '2026-07-30' })))).toEqual(['error deliveredOn purchase.dates-order']);
    expect(found(whole({ orderedOn: '2026-07-05' }))).toEqual(['error orderedOn purchase.moment']);
    expect(found(whole({}, changed('storage', { date: '2027-01-01' })))).toEqual(['error steps/s9/date purchase.date-ahead']);
  });

  it('takes a leap of a date line as it is shown: the day is that of the zone', () => {
    const order = changed('order', { at: '2026-07-07T02:03:11+08:00' });
    expect(found(whole({ orderedOn: '2026-07-07' }, (all) => changed('payment', { date: '2026-07-07' })(order(all))))).toEqual([]);
  });

  it('holds a conclusion to its examiner and its reasons', () => {
    expect(found(whole({ examiner: '' }))).toContain('error examiner purchase.no-examiner');
    expect(found(whole({ differences: '' }))).toEqual(['error differences purchase.no-differences']);
    const compared = { comparison: [{ id: 'c', feature: 'key', genuine: 'three teeth', sample: 'two teeth' }] };
    expect(found(whole({ differences: '' }, (all) => all, compared))).toEqual([]);
  });

  it('does not let genuine goods be pleaded', () => {
    expect(found(whole({ conclusion: 'genuine' }))).toEqual(['error conclusion purchase.not-infringing']);
    expect(found(whole({ conclusion: 'inconclusive' }))).toEqual(['warning conclusion purchase.not-infringing']);
    expect(found(whole({ conclusion: 'genuine' }), { seller: { name: 'Ostraviq Tradelink Ltd', status: 'dismissed' } })).toEqual([]);
    expect(found(whole({ conclusion: 'genuine' }), { pleaded: false })).toEqual([]);
  });

  it('gives the payee as a lead, never as a fault', () => {
    const other = { seller: { name: 'Harlune', status: 'active' as const } };
    expect(found(whole(), other)).toEqual(['note payee purchase.payee-differs']);
    expect(found(whole(), { seller: { name: '', status: 'active' } })).toEqual(['note payee purchase.payee-names']);
    expect(found(whole(), { ...other, identifiers: [{ kind: 'payee', value: 'OSTRAVIQ TRADELINK  LTD.' }] })).toEqual([]);
  });

  it('asks for a record of the price', () => {
    expect(found(whole({ paid: '' }))).toEqual(['warning paid purchase.no-price']);
    expect(found(whole({}, changed('payment', { sources: [] })))).toEqual(['warning steps/payment/sources purchase.price-unproved']);
  });
});

describe('the goods', () => {
  it('come from hand to hand', () => {
    expect(found(whole({}, without('handover')))).toEqual(['warning steps/handover purchase.chain-open']);
    expect(found(whole({}, changed('handover', { by: 'Somebody Else' })))).toEqual(['warning steps/s5/by purchase.chain-gap']);
  });

  it('are followed by the days of the hand-overs, not by their place in the list', () => {
    const two = (all: Step[]): Step[] => [
      ...without('handover')(all),
      { kind: 'handover', date: '2026-08-20', by: 'Courier', to: 'Claire Aubonnet' },
      { kind: 'handover', date: '2026-08-19', by: 'Marcus Odell', to: 'Courier' },
    ];
    expect(found(whole({}, two))).toEqual([]);
  });

  it.each([
    ['Claire Aubonnet', 'claire  aubonnet, head of authentication', true],
    ['吴模拟', '吴模拟（代理人）', true],
    ['Claire Aubonnet', 'Claire', false],
    ['', '', false],
  ])('%j and %j are the same person: %j', (a, b, same) => {
    expect(sameName(a, b)).toBe(same);
  });
});

describe('the law of the forum', () => {
  it.each([
    ['forum', whole({ deliveredTo: 'Portland, Oregon' }), 'warning deliveredTo purchase.outside-forum'],
    ['forum', whole({ deliveredTo: '' }), 'warning deliveredTo purchase.no-place'],
    ['perjury-form', whole(), 'warning executedIn purchase.unsigned-place'],
    ['as-offered', whole({}, (all) => all, { asOffered: 'no' }), 'warning asOffered purchase.not-as-offered'],
    ['independent-examiner', whole({}, (all) => all, { examinerTies: 'plaintiff' }), 'warning examinerTies purchase.own-examiner'],
    ['notarised', whole(), 'warning notaryRecord purchase.not-notarised'],
    ['notarised', whole({}, (all) => all, { timestamp: 'TSA-1' }), 'warning notaryRecord purchase.timestamp-only'],
    ['last-four', whole({ paymentMethod: 'card 4242 4242 4242 4242' }), 'warning paymentMethod purchase.account-digits'],
    ['invoice', whole(), 'warning steps/payment/sources purchase.no-invoice'],
    ['chosen-place', whole(), 'warning deliveredTo purchase.place-chosen'],
  ])('asks by %s', (check, purchase, expected) => {
    expect(found(purchase, { rules: [rule(check)] })).toEqual([expected]);
  });

  it('is content with what it asked for', () => {
    const done = { executedIn: 'us', asOffered: 'yes', examinerTies: 'independent', notaryRecord: '1' } as const;
    const rules = ['last-four', 'forum', 'perjury-form', 'as-offered', 'independent-examiner', 'notarised', 'of another edition'].map(
      (one) => rule(one),
    );
    expect(
      found(
        whole({}, (all) => all, done),
        { rules },
      ),
    ).toEqual([]);
  });

  it('never says as settled what nobody has verified', () => {
    const [hint, settled] = [false, true].map(
      (verified) => purchaseFindings(whole(), context({ rules: [rule('notarised', verified)] }))[0]?.hint,
    );
    expect([hint, settled]).toEqual(['because (general knowledge, to be verified)', 'because']);
  });
});

describe('a record', () => {
  it('lists the steps by day, with what the row says of them', () => {
    expect(stepsOf(whole()).map(({ kind, date }) => `${kind} ${date}`)).toEqual([
      'order 2026-07-06',
      'payment 2026-07-06',
      'shipment 2026-07-09',
      'receipt 2026-07-22',
      'seal 2026-07-22',
      'handover 2026-08-20',
      'opening 2026-08-21',
      'examination 2026-08-21',
      'conclusion 2026-08-21',
      'storage 2026-08-22',
    ]);
    const imported = purchaseSchema.parse({
      id: 'p',
      matter: 'm',
      seller: 's',
      orderedOn: '2026-07-06',
      paid: '1',
      deliveredOn: '2026-07-08',
    });
    expect(stepsOf(imported).map(({ kind }) => kind)).toEqual(['order', 'payment', 'receipt']);
  });

  it('takes a moment with its zone and nothing else', () => {
    expect(['2026-07-06T14:03Z', '2026-07-06T14:03:11.5+08:00', '2024-02-29T00:00-05:00'].every(isInstant)).toBe(true);
    expect(['2026-07-06', '2026-07-06T14:03', '2026-02-30T14:03Z', '2026-07-06T24:00Z', '2026-07-06T14:03+8'].some(isInstant)).toBe(false);
  });

  it.each([
    ['a day that is none', { steps: [{ id: '1', kind: 'order', date: '2026-02-30' }] }],
    ['a step nobody knows', { steps: [{ id: '1', kind: 'bribe' }] }],
    ['an amount that is a formula', { steps: [{ id: '1', kind: 'cost', amount: "=cmd|'/c calc'!A0" }] }],
    ['a cell of twenty thousand characters too many', { item: 'x'.repeat(20_001) }],
  ])('refuses %s', (_, record) => {
    expect(recordSchema.safeParse(record).success).toBe(false);
  });
});
