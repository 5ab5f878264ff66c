/** Which storefronts are one seller's: what is shown of groups, their proof, and what counsel decided. */
import { z } from 'zod';
import { type Identifier, identifierKinds } from '../model.ts';

/** Raised whenever weights, limits or rules change, so that a stored edge says how it was made. */
export const GROUPING_VERSION = 1;

export type IdentifierKind = Identifier['kind'];
/** What ties two storefronts: a kind of identifier, the same seller in the list of defendants, or counsel's word. */
export type TieKind = IdentifierKind | 'seller' | 'decision';
export type Strength = 'hard' | 'weak' | 'declared' | 'counsel';

export interface Member {
  /** Id of the storefront, or of a seller that has none. */
  readonly storefront: string;
  readonly seller: string;
  readonly sellerNo: number;
  readonly sellerName: string;
  readonly platform: string;
  readonly shopName: string;
  readonly shopId: string;
  readonly url: string;
}

/** One identifier that two storefronts show, with the rows and the pages it comes from. */
export interface Edge {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: TieKind;
  /** Normal form that both share. */
  readonly key: string;
  readonly shownA: string;
  readonly shownB: string;
  /** `<evidence id>` or `<evidence id>#<pin id>`; withdrawn evidence is left out. */
  readonly sourcesA: readonly string[];
  readonly sourcesB: readonly string[];
  readonly strength: Strength;
  /** From 0 to 1: how far this identifier alone speaks for one seller. */
  readonly weight: number;
  readonly version: number;
  /** The two rows: ids of identifiers, or of the seller, storefront or purchase that shows the datum. */
  readonly identifiers: readonly [string, string];
}

/** Why, as a message that every door can say in its language. */
export interface Reason {
  readonly id: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Suggestion {
  readonly a: Member;
  readonly b: Member;
  /** 0 to 100. */
  readonly score: number;
  readonly reasons: readonly Reason[];
  readonly kind: 'likeness' | 'weak-chain' | 'hub';
}

export interface Hub {
  readonly kind: TieKind;
  readonly key: string;
  readonly shown: string;
  /** Storefronts that show it. */
  readonly count: number;
  readonly why: 'platform' | 'too-many' | 'known-service' | 'counsel';
  /** False when counsel says that it ties its storefronts in spite of their number. */
  readonly shared: boolean;
}

export interface GroupSummary {
  readonly id: string;
  /** From 1, by the lowest number of a seller in it. */
  readonly no: number;
  /** Numbers of the sellers, ascending. */
  readonly sellers: readonly number[];
  readonly storefronts: number;
  /** The tie without which the group would fall apart first. */
  readonly weakest: { readonly kind: TieKind; readonly strength: Strength } | null;
  /** `joined` by counsel, `proposed` by shared identifiers, or some of both. */
  readonly state: 'proposed' | 'joined' | 'mixed';
  /** Open questions that touch it. */
  readonly asks: number;
}

export interface SharedDatum {
  readonly kind: TieKind;
  readonly key: string;
  readonly shown: string;
  readonly strength: Strength;
  /** Ids of the storefronts that show it. */
  readonly members: readonly string[];
  readonly sources: readonly string[];
}

/** An identifier that would tie storefronts and does not count: its evidence was withdrawn, or counsel marked it. */
export interface Aside {
  readonly storefront: string;
  readonly identifier: string;
  readonly kind: TieKind;
  readonly shown: string;
  readonly why: 'withdrawn' | 'false' | 'unverifiable';
  /** Other storefronts it would tie it to. */
  readonly count: number;
}

const ids = z.array(z.string()).max(50_000).default([]);

export const decisionSchema = z.object({
  id: z.string(),
  matter: z.string(),
  kind: z.enum(['same', 'never', 'split', 'hub']),
  /** Storefronts on either side of `same` and `never`. */
  a: ids,
  b: ids,
  /** Of a `split`: no two of these may be in one group. */
  parts: z.array(z.array(z.string())).max(1_000).default([]),
  /** Of a `hub`: the identifier, and whether it is shared by unrelated sellers. */
  identifier: z
    .object({ kind: z.enum([...identifierKinds, 'seller', 'decision']), key: z.string().max(20_000) })
    .nullable()
    .default(null),
  shared: z.boolean().nullable().default(null),
  reason: z.string().max(2_000).default(''),
  by: z.string().default(''),
  at: z.string().default(''),
});
export type Decision = z.infer<typeof decisionSchema>;
