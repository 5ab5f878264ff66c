import type { Evidence, Link } from '../evidence/model.ts';
import type { Exhibit } from '../exhibit/model.ts';

export interface Proof {
  /** Evidence behind a thing, exhibits in their order; items that are no exhibit are named only when there is nothing else, so the gap shows. */
  of(to: Link['to'], id: string, sources?: readonly string[]): string[];
  /** The same of a list of items, for things that nothing can be linked to. */
  among(items: readonly string[]): string[];
}

/** Which evidence stands behind what, by the sources a thing names and the links an item has. */
export function proofOf(evidence: readonly Evidence[], exhibits: readonly Exhibit[]): Proof {
  const numbered = new Map(exhibits.map((e) => [e.evidence, e.number]));
  const linked = new Map<string, string[]>();
  for (const item of evidence)
    for (const link of item.links) {
      const key = `${link.to}/${link.id}`;
      const ids = linked.get(key);
      if (ids) ids.push(item.id);
      else linked.set(key, [item.id]);
    }
  const among = (items: readonly string[]): string[] => {
    const listed = items.filter((item) => numbered.has(item));
    return listed.length > 0 ? listed.sort((a, b) => (numbered.get(a) ?? 0) - (numbered.get(b) ?? 0)) : [...items];
  };
  return { among, of: (to, id, sources = []) => among([...new Set([...sources, ...(linked.get(`${to}/${id}`) ?? [])])]) };
}
