/** Groups of storefronts: proposed from what they share, proved page by page, decided by counsel. */
import type { Alike } from '../../evidence/text/model.ts';
import { sourceItem } from '../../kit/citation.ts';
import { Problem } from '../../kit/problem.ts';
import type { Actor, Ids } from '../../kit/world.ts';
import type { MatterService } from '../../matter/service.ts';
import type { Store } from '../../store/store.ts';
import { classes } from './classes.ts';
import * as deciding from './decisions.ts';
import { sourcesIn } from './facts.ts';
import { type Chart, clusterChart, groupChart } from './graph.ts';
import { chain, type Group, kindOf, type Star, stateOf, weakestOf } from './groups.ts';
import type { Looks } from './likeness.ts';
import type { Aside, Decision, Edge, GroupSummary, Hub, Member, SharedDatum, Suggestion, TieKind } from './model.ts';
import { GROUPING_VERSION } from './model.ts';
import * as rows from './rows.ts';
import { pairsOf, rowsOf, showEdges, showRows } from './shown.ts';
import { type GroupChange, MatterGroups } from './state.ts';
import { alikePair, alikes, barredPairs, hubsOf, looksOf, pairReasons, questions } from './why.ts';

export interface GroupingDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly matters: Pick<MatterService, 'get'>;
  /** Pictures of a matter that look alike, as the evidence room finds them; without it pictures suggest nothing. */
  readonly pictures?: (matter: string) => Promise<readonly Alike[]>;
}

export type GroupingService = ReturnType<typeof createGroupingService>;

/** Matters kept in memory. */
const KEPT = 3;

