import type { FormulaOf } from '../rule.ts';
import type { Figures, Outcome } from './figures.ts';
import { missingInputs } from './product.ts';

/**
 * Statutory damages: units × amount, where the law bounds the amount for each unit (marks times types of goods, works, domains);
 * or one amount in the court's discretion. The bounds stand on the inputs and are checked before.
 */
export function statutory(formula: FormulaOf<'statutory'>, figures: Figures): Outcome {
  const amount = figures.number(formula.amount);
  const units = formula.units === undefined ? null : figures.number(formula.units);
  const missing = [...(amount ? [] : [formula.amount]), ...(formula.units !== undefined && !units ? [formula.units] : [])];
  if (!amount || missing.length > 0) return missingInputs(missing);
  if (!units) return { value: amount, steps: [], faults: [], used: [formula.amount] };
  const value = units.times(amount);
  const { money, number, step } = figures.pen;
  return { value, steps: [step(`${number(units)} × ${money(amount)}`, value)], faults: [], used: [formula.units ?? '', formula.amount] };
}
