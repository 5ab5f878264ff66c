/** Sellers over all matters of the workspace: found by any identifier, and seen again. */
import type { Store } from '../../store/store.ts';
import { isMadeUpPhone, isSampleMail, isServiceMail } from '../grouping/noise.ts';
import { ownDomain } from '../identity/domain.ts';
import type { IdentityKind } from '../identity/entries.ts';
import { normalise } from '../identity/normalise.ts';
import { masked, tidy } from '../identity/plain.ts';
import { platformKeys } from '../identity/platform.ts';
import { identitiesStale, rebuildIdentities } from '../identity/rows.ts';
import { readStorefrontUrl } from '../identity/storefront-url.ts';
import { identifierKinds } from '../model.ts';
import { urlKey } from '../shops.ts';
import { type Around, type Entry, type IdentityIndex, openIndex, selectAround, selectByName, selectByShopId } from './rows.ts';

export interface PortfolioHit {
  readonly matter: { readonly id: string; readonly title: string };
  readonly seller: { readonly id: string; readonly no: number; readonly name: string };
  /** Null when the datum is the seller's, not one storefront's. */
  readonly storefront: { readonly id: string; readonly platform: string; readonly shopName: string; readonly url: string } | null;
  readonly kind: IdentityKind | 'name';
  /** The datum as a person may see it; resident numbers masked. */
  readonly shown: string;
  /** `same`: the datum itself; `related`: one it points to (the mailbox of a QQ number, a name in pinyin); `begins`: a name that begins so. */
  readonly how: 'same' | 'related' | 'begins';
}

export interface SeenElsewhere {
  readonly seller: { readonly id: string; readonly no: number; readonly name: string };
  /** Other matters it is seen in, with the sellers there and the data they have in common. */
  readonly seen: readonly {
    readonly matter: { readonly id: string; readonly title: string };
    readonly sellers: readonly { readonly id: string; readonly no: number; readonly name: string }[];
    readonly by: readonly {
      readonly kind: IdentityKind;
      readonly shown: string;
      /** The row of this matter: `seller/identifiers/<id>`. */
      readonly where: string;
      readonly sources: readonly string[];
    }[];
  }[];
}

/** Kinds that say it is the same seller; a name or a name server is likeness. */
const HARD: readonly IdentityKind[] = [
  'email',
  'phone',
  'payee',
  'bank-account',
  'address',
  'return-address',
  'warehouse',
  'licence',
  'resident-id',
  'domain',
  'merchant-id',
  'messenger',
  'batch',
  'shipping-sender',
  'url',
  'shop-name',
];
/** Data of more sellers than this are a platform's, a courier's or an agent's; they say nothing about one of them. */
const MOST_SELLERS = 50;
const LIMIT = 50;
const MOST = 500;
/** Shorter beginnings of names would find everybody. */
const SHORTEST = 2;

export type PortfolioService = ReturnType<typeof createPortfolioService>;

