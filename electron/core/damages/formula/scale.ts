import { Exact, exact } from '../../kit/money.ts';
import type { FormulaOf } from '../rule.ts';
import type { Figures, Outcome } from './figures.ts';
import { missingInputs } from './product.ts';

/** A court-fee scale: each slice of the amount at its own rate, the first one often a fixed fee. */
export function scale(formula: FormulaOf<'scale'>, figures: Figures): Outcome {
  const amount = figures.number(formula.of);
  if (!amount) return missingInputs([formula.of]);
  let value: Exact = exact('0');
  let below: Exact = exact('0');
  const { money, percent, step } = figures.pen;
  const parts: string[] = [];
  for (const slice of formula.slices) {
    if (slice.fixed !== undefined) {
      value = value.plus(exact(slice.fixed));
      parts.push(money(exact(slice.fixed)));
    }
    const top: Exact = slice.up_to === undefined ? amount : Exact.min(amount, exact(slice.up_to));
    if (slice.rate !== undefined && top.gt(below)) {
      const part = top.minus(below);
      value = value.plus(part.times(exact(slice.rate)));
      parts.push(`${money(part)} × ${percent(exact(slice.rate))}`);
    }
    if (top.equals(amount)) break;
    below = top;
  }
  return { value, steps: [step(parts.join(' + '), value)], faults: [], used: [formula.of] };
}
