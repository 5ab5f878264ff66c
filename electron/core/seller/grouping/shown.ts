/** Rows behind the engine's numbers, as they are shown: what was found, and on which pages. */
import type { Kysely } from 'kysely';
import { sourceItem } from '../../kit/citation.ts';
import { maskResidentIdsIn } from '../../kit/resident-id.ts';
import type { Tables } from '../../store/tables.ts';
import { normalise } from '../identity/normalise.ts';
import { strengthOf, weightOfShared } from './classes.ts';
import type { Engine } from './engine.ts';
import { sourcesIn } from './facts.ts';
import { kindOf, type Star } from './groups.ts';
import { type Decision, type Edge, GROUPING_VERSION, type Member, type TieKind } from './model.ts';
import * as rows from './rows.ts';

export interface ShownRow {
  readonly kind: TieKind;
  readonly shown: string;
  readonly sources: readonly string[];
}

/** What it takes to look rows up. */
export interface Shelf {
  readonly db: Kysely<Tables>;
  readonly matter: string;
  readonly engine: Engine;
  readonly members: ReadonlyMap<string, Member>;
  readonly decisions: readonly Decision[];
  readonly withdrawn: ReadonlySet<string>;
}

/** The rows by which storefronts show an atom: node and atom to row ids. */
export function rowsOf(engine: Engine, node: number, atom: number): string[] {
  const { from, to } = engine.data.entries(node);
  const found: string[] = [];
  for (let at = from; at < to; at++) if (engine.data.atomAt(at) === atom) found.push(engine.data.rows[at] ?? '');
  return found;
}

/** Looks these rows up. Resident numbers are masked; sources without withdrawn evidence. */
export async function showRows({ db, matter, decisions, withdrawn }: Shelf, ids: readonly string[]): Promise<Map<string, ShownRow>> {
  const wanted = [...new Set(ids)];
  const named = (table: string) => wanted.flatMap((id) => (id.startsWith(`${table}/`) ? [id.slice(table.length + 1)] : []));
  const found = new Map<string, ShownRow>();
  const inUse = (json: string) => sourcesIn(json).filter((one) => !withdrawn.has(sourceItem(one)));
  const identifiers = await rows.selectIdentifiers(db, wanted);
  const sellers = new Set(named('seller'));
  const shops = new Set(named('storefront'));
  // Where a datum cites nothing itself, the pages of its storefront or seller show it.
  for (const { storefront, seller, sources } of identifiers.values()) {
    if (sources !== '[]') continue;
    if (storefront !== null) shops.add(storefront);
    else sellers.add(seller);
  }
  const [sellerRows, shopRows, purchases] = await Promise.all([
    rows.selectSellerRows(db, matter, [...sellers]),
    rows.selectStorefrontRows(db, matter, [...shops]),
    rows.selectPurchases(db, named('purchase')),
  ]);
  for (const [id, { kind, value, storefront, seller, sources }] of identifiers) {
    const shown = kind === 'resident-id' ? normalise(kind, value).shown : maskResidentIdsIn(value);
    const fallback = storefront !== null ? shopRows.get(storefront)?.sources : sellerRows.get(seller)?.sources;
    found.set(id, { kind, shown, sources: inUse(sources === '[]' ? (fallback ?? '[]') : sources) });
  }
  for (const [id, { address, name, sources }] of sellerRows)
    found.set(`seller/${id}`, { kind: 'seller', shown: address === '' ? name : address, sources: inUse(sources) });
  for (const [id, { shopId, url, sources }] of shopRows)
    found.set(`storefront/${id}`, { kind: 'merchant-id', shown: shopId === '' ? url : shopId, sources: inUse(sources) });
  for (const [id, { payee, sources }] of purchases)
    found.set(`purchase/${id}`, { kind: 'payee', shown: maskResidentIdsIn(payee), sources: inUse(sources) });
  for (const { id, reason } of decisions) found.set(id, { kind: 'decision', shown: reason, sources: [] });
  return found;
}

/** A pair of storefronts and the identifier they share. */
export interface Pair {
  readonly a: number;
  readonly b: number;
  readonly atom: number;
}

/** Edges for pairs, in their order. */
export async function showEdges(shelf: Shelf, pairs: readonly Pair[]): Promise<Edge[]> {
  const { engine } = shelf;
  const chosen = pairs.map(({ a, b, atom }) => ({ a, b, atom, rowsA: rowsOf(engine, a, atom), rowsB: rowsOf(engine, b, atom) }));
  const shown = await showRows(
    shelf,
    chosen.flatMap(({ rowsA, rowsB }) => [...rowsA, ...rowsB]),
  );
  return chosen.map(({ a, b, atom, rowsA, rowsB }) => {
    const { data } = engine;
    const [nameA = '', nameB = ''] = [data.ids[a], data.ids[b]];
    // One storefront may show it twice: the row with pages goes first.
    const first = (ids: readonly string[]) =>
      [...ids].sort((x, y) => (shown.get(y)?.sources.length ?? 0) - (shown.get(x)?.sources.length ?? 0))[0] ?? '';
    const [rowA, rowB] = [first(rowsA), first(rowsB)];
    const all = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => shown.get(id)?.sources ?? []))];
    const cls = data.classOf(atom);
    const key = data.atoms[atom] ?? '';
    const counted = kindOf(cls);
    const kind = counted === 'seller' || counted === 'decision' ? counted : (entryKind(shown.get(rowA)?.kind) ?? counted);
    const shownOf = (row: string, own: Member | undefined) =>
      counted === 'seller' ? (own?.sellerName ?? '') : (shown.get(row)?.shown ?? '');
    return {
      id: `${nameA} ${nameB} ${key}`,
      a: nameA,
      b: nameB,
      kind,
      key,
      shownA: shownOf(rowA, shelf.members.get(nameA)),
      shownB: shownOf(rowB, shelf.members.get(nameB)),
      sourcesA: all(rowsA),
      sourcesB: all(rowsB),
      strength: strengthOf(cls),
      weight: weightOfShared(cls, data.degree(atom)),
      version: GROUPING_VERSION,
      identifiers: [rowA, rowB] as const,
    };
  });
}

/** A seller's own row shows an address, a storefront's an id or a site: the class says which. */
const entryKind = (kind: TieKind | undefined): TieKind | undefined => (kind === 'seller' || kind === 'merchant-id' ? undefined : kind);

/** Each identifier as a star: its first storefront with each other. */
export const pairsOf = (stars: readonly Star[]): Pair[] =>
  stars.flatMap(({ atom, nodes: [first = 0, ...others] }) => others.map((other) => ({ a: first, b: other, atom })));
