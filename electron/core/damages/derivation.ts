/** The derivation of a head: every line is arithmetic anyone can redo, from the inputs to the amount asked for. */
import { exact } from '../kit/money.ts';
import type { Outcome, Pen } from './formula/figures.ts';

export interface Figure {
  /** By the rule, rounded half up at the minor unit. */
  readonly computed: string;
  /** The lesser of that and the claim; and the same at the ends of the ranges in it. */
  readonly amount: string;
  readonly low: string;
  readonly high: string;
}

/** Lines of one figure: the formula, the one rounding, the claim that bounds it. */
export function figureSteps(outcome: Outcome, figure: Figure, claimed: string, { money, step }: Pen): string[] {
  const steps = [...outcome.steps];
  const computed = exact(figure.computed);
  if (outcome.value && !outcome.value.equals(computed)) steps.push(`${money(outcome.value)} ≈ ${money(computed)}`);
  if (claimed !== '' && exact(claimed).lt(computed))
    steps.push(step(`min(${money(computed)}, ${money(exact(claimed))})`, exact(figure.amount)));
  return steps;
}

/** More different figures than this are added up in the table by seller. */
export const WRITTEN_OUT = 6;

/** Whether there are more different amounts than that; looks no further than it must. */
function more(parts: readonly { readonly figure: Figure }[], than: number): boolean {
  const amounts = new Set<string>();
  return parts.some(({ figure }) => amounts.add(figure.amount).size > than);
}

/** Lines of a head claimed from each of several sellers: every different figure once, then how often it is claimed. */
export function eachSteps(
  parts: readonly { readonly outcome: Outcome; readonly figure: Figure; readonly times: number }[],
  total: string,
  claimed: string,
  pen: Pen,
): string[] {
  const count = parts.reduce((sum, { times }) => sum + times, 0);
  if (more(parts, WRITTEN_OUT)) return [pen.step(`Σ(1…${count})`, exact(total))];
  const different = new Map<string, { lines: string[]; amount: string; times: number }>();
  for (const { outcome, figure, times } of parts) {
    const lines = figureSteps(outcome, figure, claimed, pen);
    const key = `${figure.amount}\n${lines.join('\n')}`;
    const same = different.get(key);
    if (same) same.times += times;
    else different.set(key, { lines, amount: figure.amount, times });
  }
  if (different.size > WRITTEN_OUT) return [pen.step(`Σ(1…${count})`, exact(total))];
  const groups = [...different.values()].sort((a, b) => exact(a.amount).comparedTo(b.amount));
  const sum = groups.map(({ amount, times }) => `${pen.number(exact(String(times)))} × ${pen.money(exact(amount))}`).join(' + ');
  return [...groups.flatMap((group) => group.lines), ...(count > 1 ? [pen.step(sum, exact(total))] : [])];
}
