/** Divides one figure among several debtors so that the parts add up to it, to the last cent. */
import { type Exact, exact, minorUnits } from '../kit/money.ts';

/**
 * Each weight's part of `amount`, rounded to the minor unit. What rounding down leaves over goes, a unit each, to the parts that lost most by
 * it, the earlier one first (largest remainder), so the sum is `amount` itself. Null when no weight is above zero.
 */
export function apportion(amount: string, weights: readonly Exact[], currency: string): string[] | null {
  const sum = weights.reduce((total, weight) => total.plus(weight), exact('0'));
  if (!sum.gt(0)) return null;
  const places = minorUnits(currency);
  const unit = exact('10').pow(places);
  const whole = exact(amount).times(unit);
  const parts = weights.map((weight, index) => {
    const ideal = whole.times(weight).div(sum);
    const floor = ideal.floor();
    return { index, floor, lost: ideal.minus(floor) };
  });
  let left = whole.minus(parts.reduce((total, { floor }) => total.plus(floor), exact('0'))).toNumber();
  const units = parts.map(({ floor }) => floor);
  for (const { index, floor } of parts.toSorted((a, b) => b.lost.comparedTo(a.lost) || a.index - b.index)) {
    if (left <= 0) break;
    units[index] = floor.plus(1);
    left -= 1;
  }
  return units.map((count) => count.div(unit).toFixed(places));
}
