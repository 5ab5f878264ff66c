import type { Evidence, Link } from '../evidence/model.ts';
import type { Exhibit } from '../exhibit/model.ts';
import { sourceItem } from '../kit/citation.ts';

export interface Proof {
  /**
   * Sources behind a thing (see kit/citation.ts), exhibits in their order; items that are no exhibit are named only when there is nothing
   * else, so the gap shows.
   */
  of(to: Link['to'], id: string, sources?: readonly string[]): string[];
  /** The same of a list of sources, for things that nothing can be linked to. */
  among(sources: readonly string[]): string[];
}

/** Which evidence stands behind what, by the sources a thing names and the links an item has. `exhibits` in the order of the list. */
export function proofOf(evidence: readonly Evidence[], exhibits: readonly Exhibit[]): Proof {
  const place = new Map(exhibits.map((exhibit, index) => [exhibit.evidence, index]));
  const linked = new Map<string, string[]>();
  for (const item of evidence)
    for (const link of item.links) {
      const key = `${link.to}/${link.id}`;
      const ids = linked.get(key);
      if (ids) ids.push(item.id);
      else linked.set(key, [item.id]);
    }
  const placeOf = (source: string) => place.get(sourceItem(source));
  const among = (sources: readonly string[]): string[] => {
    const listed = sources.filter((source) => placeOf(source) !== undefined);
    return listed.length > 0 ? listed.sort((a, b) => (placeOf(a) ?? 0) - (placeOf(b) ?? 0)) : [...sources];
  };
  return { among, of: (to, id, sources = []) => among([...new Set([...sources, ...(linked.get(`${to}/${id}`) ?? [])])]) };
}
