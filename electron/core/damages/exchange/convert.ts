/** Finds the rate of a day. Pure: what is converted, and how it is rounded, is the caller's. */
import type { Rate } from './model.ts';

/** Nothing is published on weekends and holidays; the rate of the last day before stands for them, if it is not older than this. */
export const DAYS_BACK = 7;

export interface FoundRate {
  readonly rate: Rate;
  /** The table has the other direction only: divide by the rate. */
  readonly inverse: boolean;
}

/**
 * The rate of the day `on` from one currency to the other, or the latest within seven days before it; of the same day a direct rate
 * before an inverse one. Null when there is none, when `on` is no date, or when both currencies are the same.
 */
export function findRate(rates: readonly Rate[], from: string, to: string, on: string): FoundRate | null {
  const first = daysBefore(on, DAYS_BACK);
  if (first === null || from === to) return null;
  let best: FoundRate | null = null;
  for (const rate of rates) {
    const direct = rate.from === from && rate.to === to;
    if (!direct && !(rate.from === to && rate.to === from)) continue;
    if (rate.on > on || rate.on < first) continue;
    if (!best || rate.on > best.rate.on || (rate.on === best.rate.on && direct && best.inverse)) best = { rate, inverse: !direct };
  }
  return best;
}

/** The date so many days before a date; null for what is no date. */
function daysBefore(on: string, days: number): string | null {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(on) ? Date.parse(`${on}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at - days * 86_400_000).toISOString().slice(0, 10);
}
