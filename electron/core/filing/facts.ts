import type { DamagesFacts } from './damages-facts.ts';

/**
 * The facts a template sees, in the words a lawyer writes them (snake_case). Raw values only: templates format them with filters.
 * A missing scalar is '' (a gap when printed); a missing object is null; lists are never null.
 * Evidence is referred to by its source: the id of an item, or of a place in it (kit/citation.ts). `:exhibit[{{ id }}]` prints its label,
 * and for a place the page.
 */
export interface Facts {
  /** Date of drafting. */
  readonly today: string;
  readonly matter: {
    readonly title: string;
    readonly case_number: string;
    readonly judge: string;
    readonly magistrate: string;
    readonly jury: boolean;
    readonly sealed: boolean;
    readonly act_date: string;
  };
  readonly court: { readonly id: string; readonly name: string; readonly division: string; readonly place: string; readonly state: string };
  readonly plaintiffs: readonly PartyFacts[];
  readonly plaintiff: PartyFacts | null;
  /** Named defendants (parties). A Schedule A case has none and pleads `sellers`. */
  readonly defendants: readonly PartyFacts[];
  readonly third_parties: readonly PartyFacts[];
  readonly rights: readonly RightFacts[];
  /** Claim ids chosen, for `{% if claims contains "lanham-counterfeiting" %}`. */
  readonly claims: readonly string[];
  /** Claim titles in pleading order. */
  readonly causes: readonly { readonly id: string; readonly title: string; readonly statute: string }[];
  /** Law in force on the date of the act, by reference id of the pack: `{{ law.tm_infringement.cite }}`. */
  readonly law: Readonly<
    Record<
      string,
      { readonly cite: string; readonly title: string; readonly article: string; readonly text: string; readonly verified: boolean }
    >
  >;
  readonly particulars: Readonly<Record<string, string>>;
  /** Facts by kind: `{% for raid in events.raid %}`. Every kind the pack declares is there, maybe empty. */
  readonly events: Readonly<Record<string, readonly EventFacts[]>>;
  readonly sellers: readonly SellerFacts[];
  /** One row a storefront, in schedule order. */
  readonly storefronts: readonly StorefrontFacts[];
  readonly listings: readonly ListingFacts[];
  readonly purchases: readonly PurchaseFacts[];
  /**
   * The test purchase a document is about, with its course; null in one about the whole matter. Such a document is given nothing of
   * any other seller, and becomes stale by none.
   */
  readonly purchase: PurchaseCourse | null;
  /** The test purchases a document is about, the one above among them. */
  readonly chosen_purchases: readonly PurchaseCourse[];
  /** Identifiers that occur with more than one seller: what ties defendants together. */
  readonly shared_identifiers: readonly TieFacts[];
  /** Sellers held together by identifiers found with each of them (operators/ties.ts); never by likeness. */
  readonly operator_groups: readonly OperatorGroupFacts[];
  /** The same, a row for each identifier and seller, with the exhibits that show it with that seller. */
  readonly ties: readonly TieRowFacts[];
  /** Sellers with several storefronts whose storefronts share data. */
  readonly own_ties: readonly TieFacts[];
  /** Registration data that are false on their face, with the evidence that shows them. */
  readonly false_data: readonly FalseDatumFacts[];
  /** Who is tied to whom, by identifiers or by facts the pack calls ties, directly or through others. */
  readonly joinder: { readonly sets: readonly NumberGroup[]; readonly apart: NumberGroup };
  /** Sellers put together by what a pleading says of several at once. */
  readonly groups: SellerGroups;
  readonly exhibits: readonly ExhibitFacts[];
  /** Exhibit groups in order, each with its exhibits (证据目录). */
  readonly exhibit_groups: readonly { readonly title: string; readonly exhibits: readonly ExhibitFacts[] }[];
  /** The exhibit set as it was last built; null while there is none. */
  readonly binder: BinderFacts | null;
  readonly damages: DamagesFacts;
  readonly counts: {
    readonly sellers: number;
    readonly storefronts: number;
    readonly listings: number;
    readonly purchases: number;
    readonly rights: number;
    readonly exhibits: number;
    readonly platforms: number;
  };
  /** Distinct platforms, in order of frequency. */
  readonly platforms: readonly string[];
}

