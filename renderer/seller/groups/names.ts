/** How storefronts, ties and sources are called on the page. */
import type { TFunction } from 'i18next';
import type { ListedEvidence, Pin } from '#core/evidence/model.ts';
import { sourceRef } from '#core/kit/citation.ts';
import type { Member, TieKind } from '#core/seller/grouping/model.ts';

export const memberName = (member: Member): string =>
  [`${member.sellerNo}`, member.shopName || member.shopId || member.sellerName || member.url].filter(Boolean).join(' · ');

export const kindWord = (t: TFunction, kind: TieKind): string =>
  kind === 'seller' || kind === 'decision' ? t(`groups.kinds.${kind}`) : t(`seller.choices.kind.${kind}`);

/** A source with the item it names; `page` from 1, null for the whole item. */
export interface Place {
  readonly source: string;
  readonly item: ListedEvidence;
  readonly page: number | null;
  readonly pin: Pin | undefined;
  /** `Exhibit 3`, or the title of an item that is no exhibit. */
  readonly name: string;
}

/** Undefined for an item that is not in use any more. */
export function placeOf(
  source: string,
  items: ReadonlyMap<string, ListedEvidence>,
  labels: ReadonlyMap<string, string>,
): Place | undefined {
  const ref = sourceRef(source);
  const item = items.get(ref.evidence);
  if (!item) return undefined;
  const pin = item.pins.find(({ id }) => id === ref.pin);
  return { source, item, pin, page: pin?.page ?? ref.page, name: labels.get(item.id) ?? (item.title || item.fileName) };
}

/** `1, 3-5, 9` as text of a cell. */
export function rangesOf(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < numbers.length; ) {
    let j = i;
    while (j + 1 < numbers.length && numbers[j + 1] === (numbers[j] ?? 0) + 1) j++;
    parts.push(...(j - i >= 2 ? [`${numbers[i]}–${numbers[j]}`] : numbers.slice(i, j + 1).map(String)));
    i = j + 1;
  }
  return parts.join(', ');
}
