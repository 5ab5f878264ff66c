/** Grouping: how right it is on invented sellers with known truth, and how time grows with their number. */
import { grouped } from '../support/gold/engine.ts';
import { makeGold } from '../support/gold/make.ts';
import type { Score } from '../support/gold/score.ts';
import { seconds } from './figures.ts';
import { type Measured, median, runJob } from './measure.ts';

interface Size {
  readonly identifiers: number;
  readonly storefronts: number;
  /** Milliseconds: normal forms of every datum; from those to groups; processor time of the latter; one changed storefront. */
  readonly normalising: number;
  readonly grouping: number;
  readonly cpu: number;
  readonly change: number;
  readonly worst: number;
  /** MB, of the whole process. */
  readonly peak: number;
  readonly precision: number;
  readonly f1: number;
}

export interface GroupingFigures {
  readonly sets: readonly { readonly seed: number; readonly storefronts: number; readonly score: Score }[];
  readonly sizes: readonly Size[];
}

const SETS: readonly (readonly [seed: number, size: number])[] = [
  [501, 300],
  [502, 300],
  [503, 2_000],
  [504, 2_000],
  [505, 2_000],
  [506, 2_000],
  [507, 10_000],
  [508, 10_000],
];

export async function measureGrouping(identifiers: readonly number[], runs: number): Promise<GroupingFigures> {
  const sets = SETS.map(([seed, size]) => {
    const { shops } = makeGold(seed, size);
    return { seed, storefronts: shops.length, score: grouped(shops).score };
  });
  const sizes: Size[] = [];
  for (const wanted of identifiers) {
    const samples: Measured[] = [];
    for (let n = 0; n < runs; n++) samples.push(await runJob('grouping', String(wanted)));
    const middle = (name: string) => median(samples.map(({ told }) => told[name] ?? Number.NaN));
    sizes.push({
      identifiers: middle('identifiers'),
      storefronts: middle('storefronts'),
      normalising: middle('normalising'),
      grouping: middle('grouping'),
      cpu: middle('groupingCpu'),
      change: middle('change'),
      worst: middle('worstChange'),
      peak: median(samples.map(({ peak }) => peak)),
      precision: middle('precision'),
      f1: middle('f1'),
    });
  }
  return { sets, sizes };
}

export function groupingTable({ sets, sizes }: GroupingFigures): string {
  const count = (value: number) => value.toLocaleString('en');
  const rows = sizes.map((one) => [
    count(one.identifiers),
    count(one.storefronts),
    seconds(one.normalising),
    `${seconds(one.grouping)} (${seconds(one.cpu)})`,
    `${one.change.toFixed(1)} ms (${one.worst.toFixed(1)})`,
    `${one.peak.toFixed(0)} MB`,
    one.precision.toFixed(4),
    one.f1.toFixed(4),
  ]);
  const head = ['identifiers', 'storefronts', 'normalising', 'grouping (processor)', 'one change (worst)', 'peak', 'precision', 'F1'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((text, n) => text.padStart(widths[n] ?? 0)).join('   ');
  const largest = sizes.at(-1);
  const before = sizes.at(-2);
  return [
    'grouping, pairs of storefronts of invented sellers with known truth:',
    ...sets.map(
      ({ seed, storefronts, score }) =>
        `  seed ${seed}, ${count(storefronts).padStart(6)} storefronts: precision ${score.precision.toFixed(4)}, recall ${score.recall.toFixed(4)}, F1 ${score.f1.toFixed(4)} (${count(score.truth)} true pairs)`,
    ),
    '',
    'a fresh process each; grouping is from the normal forms of the rows to the groups, peak is of the whole process with the rows in it:',
    line(head),
    ...rows.map(line),
    '',
    ...(largest
      ? [
          `${count(largest.identifiers)} identifiers grouped under 5 s and 1,024 MB: ${seconds(largest.grouping)} (processor ${seconds(largest.cpu)}), ${largest.peak.toFixed(0)} MB - ${largest.grouping < 5_000 && largest.peak < 1_024 ? 'goal met' : 'not met'}`,
        ]
      : []),
    ...(largest && before
      ? [
          `growth over the last step, x ${(largest.identifiers / before.identifiers).toFixed(1)}: x ${(largest.cpu / before.cpu).toFixed(1)} processor time`,
        ]
      : []),
  ].join('\n');
}