export function createGroupingService({ store, ids, matters, pictures }: GroupingDeps) {
  store.restores(deciding.THING, (write, id, state) =>
    state === null ? rows.deleteDecision(write.db, id) : rows.upsertDecision(write.db, state as rows.Placed),
  );

  const states = new Map<string, { state: MatterGroups; ready: Promise<void> }>();

  /** The matter as the journal has it now. Looks at one time share one computation. */
  const look = async (matter: string): Promise<MatterGroups> => {
    const known = states.get(matter);
    if (!known) await matters.get(matter);
    const state = known?.state ?? new MatterGroups(store.db, matter);
    const ready = (known?.ready.catch(() => undefined) ?? Promise.resolve()).then(() => state.refresh());
    states.delete(matter);
    states.set(matter, { state, ready });
    for (const oldest of states.keys()) if (states.size > KEPT && oldest !== matter) states.delete(oldest);
    try {
      await ready;
    } catch (error) {
      // Half taken in is worse than nothing: the next look begins anew.
      states.delete(matter);
      throw error;
    }
    return state;
  };

  const asked = (state: MatterGroups): Suggestion[] => state.keep('asked', () => questions(state));
  const hubs = (state: MatterGroups) => state.keep('hubs', () => hubsOf(state));

  const asksOf = (state: MatterGroups): ReadonlyMap<string, number> =>
    state.keep('asks by group', () => {
      const count = new Map<string, number>();
      for (const { a, b } of asked(state))
        for (const id of new Set([a, b].map(({ storefront }) => state.groupOf(storefront)?.id ?? '')))
          count.set(id, (count.get(id) ?? 0) + 1);
      return count;
    });

  const summaryOf = (state: MatterGroups, group: Group): GroupSummary => {
    const stars = state.stars(group);
    const weakest = weakestOf(group.nodes, stars);
    const sellers = new Set(group.nodes.map((node) => memberAt(state, node).sellerNo));
    return {
      id: group.id,
      no: group.no,
      sellers: [...sellers].sort((a, b) => a - b),
      storefronts: group.nodes.length,
      weakest: weakest && { kind: weakest.kind, strength: weakest.strength },
      state: stateOf(stars),
      asks: asksOf(state).get(group.id) ?? 0,
    };
  };

  const groupById = (state: MatterGroups, id: string): Group => {
    const group = state.keep('group by id', () => new Map(state.groups.map((one) => [one.id, one]))).get(id);
    if (!group) throw new Problem('not-found', 'grouping.no-group', { id });
    return group;
  };

  const looks = (state: MatterGroups): Promise<Looks[]> => state.keep('looks', () => readLooks(state));
  const suggested = (state: MatterGroups): Promise<Suggestion[]> =>
    state.keep('suggested', async () => [...asked(state), ...alikes(state, await looks(state))]);

  async function readLooks(state: MatterGroups): Promise<Looks[]> {
    const [listings, alike, facts] = await Promise.all([
      rows.selectTitles(store.db, state.matter),
      pictures?.(state.matter).catch(() => []) ?? [],
      rows.selectNames(store.db, state.matter),
    ]);
    const titles = new Map<string, { titles: string[]; prices: string[] }>();
    const sets = new Map<string, string[]>();
    for (const { by, items } of alike)
      if (by === 'picture') for (const { id } of items) sets.set(id, [...(sets.get(id) ?? []), items[0]?.id ?? id]);
    const seen = new Map<string, string[]>();
    for (const { storefront, title, price, currency, sources } of listings) {
      const own = titles.get(storefront) ?? { titles: [], prices: [] };
      titles.set(storefront, own);
      if (title) own.titles.push(title);
      if (price) own.prices.push(`${price} ${currency}`);
      const pictured = sourcesIn(sources).flatMap((one) => sets.get(sourceItem(one)) ?? []);
      if (pictured.length > 0) seen.set(storefront, [...(seen.get(storefront) ?? []), ...pictured]);
    }
    const names = new Map<string, string[]>();
    for (const { seller, storefront, value } of facts)
      for (const id of storefront !== null ? [storefront] : state.shopsOf(seller)) names.set(id, [...(names.get(id) ?? []), value]);
    return looksOf(state, titles, seen, names);
  }

  async function nameAtoms(state: MatterGroups, atoms: readonly number[]): Promise<(atom: number) => string> {
    const first = new Map(
      atoms.map((atom) => [atom, rowsOf(state.engine, state.engine.data.members(atom)[0] ?? 0, atom)[0] ?? ''] as const),
    );
    const shown = await showRows(state, [...first.values()]);
    return (atom) => shown.get(first.get(atom) ?? '')?.shown || state.engine.data.atoms[atom] || '';
  }

  const edgesOf = (state: MatterGroups, stars: readonly Star[]): Promise<Edge[]> => showEdges(state, pairsOf(stars));

  return {
    async summary(matter: string) {
      const state = await look(matter);
      const grouped = state.groups.reduce((sum, { nodes }) => sum + nodes.length, 0);
      return {
        version: GROUPING_VERSION,
        storefronts: state.members.size,
        groups: state.groups.length,
        singles: state.members.size - grouped,
        asks: asked(state).length,
        hubs: hubs(state).length,
        computedFor: state.revision,
      };
    },

    /** Groups by number. `query` finds those with a storefront, seller or number that holds it. */
    async list(matter: string, { query = '', offset, limit }: { query?: string | undefined; offset: number; limit: number }) {
      const state = await look(matter);
      const wanted = query.normalize('NFKC').trim().toLowerCase();
      const holds = (group: Group) =>
        group.nodes.some((node) => {
          const { shopName, shopId, sellerName, sellerNo, url } = memberAt(state, node);
          return (
            String(sellerNo) === wanted ||
            [shopName, shopId, sellerName, url].some((text) => text.normalize('NFKC').toLowerCase().includes(wanted))
          );
        });
      const found = wanted === '' ? state.groups : state.groups.filter(holds);
      return { groups: found.slice(offset, offset + limit).map((group) => summaryOf(state, group)), total: found.length };
    },

    /** One group with every edge, each identifier as a star from the first storefront that shows it. */
    async get(matter: string, id: string): Promise<GroupView> {
      const state = await look(matter);
      const group = groupById(state, id);
      const stars = state.stars(group);
      const edges = await edgesOf(state, stars);
      const inside = new Set(group.nodes.map((node) => memberAt(state, node).storefront));
      const touches = ({ a, b }: Suggestion) => inside.has(a.storefront) || inside.has(b.storefront);
      return {
        group: summaryOf(state, group),
        members: group.nodes.map((node) => memberAt(state, node)),
        edges,
        suggestions: (await suggested(state)).filter(touches),
        shared: sharedOf(state, stars, edges),
      };
    },

    /** Every group with its edges, looked up at once: what documents are made of. */
    async ties(matter: string): Promise<{ id: string; edges: readonly Edge[] }[]> {
      const state = await look(matter);
      const groups = state.groups.map((group) => ({ id: group.id, pairs: pairsOf(state.stars(group)) }));
      const edges = await showEdges(
        state,
        groups.flatMap(({ pairs }) => pairs),
      );
      let at = 0;
      return groups.map(({ id, pairs }) => {
        const from = at;
        at += pairs.length;
        return { id, edges: edges.slice(from, at) };
      });
    },

    /** Why two storefronts are, or are not, one seller's. */
    async proof(matter: string, a: string, b: string): Promise<Proof> {
      const state = await look(matter);
      const [one, other] = [state.members.get(a), state.members.get(b)];
      for (const [id, member] of [
        [a, one],
        [b, other],
      ] as const)
        if (!member) throw new Problem('not-found', 'grouping.no-storefront', { id });
      const [from, to] = [state.engine.data.node(a) ?? 0, state.engine.data.node(b) ?? 0];
      const group = state.groupOf(a);
      const steps = a !== b && group && group.id === state.groupOf(b)?.id ? chain(state.stars(group), from, to) : undefined;
      const path = steps
        ? await showEdges(
            state,
            steps.map((step) => ({ a: step.a, b: step.b, atom: step.star.atom })),
          )
        : [];
      const least = path.reduce<Edge | null>((low, edge) => (low === null || edge.weight < low.weight ? edge : low), null);
      const decision = decisionOn(state.decisions, a, b);
      if (path.length > 0 || a === b || !one || !other)
        return { joined: path.length > 0 || a === b, path, weakest: least, suggestions: [], hubs: [], decision };
      const { reasons, hubs: shared } = pairReasons(state, from, to);
      const between = asked(state).filter((ask) => sameGroups(state, ask, a, b));
      const nameOf = await nameAtoms(state, shared);
      const all = hubs(state).filter(({ atom }) => shared.includes(atom));
      const hubbed: Suggestion[] =
        reasons.length === 0 ? [] : [{ a: one, b: other, score: 0, reasons, kind: shared.length > 0 ? 'hub' : 'weak-chain' }];
      return {
        joined: false,
        path: [],
        weakest: null,
        suggestions: [...between, ...hubbed, ...alikePair(one, other, await looks(state))],
        hubs: all.map(({ hub, atom }) => ({ ...hub, shown: nameOf(atom) })),
        decision,
      };
    },

    /** Open questions first, then likeness, the likeliest first. */
    async suggestions(matter: string, offset: number, limit: number) {
      const all = await suggested(await look(matter));
      return { suggestions: all.slice(offset, offset + limit), total: all.length };
    },

    async hubs(matter: string): Promise<Hub[]> {
      const state = await look(matter);
      const all = hubs(state).slice(0, 1_000);
      const nameOf = await nameAtoms(
        state,
        all.map(({ atom }) => atom),
      );
      return all.map(({ hub, atom }) => ({ ...hub, shown: nameOf(atom) }));
    },

    /** Identifiers that do not count, though others show them too: withdrawn evidence, or marked by counsel. */
    async asides(matter: string): Promise<Aside[]> {
      const state = await look(matter);
      const found = state.asides().slice(0, 5_000);
      const shown = await showRows(
        state,
        found.map(({ row }) => row.row),
      );
      return found.map(({ row, count }) => ({
        storefront: row.storefront,
        identifier: row.row,
        kind: shown.get(row.row)?.kind ?? 'other',
        shown: shown.get(row.row)?.shown ?? '',
        why: row.why,
        count,
      }));
    },

    /** What left a group and what came to one since the matter was first looked at, oldest first. */
    async changes(matter: string, since = 0): Promise<GroupChange[]> {
      return (await look(matter)).changes.filter(({ seq }) => seq > since);
    },

    async graph(matter: string, id?: string): Promise<Chart> {
      const state = await look(matter);
      if (id === undefined || id === '') {
        const between = hubs(state).slice(0, 100);
        return clusterChart(
          state,
          asked(state),
          between,
          await nameAtoms(
            state,
            between.map(({ atom }) => atom),
          ),
        );
      }
      const group = groupById(state, id);
      const stars = state.stars(group);
      return groupChart(
        state,
        id,
        group.nodes,
        stars,
        await nameAtoms(
          state,
          stars.slice(0, 1_000).map(({ atom }) => atom),
        ),
      );
    },

    /** Counsel joins the storefronts of `a` with those of `b`, or keeps them apart for good. A reason is needed. */
    decide: async (
      actor: Actor,
      matter: string,
      kind: 'same' | 'never',
      a: readonly string[],
      b: readonly string[],
      reason: string,
    ): Promise<Decision> => deciding.decide(store, ids, actor, await look(matter), { kind, a: [...a], b: [...b], reason }),

    /** No two of `parts` may be in one group from now on. `group` says which one was split and must hold them all. */
    async split(actor: Actor, matter: string, group: string, parts: readonly (readonly string[])[], reason: string): Promise<Decision> {
      const state = await look(matter);
      const inside = new Set(groupById(state, group).nodes.map((node) => memberAt(state, node).storefront));
      for (const id of parts.flat())
        if (!inside.has(id)) throw new Problem('invalid', 'grouping.not-in-group', { name: state.members.get(id)?.shopName ?? id });
      return deciding.decide(store, ids, actor, state, { kind: 'split', parts: parts.map((part) => [...part]), reason });
    },

    /** Counsel's word that an identifier is shared by unrelated sellers, or is not; null takes it back. */
    setHub: async (actor: Actor, matter: string, kind: TieKind, key: string, shared: boolean | null, reason: string): Promise<Decision> =>
      deciding.decide(store, ids, actor, await look(matter), { kind: 'hub', identifier: { kind, key }, shared, reason }),

    decisions: (matter: string): Promise<Decision[]> => rows.selectDecisions(store.db, matter),

    revoke: (actor: Actor, id: string): Promise<void> => deciding.revoke(store, actor, id),

    /** File names of the items that edges cite, by id. */
    fileNames: (sources: readonly string[]): Promise<Map<string, string>> =>
      rows.selectFileNames(store.db, [...new Set(sources.map(sourceItem))]),
  };
}

