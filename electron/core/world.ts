import { randomUUID } from 'node:crypto';
import type { PlainDate } from './kit/dates.ts';
import type { Clock, Ids } from './kit/world.ts';

/** The machine's clock. CASEWRIGHT_TODAY fixes the date, so that a script drafts the same bytes on any day. */
export const systemClock: Clock = {
  now: () => {
    const fixed = process.env.CASEWRIGHT_TODAY;
    return fixed ? `${fixed}T00:00:00.000Z` : new Date().toISOString();
  },
  today: (): PlainDate => {
    const fixed = process.env.CASEWRIGHT_TODAY;
    if (fixed) return fixed;
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
  },
};

export const systemIds: Ids = { next: () => randomUUID() };
