/** What a document may say ties sellers together. */
import { describe, expect, it } from 'vitest';
import { joinderOf } from '#core/filing/operators/joinder.ts';
import { tiedGroups } from '#core/filing/operators/ties.ts';
import type { Edge, Strength, TieKind } from '#core/seller/grouping/model.ts';
import { sellerSchema, storefrontSchema } from '#core/seller/model.ts';

const seller = (no: number) => sellerSchema.parse({ id: `seller-${no}`, matter: 'm', no });
const shop = (no: number, nth = 1) =>
  storefrontSchema.parse({ id: `shop-${no}-${nth}`, matter: 'm', seller: `seller-${no}`, shopName: `Shop ${no}` });
const edge = (a: string, b: string, key: string, more: Partial<Edge> = {}): Edge => ({
  id: `${a} ${b} ${key}`,
  a,
  b,
  kind: 'phone' as TieKind,
  key,
  shownA: key,
  shownB: key,
  sourcesA: [`of-${a}`],
  sourcesB: [`of-${b}`],
  strength: 'hard' as Strength,
  weight: 0.9,
  version: 1,
  identifiers: ['', ''],
  ...more,
});
const matter = (count: number) => ({
  sellers: Array.from({ length: count }, (_, i) => seller(i + 1)),
  storefronts: Array.from({ length: count }, (_, i) => shop(i + 1)),
});
const tied = (count: number, ...parts: (readonly Edge[])[]) =>
  tiedGroups({ ...matter(count), groups: parts.map((edges, i) => ({ id: `group-${i}`, edges })) });

describe('ties of a group', () => {
  it('name those with whom the identifier was found, each with its own evidence', () => {
    const { groups } = tied(4, [edge('shop-1-1', 'shop-2-1', '+1'), edge('shop-2-1', 'shop-3-1', 'a@b', { kind: 'email' })]);
    expect(groups).toHaveLength(1);
    expect(groups[0]?.nos).toEqual([1, 2, 3]);
    expect(groups[0]?.ties.map(({ kind, holders }) => [kind, holders.map(({ no, sources }) => [no, sources])])).toEqual([
      [
        'phone',
        [
          [1, ['of-shop-1-1']],
          [2, ['of-shop-2-1']],
        ],
      ],
      [
        'email',
        [
          [2, ['of-shop-2-1']],
          [3, ['of-shop-3-1']],
        ],
      ],
    ]);
  });

  it('leave out whom nothing shows, and say so', () => {
    const { groups, findings } = tied(3, [edge('shop-1-1', 'shop-2-1', '+1'), edge('shop-1-1', 'shop-3-1', '+1', { sourcesB: [] })]);
    expect(groups[0]?.nos).toEqual([1, 2]);
    expect(findings.map(({ id, params }) => [id, params.no])).toEqual([['filing.tie-unproved', 3]]);
  });

  it('are none where likeness or counsel alone holds two together', () => {
    const likeness = [edge('shop-1-1', 'shop-2-1', 'name', { kind: 'company-name', strength: 'weak' })];
    const counsel = [edge('shop-1-1', 'shop-2-1', 'd', { kind: 'decision', strength: 'counsel' })];
    expect(tied(2, likeness).groups).toEqual([]);
    expect(tied(2, counsel).groups).toEqual([]);
  });

  it('state a shared address of those tied otherwise, and bring nobody in by it', () => {
    const address = { kind: 'address' as const, strength: 'weak' as const };
    const { groups } = tied(3, [
      edge('shop-1-1', 'shop-2-1', '+1'),
      edge('shop-1-1', 'shop-2-1', 'street', address),
      edge('shop-1-1', 'shop-3-1', 'street', address),
    ]);
    expect(groups[0]?.nos).toEqual([1, 2]);
    expect(groups[0]?.ties.map(({ kind, holders }) => [kind, holders.map(({ no }) => no)])).toEqual([
      ['address', [1, 2]],
      ['phone', [1, 2]],
    ]);
  });

  it('do not cross a line that counsel drew, though the identifier stands on both sides', () => {
    const { groups } = tied(4, [edge('shop-1-1', 'shop-2-1', '+1')], [edge('shop-3-1', 'shop-4-1', '+1')]);
    expect(groups.map(({ nos }) => nos)).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('keep two groups apart that one seller with parted shops stands in', () => {
    const { sellers, storefronts } = matter(3);
    const { groups } = tiedGroups({
      sellers,
      storefronts: [...storefronts, shop(1, 2)],
      groups: [
        { id: 'a', edges: [edge('shop-1-1', 'shop-2-1', '+1')] },
        { id: 'b', edges: [edge('shop-1-2', 'shop-3-1', '+2')] },
      ],
    });
    expect(groups.map(({ nos }) => nos)).toEqual([
      [1, 2],
      [1, 3],
    ]);
  });

  it('of one seller’s own shops are told apart from groups', () => {
    const { groups, own } = tiedGroups({
      sellers: [seller(1)],
      storefronts: [shop(1), shop(1, 2)],
      groups: [{ id: 'a', edges: [edge('shop-1-1', 'shop-1-2', '+1')] }],
    });
    expect(groups).toEqual([]);
    expect(own.map(({ holders }) => holders[0]?.storefronts)).toEqual([['shop-1-1', 'shop-1-2']]);
  });
});

describe('joinder', () => {
  const ranges = (numbers: readonly number[]) => numbers.join(',');
  const sellers = [1, 2, 3, 4, 5];

  it('follows ties through groups and facts told of named defendants', () => {
    const { sets, apart } = joinderOf({ sellers, groups: [{ nos: [1, 2] }, { nos: [3, 4] }], events: [{ concerns: [2, 3] }], ranges });
    expect(sets.map(({ nos }) => nos)).toEqual([[1, 2, 3, 4]]);
    expect(apart.nos).toEqual([5]);
  });

  it('is not made by a fact told of nobody', () => {
    const { sets, apart } = joinderOf({ sellers, groups: [{ nos: [1, 2] }], events: [{ concerns: [] }], ranges });
    expect(sets).toHaveLength(1);
    expect(apart.nos).toEqual([3, 4, 5]);
  });

  it('is no question with one defendant, and open for all where nobody is tied', () => {
    expect(joinderOf({ sellers: [1], groups: [], events: [], ranges }).apart.count).toBe(0);
    expect(joinderOf({ sellers, groups: [], events: [], ranges }).apart.nos).toEqual(sellers);
  });
});
