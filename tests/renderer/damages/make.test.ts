import { describe, expect, it } from 'vitest';
import { headSchema } from '../../../electron/core/damages/model.ts';
import type { DamagesView } from '../../../electron/core/damages/result.ts';
import { headFrom } from '../../../renderer/damages/compare/make.ts';

const head = headSchema.parse({
  id: 'h1',
  matter: 'm1',
  rule: 'us.tm.profits',
  currency: 'USD',
  inputs: [
    { name: 'gross_sales', value: '100000', sources: [{ evidence: 'e1', page: 3 }] },
    { name: 'deductions_proved', value: '1' },
  ],
});
const rules = [
  { id: 'us.tm.profits', group: 'A' },
  { id: 'us.tm.a_total', group: 'A' },
] as unknown as DamagesView['rules'];
const view = { heads: [{ head, result: {} as never }], rules, language: 'en' } as const;
const measure: Parameters<typeof headFrom>[0] = {
  rule: 'us.tm.a_total',
  title: { en: 'Profits, damages and costs', 'zh-CN': '获利、损失与诉讼费用' },
  currency: 'USD',
  group: 'A',
  named: ['s1'],
  liability: 'each',
  conductFacts: ['f1'],
  pooled: [{ name: 'gross_sales', head: 'h1', title: 'Profits' }],
};

describe('a head made of a measure', () => {
  it('takes over the figures other heads say, with their evidence', () => {
    expect(headFrom(measure, view).inputs).toEqual([head.inputs[0]]);
  });

  it('is pleaded in the alternative beside a claimed head of its group, and claimed without one', () => {
    expect(headFrom(measure, view).position).toBe('alternative');
    expect(headFrom({ ...measure, group: null }, view).position).toBe('primary');
    expect(headFrom({ ...measure, pooled: [] }, { ...view, heads: [] })).toMatchObject({ position: 'primary', inputs: [] });
  });

  it('means the same sellers, owing the same way, on the same facts', () => {
    expect(headFrom(measure, view)).toMatchObject({ sellers: ['s1'], liability: 'each', conductFacts: ['f1'] });
  });

  it('bears the name of the rule in the language of the court', () => {
    expect(headFrom(measure, { ...view, language: 'zh-CN' }).title).toBe('获利、损失与诉讼费用');
  });
});
