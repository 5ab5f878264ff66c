/** Data that occur with more than one seller: what ties defendants together. */
import { normalise } from './identity/normalise.ts';
import type { Identifier } from './model.ts';
import type { SellerData } from './rows.ts';

export interface SharedIdentifier {
  readonly kind: Identifier['kind'];
  /** As first found; a resident number masked. */
  readonly value: string;
  /** Numbers of the sellers, ascending. */
  readonly sellers: readonly number[];
  /** Evidence behind any of the occurrences. */
  readonly sources: readonly string[];
}

interface Occurrence {
  readonly kind: Identifier['kind'];
  readonly value: string;
  readonly seller: string;
  readonly sources: readonly string[];
}

/** Most shared first. Addresses of sellers and payees of test purchases count as well as identifiers. */
export function sharedIdentifiers(data: SellerData): SharedIdentifier[] {
  const numbers = new Map(data.sellers.map((seller) => [seller.id, seller.no]));
  const countries = new Map(data.sellers.map((seller) => [seller.id, seller.country]));
  const occurrences: Occurrence[] = [
    ...data.identifiers,
    ...data.sellers.map(({ id, address, sources }) => ({ kind: 'address' as const, value: address, seller: id, sources })),
    ...data.purchases.map(({ payee, seller, sources }) => ({ kind: 'payee' as const, value: payee, seller, sources })),
  ];
  const groups = new Map<string, Occurrence[]>();
  for (const occurrence of occurrences) {
    if (!numbers.has(occurrence.seller)) continue;
    const { key, shown, family } = normalise(occurrence.kind, occurrence.value, { country: countries.get(occurrence.seller) ?? '' });
    if (key === '') continue;
    const one = family === 'resident-id' ? { ...occurrence, value: shown } : occurrence;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  const shared = [...groups.values()].flatMap((group) => {
    const [first] = group;
    const sellers = [...new Set(group.map((one) => numbers.get(one.seller) ?? 0))].sort((a, b) => a - b);
    if (!first || sellers.length < 2) return [];
    return [{ kind: first.kind, value: first.value, sellers, sources: [...new Set(group.flatMap((one) => one.sources))] }];
  });
  return shared.sort((a, b) => b.sellers.length - a.sellers.length || (a.sellers[0] ?? 0) - (b.sellers[0] ?? 0));
}
