/** The table by seller: what its listings say and what it owes. */
import { addRounded, roundMinor } from '../kit/money.ts';
import type { Head } from './model.ts';
import type { Computation, SellerRow } from './result.ts';
import type { Rule } from './rule.ts';
import type { SellerFigures } from './seller-figures.ts';

type Computed = Computation & { readonly head: Head; readonly rule: Rule | undefined };

/** Shares are rounded already; one alone is its own sum. '' for none. */
const sumOf = (shares: readonly string[], currency: string): string =>
  shares.length > 1 ? addRounded(shares, currency) : (shares[0] ?? '');

/** What stays the same while figures change. */
type Facts = Omit<SellerRow, 'statutory' | 'profits' | 'amount' | 'joint' | 'jointWith' | 'currency'>;

interface Columns {
  readonly currency: string;
  /** Kinds of measure with a column of their own: claimed heads before those in the alternative. */
  readonly statutory: readonly Computed[];
  readonly profits: readonly Computed[];
  readonly primary: readonly Computed[];
}

/** Rows for ten thousand sellers; a row whose shares are the same as the last time is the same row. */
export class SellerRows {
  readonly #facts = new WeakMap<SellerFigures, Facts>();
  #last:
    | {
        readonly from: readonly unknown[];
        readonly sellers: readonly SellerFigures[];
        readonly currency: string;
        readonly owed: readonly Owed[];
        readonly rows: SellerRow[];
      }
    | undefined;

  /** One row for each seller in schedule order. Heads claimed from several jointly stand beside the table, but for what a group owes together. */
  of(sellers: readonly SellerFigures[], computed: readonly Computed[], packCurrency: string): SellerRow[] {
    const columns = columnsOf(computed, packCurrency);
    const { statutory, profits, primary, currency } = columns;
    // A head beside the table can change without a row of it.
    const from = [sellers, currency, ...[statutory, profits, primary].flatMap((of) => [of.length, ...of.flatMap(standing)])];
    if (this.#last?.from.length === from.length && this.#last.from.every((one, index) => one === from[index])) return this.#last.rows;
    // The rows of before stand in the same places while the sellers are the same.
    const before = this.#last?.sellers === sellers && this.#last.currency === currency ? this.#last : undefined;
    const owed = sellers.map((seller) => owedBy(seller.seller, columns));
    const rows = sellers.map((seller, index) => {
      const [now, then, row] = [owed[index], before?.owed[index], before?.rows[index]];
      if (now && then && row && sameOwed(then, now)) return row;
      return rowOf(seller.no, this.#factsOf(seller), now ?? NO_DEBT, currency);
    });
    this.#last = { from, sellers, currency, owed, rows };
    return rows;
  }

  #factsOf(seller: SellerFigures): Facts {
    const known = this.#facts.get(seller);
    if (known) return known;
    const facts = factsOf(seller);
    this.#facts.set(seller, facts);
    return facts;
  }
}

const standing = ({ head, shares, joint }: Computed): unknown[] => [head.position, shares, joint];

function columnsOf(computed: readonly Computed[], packCurrency: string): Columns {
  const separate = computed.filter(
    ({ head, shares, joint, rule }) => rule?.counts !== 'info' && (head.liability !== 'joint' || shares.size > 0 || joint.size > 0),
  );
  const claimed = separate.filter(({ head }) => head.position === 'primary');
  const currency = (claimed[0] ?? separate[0])?.head.currency ?? packCurrency;
  const inCurrency = separate.filter(({ head }) => head.currency === currency);
  const ofKind = (kind: string) => inCurrency.filter(({ rule }) => rule?.formula?.kind === kind);
  return {
    currency,
    statutory: ofKind('statutory'),
    profits: ofKind('profits'),
    primary: inCurrency.filter(({ head }) => head.position === 'primary'),
  };
}

interface Owed {
  readonly statutory: readonly string[];
  readonly profits: readonly string[];
  readonly alone: readonly string[];
  readonly joint: readonly { readonly amount: string; readonly sellers: readonly number[] }[];
}

const NOTHING: readonly never[] = [];
const NO_DEBT: Owed = { statutory: NOTHING, profits: NOTHING, alone: NOTHING, joint: NOTHING };

const same = <T>(one: readonly T[], other: readonly T[]): boolean =>
  one.length === other.length && one.every((value, index) => value === other[index]);
const sameOwed = (one: Owed, other: Owed): boolean =>
  same(one.statutory, other.statutory) && same(one.profits, other.profits) && same(one.alone, other.alone) && same(one.joint, other.joint);

/** Claimed figures of a kind of measure; while none is claimed, the first one pleaded in the alternative. */
function ofKind(heads: readonly Computed[], seller: string): readonly string[] {
  let claimed: string[] | undefined;
  let other: string | undefined;
  for (const { head, shares } of heads) {
    const share = shares.get(seller);
    if (share === undefined) continue;
    if (head.position !== 'primary') other ??= share;
    else if (claimed) claimed.push(share);
    else claimed = [share];
  }
  return claimed ?? (other === undefined ? NOTHING : [other]);
}

function owedBy(seller: string, { statutory, profits, primary }: Columns): Owed {
  const alone: string[] = [];
  const joint: Owed['joint'][number][] = [];
  for (const { shares, joint: together } of primary) {
    const share = shares.get(seller);
    if (share !== undefined) alone.push(share);
    const owed = together.size === 0 ? undefined : together.get(seller);
    if (owed) joint.push(owed);
  }
  return { statutory: ofKind(statutory, seller), profits: ofKind(profits, seller), alone, joint };
}

const rowOf = (no: number, facts: Facts, owed: Owed, currency: string): SellerRow => ({
  ...facts,
  statutory: sumOf(owed.statutory, currency),
  profits: sumOf(owed.profits, currency),
  amount: sumOf(owed.alone, currency),
  joint: sumOf(
    owed.joint.map((one) => one.amount),
    currency,
  ),
  jointWith: [...new Set(owed.joint.flatMap((one) => one.sellers))].filter((other) => other !== no).sort((a, b) => a - b),
  currency,
});

const factsOf = (one: SellerFigures): Facts => ({
  no: one.no,
  seller: one.seller,
  name: one.name,
  shops: one.shops,
  active: one.active,
  marks: one.marks,
  goodsTypes: one.goodsTypes,
  units: one.pairs.length,
  unitsSold: one.unitsSold?.toFixed() ?? '',
  excluded: one.excluded.map(({ what, units, reasons }) => ({ what, units: units.toFixed(), reasons: [...reasons] })),
  revenue: [...one.revenue].map(([code, { amount }]) => ({
    currency: code,
    amount: roundMinor(amount.toFixed(), code),
    exact: amount.toFixed(),
  })),
  sources: one.sources,
});
