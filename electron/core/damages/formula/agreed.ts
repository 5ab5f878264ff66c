import { exact } from '../../kit/money.ts';
import type { FormulaOf } from '../rule.ts';
import { digits, type Figures, fault, type Outcome } from './figures.ts';
import { product } from './product.ts';

/** A sum agreed for breach. The court reduces it on request only, so an excessive one is computed and remarked on. */
export function agreed(formula: FormulaOf<'agreed'>, figures: Figures): Outcome {
  const outcome = product({ kind: 'product', ways: formula.ways }, figures);
  const loss = figures.number(formula.actual_loss);
  if (!outcome.value || !loss) return outcome;
  const used = [...outcome.used, formula.actual_loss];
  if (outcome.value.lte(loss.times(exact(formula.excessive_above)))) return { ...outcome, used };
  const remark = fault(
    formula.actual_loss,
    'damages.excessive-agreed-sum',
    { agreed: digits(outcome.value), loss: digits(loss), times: formula.excessive_above },
    'warning',
  );
  return { ...outcome, used, faults: [...outcome.faults, remark] };
}
