/**
 * Measures side by side, what-if, readiness: what is asked and answered. Amounts are decimal strings in the currency beside them; null is
 * "cannot be said", never zero. Nothing here is stored but an election, which stands on its head.
 */
import { z } from 'zod';
import type { Finding } from '../../kit/finding.ts';
import { type Head, type Liability, liabilities } from '../model.ts';
import type { Limit, ResolvedInput, SellerRow, Total } from '../result.ts';
import type { Rule } from '../rule.ts';

/** Words in both languages, as the rules have them. */
export type Label = Rule['title'];

/** What carries a figure. Inputs that are asked for or chosen need no proof and are not counted. */
export interface Support {
  /** Inputs and items that have to be proved, those missing among them; and how many of them evidence stands behind. */
  readonly needed: number;
  readonly supported: number;
  /** Names of inputs with a value and no evidence; items as `items/<id>`. */
  readonly unsupported: readonly string[];
  readonly estimates: readonly string[];
  readonly adverse: readonly string[];
}

/** An input of a measure without a head that another head of the matter says. */
export interface Pooled {
  readonly name: string;
  readonly head: string;
  readonly title: string;
}

/** One way the law allows: a rule in force on the date of the act, with its head, or with what is already known. */
export interface Measure {
  readonly rule: string;
  /** `us.tm.stat@2008-10-13`. */
  readonly version: string;
  readonly title: Label;
  readonly statute: string;
  readonly counts: Rule['counts'];
  /** Election group; null for what is added or for information. */
  readonly group: string | null;
  /** The head that claims it; null when nothing is entered for it and the figure rests on what other heads and the listings say. */
  readonly head: string | null;
  readonly headTitle: string;
  readonly position: Head['position'] | null;
  readonly election: Head['election'];
  readonly liability: Liability;
  /** Ids of the sellers named; empty for every defendant. And the facts of wilfulness it stands on. */
  readonly named: readonly string[];
  readonly conductFacts: readonly string[];
  /** Sellers meant, and their numbers as `1–118, 120`. */
  readonly sellers: number;
  readonly sellerNumbers: string;
  /** In the table of one seller: the figure is owed by several together and is not this seller's alone. */
  readonly joint: boolean;
  readonly currency: string;
  readonly amount: string | null;
  readonly low: string | null;
  readonly high: string | null;
  /** Lawful bounds: for statutory damages units × least and units × most, also while no amount is asked for. */
  readonly range: { readonly min: string | null; readonly max: string | null } | null;
  readonly limits: readonly Limit[];
  readonly support: Support;
  readonly missing: readonly { readonly name: string; readonly label: Label }[];
  /** Why nothing is computed, other than a missing input: no recorded fact of wilfulness, a law not loaded, an amount above the most … */
  readonly refused: readonly Finding[];
  /** Warnings and notes. */
  readonly remarks: readonly Finding[];
  readonly pooled: readonly Pooled[];
  /** A law known to govern the day whose text is not loaded. */
  readonly knownGap: boolean;
  readonly burden: Label | null;
  readonly verified: boolean;
  /** What is still to be checked, when not verified. */
  readonly unverified: Label | null;
  readonly note: Label | null;
  readonly inputs: readonly ResolvedInput[];
  readonly steps: readonly string[];
}

export interface Measures {
  readonly currency: string;
  /** The day whose law is applied; `dated` false while the date of the act is missing and today stands in for it. */
  readonly day: string;
  readonly dated: boolean;
  /** In the order of the letters; within a group in the order of the rules. At most one of a group may be primary. */
  readonly groups: readonly { readonly group: string; readonly measures: readonly Measure[] }[];
  readonly additional: readonly Measure[];
  readonly information: readonly Measure[];
}

const value = z.string().max(400);

/** A change to one head, as the page would save it: a field left out stays. Values are read like those of a head. */
export const changeSchema = z.strictObject({
  head: z.string(),
  /** By input name; '' takes the figure out. An input not entered yet is added. */
  inputs: z.record(z.string(), z.strictObject({ value: value.optional(), low: value.optional(), high: value.optional() })).optional(),
  /** By id of the item. */
  items: z.record(z.string(), z.strictObject({ amount: value })).optional(),
  claimed: value.optional(),
  liability: z.enum(liabilities).optional(),
  position: z.enum(['primary', 'alternative']).optional(),
});
export type Change = z.infer<typeof changeSchema>;

