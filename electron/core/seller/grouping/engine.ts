/**
 * Which storefronts are one seller's, from the data they share. Pure: rows in, groups out. A change of some storefronts recomputes only
 * what they touch, and gives what computing everything anew would give.
 *
 * 1. An identifier that few storefronts share ties them. One that more share than its class allows is judged by how many clusters its
 *    storefronts form without it: a ring that interlocks otherwise is one cluster, the customers of a courier are many.
 * 2. Within what is tied, an identifier that alone holds together what contradicts itself is held back and asked about (`pieces.ts`).
 * 3. What counsel keeps apart is cut at the weakest place.
 */
import { DECLARED, HARD, limitOf, SERVICE, SUPPORT } from './classes.ts';
import { type Interlock, interlocks } from './interlock.ts';
import { Membership, type NodeInput } from './membership.ts';
import { type Barrier, type Link, type Outcome, separate } from './pieces.ts';
import { Region } from './region.ts';

/** What an atom does: nothing, tie, too many, known service or counsel's word that it is shared, held back. */
export const role = { none: 0, ties: 1, tooMany: 2, service: 3, held: 4 } as const;

export interface Rules {
  /** Counsel's word on an identifier: true when it is shared by unrelated sellers. */
  readonly shared: ReadonlyMap<string, boolean>;
  /** What must not be in one group, in the order decided. */
  readonly barriers: readonly Barrier[];
}
export const noRules: Rules = { shared: new Map(), barriers: [] };

export class Engine {
  readonly data = new Membership();
  #rules: Rules = noRules;
  /** Shared barriers by storefront. */
  #barred = new Map<number, number[]>();
  /** Union-find over storefronts; roots are tied sets before anything is held back. */
  #parent = new Int32Array(0);
  /** The smallest node of each storefront's group. */
  #group = new Int32Array(0);
  #role = new Uint8Array(0);
  /** Sets of storefronts that identifiers known to too many tie only together, and the set of each storefront. */
  #rings: readonly Interlock[] = [];
  #ringsName = '';
  #ringOf = new Map<number, Interlock>();
  /** Where each storefront belongs by what few share, before anything known to many is looked at. */
  #base = new Int32Array(0);
  /** Atoms known to too many to tie at once. */
  readonly #suspects = new Set<number>();
  readonly #outcomes = new Map<number, Outcome>();
  /** Storefronts looked at by the last computation. */
  touched = 0;

  load(nodes: Iterable<NodeInput>, rules: Rules = noRules): void {
    this.data.load(nodes);
    this.#setRules(rules);
    this.#grow();
    this.#settleAll();
  }

