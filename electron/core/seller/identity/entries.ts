/** What of a row names a seller: the entries of the index over all matters. */
import type { Identifier, Purchase, Seller, SellerTable, Storefront } from '../model.ts';
import { urlKey } from '../shops.ts';
import { ownDomain } from './domain.ts';
import { looksLikeCompany } from './name.ts';
import type { Context, IdentifierKind } from './normal.ts';
import { normalise } from './normalise.ts';
import { plain } from './plain.ts';
import { platformKey } from './platform.ts';
import { readStorefrontUrl } from './storefront-url.ts';

/** Kinds of identifiers, and the two things of a storefront that are no identifier of its seller by themselves. */
export type IdentityKind = IdentifierKind | 'url' | 'shop-name';

export interface Identity {
  readonly kind: IdentityKind;
  readonly key: string;
  /** As a person may see it. */
  readonly shown: string;
}

/** The tables whose rows name sellers, as the index calls them. */
export const origins = { sellers: 'seller', storefronts: 'storefront', identifiers: 'identifier', purchases: 'purchase' } as const;
export type OriginTable = keyof typeof origins;
export type Origin = (typeof origins)[OriginTable];
export const isOrigin = (table: SellerTable): table is OriginTable => table !== 'listings';

/** Longer URLs are told apart by their beginning; an index must not grow with them. */
const LONGEST_KEY = 400;

const kept = (kind: IdentityKind, key: string, shown: string): Identity[] =>
  key === '' ? [] : [{ kind, key: key.slice(0, LONGEST_KEY), shown }];

function datum(kind: IdentifierKind, value: string, context: Context): Identity[] {
  if (value === '') return [];
  const { key, shown, related, family } = normalise(kind, value, context);
  // A name in characters is also found by its pinyin.
  const spoken = family === 'person' || family === 'company' ? related.flatMap((other) => kept(kind, other, shown)) : [];
  return [...kept(kind, key, shown), ...spoken];
}

export const sellerIdentities = ({ name, address, country }: Seller): Identity[] => [
  ...datum(looksLikeCompany(plain(name)) ? 'company-name' : 'person-name', name, { country }),
  ...datum('address', address, { country }),
];

/** Platform and id, platform and name, the address of the page, and the domain of a shop that stands alone. */
export function storefrontIdentities({ platform, shopName, shopId, url }: Storefront): Identity[] {
  const read = url === '' ? null : readStorefrontUrl(url);
  const standsAlone = read?.platform === 'Website';
  const where = platform || (standsAlone ? '' : (read?.platform ?? ''));
  const id = shopId || read?.shopId || '';
  const domain = standsAlone ? ownDomain(url) : '';
  return [
    // A URL that says id or domain is found by those.
    ...kept('url', url === '' || id !== '' || domain !== '' ? '' : `url ${urlKey(url)}`, url),
    ...kept('domain', domain === '' ? '' : `domain ${domain}`, domain),
    ...datum('merchant-id', id, { platform: where }),
    ...kept('shop-name', shopKey(where, shopName), shopName),
  ];
}

/** A shop's name counts on its platform only. */
function shopKey(platform: string, name: string): string {
  const form = plain(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return form === '' ? '' : `shop ${platformKey(platform)} ${form}`;
}

export const identifierIdentities = ({ kind, value }: Identifier, context: Context): Identity[] => datum(kind, value, context);
export const purchaseIdentities = ({ payee }: Purchase, context: Context): Identity[] => datum('payee', payee, context);
