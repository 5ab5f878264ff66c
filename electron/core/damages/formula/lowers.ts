import type { Factor, Formula } from '../rule.ts';

const less = (ways: readonly (readonly Factor[])[]): string[] =>
  ways.flat().flatMap((factor) => (typeof factor === 'object' && 'less' in factor ? [factor.less] : []));

/**
 * Inputs that lower the figure as they grow: deductions, and factors taken as one less themselves. Every formula rises or falls steadily
 * in each of its inputs, so the least figure has these at their high ends and all others at their low ones, and the most the other way.
 */
export function lowers(formula: Formula): ReadonlySet<string> {
  switch (formula.kind) {
    case 'profits':
    case 'accounting':
      return new Set(formula.deductions);
    case 'product':
    case 'agreed':
      return new Set(less(formula.ways));
    case 'sum':
      return new Set(less(formula.terms));
    case 'greatest':
      return new Set(less(formula.of));
    case 'punitive':
      return new Set(less(formula.base));
    case 'statutory':
    case 'treble':
    case 'interest':
    case 'scale':
      return new Set();
  }
}
