/** What is remembered from the last computation never shows in the next one. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sellerGroups } from '#core/damages/groups.ts';
import type { Head } from '#core/damages/model.ts';
import { Damages, type DamagesSources, damagesView } from '#core/damages/view.ts';
import { aHead, bookOf, items, sellersWith, TODAY } from './cast.ts';

const sellers = sellersWith([{ price: '10', units: '5' }], [{ right: 'B', price: '3.5', units: '70', brushed: '7' }], [{}], []);
const others = sellersWith([{ price: '11', units: '5' }], [{ right: 'B' }]);
const noGroups = new Map<string, string>();
const ring = new Map([
  ['s1', 'ring'],
  ['s2', 'ring'],
]);
const heads: readonly Head[] = [
  aHead('us.tm.stat', { amount_per_unit: '1000' }, { id: 'a', liability: 'each' }),
  aHead('us.tm.profits', {}, { id: 'b', liability: 'each', position: 'alternative' }),
  aHead('us.costs', {}, { id: 'c', liability: 'apportioned', items: items('99.99') }),
  aHead('us.fee.tm', {}, { id: 'd', items: items('10') }),
];

/** One thing that can change between two looks at a matter. */
const change = fc.oneof(
  fc.record({ head: fc.nat(3), liability: fc.constantFrom('joint', 'each', 'group', 'apportioned') }),
  fc.record({ head: fc.nat(3), claimed: fc.constantFrom('', '5', '700') }),
  fc.record({ head: fc.nat(3), position: fc.constantFrom('primary', 'alternative') }),
  fc.record({ head: fc.nat(3), sellers: fc.subarray(['s1', 's2', 's3', 's9']) }),
  fc.record({ head: fc.nat(3), conductFacts: fc.constantFrom(['f1'], []) }),
  fc.record({ drop: fc.nat(3) }),
  fc.record({ groups: fc.constantFrom(ring, noGroups) }),
  fc.record({ sellers: fc.constantFrom(sellers, others) }),
  fc.record({ facts: fc.constantFrom(['f1'], []) }),
  fc.record({ evidence: fc.constantFrom(new Set(['e1']), new Set<string>()) }),
  fc.record({ actDate: fc.constantFrom('2026-06-01', '', '1990-01-01') }),
);

function applied(sources: DamagesSources, one: Record<string, unknown>): DamagesSources {
  if ('head' in one) {
    const { head: at, ...more } = one;
    return { ...sources, heads: sources.heads.map((head, index) => (index === at ? ({ ...head, ...more } as Head) : head)) };
  }
  if ('drop' in one) return { ...sources, heads: sources.heads.filter((_, index) => index !== one.drop) };
  return { ...sources, ...one };
}

test('whatever changes between two looks, the answer is that of a first look', () => {
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const kept = new Damages();
      let sources: DamagesSources = {
        book: bookOf('us-federal'),
        heads,
        sellers,
        facts: ['f1'],
        actDate: '2026-06-01',
        today: TODAY,
        groups: noGroups,
      };
      expect(kept.view(sources)).toEqual(damagesView(sources));
      for (const one of changes) {
        sources = applied(sources, one);
        expect(kept.view(sources)).toEqual(damagesView(sources));
      }
    }),
    { numRuns: 60 },
  );
});

describe('groups of storefronts make groups of sellers', () => {
  const storefronts = [
    { id: 'f1', seller: 's1' },
    { id: 'f1b', seller: 's1' },
    { id: 'f2', seller: 's2' },
    { id: 'f3', seller: 's3' },
  ];
  const tied = (...pairs: readonly (readonly [string, string])[]) => ({ edges: pairs.map(([a, b]) => ({ a, b })) });

  test('a seller with storefronts in two of them joins both', () => {
    const groups = sellerGroups([tied(['f2', 'f1']), tied(['f1b', 'f3'])], storefronts);
    expect([...groups.entries()].sort()).toEqual([
      ['s1', 's1'],
      ['s2', 's1'],
      ['s3', 's1'],
    ]);
  });

  test('a seller’s own storefronts connect nobody, and a seller without one stands for itself', () => {
    expect(sellerGroups([tied(['f1', 'f1b'])], storefronts).size).toBe(0);
    expect([...sellerGroups([tied(['s9', 'f2'])], storefronts).keys()].sort()).toEqual(['s2', 's9']);
  });
});