export function createPortfolioService({ store }: { readonly store: Store }) {
  let index: Promise<IdentityIndex> | undefined;
  const opened = (): Promise<IdentityIndex> => {
    index ??= openIndex(store.db, store.readOnly);
    return index;
  };

  /** Every pair of an entry of the matter and one of another matter under the same key, with the rows around them. */
  const tied = async (matter: string): Promise<{ pairs: { own: Entry; other: Entry }[]; around: Around }> => {
    const entries = (await (await opened()).shared(matter, HARD, MOST_SELLERS)).filter(({ key }) => identifies(key));
    const others = Map.groupBy(
      entries.filter((one) => one.matter !== matter),
      (one) => one.key,
    );
    const pairs = entries
      .filter((one) => one.matter === matter)
      .flatMap((own) => (others.get(own.key) ?? []).map((other) => ({ own, other })));
    return { pairs, around: await selectAround(store.db, entries) };
  };

  return {
    /** Makes the index again when it is missing or of an earlier version; once, when a workspace is opened for writing. */
    async refresh(): Promise<void> {
      if (store.readOnly || !(await identitiesStale(store.db))) return;
      const act = { actor: { name: '', door: 'terminal' }, matter: '', verb: 'index identities', undoable: false } as const;
      await store.write(act, ({ db }) => rebuildIdentities(db));
    },

    /**
     * Finds sellers by e-mail, telephone, licence, account, URL, shop id, address or name, in every matter that was not removed: the datum
     * itself first, then what it points to, then names that begin so. `more` says that the list was cut at `limit` (at most 500).
     */
    async search({ query, limit = LIMIT }: { query: string; limit?: number }): Promise<{ hits: PortfolioHit[]; more: boolean }> {
      const wanted = tidy(query).slice(0, 500);
      const most = Math.min(Math.max(1, limit), MOST);
      if (wanted === '' || masked(wanted)) return { hits: [], more: false };
      const { same, related } = keysOf(wanted);
      const [stored, byId, byName] = await Promise.all([
        opened().then((one) => one.under([...same, ...related], 4 * most)),
        selectByShopId(store.db, wanted, most),
        [...wanted].length < SHORTEST ? [] : selectByName(store.db, wanted, most + 1),
      ]);
      const ranked: { entry: Entry; how: PortfolioHit['how'] }[] = [
        ...stored.filter(({ key }) => same.has(key)).map((entry) => ({ entry, how: 'same' as const })),
        ...byId.map((entry) => ({ entry, how: 'same' as const })),
        ...stored.filter(({ key }) => !same.has(key)).map((entry) => ({ entry, how: 'related' as const })),
        ...byName.map((entry) => ({ entry, how: 'begins' as const })),
      ];
      const around = await selectAround(
        store.db,
        ranked.map(({ entry }) => entry),
      );
      const seen = new Set<string>();
      const hits: PortfolioHit[] = [];
      for (const { entry, how } of ranked) {
        const seller = around.sellers.get(entry.seller);
        const title = around.matters.get(entry.matter);
        const named = entry.kind === 'name' || entry.kind === 'person-name' || entry.kind === 'company-name';
        // One row says a thing once: a name found by key and by its beginning, an id found by platform and as written.
        const place = `${entry.origin} ${entry.originId} ${named ? 'name' : entry.kind}`;
        if (!seller || title === undefined || seen.has(place)) continue;
        seen.add(place);
        const shop = around.storefronts.get(entry.storefront ?? '');
        hits.push({
          matter: { id: entry.matter, title },
          seller: { id: seller.id, no: seller.no, name: seller.name },
          storefront: shop ? { id: shop.id, platform: shop.platform, shopName: shop.shopName, url: shop.url } : null,
          kind: entry.kind as PortfolioHit['kind'],
          shown: around.shown(entry),
          how,
        });
      }
      return { hits: hits.slice(0, most), more: hits.length > most || stored.length >= 4 * most };
    },

    /**
     * Sellers of a matter that are also seen in other matters, by data that identify (no names), in the order of their numbers. Data that
     * more than fifty sellers have are left out, and so are removed matters.
     */
    async elsewhere({ matter }: { matter: string }): Promise<SeenElsewhere[]> {
      const { pairs, around } = await tied(matter);
      const person = (id: string) => {
        const seller = around.sellers.get(id);
        return seller ? [{ id, no: seller.no, name: seller.name }] : [];
      };
      return [...Map.groupBy(pairs, ({ own }) => own.seller)]
        .flatMap(([id, ties]) => {
          const seen = [...Map.groupBy(ties, ({ other }) => other.matter)].map(([there, both]) => ({
            matter: { id: there, title: around.matters.get(there) ?? '' },
            sellers: [...new Set(both.map(({ other }) => other.seller))].flatMap(person).sort((a, b) => a.no - b.no),
            by: dataOf(
              both.map(({ own }) => own),
              around,
            ),
          }));
          return person(id).map((seller) => ({ seller, seen: seen.sort((a, b) => a.matter.title.localeCompare(b.matter.title)) }));
        })
        .sort((a, b) => a.seller.no - b.seller.no);
    },
  };
}

/** Each datum once, with the first row it stands in. */
function dataOf(entries: readonly Entry[], around: Around): SeenElsewhere['seen'][number]['by'] {
  const first = new Map(entries.toReversed().map((own) => [own.key, own]));
  return [...first.values()].toReversed().map((own) => ({
    kind: own.kind as IdentityKind,
    shown: around.shown(own),
    where: `seller/${own.origin}s/${own.originId}`,
    sources: around.sources(own),
  }));
}

/** False for what everybody writes or many use: samples, offices' mailboxes, a payee's bare name. */
function identifies(key: string): boolean {
  const [family = '', form = ''] = [key.slice(0, key.indexOf(' ')), key.slice(key.indexOf(' ') + 1)];
  if (family === 'payee-name') return false;
  if (form.includes('@') && (family === 'email' || family === 'account')) return !isSampleMail(form) && !isServiceMail(form);
  return !(family === 'phone' || form.startsWith('+')) || !isMadeUpPhone(form);
}

/** The keys a query may stand under: it is read as every kind of datum, in China and as it is. */
function keysOf(query: string): { same: ReadonlySet<string>; related: ReadonlySet<string> } {
  const same = new Set<string>();
  const related = new Set<string>();
  for (const kind of identifierKinds) {
    for (const country of kind === 'phone' || kind === 'address' ? ['', 'CN', 'US'] : ['']) {
      const read = normalise(kind, query, { country });
      if (read.key === '') continue;
      same.add(read.key);
      for (const other of read.related) related.add(other);
    }
  }
  const id = query.replace(/\s/g, '');
  for (const platform of platformKeys) same.add(`merchant ${platform} ${platform === 'amazon' ? id.toUpperCase() : id.toLowerCase()}`);
  const shop = readStorefrontUrl(query);
  if (shop) {
    same.add(`url ${urlKey(query)}`);
    const merchant = shop.shopId === '' ? '' : normalise('merchant-id', shop.shopId, { platform: shop.platform }).key;
    const domain = shop.platform === 'Website' ? ownDomain(query) : '';
    if (merchant !== '') same.add(merchant);
    if (domain !== '') same.add(`domain ${domain}`);
  }
  return { same, related: new Set([...related].filter((key) => !same.has(key))) };
}
