/** A court's cap over all heads and all defendants together. */
import { type Finding, finding } from '../kit/finding.ts';
import { addAmounts, Exact, exact, roundMinor } from '../kit/money.ts';
import type { Total } from './result.ts';
import type { Cap } from './rule.ts';
import type { Counted } from './totals.ts';

/** The caps of a pack that bind a court; none for a court typed in, of which nothing is known. */
export const capsOf = (caps: readonly Cap[] | undefined, court: string): readonly Cap[] =>
  court === '' ? [] : (caps ?? []).filter((cap) => cap.courts.includes(court));

/**
 * Holds the measures of a total at the cap, once; interest, costs and expenses stay outside it. `heads` are those in the total. The
 * findings name what was computed and the cap, and what about the cap is not verified. A total that is open stays open.
 */
export function capped(
  total: Total,
  heads: readonly Counted[],
  caps: readonly Cap[],
): { readonly total: Total; readonly findings: readonly Finding[] } {
  const cap = caps.find((one) => one.currency === total.currency);
  if (!cap || total.amount === null) return { total, findings: [] };
  const measures = heads.filter(({ rule }) => rule.counts === 'measure');
  const sum = (pick: 'amount' | 'low' | 'high') => exact(addAmounts(measures.map(({ result }) => result[pick] ?? '0')));
  const over = (pick: 'amount' | 'low' | 'high') => Exact.max(sum(pick).minus(cap.max), 0);
  const less = (amount: string | null, pick: 'amount' | 'low' | 'high') =>
    amount === null ? null : roundMinor(exact(amount).minus(over(pick)).toFixed(), total.currency);
  if (over('high').isZero() && over('amount').isZero()) return { total, findings: [] };
  const held: Total = {
    ...total,
    amount: less(total.amount, 'amount'),
    low: less(total.low, 'low'),
    high: less(total.high, 'high'),
    loss: less(total.loss, 'amount'),
  };
  // Only an estimate's high end reaches the cap: the figure asked for is its own.
  if (over('amount').isZero()) return { total: held, findings: [] };
  const computed = roundMinor(sum('amount').toFixed(), total.currency);
  const say = {
    label: cap.title.en,
    label_zh: cap.title['zh-CN'],
    computed,
    cap: roundMinor(cap.max, total.currency),
    statute: cap.statute,
  };
  const check = cap.unverified
    ? [
        finding('note', 'matter/court', 'damages.unverified', {
          what: cap.unverified.en,
          what_zh: cap.unverified['zh-CN'],
          source: cap.source,
          as_of: cap.as_of,
        }),
      ]
    : [];
  return {
    total: { ...held, cap: { computed, max: roundMinor(cap.max, total.currency), title: cap.title, statute: cap.statute } },
    findings: [finding('warning', 'matter/court', 'damages.court-cap', say), ...check],
  };
}
