/** Damages as templates see them, in the words a lawyer writes them. '' stands for what is missing, and for what there is nothing to say of. */
export interface DamagesFacts {
  readonly heads: readonly HeadFacts[];
  /** Heads in the alternative (position `alternative`). */
  readonly alternatives: readonly HeadFacts[];
  /** Sum of the primary heads, one for each currency. `low` and `high` are '' where nothing in it is a range. */
  readonly totals: readonly { readonly currency: string; readonly amount: string; readonly low: string; readonly high: string }[];
  /** The total when there is one currency, else ''. */
  readonly total: string;
  readonly total_low: string;
  readonly total_high: string;
  readonly currency: string;
  /** The court's cap where it holds the measures of the total: what they came to, and the most it may award; '' where it holds nothing. */
  readonly cap: { readonly computed: string; readonly max: string; readonly statute: string };
  /** Reasonable expenses (合理开支), voucher by voucher. */
  readonly expenses: readonly VoucherFacts[];
  readonly expenses_total: string;
  /** Total without reasonable expenses. */
  readonly loss_total: string;
  readonly by_seller: readonly SellerDamages[];
  /** What connected sellers owe together, each group once. */
  readonly joint: readonly JointFacts[];
  /** Sum of what each owes alone, and of what groups owe; '' where there is none. */
  readonly alone_total: string;
  readonly joint_total: string;
  /** Sales the listings of all sellers show, at the price asked and net of what does not count; '' where they show none. */
  readonly revenue_total: string;
  /** Sellers of whose units some do not count; and what does not, by seller and kind. */
  readonly excluding: number;
  readonly exclusions: readonly {
    readonly no: number;
    readonly what: string;
    readonly name: string;
    readonly units: string;
    readonly reasons: string;
  }[];
  /** Rates of exchange used, each once, in order of their day. */
  readonly rates: readonly RateFacts[];
  /** How many figures of all heads do not stand on evidence alone. */
  readonly estimates: number;
  readonly admissions: number;
  readonly inferences: number;
}

export interface HeadFacts {
  readonly id: string;
  readonly rule: string;
  /** `measure` of the loss or profits, or `add`: what is asked beside it, such as interest and costs. */
  readonly counts: string;
  readonly title: string;
  readonly statute: string;
  readonly currency: string;
  /** What is asked for; '' while it cannot be computed. */
  readonly amount: string;
  readonly computed: string;
  readonly claimed: string;
  /** The amount at the ends of its estimates; '' where nothing in it is a range. */
  readonly low: string;
  readonly high: string;
  /** Lawful bounds of the whole head, '' where the law sets none. */
  readonly least: string;
  readonly most: string;
  readonly liability: string;
  /** `equally`, `revenue`, `units`; '' unless apportioned. */
  readonly apportioned_by: string;
  /** How many sellers it is claimed from. */
  readonly sellers: number;
  /** `189.00元 × 6,050 × 50.4% × (1 − 40%) = 345,779.28元`, one line a step; in the language of the pack. */
  readonly steps: readonly string[];
  /** Limits that moved the figure: `raised`, `capped` or `claimed`. */
  readonly limits: readonly { readonly kind: string; readonly from: string; readonly to: string }[];
  readonly reasons: string;
  /** Choice of this measure among those that exclude each other. */
  readonly elected_on: string;
  readonly election_reason: string;
  /** Ids of the facts that carry a wilful or malicious tier: `{% if head.conduct contains e.id %}`. */
  readonly conduct: readonly string[];
  readonly inputs: readonly InputFacts[];
  /** Inputs by name, for wording: `{{ head.input.gross_sales | money: head.currency }}`. */
  readonly input: Readonly<Record<string, string>>;
  readonly items: readonly VoucherFacts[];
  /** Whether items are shown rounded, so that their sum, rounded once, may differ from that of the list. */
  readonly items_rounded: boolean;
  readonly exhibits: readonly string[];
  readonly seller_numbers: string;
}

