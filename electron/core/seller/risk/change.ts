/** A recorded score beside the one of today: whether it still stands, and why not. */
import { say } from '../../kit/messages.ts';
import type { Formula } from './formula.ts';
import { type FactorId, factorIds, type Reason, type RiskFact, type Weights } from './model.ts';
import type { RecordedScore } from './rows.ts';
import type { Scored } from './score.ts';

const triple = ({ key, weight, where }: Pick<RiskFact, 'key' | 'weight' | 'where'>) => [key, weight, where] as const;

/** What is kept of a score. */
export function recordOf(scored: Scored, by: string, { version, fingerprint }: Formula, weights: Weights): RecordedScore {
  return {
    by,
    version,
    fingerprint,
    weights,
    score: scored.score,
    points: scored.points.map(({ id, points, of, facts }) => ({ id, points, of, facts: facts.map(triple) })),
  };
}

const named = (id: FactorId) => ({
  factor: say(`risk.factor-${id}`, {}, 'en').message,
  factor_zh: say(`risk.factor-${id}`, {}, 'zh-CN').message,
});

/** Why a recorded score is not the one of today; empty while it stands with the same facts. */
export function changesSince(recorded: RecordedScore, now: Scored, formula: Formula, weights: Weights): Reason[] {
  const reasons: Reason[] = [];
  if (recorded.version !== formula.version)
    reasons.push({ id: 'risk.changed-version', params: { before: recorded.version, after: formula.version } });
  else if (recorded.fingerprint !== formula.fingerprint) reasons.push({ id: 'risk.changed-words', params: {} });
  for (const id of factorIds) {
    const [then, today] = [recorded.weights[id] ?? 0, weights[id]];
    if (then !== today) reasons.push({ id: 'risk.changed-weight', params: { ...named(id), before: then, after: today } });
    const was = recorded.points.find((one) => one.id === id);
    const is = now.points.find((one) => one.id === id);
    const [before, after] = [was?.points ?? 0, is?.points ?? 0];
    if (before !== after) reasons.push({ id: 'risk.changed-points', params: { ...named(id), before, after } });
    else if (then === today && JSON.stringify(was?.facts ?? []) !== JSON.stringify((is?.facts ?? []).map(triple)))
      reasons.push({ id: 'risk.changed-facts', params: { ...named(id), after } });
  }
  return reasons;
}
