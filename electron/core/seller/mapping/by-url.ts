/** Storefronts by hand, fast: pasted lines in which a URL names the shop. Read offline from the URL's form; nothing is fetched. */
import { Problem } from '../../kit/problem.ts';
import type { Actor } from '../../kit/world.ts';
import type { Store } from '../../store/store.ts';
import { readStorefrontUrl } from '../identity/storefront-url.ts';
import { sellerTables } from '../model.ts';
import type { SellerService } from '../service.ts';
import { ShopIndex } from '../shops.ts';

export interface PastedShop {
  /** The line as pasted. */
  readonly line: string;
  readonly platform: string;
  readonly shopId: string;
  readonly shopName: string;
  /** '' when the line names no shop. */
  readonly url: string;
  /** Number of the seller whose storefront it is already; null for a new one. */
  readonly known: number | null;
  /** True when a line above names the same shop. */
  readonly again: boolean;
}

const LINES = 500;
const newSeller = sellerTables.sellers.omit({ id: true, matter: true });

export function createByUrl({ store, sellers }: { readonly store: Store; readonly sellers: Pick<SellerService, 'table' | 'draft'> }) {
  const read = (text: string, shops: ShopIndex, numberOf: (seller: string) => number | null): PastedShop[] => {
    const seen = new Set<string>();
    return text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .slice(0, LINES)
      .map((line) => {
        const word = line.split(/[\s,;，；]+/).find((one) => /[./]/.test(one)) ?? line;
        const found = readStorefrontUrl(word);
        if (!found) return { line, platform: '', shopId: '', shopName: '', url: '', known: null, again: false };
        const there = shops.match(found) ?? shops.match({ ...found, url: word });
        const again = seen.has(found.url);
        seen.add(found.url);
        return { line, ...found, known: there ? numberOf(there.seller) : null, again };
      });
  };

  return {
    /** What each line would become. Up to 500 lines. */
    async read(matter: string, text: string): Promise<PastedShop[]> {
      const { sellers: all, storefronts } = await sellers.table(matter);
      const numbers = new Map(all.map(({ id, no }) => [id, no]));
      return read(text, new ShopIndex(storefronts), (seller) => numbers.get(seller) ?? null);
    },

    /** Adds the shops that are new, each with a seller of its own whose identity is open; one undo takes them back. Returns the sellers' ids. */
    add(actor: Actor, matter: string, text: string): Promise<string[]> {
      return store.write({ actor, matter, verb: 'add storefronts', undoable: true }, async (write) => {
        const draft = await sellers.draft(write, matter);
        const shops = read(text, new ShopIndex(draft.all('storefronts')), (seller) => draft.get('sellers', seller)?.no ?? null);
        const fresh = shops.filter(({ url, known, again }) => url !== '' && known === null && !again);
        if (fresh.length === 0) throw new Problem('invalid', 'seller-import.no-urls');
        const added = fresh.map(({ platform, shopId, shopName, url }) => {
          const seller = draft.add('sellers', newSeller.parse({ no: draft.nextNumber(new Set()) }));
          draft.add('storefronts', { seller: seller.id, platform, shopId, shopName, url, country: '', opened: '', sources: [] });
          return seller.id;
        });
        await draft.save(write);
        return added;
      });
    },
  };
}
