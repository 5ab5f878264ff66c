import { Exact, exact } from '../../kit/money.ts';
import type { FormulaOf } from '../rule.ts';
import { digits, type Figures, fault, inputsOf, missingFactors, multiply, type Outcome, refused } from './figures.ts';
import { missingInputs } from './product.ts';

/** A long list is added up in the annex, item by item; one line of a derivation holds this many. */
const WRITTEN_OUT = 12;

/** Loss, expenses, costs: every term that is known and every item, added up; then enhanced and capped where the rule says so. */
export function sum(formula: FormulaOf<'sum'>, figures: Figures): Outcome {
  const broken = formula.terms.flatMap((term) => {
    const missing = missingFactors(term, figures);
    return multiply(term, figures) === null && inputsOf(term).some((name) => figures.given(name)) ? missing : [];
  });
  // Half a term (lost sales without their margin) would leave the total short without a word.
  if (broken.length > 0) return missingInputs(broken);
  // A term left to its default of zero is no part of the sum.
  const terms = formula.terms
    .flatMap((term) => multiply(term, figures) ?? [])
    .filter(({ factors, value }) => factors > 0 || !value.isZero());
  const { money, number, step } = figures.pen;
  const parts = [
    ...terms.map((term) => ({ text: term.text, value: term.value })),
    ...figures.items.map((item) => ({ text: money(item), value: item })),
  ];
  if (parts.length === 0) return refused(fault('', formula.items ? 'damages.nothing-entered' : 'damages.no-input'));
  let value = parts.reduce((total, part) => total.plus(part.value), exact('0'));
  const steps: string[] = [];
  if (parts.length > WRITTEN_OUT) steps.push(step(`Σ(1…${parts.length})`, value));
  else if (parts.length > 1 || (terms[0]?.factors ?? 0) > 1) steps.push(step(parts.map((part) => part.text).join(' + '), value));
  const used = terms.flatMap((term) => term.used);

  const multiplier = formula.multiplier === undefined ? null : figures.number(formula.multiplier);
  if (multiplier && !multiplier.equals(1)) {
    const enhanced = value.times(multiplier);
    steps.push(step(`${money(value)} × ${number(multiplier)}`, enhanced));
    value = enhanced;
    used.push(formula.multiplier ?? '');
  }

  const cap = formula.cap === undefined ? null : figures.number(formula.cap);
  if (!cap) return { value, steps, faults: [], used };
  used.push(formula.cap ?? '');
  if (value.lte(cap)) return { value, steps, faults: [], used };
  const held = Exact.min(value, cap);
  steps.push(step(`min(${money(value)}, ${money(cap)})`, held));
  return {
    value: held,
    steps,
    faults: [fault(formula.cap ?? '', 'damages.capped', { value: digits(value), cap: digits(cap) }, 'warning')],
    used,
  };
}
