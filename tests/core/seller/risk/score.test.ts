import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulaWeights } from '#core/seller/risk/formula.ts';
import { type FactorId, factorIds, type RiskFact } from '#core/seller/risk/model.ts';
import { scoreOf } from '#core/seller/risk/score.ts';
import { formula } from './cast.ts';

const weights = formulaWeights(formula);
const facts = fc.array(
  fc.record<RiskFact>({
    factor: fc.constantFrom(...factorIds),
    key: fc.constantFrom('a', 'b', 'c', 'd'),
    weight: fc.integer({ min: 1, max: 100 }),
    where: fc.constantFrom('seller/listings/1/title', 'seller/listings/2/title'),
    sources: fc.constant([]),
    reason: fc.constant({ id: 'risk.word' as const, params: {} }),
  }),
  { maxLength: 30 },
);
const allWeights = fc.record(
  Object.fromEntries(factorIds.map((id) => [id, fc.integer({ min: 0, max: 100 })])) as Record<FactorId, fc.Arbitrary<number>>,
);

describe('a score', () => {
  it('is a whole number from 0 to 100, and never more than its points', () => {
    fc.assert(
      fc.property(facts, allWeights, (list, of) => {
        const { score, points } = scoreOf(list, formula, of);
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true);
        expect(score).toBe(
          Math.min(
            100,
            points.reduce((sum, one) => sum + one.points, 0),
          ),
        );
        for (const one of points) expect(one.points).toBeLessThanOrEqual(one.of);
      }),
    );
  });

  it('never falls when a fact is added', () => {
    fc.assert(
      fc.property(facts, facts, allWeights, (some, more, of) => {
        expect(scoreOf([...some, ...more], formula, of).score).toBeGreaterThanOrEqual(scoreOf(some, formula, of).score);
      }),
    );
  });

  it('does not depend on the order of the facts, down to the last word', () => {
    fc.assert(
      fc.property(
        facts.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
        ([list, shuffled]) => {
          expect(scoreOf(shuffled, formula, weights)).toEqual(scoreOf(list, formula, weights));
        },
      ),
    );
  });

  it('is nothing without a fact', () => expect(scoreOf([], formula, weights)).toEqual({ score: 0, points: [] }));
});
