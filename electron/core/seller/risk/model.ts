/** What the risk of a storefront is made of: facts, points, and what a matter says of genuine goods. Pure. */
import { z } from 'zod';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import { plainDate } from '../../matter/model.ts';

export const factorIds = ['purchase', 'wording', 'price', 'mark', 'registration', 'logo', 'reviews', 'spec', 'history', 'group'] as const;
export type FactorId = (typeof factorIds)[number];

/** Points at most of each factor, whole numbers from 0 to 100. */
export type Weights = Readonly<Record<FactorId, number>>;
/** Of some factors; the others stay. */
export const weightsSchema = z.partialRecord(z.enum(factorIds), z.number().int().min(0).max(100));

/** A sentence in both languages: the id of a message and what goes into it. */
export interface Reason {
  readonly id: MessageId;
  readonly params: MessageParams;
}

/** Something found in a row. The same `key` counts once, at its greatest weight. */
export interface RiskFact {
  readonly factor: FactorId;
  readonly key: string;
  /** Hundredths of the factor's points, 1 to 100. */
  readonly weight: number;
  /** Field it was read from: `seller/listings/<id>/title`. */
  readonly where: string;
  /** Evidence behind it, `<evidence id>` or `<evidence id>#<pin id>`. */
  readonly sources: readonly string[];
  readonly reason: Reason;
}

export interface CountedFact extends RiskFact {
  /** Points it would bring alone. */
  readonly points: number;
}

export interface RiskPoint {
  readonly id: FactorId;
  readonly points: number;
  /** Points at most. */
  readonly of: number;
  /** Evidence of the facts that count. */
  readonly sources: readonly string[];
  /** The weightiest fact, said. */
  readonly reason: Reason;
  /** Weightiest first, at most twelve. */
  readonly facts: readonly CountedFact[];
  /** Facts beyond those. */
  readonly more: number;
}

/** Why a factor brings no more: `missing` when nobody entered what it needs, otherwise it was looked at. */
export interface NotHigher {
  readonly id: FactorId;
  /** Points it could still bring. */
  readonly upTo: number;
  readonly missing: boolean;
  /** Field in which it is entered; '' for none. */
  readonly where: string;
  readonly reason: Reason;
}

const decimal = z.string().regex(/^\d+(\.\d+)?$/);
const text = z.string().max(20_000).default('');
const sources = z.array(z.string()).default([]);
const optionalDate = plainDate.or(z.literal('')).default('');

/** The span in which genuine goods are sold. `right` null and `goodsType` '' mean any. */
export const genuinePriceSchema = z.object({
  id: z.string(),
  right: z.string().nullable().default(null),
  goodsType: text,
  low: decimal,
  high: decimal.or(z.literal('')).default(''),
  currency: z.string().regex(/^[A-Z]{3}$/),
  sources,
});
export type GenuinePrice = z.infer<typeof genuinePriceSchema>;

/** Leave to use a right. `right` null: every right of the matter; `storefront` null: every shop of the seller. */
export const licenceSchema = z.object({
  id: z.string(),
  seller: z.string(),
  storefront: z.string().nullable().default(null),
  right: z.string().nullable().default(null),
  from: optionalDate,
  to: optionalDate,
  note: text,
  sources,
});
export type Licence = z.infer<typeof licenceSchema>;

/** The values a property can have on genuine goods. */
export const genuineSpecSchema = z.object({
  id: z.string(),
  right: z.string().nullable().default(null),
  goodsType: text,
  name: z.string().min(1).max(200),
  values: z.array(z.string().min(1).max(2_000)).min(1).max(200),
  sources,
});
export type GenuineSpec = z.infer<typeof genuineSpecSchema>;

export const genuineSchema = z.object({
  prices: z.array(genuinePriceSchema).max(500).default([]),
  licences: z.array(licenceSchema).max(5_000).default([]),
  specs: z.array(genuineSpecSchema).max(500).default([]),
});
/** What a matter says of genuine goods and of leave to sell them. */
export type Genuine = z.infer<typeof genuineSchema>;
