/**
 * Which storefronts are one seller's, from the data they share. Pure: rows in, groups out. A change of some storefronts recomputes only
 * what they touch, and gives what computing everything anew would give.
 *
 * 1. An identifier that few storefronts share ties them. One that more share than its class allows is judged by how many clusters its
 *    storefronts form without it: a ring that interlocks otherwise is one cluster, the customers of a courier are many.
 * 2. Within what is tied, an identifier that alone holds together what contradicts itself is held back and asked about (`pieces.ts`).
 * 3. What counsel keeps apart is cut at the weakest place.
 */
import { DECLARED, HARD, limitOf, SERVICE, STRONG, SUPPORT } from './classes.ts';
import { Membership, type NodeInput } from './membership.ts';
import { type Barrier, type Link, type Outcome, separate } from './pieces.ts';

/** What an atom does: nothing, tie, too many, known service or counsel's word that it is shared, held back. */
export const role = { none: 0, ties: 1, tooMany: 2, service: 3, held: 4 } as const;

export interface Rules {
  /** Counsel's word on an identifier: true when it is shared by unrelated sellers. */
  readonly shared: ReadonlyMap<string, boolean>;
  /** What must not be in one group, in the order decided. */
  readonly barriers: readonly Barrier[];
}
export const noRules: Rules = { shared: new Map(), barriers: [] };

