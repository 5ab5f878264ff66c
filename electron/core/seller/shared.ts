/** Data that occur with more than one seller: what ties defendants together. */
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Identifier } from './model.ts';
import type { SellerData } from './rows.ts';

export interface SharedIdentifier {
  readonly kind: Identifier['kind'];
  /** As first found. */
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
    const key = identifierKey(occurrence.kind, occurrence.value, countries.get(occurrence.seller) ?? '');
    if (key === '' || !numbers.has(occurrence.seller)) continue;
    const group = groups.get(key);
    if (group) group.push(occurrence);
    else groups.set(key, [occurrence]);
  }
  const shared = [...groups.values()].flatMap((group) => {
    const [first] = group;
    const sellers = [...new Set(group.map((one) => numbers.get(one.seller) ?? 0))].sort((a, b) => a - b);
    if (!first || sellers.length < 2) return [];
    return [{ kind: first.kind, value: first.value, sellers, sources: [...new Set(group.flatMap((one) => one.sources))] }];
  });
  return shared.sort((a, b) => b.sellers.length - a.sellers.length || (a.sellers[0] ?? 0) - (b.sellers[0] ?? 0));
}

/** What people write when they know nothing; sharing it ties nobody together. */
const NOTHING = /^(n\/?a|none|no|unknown|hidden|not (shown|disclosed|known|available)|无|不详|未知|未显示|暂无|[-–—/?.*x]*)$/;

/** One key for all ways to write the same datum, with its family in front; '' for what says nothing. `country` helps to read a phone number. */
export function identifierKey(kind: Identifier['kind'], value: string, country: string): string {
  const plain = value.normalize('NFKC').trim().toLowerCase();
  if (NOTHING.test(plain)) return '';
  switch (kind) {
    case 'email':
      return `email ${plain.replace(/\s/g, '')}`;
    case 'phone':
      return `phone ${phoneKey(plain, country)}`;
    case 'payee':
    case 'bank-account':
      return `payee ${payeeKey(plain)}`;
    case 'address':
    case 'return-address':
      return `address ${plain.replace(/[\s\p{P}]/gu, '')}`;
    case 'domain':
      return `domain ${plain
        .replace(/^https?:\/\//, '')
        .replace(/^www\./, '')
        .replace(/[/.]+$/, '')}`;
    case 'licence':
    case 'merchant-id':
      return `${kind} ${plain.replace(/\s/g, '')}`;
    case 'registrant':
    case 'messenger':
    case 'other':
      return `${kind} ${plain.replace(/\s+/g, ' ')}`;
  }
}

function phoneKey(plain: string, country: string): string {
  const key = country.trim().toUpperCase();
  const known = /^[A-Z]{2}$/.test(key) ? key : /^(CHINA|PRC|中国)/.test(key) ? 'CN' : undefined;
  // Eleven digits from 13 on are a mainland mobile number, whatever country the page claims.
  const mobile = /^1[3-9]\d{9}$/.test(plain.replace(/[\s-]/g, ''));
  const parsed = parsePhoneNumberFromString(plain, (mobile ? 'CN' : known) as CountryCode | undefined);
  return parsed?.isPossible() ? parsed.number : plain.replace(/\D/g, '') || plain;
}

/** An account by its e-mail address or its digits, a payee without either by name. */
function payeeKey(plain: string): string {
  const email = /[^\s@<>:：]+@[^\s@<>]+/.exec(plain);
  if (email) return email[0];
  const digits = plain.replace(/\D/g, '');
  return digits.length >= 6 ? digits : plain.replace(/\s+/g, ' ');
}
