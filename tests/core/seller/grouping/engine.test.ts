import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClassName, classOf } from '#core/seller/grouping/classes.ts';
import { Engine, type Rules } from '#core/seller/grouping/engine.ts';
import type { NodeInput } from '#core/seller/grouping/membership.ts';
import { weakestCut } from '#core/seller/grouping/min-cut.ts';

const node = (id: string, ...shows: readonly (readonly [ClassName, string])[]): NodeInput => ({
  id,
  entries: shows.map(([name, key], i) => ({ atom: `${name} ${key}`, cls: classOf(name), row: `${id}/${i}` })),
});

/** Groups as sorted lists of ids, whatever the numbers inside. */
function partition(engine: Engine): string[] {
  const found = new Map<number, string[]>();
  for (const [i, id] of engine.data.ids.entries()) found.set(engine.groupOf(i), [...(found.get(engine.groupOf(i)) ?? []), id]);
  return [...found.values()].map((group) => group.sort().join(' ')).sort();
}
const asks = (engine: Engine): string[] =>
  [...engine.outcomes()]
    .flatMap(({ held, cuts }) => [
      ...held.map(({ atom, reason }) => `${engine.data.atoms[atom]} ${reason}`),
      ...cuts.map(({ decision }) => decision),
    ])
    .sort();

const datum = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constantFrom<ClassName>('mobile', 'email', 'messenger', 'return-address', 'address-unit'),
      fc.integer({ min: 0, max: 6 }).map(String),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom<ClassName>('payee', 'licence', 'resident'), fc.integer({ min: 0, max: 4 }).map(String)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom<ClassName>('address-exact', 'name', 'service'), fc.integer({ min: 0, max: 3 }).map(String)),
  },
);
const COUNT = 36;
const shop = fc.array(datum, { maxLength: 4 });
const rulesFrom = (pairs: readonly (readonly [number, number])[], shared: readonly (readonly [string, boolean])[]): Rules => ({
  shared: new Map(shared),
  barriers: pairs.filter(([a, b]) => a !== b).map(([a, b], i) => ({ decision: `never-${i}`, sides: [[`s${a}`], [`s${b}`]] })),
});
const place = fc.integer({ min: 0, max: COUNT - 1 });
const rules = fc
  .tuple(
    fc.array(fc.tuple(place, place), { maxLength: 3 }),
    fc.array(fc.tuple(fc.constantFrom('mobile 1', 'payee 2', 'email 3'), fc.boolean()), { maxLength: 2 }),
  )
  .map(([pairs, shared]) => rulesFrom(pairs, shared));

describe('recomputing what a change touches', () => {
  test('gives what computing everything anew gives, whatever changes', () => {
    const step = fc.oneof(
      fc.record({ at: place, shows: shop }).map((change) => ({ change, rules: undefined })),
      rules.map((next) => ({ change: undefined, rules: next })),
    );
    fc.assert(
      fc.property(
        fc.array(shop, { minLength: COUNT, maxLength: COUNT }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        (shops, steps) => {
          const now = new Map(shops.map((shows, i) => [`s${i}`, node(`s${i}`, ...shows)]));
          const engine = new Engine();
          engine.load(now.values());
          let current: Rules = { shared: new Map(), barriers: [] };
          for (const { change, rules: next } of steps) {
            if (change) now.set(`s${change.at}`, node(`s${change.at}`, ...change.shows));
            if (next) current = next;
            engine.apply(change ? [now.get(`s${change.at}`) ?? node('none')] : [], next);
            const fresh = new Engine();
            fresh.load(now.values(), current);
            expect(partition(engine)).toEqual(partition(fresh));
            expect(asks(engine)).toEqual(asks(fresh));
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  test('the order in which storefronts come does not matter', () => {
    fc.assert(
      fc.property(fc.array(shop, { minLength: COUNT, maxLength: COUNT }), rules, fc.integer(), (shops, decided, turn) => {
        const nodes = shops.map((shows, i) => node(`s${String(i).padStart(2, '0')}`, ...shows));
        const [one, other] = [new Engine(), new Engine()];
        one.load(nodes, decided);
        const at = Math.abs(turn) % COUNT;
        other.load([...nodes.slice(at), ...nodes.slice(0, at)].reverse(), decided);
        expect(partition(other)).toEqual(partition(one));
      }),
      { numRuns: 100 },
    );
  });

  test('no group ever holds two that counsel keeps apart', () => {
    fc.assert(
      fc.property(fc.array(shop, { minLength: COUNT, maxLength: COUNT }), rules, (shops, decided) => {
        const engine = new Engine();
        engine.load(
          shops.map((shows, i) => node(`s${i}`, ...shows)),
          decided,
        );
        const at = (id: string | undefined) => engine.groupOf(engine.data.node(id ?? '') ?? -1);
        for (const { sides } of decided.barriers) expect(at(sides[0]?.[0])).not.toBe(at(sides[1]?.[0]));
      }),
      { numRuns: 150 },
    );
  });

  test('looks at what it touches and no more', () => {
    const engine = new Engine();
    engine.load(Array.from({ length: 3_000 }, (_, i) => node(`s${i}`, ['mobile', String(Math.floor(i / 3))], ['email', 'courier@x.cn'])));
    engine.apply([node('s7', ['mobile', '900'])]);
    expect(engine.touched).toBeLessThan(12);
    expect(partition(engine)).toContain('s2700 s2701 s2702 s7');
  });
});

describe('the weakest cut', () => {
  test('takes the one thin tie rather than the thick ones', () => {
    const ties = [
      { node: 1, atom: 10, weight: 0.95 },
      { node: 2, atom: 10, weight: 0.95 },
      { node: 2, atom: 11, weight: 0.5 },
      { node: 3, atom: 11, weight: 0.9 },
      { node: 3, atom: 12, weight: 0.9 },
      { node: 4, atom: 12, weight: 0.9 },
    ];
    expect(weakestCut(ties, new Set([1]), new Set([4]))).toEqual([{ node: 2, atom: 11, weight: 0.5 }]);
    expect(weakestCut([...ties].reverse(), new Set([1]), new Set([4]))).toEqual([{ node: 2, atom: 11, weight: 0.5 }]);
  });

  test('cuts nothing where nothing leads across', () => {
    expect(weakestCut([{ node: 1, atom: 10, weight: 1 }], new Set([1]), new Set([2]))).toEqual([]);
  });
});
