import { exact } from '../../kit/money.ts';
import type { FormulaOf } from '../rule.ts';
import { type Figures, fault, type Outcome } from './figures.ts';
import { missingInputs } from './product.ts';

const NOTHING = exact('0');

/**
 * Sales less what the defendant proved, never below zero: who sold at a loss owes no profits, but no one owes him either. With `share`,
 * the part of it that is due to the wrong (England: account of profits).
 */
export function profits(formula: Pick<FormulaOf<'profits'>, 'sales' | 'deductions' | 'share'>, figures: Figures): Outcome {
  const sales = figures.number(formula.sales);
  if (!sales) return missingInputs([formula.sales]);
  const deductions = formula.deductions.filter((name) => figures.given(name) && !figures.number(name)?.isZero());
  let left = sales;
  for (const name of deductions) left = left.minus(figures.number(name) ?? NOTHING);
  const value = left.isNegative() ? NOTHING : left;
  const { money, percent, step, silent } = figures.pen;
  const steps: string[] = [];
  if (!silent && deductions.length > 0) {
    const amounts = deductions.map((name) => figures.number(name) ?? NOTHING);
    steps.push(step([sales, ...amounts].map(money).join(' − '), left));
    if (left.isNegative()) steps.push(step(`max(${money(NOTHING)}, ${money(left)})`, value));
  }
  const used = [formula.sales, ...deductions];
  const share = formula.share !== undefined && figures.given(formula.share) ? figures.number(formula.share) : null;
  if (!share) return { value, steps, faults: [], used };
  const part = value.times(share);
  return {
    value: part,
    steps: [...steps, step(`${money(value)} × ${percent(share)}`, part)],
    faults: [],
    used: [...used, formula.share ?? ''],
  };
}

/**
 * 15 U.S.C. § 1117(a): (1) profits, (2) damages up to three times, (3) costs; the multiplier touches the damages only.
 * 17 U.S.C. § 504(b): damages and the profits not already counted in them, without multiplier or costs.
 */
export function accounting(formula: FormulaOf<'accounting'>, figures: Figures): Outcome {
  const gained = profits(formula, figures);
  if (!gained.value) return gained;
  const damages = figures.number(formula.damages) ?? exact('0');
  const known = (name: string | undefined) => (name === undefined ? null : figures.number(name));
  const multiplier = known(formula.multiplier) ?? exact('1');
  const costs = known(formula.costs) ?? exact('0');
  const enhanced = damages.times(multiplier);
  const value = gained.value.plus(enhanced).plus(costs);
  const { money, number, step, silent } = figures.pen;
  const steps = [...gained.steps];
  if (!silent) {
    if (!multiplier.equals(1)) steps.push(step(`${money(damages)} × ${number(multiplier)}`, enhanced));
    const parts = formula.costs === undefined ? [gained.value, enhanced] : [gained.value, enhanced, costs];
    steps.push(step(parts.map(money).join(' + '), value));
  }
  const faults = damages.isZero() ? [] : [fault(formula.damages, 'damages.no-double-count', {}, 'note')];
  const used = [formula.damages, formula.multiplier, formula.costs]
    .filter((name) => name !== undefined)
    .filter((name) => figures.given(name));
  return { value, steps, faults, used: [...gained.used, ...used] };
}
