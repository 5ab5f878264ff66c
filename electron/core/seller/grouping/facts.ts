/** From the rows of a matter to what the engine takes in: one node for each storefront, with every datum its rows show. */
import { sourceItem } from '../../kit/citation.ts';
import { normalise } from '../identity/normalise.ts';
import { classOf } from './classes.ts';
import { datumOf } from './entry.ts';
import type { EntryInput, NodeInput } from './membership.ts';
import type { Decision, IdentifierKind, Member } from './model.ts';
import type { Barrier } from './pieces.ts';
import type { MatterFacts, SellerFacts, StorefrontFacts } from './rows.ts';

/** A row that would count but for its status or its evidence. */
export interface SetAside {
  readonly storefront: string;
  readonly row: string;
  readonly atom: string;
  readonly why: 'withdrawn' | 'false' | 'unverifiable';
}

export interface Node {
  readonly member: Member;
  readonly input: NodeInput;
  readonly aside: readonly SetAside[];
}

/** Rows that are not identifiers name their table. */
export const sellerRow = (id: string): string => `seller/${id}`;
export const storefrontRow = (id: string): string => `storefront/${id}`;
export const purchaseRow = (id: string): string => `purchase/${id}`;

export const sourcesIn = (json: string): string[] => (json === '[]' ? [] : (JSON.parse(json) as string[]));

const STAND_ALONE =
  /^$|独立|自建|官网|stand-?alone|own (?:site|website)|web ?site|independent|shopify|shopline|shoplazza|woocommerce|magento/i;

/** The storefronts of these rows in the order of the sellers' numbers; `same` are counsel's decisions that join. */
export function* nodesOf(facts: MatterFacts, withdrawn: ReadonlySet<string>, same: readonly Decision[] = []): Generator<Node> {
  const shops = groupBy(facts.storefronts, ({ seller }) => seller);
  const shown = groupBy(facts.identifiers, ({ seller }) => seller);
  const paid = groupBy(facts.payees, ({ seller }) => seller);
  const joined = new Map<string, Decision[]>();
  for (const decision of same) for (const id of [...decision.a, ...decision.b]) joined.set(id, [...(joined.get(id) ?? []), decision]);
  const gone = (sources: readonly string[]): boolean =>
    withdrawn.size > 0 && sources.length > 0 && sources.every((one) => withdrawn.has(sourceItem(one)));

  for (const seller of facts.sellers) {
    const own = shops.get(seller.id) ?? [];
    const places: (StorefrontFacts | undefined)[] = own.length > 0 ? own : [undefined];
    for (const shop of places) {
      const id = shop?.id ?? seller.id;
      const entries: EntryInput[] = [];
      const aside: SetAside[] = [];
      const country = shop?.country || seller.country || '';
      const platform = shop?.platform ?? '';
      const add = (row: string, kind: IdentifierKind, value: string, why: SetAside['why'] | ''): void => {
        const datum = datumOf(kind, value, normalise(kind, value, { country, platform }));
        if (!datum) return;
        if (why === '') entries.push({ ...datum, row });
        else aside.push({ storefront: id, row, atom: datum.atom, why });
      };
      const ownSources = shop ? sourcesIn(shop.sources) : [];
      const sellerSources = sourcesIn(seller.sources);
      for (const one of shown.get(seller.id) ?? []) {
        if (one.storefront !== null && one.storefront !== shop?.id) continue;
        const cited = sourcesIn(one.sources);
        const sources = cited.length > 0 ? cited : one.storefront === null ? sellerSources : ownSources;
        const marked = one.status === 'false' || one.status === 'unverifiable' ? one.status : '';
        add(one.id, one.kind, one.value, marked !== '' ? marked : gone(sources) ? 'withdrawn' : '');
      }
      if (seller.address !== '' && seller.address)
        add(sellerRow(seller.id), 'address', seller.address, gone(sellerSources) ? 'withdrawn' : '');
      for (const { id: purchase, storefront, payee, sources } of paid.get(seller.id) ?? [])
        if (storefront === null || storefront === shop?.id)
          add(purchaseRow(purchase), 'payee', payee, gone(sourcesIn(sources)) ? 'withdrawn' : '');
      if (shop) {
        const why = gone(ownSources) ? 'withdrawn' : '';
        if (shop.shopId.trim().length >= 5) add(storefrontRow(shop.id), 'merchant-id', shop.shopId, why);
        if (isOwnSite(shop)) add(storefrontRow(shop.id), 'domain', shop.url, why);
      }
      if (own.length > 1) entries.push({ atom: `seller ${seller.id}`, cls: SELLER, row: sellerRow(seller.id) });
      for (const decision of joined.get(id) ?? []) entries.push({ atom: `decision ${decision.id}`, cls: DECISION, row: decision.id });
      yield { member: memberOf(seller, shop), input: { id, entries }, aside };
    }
  }
}

const SELLER = classOf('seller');
const DECISION = classOf('decision');

const memberOf = (seller: SellerFacts, shop: StorefrontFacts | undefined): Member => ({
  storefront: shop?.id ?? seller.id,
  seller: seller.id,
  sellerNo: seller.no,
  sellerName: seller.name,
  platform: shop?.platform ?? '',
  shopName: shop?.shopName ?? '',
  shopId: shop?.shopId ?? '',
  url: shop?.url ?? '',
});

/** A site of its own. On a marketplace this program has never heard of, all shops share the domain, so a path or a platform rules it out. */
function isOwnSite({ platform, url }: StorefrontFacts): boolean {
  if (url === '' || !STAND_ALONE.test(platform.trim())) return false;
  return platform.trim() !== '' || /^(?:https?:\/\/)?[^/?#\s]+\/?(?:index\.\w+)?$/i.test(url.trim());
}

/** What counsel keeps apart, and which identifiers counsel says are shared or not. The last word on an identifier counts. */
export function rulesOf(decisions: readonly Decision[]): { shared: Map<string, boolean>; barriers: Barrier[]; same: Decision[] } {
  const shared = new Map<string, boolean>();
  const barriers: Barrier[] = [];
  const same: Decision[] = [];
  for (const decision of decisions) {
    const { kind, id, a, b, parts, identifier } = decision;
    if (kind === 'same') same.push(decision);
    else if (kind === 'never') barriers.push({ decision: id, sides: [a, b] });
    else if (kind === 'split') barriers.push({ decision: id, sides: parts });
    else if (identifier && decision.shared !== null) shared.set(identifier.key, decision.shared);
    else if (identifier) shared.delete(identifier.key);
  }
  return { shared, barriers, same };
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const list = found.get(key(row));
    if (list) list.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}
