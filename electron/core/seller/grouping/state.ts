/** The groups of a matter as they stand, kept in memory and brought up to the journal's last entry when asked. */
import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables.ts';
import { Engine } from './engine.ts';
import { nodesOf, rulesOf, type SetAside } from './facts.ts';
import { type Group, listGroups, type Star, starsOf } from './groups.ts';
import type { Decision, Member } from './model.ts';
import * as rows from './rows.ts';
import type { Shelf } from './shown.ts';

/** More changes than this since the last look are not followed one by one. */
const FOLLOW = 5_000;
const REMEMBERED = 200;

/** A storefront that left a group or came to one, and what was done when it did. */
export interface Move {
  readonly storefront: string;
  /** Numbers of the storefronts it was grouped with before and is now. */
  readonly was: readonly string[];
  readonly now: readonly string[];
}
export interface GroupChange {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly verb: string;
  readonly moves: readonly Move[];
  /** Moves beyond those listed. */
  readonly more: number;
}

export class MatterGroups implements Shelf {
  readonly db: Kysely<Tables>;
  readonly matter: string;
  revision = 0;
  engine = new Engine();
  members = new Map<string, Member>();
  decisions: readonly Decision[] = [];
  withdrawn: ReadonlySet<string> = new Set();
  changes: GroupChange[] = [];
  #aside = new Map<string, readonly SetAside[]>();
  #shops = new Map<string, string[]>();
  #groups: readonly Group[] | undefined;
  readonly #stars = new Map<string, readonly Star[]>();
  /** What is computed from all of it and kept until something changes. */
  readonly kept = new Map<string, unknown>();

  constructor(db: Kysely<Tables>, matter: string) {
    this.db = db;
    this.matter = matter;
  }

  /** Reads what changed since the last time; everything when that is simpler. */
  async refresh(): Promise<void> {
    const last = await rows.lastEntry(this.db, this.matter);
    if (last === this.revision && last > 0) return;
    const since = this.revision === 0 ? undefined : await rows.changesSince(this.db, this.matter, this.revision, FOLLOW);
    const before = this.revision === 0 ? undefined : this.#partition();
    if (since) await this.#follow(since.changes);
    else await this.#loadAll();
    this.#groups = undefined;
    this.#stars.clear();
    this.kept.clear();
    if (before) this.#note(before, since?.entries.at(-1) ?? { seq: last, at: '', actor: '', verb: '' });
    this.revision = last;
  }

  get groups(): readonly Group[] {
    this.#groups ??= listGroups(this.engine, this.members);
    return this.#groups;
  }

  stars(group: Group): readonly Star[] {
    const known = this.#stars.get(group.id);
    if (known) return known;
    const made = starsOf(this.engine, group.nodes);
    this.#stars.set(group.id, made);
    return made;
  }

  groupOf(storefront: string): Group | undefined {
    const byNode = this.keep('group by node', () => {
      const map = new Map<number, Group>();
      for (const group of this.groups) for (const node of group.nodes) map.set(node, group);
      return map;
    });
    const node = this.engine.data.node(storefront);
    return node === undefined ? undefined : byNode.get(node);
  }

  /** Storefronts of a seller, or the seller itself when it has none. */
  shopsOf(seller: string): readonly string[] {
    return this.#shops.get(seller) ?? [];
  }

