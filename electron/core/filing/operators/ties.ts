/**
 * What a document may say ties sellers together: identifiers found with each of them, and nothing else. A group is what such ties hold
 * together; likeness, and counsel's own word that two are one, bring nobody in. A seller of whom nothing shows the identifier is left out
 * of the tie and named as a finding: a paragraph that says all share it when seven of sixty-two do not loses the seven
 * (Judge Blakey, Picquelle, N.D. Ill. 2024).
 */
import { type Finding, finding } from '../../kit/finding.ts';
import type { Edge } from '../../seller/grouping/model.ts';
import type { Identifier, Seller, Storefront } from '../../seller/model.ts';

/** A seller with what it gave, as found, and the evidence that shows it. */
export interface Holder {
  readonly seller: string;
  readonly no: number;
  readonly values: readonly string[];
  /** Storefronts it was found with; empty when it is the seller's as a whole. */
  readonly storefronts: readonly string[];
  readonly sources: readonly string[];
}
export interface Tie {
  readonly kind: Identifier['kind'];
  readonly key: string;
  /** As first found. */
  readonly value: string;
  /** Two or more, by number. */
  readonly holders: readonly Holder[];
}
export interface TiedGroup {
  /** Of the group it is, or is part of. */
  readonly id: string;
  /** From 1, by the lowest seller number. */
  readonly no: number;
  /** Seller numbers, ascending. */
  readonly nos: readonly number[];
  /** Storefronts of these sellers. */
  readonly storefronts: number;
  /** Most shared first. */
  readonly ties: readonly Tie[];
}
export interface Tied {
  readonly groups: readonly TiedGroup[];
  /** One storefront operator with several shops whose shops share data: what shows that they are one. */
  readonly own: readonly Tie[];
  readonly findings: readonly Finding[];
}

export interface TieSources {
  readonly sellers: readonly Seller[];
  readonly storefronts: readonly Storefront[];
  /** The edges of each group as it stands: what counsel parted, and identifiers of too many, are not among them. */
  readonly groups: readonly { readonly id: string; readonly edges: readonly Edge[] }[];
}

/** Identifiers that are stated when they are the same, but hold no group together: neighbours share an address, namesakes a payee. */
const STATED: ReadonlySet<string> = new Set(['address', 'warehouse', 'return-address', 'payee']);

