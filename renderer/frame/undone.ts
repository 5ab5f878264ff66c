import { useSyncExternalStore } from 'react';

let count = 0;
const listeners = new Set<() => void>();

/** Says that something was taken back or done again: whatever a page still shows of an act of its own no longer holds. */
export function sayUndone(): void {
  count += 1;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Another number after each undo. What comes back from the workbench may then be the same as before the act, so nothing else tells a
 * field that what it has just saved was taken back.
 */
export const useUndone = (): number => useSyncExternalStore(subscribe, () => count);
