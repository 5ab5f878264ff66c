/** Which storefront a row of a table means: by URL, by platform and shop id, by platform and shop name. */
import { nameKey } from '../kit/register.ts';
import type { Storefront } from './model.ts';

export { nameKey };

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

/** A shop name on a platform; whether it is known by URL or id as well keeps namesakes apart. */
const bucket = (platform: string, name: string, url: boolean, id: boolean): string =>
  `${nameKey(platform)}\u0000${nameKey(name)}\u0000${url}${id}`;

export class ShopIndex {
  readonly #byUrl = new Map<string, Storefront[]>();
  readonly #byId = new Map<string, Storefront[]>();
  readonly #byName = new Map<string, Storefront[]>();
  /** The first of each bucket: a hundred thousand shops may bear one name. */
  readonly #first = new Map<string, { readonly at: number; readonly storefront: Storefront }>();
  #count = 0;

  constructor(storefronts: Iterable<Storefront> = []) {
    for (const storefront of storefronts) this.add(storefront);
  }

  add(storefront: Storefront): void {
    const put = (map: Map<string, Storefront[]>, key: string) => {
      const list = map.get(key);
      if (list) list.push(storefront);
      else map.set(key, [storefront]);
    };
    const { platform, shopName, url, shopId } = storefront;
    if (url !== '') put(this.#byUrl, urlKey(url));
    if (shopId !== '') put(this.#byId, nameKey(shopId));
    if (shopName === '') return;
    put(this.#byName, nameKey(shopName));
    const key = bucket(platform, shopName, url !== '', shopId !== '');
    if (!this.#first.has(key)) this.#first.set(key, { at: this.#count++, storefront });
  }

  /** The storefront a row describes. Two shops of one name on one platform are two when their URLs or ids differ. */
  match(sign: ShopSign): Storefront | undefined {
    const platform = nameKey(sign.platform);
    const byUrl = sign.url === '' ? undefined : this.#byUrl.get(urlKey(sign.url))?.[0];
    if (byUrl) return byUrl;
    const byId = sign.shopId === '' ? undefined : this.#byId.get(nameKey(sign.shopId))?.find((one) => nameKey(one.platform) === platform);
    if (byId || sign.shopName === '') return byId;
    // A namesake with another URL or id is another shop; one whose URL and id are not known yet may be this one.
    const either = [false, true];
    const found = either.flatMap((url) =>
      either.flatMap((id) => {
        if ((url && sign.url !== '') || (id && sign.shopId !== '')) return [];
        return this.#first.get(bucket(sign.platform, sign.shopName, url, id)) ?? [];
      }),
    );
    return found.sort((a, b) => a.at - b.at)[0]?.storefront;
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
