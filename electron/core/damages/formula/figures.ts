/** What formulas work on and what they answer. A formula knows no law: limits, dates and conduct are checked around it. */

import type { Severity } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import type { Exact } from '../../kit/money.ts';
import { exact } from '../../kit/money.ts';
import type { Factor } from '../rule.ts';

/** The inputs of one head (or of one seller's share of it), resolved: entered, derived or by default. */
export interface Figures {
  /** The figure, its default when it has one, or null. */
  number(name: string): Exact | null;
  /** Entered or derived, as against left to its default. */
  given(name: string): boolean;
  /** The word of a choice. */
  word(name: string): string;
  /** Amounts of the head's items that have one. */
  readonly items: readonly Exact[];
}

/** A refusal or remark of a formula; `input` is what it is about, '' for the head. */
export interface Fault {
  readonly severity: Severity;
  readonly input: string;
  readonly id: MessageId;
  readonly params: MessageParams;
}

/** `value` null: cannot be computed. Steps are arithmetic anyone can redo: `189 × 6050 = 1143450`. */
export interface Outcome {
  readonly value: Exact | null;
  readonly steps: readonly string[];
  readonly faults: readonly Fault[];
  /** Inputs the result rests on. */
  readonly used: readonly string[];
}

export const fault = (input: string, id: MessageId, params: MessageParams = {}, severity: Severity = 'error'): Fault => ({
  severity,
  input,
  id,
  params,
});

export const refused = (...faults: readonly Fault[]): Outcome => ({ value: null, steps: [], faults, used: [] });

/** Ten decimals are enough to follow a derivation; the value itself stays exact. */
const SHOWN = 10;

/** A figure inside a formula: plain digits; a negative one in brackets. */
export const digits = (value: Exact): string => {
  const text = value.toDecimalPlaces(SHOWN).toFixed();
  return value.isNegative() && !value.isZero() ? `(${text.replace('-', '−')})` : text;
};

/** `189 × 6050 = 1143450`; `≈` where the result has more decimals than are shown. */
export const step = (formula: string, value: Exact): string => `${formula} ${value.decimalPlaces() > SHOWN ? '≈' : '='} ${digits(value)}`;

export interface Product {
  readonly value: Exact;
  /** `189 × 6050 × (1 − 0.4)`; factors left to their default are not written. */
  readonly text: string;
  readonly factors: number;
  readonly used: readonly string[];
}

const inputOf = (factor: Factor): string => (typeof factor === 'string' ? factor : 'less' in factor ? factor.less : '');

/** Multiplies the factors, or null while one is missing. */
export function multiply(factors: readonly Factor[], figures: Figures): Product | null {
  let value = exact('1');
  const written: string[] = [];
  const used: string[] = [];
  for (const factor of factors) {
    const name = inputOf(factor);
    const number = typeof factor === 'object' && 'constant' in factor ? exact(factor.constant) : figures.number(name);
    if (number === null) return null;
    const less = typeof factor === 'object' && 'less' in factor;
    value = value.times(less ? exact('1').minus(number) : number);
    if (name && !figures.given(name)) continue;
    if (name) used.push(name);
    written.push(less ? `(1 − ${digits(number)})` : digits(number));
  }
  return { value, text: written.join(' × ') || '1', factors: written.length, used };
}

export const inputsOf = (factors: readonly Factor[]): string[] => factors.map(inputOf).filter((name) => name !== '');

/** Names of the factors that are missing. */
export const missingFactors = (factors: readonly Factor[], figures: Figures): string[] =>
  inputsOf(factors).filter((name) => figures.number(name) === null);
