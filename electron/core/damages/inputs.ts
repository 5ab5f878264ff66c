/** Resolves the inputs of a head against its rule: what was entered, what the listings say, what the rule supplies; and what is wrong with each. */
import { type Exact, exact } from '../kit/money.ts';
import type { Fault } from './formula/figures.ts';
import { fault } from './formula/figures.ts';
import type { Head } from './model.ts';
import type { InputRule, Rule } from './rule.ts';

export interface Inputs {
  /** Numbers entered, and defaults, by name. */
  readonly numbers: ReadonlyMap<string, Exact>;
  readonly words: ReadonlyMap<string, string>;
  /** Names entered by hand. */
  readonly entered: ReadonlySet<string>;
  /** Inputs to be read from the listings, because nothing is entered. */
  readonly derived: readonly (InputRule & { derive: NonNullable<InputRule['derive']> })[];
  readonly faults: readonly Fault[];
}

/** `{label}` in both languages, as the messages want them. */
export const labelled = (
  of: { readonly label: InputRule['label'] } | { readonly title: Rule['title'] },
): { label: string; label_zh: string } => {
  const text = 'label' in of ? of.label : of.title;
  return { label: text.en, label_zh: text['zh-CN'] };
};

const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);

/** A number against what its unit and its rule allow. */
export function checkNumber(rule: InputRule, value: Exact): Fault[] {
  const say = { value: value.toFixed() };
  if (value.isNegative() && !value.isZero()) return [fault(rule.name, 'damages.negative', say)];
  if ((rule.unit === 'count' || rule.unit === 'days') && !value.isInteger()) return [fault(rule.name, 'damages.not-whole', say)];
  if (rule.unit === 'fraction' && value.gt(1)) return [fault(rule.name, 'damages.not-a-fraction', say)];
  if (rule.max !== undefined && value.gt(exact(rule.max))) return [fault(rule.name, 'damages.above-max', { ...say, max: rule.max })];
  if (rule.min !== undefined && value.lt(exact(rule.min))) return [fault(rule.name, 'damages.below-min', { ...say, min: rule.min })];
  return [];
}

export function resolveInputs(rule: Rule, head: Head): Inputs {
  const numbers = new Map<string, Exact>();
  const words = new Map<string, string>();
  const entered = new Set<string>();
  const faults: Fault[] = [];
  const names = new Set(rule.inputs.map((input) => input.name));
  const inputs = rule.inputs.map((input) => input.name).join(', ') || '–';
  for (const input of head.inputs)
    if (!names.has(input.name)) faults.push(fault(input.name, 'damages.unknown-input', { ...labelled(rule), input: input.name, inputs }));
  for (const one of rule.inputs) {
    const given = head.inputs.filter((input) => input.name === one.name && input.value !== '');
    if (given.length > 1) faults.push(fault(one.name, 'damages.input-twice', { input: one.name }));
    const value = given[0]?.value;
    if (value !== undefined) entered.add(one.name);
    const read = value ?? one.default;
    if (read === undefined) continue;
    if (one.unit === 'choice') {
      words.set(one.name, read);
      const choices = Object.keys(one.choices ?? {});
      if (!choices.includes(read)) faults.push(fault(one.name, 'damages.not-a-choice', { value: read, choices: choices.join(', ') }));
    } else if (!isNumber(read)) {
      faults.push(fault(one.name, 'damages.not-a-number', { value: read }));
    } else {
      numbers.set(one.name, exact(read));
      faults.push(...checkNumber(one, exact(read)));
    }
  }
  const derived = rule.inputs.flatMap((input) => (input.derive && !entered.has(input.name) ? [{ ...input, derive: input.derive }] : []));
  return { numbers, words, entered, derived, faults };
}