/** `numbers` as printed (`1, 3–5`), `nos` one by one. */
export interface NumberGroup {
  readonly numbers: string;
  readonly count: number;
  readonly nos: readonly number[];
}
export interface SellerGroups {
  /** Name unknown. */
  readonly hidden: NumberGroup;
  /** A purchase delivered in the forum's state; failing that, an offer to ship there; failing both. */
  readonly forum_sale: NumberGroup;
  readonly forum_offer: NumberGroup;
  readonly forum_none: NumberGroup;
  /** A listing that shows units sold. */
  readonly units_shown: NumberGroup;
  /** No identifier shared with another seller. */
  readonly unlinked: NumberGroup;
  /** By country as stored; '' where none is. */
  readonly countries: readonly (NumberGroup & { readonly name: string })[];
  /** Lowest and highest price asked, by currency. */
  readonly prices: readonly { readonly currency: string; readonly low: string; readonly high: string }[];
  /** Right (its id) used on a type of goods, and by whom: what counts of infringement are made of. */
  readonly uses: readonly (NumberGroup & { readonly right: string; readonly goods_type: string })[];
}

/** One identifier that several have. A resident identity number is masked; a bank account too where the pack is a US one (FRCP 5.2). */
export interface TieFacts {
  /** Number of the group; '' for storefronts of one seller. */
  readonly group: string;
  /** Identifier kind, and what it is called in the language of the pack. */
  readonly kind: string;
  readonly kind_name: string;
  readonly value: string;
  readonly seller_numbers: string;
  readonly nos: readonly number[];
  readonly count: number;
  /** Of the storefronts it was found with; the seller's name where no storefront is known. */
  readonly shop_names: readonly string[];
  readonly exhibits: readonly string[];
}
export interface TieRowFacts {
  readonly group: string;
  readonly kind: string;
  readonly kind_name: string;
  /** As found with this seller. */
  readonly value: string;
  readonly no: number;
  readonly shop_name: string;
  readonly exhibits: readonly string[];
}
export interface FalseDatumFacts {
  readonly no: number;
  readonly shop_name: string;
  readonly kind: string;
  readonly kind_name: string;
  /** As it may be printed. */
  readonly value: string;
  /** Ends the sentence "…, which". */
  readonly reason: string;
  readonly exhibits: readonly string[];
}
export interface OperatorGroupFacts extends NumberGroup {
  /** Of the group as the workbench shows it. */
  readonly id: string;
  readonly no: number;
  readonly storefronts: number;
  /** Too many sellers or identifiers to be told in a sentence; a schedule tells them. */
  readonly long: boolean;
  readonly ties: readonly TieFacts[];
  readonly kind_names: readonly string[];
  readonly exhibits: readonly string[];
}

