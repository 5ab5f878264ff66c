/** What falls apart when one shared identifier is taken away: cut vertices of storefronts and identifiers, in linear time. */

/** A connected piece: storefronts 0 … nodes-1, then identifiers; `near` lists the neighbours of each. */
export interface Piece {
  readonly nodes: number;
  readonly near: readonly (readonly number[])[];
}

/** An identifier without which the piece falls into `parts`, each a list of its storefronts (0 … nodes-1), in order of discovery. */
export interface Bridge {
  readonly vertex: number;
  readonly parts: readonly (readonly number[])[];
}

/** Every identifier that holds its piece together alone. */
export function bridges({ nodes, near }: Piece): Bridge[] {
  const total = near.length;
  const place = new Int32Array(total).fill(-1);
  const low = new Int32Array(total);
  const size = new Int32Array(total).fill(1);
  const parent = new Int32Array(total).fill(-1);
  const next = new Int32Array(total);
  const order: number[] = [];
  const split = new Map<number, number[]>();
  const stack = [0];
  place[0] = 0;
  order.push(0);
  for (;;) {
    const at = stack.at(-1);
    if (at === undefined) break;
    const neighbour = near[at]?.[next[at] ?? 0];
    if (neighbour === undefined) {
      stack.pop();
      const up = parent[at] ?? -1;
      if (up < 0) continue;
      size[up] = (size[up] ?? 0) + (size[at] ?? 0);
      low[up] = Math.min(low[up] ?? 0, low[at] ?? 0);
      if (up >= nodes && (low[at] ?? 0) >= (place[up] ?? 0)) split.set(up, [...(split.get(up) ?? []), at]);
      continue;
    }
    next[at] = (next[at] ?? 0) + 1;
    if (place[neighbour] === -1) {
      place[neighbour] = order.length;
      low[neighbour] = order.length;
      parent[neighbour] = at;
      order.push(neighbour);
      stack.push(neighbour);
    } else if (neighbour !== parent[at]) low[at] = Math.min(low[at] ?? 0, place[neighbour] ?? 0);
  }
  const storefronts = (from: number, to: number) => order.slice(from, to).filter((vertex) => vertex < nodes);
  return [...split].map(([vertex, children]) => {
    // What hangs below lies together in the order of discovery; the rest is everything else.
    const parts = children.map((child) => {
      const from = place[child] ?? 0;
      return storefronts(from, from + (size[child] ?? 0));
    });
    const below = new Set(parts.flat());
    const rest = storefronts(0, order.length).filter((node) => !below.has(node));
    return { vertex, parts: rest.length > 0 ? [...parts, rest] : parts };
  });
}
