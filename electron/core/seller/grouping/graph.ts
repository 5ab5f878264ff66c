/** The chart of groups: places computed here, the same each time, so that what is printed is what is shown. */
import { UndirectedGraph } from 'graphology';
import layout from 'graphology-layout-forceatlas2';
import { kindOf, type Star } from './groups.ts';
import type { Hub, Member, Suggestion, TieKind } from './model.ts';
import type { MatterGroups } from './state.ts';

/** What the package exports is the function itself; its types say it lies under `default`. */
const forceAtlas2 = layout as unknown as typeof layout.default;

export interface ChartNode {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly kind: 'cluster' | 'storefront' | 'identifier';
  /** Id of the group; '' for one that stands alone. */
  readonly group: string;
}
export interface ChartEdge {
  readonly id: string;
  readonly a: string;
  readonly b: string;
  readonly kind: TieKind | Suggestion['kind'];
  readonly hard: boolean;
}
export interface Chart {
  readonly nodes: readonly ChartNode[];
  readonly edges: readonly ChartEdge[];
  /** Nodes left out. */
  readonly cut: number;
}

/** More cannot be told apart on one screen or sheet. */
export const CHART_AT_MOST = 1_000;

const labelOf = (member: Member | undefined): string => {
  const text = member ? member.shopName || member.shopId || member.url || member.sellerName || `#${member.sellerNo}` : '';
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

/** All groups as clusters, the largest first, with what is asked and which shared identifiers lie between them. */
export function clusterChart(
  state: MatterGroups,
  asked: readonly Suggestion[],
  hubs: readonly { hub: Omit<Hub, 'shown'>; atom: number }[],
  nameOf: (atom: number) => string,
): Chart {
  const all = [...state.groups].sort((a, b) => b.nodes.length - a.nodes.length || a.no - b.no);
  // Some of the room is for what lies between them.
  const groups = all.slice(0, CHART_AT_MOST - 100);
  const shown = new Map<string, Omit<ChartNode, 'x' | 'y'>>();
  for (const { id, nodes } of groups) {
    const first = state.members.get(state.engine.data.ids[nodes[0] ?? 0] ?? '');
    shown.set(id, { id, label: labelOf(first), size: nodes.length, kind: 'cluster', group: id });
  }
  const edges: ChartEdge[] = [];
  const placeOf = (member: Member): string => {
    const id = state.groupOf(member.storefront)?.id ?? member.storefront;
    if (!shown.has(id) && shown.size < CHART_AT_MOST && id === member.storefront)
      shown.set(id, { id, label: labelOf(member), size: 1, kind: 'storefront', group: '' });
    return id;
  };
  for (const { a, b, kind } of asked) {
    const [from, to] = [placeOf(a), placeOf(b)];
    if (from !== to && shown.has(from) && shown.has(to))
      edges.push({ id: `${from} ${to} ${edges.length}`, a: from, b: to, kind, hard: false });
  }
  let left = 0;
  for (const { hub, atom } of hubs) {
    const touching = new Set<string>();
    for (const node of Array.from(state.engine.data.members(atom))) {
      const group = state.groupOf(state.engine.data.ids[node] ?? '');
      if (group && shown.has(group.id)) touching.add(group.id);
    }
    if (touching.size < 2) continue;
    if (shown.size >= CHART_AT_MOST) {
      left++;
      continue;
    }
    const id = `hub ${hub.key}`;
    shown.set(id, { id, label: nameOf(atom), size: hub.count, kind: 'identifier', group: '' });
    for (const group of touching) edges.push({ id: `${id} ${group}`, a: group, b: id, kind: hub.kind, hard: false });
  }
  return placed([...shown.values()], edges, all.length - groups.length + left);
}

/** One group: its storefronts and the identifiers between them. */
export function groupChart(
  state: MatterGroups,
  id: string,
  nodes: readonly number[],
  stars: readonly Star[],
  nameOf: (atom: number) => string,
): Chart {
  const { ids } = state.engine.data;
  const shops = nodes.slice(0, CHART_AT_MOST - 100);
  const inside = new Set(shops);
  const shown: Omit<ChartNode, 'x' | 'y'>[] = shops.map((node) => ({
    id: ids[node] ?? '',
    label: labelOf(state.members.get(ids[node] ?? '')),
    size: 1,
    kind: 'storefront',
    group: id,
  }));
  const edges: ChartEdge[] = [];
  let left = nodes.length - shops.length;
  for (const { atom, key, cls, nodes: showing, strength } of stars) {
    const here = showing.filter((node) => inside.has(node));
    if (here.length < 2) continue;
    const hard = strength !== 'weak';
    // Two storefronts need no dot between them.
    if (here.length === 2) {
      const [a = '', b = ''] = here.map((node) => ids[node] ?? '');
      edges.push({ id: `${a} ${b} ${key}`, a, b, kind: kindOf(cls), hard });
      continue;
    }
    if (shown.length >= CHART_AT_MOST) {
      left++;
      continue;
    }
    shown.push({ id: key, label: nameOf(atom), size: here.length, kind: 'identifier', group: id });
    for (const node of here) edges.push({ id: `${ids[node]} ${key}`, a: ids[node] ?? '', b: key, kind: kindOf(cls), hard });
  }
  return placed(shown, edges, left);
}

/** Starts on a spiral in the given order and lets the forces work a fixed number of times: no chance in it. */
function placed(nodes: readonly Omit<ChartNode, 'x' | 'y'>[], edges: readonly ChartEdge[], cut: number): Chart {
  const graph = new UndirectedGraph({ multi: false });
  for (const [i, { id, size }] of nodes.entries()) {
    const turn = i * 2.399963229728653;
    const far = 10 * Math.sqrt(i + 1);
    graph.addNode(id, { x: far * Math.cos(turn), y: far * Math.sin(turn), size: 2 + Math.sqrt(size) });
  }
  for (const { a, b, hard } of edges) if (a !== b && !graph.hasEdge(a, b)) graph.addEdge(a, b, { weight: hard ? 1 : 0.3 });
  const iterations = nodes.length > 400 ? 120 : 250;
  const places =
    nodes.length < 2
      ? {}
      : forceAtlas2(graph, {
          iterations,
          settings: { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: nodes.length > 200, adjustSizes: true },
        });
  const round = (value: number) => Math.round(value * 100) / 100;
  return {
    nodes: nodes.map((node) => ({ ...node, x: round(places[node.id]?.x ?? 0), y: round(places[node.id]?.y ?? 0) })),
    edges,
    cut,
  };
}
