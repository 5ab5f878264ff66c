/** What the engine answers. Amounts are decimal strings in the currency beside them; nothing here is stored. */
import type { Finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import type { Head, Input } from './model.ts';
import type { InputRule, Rule } from './rule.ts';

export interface ResolvedInput {
  readonly name: string;
  readonly label: InputRule['label'];
  readonly unit: InputRule['unit'];
  readonly required: boolean;
  /** '' while missing. For `choice` the word; what it means stands in `meaning`. */
  readonly value: string;
  readonly meaning: InputRule['label'] | null;
  /** `listings`: read from the sellers' listings, the sum over all of them; `default`: left to the rule. */
  readonly origin: 'entered' | 'listings' | 'default' | 'missing';
  /** Whether the result rests on it. */
  readonly used: boolean;
  readonly basis: string;
  readonly estimate: boolean;
  readonly sources: Input['sources'];
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
  /** Lawful bounds of the whole head, where the law sets them. */
  readonly range: { readonly min: string | null; readonly max: string | null } | null;
  /** Sellers it is claimed from; for joint heads of all defendants, all of them. Their numbers as `1–118, 120`. */
  readonly sellers: number;
  readonly sellerNumbers: string;
  readonly steps: readonly string[];
  readonly limits: readonly Limit[];
  readonly inputs: readonly ResolvedInput[];
  readonly findings: readonly Finding[];
}

/** With what each seller owes; kept out of what travels to the page, where the table by seller says it. */
export interface Computation {
  readonly result: HeadResult;
  /** By seller id, for heads claimed from each or from one; a seller the rule cannot be applied to is not in it. */
  readonly shares: ReadonlyMap<string, string>;
}

export interface Total {
  readonly currency: string;
  /** Null while a head in it cannot be computed or two heads exclude each other: half a total is never shown. */
  readonly amount: string | null;
  /** Without costs and expenses, and those alone. */
  readonly loss: string | null;
  readonly expenses: string | null;
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
  /** `amount` rounded to the minor unit; `exact` as price × units gives it. */
  readonly revenue: readonly { readonly currency: string; readonly amount: string; readonly exact: string }[];
  readonly statutory: string;
  readonly profits: string;
  /** Sum of the primary heads claimed from each seller, in `currency`; joint heads stand beside the table. '' while incomplete. */
  readonly amount: string;
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