export function tiedGroups({ sellers, storefronts, groups: parts }: TieSources): Tied {
  const sellerById = new Map(sellers.map((seller) => [seller.id, seller]));
  const sellerOf = new Map<string, string>([
    ...sellers.map(({ id }) => [id, id] as const),
    ...storefronts.map(({ id, seller }) => [id, seller] as const),
  ]);
  const found = new Map<
    string,
    { readonly part: string; readonly edge: Edge; readonly hard: boolean; readonly held: Map<string, Found> }
  >();
  // An identifier found on both sides of a line counsel drew is a tie on each side, never across.
  for (const { id: part, edges } of parts)
    for (const edge of edges) {
      const hard = edge.strength === 'hard';
      if (!hard && !(edge.strength === 'weak' && STATED.has(edge.kind))) continue;
      const id = `${part}\n${edge.kind}\n${edge.key}`;
      const tie = found.get(id) ?? { part, edge, hard, held: new Map<string, Found>() };
      found.set(id, tie);
      hold(tie.held, edge.a, edge.shownA, edge.sourcesA);
      hold(tie.held, edge.b, edge.shownB, edge.sourcesB);
    }

  const findings: Finding[] = [];
  const ties: (Tie & { readonly part: string; readonly hard: boolean })[] = [];
  const own: Tie[] = [];
  for (const { part, edge, hard, held } of found.values()) {
    const bySeller = Map.groupBy(held, ([node]) => sellerOf.get(node) ?? '');
    const holders: Holder[] = [];
    for (const [seller, nodes] of bySeller) {
      const no = sellerById.get(seller)?.no;
      if (no === undefined) continue;
      const sources = [...new Set(nodes.flatMap(([, one]) => [...one.sources]))];
      const holder: Holder = {
        seller,
        no,
        values: [...new Set(nodes.flatMap(([, one]) => [...one.values]))],
        storefronts: nodes.flatMap(([node]) => (node === seller ? [] : [node])),
        sources,
      };
      if (sources.length === 0) {
        if (bySeller.size > 1)
          findings.push(finding('error', `seller/sellers/${seller}`, 'filing.tie-unproved', { no, kind: edge.kind, value: edge.shownA }));
      } else holders.push(holder);
    }
    holders.sort((a, b) => a.no - b.no);
    const tie = { kind: edge.kind as Identifier['kind'], key: edge.key, value: holders[0]?.values[0] ?? edge.shownA, holders };
    if (holders.length > 1) ties.push({ ...tie, part, hard });
    else if (hard && (holders[0]?.storefronts.length ?? 0) > 1) own.push(tie);
  }

  // Sellers are put together within a part: one whose shops counsel parted stands in two groups, and ties neither to the other.
  const root = new Map<string, string>();
  const rootOf = (id: string): string => {
    let at = id;
    for (let up = root.get(at); up !== undefined; up = root.get(at)) at = up;
    if (at !== id) root.set(id, at);
    return at;
  };
  const member = (part: string, { seller }: Holder) => `${part}\n${seller}`;
  const inside = new Set<string>();
  for (const { part, holders, hard } of ties) {
    const [first] = holders;
    if (!hard || !first) continue;
    for (const one of holders) {
      const [a, b] = [rootOf(member(part, first)), rootOf(member(part, one))];
      if (a !== b) root.set(b, a);
      inside.add(member(part, one));
    }
  }
  const shopsOf = Map.groupBy(storefronts, ({ seller }) => seller);
  const tiesOf = new Map<string, Tie[]>();
  const give = (of: string, tie: Tie) => {
    const known = tiesOf.get(of);
    if (known) known.push(tie);
    else tiesOf.set(of, [tie]);
  };
  for (const { part, hard, ...tie } of ties) {
    if (hard) {
      const [first] = tie.holders;
      if (first) give(rootOf(member(part, first)), tie);
      continue;
    }
    const here = Map.groupBy(
      tie.holders.filter((one) => inside.has(member(part, one))),
      (one) => rootOf(member(part, one)),
    );
    for (const [of, holders] of here) if (holders.length > 1) give(of, { ...tie, holders, value: holders[0]?.values[0] ?? tie.value });
  }
  const groups = [...tiesOf]
    .map(([of, own]) => {
      const members = new Map(own.flatMap(({ holders }) => holders.map(({ seller, no }) => [seller, no])));
      return {
        id: of.slice(0, of.indexOf('\n')),
        nos: [...members.values()].sort((a, b) => a - b),
        storefronts: [...members.keys()].reduce((sum, id) => sum + (shopsOf.get(id)?.length ?? 0), 0),
        ties: own.sort(mostShared),
      };
    })
    .sort((a, b) => (a.nos[0] ?? 0) - (b.nos[0] ?? 0) || (a.id < b.id ? -1 : 1))
    .map((group, index) => ({ ...group, no: index + 1 }));
  return { groups, own: own.sort(mostShared), findings: distinct(findings) };
}

interface Found {
  readonly values: Set<string>;
  readonly sources: Set<string>;
}

function hold(held: Map<string, Found>, node: string, value: string, sources: readonly string[]): void {
  const one = held.get(node) ?? { values: new Set<string>(), sources: new Set<string>() };
  held.set(node, one);
  one.values.add(value);
  for (const source of sources) one.sources.add(source);
}

const mostShared = (a: Tie, b: Tie): number =>
  b.holders.length - a.holders.length ||
  (a.holders[0]?.no ?? 0) - (b.holders[0]?.no ?? 0) ||
  (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) ||
  (a.key < b.key ? -1 : 1);

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((one) => [`${one.where} ${JSON.stringify(one.params)}`, one])).values()];
}
