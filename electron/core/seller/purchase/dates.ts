/** Dates of a purchase that cannot be true. */
import { type Case, stepField, stepParams } from './case.ts';
import type { Step, StepKind } from './model.ts';
import { stepWord } from './words.ts';

/** What must lie on or before what: the nearest that has a date counts, so that one wrong day is told once. */
const AFTER: Readonly<Partial<Record<StepKind, readonly StepKind[]>>> = {
  order: ['plan'],
  payment: ['order', 'plan'],
  shipment: ['order', 'plan'],
  receipt: ['shipment', 'payment', 'order', 'plan'],
  opening: ['receipt', 'shipment', 'order'],
  seal: ['receipt', 'shipment', 'order'],
  storage: ['receipt', 'shipment', 'order'],
  handover: ['receipt', 'shipment', 'order'],
  examination: ['opening', 'receipt', 'shipment', 'order'],
  conclusion: ['examination', 'opening', 'receipt', 'order'],
};

export function dateFindings({ steps, today, say }: Case): void {
  const dayOf = (kind: StepKind): Step | undefined => steps.find((step) => step.kind === kind && step.date !== '');
  for (const step of steps) {
    if (step.at !== '' && step.date !== '' && step.at.slice(0, 10) !== step.date)
      say('error', stepField(step, 'date'), 'purchase.moment', { ...stepParams(step.kind), at: step.at, date: step.date });
    if (step.date === '') continue;
    if (step.kind !== 'plan' && step.date > today)
      say('error', stepField(step, 'date'), 'purchase.date-ahead', { ...stepParams(step.kind), date: step.date });
    const before = (AFTER[step.kind] ?? []).map(dayOf).find((found) => found !== undefined);
    if (before && step.date < before.date)
      say('error', stepField(step, 'date'), 'purchase.dates-order', {
        ...stepParams(step.kind),
        date: step.date,
        earlier: stepWord(before.kind, 'en'),
        earlierZh: stepWord(before.kind, 'zh-CN'),
        earlierDate: before.date,
      });
  }
}
