import { describe, expect, test } from 'vitest';
import { emptyInput, type Head } from '#core/damages/model.ts';
import { aHead, sellersWith, viewOf } from './cast.ts';

const two = sellersWith([{}], [{}]);
const DAY = '2025-03-01';
const taken = (name: string, from: string) => ({ ...emptyInput(name), carried: from });
const with_ = (head: Head, ...more: Head['inputs']): Head => ({ ...head, inputs: [...head.inputs, ...more] });
const loss = (more: Partial<Head> = {}) =>
  aHead(
    'cn.tm.loss',
    { lost_units: '1000', rh_unit_profit: '345.779284' },
    { id: 'loss', position: 'alternative', title: '实际损失', ...more },
  );
const punitive = (more: Partial<Head> = {}, from = 'loss') =>
  with_(aHead('cn.tm.punitive', { multiplier: '3' }, { id: 'punitive', ...more }), taken('base', from));
const see = (heads: readonly Head[]) => viewOf(heads, two, { actDate: DAY, pack: 'cn-civil' });
const resultOf = (heads: readonly Head[], id: string) => {
  const found = see(heads).heads.find(({ head }) => head.id === id)?.result;
  if (!found) throw new Error(`no head ${id}`);
  return found;
};
const said = (heads: readonly Head[], id: string) => resultOf(heads, id).findings.map((one) => `${one.severity} ${one.id} ${one.where}`);

describe('punitive damages on the loss of another head', () => {
  test('the base is the figure shown there, rounded, whichever head comes first', () => {
    for (const heads of [
      [loss(), punitive()],
      [punitive(), loss()],
    ]) {
      expect(resultOf(heads, 'loss').amount).toBe('345779.28');
      const result = resultOf(heads, 'punitive');
      expect(result.amount).toBe('1037337.84');
      expect(result.steps).toEqual(['345,779.28元 × 3 = 1,037,337.84元']);
      const base = result.inputs.find(({ name }) => name === 'base');
      expect(base).toMatchObject({ value: '345779.28', origin: 'carried', used: true, sources: [{ evidence: 'e1', page: null }] });
      expect(base?.carried).toMatchObject({ head: 'loss', title: '实际损失', supported: true });
    }
  });

  test('what the base is follows from the head it is taken from, and nothing else may be said', () => {
    const source = resultOf([loss(), punitive()], 'punitive').inputs.find(({ name }) => name === 'base_source');
    expect(source?.value).toBe('loss');
    const otherwise = with_(punitive(), { ...emptyInput('base_source'), value: 'gain' });
    expect(said([loss(), otherwise], 'punitive')).toContain('error damages.carried-otherwise damages/punitive/base_source');
    expect(resultOf([loss(), otherwise], 'punitive').amount).toBeNull();
  });

  test('of a base entered by hand somebody has to say what it is', () => {
    const entered = aHead('cn.tm.punitive', { multiplier: '3', base: '100' }, { id: 'punitive' });
    expect(said([entered], 'punitive')).toContain('warning damages.assumed damages/punitive/base_source');
    const chosen = with_(entered, { ...emptyInput('base_source'), value: 'gain' });
    for (const heads of [[chosen], [loss(), punitive()]])
      expect(said(heads, 'punitive').filter((one) => one.includes('damages.assumed'))).toEqual([]);
  });

  test('the range of an estimate goes along, and so does what it is', () => {
    const estimated = loss({
      inputs: loss().inputs.map((one) =>
        one.name === 'lost_units' ? { ...one, low: '800', high: '1200', standing: 'estimate' as const } : one,
      ),
    });
    const { low, high, findings } = resultOf([estimated, punitive()], 'punitive');
    expect([low, high]).toEqual(['829870.29', '1244805.42']);
    expect(findings.map((one) => `${one.id} ${one.where}`)).toContain('damages.estimate damages/punitive/base');
  });

  test('less claimed there does not lower the base', () => {
    expect(resultOf([loss({ claimed: '100000' }), punitive()], 'punitive').amount).toBe('1037337.84');
  });

  test('without evidence there it is not supported here', () => {
    const bare = loss({ inputs: loss().inputs.map((one) => ({ ...one, sources: [] })) });
    expect(said([bare, punitive()], 'punitive')).toContain('warning damages.carried-unsupported damages/punitive/base');
  });

  test('a change there changes it here, in an engine that remembers', () => {
    const heads = [loss(), punitive()];
    const later = [loss({ inputs: loss().inputs.map((one) => (one.name === 'lost_units' ? { ...one, value: '2000' } : one)) }), punitive()];
    expect(resultOf(heads, 'punitive').amount).toBe('1037337.84');
    expect(resultOf(later, 'punitive').amount).toBe('2074675.71');
  });
});

describe('what is not taken over', () => {
  const refusals: readonly (readonly [string, readonly Head[], string])[] = [
    ['a head that is gone', [punitive()], 'damages.carried-unknown'],
    [
      'statutory damages, which no multiple applies to',
      [aHead('cn.tm.stat', { amount: '100000' }, { id: 'loss', position: 'alternative' }), punitive()],
      'damages.carried-not-allowed',
    ],
    ['expenses', [aHead('cn.expenses', {}, { id: 'loss' }), punitive()], 'damages.carried-not-allowed'],
    ['a head without a figure', [loss({ inputs: [] }), punitive()], 'damages.carried-open'],
    ['a head in another currency', [loss({ currency: 'USD' }), punitive()], 'damages.carried-currency'],
    ['a head against other sellers', [loss({ sellers: ['s1'] }), punitive()], 'damages.carried-other-sellers'],
    ['what each of several owes', [loss({ liability: 'each' }), punitive({ liability: 'each' })], 'damages.carried-other-sellers'],
    ['itself', [punitive({}, 'punitive')], 'damages.carried-circle'],
  ];
  test.each(refusals)('%s', (_, heads, id) => {
    const { amount, findings } = resultOf(heads, 'punitive');
    expect(amount).toBeNull();
    expect(findings.filter((one) => one.severity === 'error').map((one) => `${one.id} ${one.where}`)).toEqual([
      `${id} damages/punitive/base`,
    ]);
  });

  test('a figure entered beside it', () => {
    const both = with_(aHead('cn.tm.punitive', { multiplier: '3' }, { id: 'punitive' }), { ...taken('base', 'loss'), value: '5' });
    expect(said([loss(), both], 'punitive')).toContain('error damages.carried-and-entered damages/punitive/base');
  });

  test('in a circle of interest on interest, each is told', () => {
    const interest = (id: string, from: string) =>
      with_(aHead('us.int.pre', { rate: '0.05', days: '365' }, { id, currency: 'USD' }), taken('principal', from));
    const heads = [interest('a', 'b'), interest('b', 'a'), interest('c', 'a')];
    const view = viewOf(heads, two);
    const errors = view.findings.filter((one) => one.severity === 'error').map((one) => `${one.id} ${one.where}`);
    expect(errors).toContain('damages.carried-circle damages/a/principal');
    expect(errors).toContain('damages.carried-circle damages/b/principal');
    expect(errors).toContain('damages.carried-open damages/c/principal');
  });

  test('against one seller alone each and joint are the same', () => {
    const one = { sellers: ['s1'], liability: 'each' as const };
    expect(resultOf([loss(one), punitive({ sellers: ['s1'] })], 'punitive').amount).toBe('1037337.84');
  });
});
