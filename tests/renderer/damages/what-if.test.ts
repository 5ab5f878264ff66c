import { describe, expect, it } from 'vitest';
import { headSchema } from '../../../electron/core/damages/model.ts';
import { changeOf, keptOf, NO_TRIAL, tryClaimed, tryInput, tryItem, tryLiability } from '../../../renderer/damages/what-if/changes.ts';

const head = headSchema.parse({
  id: 'h1',
  matter: 'm1',
  rule: 'us.tm.profits',
  currency: 'USD',
  inputs: [{ name: 'gross_sales', value: '100000', basis: 'platform export', sources: [{ evidence: 'e1', page: 3 }] }],
  items: [
    { id: 'i1', label: 'Counsel', amount: '500', sources: [{ evidence: 'e2' }] },
    { id: 'i2', label: 'Filing fee', amount: '405' },
  ],
});

describe('figures that are tried', () => {
  it('asks nothing while nothing differs', () => {
    expect(changeOf('h1', NO_TRIAL)).toBeNull();
    const back = tryInput(tryInput(NO_TRIAL, 'gross_sales', 'value', '1'), 'gross_sales', 'value', undefined);
    expect(changeOf('h1', back)).toBeNull();
    expect(changeOf('h1', tryItem(tryItem(NO_TRIAL, 'i1', '1'), 'i1', undefined))).toBeNull();
    expect(changeOf('h1', tryClaimed(tryClaimed(NO_TRIAL, '5'), undefined))).toBeNull();
  });

  it('asks for what differs and nothing else', () => {
    const trial = tryLiability(
      tryClaimed(tryItem(tryInput(tryInput(NO_TRIAL, 'gross_sales', 'value', '120000'), 'gross_sales', 'low', '90000'), 'i1', '600'), ''),
      'each',
    );
    expect(changeOf('h1', trial)).toEqual({
      head: 'h1',
      inputs: { gross_sales: { value: '120000', low: '90000' } },
      items: { i1: { amount: '600' } },
      claimed: '',
      liability: 'each',
    });
  });

  it('takes one end of a range back without the other', () => {
    const both = tryInput(tryInput(NO_TRIAL, 'gross_sales', 'low', '1'), 'gross_sales', 'high', '2');
    expect(tryInput(both, 'gross_sales', 'low', undefined).inputs).toEqual({ gross_sales: { high: '2' } });
  });
});

describe('figures that are kept', () => {
  it('keep their evidence and basis, and leave the rest of the head alone', () => {
    const kept = keptOf(head, tryInput(NO_TRIAL, 'gross_sales', 'value', '120000'));
    expect(kept).toEqual({ inputs: [{ ...head.inputs[0], value: '120000' }] });
  });

  it('adds an input nobody has entered, without evidence', () => {
    const kept = keptOf(head, tryInput(NO_TRIAL, 'deductions_proved', 'value', '40000'));
    expect(kept.inputs?.map(({ name, value, sources }) => [name, value, sources.length])).toEqual([
      ['gross_sales', '100000', 1],
      ['deductions_proved', '40000', 0],
    ]);
  });

  it('changes one voucher and the claim', () => {
    const kept = keptOf(head, tryClaimed(tryItem(NO_TRIAL, 'i2', '0'), '700'));
    expect(kept).toEqual({ items: [head.items[0], { ...head.items[1], amount: '0' }], claimed: '700' });
  });
});
