/** What the comparison tests share: sources of a matter with these heads and sellers, and a measure looked up by its rule. */
import type { Measure, Measures } from '#core/damages/compare/model.ts';
import type { ReadinessSources } from '#core/damages/compare/sources.ts';
import type { Head, Input } from '#core/damages/model.ts';
import type { SellerFigures } from '#core/damages/seller-figures.ts';
import { aHead, bookOf, TODAY } from '../cast.ts';

type More = Partial<ReadinessSources> & { pack?: 'us-federal' | 'cn-civil' };

export function sourcesOf(heads: readonly Head[], sellers: readonly SellerFigures[] = [], more: More = {}): ReadinessSources {
  const { pack = 'us-federal', ...rest } = more;
  return {
    book: bookOf(pack),
    heads,
    sellers,
    proved: sellers,
    facts: ['f1'],
    actDate: '2026-06-01',
    today: TODAY,
    ...rest,
  };
}

export const all = (of: Measures): readonly Measure[] => [
  ...of.groups.flatMap((group) => group.measures),
  ...of.additional,
  ...of.information,
];

export function measureBy(of: Measures, rule: string): Measure {
  const [found, twice] = all(of).filter((one) => one.rule === rule);
  if (!found || twice) throw new Error(`${twice ? 'several measures' : 'no measure'} by ${rule}`);
  return found;
}

/** A head whose named inputs are changed: `{ units: { sources: [] } }` takes the evidence from its units. */
export const withInputs = (head: Head, changes: Readonly<Record<string, Partial<Input>>>): Head => ({
  ...head,
  inputs: head.inputs.map((input) => ({ ...input, ...changes[input.name] })),
});

export const unproved: Partial<Input> = { sources: [] };
export { aHead };
