/** What the listings of a seller say in figures: marks and types of goods, units, revenue. The ground of every per-defendant amount. */
import { Exact, exact } from '../kit/money.ts';
import type { Right } from '../matter/model.ts';
import type { Exclusion } from '../seller/listing/model.ts';
import type { Listing, Seller, Storefront } from '../seller/model.ts';

export interface SellerFigures {
  readonly seller: string;
  readonly no: number;
  readonly name: string;
  /** Names of its storefronts; the address of one that has no name. */
  readonly shops: readonly string[];
  /** False once dismissed or settled: nothing more is claimed from such a seller as one of all. */
  readonly active: boolean;
  /** Marks used, in words; a figurative mark by its number. Types of goods as first written. */
  readonly marks: readonly string[];
  readonly goodsTypes: readonly string[];
  /** Distinct pairs of mark and type of goods: the units of 15 U.S.C. § 1117(c). */
  readonly pairs: readonly string[];
  /** Units sold, net of what is recorded as not sold to a buyer who kept it; null while no listing shows units. */
  readonly unitsSold: Exact | null;
  /** Price × net units of the listings that show both, by currency, and from how many listings. */
  readonly revenue: ReadonlyMap<string, { readonly amount: Exact; readonly listings: number }>;
  readonly listings: number;
  /** Listings without mark or type of goods, without units, without evidence. */
  readonly unmarked: number;
  readonly uncounted: number;
  readonly unsupported: number;
  /** What was taken off the units and the revenue, by kind (brushed, refunded, cancelled). */
  readonly excluded: readonly Excluded[];
  /** Evidence behind the listings. */
  readonly sources: readonly string[];
}

/** Units of listings that do not count, the sales they would have been, and why, in the words recorded. */
export interface Excluded {
  readonly what: Exclusion['what'];
  readonly units: Exact;
  /** By currency. */
  readonly revenue: ReadonlyMap<string, Exact>;
  readonly listings: number;
  readonly reasons: readonly string[];
}

export interface SellerSources {
  readonly sellers: readonly Seller[];
  readonly storefronts: readonly Storefront[];
  readonly listings: readonly Listing[];
  readonly rights: readonly Pick<Right, 'id' | 'type' | 'mark' | 'number'>[];
  /** Evidence in use that is linked to a listing, or that the listing names; without it whatever the listing names. */
  readonly proof?: (listing: Listing) => readonly string[];
}

/** `Wrist  Watches` and `wrist watches` are one type of goods. */
const sameType = (goods: string): string => goods.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();

/** One pass over the listings; in the order of the schedule. Only trade marks make units of § 1117(c). */
export function sellerFigures(from: SellerSources): SellerFigures[] {
  const ownerOf = new Map(from.storefronts.map((storefront) => [storefront.id, storefront.seller]));
  const marks = new Map(from.rights.filter((right) => right.type === 'trademark').map((right) => [right.id, right.mark || right.number]));
  const bySeller = new Map<string, Listing[]>();
  const shops = new Map<string, string[]>();
  for (const { seller, shopName, url } of from.storefronts) shops.set(seller, [...(shops.get(seller) ?? []), shopName || url]);
  for (const listing of from.listings) {
    const owner = ownerOf.get(listing.storefront);
    if (owner === undefined) continue;
    const of = bySeller.get(owner);
    if (of) of.push(listing);
    else bySeller.set(owner, [listing]);
  }
  return from.sellers
    .toSorted((a, b) => a.no - b.no)
    .map((seller) =>
      figuresOf(seller, bySeller.get(seller.id) ?? [], shops.get(seller.id) ?? [], marks, from.proof ?? ((listing) => listing.sources)),
    );
}

function figuresOf(
  seller: Seller,
  listings: readonly Listing[],
  shops: readonly string[],
  marks: ReadonlyMap<string, string>,
  proofOf: (listing: Listing) => readonly string[],
): SellerFigures {
  const pairs = new Set<string>();
  const used = new Set<string>();
  const types = new Map<string, string>();
  const revenue = new Map<string, { amount: Exact; listings: number }>();
  const sources = new Set<string>();
  let unitsSold: Exact | null = null;
  const excluded = new Map<Exclusion['what'], Excluded>();
  let [unmarked, uncounted, unsupported] = [0, 0, 0];
  for (const listing of listings) {
    const type = sameType(listing.goodsType);
    if (listing.right !== null && marks.has(listing.right) && type) {
      pairs.add(`${listing.right} ${type}`);
      used.add(listing.right);
      if (!types.has(type)) types.set(type, listing.goodsType.trim());
    } else unmarked += 1;
    if (listing.unitsSold === '') uncounted += 1;
    else {
      const price = listing.price !== '' && listing.currency !== '' ? exact(listing.price) : null;
      const net = listing.excluded.length === 0 ? exact(listing.unitsSold) : takeOff(listing, price, excluded);
      unitsSold = (unitsSold ?? new Exact(0)).plus(net);
      if (price) {
        const sofar = revenue.get(listing.currency);
        revenue.set(listing.currency, { amount: price.times(net).plus(sofar?.amount ?? 0), listings: 1 + (sofar?.listings ?? 0) });
      }
    }
    const proof = proofOf(listing);
    if (proof.length === 0) unsupported += 1;
    for (const item of proof) sources.add(item);
  }
  return {
    seller: seller.id,
    no: seller.no,
    name: seller.name,
    shops,
    active: seller.status === 'active' || seller.status === 'defaulted',
    marks: [...new Set([...used].map((right) => marks.get(right) ?? right))],
    goodsTypes: [...types.values()],
    pairs: [...pairs],
    unitsSold,
    revenue,
    listings: listings.length,
    unmarked,
    uncounted,
    unsupported,
    excluded: [...excluded.values()],
    sources: [...sources],
  };
}

