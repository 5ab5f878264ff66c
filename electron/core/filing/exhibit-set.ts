/** The exhibits of a matter as documents cite them: today's labels, and the binder last built. */

import { type BoundExhibit, binderPages } from '../exhibit/binder-pages.ts';
import type { Binder, Exhibit } from '../exhibit/model.ts';
import { labelOf } from '../exhibit/scheme.ts';
import type { ExhibitScheme } from '../template/exhibit-scheme.ts';
import type { BinderFacts } from './facts.ts';

export interface ExhibitSet {
  /** Exhibits in use, in the order of the list. */
  readonly exhibits: readonly Exhibit[];
  /** How the court calls each, by evidence item. */
  readonly labels: ReadonlyMap<string, string>;
  readonly binder: { readonly exhibits: ReadonlyMap<string, BoundExhibit>; readonly facts: BinderFacts } | undefined;
}

/** `scheme` holds today; a binder keeps the one it was built under. Of the binders the newest counts that nothing superseded. */
export function exhibitSet(
  listed: readonly Exhibit[],
  binders: readonly Binder[],
  scheme: ExhibitScheme,
  schemes: readonly ExhibitScheme[],
): ExhibitSet {
  const exhibits = listed.filter(({ withdrawn }) => withdrawn === '');
  const [binder] = binders.filter(({ status }) => status !== 'superseded').toSorted((a, b) => b.no - a.no);
  const built = schemes.find(({ id }) => id === binder?.settings.scheme) ?? scheme;
  return {
    exhibits,
    labels: new Map(exhibits.map((exhibit) => [exhibit.evidence, labelOf(scheme, exhibit)])),
    binder: binder && { exhibits: binderPages(binder, built), facts: binderFacts(binder, built) },
  };
}

const binderFacts = ({ no, parts, placements, filedOn }: Binder, scheme: ExhibitScheme): BinderFacts => ({
  no,
  parts: parts.length,
  pages: parts.reduce((sum, part) => sum + part.pages, 0),
  bates: placements.some(({ bates }) => bates !== null),
  numbered: scheme.pages !== 'none',
  filed_on: filedOn,
});
