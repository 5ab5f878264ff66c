/** The formula of the risk score: templates/risk.yaml. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Finding, finding } from '../../kit/finding.ts';
import { onceForText } from '../../kit/once-for-text.ts';
import { Problem } from '../../kit/problem.ts';
import { keptYaml } from '../../template/kept-yaml.ts';
import { type FactorId, factorIds, type Weights } from './model.ts';

const weight = z.number().int().min(0).max(100);
const words = z.array(z.coerce.string().min(1)).default([]);
const common = { weight, never_before: words, never_after: words, unless: words };
const termSchema = z.union([
  z.strictObject({ text: z.string().min(2), ...common }),
  z.strictObject({ pattern: z.string().min(2), shown: z.string().min(1), ...common }),
]);
export type Term = z.infer<typeof termSchema>;
const listSchema = z.strictObject({
  source: z.string().min(1),
  as_of: z.union([z.string(), z.date()]),
  verified: z.boolean(),
  language: z.enum(['en', 'zh']),
  terms: z.array(termSchema).min(1),
});
const negationSchema = z.strictObject({ before: words, fillers: words, after: words });

const formulaSchema = z.strictObject({
  version: z.string().min(1).max(40),
  as_of: z.union([z.string(), z.date()]),
  factors: z
    .array(z.strictObject({ id: z.enum(factorIds), of: weight, take: z.enum(['sum', 'max']) }))
    .refine((list) => new Set(list.map((one) => one.id)).size === factorIds.length && list.length === factorIds.length, 'each factor once'),
  /** By falling weight: the first band a price is below counts. */
  price: z.array(z.strictObject({ below: z.number().int().min(1).max(100), weight })),
  mark: z.strictObject({ title: weight, 'shop-name': weight, nominative: weight }),
  nominative: words,
  logo: z.strictObject({ tagged: weight, used: weight, tags: words, uses: words }),
  registration: z.strictObject({ error: weight, warning: weight, note: weight, status: weight }),
  history: z.strictObject({ each: weight }),
  spec: z.strictObject({ each: weight }),
  group: z.array(z.strictObject({ from: z.number().int().min(2), weight })),
  purchase: z.strictObject({ counterfeit: weight, infringing: weight }),
  wording: z.array(listSchema).min(1),
  reviews: z.array(listSchema).min(1),
  negation: z.strictObject({ en: negationSchema, zh: negationSchema }),
});

export type Formula = z.infer<typeof formulaSchema> & {
  /** SHA-256 of the file: two formulas of one version that differ are told apart. */
  readonly fingerprint: string;
};

/** Reads the formula. Throws `risk.bad-formula` with a finding for each fault, where = `risk.yaml:<path>`. */
export async function openFormula(templates: string): Promise<Formula> {
  return formulaOf(await readFile(join(templates, 'risk.yaml'), 'utf8'));
}

const formulaOf = onceForText((text: string) => parseFormula(text));

export function parseFormula(text: string): Formula {
  const refuse = (findings: readonly Finding[]) => new Problem('invalid', 'risk.bad-formula', {}, findings);
  const say = (path: string, reason: string) => finding('error', `risk.yaml:${path}`, 'risk.bad-formula-field', { field: path, reason });
  let raw: unknown;
  try {
    raw = keptYaml('1.2', text, () => parse(text));
  } catch (error) {
    throw refuse([say('yaml', error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error))]);
  }
  const read = formulaSchema.safeParse(raw);
  if (!read.success) throw refuse(read.error.issues.map((issue) => say(issue.path.join('.'), issue.message)));
  const patterns = [...read.data.wording, ...read.data.reviews]
    .flatMap((list) => list.terms)
    .flatMap((one) => ('pattern' in one ? [one.pattern] : []));
  const broken = patterns.filter((pattern) => !isPattern(pattern));
  if (broken.length > 0) throw refuse(broken.map((pattern) => say('pattern', pattern)));
  return { ...read.data, fingerprint: createHash('sha256').update(text).digest('hex') };
}

function isPattern(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Points at most as the formula has them. */
export const formulaWeights = (formula: Formula): Weights =>
  Object.fromEntries(formula.factors.map(({ id, of }) => [id, of])) as Record<FactorId, number>;
