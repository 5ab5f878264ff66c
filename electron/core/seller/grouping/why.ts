/** Why two storefronts are not joined, and what was suggested: each with its reasons, as messages. */
import { HARD, limitOf, STRONG, weightOfShared } from './classes.ts';
import { role } from './engine.ts';
import { kindOf, sharedBy } from './groups.ts';
import { type Looks, likenesses, likenessOf } from './likeness.ts';
import type { Decision, Hub, Member, Reason, Suggestion } from './model.ts';
import type { Shelf } from './shown.ts';
import type { MatterGroups } from './state.ts';

const REASON = {
  conflict: 'grouping.asks-conflict',
  'bridges-groups': 'grouping.asks-bridge',
  'joins-many': 'grouping.asks-many',
} as const;

/** The identifiers that would have joined groups and ask first; one question for each pair of neighbouring parts. */
export function questions({ engine, members, ...rest }: Shelf & { decisions: readonly Decision[] }): Suggestion[] {
  const found: Suggestion[] = [];
  const barred = barredPairs(rest.decisions);
  for (const { held } of engine.outcomes()) {
    for (const { atom, reason, parts } of held) {
      const [first, ...others] = parts;
      if (first === undefined) continue;
      const cls = engine.data.classOf(atom);
      const asked = new Set([engine.groupOf(first)]);
      for (const other of others) {
        if (asked.has(engine.groupOf(other))) continue;
        asked.add(engine.groupOf(other));
        // The two that show it speak for their parts.
        const pair = showers(engine, atom, first, other);
        const [a, b] = pair.map((node) => members.get(engine.data.ids[node] ?? ''));
        if (!a || !b || barred(a.storefront, b.storefront)) continue;
        const params = { kind: kindOf(cls), key: short(engine.data.atoms[atom] ?? '') };
        found.push({
          a,
          b,
          score: Math.round(80 * weightOfShared(cls, engine.data.degree(atom))),
          reasons: [
            { id: 'grouping.asks-shared', params },
            { id: REASON[reason], params },
          ],
          kind: 'weak-chain',
        });
      }
    }
  }
  return found.sort(
    (x, y) => y.score - x.score || x.a.sellerNo - y.a.sellerNo || x.b.sellerNo - y.b.sellerNo || (x.a.storefront < y.a.storefront ? -1 : 1),
  );
}

function showers(engine: Shelf['engine'], atom: number, first: number, other: number): [number, number] {
  const nodes = Array.from(engine.data.members(atom));
  const in_ = (label: number) => nodes.find((node) => engine.groupOf(node) === label);
  return [in_(engine.groupOf(first)) ?? first, in_(engine.groupOf(other)) ?? other];
}

/** Keys may hold a digest of a resident number or a very long value. */
const short = (key: string): string => {
  const form = key.slice(key.indexOf(' ') + 1);
  return key.startsWith('resident-id ') ? '' : form.length > 60 ? `${form.slice(0, 59)}…` : form;
};

/** True for storefronts that a decision keeps apart. */
export function barredPairs(decisions: readonly Decision[]): (a: string, b: string) => boolean {
  const sides = decisions
    .flatMap(({ kind, a, b, parts }) => (kind === 'never' ? [[a, b]] : kind === 'split' ? [parts] : []))
    .map((lists) => {
      const side = new Map<string, number>();
      for (const [place, ids] of lists.entries()) for (const id of ids) side.set(id, place);
      return side;
    });
  return (a, b) => sides.some((side) => side.has(a) && side.has(b) && side.get(a) !== side.get(b));
}

/** Identifiers that tie nobody, though several show them. Most shown first. */
export function hubsOf({ engine, decisions }: Shelf): { hub: Omit<Hub, 'shown'>; atom: number }[] {
  const found: { hub: Omit<Hub, 'shown'>; atom: number }[] = [];
  const said = new Map<string, boolean>();
  for (const { identifier, shared } of decisions) if (identifier && shared !== null) said.set(identifier.key, shared);
  const { data } = engine;
  for (let atom = 0; atom < data.atomCount; atom++) {
    const now = engine.roleOf(atom);
    const key = data.atoms[atom] ?? '';
    const word = said.get(key);
    if (word === undefined && now !== role.tooMany && now !== role.service) continue;
    const count = data.degree(atom);
    if (count === 0) continue;
    const why = word !== undefined ? 'counsel' : now === role.tooMany ? 'too-many' : /@|^domain /.test(key) ? 'platform' : 'known-service';
    found.push({ atom, hub: { kind: kindOfKey(key, kindOf(data.classOf(atom))), key, count, why, shared: word ?? true } });
  }
  return found.sort((a, b) => b.hub.count - a.hub.count || (a.hub.key < b.hub.key ? -1 : 1));
}

