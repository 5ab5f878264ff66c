/** A rule is data (templates/<pack>/damages.yaml): a legal way to reach a figure, with its inputs, limits, dates and source. */
import { z } from 'zod';
import { plainDate, rightSchema } from '../matter/model.ts';
import { decimalString } from './model.ts';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const bothLanguages = z.strictObject({ en: z.string().min(1), 'zh-CN': z.string().min(1) });

/** One factor of a product: an input, one less an input (a deduction), or a figure the law fixes. */
const factorSchema = z.union([name, z.strictObject({ less: name }), z.strictObject({ constant: decimalString })]);
export type Factor = z.infer<typeof factorSchema>;
const products = z.array(z.array(factorSchema).min(1)).min(1);

const formulaSchema = z.discriminatedUnion('kind', [
  /** units × amount within a statutory range; without `units` one amount in the court's discretion. */
  z.strictObject({ kind: z.literal('statutory'), units: name.optional(), amount: name }),
  /** The first way whose factors are all known. */
  z.strictObject({ kind: z.literal('product'), ways: products }),
  /** Sales less proved deductions, never below zero; of that the share due to the wrong (an account of profits). */
  z.strictObject({ kind: z.literal('profits'), sales: name, deductions: z.array(name), share: name.optional() }),
  /** Profits + damages (× multiplier) (+ costs), without counting a sum twice. */
  z.strictObject({
    kind: z.literal('accounting'),
    sales: name,
    deductions: z.array(name),
    damages: name,
    multiplier: name.optional(),
    costs: name.optional(),
  }),
  /** Products and items added up; optionally enhanced by a multiplier and held to a cap that is itself an input. */
  z.strictObject({
    kind: z.literal('sum'),
    terms: z.array(z.array(factorSchema).min(1)).default([]),
    items: z.boolean().default(false),
    multiplier: name.optional(),
    cap: name.optional(),
  }),
  /** The greatest of several products that are known, which the court may enhance by a multiplier. */
  z.strictObject({ kind: z.literal('greatest'), of: products, multiplier: name.optional() }),
  /** A fixed multiple of the greatest of several figures, plus what is added outside the multiple. */
  z.strictObject({ kind: z.literal('treble'), greatest: z.array(name).min(1), times: decimalString, plus: z.array(name) }),
  /** A quantified base times k; which bases may not be multiplied is law. */
  z.strictObject({
    kind: z.literal('punitive'),
    base: products,
    base_source: name,
    refused_bases: z.array(z.string()),
    multiplier: name,
    convention: name,
  }),
  /** A sum agreed in the contract, looked at beside the actual loss. */
  z.strictObject({ kind: z.literal('agreed'), ways: products, actual_loss: name, excessive_above: decimalString }),
  /** On a principal by days: simple, or compounded for each full year. */
  z.strictObject({
    kind: z.literal('interest'),
    principal: name,
    rate: name,
    days: name,
    year: z.number().int().positive(),
    /** How it compounds, or the input (a choice of the two words) that says so. */
    compounding: z.union([z.enum(['none', 'yearly']), z.strictObject({ input: name })]),
    with_principal: z.boolean(),
  }),
  /** A scale of slices, each with its own rate or fixed fee; the last one is open. */
  z.strictObject({
    kind: z.literal('scale'),
    of: name,
    slices: z
      .array(z.strictObject({ up_to: decimalString.optional(), rate: decimalString.optional(), fixed: decimalString.optional() }))
      .min(1),
  }),
]);
export type Formula = z.infer<typeof formulaSchema>;
export type FormulaOf<K extends Formula['kind']> = Extract<Formula, { kind: K }>;

