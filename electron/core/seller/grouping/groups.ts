/** Groups as lists: who is in them, what ties them, where they are weakest. */
import { classes, DECLARED, HARD, kindOfClass, SERVICE, strengthOf, weightOfShared } from './classes.ts';
import { type Engine, role } from './engine.ts';
import type { GroupSummary, Member, Strength, TieKind } from './model.ts';

/** Beyond this many storefronts something weak is no longer worth showing as a tie. */
const WEAK_AT_MOST = 20;

/** One identifier among storefronts of one group. */
export interface Star {
  readonly atom: number;
  readonly key: string;
  readonly cls: number;
  /** Nodes that show it, in the order of the members. */
  readonly nodes: readonly number[];
  readonly weight: number;
  readonly strength: Strength;
}

export interface Group {
  readonly id: string;
  readonly no: number;
  /** In the order of the sellers' numbers. */
  readonly nodes: readonly number[];
}

export const kindOf = (cls: number): TieKind => kindOfClass[classes[cls]?.name ?? 'other'];

/** All groups of two and more storefronts, numbered by their lowest seller. */
export function listGroups(engine: Engine, members: ReadonlyMap<string, Member>): Group[] {
  const { ids } = engine.data;
  const byLabel = new Map<number, number[]>();
  for (let node = 0; node < ids.length; node++) {
    const label = engine.groupOf(node);
    if (label === node && !byLabel.has(node)) continue;
    const list = byLabel.get(label);
    if (list) list.push(node);
    else byLabel.set(label, label === node ? [node] : [label, node]);
  }
  const member = (node: number) => members.get(ids[node] ?? '');
  const found = Array.from(byLabel.values(), (nodes) => {
    const here = nodes.filter((node) => member(node) !== undefined);
    return here.sort((a, b) => byNumber(member(a), member(b)));
  }).filter((nodes) => nodes.length > 1);
  found.sort((a, b) => byNumber(member(a[0] ?? -1), member(b[0] ?? -1)));
  return found.map((nodes, i) => ({ id: `group-${ids[nodes[0] ?? 0]}`, no: i + 1, nodes }));
}

const byNumber = (a: Member | undefined, b: Member | undefined): number =>
  (a?.sellerNo ?? 0) - (b?.sellerNo ?? 0) || ((a?.storefront ?? '') < (b?.storefront ?? '') ? -1 : 1);

/** What the storefronts of a group have in common, the strongest first. Identifiers known to too many are left out, but for pairs that tie. */
export function starsOf(engine: Engine, nodes: readonly number[]): Star[] {
  const { data } = engine;
  const shown = new Map<number, number[]>();
  for (const node of nodes) {
    const { from, to } = data.entries(node);
    for (let at = from; at < to; at++) {
      const atom = data.atomAt(at);
      const list = shown.get(atom);
      if (!list) shown.set(atom, [node]);
      else if (list.at(-1) !== node) list.push(node);
    }
  }
  const ring = ringAtoms(engine, nodes);
  const stars: Star[] = [];
  for (const [atom, list] of shown) {
    const now = engine.roleOf(atom);
    const cls = data.classOf(atom);
    if (now === role.service || cls === SERVICE || cls === 0) continue;
    const hard = data.rank(atom) >= HARD;
    if (now === role.tooMany && !ring.has(atom)) continue;
    if (!hard && data.degree(atom) > WEAK_AT_MOST) continue;
    const held = list.filter((node) => !engine.severed(node, atom));
    if (held.length < 2) continue;
    // Within a group it is proof in its own right, even where it was held back between groups.
    stars.push({
      atom,
      key: data.atoms[atom] ?? '',
      cls,
      nodes: held,
      weight: weightOfShared(cls, data.degree(atom)),
      strength: strengthOf(cls),
    });
  }
  const order = ({ strength }: Star) => (strength === 'weak' ? 1 : 0);
  return stars.sort((a, b) => order(a) - order(b) || b.weight - a.weight || b.nodes.length - a.nodes.length || (a.key < b.key ? -1 : 1));
}

