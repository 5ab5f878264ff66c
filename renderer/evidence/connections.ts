/** What leans on an item of evidence: what the item was linked to, and what names it among its sources. */
import type { TFunction } from 'i18next';
import type { DamagesView } from '#core/damages/result.ts';
import type { Link } from '#core/evidence/model.ts';
import { sourceItem } from '#core/kit/citation.ts';
import type { Language } from '#core/kit/messages.ts';
import type { Matter } from '#core/matter/model.ts';
import { purchaseSources } from '#core/seller/purchase/model.ts';
import type { Pack } from '#core/template/pack.ts';
import type { SellerRows } from '../seller/rows.ts';

/** A thing of the matter. Identifiers name sources, but nothing is linked to them. */
export type ThingKind = Link['to'] | 'identifier';

export interface Thing {
  readonly to: ThingKind;
  readonly id: string;
  readonly label: string;
  /** Where it is edited, as findings name places. */
  readonly where: string;
}

export interface Connections {
  /** By `keyOf`. */
  readonly things: ReadonlyMap<string, Thing>;
  /** Keys of the things that name an item among their sources, by the item's id. */
  readonly sourceOf: ReadonlyMap<string, ReadonlySet<string>>;
}

export const keyOf = (to: ThingKind, id: string) => `${to}:${id}`;

interface Rooms {
  readonly matter: Matter;
  readonly pack: Pack | undefined;
  readonly sellers: SellerRows;
  readonly damages: Pick<DamagesView, 'heads'> | undefined;
}

const join = (...parts: readonly string[]) => parts.filter(Boolean).join(' · ');
const short = (text: string) => (text.length > 90 ? `${text.slice(0, 89)}…` : text);

/** Every thing of a matter that evidence can be connected with, and which items each names already. */
export function connectionsOf({ matter, pack, sellers, damages }: Rooms, t: TFunction, language: Language): Connections {
  const things = new Map<string, Thing>();
  const sourceOf = new Map<string, Set<string>>();
  const add = (to: ThingKind, id: string, label: string, where: string, sources: readonly string[]) => {
    const key = keyOf(to, id);
    things.set(key, { to, id, label: short(label) || t('matter.unnamed'), where });
    // A page or a pin of an item is part of it.
    for (const item of sources.map(sourceItem)) {
      const keys = sourceOf.get(item);
      if (keys) keys.add(key);
      else sourceOf.set(item, new Set([key]));
    }
  };
  for (const p of matter.parties) add('party', p.id, p.name, `matter/parties/${p.id}`, p.sources);
  for (const r of matter.rights)
    add('right', r.id, join(r.mark, r.number), `matter/rights/${r.id}`, r.certificate === null ? [] : [r.certificate]);
  for (const f of matter.facts) {
    const kind = pack?.events[f.kind]?.label[language] ?? f.kind;
    add('fact', f.id, join(f.date, kind, f.text), `matter/facts/${f.id}`, f.sources);
  }
  for (const s of sellers.sellers) add('seller', s.id, `${s.no}. ${s.name || t('seller.hidden')}`, `seller/sellers/${s.id}`, s.sources);
  for (const s of sellers.storefronts)
    add('storefront', s.id, join(s.platform, s.shopName || s.shopId || s.url), `seller/storefronts/${s.id}`, s.sources);
  for (const i of sellers.identifiers)
    add('identifier', i.id, join(t(`seller.choices.kind.${i.kind}`), i.value), `seller/identifiers/${i.id}`, i.sources);
  for (const l of sellers.listings) add('listing', l.id, join(l.title || l.itemId, l.url), `seller/listings/${l.id}`, l.sources);
  for (const p of sellers.purchases)
    add('purchase', p.id, join(p.orderedOn, p.orderNumber || p.tracking), `seller/purchases/${p.id}`, purchaseSources(p));
  for (const { head, result } of damages?.heads ?? []) {
    const sources = [...head.inputs, ...head.items].flatMap((figure) => figure.sources.map((source) => source.evidence));
    add('damages-head', head.id, head.title || result.title[language], `damages/${head.id}`, sources);
  }
  return { things, sourceOf };
}

/** Keys of everything connected with an item, either way, each once. */
export function connectedWith(item: { readonly id: string; readonly links: readonly Link[] }, connections: Connections): readonly string[] {
  return [...new Set([...item.links.map((link) => keyOf(link.to, link.id)), ...(connections.sourceOf.get(item.id) ?? [])])];
}
