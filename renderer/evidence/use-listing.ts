import { useDebouncedValue, useSessionStorage } from '@mantine/hooks';
import { useCallback, useMemo, useState } from 'react';
import { type Filters, filterLines, NO_FILTERS } from './filters.ts';
import { flat, type Nested, nest } from './rows.ts';
import type { useEvidence } from './use-evidence.ts';

const NONE: ReadonlySet<string> = new Set();
const NO_ORDER: readonly string[] = [];

/** What of the evidence is listed, in which order, what is chosen in it, and where the keys are. */
export function useListing(matter: string, evidence: ReturnType<typeof useEvidence>, typed: string) {
  const { lines, byId, connections, sellers } = evidence;
  const [filters, setFilters] = useSessionStorage<Filters>({
    key: `evidence-filters-${matter}`,
    defaultValue: NO_FILTERS,
    getInitialValueInEffect: false,
  });
  const [quiet] = useDebouncedValue(typed, 120);
  const [sorted, setSorted] = useState(false);
  const [folded, setFolded] = useState(NONE);
  const [picked, setPicked] = useState(NONE);
  const [active, setActive] = useState<string | null>(null);
  const [order, setOrder] = useState(NO_ORDER);
  const passing = useMemo(
    () => filterLines(lines, quiet, filters, { connections, sellers }),
    [lines, quiet, filters, connections, sellers],
  );
  const shown = useMemo<readonly Nested[]>(
    () => (sorted ? flat(passing, byId) : nest(passing, byId, folded)),
    [passing, byId, sorted, folded],
  );
  const fold = useCallback((id: string, wanted?: boolean) => {
    setFolded((before) => {
      const next = new Set(before);
      if (wanted ?? !next.has(id)) next.add(id);
      else next.delete(id);
      return next;
    });
  }, []);
  return {
    filters,
    setFilters,
    /** How many pass, whether or not they are folded away. */
    passing: passing.length,
    shown,
    setSorted,
    fold,
    picked,
    setPicked,
    /** Those chosen among those listed, in the order they stand. */
    chosen: useMemo(() => {
      if (picked.size === 0) return [];
      const standing = order.length > 0 ? order : shown.map((line) => line.id);
      return standing.filter((id) => picked.has(id)).flatMap((id) => byId.get(id)?.item ?? []);
    }, [picked, order, shown, byId]),
    clear: () => setPicked(NONE),
    toggle: (id: string) =>
      setPicked((before) => {
        const next = new Set(before);
        if (!next.delete(id)) next.add(id);
        return next;
      }),
    active,
    setActive,
    order,
    setOrder,
  };
}
