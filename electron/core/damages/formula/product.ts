import type { Factor, FormulaOf } from '../rule.ts';
import { type Figures, fault, missingFactors, multiply, type Outcome, type Product, refused } from './figures.ts';

/** The first way that is complete; when none is, the inputs the nearest one lacks. */
export function firstWay(ways: readonly (readonly Factor[])[], figures: Figures): Product | { readonly missing: readonly string[] } {
  for (const way of ways) {
    const product = multiply(way, figures);
    if (product) return product;
  }
  const lacks = ways.map((way) => missingFactors(way, figures)).sort((a, b) => a.length - b.length);
  return { missing: lacks[0] ?? [] };
}

export const missingInputs = (names: readonly string[]): Outcome => refused(...names.map((name) => fault(name, 'damages.missing-input')));

/** units × unit profit × contribution, sales × margin, unpaid × daily rate × days … */
export function product(formula: FormulaOf<'product'>, figures: Figures): Outcome {
  const way = firstWay(formula.ways, figures);
  if ('missing' in way) return missingInputs(way.missing);
  return { value: way.value, steps: way.factors > 1 ? [figures.pen.step(way.text, way.value)] : [], faults: [], used: way.used };
}
