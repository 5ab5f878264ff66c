/** From storefronts that are tied to groups: what holds contradictions together by one link is held back, what counsel bars is cut. */
import { bridges } from './articulation.ts';
import { DECLARED, HARD, LICENCE, limitOf, RESIDENT, STRONG, weightOfShared } from './classes.ts';
import type { Membership } from './membership.ts';
import { type Tie, weakestCut } from './min-cut.ts';

/** Sides no two of which may meet in one group. */
export interface Barrier {
  readonly decision: string;
  readonly sides: readonly (readonly string[])[];
}

export type HeldReason = 'conflict' | 'bridges-groups' | 'joins-many';

/** An identifier that would join `parts` (the first storefront of each) and asks first. */
export interface Held {
  readonly atom: number;
  readonly reason: HeldReason;
  readonly parts: readonly number[];
}

export interface Cut {
  readonly decision: string;
  readonly ties: readonly Tie[];
}

export interface Outcome {
  /** Ascending storefronts of each group. */
  readonly groups: readonly (readonly number[])[];
  readonly held: readonly Held[];
  readonly cuts: readonly Cut[];
  /** Identifiers a storefront was cut off, by storefront. */
  readonly severed: ReadonlyMap<number, ReadonlySet<number>>;
}

export interface Link {
  /** Below zero for two identifiers that tie together only; no two of these are equal. */
  readonly atom: number;
  readonly members: readonly number[];
  /** The whole of which this is what is left within a piece. */
  readonly origin?: Link;
}

/** Above this, everything found wrong at once is held back at once. */
const LARGE = 3_000;
/** A part is well knit when each storefront shares as many identifiers with it as a closed circle would need. */
const KNIT = 2;
const KNIT_SIZE = 4;

/** `nodes` are tied by `links` and ascending. */
export function separate(
  data: Membership,
  nodes: readonly number[],
  links: readonly Link[],
  barriers: readonly Barrier[],
  said: ReadonlyMap<string, boolean>,
): Outcome {
  const held: Held[] = [];
  const heldLinks = new Set<Link>();
  const cuts: Cut[] = [];
  const severed = new Map<number, Set<number>>();
  const groups: number[][] = [];
  const papers = papersOf(data, nodes);
  // Too few to hide two groups, and nothing that contradicts itself.
  if (barriers.length === 0 && papers.distinct < 2 && nodes.length < 2 * KNIT_SIZE) return { groups: [[...nodes]], held, cuts, severed };

  const waiting: number[][] = [[...nodes]];
  for (let piece = waiting.pop(); piece !== undefined; piece = waiting.pop()) {
    if (piece.length > 1) {
      const wrong = violations(data, piece, within(piece), papers, said);
      if (wrong.length > 0) {
        for (const one of piece.length > LARGE ? wrong : wrong.slice(0, 1)) {
          heldLinks.add(one.link.origin ?? one.link);
          held.push({ atom: one.link.atom, reason: one.reason, parts: one.parts.map((part) => Math.min(...part)).sort((a, b) => a - b) });
        }
        waiting.push(...connected(data, piece, within(piece)));
        continue;
      }
    }
    groups.push(...barred(piece));
  }
  // What was held back and is in one group after all, by other ways, need not be asked.
  const groupOf = new Map(groups.flatMap((group) => group.map((node) => [node, group[0] ?? node] as const)));
  const open = held.filter(({ parts }) => new Set(parts.map((node) => groupOf.get(node))).size > 1);
  return { groups, held: open, cuts, severed };

  /** The links that still hold among these storefronts. */
  function within(piece: readonly number[]): Link[] {
    const inside = new Set(piece);
    return links.flatMap((link) => {
      if (heldLinks.has(link)) return [];
      const members = link.members.filter((node) => inside.has(node) && !severed.get(node)?.has(link.atom));
      return members.length < 2 ? [] : members.length === link.members.length ? [link] : [{ ...link, members, origin: link }];
    });
  }

  function barred(piece: readonly number[]): number[][] {
    for (const { decision, sides } of barriers) {
      const inside = new Set(piece);
      const here = sides.map((side) =>
        side.flatMap((id) => {
          const node = data.node(id);
          return node !== undefined && inside.has(node) ? [node] : [];
        }),
      );
      const [first, ...others] = here.filter((side) => side.length > 0);
      if (!first || others.length === 0) continue;
      const ties = within(piece).flatMap((link) => link.members.map((node) => ({ node, atom: link.atom, weight: weightIn(data, link) })));
      const taken = weakestCut(ties, new Set(first), new Set(others.flat()));
      if (taken.length === 0) continue;
      for (const { node, atom } of taken) {
        const own = severed.get(node);
        if (own) own.add(atom);
        else severed.set(node, new Set([atom]));
      }
      cuts.push({ decision, ties: taken });
      return connected(data, piece, within(piece)).flatMap(barred);
    }
    return [[...piece]];
  }
}

/** In a cut, what counsel or the list of defendants says outweighs any number of identifiers. */
function weightIn(data: Membership, { atom, members }: Link): number {
  if (atom < 0) return 0.9;
  if (data.rank(atom) === DECLARED) return 100;
  return weightOfShared(data.classOf(atom), members.length);
}

