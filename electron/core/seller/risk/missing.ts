/** Why a score is no higher: what nobody has entered yet, and what was looked at and brings nothing more. */
import { licensed, type Node, type Reader, seenOn } from './facts.ts';
import type { FactorId, NotHigher, Reason, RiskPoint, Weights } from './model.ts';
import { genuinePrice, priceOf } from './prices.ts';

type Why = Omit<NotHigher, 'id' | 'upTo'>;

/** One entry for each factor that could still bring points, in the order of the formula. */
export function notHigher(reader: Reader, node: Node, points: readonly RiskPoint[], weights: Weights): NotHigher[] {
  const brought = new Map(points.map((one) => [one.id, one.points]));
  return reader.reading.formula.factors.flatMap(({ id }) => {
    const upTo = weights[id] - (brought.get(id) ?? 0);
    const why = upTo > 0 ? because[id](reader, node, (brought.get(id) ?? 0) > 0) : null;
    return why ? [{ id, upTo, ...why }] : [];
  });
}

const missing = (where: string, id: Reason['id'], params: Reason['params'] = {}): Why => ({ missing: true, where, reason: { id, params } });
const looked = (id: Reason['id'], params: Reason['params'] = {}): Why => ({ missing: false, where: '', reason: { id, params } });

const own = (node: Node): string => (node.storefront ? `seller/storefronts/${node.id}` : `seller/sellers/${node.id}`);
/** The first listing of which this holds, as the place to enter it. */
const at = (node: Node, field: string, lacks: (listing: Node['listings'][number]) => boolean): string => {
  const listing = node.listings.find(lacks);
  return listing ? `seller/listings/${listing.id}/${field}` : own(node);
};

const because: Readonly<Record<FactorId, (reader: Reader, node: Node, some: boolean) => Why | null>> = {
  purchase(_, node) {
    const count = node.purchases.length;
    if (count === 0) return missing(own(node), 'risk.no-purchase');
    const open = node.purchases.find((one) => one.conclusion === '');
    if (open) return missing(`seller/purchases/${open.id}/conclusion`, 'risk.purchase-open', { count });
    return looked('risk.purchase-looked', { count });
  },
  wording(_, node, some) {
    if (node.listings.length === 0) return missing(own(node), 'risk.no-listing');
    const bare = node.listings.filter((one) => one.title === '').length;
    if (bare > 0)
      return missing(
        at(node, 'title', (one) => one.title === ''),
        'risk.no-title',
        { count: bare },
      );
    return some ? looked('risk.wording-more') : looked('risk.wording-clean', { count: node.listings.length });
  },
  price({ from }, node, some) {
    if (node.listings.length === 0) return missing(own(node), 'risk.no-listing');
    const priced = node.listings.filter((one) => priceOf(one));
    if (priced.length === 0)
      return missing(
        at(node, 'price', () => true),
        'risk.no-price',
        { count: node.listings.length },
      );
    const compared = priced.filter((one) => genuinePrice(from.genuine.prices, one));
    if (compared.length === 0) {
      const currencies = [...new Set(priced.map((one) => one.currency || '?'))].sort().join(', ');
      return missing('seller/risk/genuine', 'risk.no-genuine-price', { currencies });
    }
    return looked(some ? 'risk.price-some' : 'risk.price-in-range', { count: compared.length, all: node.listings.length });
  },
  mark({ from, marks }, node, some) {
    if (marks.rights.length === 0) return missing('matter/rights', 'risk.no-word-mark');
    if (node.listings.length === 0) return missing(own(node), 'risk.no-listing');
    const leave = marks.rights.find((right) =>
      node.listings.some((one) => licensed(node.licences, right, node.storefront?.id ?? null, seenOn(one))),
    );
    if (leave) return looked('risk.licence', { mark: from.rights.find((one) => one.id === leave)?.mark ?? '' });
    return looked(some ? 'risk.mark-some' : 'risk.mark-absent', { count: node.listings.length });
  },
  registration(_, node, some) {
    if (node.identifiers.length === 0) return missing(own(node), 'risk.no-identifier');
    return looked(some ? 'risk.registration-some' : 'risk.registration-sound', { count: node.identifiers.length });
  },
  logo({ from }, node) {
    if (node.listings.length === 0) return missing(own(node), 'risk.no-listing');
    const captured = node.listings.some((one) => one.sources.length > 0 || (from.linked.get(one.id)?.length ?? 0) > 0);
    if (!captured)
      return missing(
        at(node, 'sources', () => true),
        'risk.no-capture',
      );
    return missing(
      at(node, 'uses', (one) => one.uses.length === 0),
      'risk.no-logo-tag',
    );
  },
  reviews(_, node, some) {
    if (node.listings.length === 0) return missing(own(node), 'risk.no-listing');
    if (node.listings.every((one) => one.reviews === ''))
      return missing(
        at(node, 'reviews', () => true),
        'risk.no-reviews',
      );
    return looked(some ? 'risk.reviews-more' : 'risk.reviews-clean');
  },
  spec({ from }, node, some) {
    if (from.genuine.specs.length === 0) return missing('seller/risk/genuine', 'risk.no-genuine-spec');
    if (node.listings.every((one) => one.specs.length === 0))
      return missing(
        at(node, 'specs', () => true),
        'risk.no-spec',
      );
    return looked(some ? 'risk.spec-some' : 'risk.spec-fits');
  },
  history(_, node, some) {
    if (node.identifiers.length === 0) return missing(own(node), 'risk.no-identifier');
    return looked(some ? 'risk.history-some' : 'risk.history-none');
  },
  group({ from }, node) {
    const size = from.groups.get(node.id) ?? 1;
    return looked(size > 1 ? 'risk.group-small' : 'risk.group-alone', { size });
  },
};
