/** How far each kind of datum speaks for one seller. One table, so that the formula can be read and defended. */
import type { Strength, TieKind } from './model.ts';

/**
 * - `declared`: the list of defendants or counsel says so;
 * - `identity`: names a person or company at an authority, so two different ones contradict each other;
 * - `strong`: where the money goes, or who sells on a platform;
 * - `contact`: hard, and yet borrowed now and then (a courier's phone, an agent's mailbox);
 * - `support`: never ties by itself, counts beside another;
 * - `weak`: only shown and suggested.
 */
export type Tier = 'weak' | 'support' | 'contact' | 'strong' | 'identity' | 'declared';

export interface TieClass {
  readonly name: string;
  readonly tier: Tier;
  /**
   * Most clusters of otherwise unconnected storefronts it may tie. Shared by more, it says nothing about who sells: a service, a
   * building, a number everyone writes.
   */
  readonly limit: number;
  /** Between 0 and 1, for two storefronts that nobody else shares it with. */
  readonly weight: number;
}

const NEVER_TOO_MANY = 0x7fffffff;

export const classes = [
  { name: 'nothing', tier: 'weak', limit: 0, weight: 0 },
  // Known by what it says: a platform, a payment service, a parcel counter.
  { name: 'service', tier: 'weak', limit: 0, weight: 0 },
  { name: 'decision', tier: 'declared', limit: NEVER_TOO_MANY, weight: 1 },
  { name: 'seller', tier: 'declared', limit: NEVER_TOO_MANY, weight: 1 },
  { name: 'licence', tier: 'identity', limit: 20, weight: 0.97 },
  // A number that fails its check digit is invented; two shops may have invented the same one.
  { name: 'licence-unsound', tier: 'contact', limit: 4, weight: 0.7 },
  { name: 'licence-other', tier: 'strong', limit: 10, weight: 0.9 },
  { name: 'resident', tier: 'identity', limit: 20, weight: 0.97 },
  { name: 'resident-unsound', tier: 'contact', limit: 4, weight: 0.7 },
  { name: 'bank', tier: 'strong', limit: 20, weight: 0.96 },
  { name: 'payee', tier: 'strong', limit: 15, weight: 0.95 },
  { name: 'payee-company', tier: 'contact', limit: 5, weight: 0.72 },
  { name: 'payee-person', tier: 'weak', limit: 0, weight: 0.3 },
  { name: 'merchant', tier: 'strong', limit: 15, weight: 0.95 },
  { name: 'email', tier: 'contact', limit: 8, weight: 0.92 },
  { name: 'email-role', tier: 'contact', limit: 5, weight: 0.84 },
  { name: 'mobile', tier: 'contact', limit: 8, weight: 0.9 },
  { name: 'landline', tier: 'contact', limit: 4, weight: 0.8 },
  { name: 'messenger', tier: 'contact', limit: 8, weight: 0.88 },
  { name: 'domain', tier: 'contact', limit: 6, weight: 0.9 },
  { name: 'registrant', tier: 'contact', limit: 6, weight: 0.85 },
  { name: 'registrant-name', tier: 'weak', limit: 0, weight: 0.35 },
  { name: 'return-address', tier: 'contact', limit: 4, weight: 0.75 },
  { name: 'address-unit', tier: 'contact', limit: 4, weight: 0.74 },
  { name: 'address-exact', tier: 'support', limit: 3, weight: 0.5 },
  { name: 'address-vague', tier: 'weak', limit: 0, weight: 0.15 },
  { name: 'batch', tier: 'contact', limit: 4, weight: 0.75 },
  { name: 'batch-short', tier: 'weak', limit: 0, weight: 0.2 },
  { name: 'name', tier: 'weak', limit: 0, weight: 0.3 },
  { name: 'company', tier: 'weak', limit: 0, weight: 0.45 },
  { name: 'name-server', tier: 'weak', limit: 0, weight: 0.15 },
  { name: 'warehouse', tier: 'weak', limit: 0, weight: 0.2 },
  { name: 'sender', tier: 'weak', limit: 0, weight: 0.25 },
  { name: 'damaged', tier: 'weak', limit: 0, weight: 0.1 },
  { name: 'other', tier: 'weak', limit: 0, weight: 0.2 },
] as const satisfies readonly TieClass[];

/** The kind of identifier a class is shown as where no row is at hand. */
export const kindOfClass: Readonly<Record<ClassName, TieKind>> = {
  nothing: 'other',
  service: 'other',
  decision: 'decision',
  seller: 'seller',
  licence: 'licence',
  'licence-unsound': 'licence',
  'licence-other': 'licence',
  resident: 'resident-id',
  'resident-unsound': 'resident-id',
  bank: 'bank-account',
  payee: 'payee',
  'payee-company': 'payee',
  'payee-person': 'payee',
  merchant: 'merchant-id',
  email: 'email',
  'email-role': 'email',
  mobile: 'phone',
  landline: 'phone',
  messenger: 'messenger',
  domain: 'domain',
  registrant: 'registrant',
  'registrant-name': 'registrant',
  'return-address': 'return-address',
  'address-unit': 'address',
  'address-exact': 'address',
  'address-vague': 'address',
  batch: 'batch',
  'batch-short': 'batch',
  name: 'person-name',
  company: 'company-name',
  'name-server': 'name-server',
  warehouse: 'warehouse',
  sender: 'shipping-sender',
  damaged: 'other',
  other: 'other',
};

export type ClassName = (typeof classes)[number]['name'];

const places = new Map<string, number>(classes.map(({ name }, place) => [name, place]));
/** The place of a class in the table: what the engine stores. */
export const classOf = (name: ClassName): number => places.get(name) ?? 0;

const RANK: Readonly<Record<Tier, number>> = { weak: 0, support: 1, contact: 2, strong: 3, identity: 4, declared: 5 };
export const HARD = RANK.contact;
export const SUPPORT = RANK.support;
export const STRONG = RANK.strong;
export const DECLARED = RANK.declared;
/** By place in the table, for the engine's loops. */
export const rankOf = Uint8Array.from(classes, ({ tier }) => RANK[tier]);
export const limitOf = Int32Array.from(classes, ({ limit }) => limit);
export const weightOf = Float64Array.from(classes, ({ weight }) => weight);

/** The weight of an identifier that `count` storefronts show: each doubling beyond two takes a little of it. */
export function weightOfShared(place: number, count: number): number {
  const weight = weightOf[place] ?? 0;
  if ((rankOf[place] ?? 0) === DECLARED) return weight;
  return Math.round(Math.max(0.05, weight * (1 - 0.04 * Math.max(0, Math.log2(Math.max(2, count)) - 1))) * 1000) / 1000;
}

export const SERVICE = classOf('service');
export const LICENCE = classOf('licence');
export const RESIDENT = classOf('resident');

export const strengthOf = (place: number): Strength => {
  const { name, tier } = classes[place] ?? classes[0];
  return name === 'decision' ? 'counsel' : tier === 'declared' ? 'declared' : tier === 'weak' || tier === 'support' ? 'weak' : 'hard';
};
