import type { Formula } from '../rule.ts';
import { agreed } from './agreed.ts';
import type { Figures, Outcome } from './figures.ts';
import { greatest } from './greatest.ts';
import { interest } from './interest.ts';
import { product } from './product.ts';
import { accounting, profits } from './profits.ts';
import { punitive } from './punitive.ts';
import { scale } from './scale.ts';
import { statutory } from './statutory.ts';
import { sum } from './sum.ts';
import { treble } from './treble.ts';

/** Runs a formula named in the rules' data. A new kind is one file and one line here. */
export function applyFormula(formula: Formula, figures: Figures): Outcome {
  switch (formula.kind) {
    case 'statutory':
      return statutory(formula, figures);
    case 'product':
      return product(formula, figures);
    case 'profits':
      return profits(formula, figures);
    case 'accounting':
      return accounting(formula, figures);
    case 'sum':
      return sum(formula, figures);
    case 'greatest':
      return greatest(formula, figures);
    case 'treble':
      return treble(formula, figures);
    case 'punitive':
      return punitive(formula, figures);
    case 'agreed':
      return agreed(formula, figures);
    case 'interest':
      return interest(formula, figures);
    case 'scale':
      return scale(formula, figures);
  }
}