export interface PartyFacts {
  readonly id: string;
  readonly kind: 'organisation' | 'person';
  readonly name: string;
  readonly name_other: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly country: string;
  readonly entity_type: string;
  readonly place_of_formation: string;
  readonly principal_place: string;
  readonly uscc: string;
  readonly legal_representative: string;
  readonly legal_representative_post: string;
  /** male, female or ''. */
  readonly sex: string;
  readonly birth: string;
  readonly ethnicity: string;
  readonly occupation: string;
  readonly id_number: string;
  readonly capacity: string;
  readonly counsel: readonly CounselFacts[];
  readonly exhibits: readonly string[];
  /** Number of the seller this party turned out to be (`1`), '' for none: ties heads claimed from single sellers to named defendants. */
  readonly seller_no: string;
  /** 1-based place on its side. */
  readonly no: number;
}
export interface CounselFacts {
  readonly id: string;
  readonly name: string;
  readonly firm: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly bar_number: string;
  readonly authority: string;
  readonly lead: boolean;
}
export interface RightFacts {
  readonly id: string;
  readonly type: string;
  readonly mark: string;
  readonly form: string;
  readonly number: string;
  readonly country: string;
  readonly registered: string;
  readonly expires: string;
  readonly owner: string;
  readonly incontestable: boolean;
  /** Evidence id, or ''. */
  readonly certificate: string;
  readonly classes: readonly { readonly number: string; readonly goods: string }[];
  /** `9, 14` */
  readonly class_numbers: string;
  /** Goods of all classes, joined by `; ` (；in Chinese). */
  readonly goods: string;
}
export interface EventFacts {
  readonly id: string;
  readonly kind: string;
  readonly date: string;
  readonly end_date: string;
  readonly text: string;
  /** Names, as printed, of the parties and sellers it concerns; empty when it concerns all. */
  readonly about: readonly string[];
  /** Numbers of the sellers it concerns, `3, 17–19`; '' when it concerns all or none. */
  readonly seller_numbers: string;
  /** The same numbers one by one, for conditions: `{% if e.concerns contains s.no %}`. */
  readonly concerns: readonly number[];
  readonly exhibits: readonly string[];
  /** The fields the pack declares for the kind, '' when missing. */
  readonly [field: string]: unknown;
}
export interface SellerFacts {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  readonly country: string;
  readonly address: string;
  readonly status: string;
  readonly storefronts: readonly StorefrontFacts[];
  readonly storefront_count: number;
  readonly identifiers: readonly {
    readonly kind: string;
    readonly value: string;
    readonly status: string;
    readonly exhibits: readonly string[];
  }[];
  readonly listings: readonly ListingFacts[];
  readonly purchases: readonly PurchaseFacts[];
  /** Shares an identifier with another seller (see `shared_identifiers`); joinder under FRCP 20(a)(2) needs a link. */
  readonly linked: boolean;
  readonly exhibits: readonly string[];
}
export interface StorefrontFacts {
  readonly id: string;
  readonly no: number;
  readonly seller: string;
  readonly platform: string;
  readonly shop_name: string;
  readonly shop_id: string;
  readonly url: string;
  readonly country: string;
  readonly status: string;
  readonly email: string;
  /** Number of the group the seller is pleaded in, '' for none. */
  readonly group: string;
  /** Listing URLs of the storefront, joined by "\n". */
  readonly listing_urls: string;
  readonly exhibits: readonly string[];
}
export interface ListingFacts {
  readonly id: string;
  readonly no: number;
  readonly storefront: string;
  readonly shop_name: string;
  readonly platform: string;
  readonly url: string;
  readonly title: string;
  readonly item_id: string;
  readonly price: string;
  readonly currency: string;
  readonly units_sold: string;
  readonly units_basis: string;
  readonly ships_to: string;
  /** Id of the right infringed, '' while none is named. */
  readonly right: string;
  readonly mark: string;
  readonly right_number: string;
  readonly goods_type: string;
  readonly mark_use: string;
  readonly captured_on: string;
  readonly exhibits: readonly string[];
}
export interface PurchaseFacts {
  readonly id: string;
  readonly no: number;
  readonly shop_name: string;
  readonly platform: string;
  readonly order_number: string;
  readonly ordered_on: string;
  readonly paid: string;
  readonly currency: string;
  readonly payment_method: string;
  readonly payee: string;
  readonly tracking: string;
  readonly delivered_on: string;
  readonly delivered_to: string;
  readonly examined_on: string;
  readonly examiner: string;
  readonly conclusion: string;
  readonly differences: string;
  readonly listing_title: string;
  readonly listing_url: string;
  readonly exhibits: readonly string[];
}
/** A step of a test purchase; '' for what is not recorded. */
export interface StepFacts {
  readonly id: string;
  readonly kind: string;
  /** What it is called in the language of the document. */
  readonly name: string;
  readonly date: string;
  /** `14:03 (UTC+8)` where a platform shows the moment. */
  readonly time: string;
  readonly by: string;
  readonly to: string;
  readonly place: string;
  readonly seal: string;
  readonly amount: string;
  readonly currency: string;
  readonly note: string;
  /** Its own evidence. */
  readonly exhibits: readonly string[];
}
export interface PurchaseFile {
  readonly id: string;
  /** Whether it is on the exhibit list: only then can it be cited. */
  readonly listed: boolean;
  readonly title: string;
  readonly sha256: string;
  readonly captured_at: string;
}
/** A test purchase from the plan to the conclusion. A step that was not taken has empty fields: printing one is a gap. */
export interface PurchaseCourse extends PurchaseFacts {
  readonly seller: string;
  readonly listing: ListingFacts | null;
  readonly storefront: StorefrontFacts | null;
  readonly item: string;
  readonly quantity: string;
  readonly buyer: string;
  /** Occupation and employer. */
  readonly buyer_of: string;
  /** plaintiff, counsel, investigator, independent or ''. */
  readonly buyer_ties: string;
  readonly account: string;
  /** yes, no or ''. */
  readonly as_offered: string;
  /** us, abroad or ''. */
  readonly executed_in: string;
  readonly executed_at: string;
  /** plaintiff, independent or ''. */
  readonly examiner_ties: string;
  readonly reference: string;
  readonly method: string;
  readonly comparison: readonly { readonly feature: string; readonly genuine: string; readonly sample: string }[];
  readonly notary_office: string;
  readonly notary_record: string;
  readonly timestamp: string;
  readonly plan: StepFacts;
  readonly order: StepFacts;
  readonly payment: StepFacts;
  readonly shipment: StepFacts;
  readonly receipt: StepFacts;
  readonly opening: StepFacts;
  readonly examination: StepFacts;
  readonly concluded: StepFacts;
  readonly seals: readonly StepFacts[];
  readonly storages: readonly StepFacts[];
  readonly handovers: readonly StepFacts[];
  readonly costs: readonly StepFacts[];
  /** Costs and the price paid, one sum for each currency. */
  readonly spent: readonly { readonly currency: string; readonly amount: string }[];
  /** Every step taken, in order. */
  readonly steps: readonly StepFacts[];
  /** Evidence behind the purchase and all its steps, each item once. */
  readonly files: readonly PurchaseFile[];
  /** Those of them that are pictures and can be printed. */
  readonly pictures: readonly PurchaseFile[];
}
export interface ExhibitFacts {
  /** Evidence id. */
  readonly id: string;
  readonly number: number;
  /** As the court writes it: `Exhibit 1`, `证据1`. */
  readonly label: string;
  readonly title: string;
  readonly kind: string;
  readonly form: string;
  readonly source: string;
  readonly purpose: string;
  readonly group: string;
  readonly original: boolean;
  /** Its pages in the binder, of the file while there is none. */
  readonly pages: string;
  /**
   * `1-3`. In a binder the numbers printed on the pages, where the court's scheme has them, else pages of the binder's file; '' when it
   * lies in several files, or not in the binder at all. Without a binder counted through the whole list; '' after an item of unknown length.
   */
  readonly page_range: string;
  /** Page of the binder's file on which it begins (its cover sheet, if it has one); '' while it is in none. */
  readonly first_page: string;
  /** File of the binder it lies in: `2`, `2-4`; '' while it is in none. */
  readonly part: string;
  /** First and last Bates number, and both as printed in a list; '' where none was stamped. */
  readonly bates_first: string;
  readonly bates_last: string;
  readonly bates: string;
  readonly file_name: string;
  readonly sha256: string;
  readonly captured_at: string;
}
export interface BinderFacts {
  /** 1, 2, 3 … of the matter. */
  readonly no: number;
  /** Number of its files, and pages of all of them. */
  readonly parts: number;
  readonly pages: number;
  /** Whether Bates numbers are stamped on its pages. */
  readonly bates: boolean;
  /** Whether pages are numbered through the whole set. */
  readonly numbered: boolean;
  /** YYYY-MM-DD, '' while it was not filed. */
  readonly filed_on: string;
}
