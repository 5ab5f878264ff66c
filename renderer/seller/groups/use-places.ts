import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api } from '../../client.ts';
import { type Place, placeOf } from './names.ts';

/** What sources of a matter are called, and the way to their page. */
export function usePlaces(matter: string) {
  const navigate = useNavigate();
  const input = { matter };
  const items = useQuery(api.evidence.list.queryOptions({ input }));
  const exhibits = useQuery(api.exhibit.list.queryOptions({ input }));
  const labels = useQuery(api.exhibit.labels.queryOptions({ input }));
  const [byId, byItem] = useMemo(
    () => [
      new Map((items.data ?? []).map((item) => [item.id, item])),
      new Map((exhibits.data ?? []).map(({ id, evidence, number }) => [evidence, labels.data?.[id] ?? String(number)])),
    ],
    [items.data, exhibits.data, labels.data],
  );
  return {
    places: (sources: readonly string[]): Place[] => sources.flatMap((source) => placeOf(source, byId, byItem) ?? []),
    /** Opens the evidence room at the page or pin a source names, with the identifier marked where the text has it. */
    open: ({ item, pin, page }: Place, shown = '') =>
      void navigate({
        to: '/m/$matter/evidence',
        params: { matter },
        search: {
          item: item.id,
          ...(pin ? { pin: pin.id } : page === null ? {} : { page }),
          ...(shown.length > 2 && shown.length < 120 ? { words: shown } : {}),
        },
      }),
  };
}
export type Places = ReturnType<typeof usePlaces>;
