/** Runs the formula of a head: once for each different case among those who owe it. */
import { Exact, exact, roundExact } from '../kit/money.ts';
import { bounded, within } from './bounds.ts';
import type { Case, Debtor, FromListings, HeadContext } from './context.ts';
import { type Figure, WRITTEN_OUT } from './derivation.ts';
import { applyFormula } from './formula/apply.ts';
import { byUnit, type Fault, type Figures, fault, type Outcome, type Pen, refused, silentPen } from './formula/figures.ts';
import { checkNumber, type End, type Inputs, numbersAt } from './inputs.ts';
import type { Head } from './model.ts';
import type { Carried, Limit } from './result.ts';
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
  /** Inputs that are figures of other heads, and why others could not be. */
  readonly carried: ReadonlyMap<string, Carried>;
  readonly carriedFaults: readonly Fault[];
  /** Who owes a figure each, and how often each figure is claimed when the listings supply none of its inputs. */
  readonly debtors: readonly Debtor[];
  readonly times: number;
  /** Whether each debtor has a figure of its own. */
  readonly own: boolean;
}

/** The cases of a head, solved: which one each debtor has, and how many have it. */
export interface SolvedCases {
  readonly different: readonly Solved[];
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

/**
 * Solves every different case. Where there are too many to be written out the formula runs without words, and the table by seller stands
 * for them.
 */
export function solve(prepared: Prepared, pen: Pen, refusing: boolean): SolvedCases {
  const { head, inputs, debtors, context } = prepared;
  const {
    different: cases,
    places,
    counts,
  } = context.cases(
    inputs.derived.map((input) => input.derive),
    debtors,
    head.currency,
  );
  const mute = silentPen(pen.language);
  const few = cases.length <= WRITTEN_OUT;
  let outcomes = cases.map(runnerOf(prepared, 'base', few ? pen : mute));
  // Different cases can give the same few figures, which are written out after all.
  if (!few && fewFigures(outcomes)) outcomes = cases.map(runnerOf(prepared, 'base', pen));
  const ends = inputs.ranged && { low: runnerOf(prepared, 'low', mute), high: runnerOf(prepared, 'high', mute) };
  const different = outcomes.map((outcome, index): Solved => {
    if (refusing || !outcome.value) return { outcome, figure: null };
    if (!ends) return { outcome, figure: figureOf(head, outcome.value, outcome.value, outcome.value) };
    const of = cases[index] ?? [];
    return { outcome, figure: figureOf(head, outcome.value, ends.low(of).value, ends.high(of).value) };
  });
  return { different, places, counts };
}

function fewFigures(outcomes: readonly Bounded[]): boolean {
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
  // One set of figures for all cases, filled anew for each: ten thousand of them must leave no rubbish behind.
  const numbers = new Map(entered);
  const given = new Set(inputs.entered);
  const figures: Figures = {
    pen,
    written: (name) => byUnit(pen, units.get(name) ?? 'count', numbers.get(name) ?? exact('0')),
    number: (name) => numbers.get(name) ?? null,
    given: (name) => given.has(name),
    word: (name) => inputs.words.get(name) ?? '',
    items,
  };
  const read = (of: Case): { faults: readonly Fault[]; netting: readonly string[] } => {
    let faults: readonly Fault[] = NONE;
    let netting: readonly string[] = NONE;
    for (const [index, input] of inputs.derived.entries()) {
      const { value, off } = of[index] ?? NOTHING;
      const otherwise = entered.get(input.name);
      if (value) numbers.set(input.name, value);
      else if (otherwise) numbers.set(input.name, otherwise);
      else numbers.delete(input.name);
      if (!value) {
        given.delete(input.name);
        continue;
      }
      given.add(input.name);
      const wrongs = checkNumber(input, value);
      if (wrongs.length > 0) faults = [...faults, ...wrongs];
      if (off.length > 0) netting = [...netting, nettingStep(input, value, off, pen)];
    }
    const missing = required.filter((name) => !numbers.has(name) && !given.has(name));
    if (missing.length > 0) faults = [...faults, ...missing.map((name) => fault(name, 'damages.missing-input'))];
    return { faults, netting };
  };
  return (of) => {
    const { faults, netting } = read(of);
    if (faults.length > 0 || wrong || !formula) return { ...refused(...faults), limits: NONE };
    const outcome = applyFormula(formula, figures);
    if (end !== 'base') return { ...outcome, value: outcome.value && within(rule, outcome.value), limits: NONE };
    const held = bounded(rule, outcome, pen);
    return netting.length === 0 ? held : { ...held, steps: [...netting, ...held.steps] };
  };
}

const NONE: readonly never[] = [];
const NOTHING: Pick<FromListings, 'value' | 'off'> = { value: null, off: [] };

/** `$5,000.00 − $1,200.00 = $3,800.00`: what was sold, less what does not count. */
function nettingStep(input: InputRule, net: Exact, off: FromListings['off'], pen: Pen): string {
  const [write, line] = input.unit === 'money' ? [pen.money, pen.step] : [pen.number, pen.counted];
  const gross = off.reduce((sum, one) => sum.plus(one.amount), net);
  return line([gross, ...off.map((one) => one.amount)].map(write).join(' − '), net);
}

/** Rounded once, half up; then never more than is claimed (不告不理; Rule 54(c)). */
function figureOf(head: Head, value: Exact, low: Exact | null, high: Exact | null): Figure {
  const asked = (of: Exact): string => {
    const rounded = roundExact(of, head.currency);
    return head.claimed === '' ? rounded : roundExact(Exact.min(exact(rounded), exact(head.claimed)), head.currency);
  };
  const computed = roundExact(value, head.currency);
  const amount = head.claimed === '' ? computed : asked(value);
  return { computed, amount, low: low && low !== value ? asked(low) : amount, high: high && high !== value ? asked(high) : amount };
}