export interface WhatIfHead {
  readonly id: string;
  readonly rule: string;
  /** As counsel named it; the rule's own otherwise. */
  readonly title: Label;
  readonly currency: string;
  readonly position: Head['position'];
  readonly amount: string | null;
  readonly low: string | null;
  readonly high: string | null;
  readonly findings: readonly Finding[];
}

export interface WhatIfSide {
  readonly totals: readonly Total[];
  readonly heads: readonly WhatIfHead[];
}

/** After less before, signed. Null where one of the two cannot be computed. */
export interface Difference {
  readonly amount: string | null;
  readonly low: string | null;
  readonly high: string | null;
}

export interface WhatIf {
  readonly before: WhatIfSide;
  readonly after: WhatIfSide;
  /** Only what differs; all empty when nothing does. */
  readonly differences: {
    readonly totals: readonly (Difference & {
      readonly currency: string;
      readonly loss: string | null;
      readonly expenses: string | null;
    })[];
    readonly heads: readonly (Difference & { readonly id: string; readonly currency: string })[];
    /** Findings that would come, and those that would go. */
    readonly appeared: readonly Finding[];
    readonly gone: readonly Finding[];
  };
}

/** One head on the day of filing. */
export interface Claim {
  readonly head: string;
  readonly rule: string;
  readonly title: Label;
  readonly position: Head['position'];
  readonly counts: Rule['counts'];
  readonly currency: string;
  /** No blocker: it is computed, every figure in it is supported, reasons are given, its law is loaded. */
  readonly ready: boolean;
  readonly amount: string | null;
  /** Counting only what evidence carries, estimates at the end that gives less; null when nothing is left to compute with. */
  readonly provable: string | null;
  readonly blockers: readonly Finding[];
  /** Law that nobody has verified yet: filed only after it has been read. */
  readonly checks: readonly Finding[];
}

/** What the claimed heads of a currency come to when only what is proved counts: a head without a provable figure counts nothing. */
export interface Provable {
  readonly currency: string;
  /** Null while two heads exclude each other. */
  readonly amount: string | null;
  readonly loss: string | null;
  readonly expenses: string | null;
  /** The total as claimed, for comparison. */
  readonly claimed: string | null;
}

/** What would raise the provable figure, and by how much. */
export interface Raise {
  readonly head: string;
  /** Input name; `items/<id>` for an item; `items` for all the smaller items of a long list together. */
  readonly input: string;
  readonly label: Label;
  /** `damages/<head>/<input>`, as findings say it. */
  readonly where: string;
  /** Provable total with it (and what it needs) less the provable total now; null for a missing figure: nobody knows it yet. */
  readonly gain: string | null;
  readonly currency: string;
  readonly why: 'unsupported' | 'missing' | 'estimate';
  /** Other inputs of the head that have to come with it, because it gains nothing alone: the smallest such set. */
  readonly needs: readonly string[];
}

/** Sellers for which a head claimed from each of them has no figure. */
export interface SellerGap {
  readonly head: string;
  readonly input: string;
  readonly label: Label;
  readonly where: string;
  readonly sellers: number;
  readonly sellerNumbers: string;
}

export interface Readiness {
  readonly claims: readonly Claim[];
  readonly provable: readonly Provable[];
  /** The greatest gain first, unknown gains last. */
  readonly raises: readonly Raise[];
  readonly gaps: readonly SellerGap[];
}

export const sellerSorts = ['no', 'name', 'units', 'unitsSold', 'amount', 'joint', 'statutory', 'profits'] as const;
export type SellerSort = (typeof sellerSorts)[number];

export interface SellerPage {
  readonly rows: readonly SellerRow[];
  /** Rows that match the search, on all pages. */
  readonly total: number;
}

/** A seller as a picker shows it: by the name of its first shop where its own is hidden. */
export interface SellerName {
  readonly id: string;
  readonly no: number;
  readonly name: string;
}

export interface FoundSellers {
  /** The first that match, in schedule order. */
  readonly sellers: readonly SellerName[];
  /** How many match. */
  readonly total: number;
  /** Those asked for by id that are in the matter. */
  readonly named: readonly SellerName[];
}

/** A seller with those beside it in schedule order. */
export interface SellersAround {
  readonly sellers: readonly SellerName[];
  /** Nobody comes before the first of them, or after the last. */
  readonly first: boolean;
  readonly last: boolean;
}
