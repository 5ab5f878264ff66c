/** Damages as entered: heads with a measure, their inputs with the evidence behind each. Results are computed, never stored. */
import { z } from 'zod';

export const decimalString = z.string().regex(/^-?\d+(\.\d+)?$/);
const decimalOrNone = decimalString.or(z.literal('')).default('');
const currencyCode = z.string().regex(/^[A-Z]{3}$/);
const dayOrNone = z
  .string()
  .regex(/^(\d{4}-\d{2}-\d{2})?$/)
  .default('');

const sources = z.array(z.object({ evidence: z.string(), page: z.number().int().positive().nullable().default(null) })).default([]);

/**
 * What a figure stands on. `adverse-inference`: taken from the plaintiff's claim and evidence because the other side withholds its books
 * (PRC Trademark Law 2019 art. 63(2)); it is recorded as such and never passed off as proved.
 */
export const standings = ['evidence', 'admission', 'estimate', 'adverse-inference'] as const;
export type Standing = (typeof standings)[number];

/** How goods were valued. Values of different kinds are never added or compared as if they were one. */
export const valuations = ['sale-price', 'tag-price', 'market-price', 'appraisal'] as const;
export type Valuation = (typeof valuations)[number];

/** Says in which currency an amount was found when not in the head's, and the day of the rate it is converted at. */
const money = {
  /** ISO 4217; '' is the head's currency. */
  currency: currencyCode.or(z.literal('')).default(''),
  rateOn: dayOrNone,
  valued: z.enum(['', ...valuations]).default(''),
} as const;

const figureSchema = z.object({
  /** The input's name in the rule, such as `gross_sales`, `units`, `amount_per_unit`. */
  name: z.string(),
  /** Decimal as digits; percentages as fractions (50.4 % is 0.504); the word of a choice (`additive`); '' while missing. */
  value: z.string().regex(/^(-?\d+(\.\d+)?|[a-z][a-z_]*)?$/),
  /** The least and the most it may be, for an estimate; '' when the value stands alone. */
  low: decimalOrNone,
  high: decimalOrNone,
  /** How the figure was arrived at, in words for the annex. */
  basis: z.string().default(''),
  standing: z.enum(standings).default('evidence'),
  /** For a number of days counted between two dates as the rule's `period` says; `value` is '' then. */
  period: z.object({ from: dayOrNone, to: dayOrNone }).optional(),
  /**
   * Id of another head of the matter whose computed figure this input takes, for a rule that allows it (`carries`): punitive damages on
   * the loss, interest on a head. `value` is '' then, and what the other head stands on carries this one.
   */
  carried: z.string().default(''),
  ...money,
  sources,
});

/** Rows written before ranges were kept said `estimate: true`. */
const withStanding = (row: unknown): unknown => {
  if (typeof row !== 'object' || row === null || !('estimate' in row)) return row;
  const { estimate, ...rest } = row;
  return 'standing' in rest ? rest : { ...rest, standing: estimate === true ? 'estimate' : 'evidence' };
};

/** One figure that goes into a head. `sources` empty means unsupported, and the program says so. */
export const inputSchema = z.preprocess(withStanding, figureSchema);
export type Input = z.infer<typeof figureSchema>;
export type Sources = Input['sources'];

/**
 * What taking the figure of a head of this rule makes of other inputs, by their names; null where it may not be taken. `carries` is what
 * the input's rule says.
 */
export const carriedWords = (
  carries: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined,
  source: { readonly id: string; readonly counts: 'measure' | 'add' | 'info' },
): Readonly<Record<string, string>> | null => carries?.[source.id] ?? (source.counts === 'info' ? null : (carries?.['*'] ?? null));

/** What an input is before anything is entered. */
export const emptyInput = (name: string): Input => figureSchema.parse({ name, value: '' });

/** A voucher or other single item of a head that is a sum (reasonable expenses, contract loss). */
export const itemSchema = z.object({
  id: z.string(),
  label: z.string(),
  date: z.string().default(''),
  voucher: z.string().default(''),
  amount: decimalString.or(z.literal('')),
  /** This claim's part of a voucher that also serves other defendants or matters: `1/3`, `0.25`; '' is all of it. */
  part: z
    .string()
    .regex(/^(\d{1,9}\/[1-9]\d{0,8}|\d(\.\d+)?)?$/)
    .default(''),
  /** Why that part. */
  partReason: z.string().default(''),
  ...money,
  sources,
});
export type Item = z.infer<typeof itemSchema>;

/**
 * Who owes a head. `joint`: all of them once. `each`: every one of them. `group`: every group of connected sellers once, jointly, and
 * every seller outside a group. `apportioned`: one figure divided among them.
 */
export const liabilities = ['joint', 'each', 'group', 'apportioned'] as const;
export type Liability = (typeof liabilities)[number];

/** The key a figure is divided by. */
export const apportionments = ['equally', 'revenue', 'units'] as const;

export const headSchema = z.object({
  id: z.string(),
  matter: z.string(),
  /** Rule id of the pack's damages.yaml, such as `us.tm.stat_wilful`, `cn.contract.loss`. */
  rule: z.string(),
  title: z.string().default(''),
  /** ISO 4217. */
  currency: currencyCode,
  /** Sellers the head is claimed from; empty: every defendant. */
  sellers: z.array(z.string()).default([]),
  liability: z.enum(liabilities).default('joint'),
  apportionBy: z.enum(apportionments).default('equally'),
  inputs: z.array(inputSchema).default([]),
  items: z.array(itemSchema).default([]),
  /** Facts that carry a wilful or malicious tier; without one such a tier is refused. */
  conductFacts: z.array(z.string()).default([]),
  /** What is asked for when less than computed (不告不理), from each seller when `each`; '' asks for what is computed. */
  claimed: decimalString.or(z.literal('')).default(''),
  /** `primary` counts into the total; `alternative` is pleaded in the alternative and does not. */
  position: z.enum(['primary', 'alternative']).default('primary'),
  /** Why this amount. */
  reasons: z.string().default(''),
  /** The choice of this measure among those of its election group: when and why. */
  election: z
    .object({ on: z.string(), reason: z.string().min(1) })
    .nullable()
    .default(null),
});
export type Head = z.infer<typeof headSchema>;
