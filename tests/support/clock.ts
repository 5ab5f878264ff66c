import type { Clock, Ids } from '#core/kit/world.ts';

/** A clock that stands still, or moves on by `step` milliseconds each time it is read. */
export function fixedClock(at = '2026-11-23T09:00:00.000Z', step = 0): Clock {
  let now = Date.parse(at);
  return {
    now: () => {
      const read = new Date(now).toISOString();
      now += step;
      return read;
    },
    today: () => new Date(now).toISOString().slice(0, 10),
  };
}

/** `id-0001`, `id-0002` …, or on from the number given. */
export function sequentialIds(prefix = 'id', used = 0): Ids {
  let last = used;
  return {
    next: () => {
      last += 1;
      return `${prefix}-${String(last).padStart(4, '0')}`;
    },
  };
}
