/** What a pleading says of several sellers at once, put together in one pass so that templates need no loop over thousands of sellers. */
import { type Exact, exact } from '../kit/money.ts';
import type { NumberGroup, SellerFacts, SellerGroups } from './facts.ts';

type Ranges = (numbers: readonly number[]) => string;

/**
 * `state` is the forum's; without one nothing is a contact with the forum. A sale counts only when the goods were delivered
 * there: an offer to ship is never raised to a sale.
 */
export function sellerGroups(sellers: readonly SellerFacts[], state: string, ranges: Ranges): SellerGroups {
  const group = (nos: readonly number[]): NumberGroup => ({ numbers: ranges(nos), count: nos.length, nos });
  const those = (holds: (seller: SellerFacts) => boolean) => group(sellers.filter(holds).map((s) => s.no));
  const here = (place: string) => state !== '' && place.includes(state);
  const sold = (s: SellerFacts) => s.purchases.some((p) => p.delivered_on !== '' && here(p.delivered_to));
  const offered = (s: SellerFacts) => s.listings.some((l) => here(l.ships_to));

  const countries = new Map<string, number[]>();
  const uses = new Map<string, { right: string; goods_type: string; nos: Set<number> }>();
  const prices = new Map<string, { low: Exact; high: Exact }>();
  for (const s of sellers) {
    const there = countries.get(s.country);
    if (there) there.push(s.no);
    else countries.set(s.country, [s.no]);
    for (const { right, goods_type, price, currency } of s.listings) {
      if (price !== '' && currency !== '') {
        const asked = exact(price);
        const range = prices.get(currency) ?? { low: asked, high: asked };
        prices.set(currency, { low: asked.lt(range.low) ? asked : range.low, high: asked.gt(range.high) ? asked : range.high });
      }
      if (right === '' || goods_type === '') continue;
      const key = `${right}\n${goods_type.trim().toLowerCase()}`;
      const use = uses.get(key);
      if (use) use.nos.add(s.no);
      else uses.set(key, { right, goods_type: goods_type.trim(), nos: new Set([s.no]) });
    }
  }
  return {
    hidden: those((s) => s.name === ''),
    forum_sale: those(sold),
    forum_offer: those((s) => !sold(s) && offered(s)),
    forum_none: those((s) => !sold(s) && !offered(s)),
    units_shown: those((s) => s.listings.some((l) => Number(l.units_sold) > 0)),
    unlinked: those((s) => !s.linked),
    countries: [...countries].map(([name, nos]) => ({ name, ...group(nos) })),
    prices: [...prices].map(([currency, { low, high }]) => ({ currency, low: low.toFixed(), high: high.toFixed() })),
    uses: [...uses.values()].map(({ nos, ...use }) => ({ ...use, ...group([...nos]) })),
  };
}