/** Known to too many, and yet what the group's ring is made of. */
function ringAtoms(engine: Engine, nodes: readonly number[]): Set<number> {
  return new Set(nodes.flatMap((node) => engine.ringOf(node)?.atoms ?? []));
}

/** The tie without which a group falls apart first, when its strongest ties are put together one after the other. */
export function weakestOf(nodes: readonly number[], stars: readonly Star[]): (GroupSummary['weakest'] & { readonly key: string }) | null {
  const parent = new Map(nodes.map((node) => [node, node]));
  const find = (node: number): number => {
    let at = node;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) at = up;
    return at;
  };
  let left = nodes.length;
  for (const { nodes: shown, cls, strength, key } of stars.filter((star) => star.strength !== 'weak')) {
    for (const node of shown) {
      const [a, b] = [find(shown[0] ?? node), find(node)];
      if (a === b) continue;
      parent.set(b, a);
      left--;
    }
    if (left === 1) return { kind: kindOf(cls), strength, key };
  }
  return null;
}

/** Whether counsel or shared identifiers made the group. */
export function stateOf(stars: readonly Star[]): GroupSummary['state'] {
  const counsel = stars.some(({ strength }) => strength === 'counsel');
  if (!counsel) return 'proposed';
  return stars.some(({ strength }) => strength === 'hard') ? 'mixed' : 'joined';
}

/**
 * The shortest chain from one storefront to another, and of those the one whose weakest identifier is strongest: steps of two storefronts
 * and the identifier they share. Undefined when they are not tied.
 */
export function chain(stars: readonly Star[], from: number, to: number): { a: number; b: number; star: Star }[] | undefined {
  const ties = stars.filter(({ strength }) => strength !== 'weak');
  const at = new Map<number, Star[]>();
  for (const star of ties)
    for (const node of star.nodes) {
      const list = at.get(node);
      if (list) list.push(star);
      else at.set(node, [star]);
    }
  /** How each was reached: from where, by what, and the weakest step so far. */
  const reached = new Map<number, { up: number; star: Star | null; least: number }>([
    [from, { up: from, star: null, least: Number.POSITIVE_INFINITY }],
  ]);
  const used = new Set<Star>();
  let edge = [from];
  while (edge.length > 0 && !reached.has(to)) {
    const next = new Map<number, { up: number; star: Star; least: number }>();
    const now = new Set<Star>();
    for (const node of edge) {
      const { least } = reached.get(node) ?? { least: 0 };
      for (const star of at.get(node) ?? []) {
        if (used.has(star)) continue;
        now.add(star);
        const through = Math.min(least, star.weight);
        for (const other of star.nodes) {
          if (reached.has(other)) continue;
          const known = next.get(other);
          if (!known || through > known.least || (through === known.least && star.weight > known.star.weight))
            next.set(other, { up: node, star, least: through });
        }
      }
    }
    for (const star of now) used.add(star);
    for (const [node, how] of next) reached.set(node, how);
    edge = [...next.keys()];
  }
  const steps: { a: number; b: number; star: Star }[] = [];
  for (let node = to; node !== from; ) {
    const how = reached.get(node);
    if (!how?.star) return undefined;
    steps.push({ a: how.up, b: node, star: how.star });
    node = how.up;
  }
  return steps.reverse();
}

/** Identifiers two storefronts share, whatever became of them. */
export function sharedBy(engine: Engine, a: number, b: number): number[] {
  const { data } = engine;
  const first = new Set<number>();
  const { from, to } = data.entries(a);
  for (let at = from; at < to; at++) first.add(data.atomAt(at));
  const found = new Set<number>();
  const other = data.entries(b);
  for (let at = other.from; at < other.to; at++) if (first.has(data.atomAt(at))) found.add(data.atomAt(at));
  return [...found].filter((atom) => data.rank(atom) < DECLARED);
}
