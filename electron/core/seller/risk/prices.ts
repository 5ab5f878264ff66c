/** Offers against the span in which genuine goods are sold. */
import { type Exact, exact } from '../../kit/money.ts';
import type { Listing } from '../model.ts';
import type { Formula } from './formula.ts';
import type { GenuinePrice, GenuineSpec } from './model.ts';

const same = (a: string, b: string): boolean => goodsKey(a) === goodsKey(b);
const goodsKey = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

type Scope = Pick<GenuinePrice, 'right' | 'goodsType'>;
type Offered = Pick<Listing, 'right' | 'goodsType'>;

/** What is said of all rights or all goods holds for a listing that does not name its own; nothing narrower is assumed of it. */
export const covers = (scope: Scope, listing: Offered): boolean =>
  (scope.right === null || scope.right === listing.right) &&
  (scope.goodsType === '' || (listing.goodsType !== '' && same(scope.goodsType, listing.goodsType)));

const narrowness = (scope: Scope): number => (scope.right === null ? 0 : 2) + (scope.goodsType === '' ? 0 : 1);

/** Of everything that covers the listing what is narrowest. */
export function narrowest<S extends Scope>(scopes: readonly S[], listing: Offered): readonly S[] {
  const covering = scopes.filter((scope) => covers(scope, listing));
  const most = covering.reduce((top, scope) => Math.max(top, narrowness(scope)), -1);
  return covering.filter((scope) => narrowness(scope) === most);
}

/** The genuine price that counts: the narrowest in the listing's currency, the lowest of several. */
export function genuinePrice(prices: readonly GenuinePrice[], listing: Offered & Pick<Listing, 'currency'>): GenuinePrice | undefined {
  const [first, ...others] = narrowest(
    prices.filter((one) => one.currency === listing.currency),
    listing,
  );
  return others.reduce<GenuinePrice | undefined>((low, one) => (low && exact(low.low).lte(exact(one.low)) ? low : one), first);
}

/** A price that was read: more than nothing. */
export const priceOf = ({ price }: Pick<Listing, 'price'>): Exact | null => {
  if (!/^\d+(\.\d+)?$/.test(price)) return null;
  const amount = exact(price);
  return amount.isZero() ? null : amount;
};

/** Whole per cent of the lowest genuine price, rounded down; 0 stands for less than one. */
export const percentOf = (price: Exact, low: string): number => {
  const lowest = exact(low);
  return lowest.isZero() ? 100 : price.times(100).divToInt(lowest).toNumber();
};

/** Weight of a price at a percentage of the lowest genuine one; 0 from 100 on. Bands end at whole per cents, so rounding down is exact. */
export const priceWeight = (percent: number, { price }: Formula): number =>
  price.reduce((most, { below, weight }) => (percent < below ? Math.max(most, weight) : most), 0);

const specKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-.:：]+/g, '');

/** The properties of a listing that no genuine article has, with what genuine ones have. */
export function mismatches(specs: readonly GenuineSpec[], listing: Listing): { name: string; value: string; genuine: GenuineSpec }[] {
  return listing.specs.flatMap(({ name, value }) => {
    const known = narrowest(
      specs.filter((one) => specKey(one.name) === specKey(name)),
      listing,
    );
    const [first] = known;
    if (!first || value.trim() === '' || known.some((one) => one.values.some((genuine) => specKey(genuine) === specKey(value)))) return [];
    return [{ name, value, genuine: first }];
  });
}
