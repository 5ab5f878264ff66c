/** Computes one head: rule, inputs, limits, claim. Pure; the same head and context give the same result in any order of inputs. */
import { type Finding, finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { addAmounts, Exact, exact, roundMinor } from '../kit/money.ts';
import { bounded, lawfulRange, namesMoney } from './bounds.ts';
import { eachSteps, type Figure, figureSteps, WRITTEN_OUT } from './derivation.ts';
import { applyFormula } from './formula/apply.ts';
import { byUnit, type Fault, type Figures, fault, type Outcome, type Pen, penOf, refused } from './formula/figures.ts';
import { checkNumber, type Inputs, labelled, resolveInputs } from './inputs.ts';
import type { Head } from './model.ts';
import type { Computation, HeadResult, Limit, ResolvedInput } from './result.ts';
import { type Rule, ruleVersion } from './rule.ts';
import { derive, leftOut, numberRanges, type SellerFigures } from './seller-figures.ts';
import { conduct, support } from './support.ts';

export interface HeadContext {
  /** Every seller of the matter with what its listings say, in schedule order; and by id. */
  readonly sellers: readonly SellerFigures[];
  readonly byId: ReadonlyMap<string, SellerFigures>;
  /** Ids of the facts recorded in the matter. */
  readonly facts: ReadonlySet<string>;
  /** Of the pack: its documents print the derivations. */
  readonly language: Language;
}

export const headContext = (sellers: readonly SellerFigures[], facts: Iterable<string>, language: Language): HeadContext => ({
  sellers,
  byId: new Map(sellers.map((seller) => [seller.seller, seller])),
  facts: new Set(facts),
  language,
});

type Bounded = Outcome & { readonly limits: readonly Limit[] };

/**
 * Computes `head` by `rule`. Joint heads count once, whoever owes them; heads claimed from each seller are computed seller by seller
 * where the listings supply an input, and otherwise multiplied. Nothing is computed while anything is refused.
 */
export function computeHead(rule: Rule, head: Head, context: HeadContext): Computation {
  const meant = sellersMeant(head, context);
  const inputs = resolveInputs(rule, head);
  const barred = [...sellerFaults(head, meant), ...conduct(rule, head, context.facts), ...inputs.faults, ...headFaults(rule, head)];
  const refusing = barred.some((one) => one.severity === 'error');

  const each = head.liability === 'each';
  const perSeller = each && inputs.derived.length > 0;
  const groups = perSeller ? meant.map((seller) => [seller]) : [meant];
  const pen = penOf(head.currency, context.language);
  const outcomes = outcomesOf(rule, head, inputs, groups, pen);
  const figureBy = new Map(
    [...new Set(outcomes)].map((outcome) => [outcome, refusing || !outcome.value ? null : figureOf(outcome.value, head)]),
  );
  const figures = outcomes.map((outcome) => figureBy.get(outcome) ?? null);

  const times = each && !perSeller ? meant.length : 1;
  const counted = new Map<Bounded, number>();
  for (const outcome of outcomes) counted.set(outcome, (counted.get(outcome) ?? 0) + times);
  const parts = [...counted].flatMap(([outcome, count]) => {
    const figure = figureBy.get(outcome);
    return figure && count > 0 ? [{ outcome, figure, times: count }] : [];
  });
  const total = (pick: (figure: Figure) => string): string | null =>
    parts.length === 0
      ? null
      : roundMinor(addAmounts(parts.map(({ figure, times: often }) => exact(pick(figure)).times(often).toFixed())), head.currency);
  const computed = total((figure) => figure.computed);
  const amount = total((figure) => figure.amount);

  const used = new Set([...counted.keys()].flatMap((outcome) => outcome.used));
  const faults = [
    ...barred,
    ...(perSeller ? faultsBySeller(inputs, meant, outcomes) : (outcomes[0]?.faults ?? [])),
    ...support(rule, head, used),
    ...listingFaults(inputs, used, meant, head.currency),
    ...(computed === null ? [] : unusedFaults(rule, inputs, used)),
    ...claimFaults(
      head,
      parts.map((part) => part.figure),
      computed,
    ),
  ];
  const limits = [...counted.keys()].flatMap((outcome) => outcome.limits).slice(0, 1);
  const result: HeadResult = {
    rule: rule.id,
    version: ruleVersion(rule),
    statute: rule.statute,
    title: rule.title,
    counts: rule.counts,
    expenses: rule.expenses,
    currency: head.currency,
    computed,
    amount,
    low: amount,
    high: amount,
    range: lawfulRange(
      rule,
      groups.map((group) => unitsOf(rule, inputs, group, head.currency)),
      times,
      head.currency,
    ),
    sellers: meant.length,
    sellerNumbers: numberRanges(meant.map((seller) => seller.no)),
    steps: amount === null ? [] : stepsOf(parts, each, amount, head.claimed, pen),
    limits:
      computed !== null && amount !== null && computed !== amount ? [...limits, { kind: 'claimed', from: computed, to: amount }] : limits,
    inputs: rule.inputs.map((input) => resolved(input, head, inputs, used, groups)),
    findings: faults.map((one) => findingOf(rule, head, one)),
  };
  return { result, shares: sharesOf(each, perSeller, meant, figures) };
}

/** The sellers a head means, in schedule order: those it names, or every one still in the case. */
function sellersMeant(head: Head, { sellers, byId }: HeadContext): readonly SellerFigures[] {
  if (head.sellers.length === 0) return sellers.filter((seller) => seller.active);
  const named = [...new Set(head.sellers)].map((id) => byId.get(id)).filter((seller) => seller !== undefined);
  return named.sort((a, b) => a.no - b.no);
}

function sellerFaults(head: Head, meant: readonly SellerFigures[]): Fault[] {
  const unknown = new Set(head.sellers).size - (head.sellers.length === 0 ? 0 : meant.length);
  const gone = meant.filter((seller) => !seller.active);
  return [
    ...(unknown > 0 ? [fault('sellers', 'damages.unknown-seller', { count: unknown })] : []),
    ...(head.liability === 'each' && meant.length === 0 && unknown === 0 ? [fault('sellers', 'damages.no-sellers')] : []),
    ...(gone.length > 0
      ? [fault('sellers', 'damages.dismissed-seller', { numbers: numberRanges(gone.map((seller) => seller.no)) }, 'warning')]
      : []),
  ];
}

function headFaults(rule: Rule, head: Head): Fault[] {
  const faults: Fault[] = [];
  if (head.currency !== rule.currency && namesMoney(rule))
    faults.push(fault('currency', 'damages.rule-currency', { expected: rule.currency, currency: head.currency }));
  if (head.items.length > 0 && !(rule.formula?.kind === 'sum' && rule.formula.items)) faults.push(fault('items', 'damages.no-items'));
  if (head.claimed.startsWith('-')) faults.push(fault('claimed', 'damages.negative', { value: head.claimed }));
  for (const { id, label, voucher, amount } of head.items) {
    const item = label || voucher || id;
    if (amount === '') faults.push(fault(`items/${id}`, 'damages.item-without-amount', { item }));
    if (amount.startsWith('-')) faults.push(fault(`items/${id}`, 'damages.negative', { label: item, label_zh: item, value: amount }));
  }
  return faults;
}

/** Writes nothing: thousands of figures of which the derivation shows the sum alone need no words. */
const MUTE: Pen = { money: () => '', number: () => '', percent: () => '', step: () => '' };

/**
 * The outcome for each group of sellers. Those whose listings say the same share one, so that a formula runs once for each different
 * case; where there are too many to be written out it runs without words.
 */
function outcomesOf(rule: Rule, head: Head, inputs: Inputs, groups: readonly (readonly SellerFigures[])[], pen: Pen): readonly Bounded[] {
  const keys = groups.map((group) => inputs.derived.map((input) => derive(input.derive, group, head.currency)?.toFixed() ?? '').join(' '));
  const cases = new Map(keys.map((key, index) => [key, groups[index] ?? []]));
  const runAll = (with_: Pen) => new Map([...cases].map(([key, group]) => [key, run(rule, head, inputs, group, with_)]));
  const few = cases.size <= WRITTEN_OUT;
  let done = runAll(few ? pen : MUTE);
  // Different cases can give the same few figures, which are written out after all.
  if (!few && new Set([...done.values()].map(({ value }) => value?.toFixed())).size <= WRITTEN_OUT) done = runAll(pen);
  return keys.map((key) => done.get(key) ?? { ...refused(), limits: [] });
}

/** The formula on what was entered and, for a group of sellers, on what their listings say. */
function run(rule: Rule, head: Head, inputs: Inputs, sellers: readonly SellerFigures[], pen: Pen): Bounded {
  const numbers = new Map(inputs.numbers);
  const given = new Set(inputs.entered);
  const faults: Fault[] = [];
  for (const input of inputs.derived) {
    const value = derive(input.derive, sellers, head.currency);
    if (!value) continue;
    numbers.set(input.name, value);
    given.add(input.name);
    faults.push(...checkNumber(input, value));
  }
  for (const input of rule.inputs)
    if (input.required && input.unit !== 'choice' && !numbers.has(input.name) && !given.has(input.name))
      faults.push(fault(input.name, 'damages.missing-input'));
  // A wrong input was named where it was read; a formula would only call it missing.
  if (faults.length > 0 || inputs.faults.length > 0 || !rule.formula) return { ...refused(...faults), limits: [] };
  const units = new Map(rule.inputs.map((input) => [input.name, input.unit]));
  const figures: Figures = {
    pen,
    written: (name) => byUnit(pen, units.get(name) ?? 'count', numbers.get(name) ?? exact('0')),
    number: (name) => numbers.get(name) ?? null,
    given: (name) => given.has(name),
    word: (name) => inputs.words.get(name) ?? '',
    items: head.items.filter((item) => item.amount !== '').map((item) => exact(item.amount)),
  };
  return bounded(rule, applyFormula(rule.formula, figures), pen);
}

/** Rounded once, half up; then never more than is claimed (不告不理; Rule 54(c)). */
function figureOf(value: Exact, head: Head): Figure {
  const computed = roundMinor(value.toFixed(), head.currency);
  if (head.claimed === '') return { computed, amount: computed };
  return { computed, amount: roundMinor(Exact.min(exact(computed), exact(head.claimed)).toFixed(), head.currency) };
}

function unitsOf(rule: Rule, inputs: Inputs, group: readonly SellerFigures[], currency: string): Exact | null {
  const name = rule.formula?.kind === 'statutory' ? rule.formula.units : undefined;
  if (name === undefined) return exact('1');
  const derived = inputs.derived.find((input) => input.name === name);
  return inputs.numbers.get(name) ?? (derived ? derive(derived.derive, group, currency) : null);
}

function stepsOf(
  parts: readonly { readonly outcome: Outcome; readonly figure: Figure; readonly times: number }[],
  each: boolean,
  amount: string,
  claimed: string,
  pen: Pen,
): string[] {
  if (each) return eachSteps(parts, amount, claimed, pen);
  return parts.flatMap(({ outcome, figure }) => figureSteps(outcome, figure, claimed, pen));
}

function sharesOf(
  each: boolean,
  perSeller: boolean,
  meant: readonly SellerFigures[],
  figures: readonly (Figure | null)[],
): Map<string, string> {
  const shares = new Map<string, string>();
  if (!each && meant.length !== 1) return shares;
  meant.forEach((seller, index) => {
    const figure = figures[perSeller ? index : 0];
    if (figure) shares.set(seller.seller, figure.amount);
  });
  return shares;
}

/** What is wrong for every seller is said once; what is wrong for some of them names them. */
function faultsBySeller(inputs: Inputs, meant: readonly SellerFigures[], outcomes: readonly Outcome[]): Fault[] {
  const seen = new Map<string, { fault: Fault; sellers: SellerFigures[] }>();
  outcomes.forEach((outcome, index) => {
    const seller = meant[index];
    for (const one of outcome.faults) {
      const key = `${one.input} ${one.id}`;
      const entry = seen.get(key) ?? { fault: one, sellers: [] };
      if (seller) entry.sellers.push(seller);
      seen.set(key, entry);
    }
  });
  return [...seen.values()].map(({ fault: one, sellers }) => {
    const someOnly = one.severity === 'error' && sellers.length < meant.length && inputs.derived.some((input) => input.name === one.input);
    if (!someOnly) return one;
    return fault(
      one.input,
      'damages.seller-without-figure',
      { count: sellers.length, numbers: numberRanges(sellers.map((seller) => seller.no)) },
      'warning',
    );
  });
}

function listingFaults(inputs: Inputs, used: ReadonlySet<string>, meant: readonly SellerFigures[], currency: string): Fault[] {
  const faults: Fault[] = [];
  for (const input of inputs.derived.filter((one) => used.has(one.name))) {
    const out = leftOut(input.derive, meant, currency);
    const bare = meant.reduce((count, seller) => count + seller.unsupported, 0);
    if (out > 0) faults.push(fault(input.name, 'damages.listings-incomplete', { count: out }, 'warning'));
    if (bare > 0) faults.push(fault(input.name, 'damages.listings-unsupported', { count: bare }, 'warning'));
    if (input.derive === 'units_1117c') continue;
    faults.push(fault(input.name, 'damages.as-shown', {}, 'note'));
    // The figure stays what the listings show until counsel enters another one.
    const excluding = meant.filter((seller) => seller.excluded.listings > 0);
    const units = excluding.reduce((sum, seller) => sum.plus(seller.excluded.units), exact('0'));
    const listings = excluding.reduce((count, seller) => count + seller.excluded.listings, 0);
    if (!units.isZero()) faults.push(fault(input.name, 'listing.damages-differ', { units: units.toFixed(), listings }, 'warning'));
  }
  return faults;
}

/** Entered, but no part of the result: the user may believe it counts. A zero or the rule's own default changes nothing. */
function unusedFaults(rule: Rule, inputs: Inputs, used: ReadonlySet<string>): Fault[] {
  const idle = rule.inputs.filter((input) => {
    const value = inputs.numbers.get(input.name);
    return value && inputs.entered.has(input.name) && !used.has(input.name) && !value.isZero() && !value.equals(input.default ?? '0');
  });
  return idle.map((input) => fault(input.name, 'damages.input-not-used', {}, 'warning'));
}

function claimFaults(head: Head, figures: readonly Figure[], computed: string | null): Fault[] {
  if (head.claimed === '' || computed === null) return [];
  const claimed = exact(head.claimed);
  const say = { claimed: head.claimed, computed: figures.length === 1 ? (figures[0]?.computed ?? computed) : computed };
  if (figures.some((figure) => claimed.lt(figure.computed))) return [fault('claimed', 'damages.claimed-below-computed', say, 'warning')];
  if (figures.some((figure) => claimed.gt(figure.computed))) return [fault('claimed', 'damages.claimed-above-computed', say, 'warning')];
  return [];
}

function resolved(
  rule: Rule['inputs'][number],
  head: Head,
  inputs: Inputs,
  used: ReadonlySet<string>,
  groups: readonly (readonly SellerFigures[])[],
): ResolvedInput {
  const entered = head.inputs.find((input) => input.name === rule.name && input.value !== '');
  const { name, label, unit, required } = rule;
  const value = entered?.value ?? rule.default ?? '';
  const meaning = rule.choices?.[value] ?? null;
  const common = { name, label, unit, required, meaning, used: used.has(name), conversion: null, netted: null };
  if (entered)
    return {
      ...common,
      value: entered.value,
      origin: 'entered',
      basis: entered.basis,
      low: entered.low || entered.value,
      high: entered.high || entered.value,
      standing: entered.standing,
      valued: entered.valued,
      sources: entered.sources,
    };
  const open = { ...common, basis: '', standing: 'evidence' as const, valued: '' as const, low: value, high: value, sources: [] };
  const derived = inputs.derived.find((input) => input.name === rule.name);
  if (derived) {
    const values = groups.map((group) => derive(derived.derive, group, head.currency)).filter((value) => value !== null);
    if (values.length > 0) return { ...open, value: values.reduce((sum, one) => sum.plus(one)).toFixed(), origin: 'listings' };
  }
  return { ...open, value, origin: rule.default === undefined ? 'missing' : 'default' };
}

/** Names the input, or the rule, in both languages beside what the fault says itself. */
function findingOf(rule: Rule, head: Head, one: Fault): Finding {
  const input = rule.inputs.find((candidate) => candidate.name === one.input);
  const where = one.input ? `damages/${head.id}/${one.input}` : `damages/${head.id}`;
  return finding(one.severity, where, one.id, { ...labelled(input ?? rule), ...one.params });
}