/** Adds a listing's exclusions to those of its seller; answers the units left. More excluded than sold takes off what was sold, no more. */
function takeOff(listing: Listing, price: Exact | null, excluded: Map<Exclusion['what'], Excluded>): Exact {
  let left = exact(listing.unitsSold);
  for (const { what, units, reason } of listing.excluded) {
    const off = Exact.min(left, exact(units));
    left = left.minus(off);
    if (off.isZero()) continue;
    const sofar = excluded.get(what);
    const revenue = new Map(sofar?.revenue);
    if (price) revenue.set(listing.currency, price.times(off).plus(revenue.get(listing.currency) ?? 0));
    excluded.set(what, {
      what,
      units: off.plus(sofar?.units ?? 0),
      revenue,
      listings: 1 + (sofar?.listings ?? 0),
      reasons: [...new Set([...(sofar?.reasons ?? []), ...(reason.trim() === '' ? [] : [reason.trim()])])],
    });
  }
  return left;
}

/** `1–118, 120`: numbers in ascending order, runs of three and more drawn together. */
export function numberRanges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let from = 0; from < numbers.length; ) {
    let to = from;
    while (numbers[to + 1] === (numbers[to] ?? 0) + 1) to += 1;
    if (to - from >= 2) parts.push(`${numbers[from]}–${numbers[to]}`);
    else parts.push(...numbers.slice(from, to + 1).map(String));
    from = to + 1;
  }
  return parts.join(', ');
}

export type Derived = 'units_1117c' | 'units_sold' | 'revenue';

/**
 * A figure of one seller, or of several held jointly: a mark counterfeited by three of them on one type of goods is one unit,
 * their sales add up. Null while the listings do not say.
 */
export function derive(what: Derived, sellers: readonly SellerFigures[], currency: string): Exact | null {
  if (what === 'units_1117c') {
    const pairs = new Set(sellers.flatMap((seller) => seller.pairs));
    return pairs.size > 0 ? new Exact(pairs.size) : null;
  }
  const parts = sellers
    .map((seller) => (what === 'units_sold' ? seller.unitsSold : (seller.revenue.get(currency)?.amount ?? null)))
    .filter((part) => part !== null);
  return parts.length > 0 ? parts.reduce((sum, part) => sum.plus(part), new Exact(0)) : null;
}

/** What was taken off a figure of these sellers, by kind; [] when nothing was, or when it does not touch the figure. */
export function takenOff(
  what: Derived,
  sellers: readonly SellerFigures[],
  currency: string,
): { readonly what: Exclusion['what']; readonly amount: Exact; readonly listings: number; readonly reasons: readonly string[] }[] {
  if (what === 'units_1117c') return [];
  const sums = new Map<Exclusion['what'], { amount: Exact; listings: number; reasons: Set<string> }>();
  for (const seller of sellers)
    for (const one of seller.excluded) {
      const amount = what === 'units_sold' ? one.units : one.revenue.get(currency);
      if (!amount || amount.isZero()) continue;
      const sofar = sums.get(one.what) ?? { amount: new Exact(0), listings: 0, reasons: new Set<string>() };
      for (const reason of one.reasons) sofar.reasons.add(reason);
      sums.set(one.what, { ...sofar, amount: sofar.amount.plus(amount), listings: sofar.listings + one.listings });
    }
  return [...sums].map(([kind, { amount, listings, reasons }]) => ({ what: kind, amount, listings, reasons: [...reasons] }));
}

/** How many listings the figure leaves out, because they say too little or speak of another currency. */
export function leftOut(what: Derived, sellers: readonly SellerFigures[], currency: string): number {
  const count = (seller: SellerFigures): number => {
    if (what === 'units_1117c') return seller.unmarked;
    if (what === 'units_sold') return seller.uncounted;
    return seller.listings - (seller.revenue.get(currency)?.listings ?? 0);
  };
  return sellers.reduce((sum, seller) => sum + count(seller), 0);
}
