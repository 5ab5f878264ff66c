/** Computes one head: rule, inputs, limits, claim. Pure; the same head and context give the same result in any order of inputs. */
import { addRounded, Exact, exact, roundMinor } from '../kit/money.ts';
import { apportion } from './apportion.ts';
import { bounded, lawfulRange, within } from './bounds.ts';
import type { Debtor, HeadContext } from './context.ts';
import { conversionText } from './conversion.ts';
import { eachSteps, type Figure, figureSteps, WRITTEN_OUT } from './derivation.ts';
import { applyFormula } from './formula/apply.ts';
import { byUnit, type Fault, type Figures, fault, type Outcome, type Pen, penOf, refused } from './formula/figures.ts';
import { withDays } from './formula/period.ts';
import { checkNumber, type End, type Inputs, numbersAt, resolveInputs } from './inputs.ts';
import type { Head } from './model.ts';
import { remarks } from './remarks.ts';
import { findingOf, resolved } from './resolved.ts';
import type { Computation, HeadResult, Limit } from './result.ts';
import { type Rule, ruleVersion } from './rule.ts';
import { resolveVouchers, type Voucher } from './vouchers.ts';

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

/**
 * Computes `head` by `rule`. Joint heads count once, whoever owes them; heads claimed from each seller (or each group of connected
 * sellers) are computed one by one where the listings supply an input, and otherwise multiplied; an apportioned head is computed once
 * and divided. Nothing is computed while anything is refused.
 */
export function computeHead(rule: Rule, given: Head, context: HeadContext): Computation {
  const { head, findings: ofDays } = withDays(rule, given, context.parts.language);
  const pen = penOf(head.currency, context.parts.language);
  const prepared = prepare(rule, head, context, pen);
  const { meant, inputs, debtors, times } = prepared;
  const { barred, after } = remarks(prepared);
  const refusing = barred.some((one) => one.severity === 'error');

  const solved = solve(prepared, pen, refusing);
  const counted = new Map<Solved, number>();
  for (const one of solved) counted.set(one, (counted.get(one) ?? 0) + times);
  const parts = [...counted].flatMap(([{ outcome, figure }, count]) => (figure && count > 0 ? [{ outcome, figure, times: count }] : []));
  const total = (pick: keyof Figure): string | null =>
    parts.length === 0 ? null : addRounded(asOften(parts, pick, head.currency), head.currency);
  const computed = total('computed');
  const amount = total('amount');

  const shares = sharesOf(prepared, solved, amount);
  const used = new Set([...counted.keys()].flatMap(({ outcome }) => outcome.used));
  const limits = [...counted.keys()].flatMap(({ outcome }) => outcome.limits).slice(0, 1);
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
    range: lawfulRange(
      rule,
      debtors.map((debtor) => unitsOf(prepared, debtor)),
      times,
      head.currency,
    ),
    sellers: meant.length,
    sellerNumbers: context.numbers(meant),
    steps: bare ? [] : [...openingSteps(prepared, used, pen), ...stepsOf(prepared, parts, amount, pen)],
    limits: !bare && computed !== null && computed !== amount ? [...limits, { kind: 'claimed', from: computed, to: amount }] : limits,
    inputs: rule.inputs.map((input) => resolved(input, prepared, used)),
    findings: [...ofDays, ...faults.map((one) => findingOf(rule, head, one))],
  };
  return { result, shares: shares.alone, joint: shares.joint };
}