export interface GroupView {
  readonly group: GroupSummary;
  readonly members: readonly Member[];
  readonly edges: readonly Edge[];
  readonly suggestions: readonly Suggestion[];
  readonly shared: readonly SharedDatum[];
}

export interface Proof {
  readonly joined: boolean;
  /** The shortest chain of proof. */
  readonly path: readonly Edge[];
  readonly weakest: Edge | null;
  readonly suggestions: readonly Suggestion[];
  readonly hubs: readonly Hub[];
  readonly decision: Decision | null;
}

const NOBODY: Member = { storefront: '', seller: '', sellerNo: 0, sellerName: '', platform: '', shopName: '', shopId: '', url: '' };
const memberAt = (state: MatterGroups, node: number): Member => state.members.get(state.engine.data.ids[node] ?? '') ?? NOBODY;

function sharedOf(state: MatterGroups, stars: readonly Star[], edges: readonly Edge[]): SharedDatum[] {
  const byKey = new Map<string, Edge[]>();
  for (const edge of edges) {
    const list = byKey.get(edge.key);
    if (list) list.push(edge);
    else byKey.set(edge.key, [edge]);
  }
  return stars
    .filter(({ cls }) => classes[cls]?.name !== 'seller')
    .map(({ key, cls, nodes, strength }) => {
      const own = byKey.get(key) ?? [];
      return {
        kind: own[0]?.kind ?? kindOf(cls),
        key,
        shown: own[0]?.shownA ?? '',
        strength,
        members: nodes.map((node) => memberAt(state, node).storefront),
        sources: [...new Set(own.flatMap(({ sourcesA, sourcesB }) => [...sourcesA, ...sourcesB]))],
      };
    });
}

/** The last decision that names both. */
function decisionOn(decisions: readonly Decision[], a: string, b: string): Decision | null {
  const named = ({ kind, a: left, b: right, parts }: Decision) =>
    kind === 'split'
      ? parts.some((part) => part.includes(a)) && parts.some((part) => part.includes(b))
      : kind !== 'hub' && [...left, ...right].includes(a) && [...left, ...right].includes(b);
  const found = decisions.filter(named);
  return found.findLast((one) => barredPairs([one])(a, b)) ?? found.at(-1) ?? null;
}

function sameGroups(state: MatterGroups, ask: Suggestion, a: string, b: string): boolean {
  const label = (id: string) => state.engine.groupOf(state.engine.data.node(id) ?? -1);
  const [x, y] = [label(ask.a.storefront), label(ask.b.storefront)];
  return (x === label(a) && y === label(b)) || (x === label(b) && y === label(a));
}
