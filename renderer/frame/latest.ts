import { useEffect, useRef } from 'react';
import { useUndone } from './undone.ts';

/**
 * Something saved in parts, some of which replace a whole list. Two fields changed one right after the other must both be built on
 * the newest state, not on what the last answer showed; otherwise the second save takes the first one back.
 */
export function useLatest<T extends object>(
  saved: T,
): (change: (now: T) => Partial<T>, send: (patch: Partial<T>) => Promise<unknown>) => Promise<unknown> {
  const latest = useRef(saved);
  const underway = useRef(0);
  const undone = useUndone();
  // biome-ignore lint/correctness/useExhaustiveDependencies: after an undo the saved state may be the very one of before
  useEffect(() => {
    if (underway.current === 0) latest.current = saved;
  }, [saved, undone]);
  return async (change, send) => {
    const before = latest.current;
    const patch = change(before);
    latest.current = { ...before, ...patch };
    underway.current += 1;
    try {
      return await send(patch);
    } catch (error) {
      latest.current = before;
      throw error;
    } finally {
      underway.current -= 1;
    }
  };
}