/** Licences and resident numbers by storefront, those that are valid. */
interface Papers {
  readonly distinct: number;
  readonly licences: ReadonlyMap<number, readonly number[]>;
  readonly persons: ReadonlyMap<number, readonly number[]>;
}

function papersOf(data: Membership, nodes: readonly number[]): Papers {
  const licences = new Map<number, number[]>();
  const persons = new Map<number, number[]>();
  const all = [new Set<number>(), new Set<number>()] as const;
  for (const node of nodes) {
    const { from, to } = data.entries(node);
    for (let at = from; at < to; at++) {
      const cls = data.classAt(at);
      if (cls !== LICENCE && cls !== RESIDENT) continue;
      const atom = data.atomAt(at);
      // A number half the world shows says nothing of anybody.
      if (data.degree(atom) > (limitOf[cls] ?? 0)) continue;
      const into = cls === LICENCE ? licences : persons;
      into.set(node, [...(into.get(node) ?? []), atom]);
      all[cls === LICENCE ? 0 : 1].add(atom);
    }
  }
  return { distinct: Math.max(all[0].size, all[1].size), licences, persons };
}

interface Violation {
  readonly link: Link;
  readonly reason: HeldReason;
  readonly parts: readonly (readonly number[])[];
}

/** Identifiers that alone hold together what should not be joined on one; the weakest first. */
function violations(
  data: Membership,
  piece: readonly number[],
  links: readonly Link[],
  papers: Papers,
  said: ReadonlyMap<string, boolean>,
): Violation[] {
  const place = new Map(piece.map((node, i) => [node, i]));
  const near: number[][] = piece.map(() => []);
  for (const [i, { members }] of links.entries()) {
    near.push(members.map((node) => place.get(node) ?? 0));
    for (const node of members) near[place.get(node) ?? 0]?.push(piece.length + i);
  }
  const found: Violation[] = [];
  for (const { vertex, parts } of bridges({ nodes: piece.length, near })) {
    const link = links[vertex - piece.length];
    if (!link || link.atom < 0) continue;
    const rank = data.rank(link.atom);
    if (rank < HARD || rank === DECLARED || said.get(data.atoms[link.atom] ?? '') === false) continue;
    const reason = wrongWith(parts, vertex, rank >= STRONG);
    if (reason) found.push({ link, reason, parts: parts.map((part) => part.map((i) => piece[i] ?? 0)) });
  }
  const weight = ({ link }: Violation) => weightOfShared(data.classOf(link.atom), link.members.length);
  const name = ({ link }: Violation) => data.atoms[link.atom] ?? '';
  return found.sort((a, b) => weight(a) - weight(b) || b.link.members.length - a.link.members.length || (name(a) < name(b) ? -1 : 1));

  function wrongWith(parts: readonly (readonly number[])[], vertex: number, strong: boolean): HeldReason | undefined {
    if (papers.distinct > 1) {
      const byLicence = contradict(parts, papers.licences);
      const byPerson = contradict(parts, papers.persons);
      if (strong ? byLicence && byPerson : byLicence || byPerson) return 'conflict';
    }
    if (piece.length < 2 * KNIT_SIZE) return undefined;
    const knit = parts.filter((part) => part.length >= KNIT_SIZE && knitOf(part, vertex) >= KNIT).length;
    if (strong) return knit >= 6 ? 'joins-many' : undefined;
    if (parts.filter((part) => part.length > 2).length > 2 || parts.filter((part) => part.length > 1).length > 3) return 'joins-many';
    return knit > 1 ? 'bridges-groups' : undefined;
  }

  /** Identifiers each storefront of a part shares with others of it, on average, without the one at which the parts meet. */
  function knitOf(part: readonly number[], vertex: number): number {
    return part.reduce((sum, node) => sum + (near[node]?.filter((one) => one !== vertex).length ?? 0), 0) / part.length;
  }

  /** True when two parts show papers and have none in common. */
  function contradict(parts: readonly (readonly number[])[], of: ReadonlyMap<number, readonly number[]>): boolean {
    const shown = parts.map((part) => new Set(part.flatMap((i) => of.get(piece[i] ?? -1) ?? []))).filter((set) => set.size > 0);
    return shown.some((a, i) => shown.slice(i + 1).some((b) => ![...a].some((one) => b.has(one))));
  }
}

/** The pieces that hard links hold together. */
function connected(data: Membership, piece: readonly number[], links: readonly Link[]): number[][] {
  const parent = new Map(piece.map((node) => [node, node]));
  const find = (node: number): number => {
    let at = node;
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up);
      at = up;
    }
    return at;
  };
  for (const { atom, members } of links) {
    if (atom >= 0 && data.rank(atom) < HARD) continue;
    const [first = 0] = members;
    for (const node of members) parent.set(find(node), find(first));
  }
  const found = new Map<number, number[]>();
  for (const node of piece) {
    const set = found.get(find(node));
    if (set) set.push(node);
    else found.set(find(node), [node]);
  }
  return [...found.values()];
}