  /** Rows that would tie somebody but for their status or their evidence. */
  asides(): { row: SetAside; count: number }[] {
    return Array.from(this.#aside.values())
      .flat()
      .flatMap((row) => {
        const atom = this.engine.data.atom(row.atom);
        const own = this.engine.data.node(row.storefront);
        const others = atom === undefined ? [] : Array.from(this.engine.data.members(atom)).filter((node) => node !== own);
        // Two that were set aside would have tied each other too.
        const fellows = (this.#asideByAtom().get(row.atom) ?? 1) - 1;
        return others.length + fellows > 0 ? [{ row, count: others.length + fellows }] : [];
      });
  }

  #asideByAtom(): Map<string, number> {
    return this.keep('aside by atom', () => {
      const count = new Map<string, number>();
      for (const list of this.#aside.values())
        for (const atom of new Set(list.map((one) => one.atom))) count.set(atom, (count.get(atom) ?? 0) + 1);
      return count;
    });
  }

  keep<T>(name: string, make: () => T): T {
    if (!this.kept.has(name)) this.kept.set(name, make());
    return this.kept.get(name) as T;
  }

  async #loadAll(): Promise<void> {
    const [facts, withdrawn, decisions] = await Promise.all([
      rows.selectFacts(this.db, this.matter),
      rows.selectWithdrawn(this.db, this.matter),
      rows.selectDecisions(this.db, this.matter),
    ]);
    this.withdrawn = withdrawn;
    this.decisions = decisions;
    this.engine = new Engine();
    this.members = new Map();
    this.#aside = new Map();
    this.#shops = new Map();
    const { same, ...rules } = rulesOf(decisions);
    this.engine.load(this.#taken(facts, same), rules);
  }

  /** Notes who is behind each node on its way into the engine. */
  *#taken(facts: rows.MatterFacts, same: readonly Decision[]) {
    for (const { member, input, aside } of nodesOf(facts, this.withdrawn, same)) {
      this.members.set(member.storefront, member);
      if (aside.length > 0) this.#aside.set(member.storefront, aside);
      else this.#aside.delete(member.storefront);
      const shops = this.#shops.get(member.seller);
      if (!shops) this.#shops.set(member.seller, [member.storefront]);
      else if (!shops.includes(member.storefront)) shops.push(member.storefront);
      yield input;
    }
  }

  async #follow(changes: readonly rows.JournalChange[]): Promise<void> {
    const sellers = new Set<string>();
    const items = new Set<string>();
    let decided = false;
    for (const { kind, id, was, is } of changes) {
      if (kind === 'seller') sellers.add(id);
      else if (kind === 'evidence') items.add(id);
      else if (kind === 'group-decision') decided = true;
      else if (kind === 'storefront' || kind === 'identifier' || kind === 'purchase')
        for (const seller of [was, is]) if (seller !== null) sellers.add(seller);
    }
    if (items.size > 0) {
      const withdrawn = await rows.selectWithdrawn(this.db, this.matter);
      const turned = [...items].filter((id) => withdrawn.has(id) !== this.withdrawn.has(id));
      this.withdrawn = withdrawn;
      for (const seller of await rows.selectCiting(this.db, this.matter, turned)) sellers.add(seller);
    }
    const before = this.decisions;
    if (decided) {
      this.decisions = await rows.selectDecisions(this.db, this.matter);
      const known = new Set(before.map(({ id }) => id));
      const now = new Set(this.decisions.map(({ id }) => id));
      // Storefronts that a `same` joined or no longer joins.
      for (const { kind, id, a, b } of [...before, ...this.decisions]) {
        if (kind !== 'same' || (known.has(id) && now.has(id))) continue;
        for (const storefront of [...a, ...b]) {
          const seller = this.members.get(storefront)?.seller;
          if (seller !== undefined) sellers.add(seller);
        }
      }
    }
    const { same, ...rules } = rulesOf(this.decisions);
    const facts =
      sellers.size === 0
        ? { sellers: [], storefronts: [], identifiers: [], payees: [] }
        : await rows.selectFacts(this.db, this.matter, [...sellers]);
    const there = new Map([...sellers].map((seller) => [seller, this.#shops.get(seller) ?? []]));
    for (const seller of sellers) this.#shops.delete(seller);
    const changed = [...this.#taken(facts, same)];
    const kept = new Set(changed.map(({ id }) => id));
    for (const shops of there.values())
      for (const id of shops) {
        if (kept.has(id)) continue;
        this.members.delete(id);
        this.#aside.delete(id);
        changed.push({ id, entries: [] });
      }
    this.engine.apply(changed, decided ? rules : undefined);
  }

  #partition(): Map<string, number> {
    return new Map(this.engine.data.ids.map((id, node) => [id, this.engine.groupOf(node)]));
  }

  /** What left a group and what came to one, against the state before. */
  #note(before: ReadonlyMap<string, number>, entry: rows.EntryHead): void {
    const then = new Map<number, string[]>();
    for (const [id, label] of before) (then.get(label) ?? then.set(label, []).get(label))?.push(id);
    const moves: Move[] = [];
    const seen = new Map<number, readonly string[]>();
    const mates = (id: string): readonly string[] => {
      const node = this.engine.data.node(id);
      if (node === undefined || !this.members.has(id)) return [];
      const label = this.engine.groupOf(node);
      let list = seen.get(label);
      if (!list) {
        list = this.groupOf(id)?.nodes.map((one) => this.engine.data.ids[one] ?? '') ?? [id];
        seen.set(label, list);
      }
      return list;
    };
    const looked = new Set<string>();
    const look = (id: string): void => {
      if (looked.has(id)) return;
      looked.add(id);
      const was = (then.get(before.get(id) ?? -1) ?? []).filter((one) => one !== id);
      const now = mates(id).filter((one) => one !== id);
      const same = was.length === now.length && new Set([...was, ...now]).size === was.length;
      if (!same) moves.push({ storefront: id, was: was.slice(0, REMEMBERED), now: now.slice(0, REMEMBERED) });
    };
    for (const [label, ids] of then) {
      if (ids.length > 1) for (const id of ids) look(id);
      else if (this.engine.groupOf(label) !== label) look(ids[0] ?? '');
    }
    for (const group of this.groups) for (const node of group.nodes) look(this.engine.data.ids[node] ?? '');
    if (moves.length === 0) return;
    this.changes.push({ ...entry, moves: moves.slice(0, REMEMBERED), more: Math.max(0, moves.length - REMEMBERED) });
    if (this.changes.length > REMEMBERED) this.changes.shift();
  }
}
