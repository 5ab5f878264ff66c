/** Figures found in another currency than the head's, converted at the published rate of a day. Never silently: the rate is part of the derivation. */
import { type Exact, exact, formatMoney } from '../kit/money.ts';
import { daysOld, findRate, type Published } from './exchange/convert.ts';
import { type Fault, fault, type Pen } from './formula/figures.ts';
import type { Conversion } from './result.ts';

interface Found {
  readonly currency: string;
  readonly rateOn: string;
}

/** `of` turns each of its amounts into the head's currency; null when they are in it already. */
export interface Converter {
  readonly conversion: Omit<Conversion, 'amount'>;
  of(amount: Exact): Exact;
}

/** How a figure in another currency becomes one of `currency`; a fault on `field` where the day or the rate is missing. */
export function converter(
  found: Found,
  currency: string,
  { rates, rateAge }: Published,
  field: string,
): { readonly by: Converter | null; readonly faults: readonly Fault[] } {
  if (found.currency === '' || found.currency === currency) return { by: null, faults: [] };
  const say = { from: found.currency, to: currency };
  if (found.rateOn === '') return { by: null, faults: [fault(field, 'damages.no-rate-day', say)] };
  const known = findRate(rates, found.currency, currency, found.rateOn, rateAge.days_back);
  if (!known) return { by: null, faults: [fault(field, 'damages.no-rate', { ...say, date: found.rateOn, days: rateAge.days_back })] };
  const { rate, inverse } = known;
  const conversion = { currency: found.currency, rate: rate.rate, inverse, on: rate.on, source: rate.source, sources: rate.sources };
  const factor = exact(rate.rate);
  const days = daysOld(rate, found.rateOn);
  const id = days > rateAge.noted_after ? 'damages.rate-old' : 'damages.rate-of-day';
  const faults = days === 0 ? [] : [fault(field, id, { ...say, date: found.rateOn, on: rate.on, days }, 'note')];
  return { by: { conversion, of: (amount) => (inverse ? amount.div(factor) : amount.times(factor)) }, faults };
}

/** `€1,000.00 × 1.0825`: the left side of a line of the derivation. */
export const conversionText = ({ currency, amount, rate, inverse }: Conversion, pen: Pen): string =>
  `${formatMoney(amount, currency, pen.language)} ${inverse ? '÷' : '×'} ${pen.number(exact(rate))}`;
