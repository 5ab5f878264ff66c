/** Which sellers are connected: groups are of storefronts, damages are owed by sellers. */

interface Tied {
  readonly edges: readonly { readonly a: string; readonly b: string }[];
}

/**
 * The group of each connected seller, by seller id: the least id in it. Ends of an edge are storefronts, or sellers without one. A seller
 * whose storefronts lie in two groups joins them; a group of one seller's own storefronts connects nobody.
 */
export function sellerGroups(
  groups: readonly Tied[],
  storefronts: readonly { readonly id: string; readonly seller: string }[],
): Map<string, string> {
  const ownerOf = new Map(storefronts.map((storefront) => [storefront.id, storefront.seller]));
  const above = new Map<string, string>();
  const top = (id: string): string => {
    let at = id;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  for (const { edges } of groups)
    for (const { a, b } of edges) {
      const [one, other] = [top(ownerOf.get(a) ?? a), top(ownerOf.get(b) ?? b)].sort();
      if (one !== undefined && other !== undefined && one !== other) above.set(other, one);
    }
  return new Map([...new Set([...above.keys(), ...above.values()])].map((id) => [id, top(id)]));
}