/** Beyond this many storefronts an identifier is the world's, and is not compared with others. */
const MANY = 2_000;

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
  /** Storefronts that share a payee known to too many and another such identifier with each other. */
  readonly #together = new Map<string, Int32Array>();
  readonly #outcomes = new Map<number, Outcome>();
  /** Storefronts looked at by the last computation. */
  touched = 0;

  load(nodes: Iterable<NodeInput>, rules: Rules = noRules): void {
    this.data.load(nodes);
    this.#setRules(rules);
    this.#grow();
    const all = new Int32Array(this.data.nodeCount);
    for (let node = 0; node < all.length; node++) all[node] = node;
    const atoms = new Int32Array(this.data.atomCount);
    for (let atom = 0; atom < atoms.length; atom++) atoms[atom] = atom;
    this.#settle(all, atoms, true);
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
  /** Sets of storefronts tied by two identifiers each of which alone is known to too many. */
  together(): Iterable<readonly [key: string, members: Int32Array]> {
    return this.#together;
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
      parent.set(this.#parent);
      group.set(this.#group);
      for (let node = from; node < parent.length; node++) {
        parent[node] = node;
        group[node] = node;
      }
      this.#parent = parent;
      this.#group = group;
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
  #isSuspect(atom: number): boolean {
    return this.#kindOfTie(atom) === 2 && this.data.degree(atom) > this.#limit(atom);
  }
  #limit(atom: number): number {
    return limitOf[this.data.classOf(atom)] ?? 0;
  }

  /** Computes anew the tied sets of some storefronts, and of all that come into it. `atoms`: those whose members changed. */
  #settle(start: Int32Array, atoms: Int32Array, all: boolean): void {
    const region = new Region(all ? this.data.nodeCount : 0);
    this.#pairs.clear();
    const queue: number[] = [];
    const enter = (node: number): void => {
      if (region.add(node)) queue.push(node);
    };
    if (all) for (const node of start) region.add(node);
    else {
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
      for (const other of this.#togetherWith.get(node) ?? []) {
        if (!seen.has(other)) {
          seen.add(other);
          queue.push(other);
        }
      }
    }
    return queue;
  }
  /** The sets of `#together` by storefront. */
  readonly #togetherWith = new Map<number, Set<number>>();

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
      for (const members of this.#pairsOf(node).values())
        for (const other of members)
          if (!region.has(other)) for (const one of this.#wholeSets(new Set([this.#find(other), other]))) enter(one);
    }
    return Int32Array.from(atoms);
  }

  /**
   * Sets of storefronts that share two suspects with this one, one of them an account, a licence or a person: a payment service and a
   * courier may each be everybody's, the same account and the same phone are not. By the two atoms.
   */
  #pairsOf(node: number): Map<string, Int32Array> {
    const suspects: number[] = [];
    const { from, to } = this.data.entries(node);
    for (let at = from; at < to; at++) {
      const atom = this.data.atomAt(at);
      if (!suspects.includes(atom) && this.#isSuspect(atom)) suspects.push(atom);
    }
    const found = new Map<string, Int32Array>();
    if (suspects.length < 2) return found;
    for (const [i, a] of suspects.entries()) {
      for (const b of suspects.slice(i + 1)) {
        if (this.data.rank(a) < STRONG && this.data.rank(b) < STRONG) continue;
        if (this.data.classOf(a) === this.data.classOf(b)) continue;
        if (this.data.degree(a) > MANY || this.data.degree(b) > MANY) continue;
        const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
        const both = this.#pairs.get(key) ?? this.#both(a, b);
        this.#pairs.set(key, both);
        if (both.length > 1) found.set(key, both);
      }
    }
    return found;
  }
  /** Within one computation. */
  readonly #pairs = new Map<string, Int32Array>();

  /** Storefronts that share both; none when the two come as one. */
  #both(a: number, b: number): Int32Array {
    const others = new Set(Array.from(this.data.members(b)));
    const both = Array.from(this.data.members(a)).filter((one) => others.has(one));
    // A set as large as either is one bundle of data, handed out together by one service, not two witnesses.
    const most = Math.max(this.data.degree(a), this.data.degree(b));
    const bundle = both.length > 0.7 * most && both.length > this.#limit(a) + this.#limit(b);
    return bundle ? new Int32Array(0) : Int32Array.from(both);
  }

  /** Ties the region. Returns storefronts outside of it that must come in, when a shared identifier turned out to tie after all. */
  #tie(region: Region, atoms: Int32Array, all: boolean): number[] {
    for (const node of region.nodes()) {
      this.#parent[node] = node;
      this.#togetherWith.delete(node);
    }
    if (this.#together.size > 0) for (const [key, members] of this.#together) if (region.has(members[0] ?? -1)) this.#together.delete(key);
    let suspects: number[] = [];
    for (const atom of atoms) {
      const kind = this.#kindOfTie(atom);
      if (kind === 0) {
        const shared = this.data.degree(atom) > 1;
        const said = this.#rules.shared.get(this.data.atoms[atom] ?? '') === true;
        this.#role[atom] = shared && (said || this.data.classOf(atom) === SERVICE) ? role.service : role.none;
      } else if (this.#isSmall(atom)) {
        this.#role[atom] = role.ties;
        this.#uniteAll(this.data.members(atom));
      } else suspects.push(atom);
    }
    if (suspects.length > 1) {
      const seen = new Set<number>();
      for (const atom of suspects) {
        if (this.data.rank(atom) < STRONG) continue;
        const members = this.data.members(atom);
        for (let i = 0; i < members.length; i++) {
          const node = members[i] ?? 0;
          if (seen.has(node) || !region.has(node)) continue;
          seen.add(node);
          for (const [key, both] of this.#pairsOf(node)) this.#tieTogether(key, both);
        }
      }
    }
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

  #tieTogether(key: string, both: Int32Array): void {
    if (this.#together.has(key)) return;
    this.#together.set(key, both);
    this.#uniteAll(both);
    for (const node of both) {
      const known = this.#togetherWith.get(node) ?? new Set<number>();
      for (const other of [both[0] ?? node, ...(node === both[0] ? both : [])]) known.add(other);
      this.#togetherWith.set(node, known);
    }
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
    const own = new Set<string>();
    for (const node of nodes)
      if (this.#togetherWith.has(node))
        for (const [key, both] of this.#pairsOf(node)) {
          if (own.has(key)) continue;
          own.add(key);
          found.push({ atom: -1 - own.size, members: Array.from(both).sort((a, b) => a - b) });
        }
    return found.filter(({ members }) => members.length > 1);
  }

  #barriersOf(nodes: readonly number[]): Barrier[] {
    if (this.#barred.size === 0) return [];
    const places = new Set(nodes.flatMap((node) => this.#barred.get(node) ?? []));
    return [...places].sort((a, b) => a - b).flatMap((place) => this.#rules.barriers[place] ?? []);
  }
}

/** A set of nodes that is either everything or few. */
class Region {
  readonly #all: number;
  readonly #some = new Set<number>();
  constructor(all: number) {
    this.#all = all;
  }
  add(node: number): boolean {
    if (this.#all > 0) return false;
    if (this.#some.has(node)) return false;
    this.#some.add(node);
    return true;
  }
  has(node: number): boolean {
    return this.#all > 0 ? node < this.#all && node >= 0 : this.#some.has(node);
  }
  *nodes(): Iterable<number> {
    if (this.#all === 0) yield* this.#some;
    else for (let node = 0; node < this.#all; node++) yield node;
  }
}
