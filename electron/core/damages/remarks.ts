/** What is wrong with a head, or worth saying of it: before its formula runs, and after. */
import { exact } from '../kit/money.ts';
import { namesMoney } from './bounds.ts';
import type { Figure } from './derivation.ts';
import { type Fault, fault } from './formula/figures.ts';
import type { Head } from './model.ts';
import type { Rule } from './rule.ts';
import { leftOut, numberRanges, type SellerFigures } from './seller-figures.ts';
import type { Prepared, SolvedCases } from './solve.ts';
import { conduct, support } from './support.ts';

interface After {
  readonly solved: SolvedCases;
  readonly parts: readonly Figure[];
  readonly used: ReadonlySet<string>;
  readonly computed: string | null;
}

/** `barred` refuses or remarks whatever the formula gives; `after` says what the result shows. */
export function remarks(prepared: Prepared): { readonly barred: readonly Fault[]; readonly after: (result: After) => readonly Fault[] } {
  const { rule, head, context, meant, inputs, voucherFaults, carried, carriedFaults, own } = prepared;
  const barred = [
    ...sellerFaults(head, meant),
    ...conduct(rule, head, context.parts.facts),
    ...inputs.faults,
    ...voucherFaults,
    ...carriedFaults,
    ...valuationFaults(head),
    ...headFaults(rule, head),
  ];
  const after = ({ solved, parts, used, computed }: After): Fault[] => [
    ...(own ? faultsByDebtor(prepared, solved) : (solved.different[0]?.outcome.faults ?? [])),
    ...support(rule, head, used, carried),
    ...listingFaults(prepared, used),
    ...(computed === null ? [] : unusedFaults(prepared, used)),
    ...claimFaults(head, parts, computed),
  ];
  return { barred, after };
}

function sellerFaults(head: Head, meant: readonly SellerFigures[]): Fault[] {
  const unknown = new Set(head.sellers).size - (head.sellers.length === 0 ? 0 : meant.length);
  const gone = meant.filter((seller) => !seller.active);
  return [
    ...(unknown > 0 ? [fault('sellers', 'damages.unknown-seller', { count: unknown })] : []),
    ...(head.liability !== 'joint' && meant.length === 0 && unknown === 0 ? [fault('sellers', 'damages.no-sellers')] : []),
    ...(gone.length > 0
      ? [fault('sellers', 'damages.dismissed-seller', { numbers: numberRanges(gone.map((seller) => seller.no)) }, 'warning')]
      : []),
  ];
}

/** Goods at the price on their tag and goods at the price they sold for make no sum. */
function valuationFaults(head: Head): Fault[] {
  const inputs = head.inputs.filter((input) => input.value !== '' && input.valued !== '').map((input) => input.valued);
  const items = head.items.filter((item) => item.amount !== '' && item.valued !== '').map((item) => item.valued);
  const kinds = new Set([...inputs, ...items]);
  return kinds.size > 1 ? [fault('', 'damages.mixed-valuations')] : [];
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

/** What is wrong for every debtor is said once; what is wrong for some of them names them. */
function faultsByDebtor({ debtors, meant, inputs }: Prepared, { different, places }: SolvedCases): Fault[] {
  const seen = new Map<string, { fault: Fault; sellers: SellerFigures[] }>();
  places.forEach((place, index) => {
    for (const one of different[place]?.outcome.faults ?? []) {
      const key = `${one.input} ${one.id}`;
      const entry = seen.get(key) ?? { fault: one, sellers: [] };
      entry.sellers.push(...(debtors[index] ?? []));
      seen.set(key, entry);
    }
  });
  return [...seen.values()].map(({ fault: one, sellers }) => {
    const someOnly = one.severity === 'error' && sellers.length < meant.length && inputs.derived.some((input) => input.name === one.input);
    if (!someOnly) return one;
    return fault(
      one.input,
      'damages.seller-without-figure',
      { count: sellers.length, numbers: numberRanges(sellers.map((seller) => seller.no).sort((a, b) => a - b)) },
      'warning',
    );
  });
}

function listingFaults({ inputs, meant, head, context }: Prepared, used: ReadonlySet<string>): Fault[] {
  const faults: Fault[] = [];
  for (const input of inputs.derived.filter((one) => used.has(one.name))) {
    const out = leftOut(input.derive, meant, head.currency);
    const bare = meant.reduce((count, seller) => count + seller.unsupported, 0);
    if (out > 0) faults.push(fault(input.name, 'damages.listings-incomplete', { count: out }, 'warning'));
    if (bare > 0) faults.push(fault(input.name, 'damages.listings-unsupported', { count: bare }, 'warning'));
    if (input.derive === 'units_1117c') continue;
    const { off } = context.fromListings(input.derive, meant, head.currency);
    if (off.length === 0) {
      faults.push(fault(input.name, 'damages.as-shown', {}, 'note'));
      continue;
    }
    const units = context.fromListings('units_sold', meant, head.currency).off.reduce((sum, one) => sum.plus(one.amount), exact('0'));
    const listings = off.reduce((count, one) => count + one.listings, 0);
    faults.push(fault(input.name, 'damages.netted', { units: units.toFixed(), listings }, 'note'));
  }
  return faults;
}

/** Entered, but no part of the result: the user may believe it counts. A zero or the rule's own default changes nothing. */
function unusedFaults({ rule, inputs }: Prepared, used: ReadonlySet<string>): Fault[] {
  const idle = rule.inputs.filter((input) => {
    const value = inputs.spans.get(input.name)?.base;
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
