import { exact } from '../../kit/money.ts';
import type { FormulaOf } from '../rule.ts';
import type { Figures, Outcome } from './figures.ts';
import { missingInputs } from './product.ts';

/**
 * Simple: P × r × days ÷ year (s.35A Senior Courts Act). Yearly: computed daily, compounded annually (28 U.S.C. § 1961(b)):
 * P × (1 + r)^full years × (1 + r × remaining days ÷ year). Answers the interest, or principal and interest where the rule says so.
 */
export function interest(formula: FormulaOf<'interest'>, figures: Figures): Outcome {
  const [principal, rate, days] = [formula.principal, formula.rate, formula.days].map((name) => figures.number(name));
  if (!principal || !rate || !days)
    return missingInputs([formula.principal, formula.rate, formula.days].filter((name) => !figures.number(name)));
  const chosen = typeof formula.compounding === 'object' ? figures.word(formula.compounding.input) : formula.compounding;
  const used = [
    formula.principal,
    formula.rate,
    formula.days,
    ...(typeof formula.compounding === 'object' ? [formula.compounding.input] : []),
  ];
  const { money, number, percent, step } = figures.pen;
  const one = exact('1');
  const years = chosen === 'yearly' ? days.divToInt(formula.year) : exact('0');
  const rest = days.minus(years.times(formula.year));
  const full = principal.times(one.plus(rate).pow(years));
  const grown = full.plus(full.times(rate).times(rest).div(formula.year));
  if (chosen !== 'yearly') {
    const value = formula.with_principal ? grown : grown.minus(principal);
    const part = `${money(principal)} × ${percent(rate)} × ${number(rest)} ÷ ${formula.year}`;
    return { value, steps: [step(formula.with_principal ? `${money(principal)} + ${part}` : part, value)], faults: [], used };
  }
  const text = [
    money(principal),
    ...(years.isZero() ? [] : [`(1 + ${percent(rate)})^${number(years)}`]),
    ...(rest.isZero() ? [] : [`(1 + ${percent(rate)} × ${number(rest)} ÷ ${formula.year})`]),
  ].join(' × ');
  const steps = [step(text, grown)];
  if (formula.with_principal) return { value: grown, steps, faults: [], used };
  const value = grown.minus(principal);
  return { value, steps: [...steps, step(`${money(grown)} − ${money(principal)}`, value)], faults: [], used };
}
