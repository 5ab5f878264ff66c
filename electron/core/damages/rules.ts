/** Loads the damages rules of every pack: templates/<pack>/damages.yaml. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, isMap, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { type Finding, finding } from '../kit/finding.ts';
import { onceForText } from '../kit/once-for-text.ts';
import { Problem } from '../kit/problem.ts';
import { keptYaml } from '../template/kept-yaml.ts';
import { type Factor, type Formula, type Rule, type RuleBook, ruleFileSchema } from './rule.ts';

export type RuleBooks = ReadonlyMap<string, RuleBook>;

/**
 * Rules by pack id; a pack without the file has none. Throws `damages.bad-rules` with one finding for each fault, where =
 * `us-federal/damages.yaml:14`.
 */
export async function openRules(templates: string): Promise<RuleBooks> {
  const books = new Map<string, RuleBook>();
  for (const entry of (await readdir(templates, { withFileTypes: true })).toSorted((a, b) => a.name.localeCompare(b.name))) {
    if (!entry.isDirectory()) continue;
    const text = await readFile(join(templates, entry.name, 'damages.yaml'), 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (text !== null) books.set(entry.name, rulesOf(text, entry.name));
  }
  return books;
}

const rulesOf = onceForText((text: string, pack: string) => parseRules(text, pack));

/** Reads one file's text. Rules take the file's `currency` and `as_of` where they do not give their own. */
export function parseRules(text: string, pack: string): RuleBook {
  const lines = new LineCounter();
  // A text that was read before is not parsed again unless a fault in it must be placed.
  let opened: Document | undefined;
  const document = (): Document => {
    opened ??= parseDocument(text, { lineCounter: lines, merge: true });
    return opened;
  };
  const file = `${pack}/damages.yaml`;
  const at = (offset: number | undefined) => `${file}:${offset === undefined ? 1 : lines.linePos(offset).line}`;
  const refuse = (findings: readonly Finding[]) => new Problem('invalid', 'damages.bad-rules', { pack }, findings);
  const say = (where: string, field: string, reason: string) => finding('error', where, 'damages.bad-rule', { field, reason });
  const raw: unknown = keptYaml('1.2 with merge keys', text, () => {
    const { errors } = document();
    if (errors.length === 0) return document().toJS();
    throw refuse(errors.map((error) => say(at(error.pos[0]), 'yaml', (error.message.split('\n')[0] ?? '').replace(/ at line.*$/, ''))));
  });
  const defaults = raw as { currency?: unknown; as_of?: unknown; caps?: unknown; rules?: unknown } | null;
  const inherit = (list: unknown) =>
    Array.isArray(list)
      ? list.map((one) => (typeof one === 'object' ? { currency: defaults?.currency, as_of: defaults?.as_of, ...one } : one))
      : list;
  const whole = {
    ...defaults,
    ...(defaults?.caps !== undefined && { caps: inherit(defaults.caps) }),
    rules: inherit(defaults?.rules),
  };
  const lineOf = (path: readonly PropertyKey[]) => at(offsetOf(document().contents, path));
  const parsed = ruleFileSchema.safeParse(whole);
  if (!parsed.success) throw refuse(parsed.error.issues.map((issue) => say(lineOf(issue.path), issue.path.join('.'), issue.message)));
  const faults = parsed.data.rules.flatMap((rule, index) =>
    ruleFaults(rule, parsed.data.rules.slice(0, index)).map((reason) => say(lineOf(['rules', index]), rule.id, reason)),
  );
  faults.push(
    ...(parsed.data.caps ?? []).flatMap((cap, index) =>
      cap.verified || cap.unverified
        ? []
        : [say(lineOf(['caps', index]), cap.statute, 'says verified: false without saying what is to be checked')],
    ),
  );
  if (faults.length > 0) throw refuse(faults);
  return parsed.data;
}

/** Where the deepest node of the path that exists begins. */
function offsetOf(root: Node | null, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = root;
  let offset = root?.range?.[0];
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(key));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}

/** What the shape alone cannot say: formulas name inputs that exist, versions do not overlap, a measure can be elected. */
function ruleFaults(rule: Rule, before: readonly Rule[]): string[] {
  const faults: string[] = [];
  const names = rule.inputs.map((input) => input.name);
  for (const name of new Set(names)) if (names.filter((other) => other === name).length > 1) faults.push(`input ${name} is declared twice`);
  for (const name of rule.formula ? formulaInputs(rule.formula) : [])
    if (!names.includes(name)) faults.push(`the formula uses ${name}, which is no input`);
  if (!rule.formula && !rule.known_gap) faults.push('has no formula and is not marked known_gap');
  if (rule.counts === 'measure' && rule.group === undefined) faults.push('a measure needs an election group');
  if (!rule.verified && !rule.unverified) faults.push('says verified: false without saying what is to be checked');
  for (const input of rule.inputs) {
    if (input.period && input.unit !== 'days') faults.push(`input ${input.name} has a period and is no number of days`);
    if (input.unit === 'choice' && !input.choices) faults.push(`input ${input.name} has no choices`);
    if (input.default !== undefined && input.unit === 'choice' && !input.choices?.[input.default])
      faults.push(`the default of ${input.name} is no choice`);
    for (const [word, value] of Object.values(input.carries ?? {}).flatMap((words) => Object.entries(words)))
      if (!rule.inputs.find(({ name }) => name === word)?.choices?.[value])
        faults.push(`what ${input.name} carries makes ${word} no choice it has`);
  }
  const clash = before.find(
    (other) => other.id === rule.id && (other.from ?? '') <= (rule.to ?? '9999') && (rule.from ?? '') <= (other.to ?? '9999'),
  );
  if (clash) faults.push('two versions are in force on the same day');
  return faults;
}

const factorInput = (factor: Factor): string[] => (typeof factor === 'string' ? [factor] : 'less' in factor ? [factor.less] : []);

function formulaInputs(formula: Formula): string[] {
  const known = (...names: readonly (string | undefined)[]) => names.filter((name) => name !== undefined);
  const products = (ways: readonly (readonly Factor[])[]) => ways.flat().flatMap(factorInput);
  switch (formula.kind) {
    case 'statutory':
      return known(formula.units, formula.amount);
    case 'product':
      return products(formula.ways);
    case 'profits':
      return [formula.sales, ...formula.deductions, ...known(formula.share)];
    case 'accounting':
      return [formula.sales, ...formula.deductions, formula.damages, ...known(formula.multiplier, formula.costs)];
    case 'sum':
      return [...products(formula.terms), ...known(formula.multiplier, formula.cap)];
    case 'greatest':
      return [...products(formula.of), ...known(formula.multiplier)];
    case 'treble':
      return [...formula.greatest, ...formula.plus];
    case 'punitive':
      return [...products(formula.base), formula.base_source, formula.multiplier, formula.convention];
    case 'agreed':
      return [...products(formula.ways), formula.actual_loss];
    case 'interest':
      return [
        formula.principal,
        formula.rate,
        formula.days,
        ...(typeof formula.compounding === 'object' ? [formula.compounding.input] : []),
      ];
    case 'scale':
      return [formula.of];
  }
}
