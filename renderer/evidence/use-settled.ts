import { useEffect, useState } from 'react';

/**
 * What a value has come to rest at. A single change is followed at once; while one follows the other, as when a key is held down, nothing
 * is followed until it stops for `quiet` milliseconds.
 */
export function useSettled<T>(value: T, quiet: number): T {
  const [state, setState] = useState({ value, settled: value, at: Number.NEGATIVE_INFINITY });
  if (state.value !== value) {
    const now = performance.now();
    setState({ value, settled: now - state.at > 2 * quiet ? value : state.settled, at: now });
  }
  const { settled } = state;
  useEffect(() => {
    if (settled === value) return;
    const timer = setTimeout(() => setState((before) => ({ ...before, settled: value })), quiet);
    return () => clearTimeout(timer);
  }, [settled, value, quiet]);
  return settled;
}
