/** Which storefront a row of a table means: by URL, by platform and shop id, by platform and shop name. */
import type { Storefront } from './model.ts';

/** Names compare without case, width and doubled blanks. */
export const nameKey = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** URLs compare without scheme, fragment, last slash and the case of the host. */
export function urlKey(text: string): string {
  const m = /^(?:https?:\/\/)?([^/?#\s]+)([^#\s]*)/i.exec(text.trim());
  return m ? `${m[1]?.toLowerCase()}${(m[2] ?? '').replace(/\/$/, '')}` : text.trim();
}

export interface ShopSign {
  readonly platform: string;
  readonly shopName: string;
  readonly shopId: string;
  readonly url: string;
}

const differ = (a: string, b: string, key: (text: string) => string): boolean => a !== '' && b !== '' && key(a) !== key(b);

export class ShopIndex {
  readonly #byUrl = new Map<string, Storefront[]>();
  readonly #byId = new Map<string, Storefront[]>();
  readonly #byName = new Map<string, Storefront[]>();

  constructor(storefronts: Iterable<Storefront>) {
    for (const storefront of storefronts) this.add(storefront);
  }

  add(storefront: Storefront): void {
    const put = (map: Map<string, Storefront[]>, key: string) => map.set(key, [...(map.get(key) ?? []), storefront]);
    if (storefront.url !== '') put(this.#byUrl, urlKey(storefront.url));
    if (storefront.shopId !== '') put(this.#byId, nameKey(storefront.shopId));
    if (storefront.shopName !== '') put(this.#byName, nameKey(storefront.shopName));
  }

  /** The storefront a row describes. Two shops of one name on one platform are two when their URLs or ids differ. */
  match(sign: ShopSign): Storefront | undefined {
    const platform = nameKey(sign.platform);
    const onPlatform = (one: Storefront) => nameKey(one.platform) === platform;
    const byUrl = sign.url === '' ? undefined : this.#byUrl.get(urlKey(sign.url))?.[0];
    if (byUrl) return byUrl;
    const byId = sign.shopId === '' ? undefined : this.#byId.get(nameKey(sign.shopId))?.find(onPlatform);
    if (byId || sign.shopName === '') return byId;
    return this.#byName
      .get(nameKey(sign.shopName))
      ?.find((one) => onPlatform(one) && !differ(one.url, sign.url, urlKey) && !differ(one.shopId, sign.shopId, nameKey));
  }

  /** The storefronts a cell may mean that holds a URL, an id or a name; `platform` narrows them when given. */
  named(text: string, platform: string): readonly Storefront[] {
    for (const found of [this.#byUrl.get(urlKey(text)), this.#byId.get(nameKey(text)), this.#byName.get(nameKey(text))]) {
      const fitting = found?.filter((one) => platform === '' || nameKey(one.platform) === nameKey(platform)) ?? [];
      if (fitting.length > 0) return fitting;
    }
    return [];
  }
}
