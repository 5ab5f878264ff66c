import { exact } from '../../kit/money.ts';
import type { FormulaOf } from '../rule.ts';
import { type Figures, fault, type Outcome, refused } from './figures.ts';
import { firstWay, missingInputs } from './product.ts';

/**
 * Punitive damages on a base quantified from evidence. 一倍以上五倍以下 is read in two ways and the user says which:
 * `total` (published trade-mark cases: Adidas, Wyeth): base × k; `additive`: the punitive part comes on top, base × (1 + k).
 * Statutory damages cannot be the base (法释〔2026〕7号).
 */
export function punitive(formula: FormulaOf<'punitive'>, figures: Figures): Outcome {
  const source = figures.word(formula.base_source);
  if (formula.refused_bases.includes(source)) return refused(fault(formula.base_source, 'damages.base-not-allowed', { source }));
  const base = firstWay(formula.base, figures);
  const multiplier = figures.number(formula.multiplier);
  if ('missing' in base) return missingInputs(base.missing);
  if (!multiplier) return missingInputs([formula.multiplier]);
  const { money, number, step } = figures.pen;
  const steps = base.factors > 1 ? [step(base.text, base.value)] : [];
  const used = [...base.used, formula.base_source, formula.multiplier, formula.convention];
  if (figures.word(formula.convention) === 'additive') {
    const value = base.value.times(multiplier.plus(exact('1')));
    return { value, steps: [...steps, step(`${money(base.value)} × (1 + ${number(multiplier)})`, value)], faults: [], used };
  }
  const value = base.value.times(multiplier);
  return { value, steps: [...steps, step(`${money(base.value)} × ${number(multiplier)}`, value)], faults: [], used };
}
