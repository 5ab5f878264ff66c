/** What the engine answers. Amounts are decimal strings in the currency beside them; nothing here is stored. */
import type { Finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import type { Head, Input, Standing, Valuation } from './model.ts';
import type { InputRule, Rule } from './rule.ts';

/** A figure found in another currency: what it was, and the rate that made it the head's. */
export interface Conversion {
  readonly currency: string;
  readonly amount: string;
  /** As the table has it: one unit of `from` is `rate` of `to`. Divided by when the table has only the other direction. */
  readonly rate: string;
  readonly inverse: boolean;
  /** The day of the rate, and where it was published. */
  readonly on: string;
  readonly source: string;
  readonly sources: Input['sources'];
}

/** Units or sales of the listings that are not counted: brushed, refunded, cancelled. `net` is what the input is. */
export interface Netted {
  readonly gross: string;
  readonly excluded: readonly {
    readonly what: 'brushed' | 'refunded' | 'cancelled' | 'other';
    readonly amount: string;
    readonly reasons: readonly string[];
  }[];
}

/** The head a figure is taken over from. */
export interface Carried {
  readonly head: string;
  /** As counsel named it; '' when it bears the title of its rule. */
  readonly title: string;
  readonly rule: Rule['title'];
  /** Whether evidence stands behind everything that head's figure rests on. */
  readonly supported: boolean;
}

export interface ResolvedInput {
  readonly name: string;
  readonly label: InputRule['label'];
  readonly unit: InputRule['unit'];
  readonly required: boolean;
  /** '' while missing. For `choice` the word; what it means stands in `meaning`. */
  readonly value: string;
  /** The ends of an estimate's range in the head's currency; equal to `value` where it stands alone, '' while missing. */
  readonly low: string;
  readonly high: string;
  readonly meaning: InputRule['label'] | null;
  /** `listings`: read from the sellers' listings, the sum over all of them; `carried`: the figure of another head; `default`: left to the rule. */
  readonly origin: 'entered' | 'listings' | 'carried' | 'default' | 'missing';
  readonly carried: Carried | null;
  /** Whether the result rests on it. */
  readonly used: boolean;
  readonly basis: string;
  readonly standing: Standing;
  readonly valued: Valuation | '';
  readonly conversion: Conversion | null;
  /** For a figure read from listings some of whose units do not count. */
  readonly netted: Netted | null;
  readonly sources: Input['sources'];
}

/** A voucher or other item as it counts: this claim's part of it, in the head's currency. */
export interface ResolvedItem {
  readonly id: string;
  /** Rounded to the minor unit for the list of items; '' while it cannot be computed. */
  readonly amount: string;
  /** Whether rounding changed it: then the sum, rounded once, may differ from that of the list. */
  readonly rounded: boolean;
  readonly conversion: Conversion | null;
}

export interface Limit {
  readonly kind: 'raised' | 'capped' | 'claimed';
  readonly from: string;
  readonly to: string;
}

export interface HeadResult {
  readonly rule: string;
  /** `us.tm.stat@2008-10-13`. */
  readonly version: string;
  readonly statute: string;
  readonly title: Rule['title'];
  readonly counts: Rule['counts'];
  readonly expenses: boolean;
  readonly currency: string;
  /** What the rule gives, rounded half up once; null while it cannot be computed. From all sellers together when claimed from each. */
  readonly computed: string | null;
  /** What is asked for: the lesser of computed and claimed. */
  readonly amount: string | null;
  /** The amount at the low and at the high ends of its inputs; both equal `amount` when nothing in it is a range. */
  readonly low: string | null;
  readonly high: string | null;
  /** Lawful bounds of the whole head, where the law sets them. */
  readonly range: { readonly min: string | null; readonly max: string | null } | null;
  /** Sellers it is claimed from; for joint heads of all defendants, all of them. Their numbers as `1–118, 120`. */
  readonly sellers: number;
  readonly sellerNumbers: string;
  readonly steps: readonly string[];
  readonly limits: readonly Limit[];
  readonly inputs: readonly ResolvedInput[];
  /** Those of its items of which less than the whole counts, or that were found in another currency; others count as entered. */
  readonly items?: readonly ResolvedItem[];
  readonly findings: readonly Finding[];
}

/** Amounts by seller id. Ten thousand of them are looked up, never copied. */
export interface Shares {
  readonly size: number;
  get(seller: string): string | undefined;
}

/** With what each seller owes; kept out of what travels to the page, where the table by seller says it. */
export interface Computation {
  readonly result: HeadResult;
  /** What a seller owes alone, by its id: of heads claimed from each, from one, or apportioned. Who the rule cannot be applied to is not in it. */
  readonly shares: Shares;
  /** What a seller owes with the rest of its group, and the numbers of all of them. */
  readonly joint: ReadonlyMap<string, { readonly amount: string; readonly sellers: readonly number[] }>;
}

export interface Total {
  readonly currency: string;
  /** Null while a head in it cannot be computed or two heads exclude each other: half a total is never shown. */
  readonly amount: string | null;
  readonly low: string | null;
  readonly high: string | null;
  /** Without costs and expenses, and those alone. */
  readonly loss: string | null;
  readonly expenses: string | null;
  /** The court's cap that holds the measures in it, all defendants together: what they came to, and the most the court may award. */
  readonly cap?: { readonly computed: string; readonly max: string; readonly title: Rule['title']; readonly statute: string };
  /** For information: what it comes to in the pack's currency (its `currency` and `amount`), at the latest rate of the matter. */
  readonly converted?: Conversion;
}

export interface SellerRow {
  readonly no: number;
  readonly seller: string;
  readonly name: string;
  readonly shops: readonly string[];
  readonly active: boolean;
  /** Marks used, in words. */
  readonly marks: readonly string[];
  readonly goodsTypes: readonly string[];
  readonly units: number;
  readonly unitsSold: string;
  /** Units its listings showed that do not count, by kind, with the reasons recorded; `unitsSold` is net of them. */
  readonly excluded: readonly {
    readonly what: Netted['excluded'][number]['what'];
    readonly units: string;
    readonly reasons: readonly string[];
  }[];
  /** `amount` rounded to the minor unit; `exact` as price × units gives it. */
  readonly revenue: readonly { readonly currency: string; readonly amount: string; readonly exact: string }[];
  readonly statutory: string;
  readonly profits: string;
  /** Sum of the primary heads this seller owes alone, in `currency`; joint heads stand beside the table. '' while incomplete. */
  readonly amount: string;
  /** What its group of connected sellers owes together (heads claimed from each group), the same figure in every row of the group; '' for none. */
  readonly joint: string;
  /** Numbers of the other sellers that owe `joint` with it. */
  readonly jointWith: readonly number[];
  readonly currency: string;
  /** Evidence ids behind the listings. */
  readonly sources: readonly string[];
}

export interface DamagesView {
  readonly heads: readonly { readonly head: Head; readonly result: HeadResult }[];
  readonly totals: readonly Total[];
  /** The language and currency of the pack's rules. */
  readonly language: Language;
  readonly currency: string;
  /** In schedule order; 10,000 rows are normal. */
  readonly bySeller: readonly SellerRow[];
  /** All findings: of the heads, of the totals, of the matter. */
  readonly findings: readonly Finding[];
  /** The rules of the pack, all versions. */
  readonly rules: readonly Rule[];
}
