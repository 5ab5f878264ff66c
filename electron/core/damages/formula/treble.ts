import { Exact, exact } from '../../kit/money.ts';
import type { FormulaOf } from '../rule.ts';
import type { Figures, Outcome } from './figures.ts';
import { missingInputs } from './product.ts';

/** 15 U.S.C. § 1117(b): three times profits or damages, whichever is greater, and the fee outside the multiple. */
export function treble(formula: FormulaOf<'treble'>, figures: Figures): Outcome {
  const known = formula.greatest.filter((name) => figures.number(name) !== null);
  if (known.length === 0) return missingInputs(formula.greatest.slice(0, 1));
  const amounts = known.map((name) => figures.number(name) ?? exact('0'));
  const greatest = Exact.max(...amounts);
  const times = exact(formula.times);
  const multiplied = greatest.times(times);
  const { money, number, step } = figures.pen;
  const steps = amounts.length > 1 ? [step(`max(${amounts.map(money).join(', ')})`, greatest)] : [];
  steps.push(step(`${number(times)} × ${money(greatest)}`, multiplied));
  const plus = formula.plus.filter((name) => figures.given(name) && !figures.number(name)?.isZero());
  const added = plus.map((name) => figures.number(name) ?? exact('0'));
  const value = added.reduce((total, amount) => total.plus(amount), multiplied);
  if (added.length > 0) steps.push(step([multiplied, ...added].map(money).join(' + '), value));
  return { value, steps, faults: [], used: [...known, ...plus] };
}
