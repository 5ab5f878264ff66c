/** What of the evidence is listed and searched. The same filters hold for the list here and for the index of the workbench. */
import type { EvidenceNotes } from '#core/evidence/model.ts';
import type { Filters as Asked } from '#core/evidence/text/model.ts';
import type { SellerRows } from '../seller/rows.ts';
import { type Connections, keyOf } from './connections.ts';
import type { Line } from './rows.ts';

type Kind = EvidenceNotes['kind'];
type YesNo = '' | 'yes' | 'no';

export interface Filters {
  readonly kinds: readonly Kind[];
  /** A media type, or the first part of some: `image/`. */
  readonly type: string;
  readonly seller: string;
  readonly right: string;
  /** YYYY-MM-DD, both included; '' for open. */
  readonly from: string;
  readonly to: string;
  readonly exhibit: YesNo;
  readonly tag: string;
  readonly privileged: YesNo;
  /** Only what needs a look, or stands alone. The index does not know these. */
  readonly state: '' | 'unconnected' | 'findings' | 'confidential';
}

export const NO_FILTERS: Filters = {
  kinds: [],
  type: '',
  seller: '',
  right: '',
  from: '',
  to: '',
  exhibit: '',
  tag: '',
  privileged: '',
  state: '',
};

/** Groups of media types one filters by. */
export const typeGroups = ['application/pdf', 'image/', 'message/', 'text/', 'video/', 'audio/'] as const;

/** Names of the filters that are set. */
export const filtersSet = (filters: Filters): (keyof Filters)[] =>
  (Object.keys(NO_FILTERS) as (keyof Filters)[]).filter((name) => filters[name].length > 0);

/** As the index takes them. */
export function askedOf(filters: Filters): Asked {
  const { kinds, type, seller, right, from, to, exhibit, tag, privileged } = filters;
  return {
    ...(kinds.length > 0 && { kinds: [...kinds] }),
    ...(type !== '' && { mediaType: type }),
    ...(seller !== '' && { seller }),
    ...(right !== '' && { right }),
    ...(from !== '' && { from }),
    ...(to !== '' && { to }),
    ...(exhibit !== '' && { exhibit }),
    ...(tag !== '' && { tag }),
    ...(privileged !== '' && { privileged: privileged === 'yes' }),
  };
}

/** Keys of a seller and of everything that is the seller's: an item connected with any of them is evidence against the seller. */
export function keysOfSeller(sellers: SellerRows, seller: string): ReadonlySet<string> {
  const shops = new Set(sellers.storefronts.filter((shop) => shop.seller === seller).map((shop) => shop.id));
  return new Set([
    keyOf('seller', seller),
    ...[...shops].map((id) => keyOf('storefront', id)),
    ...sellers.identifiers.filter((one) => one.seller === seller).map((one) => keyOf('identifier', one.id)),
    ...sellers.listings.filter((one) => shops.has(one.storefront)).map((one) => keyOf('listing', one.id)),
    ...sellers.purchases.filter((one) => one.seller === seller).map((one) => keyOf('purchase', one.id)),
  ]);
}

/** The day an item is of: when it was captured, by what is said of it or by the file, else when it was received. */
export function dayOf({ capturedAt, metadata, receivedAt }: Line['item']): string {
  const days = [capturedAt, metadata.captured?.at ?? '', receivedAt].map((at) => at.slice(0, 10));
  return days.find((day) => /^\d{4}-\d{2}-\d{2}$/.test(day)) ?? '';
}

interface Around {
  readonly connections: Connections;
  readonly sellers: SellerRows | undefined;
}

/** The lines that pass every filter and hold every word typed, in their order. */
export function filterLines(lines: readonly Line[], typed: string, filters: Filters, around: Around): readonly Line[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && filtersSet(filters).length === 0) return lines;
  const against = filters.seller !== '' && around.sellers ? keysOfSeller(around.sellers, filters.seller) : undefined;
  const keys = filters.right === '' ? undefined : new Set([keyOf('right', filters.right)]);
  return lines.filter(
    (line) =>
      words.every((word) => line.text.includes(word)) &&
      passes(line, filters) &&
      (against === undefined || line.keys.some((key) => against.has(key))) &&
      (keys === undefined || line.keys.some((key) => keys.has(key))),
  );
}

function passes({ item, keys }: Line, { kinds, type, from, to, exhibit, tag, privileged, state }: Filters): boolean {
  if (kinds.length > 0 && !kinds.includes(item.kind)) return false;
  if (type !== '' && !(type.endsWith('/') ? item.mediaType.startsWith(type) : item.mediaType === type)) return false;
  if ((from !== '' || to !== '') && !within(dayOf(item), from, to)) return false;
  if (exhibit !== '' && (item.exhibit !== null) !== (exhibit === 'yes')) return false;
  if (tag !== '' && !item.tags.includes(tag)) return false;
  if (privileged !== '' && (item.privilege !== '') !== (privileged === 'yes')) return false;
  if (state === 'unconnected') return keys.length === 0;
  if (state === 'findings') return item.findings.length > 0;
  return state !== 'confidential' || item.confidential;
}

const within = (day: string, from: string, to: string) => day !== '' && (from === '' || day >= from) && (to === '' || day <= to);
