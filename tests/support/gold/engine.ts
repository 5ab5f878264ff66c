/** Gold storefronts into the engine, the way rows come out of a matter. */
import { Engine } from '#core/seller/grouping/engine.ts';
import { datumOf } from '#core/seller/grouping/entry.ts';
import type { EntryInput, NodeInput } from '#core/seller/grouping/membership.ts';
import { normalise } from '#core/seller/identity/normalise.ts';
import type { GoldShop } from './make.ts';
import { type Score, scoreOf } from './score.ts';

export const nodeOf = ({ no, platform, data }: GoldShop): NodeInput => ({
  id: String(no),
  entries: data.flatMap(({ kind, value }, i): EntryInput[] => {
    const datum = datumOf(kind, value, normalise(kind, value, { country: 'CN', platform }));
    return datum ? [{ ...datum, row: `${no}/${i}` }] : [];
  }),
});

export function grouped(shops: readonly GoldShop[]): { engine: Engine; score: Score } {
  const engine = new Engine();
  engine.load(shops.map(nodeOf));
  return {
    engine,
    score: scoreOf(shops.map(({ no, operator }) => ({ operator, group: String(engine.groupOf(engine.data.node(String(no)) ?? -1)) }))),
  };
}
