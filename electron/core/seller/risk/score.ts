/** From facts to a score. Pure: the same facts and weights give the same score, in whatever order they come. */
import type { Formula } from './formula.ts';
import type { CountedFact, FactorId, RiskFact, RiskPoint, Weights } from './model.ts';

const SHOWN = 12;

/** Whole points of a weight in hundredths, halves up. */
const part = (of: number, hundredths: number): number => Math.floor((of * Math.min(100, hundredths) + 50) / 100);

const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Weightiest first; what weighs the same by key and field, so that no order of rows shows. */
const rank = (a: RiskFact, b: RiskFact): number => b.weight - a.weight || before(a.key, b.key) || before(a.where, b.where);

export interface Scored {
  /** 0 to 100. */
  readonly score: number;
  /** Factors that bring points, in the order of the formula. */
  readonly points: readonly RiskPoint[];
}

/** The sum of the factors' points, at most 100. One key counts once in its factor. */
export function scoreOf(facts: readonly RiskFact[], formula: Formula, weights: Weights): Scored {
  const byFactor = new Map<FactorId, RiskFact[]>();
  for (const one of facts) {
    const list = byFactor.get(one.factor);
    if (list) list.push(one);
    else byFactor.set(one.factor, [one]);
  }
  const points: RiskPoint[] = [];
  let total = 0;
  for (const { id, take } of formula.factors) {
    const all = byFactor.get(id);
    if (!all) continue;
    const sorted = all.length === 1 ? all : all.toSorted(rank);
    const seen = new Set<string>();
    const distinct = sorted.filter((one) => !seen.has(one.key) && seen.add(one.key));
    const [first] = distinct;
    if (!first) continue;
    const of = weights[id];
    const sum = take === 'max' ? first.weight : distinct.reduce((all100, one) => all100 + one.weight, 0);
    const counted = part(of, sum);
    total += counted;
    const shown: CountedFact[] = distinct.slice(0, SHOWN).map((one) => ({ ...one, points: part(of, one.weight) }));
    points.push({
      id,
      points: counted,
      of,
      sources: [...new Set((take === 'max' ? [first] : shown).flatMap((one) => one.sources))],
      reason: first.reason,
      facts: shown,
      more: distinct.length - shown.length,
    });
  }
  return { score: Math.min(100, total), points };
}
