/**
 * Rings too large for any limit: a payee of sixty shops, whose phones and mailboxes are shared by ten each. Looked at one by one, each
 * identifier has too many owners. Together they interlock: whoever shows one shows another of them, and no single one is in all. What a
 * service hands out does not: most of a courier's customers share nothing but the courier, and an agent's phone, mailbox and address
 * come as one bundle.
 */
import { DECLARED, STRONG } from './classes.ts';
import type { Membership } from './membership.ts';

/** Beyond this many storefronts an identifier is the world's. */
const MANY = 2_000;
/** Of the clusters that show it, so many must show another one of the ring. */
const WITNESSED = 0.8;
/** Two that stand on the same pages this often came as one. */
const BUNDLED = 0.7;

export interface Interlock {
  readonly nodes: readonly number[];
  readonly atoms: readonly number[];
}

/** Sets of storefronts that suspects tie only together, smallest node first. `cluster`: where each storefront belongs without them. */
export function interlocks(data: Membership, suspects: Iterable<number>, cluster: (node: number) => number): Interlock[] {
  const clusters = new Map<number, Set<number>>();
  const atoms = new Map<number, Set<number>>();
  for (const atom of suspects) {
    if (data.degree(atom) > MANY) continue;
    const own = new Set<number>();
    const members = data.members(atom);
    for (let i = 0; i < members.length; i++) own.add(cluster(members[i] ?? 0));
    clusters.set(atom, own);
    for (const one of own) {
      const list = atoms.get(one);
      if (list) list.add(atom);
      else atoms.set(one, new Set([atom]));
    }
  }
  // What stays when everything that stands alone is taken away, again and again.
  for (let waiting: Iterable<number> = [...clusters.keys()]; ; ) {
    const gone: number[] = [];
    for (const atom of waiting) {
      const own = clusters.get(atom);
      if (!own) continue;
      let witnessed = 0;
      for (const one of own) if ((atoms.get(one)?.size ?? 0) > 1) witnessed++;
      if (witnessed < WITNESSED * own.size) gone.push(atom);
    }
    if (gone.length === 0) break;
    const next = new Set<number>();
    for (const atom of gone) {
      for (const one of clusters.get(atom) ?? []) {
        const list = atoms.get(one);
        list?.delete(atom);
        for (const other of list ?? []) next.add(other);
      }
      clusters.delete(atom);
    }
    waiting = next;
  }
  return pieces(clusters, atoms).flatMap((ring) => judge(data, ring, clusters, atoms, cluster));
}

/** Atoms that meet in two clusters at least, piece by piece: one customer of two agents does not make them one. */
function pieces(clusters: ReadonlyMap<number, ReadonlySet<number>>, atoms: ReadonlyMap<number, ReadonlySet<number>>): number[][] {
  const seen = new Set<number>();
  const found: number[][] = [];
  for (const start of clusters.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const piece = [start];
    for (const atom of piece) {
      const met = new Map<number, number>();
      for (const one of clusters.get(atom) ?? []) for (const other of atoms.get(one) ?? []) met.set(other, (met.get(other) ?? 0) + 1);
      for (const [other, times] of met) {
        if (times < 2 || seen.has(other)) continue;
        seen.add(other);
        piece.push(other);
      }
    }
    found.push(piece);
  }
  return found;
}

function judge(
  data: Membership,
  ring: readonly number[],
  clusters: ReadonlyMap<number, ReadonlySet<number>>,
  atoms: ReadonlyMap<number, ReadonlySet<number>>,
  cluster: (node: number) => number,
): Interlock[] {
  const inner = new Set<number>();
  for (const atom of ring) for (const one of clusters.get(atom) ?? []) if ((atoms.get(one)?.size ?? 0) > 1) inner.add(one);
  const within = new Map(ring.map((atom) => [atom, Array.from(data.members(atom)).filter((node) => inner.has(cluster(node)))]));
  const nodes = new Set([...within.values()].flat());
  // Those that only some of the ring show, as phones and mailboxes in turn; of two on the same pages, one.
  const partial: number[] = [];
  for (const atom of [...ring].sort(
    (a, b) => (within.get(b)?.length ?? 0) - (within.get(a)?.length ?? 0) || (name(data, a) < name(data, b) ? -1 : 1),
  )) {
    const own = within.get(atom) ?? [];
    if (own.length >= nodes.size / 2) continue;
    if (!partial.some((other) => alike(new Set(own), within.get(other) ?? []))) partial.push(atom);
  }
  const strong = ring.some((atom) => data.rank(atom) >= STRONG);
  const covered = new Set(partial.flatMap((atom) => within.get(atom) ?? []));
  if (covered.size < WITNESSED * nodes.size || partial.length < (strong ? 2 : 3)) return [];
  if (!strong && ownPapers(data, ring, inner, cluster) > inner.size / 2) return [];
  return [{ nodes: [...nodes].sort((a, b) => a - b), atoms: [...ring].sort((a, b) => a - b) }];
}

const name = (data: Membership, atom: number): string => data.atoms[atom] ?? '';

function alike(a: ReadonlySet<number>, b: readonly number[]): boolean {
  const both = b.filter((one) => a.has(one)).length;
  return both >= BUNDLED * (a.size + b.length - both);
}

/** Clusters that show an account, a licence or a person of their own: customers do, the shops of one workshop mostly do not. */
function ownPapers(data: Membership, ring: readonly number[], inner: ReadonlySet<number>, cluster: (node: number) => number): number {
  const own = new Set<number>();
  for (const atom of ring) {
    const members = data.members(atom);
    for (let i = 0; i < members.length; i++) {
      const node = members[i] ?? 0;
      if (!inner.has(cluster(node)) || own.has(cluster(node))) continue;
      const { from, to } = data.entries(node);
      for (let at = from; at < to; at++) {
        const rank = data.rank(data.atomAt(at));
        if (rank >= STRONG && rank < DECLARED && !ring.includes(data.atomAt(at))) own.add(cluster(node));
      }
    }
  }
  return own.size;
}
