/** grouping <identifiers>: invented sellers by the thousand, normalised and then grouped; then one storefront changes. */
import { Engine } from '../../../electron/core/seller/grouping/engine.ts';
import type { NodeInput } from '../../../electron/core/seller/grouping/membership.ts';
import { nodeOf } from '../../support/gold/engine.ts';
import { makeGold } from '../../support/gold/make.ts';
import { scoreOf } from '../../support/gold/score.ts';
import { tell, timed } from './tell.ts';

const wanted = Number(process.argv[2] ?? 10_000);
const nodes: NodeInput[] = [];
const truth: string[] = [];
let identifiers = 0;
let normalising = 0;
for (let seed = 1_000; identifiers < wanted; seed++) {
  const { shops } = makeGold(seed);
  const [ms] = await timed(() => {
    for (const shop of shops) {
      if (identifiers >= wanted) return;
      const { entries } = nodeOf(shop);
      identifiers += shop.data.length;
      // Rows have ids of their own; each chunk counts its storefronts from one.
      nodes.push({ id: `${seed}-${shop.no}`, entries });
      truth.push(`${seed} ${shop.operator}`);
    }
  });
  normalising += ms;
}
const before = process.cpuUsage();
const engine = new Engine();
const [grouping] = await timed(() => engine.load(nodes));
const { user, system } = process.cpuUsage(before);
const score = scoreOf(nodes.map((_, node) => ({ operator: truth[node] ?? '', group: String(engine.groupOf(node)) })));

const changes: number[] = [];
let touched = 0;
for (let n = 0; n < 20; n++) {
  const [a, b] = [nodes[(n * 7_919) % nodes.length], nodes[(n * 104_729 + 1) % nodes.length]];
  if (!a || !b) continue;
  const [ms] = await timed(() => engine.apply([{ id: a.id, entries: [...a.entries, ...b.entries.slice(0, 1)] }]));
  changes.push(ms);
  touched = Math.max(touched, engine.touched);
}
changes.sort((x, y) => x - y);
tell({
  storefronts: nodes.length,
  identifiers,
  normalising,
  grouping,
  groupingCpu: (user + system) / 1_000,
  precision: score.precision,
  recall: score.recall,
  f1: score.f1,
  change: changes[Math.floor(changes.length / 2)] ?? 0,
  worstChange: changes.at(-1) ?? 0,
  touched,
});