export interface InputFacts {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  /** Ends of an estimate; '' where the figure stands alone. */
  readonly low: string;
  readonly high: string;
  readonly basis: string;
  readonly estimate: boolean;
  /** What it stands on when not on evidence alone: `estimate`, `admission`, `adverse-inference`; and in words. */
  readonly standing: string;
  readonly standing_name: string;
  /** How goods were valued: `sale-price` …, and in words. */
  readonly valued: string;
  readonly valued_name: string;
  /** What was found in another currency, and its rate; '' throughout for a figure in the head's. */
  readonly conversion: RateFacts;
  /** Before what is not counted was taken off; '' where everything counts. */
  /** Id and title of the head whose figure this is; '' for a figure of its own. */
  readonly carried: string;
  readonly carried_name: string;
  readonly gross: string;
  readonly excluded: readonly ExcludedFacts[];
  /** Whether it must be proved by evidence; what is asked for (a multiple, a sum within limits) is reasoned. */
  readonly proved: boolean;
  readonly exhibits: readonly string[];
}

/** Units or sales that do not count: `brushed`, `refunded`, `cancelled`, `other`. */
export interface ExcludedFacts {
  readonly what: string;
  readonly name: string;
  readonly amount: string;
  readonly reasons: string;
}

/** One unit of `from` was `rate` of `to` on that day, as `source` published it. */
export interface RateFacts {
  /** What was converted. */
  readonly amount: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly rate: string;
  readonly on: string;
  readonly source: string;
  readonly exhibits: readonly string[];
}

export interface VoucherFacts {
  readonly label: string;
  readonly date: string;
  readonly voucher: string;
  /** What counts: this claim's part, in the head's currency. */
  readonly amount: string;
  /** Of the voucher itself where that is more, in its own currency; '' where all of it counts. */
  readonly full: string;
  readonly full_currency: string;
  /** `1/3`, `0.25`; '' for all of it. */
  readonly part: string;
  readonly part_reason: string;
  readonly valued_name: string;
  readonly conversion: RateFacts;
  readonly exhibits: readonly string[];
}

export interface SellerDamages {
  readonly no: number;
  /** The party it turned out to be, as it is pleaded: `被告一（郑示范）`; '' while it is none. */
  readonly defendant: string;
  /** As a schedule prints it: the shop names of its storefronts, one a line. */
  readonly seller: string;
  /** '' while the identity is hidden. */
  readonly name: string;
  /** The marks' words, joined by `; `. */
  readonly marks: string;
  readonly goods_types: string;
  /** Marks times types of goods (15 U.S.C. § 1117(c)). */
  readonly units: string;
  /** Units shown, those that do not count, and those left, which are `units_sold`. */
  readonly units_shown: string;
  readonly units_excluded: string;
  readonly units_sold: string;
  readonly revenue: string;
  readonly statutory: string;
  readonly profits: string;
  /** What it owes alone. */
  readonly amount: string;
  /** What its group owes together, and the numbers of the others. */
  readonly joint: string;
  readonly joint_with: string;
  readonly currency: string;
  readonly exhibits: readonly string[];
}

export interface JointFacts {
  /** As printed (`1, 3–5`), and one by one. */
  readonly numbers: string;
  readonly nos: readonly number[];
  readonly count: number;
  readonly amount: string;
  readonly currency: string;
}

/** For documents that are not about the whole matter. */
export const NO_DAMAGES: DamagesFacts = {
  heads: [],
  alternatives: [],
  totals: [],
  total: '',
  total_low: '',
  total_high: '',
  currency: '',
  cap: { computed: '', max: '', statute: '' },
  expenses: [],
  expenses_total: '',
  loss_total: '',
  by_seller: [],
  joint: [],
  alone_total: '',
  joint_total: '',
  revenue_total: '',
  excluding: 0,
  exclusions: [],
  rates: [],
  estimates: 0,
  admissions: 0,
  inferences: 0,
};