const inputRuleSchema = z.strictObject({
  name,
  label: bothLanguages,
  /** money: in the head's currency; count, days: whole; fraction: 0 to 1; multiple: a factor; choice: one of `choices`. */
  unit: z.enum(['money', 'count', 'days', 'fraction', 'multiple', 'choice']),
  required: z.boolean().default(false),
  default: z.string().optional(),
  choices: z.record(z.string(), bothLanguages).optional(),
  min: decimalString.optional(),
  max: decimalString.optional(),
  /** Read from the sellers' listings while nothing is entered. */
  derive: z.enum(['units_1117c', 'units_sold', 'revenue']).optional(),
  /**
   * Rules whose figure it may take over, by id (`*`: every rule that is no information), and what the words of other inputs then are: a
   * base taken from the loss has `base_source: loss`.
   */
  carries: z.record(z.string(), z.record(name, z.string())).optional(),
  /** A word the papers print as the plaintiff's own: where the default stands in for it, counsel is told. */
  said: z.boolean().default(false),
  /** Asked for, not proved: reasons carry it, not evidence. */
  asked: z.boolean().default(false),
  /** For days: they may be given by two dates, and which of the two days counts. */
  period: z
    .strictObject({
      from: bothLanguages,
      to: bothLanguages,
      counts: z.enum(['first', 'last', 'both', 'neither']),
      source: z.string().min(1),
      verified: z.boolean(),
    })
    .optional(),
  /** A figure that says nothing without the way it was valued. */
  needs_basis: z.boolean().default(false),
});
export type InputRule = z.infer<typeof inputRuleSchema>;

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z]{2,}(\.[a-z0-9_]+)+$/),
  title: bothLanguages,
  statute: z.string().min(1),
  /** First and last day of acts it governs; open when absent. */
  from: plainDate.optional(),
  to: plainDate.optional(),
  /** `measure`: elected in its group. `add`: comes on top. `info`: shown, never part of a claimed total. */
  counts: z.enum(['measure', 'add', 'info']),
  /** At most one measure of a group may stand in a judgment total against the same seller for the same wrong. */
  group: z.string().optional(),
  /** Heads of one group that are parts of the same measure share this word and add up (two heads of loss under one article). */
  measure: z.string().optional(),
  /** Kinds of right whose infringement it compensates; a matter without one of them has no use for it. Absent: not tied to a right. */
  rights: z.array(rightSchema.shape.type).min(1).optional(),
  /** Rules that would count something twice beside this one; `when` names the input that does. */
  overlaps: z.array(z.strictObject({ rule: z.string(), when: name.optional() })).default([]),
  /** Who proves what. */
  burden: bothLanguages.optional(),
  /** A tier that needs recorded facts of wilfulness or malice. */
  wilful: z.boolean().default(false),
  /** Costs and fees, shown apart from the loss. */
  expenses: z.boolean().default(false),
  inputs: z.array(inputRuleSchema).default([]),
  formula: formulaSchema.optional(),
  /** Bounds of the whole head, in the rule's currency. `raise` lifts to the minimum, `cap` holds at the maximum, `refuse` computes nothing. */
  limits: z
    .strictObject({
      min: decimalString.optional(),
      max: decimalString.optional(),
      below: z.enum(['refuse', 'raise']).default('refuse'),
      above: z.enum(['refuse', 'cap']).default('refuse'),
    })
    .default({ below: 'refuse', above: 'refuse' }),
  /** Currency of the limits; a head in another currency is refused where a limit would have to be converted. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** A law known to exist whose text is not loaded: it computes nothing and says so for the rules it replaces. */
  known_gap: z.boolean().default(false),
  replaces: z.array(z.string()).default([]),
  source: z.string().min(1),
  as_of: plainDate,
  verified: z.boolean(),
  /** What exactly still has to be checked, when not verified. */
  unverified: bothLanguages.optional(),
  note: bothLanguages.optional(),
});
export type Rule = z.infer<typeof ruleSchema>;

/** The most a court may award over all heads and against all defendants together; interest and costs stand outside. */
const capSchema = z.strictObject({
  /** Ids of the pack's courts it binds. */
  courts: z.array(z.string().min(1)).min(1),
  title: bothLanguages,
  statute: z.string().min(1),
  max: decimalString,
  currency: ruleSchema.shape.currency,
  source: z.string().min(1),
  as_of: plainDate,
  verified: z.boolean(),
  unverified: bothLanguages.optional(),
});
export type Cap = Readonly<z.infer<typeof capSchema>>;

/** How far back the rate of a day is looked for, and from which age on that is noted, in days. */
const rateAgeSchema = z
  .strictObject({ days_back: z.number().int().min(0).max(60), noted_after: z.number().int().min(0) })
  .refine(({ days_back: most, noted_after: noted }) => noted <= most, 'a rate is noted before it is too old');
export type RateAge = Readonly<z.infer<typeof rateAgeSchema>>;

/** One damages.yaml: every rule inherits its currency and date. */
export const ruleFileSchema = z.strictObject({
  currency: ruleSchema.shape.currency,
  language: z.enum(['en', 'zh-CN']),
  as_of: plainDate,
  /** A pack that says nothing takes the rate of the day itself and no other. */
  rates: rateAgeSchema.default({ days_back: 0, noted_after: 0 }),
  caps: z.array(capSchema).optional(),
  rules: z.array(ruleSchema),
});
export type RuleBook = Readonly<z.infer<typeof ruleFileSchema>>;

/** The version is the day it came into force; it stands beside every figure computed with it. */
export const ruleVersion = (rule: Rule): string => `${rule.id}@${rule.from ?? 'current'}`;

const inForce = (rule: Rule, on: string): boolean =>
  (rule.from === undefined || rule.from <= on) && (rule.to === undefined || on <= rule.to);

/** The version in force on a day; `gap` is the known, unloaded law that replaced it; `other` a version of another time. */
export function ruleOn(rules: readonly Rule[], id: string, on: string): { rule?: Rule; gap?: Rule; other?: Rule } {
  const versions = rules.filter((rule) => rule.id === id);
  const rule = versions.find((version) => inForce(version, on));
  if (rule) return { rule };
  const gap = rules.find((candidate) => candidate.known_gap && candidate.replaces.includes(id) && inForce(candidate, on));
  const other = versions[0];
  return { ...(gap && { gap }), ...(other && { other }) };
}
