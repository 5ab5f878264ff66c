/** Finds the rate of a day. Pure: what is converted, and how it is rounded, is the caller's. */
import type { RateAge } from '../rule.ts';
import type { Rate } from './model.ts';

/** The rates of a matter, and how old one may be on the day it stands for. */
export interface Published {
  readonly rates: readonly Rate[];
  readonly rateAge: RateAge;
}

export interface FoundRate {
  readonly rate: Rate;
  /** The table has the other direction only: divide by the rate. */
  readonly inverse: boolean;
}

/**
 * The rate of the day `on` from one currency to the other, or the latest within `daysBack` days before it: nothing is published on
 * weekends and holidays. Of the same day a direct rate goes before an inverse one. Null when there is none, when `on` is no date, or
 * when both currencies are the same.
 */
export function findRate(rates: readonly Rate[], from: string, to: string, on: string, daysBack: number): FoundRate | null {
  const day = dayOf(on);
  if (day === null || from === to) return null;
  const first = new Date(day - daysBack * DAY).toISOString().slice(0, 10);
  let best: FoundRate | null = null;
  for (const rate of rates) {
    const direct = rate.from === from && rate.to === to;
    if (!direct && !(rate.from === to && rate.to === from)) continue;
    if (rate.on > on || rate.on < first) continue;
    if (!best || rate.on > best.rate.on || (rate.on === best.rate.on && direct && best.inverse)) best = { rate, inverse: !direct };
  }
  return best;
}

/** How many days before a date a rate was published. */
export const daysOld = (rate: Rate, on: string): number => Math.round(((dayOf(on) ?? 0) - (dayOf(rate.on) ?? 0)) / DAY);

const DAY = 86_400_000;

function dayOf(date: string): number | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : at;
}
