/** What formulas work on and what they answer. A formula knows no law: limits, dates and conduct are checked around it. */

import type { Severity } from '../../kit/finding.ts';
import type { Language, MessageId, MessageParams } from '../../kit/messages.ts';
import { type Exact, exact, formatMoney } from '../../kit/money.ts';
import type { Factor, InputRule } from '../rule.ts';

/** The inputs of one head (or of one seller's share of it), resolved: entered, derived or by default. */
export interface Figures {
  /** The figure, its default when it has one, or null. */
  number(name: string): Exact | null;
  /** Entered or derived, as against left to its default. */
  given(name: string): boolean;
  /** The word of a choice. */
  word(name: string): string;
  /** The figure as a derivation writes it, by its unit: `$50,000.00`, `6,050`, `50.4%`. */
  written(name: string): string;
  readonly pen: Pen;
  /** Amounts of the head's items that have one: this claim's part, in the head's currency. */
  readonly items: readonly Exact[];
}

/** A refusal or remark of a formula; `input` is what it is about, '' for the head. */
export interface Fault {
  readonly severity: Severity;
  readonly input: string;
  readonly id: MessageId;
  readonly params: MessageParams;
}

/** `value` null: cannot be computed. Steps are arithmetic anyone can redo: `189.00元 × 6,050 = 1,143,450.00元`. */
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

/** All of them where some are cut off, so that a figure that is cut can be told from one that ends there. */
const shown = (value: Exact): string => (value.decimalPlaces() > SHOWN ? value.toFixed(SHOWN) : value.toFixed());
const CUT = new RegExp(String.raw`\.\d{${SHOWN}}(?!\d)`);
/** A negative figure stands in brackets, so that no two signs meet. */
const signed = (text: string): string => (text.startsWith('-') ? `(${text.replace('-', '−')})` : text);

/** A figure in plain digits, as messages carry it. */
export const digits = (value: Exact): string => signed(shown(value));

/** How a derivation writes figures: in the currency of the head and the language of the pack, so that it can be printed as it is. */
export interface Pen {
  readonly language: Language;
  /** Nobody reads what it writes: a formula run ten thousand times need not put its steps together. */
  readonly silent: boolean;
  /** `$1,143,450.00`, `1,143,450.00元`. */
  money(value: Exact): string;
  /** `6,050`, `1.5`. */
  number(value: Exact): string;
  /** `0.504` is `50.4%`. */
  percent(value: Exact): string;
  /** `$189.00 × 6,050 = $1,143,450.00`; `≈` where the result or a figure in it has more decimals than are shown. What a formula gives is money. */
  step(formula: string, value: Exact): string;
  /** `1,200 − 150 = 1,050`: what is counted, not paid. */
  counted(formula: string, value: Exact): string;
}

/** Writes nothing, where the table by seller stands for the words. */
export const silentPen = (language: Language): Pen => ({
  language,
  silent: true,
  money: () => '',
  number: () => '',
  percent: () => '',
  step: () => '',
  counted: () => '',
});

export function penOf(currency: string, language: Language): Pen {
  const number = (value: Exact): string => signed(shown(value).replace(/\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ',')));
  const money = (value: Exact): string => signed(formatMoney(shown(value), currency, language));
  const percent = (value: Exact): string => signed(`${shown(value.times(100))}%`);
  const sign = (formula: string, value: Exact): string => (value.decimalPlaces() > SHOWN || CUT.test(formula) ? '≈' : '=');
  const step = (formula: string, value: Exact): string => `${formula} ${sign(formula, value)} ${money(value)}`;
  const counted = (formula: string, value: Exact): string => `${formula} ${sign(formula, value)} ${number(value)}`;
  return { language, silent: false, money, number, percent, step, counted };
}

/** A figure by the unit its rule gives it. */
export function byUnit(pen: Pen, unit: InputRule['unit'], value: Exact): string {
  if (unit === 'money') return pen.money(value);
  return unit === 'fraction' ? pen.percent(value) : pen.number(value);
}

export interface Product {
  readonly value: Exact;
  /** `189.00元 × 6,050 × (1 − 40%)`; factors left to their default are not written. */
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
    const text = name ? figures.written(name) : figures.pen.number(number);
    written.push(less ? `(1 − ${text})` : text);
  }
  return { value, text: written.join(' × ') || figures.pen.number(value), factors: written.length, used };
}

export const inputsOf = (factors: readonly Factor[]): string[] => factors.map(inputOf).filter((name) => name !== '');

/** Names of the factors that are missing. */
export const missingFactors = (factors: readonly Factor[], figures: Figures): string[] =>
  inputsOf(factors).filter((name) => figures.number(name) === null);
