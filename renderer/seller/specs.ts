import type { TFunction } from 'i18next';
import type { Matter } from '#core/matter/model.ts';
import { unitsReadings, uses } from '#core/seller/listing/model.ts';
import { identifierKinds, type SellerTable } from '#core/seller/model.ts';
import type { FieldSpec } from '../frame/field.tsx';
import type { SellerRows } from './rows.ts';

/** Fields that point at another row and are null when they point at none. */
const POINTERS: ReadonlySet<string> = new Set(['right', 'storefront', 'listing']);
export const asPointer = (name: string, value: unknown): unknown => (POINTERS.has(name) && value === '' ? null : value);

/** The fields of one row, by table. */
export function sellerSpecs(t: TFunction, table: SellerTable, rows: SellerRows, matter: Matter, seller: string): readonly FieldSpec[] {
  const field = (name: string, kind: FieldSpec['kind'] = 'text', more: Partial<FieldSpec> = {}): FieldSpec => ({
    name,
    kind,
    label: t(`seller.fields.${name}`),
    wide: kind === 'long' || kind === 'sources',
    ...more,
  });
  const choice = (name: string, values: readonly string[]) =>
    field(name, 'choice', {
      choices: values.map((value) => ({ value, label: t(`seller.choices.${name}.${value}`) })),
      needed: name !== 'conclusion' && name !== 'unitsRead',
    });
  const shops = rows.storefronts.filter((s) => s.seller === seller);
  const shopIds = new Set(shops.map((s) => s.id));
  const storefront = field('storefront', 'choice', { choices: shops.map((s) => ({ value: s.id, label: s.shopName || s.url || s.id })) });
  const listing = field('listing', 'choice', {
    choices: rows.listings.filter((l) => shopIds.has(l.storefront)).map((l) => ({ value: l.id, label: l.title || l.url || l.id })),
  });
  switch (table) {
    case 'sellers':
      return [
        field('name'),
        choice('status', ['active', 'dismissed', 'defaulted', 'settled']),
        field('country'),
        field('address'),
        field('note', 'long'),
        field('sources', 'sources'),
      ];
    case 'storefronts':
      return [
        field('platform'),
        field('shopName'),
        field('shopId'),
        field('opened', 'date'),
        field('url', 'text', { wide: true }),
        field('sources', 'sources'),
      ];
    case 'identifiers':
      return [
        choice('kind', identifierKinds),
        field('value'),
        choice('status', ['claimed', 'verified', 'false', 'unverifiable']),
        field('foundOn', 'date'),
        storefront,
        field('sources', 'sources'),
      ];
    case 'listings':
      return [
        field('title', 'text', { wide: true }),
        field('url', 'text', { wide: true }),
        field('price', 'amount'),
        field('currency'),
        field('unitsSold', 'number'),
        choice('unitsRead', unitsReadings),
        field('unitsBasis', 'text', { wide: true }),
        field('right', 'choice', { choices: matter.rights.map((r) => ({ value: r.id, label: `${r.mark} ${r.number}` })) }),
        field('goodsType'),
        field('uses', 'choices', {
          wide: true,
          choices: uses.map((value) => ({ value, label: t(`seller.choices.uses.${value}`) })),
        }),
        field('markUse', 'long'),
        field('description', 'long'),
        field('reviews', 'long'),
        field('firstSeen', 'date'),
        field('lastSeen', 'date'),
        field('capturedOn', 'date'),
        field('shipsTo'),
        field('itemId'),
        field('sources', 'sources'),
      ];
    case 'purchases':
      return [
        storefront,
        listing,
        field('orderNumber'),
        field('orderedOn', 'date'),
        field('paid', 'amount'),
        field('currency'),
        field('paymentMethod'),
        field('payee'),
        field('tracking'),
        field('deliveredOn', 'date'),
        field('deliveredTo'),
        field('examinedOn', 'date'),
        field('examiner'),
        choice('conclusion', ['counterfeit', 'infringing', 'genuine', 'grey', 'inconclusive']),
        field('differences', 'long'),
        field('sources', 'sources'),
      ];
  }
}
