/** Storefronts and the data they show, interned and in typed arrays: a million of them fit in some hundred megabytes. */
import { rankOf, weightOf } from './classes.ts';
import { Interner } from './interner.ts';

/** One datum as one row shows it. */
export interface EntryInput {
  /** Equal for all ways to write the same datum. */
  readonly atom: string;
  /** Place in the table of classes. */
  readonly cls: number;
  /** Row it comes from. */
  readonly row: string;
}

export interface NodeInput {
  readonly id: string;
  readonly entries: readonly EntryInput[];
}

class Ints {
  data: Int32Array;
  length = 0;
  constructor(capacity: number) {
    this.data = new Int32Array(capacity);
  }
  push(value: number): void {
    if (this.length === this.data.length) {
      const wider = new Int32Array(Math.max(16, this.data.length * 2));
      wider.set(this.data);
      this.data = wider;
    }
    this.data[this.length++] = value;
  }
}

const NONE: ArrayLike<number> = new Int32Array(0);

export class Membership {
  readonly rows: string[] = [];
  readonly #nodes = new Interner();
  readonly #atoms = new Interner();
  /** Of each node: where its entries begin, and how many there are. Entries of a changed node are appended anew. */
  readonly #start = new Ints(1024);
  readonly #count = new Ints(1024);
  readonly #entryAtom = new Ints(4096);
  readonly #entryClass = new Ints(4096);
  /** Storefronts of each atom as indexed at first, and those of atoms changed since. */
  #memberStart = new Int32Array(1);
  #members = new Int32Array(0);
  readonly #changed = new Map<number, Int32Array>();
  /** Of each atom the most cautious class any row gives it; it may be a courier's phone to one and an account to another. */
  #class = new Ints(4096);

  /** By node and by atom. */
  readonly ids: readonly string[] = this.#nodes.names;
  readonly atoms: readonly string[] = this.#atoms.names;

  get nodeCount(): number {
    return this.ids.length;
  }
  get atomCount(): number {
    return this.atoms.length;
  }

  node(id: string): number | undefined {
    const node = this.#nodes.find(id);
    return node < 0 ? undefined : node;
  }
  atom(key: string): number | undefined {
    const atom = this.#atoms.find(key);
    return atom < 0 ? undefined : atom;
  }

  classOf(atom: number): number {
    return this.#class.data[atom] ?? 0;
  }
  rank(atom: number): number {
    return rankOf[this.classOf(atom)] ?? 0;
  }

  entries(node: number): { from: number; to: number } {
    const from = this.#start.data[node] ?? 0;
    return { from, to: from + (this.#count.data[node] ?? 0) };
  }
  atomAt(entry: number): number {
    return this.#entryAtom.data[entry] ?? 0;
  }
  classAt(entry: number): number {
    return this.#entryClass.data[entry] ?? 0;
  }

  /** Storefronts that show an atom, each once, ascending. */
  members(atom: number): ArrayLike<number> {
    const changed = this.#changed.get(atom);
    if (changed) return changed;
    if (atom + 1 >= this.#memberStart.length) return NONE;
    return this.#members.subarray(this.#memberStart[atom] ?? 0, this.#memberStart[atom + 1] ?? 0);
  }
  degree(atom: number): number {
    const changed = this.#changed.get(atom);
    if (changed) return changed.length;
    return atom + 1 >= this.#memberStart.length ? 0 : (this.#memberStart[atom + 1] ?? 0) - (this.#memberStart[atom] ?? 0);
  }

  /** Takes in everything at once. */
  load(nodes: Iterable<NodeInput>): void {
    for (const { id, entries } of nodes) this.#write(this.#intern(id), entries);
    const last = new Int32Array(this.atomCount).fill(-1);
    const start = new Int32Array(this.atomCount + 1);
    const each = (tell: (atom: number, node: number) => void): void => {
      last.fill(-1);
      for (let node = 0; node < this.nodeCount; node++) {
        const { from, to } = this.entries(node);
        for (let at = from; at < to; at++) {
          const atom = this.atomAt(at);
          if (last[atom] === node) continue;
          last[atom] = node;
          tell(atom, node);
        }
      }
    };
    each((atom) => {
      start[atom + 1] = (start[atom + 1] ?? 0) + 1;
    });
    for (let atom = 0; atom < this.atomCount; atom++) start[atom + 1] = (start[atom + 1] ?? 0) + (start[atom] ?? 0);
    const fill = start.slice();
    const members = new Int32Array(start[this.atomCount] ?? 0);
    each((atom, node) => {
      members[fill[atom] ?? 0] = node;
      fill[atom] = (fill[atom] ?? 0) + 1;
    });
    this.#memberStart = start;
    this.#members = members;
  }

  /** Replaces what one storefront shows; none when it is gone. Returns its node and every atom it had or has. */
  set({ id, entries }: NodeInput): { node: number; touched: number[] } {
    const node = this.#intern(id);
    const before = this.#atomsOf(node);
    this.#write(node, entries);
    const after = this.#atomsOf(node);
    for (const atom of before) {
      if (!after.has(atom)) this.#changed.set(atom, Int32Array.from(Array.from(this.members(atom)).filter((one) => one !== node)));
    }
    for (const atom of after) {
      if (before.has(atom)) continue;
      const members = Array.from(this.members(atom));
      if (!members.includes(node)) this.#changed.set(atom, Int32Array.from([...members, node]).sort());
    }
    const touched = new Set([...before, ...after]);
    for (const atom of touched) this.#class.data[atom] = this.#classFrom(atom);
    return { node, touched: [...touched] };
  }

  #intern(id: string): number {
    const node = this.#nodes.intern(id);
    if (node < this.#start.length) return node;
    this.#start.push(this.#entryAtom.length);
    this.#count.push(0);
    return node;
  }

  #write(node: number, entries: readonly EntryInput[]): void {
    this.#start.data[node] = this.#entryAtom.length;
    this.#count.data[node] = entries.length;
    for (const { atom, cls, row } of entries) {
      const known = this.#atoms.intern(atom);
      if (known >= this.#class.length) this.#class.push(cls);
      else if (milder(cls, this.classOf(known))) this.#class.data[known] = cls;
      this.#entryAtom.push(known);
      this.#entryClass.push(cls);
      this.rows.push(row);
    }
  }

  #atomsOf(node: number): Set<number> {
    const { from, to } = this.entries(node);
    const found = new Set<number>();
    for (let at = from; at < to; at++) found.add(this.atomAt(at));
    return found;
  }

  #classFrom(atom: number): number {
    let mildest = -1;
    const members = this.members(atom);
    for (let i = 0; i < members.length; i++) {
      const { from, to } = this.entries(members[i] ?? 0);
      for (let at = from; at < to; at++)
        if (this.atomAt(at) === atom && (mildest < 0 || milder(this.classAt(at), mildest))) mildest = this.classAt(at);
    }
    return Math.max(0, mildest);
  }
}

const milder = (a: number, b: number): boolean => {
  const byWeight = (weightOf[a] ?? 0) - (weightOf[b] ?? 0);
  return byWeight < 0 || (byWeight === 0 && a < b);
};
