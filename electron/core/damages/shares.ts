/** Who owes what of a head: alone, or jointly with the rest of a group of connected sellers. */
import { exact } from '../kit/money.ts';
import { apportion } from './apportion.ts';
import type { Debtor } from './context.ts';
import { type Fault, fault } from './formula/figures.ts';
import type { Shares } from './result.ts';
import type { Prepared, SolvedCases } from './solve.ts';

export interface Owed {
  readonly alone: Shares;
  readonly joint: ReadonlyMap<string, { readonly amount: string; readonly sellers: readonly number[] }>;
  readonly faults: readonly Fault[];
}

const NOBODY: Shares = { size: 0, get: () => undefined };

/** Who owes what: alone, or jointly with the rest of its group. A joint head of several sellers stands beside the table. */
export function sharesOf(prepared: Prepared, { different, places }: SolvedCases, amount: string | null): Owed {
  const { head, meant, own, context } = prepared;
  const { liability } = head;
  if (liability === 'apportioned' && meant.length > 1)
    return amount === null ? { alone: NOBODY, joint: new Map(), faults: [] } : apportioned(prepared, amount);
  if (meant.length !== 1 && (liability === 'joint' || liability === 'apportioned')) return { alone: NOBODY, joint: new Map(), faults: [] };
  const amounts = different.map(({ figure }) => figure?.amount);
  const amountOf = (index: number): string | undefined => amounts[own ? (places[index] ?? 0) : 0];
  if (liability === 'group') return byGroup(context.grouped(meant), amountOf);
  const at = context.places(meant);
  const get = (seller: string): string | undefined => {
    const index = at.get(seller);
    return index === undefined ? undefined : amountOf(index);
  };
  return { alone: { size: amounts.some((one) => one !== undefined) ? meant.length : 0, get }, joint: new Map(), faults: [] };
}

/** Sellers outside a group owe alone, the others with the rest of theirs. */
function byGroup(debtors: readonly Debtor[], amountOf: (index: number) => string | undefined): Owed {
  const alone = new Map<string, string>();
  const joint = new Map<string, { readonly amount: string; readonly sellers: readonly number[] }>();
  debtors.forEach((debtor, index) => {
    const amount = amountOf(index);
    if (amount === undefined) return;
    const owed = { amount, sellers: debtor.map((seller) => seller.no) };
    for (const { seller } of debtor)
      if (debtor.length === 1) alone.set(seller, amount);
      else joint.set(seller, owed);
  });
  return { alone, joint, faults: [] };
}

function apportioned({ head, meant, context }: Prepared, amount: string): Owed {
  const { apportionBy } = head;
  const sold = apportionBy === 'equally' ? null : apportionBy === 'revenue' ? 'revenue' : 'units_sold';
  const column = sold && context.column(sold, context.alone(meant), head.currency);
  const weights = meant.map((_, index) => (column ? (column[index]?.value ?? exact('0')) : exact('1')));
  const parts = apportion(amount, weights, head.currency);
  if (!parts) return { alone: NOBODY, joint: new Map(), faults: [fault('liability', 'damages.nothing-to-divide-by')] };
  const without = meant.filter((_, index) => weights[index]?.isZero());
  const say = { count: without.length, numbers: context.numbers(without) };
  return {
    alone: new Map(meant.map((seller, index) => [seller.seller, parts[index] ?? ''])),
    joint: new Map(),
    faults: without.length > 0 ? [fault('liability', 'damages.bears-no-part', say, 'warning')] : [],
  };
}
