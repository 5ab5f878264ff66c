/** The weakest cut between two sides of a group: maximum flow over storefronts and identifiers. */

export interface Tie {
  readonly node: number;
  readonly atom: number;
  readonly weight: number;
}

/**
 * Ties (storefront to identifier) to be cut so that nothing of `from` reaches anything of `to`, with the least weight together. Nodes and
 * atoms may bear any numbers. The cut next to `from` is taken when there are several, whatever the order of the ties.
 */
export function weakestCut(ties: readonly Tie[], from: ReadonlySet<number>, to: ReadonlySet<number>): Tie[] {
  const index = new Map<string, number>();
  const vertex = (name: string): number => {
    const known = index.get(name);
    if (known !== undefined) return known;
    index.set(name, index.size);
    near.push([]);
    return index.size - 1;
  };
  const near: number[][] = [];
  const head: number[] = [];
  const room: number[] = [];
  const link = (a: number, b: number, there: number, back: number): void => {
    near[a]?.push(head.push(b) - 1);
    room.push(there);
    near[b]?.push(head.push(a) - 1);
    room.push(back);
  };
  const source = vertex('from');
  const sink = vertex('to');
  // Whole numbers, so that sums do not depend on the order.
  for (const { node, atom, weight } of ties)
    link(vertex(`n${node}`), vertex(`a${atom}`), Math.round(weight * 1000), Math.round(weight * 1000));
  for (const node of from) if (index.has(`n${node}`)) link(source, vertex(`n${node}`), Number.MAX_SAFE_INTEGER, 0);
  for (const node of to) if (index.has(`n${node}`)) link(vertex(`n${node}`), sink, Number.MAX_SAFE_INTEGER, 0);

  const level = new Int32Array(near.length);
  const reach = (): boolean => {
    level.fill(-1);
    level[source] = 0;
    const queue = [source];
    for (const at of queue) {
      for (const edge of near[at] ?? []) {
        const next = head[edge] ?? 0;
        if ((room[edge] ?? 0) > 0 && level[next] === -1) {
          level[next] = (level[at] ?? 0) + 1;
          queue.push(next);
        }
      }
    }
    return level[sink] !== -1;
  };
  while (reach()) {
    const at = new Int32Array(near.length);
    while (push(at)) {
      // Until no way of this length is left.
    }
  }
  return ties.filter(({ node, atom }) => {
    const a = level[vertex(`n${node}`)] ?? -1;
    const b = level[vertex(`a${atom}`)] ?? -1;
    return (a === -1) !== (b === -1);
  });

  /** One way from source to sink through the levels, filled up; false when there is none. */
  function push(at: Int32Array): boolean {
    const way: number[] = [];
    let here = source;
    while (here !== sink) {
      const edges = near[here] ?? [];
      let edge = -1;
      while ((at[here] ?? 0) < edges.length) {
        const candidate = edges[at[here] ?? 0] ?? 0;
        if ((room[candidate] ?? 0) > 0 && level[head[candidate] ?? 0] === (level[here] ?? 0) + 1) {
          edge = candidate;
          break;
        }
        at[here] = (at[here] ?? 0) + 1;
      }
      if (edge >= 0) {
        way.push(edge);
        here = head[edge] ?? 0;
        continue;
      }
      const back = way.pop();
      if (back === undefined) return false;
      here = head[back ^ 1] ?? 0;
      at[here] = (at[here] ?? 0) + 1;
    }
    const amount = Math.min(...way.map((edge) => room[edge] ?? 0));
    for (const edge of way) {
      room[edge] = (room[edge] ?? 0) - amount;
      room[edge ^ 1] = (room[edge ^ 1] ?? 0) + amount;
    }
    return true;
  }
}
