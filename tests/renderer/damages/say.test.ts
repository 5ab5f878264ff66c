import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../electron/core/damages/compare/model.ts';
import { allOf, idleInputs, rangeText, spanText } from '../../../renderer/damages/compare/say.ts';

const t = ((key: string, params?: { amount?: string }) => `${key} ${params?.amount ?? ''}`.trim()) as unknown as TFunction;
const measure = (rule: string, head: string | null) => ({ rule, head }) as Measure;

describe('a figure with its ends', () => {
  const of = (amount: string | null, low: string | null, high: string | null) => spanText({ amount, low, high, currency: 'CNY' }, 'en');
  it('says the ends of a range, each amount in one piece', () =>
    expect(of('10.00', '8.00', '12.00')).toBe('RMB\u00a08.00 – RMB\u00a012.00'));
  it.each([
    ['10.00', '10.00', '10.00'],
    ['10', '10.00', '10.000'],
    [null, null, null],
    ['10.00', null, '12.00'],
  ])('says nothing of %s, %s, %s', (amount, low, high) => expect(of(amount, low, high)).toBe(''));
  it('says the ends also where the figure is one of them', () => expect(of('12.00', '8.00', '12.00')).toContain('8.00'));
});

describe('what the law allows', () => {
  const of = (min: string | null, max: string | null) => rangeText(t, { range: { min, max }, currency: 'USD' }, 'en');
  it('is two ends, one, or none', () => {
    expect(of('1000', '200000')).toBe('$1,000.00 – $200,000.00');
    expect(of('250', null)).toBe('compare.from $250.00');
    expect(of(null, '5000000')).toBe('compare.upTo $5,000,000.00');
    expect(of(null, null)).toBe('');
    expect(rangeText(t, { range: null, currency: 'USD' }, 'en')).toBe('');
  });
});

describe('the order of measures', () => {
  it('has groups somebody claims from first, information last, and the order of the law within', () => {
    const measures = {
      groups: [{ measures: [measure('a1', null), measure('a2', null)] }, { measures: [measure('e1', null), measure('e2', 'h1')] }],
      additional: [measure('fee', 'h2')],
      information: [measure('court', 'h3')],
    };
    expect(allOf(measures).map(({ rule }) => rule)).toEqual(['e1', 'e2', 'fee', 'a1', 'a2', 'court']);
  });
});

describe('inputs nobody entered', () => {
  it('are idle unless the measure lacks them', () => {
    const inputs = [
      { name: 'units', origin: 'missing' },
      { name: 'profit', origin: 'missing' },
      { name: 'price', origin: 'entered' },
    ] as unknown as Measure['inputs'];
    const missing = [{ name: 'profit', label: { en: 'Profit', 'zh-CN': '利润' } }];
    expect([...idleInputs({ inputs, missing })]).toEqual(['units']);
  });
});
