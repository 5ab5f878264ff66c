/** Limits the law sets: on the whole head, and the range within which an amount may lie. */
import { type Exact, exact, roundMinor } from '../kit/money.ts';
import { digits, fault, type Outcome, type Pen, refused } from './formula/figures.ts';
import type { Limit } from './result.ts';
import type { Rule } from './rule.ts';

/** A rule that names sums of money in its own currency; a head in another one would need a rate of exchange. */
export const namesMoney = (rule: Rule): boolean =>
  rule.limits.min !== undefined ||
  rule.limits.max !== undefined ||
  rule.formula?.kind === 'scale' ||
  rule.inputs.some((input) => input.unit === 'money' && (input.min !== undefined || input.max !== undefined));

/** The limits of the whole head: refused beyond them, or lifted to the minimum or held at the cap where the law does so itself. */
export function bounded(rule: Rule, outcome: Outcome, { money, step }: Pen): Outcome & { limits: Limit[] } {
  const { value } = outcome;
  const { min, max, below, above } = rule.limits;
  if (!value || (min === undefined && max === undefined)) return { ...outcome, limits: [] };
  const say = { value: digits(value) };
  if (min !== undefined && value.lt(exact(min))) {
    if (below === 'refuse') return { ...refused(...outcome.faults, fault('', 'damages.below-min', { ...say, min })), limits: [] };
    const steps = [...outcome.steps, step(`max(${money(value)}, ${money(exact(min))})`, exact(min))];
    const faults = [...outcome.faults, fault('', 'damages.raised', { ...say, min }, 'note')];
    return { ...outcome, value: exact(min), steps, faults, limits: [{ kind: 'raised', from: value.toFixed(), to: min }] };
  }
  if (max !== undefined && value.gt(exact(max))) {
    if (above === 'refuse') return { ...refused(...outcome.faults, fault('', 'damages.above-max', { ...say, max })), limits: [] };
    const steps = [...outcome.steps, step(`min(${money(value)}, ${money(exact(max))})`, exact(max))];
    const faults = [...outcome.faults, fault('', 'damages.capped', { ...say, cap: max }, 'warning')];
    return { ...outcome, value: exact(max), steps, faults, limits: [{ kind: 'capped', from: value.toFixed(), to: max }] };
  }
  return { ...outcome, limits: [] };
}

/** The end of a range within the limits of the whole head: what lies beyond them cannot be awarded, whatever the estimate says. */
export function within(rule: Rule, value: Exact): Exact {
  const { min, max } = rule.limits;
  if (min !== undefined && value.lt(exact(min))) return exact(min);
  return max !== undefined && value.gt(exact(max)) ? exact(max) : value;
}

/**
 * The lawful range: for statutory damages units × least and units × most, over all who owe it; else the head's own limits. `times`: how
 * often a joint figure is claimed. Null where the law sets none, or the units are unknown.
 */
export function lawfulRange(
  rule: Rule,
  units: Exact | null,
  times: number,
  currency: string,
): { readonly min: string | null; readonly max: string | null } | null {
  const formula = rule.formula;
  const amount = formula?.kind === 'statutory' ? rule.inputs.find((input) => input.name === formula.amount) : undefined;
  const bounds = amount ?? rule.limits;
  if (units === null || (bounds.min === undefined && bounds.max === undefined)) return null;
  const total = units.times(times);
  const side = (bound: string | undefined) => (bound === undefined ? null : roundMinor(exact(bound).times(total).toFixed(), currency));
  return { min: side(bounds.min), max: side(bounds.max) };
}
