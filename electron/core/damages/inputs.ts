/** Resolves the inputs of a head against its rule: what was entered, what the listings say, what the rule supplies; and what is wrong with each. */
import { type Exact, exact, minorUnits } from '../kit/money.ts';
import { converter } from './conversion.ts';
import type { Published } from './exchange/convert.ts';
import { type Fault, fault } from './formula/figures.ts';
import { lowers } from './formula/lowers.ts';
import type { Head, Input } from './model.ts';
import type { Conversion } from './result.ts';
import type { InputRule, Rule } from './rule.ts';

/** A figure with the least and the most it may be; all three equal where it stands alone. */
export interface Span {
  readonly low: Exact;
  readonly base: Exact;
  readonly high: Exact;
}

export interface Inputs {
  /** Numbers entered, in the head's currency, and defaults, by name. */
  readonly spans: ReadonlyMap<string, Span>;
  /** Whether any of them is a range. */
  readonly ranged: boolean;
  readonly words: ReadonlyMap<string, string>;
  /** Names entered by hand. */
  readonly entered: ReadonlySet<string>;
  /** Inputs to be read from the listings, because nothing is entered. */
  readonly derived: readonly (InputRule & { derive: NonNullable<InputRule['derive']> })[];
  readonly conversions: ReadonlyMap<string, Conversion>;
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

/** Within this every sum and product is exact to the cent. Beyond it two cells ran together, and no figure is better than a wrong one. */
export const withinReach = (value: string): boolean => /^-?0*\d{1,18}(\.\d{1,40})?$/.test(value);
const MOST = exact('1000000000000000000');
/** A hundred years: interest beyond them is a slip of the keyboard, and its powers would never end. */
const MOST_DAYS = 36_525;

/** A number against what its unit and its rule allow. */
export function checkNumber(rule: InputRule, value: Exact): Fault[] {
  const say = { value: value.toFixed() };
  if (value.isNegative() && !value.isZero()) return [fault(rule.name, 'damages.negative', say)];
  if ((rule.unit === 'count' || rule.unit === 'days') && !value.isInteger()) return [fault(rule.name, 'damages.not-whole', say)];
  if (rule.unit === 'days' && value.gt(MOST_DAYS)) return [fault(rule.name, 'damages.too-many-days', say)];
  if (value.gte(MOST)) return [fault(rule.name, 'damages.out-of-reach')];
  if (rule.unit === 'fraction' && value.gt(1)) return [fault(rule.name, 'damages.not-a-fraction', say)];
  if (rule.max !== undefined && value.gt(exact(rule.max))) return [fault(rule.name, 'damages.above-max', { ...say, max: rule.max })];
  if (rule.min !== undefined && value.lt(exact(rule.min))) return [fault(rule.name, 'damages.below-min', { ...say, min: rule.min })];
  return [];
}

export function resolveInputs(rule: Rule, head: Head, published: Published): Inputs {
  const spans = new Map<string, Span>();
  const words = new Map<string, string>();
  const entered = new Set<string>();
  const conversions = new Map<string, Conversion>();
  const faults: Fault[] = [];
  const names = new Set(rule.inputs.map((input) => input.name));
  const inputs = rule.inputs.map((input) => input.name).join(', ') || '–';
  for (const input of head.inputs)
    if (!names.has(input.name)) faults.push(fault(input.name, 'damages.unknown-input', { ...labelled(rule), input: input.name, inputs }));
  for (const one of rule.inputs) {
    const [given, twice] = head.inputs.filter((input) => input.name === one.name && input.value !== '');
    if (twice) faults.push(fault(one.name, 'damages.input-twice', { input: one.name }));
    if (given) entered.add(one.name);
    const read = given?.value ?? one.default;
    if (read === undefined) continue;
    if (one.unit === 'choice') {
      words.set(one.name, read);
      const choices = Object.keys(one.choices ?? {});
      if (!choices.includes(read)) faults.push(fault(one.name, 'damages.not-a-choice', { value: read, choices: choices.join(', ') }));
    } else if (!isNumber(read)) {
      faults.push(fault(one.name, 'damages.not-a-number', { value: read }));
    } else if (given && [given.value, given.low, given.high].some((end) => end !== '' && !withinReach(end))) {
      faults.push(fault(one.name, 'damages.out-of-reach'));
    } else {
      const { span, conversion, faults: wrong } = given ? enteredSpan(one, given, head.currency, published) : standing(one, exact(read));
      spans.set(one.name, span);
      if (conversion) conversions.set(one.name, conversion);
      faults.push(...wrong);
    }
  }
  faults.push(...claimFaults(head));
  const derived = rule.inputs.flatMap((input) => (input.derive && !entered.has(input.name) ? [{ ...input, derive: input.derive }] : []));
  const ranged = [...spans.values()].some(({ low, high }) => !low.equals(high));
  return { spans, ranged, words, entered, derived, conversions, faults };
}

/** An amount that can be claimed can be paid: it has no more decimals than its currency. Rounded it could come to more than is claimed. */
function claimFaults({ claimed, currency }: Head): Fault[] {
  if (claimed === '') return [];
  if (!withinReach(claimed)) return [fault('claimed', 'damages.out-of-reach')];
  const places = minorUnits(currency);
  return exact(claimed).decimalPlaces() > places ? [fault('claimed', 'damages.claim-too-fine', { claimed, currency, places })] : [];
}

interface Resolved {
  readonly span: Span;
  readonly conversion?: Conversion;
  readonly faults: readonly Fault[];
}

const alone = (value: Exact): Span => ({ low: value, base: value, high: value });
const standing = (rule: InputRule, value: Exact): Resolved => ({ span: alone(value), faults: checkNumber(rule, value) });

/** What was entered, with its range, in the head's currency. */
function enteredSpan(rule: InputRule, input: Input, currency: string, published: Published): Resolved {
  const value = exact(input.value);
  const end = (text: string): Exact => (text === '' ? value : exact(text));
  const [low, high] = [end(input.low), end(input.high)];
  // A range that does not hold its own figure is no range; the figure alone is computed with.
  if (low.gt(value) || high.lt(value))
    return {
      span: alone(value),
      faults: [fault(rule.name, 'damages.range-order', { low: low.toFixed(), value: value.toFixed(), high: high.toFixed() })],
    };
  const { by, faults } =
    rule.unit === 'money' ? converter(input, currency, published, rule.name) : { by: null, faults: [] as readonly Fault[] };
  const in_ = (amount: Exact): Exact => (by ? by.of(amount) : amount);
  const span = low.equals(high) ? alone(in_(value)) : { low: in_(low), base: in_(value), high: in_(high) };
  const checked = [
    ...new Map([span.base, span.low, span.high].flatMap((one) => checkNumber(rule, one)).map((one) => [one.id, one])).values(),
  ];
  return {
    span,
    ...(by && { conversion: { ...by.conversion, amount: input.value } }),
    faults: [...faults, ...checked],
  };
}

export type End = keyof Span;

/** The numbers that give the base figure, or the least or the most the rule makes of the ranges. */
export function numbersAt(rule: Rule, inputs: Inputs, end: End): Map<string, Exact> {
  const falling = rule.formula && end !== 'base' ? lowers(rule.formula) : new Set<string>();
  const other: End = end === 'low' ? 'high' : 'low';
  return new Map([...inputs.spans].map(([name, span]) => [name, falling.has(name) ? span[other] : span[end]]));
}
