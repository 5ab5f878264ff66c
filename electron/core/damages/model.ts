/** Damages as entered: heads with a measure, their inputs with the evidence behind each. Results are computed, never stored. */
import { z } from 'zod';

export const decimalString = z.string().regex(/^-?\d+(\.\d+)?$/);

/** One figure that goes into a head. `sources` empty means unsupported, and the program says so. */
export const inputSchema = z.object({
  /** The input's name in the rule, such as `gross_sales`, `units`, `amount_per_unit`. */
  name: z.string(),
  /** Decimal as digits; percentages as fractions (50.4 % is 0.504); the word of a choice (`additive`); '' while missing. */
  value: z.string().regex(/^(-?\d+(\.\d+)?|[a-z][a-z_]*)?$/),
  /** How the figure was arrived at, in words for the annex. */
  basis: z.string().default(''),
  estimate: z.boolean().default(false),
  sources: z.array(z.object({ evidence: z.string(), page: z.number().int().positive().nullable().default(null) })).default([]),
});
export type Input = z.infer<typeof inputSchema>;

/** A voucher or other single item of a head that is a sum (reasonable expenses, contract loss). */
export const itemSchema = z.object({
  id: z.string(),
  label: z.string(),
  date: z.string().default(''),
  voucher: z.string().default(''),
  amount: decimalString.or(z.literal('')),
  sources: inputSchema.shape.sources,
});
export type Item = z.infer<typeof itemSchema>;

export const headSchema = z.object({
  id: z.string(),
  matter: z.string(),
  /** Rule id of the pack's damages.yaml, such as `us.tm.stat_wilful`, `cn.contract.loss`. */
  rule: z.string(),
  title: z.string().default(''),
  /** ISO 4217. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Sellers the head is claimed from; empty: every defendant jointly. `each` claims it from each of them. */
  sellers: z.array(z.string()).default([]),
  liability: z.enum(['joint', 'each']).default('joint'),
  inputs: z.array(inputSchema).default([]),
  items: z.array(itemSchema).default([]),
  /** Facts that carry a wilful or malicious tier; without one such a tier is refused. */
  conductFacts: z.array(z.string()).default([]),
  /** What is asked for when less than computed (不告不理), from each seller when `each`; '' asks for what is computed. */
  claimed: decimalString.or(z.literal('')).default(''),
  /** `primary` counts into the total; `alternative` is pleaded in the alternative and does not. */
  position: z.enum(['primary', 'alternative']).default('primary'),
  reasons: z.string().default(''),
});
export type Head = z.infer<typeof headSchema>;
