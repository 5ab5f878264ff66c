import { Exact } from '../../kit/money.ts';
import type { FormulaOf } from '../rule.ts';
import { type Figures, missingFactors, multiply, type Outcome } from './figures.ts';
import { missingInputs } from './product.ts';

/** 35 U.S.C. § 284: damages adequate to compensate, but no less than a reasonable royalty, which the court may increase up to three times. */
export function greatest(formula: FormulaOf<'greatest'>, figures: Figures): Outcome {
  const ways = formula.of.map((way) => multiply(way, figures)).filter((way) => way !== null);
  const [first] = ways;
  if (!first) return missingInputs(formula.of.map((way) => missingFactors(way, figures)).sort((a, b) => a.length - b.length)[0] ?? []);
  const { money, number, step } = figures.pen;
  const steps = ways.filter((way) => way.factors > 1).map((way) => step(way.text, way.value));
  const most = Exact.max(...ways.map((way) => way.value));
  if (ways.length > 1) steps.push(step(`max(${ways.map((way) => money(way.value)).join(', ')})`, most));
  const used = ways.flatMap((way) => way.used);
  const multiplier = formula.multiplier === undefined ? null : figures.number(formula.multiplier);
  if (!multiplier || multiplier.equals(1)) return { value: most, steps, faults: [], used };
  const value = most.times(multiplier);
  return {
    value,
    steps: [...steps, step(`${money(most)} × ${number(multiplier)}`, value)],
    faults: [],
    used: [...used, formula.multiplier ?? ''],
  };
}
