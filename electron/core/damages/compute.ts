/** Computes one head: rule, inputs, limits, claim. Pure; the same head and context give the same result in any order of inputs. */
import { addRounded, type Exact, exact, roundMinor } from '../kit/money.ts';
import { lawfulRange } from './bounds.ts';
import type { Filled } from './carried.ts';
import type { HeadContext } from './context.ts';
import { conversionText } from './conversion.ts';
import { eachSteps, type Figure, figureSteps } from './derivation.ts';
import { type Fault, type Outcome, type Pen, penOf } from './formula/figures.ts';
import { withDays } from './formula/period.ts';
import { resolveInputs } from './inputs.ts';
import type { Head } from './model.ts';
import { remarks } from './remarks.ts';
import { findingOf, resolved } from './resolved.ts';
import type { Computation, HeadResult } from './result.ts';
import { type Rule, ruleVersion } from './rule.ts';
import { sharesOf } from './shares.ts';
import { type Prepared, solve } from './solve.ts';
import { resolvedItems, resolveVouchers } from './vouchers.ts';

/**
 * Computes `head` by `rule`. Joint heads count once, whoever owes them; heads claimed from each seller (or each group of connected
 * sellers) are computed one by one where the listings supply an input, and otherwise multiplied; an apportioned head is computed once
 * and divided. Nothing is computed while anything is refused. `taken` says which of its inputs are figures of other heads.
 */
export function computeHead(
  rule: Rule,
  given: Head,
  context: HeadContext,
  taken: Pick<Filled, 'carried' | 'faults'> = NOTHING,
): Computation {
  const { head, findings: ofDays } = withDays(rule, given, context.parts.language);
  const pen = penOf(head.currency, context.parts.language);
  const prepared = prepare(rule, head, context, pen, taken);
  const { meant, inputs, times } = prepared;
  const { barred, after } = remarks(prepared);
  const refusing = barred.some((one) => one.severity === 'error');

  const solved = solve(prepared, pen, refusing);
  const parts: Part[] = [];
  solved.different.forEach(({ outcome, figure }, index) => {
    const often = (solved.counts[index] ?? 0) * times;
    if (figure && often > 0) parts.push({ outcome, figure, times: often });
  });
  const total = (pick: keyof Figure): string | null =>
    parts.length === 0 ? null : addRounded(asOften(parts, pick, head.currency), head.currency);
  const computed = total('computed');
  const amount = total('amount');

  const shares = sharesOf(prepared, solved, amount);
  const used = new Set<string>();
  for (const { outcome } of solved.different) for (const name of outcome.used) used.add(name);
  const limits = solved.different.find(({ outcome }) => outcome.limits.length > 0)?.outcome.limits.slice(0, 1) ?? [];
  const faults = [...barred, ...after({ solved, parts: parts.map((part) => part.figure), used, computed }), ...shares.faults];
  const bare = amount === null || shares.faults.some((one) => one.severity === 'error');
  const result: HeadResult = {
    rule: rule.id,
    version: ruleVersion(rule),
    statute: rule.statute,
    title: rule.title,
    counts: rule.counts,
    expenses: rule.expenses,
    currency: head.currency,
    computed: bare ? null : computed,
    amount: bare ? null : amount,
    low: bare ? null : inputs.ranged ? total('low') : amount,
    high: bare ? null : inputs.ranged ? total('high') : amount,
    range: lawfulRange(rule, unitsOf(prepared), times, head.currency),
    sellers: meant.length,
    sellerNumbers: context.numbers(meant),
    steps: bare ? [] : [...openingSteps(prepared, used, pen), ...stepsOf(prepared, parts, amount, pen)],
    limits: !bare && computed !== null && computed !== amount ? [...limits, { kind: 'claimed', from: computed, to: amount }] : limits,
    inputs: rule.inputs.map((input) => resolved(input, prepared, used)),
    items: resolvedItems(prepared.vouchers, head.currency),
    findings: [...ofDays, ...withoutEcho(faults, taken.faults).map((one) => findingOf(rule, head, one))],
  };
  return { result, shares: shares.alone, joint: shares.joint };
}

const NOTHING: Pick<Filled, 'carried' | 'faults'> = { carried: new Map(), faults: [] };

/** What cannot be taken over was said; that it is missing then says nothing new. */
const withoutEcho = (faults: readonly Fault[], said: readonly Fault[]): readonly Fault[] =>
  said.length === 0 ? faults : faults.filter((one) => one.id !== 'damages.missing-input' || !said.some(({ input }) => input === one.input));

function prepare(rule: Rule, head: Head, context: HeadContext, pen: Pen, taken: Pick<Filled, 'carried' | 'faults'>): Prepared {
  const meant = context.meant(head.sellers);
  const inputs = resolveInputs(rule, head, context.parts);
  const { vouchers, faults: voucherFaults } = resolveVouchers(head, context.parts, pen);
  const separate =
    head.liability === 'each' ? context.alone(meant) : head.liability === 'group' ? context.grouped(meant) : context.together(meant);
  const own = inputs.derived.length > 0 && separate.length !== 1;
  return {
    rule,
    head,
    context,
    meant,
    inputs,
    vouchers,
    voucherFaults,
    carried: taken.carried,
    carriedFaults: taken.faults,
    own,
    debtors: own ? separate : context.together(meant),
    times: own ? 1 : separate.length,
  };
}

/** A figure and how often it is claimed. */
interface Part {
  readonly outcome: Outcome;
  readonly figure: Figure;
  readonly times: number;
}

/** A figure as often as it is claimed, in minor units. */
const asOften = (parts: readonly Part[], pick: keyof Figure, currency: string): string[] =>
  parts.map(({ figure, times }) => (times === 1 ? figure[pick] : roundMinor(exact(figure[pick]).times(times).toFixed(), currency)));

/** Units of statutory damages over all who owe the figure; one for a rule without units. */
function unitsOf({ rule, head, inputs, debtors, context }: Prepared): Exact | null {
  const name = rule.formula?.kind === 'statutory' ? rule.formula.units : undefined;
  if (name === undefined) return exact(String(debtors.length));
  const derived = inputs.derived.find((input) => input.name === name);
  const entered = inputs.spans.get(name)?.base;
  return entered ? entered.times(debtors.length) : derived ? context.sum(derived.derive, debtors, head.currency) : null;
}

/** How converted figures and parts of vouchers came about, before the formula that uses them. */
function openingSteps({ rule, inputs, vouchers }: Prepared, used: ReadonlySet<string>, pen: Pen): string[] {
  const converted = rule.inputs.flatMap(({ name }) => {
    const conversion = inputs.conversions.get(name);
    const span = inputs.spans.get(name);
    return conversion && span && used.has(name) ? [pen.step(conversionText(conversion, pen), span.base)] : [];
  });
  return [...converted, ...vouchers.flatMap(({ steps }) => steps)];
}

function stepsOf({ head, own, times }: Prepared, parts: readonly Part[], amount: string, pen: Pen): string[] {
  if (own || times > 1 || head.liability === 'each') return eachSteps(parts, amount, head.claimed, pen);
  return parts.flatMap(({ outcome, figure }) => figureSteps(outcome, figure, head.claimed, pen));
}
