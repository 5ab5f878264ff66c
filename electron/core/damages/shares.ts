/** Who owes what of a head: alone, or jointly with the rest of a group of connected sellers. */
import { exact } from '../kit/money.ts';
import { apportion } from './apportion.ts';
import { type Fault, fault } from './formula/figures.ts';
import type { Prepared, SolvedCases } from './solve.ts';

export interface Shares {
  readonly alone: Map<string, string>;
  readonly joint: Map<string, { readonly amount: string; readonly sellers: readonly number[] }>;
  readonly faults: readonly Fault[];
}

/** Who owes what: alone, or jointly with the rest of its group. A joint head of several sellers stands beside the table. */
export function sharesOf(prepared: Prepared, solved: SolvedCases, amount: string | null): Shares {
  const { head, meant, debtors, own, context } = prepared;
  const shares: Shares = { alone: new Map(), joint: new Map(), faults: [] };
  if (head.liability === 'apportioned' && meant.length > 1) return amount === null ? shares : apportioned(prepared, amount);
  if (meant.length !== 1 && (head.liability === 'joint' || head.liability === 'apportioned')) return shares;
  const separate = own ? debtors : head.liability === 'group' ? context.grouped(meant) : context.alone(meant);
  separate.forEach((debtor, index) => {
    const figure = solved.different[solved.places[own ? index : 0] ?? 0]?.figure;
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
  const sold = apportionBy === 'equally' ? null : apportionBy === 'revenue' ? 'revenue' : 'units_sold';
  const column = sold && context.column(sold, context.alone(meant), head.currency);
  const weights = meant.map((_, index) => (column ? (column[index]?.value ?? exact('0')) : exact('1')));
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
