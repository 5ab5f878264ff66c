/** What a total in another currency comes to in the pack's: for information beside it, never summed with anything. */
import { exact, roundMinor } from '../../kit/money.ts';
import type { Total } from '../result.ts';
import type { FoundRate } from './convert.ts';
import type { Rate } from './model.ts';

/** The latest rate of a pair up to a day, however old: the reader sees its date. Of one day a direct rate goes before an inverse one. */
export function latestRate(rates: readonly Rate[], from: string, to: string, upTo: string): FoundRate | null {
  let best: FoundRate | null = null;
  for (const rate of rates) {
    const direct = rate.from === from && rate.to === to;
    if ((!direct && !(rate.from === to && rate.to === from)) || rate.on > upTo) continue;
    if (!best || rate.on > best.rate.on || (rate.on === best.rate.on && direct && best.inverse)) best = { rate, inverse: !direct };
  }
  return best;
}

/** The totals, those of another currency with what they come to in `into` at the latest rate the matter has. */
export function withConverted(totals: readonly Total[], rates: readonly Rate[], into: string, today: string): readonly Total[] {
  return totals.map((total) => {
    const found = total.currency === into || total.amount === null ? null : latestRate(rates, total.currency, into, today);
    if (!found || total.amount === null) return total;
    const { rate, inverse } = found;
    const value = inverse ? exact(total.amount).div(rate.rate) : exact(total.amount).times(rate.rate);
    return {
      ...total,
      converted: {
        currency: into,
        amount: roundMinor(value.toFixed(), into),
        rate: rate.rate,
        inverse,
        on: rate.on,
        source: rate.source,
        sources: rate.sources,
      },
    };
  });
}
