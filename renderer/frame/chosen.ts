import { useEffect, useState } from 'react';

/** What the user has just chosen, shown at once; what comes back from the workbench takes over, a refusal takes it back. */
export function useChosen<T>(saved: T, onSave: (value: T) => Promise<unknown>): [T, (value: T) => void] {
  const [mine, setMine] = useState<{ readonly value: T } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever comes back ends what was chosen
  useEffect(() => setMine(null), [saved]);
  const choose = (value: T) => {
    setMine({ value });
    onSave(value).catch(() => setMine(null));
  };
  return [mine ? mine.value : saved, choose];
}