function prepare(rule: Rule, head: Head, context: HeadContext, pen: Pen): Prepared {
  const meant = context.meant(head.sellers);
  const inputs = resolveInputs(rule, head, context.parts.rates);
  const { vouchers, faults: voucherFaults } = resolveVouchers(head, context.parts.rates, pen);
  const separate =
    head.liability === 'each' ? context.alone(meant) : head.liability === 'group' ? context.grouped(meant) : ([meant] as const);
  const own = inputs.derived.length > 0 && separate.length !== 1;
  return {
    rule,
    head,
    context,
    meant,
    inputs,
    vouchers,
    voucherFaults,
    own,
    debtors: own ? separate : [meant],
    times: own ? 1 : separate.length,
  };
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

/**
 * The figure of each debtor. Those whose listings say the same share one, so that a formula runs once for each different case; where
 * there are too many to be written out it runs without words.
 */
function solve(prepared: Prepared, pen: Pen, refusing: boolean): readonly Solved[] {
  const { head, inputs, debtors, context } = prepared;
  const keys = debtors.map((debtor) =>
    inputs.derived.map((input) => context.fromListings(input.derive, debtor, head.currency).key).join('\n'),
  );
  const cases = new Map(keys.map((key, index) => [key, debtors[index] ?? []]));
  const runAll = (with_: Pen) => new Map([...cases].map(([key, debtor]) => [key, run(prepared, debtor, 'base', with_)]));
  const few = cases.size <= WRITTEN_OUT;
  let done = runAll(few ? pen : muted(pen));
  // Different cases can give the same few figures, which are written out after all.
  if (!few && new Set([...done.values()].map(({ value }) => value?.toFixed())).size <= WRITTEN_OUT) done = runAll(pen);
  const mute = muted(pen);
  const solved = new Map(
    [...done].map(([key, outcome]) => {
      const end = (which: End): Exact | null => (inputs.ranged ? run(prepared, cases.get(key) ?? [], which, mute).value : outcome.value);
      return [key, { outcome, figure: refusing || !outcome.value ? null : figureOf(prepared, outcome.value, end('low'), end('high')) }];
    }),
  );
  const none: Solved = { outcome: { ...refused(), limits: [] }, figure: null };
  return keys.map((key) => solved.get(key) ?? none);
}

/** The formula on what was entered and, for a debtor, on what its listings say. At an end of a range, limits hold without a word. */
function run({ rule, head, inputs, vouchers, context }: Prepared, debtor: Debtor, end: End, pen: Pen): Bounded {
  const numbers = numbersAt(rule, inputs, end);
  const given = new Set(inputs.entered);
  const faults: Fault[] = [];
  const netting: string[] = [];
  for (const input of inputs.derived) {
    const { value, off } = context.fromListings(input.derive, debtor, head.currency);
    if (!value) continue;
    numbers.set(input.name, value);
    given.add(input.name);
    faults.push(...checkNumber(input, value));
    if (off.length > 0) {
      const write = input.unit === 'money' ? pen.money : pen.number;
      const gross = off.reduce((sum, one) => sum.plus(one.amount), value);
      netting.push(
        (input.unit === 'money' ? pen.step : pen.counted)([gross, ...off.map((one) => one.amount)].map(write).join(' − '), value),
      );
    }
  }
  for (const input of rule.inputs)
    if (input.required && input.unit !== 'choice' && !numbers.has(input.name) && !given.has(input.name))
      faults.push(fault(input.name, 'damages.missing-input'));
  // A wrong input was named where it was read; a formula would only call it missing.
  if (faults.length > 0 || inputs.faults.some((one) => one.severity === 'error') || !rule.formula)
    return { ...refused(...faults), limits: [] };
  const units = new Map(rule.inputs.map((input) => [input.name, input.unit]));
  const figures: Figures = {
    pen,
    written: (name) => byUnit(pen, units.get(name) ?? 'count', numbers.get(name) ?? exact('0')),
    number: (name) => numbers.get(name) ?? null,
    given: (name) => given.has(name),
    word: (name) => inputs.words.get(name) ?? '',
    items: vouchers.flatMap(({ value }) => value ?? []),
  };
  const outcome = applyFormula(rule.formula, figures);
  if (end !== 'base') return { ...outcome, value: outcome.value && within(rule, outcome.value), limits: [] };
  const held = bounded(rule, outcome, pen);
  return netting.length === 0 ? held : { ...held, steps: [...netting, ...held.steps] };
}

/** Rounded once, half up; then never more than is claimed (不告不理; Rule 54(c)). */
function figureOf({ head }: Prepared, value: Exact, low: Exact | null, high: Exact | null): Figure {
  const asked = (of: Exact): string => {
    const rounded = roundMinor(of.toFixed(), head.currency);
    return head.claimed === '' ? rounded : roundMinor(Exact.min(exact(rounded), exact(head.claimed)).toFixed(), head.currency);
  };
  const computed = roundMinor(value.toFixed(), head.currency);
  const amount = head.claimed === '' ? computed : asked(value);
  return { computed, amount, low: low && low !== value ? asked(low) : amount, high: high && high !== value ? asked(high) : amount };
}

/** A figure as often as it is claimed, in minor units. */
const asOften = (parts: readonly { readonly figure: Figure; readonly times: number }[], pick: keyof Figure, currency: string): string[] =>
  parts.map(({ figure, times }) => (times === 1 ? figure[pick] : roundMinor(exact(figure[pick]).times(times).toFixed(), currency)));

function unitsOf({ rule, head, inputs, context }: Prepared, debtor: Debtor): Exact | null {
  const name = rule.formula?.kind === 'statutory' ? rule.formula.units : undefined;
  if (name === undefined) return exact('1');
  const derived = inputs.derived.find((input) => input.name === name);
  return inputs.spans.get(name)?.base ?? (derived ? context.fromListings(derived.derive, debtor, head.currency).value : null);
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

function stepsOf(
  { head, own, times }: Prepared,
  parts: readonly { readonly outcome: Outcome; readonly figure: Figure; readonly times: number }[],
  amount: string,
  pen: Pen,
): string[] {
  if (own || times > 1 || head.liability === 'each') return eachSteps(parts, amount, head.claimed, pen);
  return parts.flatMap(({ outcome, figure }) => figureSteps(outcome, figure, head.claimed, pen));
}

interface Shares {
  readonly alone: Map<string, string>;
  readonly joint: Map<string, { readonly amount: string; readonly sellers: readonly number[] }>;
  readonly faults: readonly Fault[];
}

/** Who owes what: alone, or jointly with the rest of its group. A joint head of several sellers stands beside the table. */
function sharesOf(prepared: Prepared, solved: readonly Solved[], amount: string | null): Shares {
  const { head, meant, debtors, own, context } = prepared;
  const shares: Shares = { alone: new Map(), joint: new Map(), faults: [] };
  if (head.liability === 'apportioned' && meant.length > 1) return amount === null ? shares : apportioned(prepared, amount);
  if (meant.length !== 1 && (head.liability === 'joint' || head.liability === 'apportioned')) return shares;
  const separate = own ? debtors : head.liability === 'group' ? context.grouped(meant) : context.alone(meant);
  separate.forEach((debtor, index) => {
    const figure = solved[own ? index : 0]?.figure;
    if (!figure) return;
    const [first] = debtor;
    if (debtor.length === 1 && first) shares.alone.set(first.seller, figure.amount);
    else {
      const owed = { amount: figure.amount, sellers: debtor.map((seller) => seller.no) };
      for (const seller of debtor) shares.joint.set(seller.seller, owed);
    }
  });
  return shares;
}

function apportioned({ head, meant, context }: Prepared, amount: string): Shares {
  const { apportionBy } = head;
  const weights = context
    .alone(meant)
    .map((debtor) =>
      apportionBy === 'equally'
        ? exact('1')
        : (context.fromListings(apportionBy === 'revenue' ? 'revenue' : 'units_sold', debtor, head.currency).value ?? exact('0')),
    );
  const parts = apportion(amount, weights, head.currency);
  if (!parts) return { alone: new Map(), joint: new Map(), faults: [fault('liability', 'damages.nothing-to-divide-by')] };
  const without = meant.filter((_, index) => weights[index]?.isZero());
  const say = { count: without.length, numbers: context.numbers(without) };
  return {
    alone: new Map(meant.map((seller, index) => [seller.seller, parts[index] ?? ''])),
    joint: new Map(),
    faults: without.length > 0 ? [fault('liability', 'damages.bears-no-part', say, 'warning')] : [],
  };
}
