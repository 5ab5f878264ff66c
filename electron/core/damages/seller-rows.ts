/** The table by seller: what its listings say and what it owes. */
import { addRounded, roundMinor } from '../kit/money.ts';
import type { Head } from './model.ts';
import type { Computation, SellerRow } from './result.ts';
import type { Rule } from './rule.ts';
import type { SellerFigures } from './seller-figures.ts';

type Computed = Computation & { readonly head: Head; readonly rule: Rule | undefined };

/** What stays the same while figures change. */
type Facts = Omit<SellerRow, 'statutory' | 'profits' | 'amount' | 'joint' | 'jointWith' | 'currency'>;

interface Columns {
  readonly currency: string;
  /** Kinds of measure with a column of their own: claimed heads before those in the alternative. */
  readonly statutory: readonly Computed[];
  readonly profits: readonly Computed[];
  readonly primary: readonly Computed[];
}

/** Rows for ten thousand sellers; a row that says the same as the last time is the same row. */
export class SellerRows {
  readonly #facts = new WeakMap<SellerFigures, Facts>();
  #last: { readonly from: readonly unknown[]; readonly sellers: readonly SellerFigures[]; readonly rows: SellerRow[] } | undefined;

  /** One row for each seller in schedule order. Heads claimed from several jointly stand beside the table, but for what a group owes together. */
  of(sellers: readonly SellerFigures[], computed: readonly Computed[], packCurrency: string): SellerRow[] {
    const { statutory, profits, primary, currency } = columnsOf(computed, packCurrency);
    // A head beside the table can change without a row of it.
    const from = [sellers, currency, ...[statutory, profits, primary].flatMap((of) => [of.length, ...of.flatMap(standing)])];
    if (this.#last && same(this.#last.from, from)) return this.#last.rows;
    // The rows of before stand in the same places while the sellers are the same.
    const before = this.#last?.sellers === sellers ? this.#last.rows : undefined;
    const together = primary.filter(({ joint }) => joint.size > 0);
    const rows = sellers.map((seller, index): SellerRow => {
      const id = seller.seller;
      const row = before?.[index];
      const [ofLaw, gained, amount] = [ofKind(statutory, id, currency), ofKind(profits, id, currency), alone(primary, id, currency)];
      const { joint, jointWith } = together.length === 0 ? NO_GROUP : owedTogether(together, seller, currency);
      const said = row && row.statutory === ofLaw && row.profits === gained && row.amount === amount && row.currency === currency;
      if (said && row.joint === joint && same(row.jointWith, jointWith)) return row;
      return { ...this.#factsOf(seller), statutory: ofLaw, profits: gained, amount, joint, jointWith, currency };
    });
    this.#last = { from, sellers, rows };
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

const same = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one === other || (one.length === other.length && one.every((value, index) => value === other[index]));

const standing = ({ head, shares, joint }: Computed): unknown[] => [head.position, shares, joint];

function columnsOf(computed: readonly Computed[], packCurrency: string): Columns {
  const separate = computed.filter(
    ({ head, shares, joint, rule }) => rule?.counts !== 'info' && (head.liability !== 'joint' || shares.size > 0 || joint.size > 0),
  );
  const claimed = separate.filter(({ head }) => head.position === 'primary');
  // The pack's own where a head is in it, whichever comes first: the order of the heads changes no figure.
  const currencies = (claimed.length > 0 ? claimed : separate).map(({ head }) => head.currency);
  const currency = currencies.includes(packCurrency) ? packCurrency : (currencies.toSorted()[0] ?? packCurrency);
  const inCurrency = separate.filter(({ head }) => head.currency === currency);
  const ofKind = (kind: string) => inCurrency.filter(({ rule }) => rule?.formula?.kind === kind);
  return {
    currency,
    statutory: ofKind('statutory'),
    profits: ofKind('profits'),
    primary: inCurrency.filter(({ head }) => head.position === 'primary'),
  };
}

/** Sum of the claimed figures of these heads; while none is claimed, the first one pleaded in the alternative. '' for none. */
function ofKind(heads: readonly Computed[], seller: string, currency: string): string {
  let claimed = '';
  let other = '';
  for (const { head, shares } of heads) {
    const share = shares.get(seller);
    if (share === undefined) continue;
    if (head.position === 'primary') claimed = plus(claimed, share, currency);
    else other ||= share;
  }
  return claimed || other;
}

function alone(primary: readonly Computed[], seller: string, currency: string): string {
  let sum = '';
  for (const { shares } of primary) {
    const share = shares.get(seller);
    if (share !== undefined) sum = plus(sum, share, currency);
  }
  return sum;
}

/** Shares are rounded already; one alone is its own sum. */
const plus = (sum: string, share: string, currency: string): string => (sum === '' ? share : addRounded([sum, share], currency));

const NO_GROUP = { joint: '', jointWith: [] as readonly number[] };

function owedTogether(heads: readonly Computed[], { seller, no }: SellerFigures, currency: string): Pick<SellerRow, 'joint' | 'jointWith'> {
  const owed = heads.flatMap(({ joint }) => joint.get(seller) ?? []);
  if (owed.length === 0) return NO_GROUP;
  const numbers = new Set(owed.flatMap((one) => one.sellers));
  return {
    joint: owed.reduce((sum, one) => plus(sum, one.amount, currency), ''),
    jointWith: [...numbers].filter((other) => other !== no).sort((a, b) => a - b),
  };
}

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