const FAMILY_KINDS: Readonly<Record<string, Hub['kind']>> = {
  email: 'email',
  phone: 'phone',
  account: 'payee',
  'payee-name': 'payee',
  address: 'address',
  domain: 'domain',
  registrant: 'registrant',
  company: 'company-name',
  sender: 'shipping-sender',
  messenger: 'messenger',
};
/** What is known as a service is of the class of services; its key says what it is. */
const kindOfKey = (key: string, kind: Hub['kind']): Hub['kind'] =>
  kind === 'other' ? (FAMILY_KINDS[key.slice(0, key.indexOf(' '))] ?? kind) : kind;

/** Why a pair that shares something is not joined by it. */
export function pairReasons({ engine }: Shelf, a: number, b: number): { reasons: Reason[]; hubs: number[] } {
  const reasons: Reason[] = [];
  const hubs: number[] = [];
  for (const atom of sharedBy(engine, a, b)) {
    const cls = engine.data.classOf(atom);
    const params = {
      kind: kindOf(cls),
      key: short(engine.data.atoms[atom] ?? ''),
      count: engine.data.degree(atom),
      limit: limitOf[cls] ?? 0,
    };
    const now = engine.roleOf(atom);
    if (now === role.tooMany || now === role.service) {
      hubs.push(atom);
      reasons.push({ id: now === role.tooMany ? 'grouping.too-many' : 'grouping.known-service', params });
    } else if (now === role.held) reasons.push({ id: 'grouping.asks-shared', params });
    else if (engine.severed(a, atom) || engine.severed(b, atom)) reasons.push({ id: 'grouping.cut', params });
    else if (engine.data.rank(atom) < HARD) reasons.push({ id: 'grouping.only-weak', params });
  }
  return { reasons, hubs };
}

/** What each storefront looks like. `titles` and `pictures` by storefront. */
export function looksOf(
  { engine, members }: Shelf,
  titles: ReadonlyMap<string, { titles: string[]; prices: string[] }>,
  pictures: ReadonlyMap<string, string[]>,
  names: ReadonlyMap<string, string[]>,
): Looks[] {
  const { data } = engine;
  return Array.from(members.values(), (member) => {
    const node = data.node(member.storefront) ?? -1;
    const addresses: string[] = [];
    const { from, to } = data.entries(node);
    for (let at = from; at < to; at++) {
      const key = data.atoms[data.atomAt(at)] ?? '';
      if (/^(?:address|warehouse) /.test(key) && data.degree(data.atomAt(at)) > 1 && data.rank(data.atomAt(at)) < STRONG)
        addresses.push(key);
    }
    return {
      id: member.storefront,
      names: [member.shopName, member.sellerName, ...(names.get(member.storefront) ?? [])],
      titles: titles.get(member.storefront)?.titles ?? [],
      prices: titles.get(member.storefront)?.prices ?? [],
      pictures: pictures.get(member.storefront) ?? [],
      addresses,
    };
  });
}

/** Pairs of different groups that look alike; those kept apart or joined already are not suggested. */
export function alikes(state: MatterGroups, looks: readonly Looks[]): Suggestion[] {
  const { engine, members, decisions } = state;
  const barred = barredPairs(decisions);
  const label = (id: string) => engine.groupOf(engine.data.node(id) ?? -1);
  const found = likenesses(looks, (a, b) => label(a) === label(b) || barred(a, b));
  return found.flatMap(({ a, b, score, reasons }) => {
    const [one, other] = [members.get(a), members.get(b)];
    return one && other ? [{ a: one, b: other, score, reasons, kind: 'likeness' as const }] : [];
  });
}

export const alikePair = (a: Member, b: Member, looks: readonly Looks[]): Suggestion[] => {
  const [one, other] = [looks.find(({ id }) => id === a.storefront), looks.find(({ id }) => id === b.storefront)];
  if (!one || !other) return [];
  const { score, reasons } = likenessOf(one, other);
  return reasons.length > 0 ? [{ a, b, score, reasons, kind: 'likeness' }] : [];
};
