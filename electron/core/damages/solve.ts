/** Runs the formula of a head: once for each different case among those who owe it. */
import { Exact, exact, roundMinor } from '../kit/money.ts';
import { bounded, within } from './bounds.ts';
import type { Debtor, FromListings, HeadContext } from './context.ts';
import { type Figure, WRITTEN_OUT } from './derivation.ts';
import { applyFormula } from './formula/apply.ts';
import { byUnit, type Fault, type Figures, fault, type Outcome, type Pen, refused } from './formula/figures.ts';
import { checkNumber, type End, type Inputs, numbersAt } from './inputs.ts';
import type { Head } from './model.ts';
import type { Limit } from './result.ts';
import type { InputRule, Rule } from './rule.ts';
import type { Voucher } from './vouchers.ts';

export type Bounded = Outcome & { readonly limits: readonly Limit[] };

/** One case of a head: what the formula gave, and the figure it makes; null while refused. */
export interface Solved {
  readonly outcome: Bounded;
  readonly figure: Figure | null;
}

/** Everything of a head before its formula runs. */
export interface Prepared {
  readonly rule: Rule;
  readonly head: Head;
  readonly context: HeadContext;
  readonly meant: Debtor;
  readonly inputs: Inputs;
  readonly vouchers: readonly Voucher[];
  readonly voucherFaults: readonly Fault[];
  /** Who owes a figure each, and how often each figure is claimed when the listings supply none of its inputs. */
  readonly debtors: readonly Debtor[];
  readonly times: number;
  /** Whether each debtor has a figure of its own. */
  readonly own: boolean;
}

/** Words nobody reads, where the table by seller stands for them. */
const muted = (pen: Pen): Pen => ({
  language: pen.language,
  money: () => '',
  number: () => '',
  percent: () => '',
  step: () => '',
  counted: () => '',
});

/** What the listings of one debtor say of each input read from them, in the order of `inputs.derived`. */
type Case = readonly FromListings[];

/**
 * The figure of each debtor. Those whose listings say the same share one, so that a formula runs once for each different case; where
 * there are too many to be written out it runs without words.
 */
export function solve(prepared: Prepared, pen: Pen, refusing: boolean): readonly Solved[] {
  const { head, inputs, debtors, context } = prepared;
  const columns = inputs.derived.map((input) => context.column(input.derive, debtors, head.currency));
  const keys = debtors.map((_, index) => columns.map((column) => column[index]?.key ?? '').join('\n'));
  const cases = new Map<string, Case>();
  keys.forEach((key, index) => {
    if (!cases.has(key))
      cases.set(
        key,
        columns.flatMap((column) => column[index] ?? []),
      );
  });
  const mute = runnerOf(prepared, 'base', muted(pen));
  const aloud = runnerOf(prepared, 'base', pen);
  const runAll = (runner: (of: Case) => Bounded) => new Map([...cases].map(([key, of]) => [key, runner(of)]));
  const few = cases.size <= WRITTEN_OUT;
  let done = runAll(few ? aloud : mute);
  // Different cases can give the same few figures, which are written out after all.
  if (!few && fewFigures(done.values())) done = runAll(aloud);
  const ends = inputs.ranged && { low: runnerOf(prepared, 'low', muted(pen)), high: runnerOf(prepared, 'high', muted(pen)) };
  const solved = new Map(
    [...done].map(([key, outcome]): [string, Solved] => {
      if (refusing || !outcome.value) return [key, { outcome, figure: null }];
      const end = (which: 'low' | 'high') => (ends ? ends[which](cases.get(key) ?? []).value : outcome.value);
      return [key, { outcome, figure: figureOf(head, outcome.value, end('low'), end('high')) }];
    }),
  );
  const none: Solved = { outcome: { ...refused(), limits: [] }, figure: null };
  return keys.map((key) => solved.get(key) ?? none);
}

function fewFigures(outcomes: Iterable<Bounded>): boolean {
  const figures = new Set<string>();
  for (const { value } of outcomes) if (figures.add(value?.toFixed() ?? '').size > WRITTEN_OUT) return false;
  return true;
}

/**
 * Runs the formula on what was entered and, case by case, on what the listings say. At an end of a range, the limits of the law hold
 * without a word.
 */
function runnerOf({ rule, inputs, vouchers }: Prepared, end: End, pen: Pen): (of: Case) => Bounded {
  const { formula } = rule;
  const entered = numbersAt(rule, inputs, end);
  const required = rule.inputs.filter((input) => input.required && input.unit !== 'choice').map((input) => input.name);
  const units = new Map(rule.inputs.map((input) => [input.name, input.unit]));
  const items = vouchers.flatMap(({ value }) => value ?? []);
  // A wrong input was named where it was read; a formula would only call it missing.
  const wrong = inputs.faults.some((one) => one.severity === 'error');
  return (of) => {
    const numbers = of.length === 0 ? entered : new Map(entered);
    const given = of.length === 0 ? inputs.entered : new Set(inputs.entered);
    const faults: Fault[] = [];
    const netting: string[] = [];
    inputs.derived.forEach((input, index) => {
      const read = of[index];
      if (!read?.value) return;
      (numbers as Map<string, Exact>).set(input.name, read.value);
      (given as Set<string>).add(input.name);
      faults.push(...checkNumber(input, read.value));
      if (read.off.length > 0) netting.push(nettingStep(input, read.value, read.off, pen));
    });
    for (const name of required) if (!numbers.has(name) && !given.has(name)) faults.push(fault(name, 'damages.missing-input'));
    if (faults.length > 0 || wrong || !formula) return { ...refused(...faults), limits: [] };
    const figures: Figures = {
      pen,
      written: (name) => byUnit(pen, units.get(name) ?? 'count', numbers.get(name) ?? exact('0')),
      number: (name) => numbers.get(name) ?? null,
      given: (name) => given.has(name),
      word: (name) => inputs.words.get(name) ?? '',
      items,
    };
    const outcome = applyFormula(formula, figures);
    if (end !== 'base') return { ...outcome, value: outcome.value && within(rule, outcome.value), limits: [] };
    const held = bounded(rule, outcome, pen);
    return netting.length === 0 ? held : { ...held, steps: [...netting, ...held.steps] };
  };
}

/** `$5,000.00 − $1,200.00 = $3,800.00`: what was sold, less what does not count. */
function nettingStep(input: InputRule, net: Exact, off: FromListings['off'], pen: Pen): string {
  const [write, line] = input.unit === 'money' ? [pen.money, pen.step] : [pen.number, pen.counted];
  const gross = off.reduce((sum, one) => sum.plus(one.amount), net);
  return line([gross, ...off.map((one) => one.amount)].map(write).join(' − '), net);
}

/** Rounded once, half up; then never more than is claimed (不告不理; Rule 54(c)). */
function figureOf(head: Head, value: Exact, low: Exact | null, high: Exact | null): Figure {
  const asked = (of: Exact): string => {
    const rounded = roundMinor(of.toFixed(), head.currency);
    return head.claimed === '' ? rounded : roundMinor(Exact.min(exact(rounded), exact(head.claimed)).toFixed(), head.currency);
  };
  const computed = roundMinor(value.toFixed(), head.currency);
  const amount = head.claimed === '' ? computed : asked(value);
  return { computed, amount, low: low && low !== value ? asked(low) : amount, high: high && high !== value ? asked(high) : amount };
}
