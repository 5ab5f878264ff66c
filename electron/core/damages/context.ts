/** What heads are computed against: the sellers with what their listings say, the recorded facts, the rates. Keeps what many heads ask for. */
import type { Language } from '../kit/messages.ts';
import type { Exact } from '../kit/money.ts';
import type { Published } from './exchange/convert.ts';
import { type Derived, derive, numberRanges, type SellerFigures, takenOff } from './seller-figures.ts';

/** Sellers that owe a figure together; often one alone. */
export type Debtor = readonly SellerFigures[];

/** A figure read from the listings of a debtor, net of what was taken off. */
export interface FromListings {
  readonly value: Exact | null;
  /** The value as digits, and what was taken off; the same words mean the same case. */
  readonly key: string;
  readonly off: ReturnType<typeof takenOff>;
}

/** What the listings of one debtor say of each input read from them, in the order asked for. */
export type Case = readonly FromListings[];

/** The different cases among debtors: the place of each debtor's own, and how many have it. */
export interface Cases {
  readonly different: readonly Case[];
  readonly places: readonly number[];
  readonly counts: readonly number[];
}

export interface ContextParts extends Published {
  /** Every seller of the matter with what its listings say, in schedule order. */
  readonly sellers: readonly SellerFigures[];
  /** Ids of the facts recorded in the matter. */
  readonly facts: ReadonlySet<string>;
  /** Of the pack: its documents print the derivations. */
  readonly language: Language;
  /** The group of connected sellers each belongs to; a seller outside it stands alone. */
  readonly groups: ReadonlyMap<string, string>;
}

/** One for a state of the matter; asking it twice costs nothing, which is what lets one changed input be answered at once. */
export class HeadContext {
  readonly parts: ContextParts;
  readonly #byId: ReadonlyMap<string, SellerFigures>;
  readonly #active: Debtor;
  readonly #columns = new WeakMap<readonly Debtor[], Map<string, readonly FromListings[]>>();
  readonly #cases = new WeakMap<readonly Debtor[], Map<string, Cases>>();
  readonly #sums = new WeakMap<readonly Debtor[], Map<string, Exact | null>>();
  readonly #together = new WeakMap<Debtor, readonly Debtor[]>();
  readonly #alone = new WeakMap<Debtor, readonly Debtor[]>();
  readonly #grouped = new WeakMap<Debtor, readonly Debtor[]>();
  readonly #places = new WeakMap<Debtor, ReadonlyMap<string, number>>();
  readonly #numbers = new WeakMap<Debtor, string>();
  readonly #single = new WeakMap<SellerFigures, Debtor>();

  constructor(parts: ContextParts) {
    this.parts = parts;
    this.#byId = new Map(parts.sellers.map((seller) => [seller.seller, seller]));
    this.#active = parts.sellers.filter((seller) => seller.active);
  }

  /** The sellers a head means, in schedule order: those it names, or every one still in the case. */
  meant(named: readonly string[]): Debtor {
    if (named.length === 0) return this.#active;
    const found = [...new Set(named)].map((id) => this.#byId.get(id)).filter((seller) => seller !== undefined);
    return found.sort((a, b) => a.no - b.no);
  }

  /** Each of them alone. */
  alone(meant: Debtor): readonly Debtor[] {
    return kept(this.#alone, meant, () => meant.map((seller) => kept(this.#single, seller, () => [seller])));
  }

  /** Each group of connected sellers among them, and each seller outside a group. */
  grouped(meant: Debtor): readonly Debtor[] {
    return kept(this.#grouped, meant, () => {
      const together = new Map<string, SellerFigures[]>();
      for (const seller of meant) {
        const group = this.parts.groups.get(seller.seller);
        const key = group === undefined ? `seller ${seller.seller}` : `group ${group}`;
        const of = together.get(key);
        if (of) of.push(seller);
        else together.set(key, [seller]);
      }
      return [...together.values()].map((of) => {
        const [first] = of;
        return of.length === 1 && first ? kept(this.#single, first, () => [first]) : of;
      });
    });
  }

  /** The place of each of these sellers among them. */
  places(meant: Debtor): ReadonlyMap<string, number> {
    return kept(this.#places, meant, () => new Map(meant.map((seller, index) => [seller.seller, index])));
  }

  /** Their numbers: `1–118, 120`. */
  numbers(meant: Debtor): string {
    return kept(this.#numbers, meant, () => numberRanges(meant.map((seller) => seller.no)));
  }

  /** What the listings of each debtor say, in their order. */
  column(what: Derived, debtors: readonly Debtor[], currency: string): readonly FromListings[] {
    const columns = kept(this.#columns, debtors, () => new Map());
    const name = `${what} ${currency}`;
    const known = columns.get(name);
    if (known) return known;
    const made = debtors.map((debtor): FromListings => {
      const value = derive(what, debtor, currency);
      const off = takenOff(what, debtor, currency);
      const key = [value?.toFixed() ?? '', ...off.map((one) => `${one.what} ${one.amount.toFixed()}`)].join(' ');
      return { value, key, off };
    });
    columns.set(name, made);
    return made;
  }

  /** Those whose listings say the same of all of `what` are one case: a formula runs once for it. */
  cases(what: readonly Derived[], debtors: readonly Debtor[], currency: string): Cases {
    const known = kept(this.#cases, debtors, () => new Map());
    const name = [currency, ...what].join(' ');
    const made =
      known.get(name) ??
      differentCases(
        what.map((one) => this.column(one, debtors, currency)),
        debtors.length,
      );
    known.set(name, made);
    return made;
  }

  /** All debtors' figures added up; null while no listing says one. */
  sum(what: Derived, debtors: readonly Debtor[], currency: string): Exact | null {
    const sums = kept(this.#sums, debtors, () => new Map());
    const name = `${what} ${currency}`;
    const known = sums.get(name);
    if (known !== undefined) return known;
    const values = this.column(what, debtors, currency).flatMap(({ value }) => value ?? []);
    const made = values.length === 0 ? null : values.reduce((total, value) => total.plus(value));
    sums.set(name, made);
    return made;
  }

  /** Of sellers that owe together, or of all of them. */
  fromListings(what: Derived, debtor: Debtor, currency: string): FromListings {
    const [made] = this.column(what, this.together(debtor), currency);
    return made ?? { value: null, key: '', off: [] };
  }

  /** All of them as one debtor. */
  together(meant: Debtor): readonly Debtor[] {
    return kept(this.#together, meant, () => [meant]);
  }
}

function differentCases(columns: readonly (readonly FromListings[])[], debtors: number): Cases {
  const known = new Map<string, number>();
  const different: Case[] = [];
  const places: number[] = [];
  const counts: number[] = [];
  for (let index = 0; index < debtors; index += 1) {
    const key = columns.map((column) => column[index]?.key ?? '').join('\n');
    let place = known.get(key);
    if (place === undefined) {
      place = different.length;
      known.set(key, place);
      different.push(columns.flatMap((column) => column[index] ?? []));
      counts.push(0);
    }
    places.push(place);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return { different, places, counts };
}

function kept<K extends WeakKey, V>(of: WeakMap<K, V>, key: K, make: () => V): V {
  const known = of.get(key);
  if (known !== undefined) return known;
  const made = make();
  of.set(key, made);
  return made;
}