  /** Takes in changed storefronts (without entries: gone) and, when given, new rules. */
  apply(changed: readonly NodeInput[], rules?: Rules): void {
    const nodes = new Set<number>();
    const atoms = new Set<number>();
    if (rules) for (const node of this.#changedRules(rules, atoms)) nodes.add(node);
    for (const one of changed) {
      const { node, touched } = this.data.set(one);
      nodes.add(node);
      for (const atom of touched) atoms.add(atom);
    }
    this.#grow();
    // A storefront that came anew may be among those a decision names.
    if (!rules && this.#rules.barriers.length > 0) this.#setRules(this.#rules);
    if (nodes.size > 0 || atoms.size > 0) this.#settle(Int32Array.from(nodes), Int32Array.from(atoms), false);
  }

  /** The smallest node of its group; itself when it stands alone. */
  groupOf(node: number): number {
    return this.#group[node] ?? node;
  }
  roleOf(atom: number): number {
    return this.#role[atom] ?? 0;
  }
  outcomes(): Iterable<Outcome> {
    return this.#outcomes.values();
  }
  /** The ring of identifiers known to too many that a storefront is tied by, if any. */
  ringOf(node: number): Interlock | undefined {
    return this.#ringOf.get(node);
  }
  /** True where counsel's decision cut this storefront off this identifier. */
  severed(node: number, atom: number): boolean {
    if (this.#outcomes.size === 0) return false;
    return this.#outcomes.get(this.#find(node))?.severed.get(node)?.has(atom) ?? false;
  }

  #setRules(rules: Rules): void {
    this.#rules = rules;
    this.#barred = new Map();
    for (const [place, { sides }] of rules.barriers.entries())
      for (const id of sides.flat()) {
        const node = this.data.node(id);
        if (node !== undefined) this.#barred.set(node, [...(this.#barred.get(node) ?? []), place]);
      }
  }

  /** Sets rules; returns storefronts whose component must be computed again, and adds atoms whose role may change. */
  #changedRules(rules: Rules, atoms: Set<number>): number[] {
    const before = this.#rules;
    for (const key of new Set([...before.shared.keys(), ...rules.shared.keys()])) {
      const atom = this.data.atom(key);
      if (atom !== undefined && before.shared.get(key) !== rules.shared.get(key)) atoms.add(atom);
    }
    const barred = [...this.#barred.keys()];
    this.#setRules(rules);
    const nodes = [...barred, ...this.#barred.keys()];
    for (const atom of atoms) nodes.push(...Array.from(this.data.members(atom)));
    return nodes;
  }

  #grow(): void {
    const { nodeCount, atomCount } = this.data;
    const from = this.#parent.length;
    if (nodeCount > from) {
      const parent = new Int32Array(Math.max(nodeCount, from === 0 ? nodeCount : from * 2));
      const group = new Int32Array(parent.length);
      const base = new Int32Array(parent.length);
      base.set(this.#base);
      parent.set(this.#parent);
      group.set(this.#group);
      for (let node = from; node < parent.length; node++) {
        parent[node] = node;
        group[node] = node;
        base[node] = node;
      }
      this.#parent = parent;
      this.#group = group;
      this.#base = base;
    }
    if (atomCount > this.#role.length) {
      const roles = new Uint8Array(Math.max(atomCount, this.#role.length * 2));
      roles.set(this.#role);
      this.#role = roles;
    }
  }

  #find(node: number): number {
    const parent = this.#parent;
    let at = node;
    for (;;) {
      const up = parent[at] ?? at;
      if (up === at) return at;
      const above = parent[up] ?? up;
      parent[at] = above;
      at = above;
    }
  }

  #unite(a: number, b: number): void {
    const x = this.#find(a);
    const y = this.#find(b);
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y);
  }

  /** Whether an atom may tie at all: 0 no, 1 whatever their number, 2 up to its limit. */
  #kindOfTie(atom: number): 0 | 1 | 2 {
    if (this.data.degree(atom) < 2) return 0;
    const rank = this.data.rank(atom);
    const said = this.#rules.shared.size > 0 ? this.#rules.shared.get(this.data.atoms[atom] ?? '') : undefined;
    if (said === true) return 0;
    if (said === false) return 1;
    if (rank < HARD) return 0;
    return rank === DECLARED ? 1 : 2;
  }

  #isSmall(atom: number): boolean {
    const kind = this.#kindOfTie(atom);
    return kind === 1 || (kind === 2 && this.data.degree(atom) <= this.#limit(atom));
  }
  #limit(atom: number): number {
    return limitOf[this.data.classOf(atom)] ?? 0;
  }

  #settleAll(): void {
    const atoms = new Int32Array(this.data.atomCount);
    for (let atom = 0; atom < atoms.length; atom++) atoms[atom] = atom;
    this.#outcomes.clear();
    this.#settle(new Int32Array(0), atoms, true);
  }

  /** Computes anew the tied sets of some storefronts, and of all that come into it. `atoms`: those whose members changed. */
  #settle(start: Int32Array, atoms: Int32Array, all: boolean): void {
    const region = new Region(all ? this.data.nodeCount : 0);
    const queue: number[] = [];
    const enter = (node: number): void => {
      if (region.add(node)) queue.push(node);
    };
    if (!all) {
      // With each storefront comes all it was tied to.
      const roots = new Set(Array.from(start, (node) => this.#find(node)));
      const whole = this.#wholeSets(roots);
      for (const node of start) enter(node);
      for (const node of whole) enter(node);
      // What a changed storefront showed before tied others to it.
      for (const atom of atoms) {
        if (this.#role[atom] !== role.ties && this.#role[atom] !== role.held) continue;
        for (const node of this.#wholeSets(new Set(Array.from(this.data.members(atom))))) enter(node);
      }
    }
    for (;;) {
      const inside = all ? atoms : this.#close(region, queue, atoms, enter);
      const grown = this.#tie(region, inside, all);
      if (grown === undefined) {
        this.#settleAll();
        return;
      }
      if (grown.length === 0) {
        this.#finish(region, all);
        return;
      }
      for (const node of this.#wholeSets(new Set(grown))) enter(node);
    }
  }

  /** Every storefront of the tied sets with these roots: through their ties, not through all storefronts there are. */
  #wholeSets(roots: ReadonlySet<number>): number[] {
    const seen = new Set<number>(roots);
    const queue = [...roots];
    for (const node of queue) {
      const { from, to } = this.data.entries(node);
      for (let at = from; at < to; at++) {
        const atom = this.data.atomAt(at);
        const now = this.#role[atom];
        if (now !== role.ties && now !== role.held) continue;
        const members = this.data.members(atom);
        for (let i = 0; i < members.length; i++) {
          const other = members[i] ?? 0;
          if (!seen.has(other)) {
            seen.add(other);
            queue.push(other);
          }
        }
      }
      for (const other of this.#ringOf.get(node)?.nodes ?? []) {
        if (!seen.has(other)) {
          seen.add(other);
          queue.push(other);
        }
      }
    }
    return queue;
  }
  /** Lets in whatever a storefront in the region is tied to by a small atom or a pair of suspects; returns the atoms of the region. */
  #close(region: Region, queue: number[], changed: Int32Array, enter: (node: number) => void): Int32Array {
    const atoms = new Set<number>(changed);
    const bring = (atom: number): void => {
      if (!this.#isSmall(atom)) return;
      const members = this.data.members(atom);
      for (let i = 0; i < members.length; i++) {
        const other = members[i] ?? 0;
        if (!region.has(other)) for (const node of this.#wholeSets(new Set([this.#find(other), other]))) enter(node);
      }
    };
    for (const atom of changed) bring(atom);
    for (const node of region.nodes()) {
      const { from, to } = this.data.entries(node);
      for (let at = from; at < to; at++) atoms.add(this.data.atomAt(at));
    }
    while (queue.length > 0) {
      const node = queue.pop() ?? 0;
      const { from, to } = this.data.entries(node);
      for (let at = from; at < to; at++) {
        const atom = this.data.atomAt(at);
        atoms.add(atom);
        bring(atom);
      }
    }
    return Int32Array.from(atoms);
  }

  /**
   * Ties the region. Returns storefronts outside of it that must come in, when a shared identifier turned out to tie after all; undefined
   * when a ring of identifiers known to many has changed, which may reach anywhere.
   */
  #tie(region: Region, atoms: Int32Array, all: boolean): number[] | undefined {
    for (const node of region.nodes()) this.#parent[node] = node;
    let suspects: number[] = [];
    let meets = all;
    for (const atom of atoms) {
      const kind = this.#kindOfTie(atom);
      if (this.#suspects.delete(atom)) meets = true;
      if (kind === 0) {
        const shared = this.data.degree(atom) > 1;
        const said = this.#rules.shared.get(this.data.atoms[atom] ?? '') === true;
        this.#role[atom] = shared && (said || this.data.classOf(atom) === SERVICE) ? role.service : role.none;
      } else if (this.#isSmall(atom)) {
        this.#role[atom] = role.ties;
        this.#uniteAll(this.data.members(atom));
      } else {
        this.#suspects.add(atom);
        suspects.push(atom);
        meets = true;
      }
    }
    for (const node of region.nodes()) this.#base[node] = this.#find(node);
    // Where nothing known to many is shown, before or after, no ring can have changed.
    if (meets) {
      const rings = interlocks(this.data, this.#suspects, (node) => this.#base[node] ?? node);
      const name = nameOf(rings);
      if (all) this.#setRings(rings, name);
      else if (name !== this.#ringsName) return undefined;
    }
    for (const ring of this.#rings) if (region.has(ring.nodes[0] ?? -1)) this.#uniteAll(ring.nodes);
    for (let again = true; again; ) {
      again = false;
      const left: number[] = [];
      for (const atom of suspects) {
        if (this.#clusters(atom) > this.#limit(atom)) {
          this.#role[atom] = role.tooMany;
          left.push(atom);
          continue;
        }
        const members = this.data.members(atom);
        if (!all) {
          const outside = Array.from(members).filter((node) => !region.has(node));
          if (outside.length > 0) return [...outside, ...outside.map((node) => this.#find(node))];
        }
        this.#role[atom] = role.ties;
        this.#uniteAll(members);
        again = true;
      }
      suspects = left;
    }
    return [];
  }

  #setRings(rings: readonly Interlock[], name: string): void {
    this.#ringsName = name;
    this.#rings = rings;
    this.#ringOf = new Map(rings.flatMap((ring) => ring.nodes.map((node) => [node, ring] as const)));
  }

  #uniteAll(members: ArrayLike<number>): void {
    const first = members[0] ?? 0;
    for (let i = 1; i < members.length; i++) this.#unite(first, members[i] ?? first);
  }

  /** Clusters among the storefronts of an atom, counted up to just beyond what its class allows. */
  #clusters(atom: number): number {
    const members = this.data.members(atom);
    const limit = this.#limit(atom);
    const roots = new Set<number>();
    for (let i = 0; i < members.length && roots.size <= limit; i++) roots.add(this.#find(members[i] ?? 0));
    return roots.size;
  }

  /** From tied sets to groups. */
  #finish(region: Region, all: boolean): void {
    const sets = new Map<number, number[]>();
    let looked = 0;
    for (const node of region.nodes()) {
      looked++;
      this.#group[node] = node;
      if (!all) this.#outcomes.delete(node);
      const root = this.#find(node);
      if (root === node) continue;
      const set = sets.get(root);
      if (set) set.push(node);
      else sets.set(root, [root, node]);
    }
    for (const [root, nodes] of sets) {
      nodes.sort((a, b) => a - b);
      const atoms = this.#atomsWithin(nodes);
      const barriers = this.#barriersOf(nodes);
      const outcome = separate(this.data, nodes, atoms, barriers, this.#rules.shared);
      for (const group of outcome.groups) for (const node of group) this.#group[node] = group[0] ?? node;
      for (const { atom } of outcome.held) if (atom >= 0) this.#role[atom] = role.held;
      if (outcome.held.length > 0 || outcome.cuts.length > 0) this.#outcomes.set(root, outcome);
    }
    this.touched = looked;
  }

  /** What ties these storefronts among each other, with what supports it. */
  #atomsWithin(nodes: readonly number[]): Link[] {
    const seen = new Map<number, number[]>();
    for (const node of nodes) {
      const { from, to } = this.data.entries(node);
      for (let at = from; at < to; at++) {
        const atom = this.data.atomAt(at);
        const supports = this.data.rank(atom) === SUPPORT && this.data.degree(atom) <= this.#limit(atom) && this.data.degree(atom) > 1;
        if (this.#role[atom] !== role.ties && !supports) continue;
        const members = seen.get(atom);
        if (!members) seen.set(atom, [node]);
        else if (members.at(-1) !== node) members.push(node);
      }
    }
    const found: Link[] = Array.from(seen, ([atom, members]) => ({ atom, members }));
    for (const ring of new Set(nodes.flatMap((node) => this.#ringOf.get(node) ?? [])))
      found.push({ atom: -1 - (ring.nodes[0] ?? 0), members: ring.nodes });
    return found.filter(({ members }) => members.length > 1);
  }

  #barriersOf(nodes: readonly number[]): Barrier[] {
    if (this.#barred.size === 0) return [];
    const places = new Set(nodes.flatMap((node) => this.#barred.get(node) ?? []));
    return [...places].sort((a, b) => a - b).flatMap((place) => this.#rules.barriers[place] ?? []);
  }
}

const nameOf = (rings: readonly Interlock[]): string =>
  rings
    .map(({ nodes, atoms }) => `${nodes.join()}:${atoms.join()}`)
    .sort()
    .join(' ');
