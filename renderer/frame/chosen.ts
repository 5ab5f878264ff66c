import { useEffect, useRef, useState } from 'react';
import { useUndone } from './undone.ts';

/**
 * What the user has just chosen, shown at once; what comes back from the workbench takes over, a refusal takes it back. An answer to an
 * older choice does not take over from a newer one that is still being saved: the next choice would be built on the older.
 */
export function useChosen<T>(saved: T, onSave: (value: T) => Promise<unknown>): [T, (value: T) => void] {
  const [mine, setMine] = useState<{ readonly value: T } | null>(null);
  const underway = useRef(0);
  const undone = useUndone();
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever comes back ends what was chosen; after an undo it may be the very same as before
  useEffect(() => {
    if (underway.current === 0) setMine(null);
  }, [saved, undone]);
  const choose = (value: T) => {
    const choice = { value };
    setMine(choice);
    underway.current += 1;
    onSave(value)
      .catch(() => setMine((now) => (now === choice ? null : now)))
      .finally(() => {
        underway.current -= 1;
      });
  };
  return [mine ? mine.value : saved, choose];
}
