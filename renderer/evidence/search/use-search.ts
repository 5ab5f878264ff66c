import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type client } from '../../client.ts';
import { askedOf, type Filters } from '../filters.ts';
import { wordsOf } from './marks.ts';

export type Hit = Awaited<ReturnType<typeof client.evidence.search>>['hits'][number];

/** After the last letter typed, in milliseconds. */
const PAUSE = 120;
const PIECE = 60;
/** Between looks at what is still being read. */
const LOOK = 3_000;

/** One hit has one name, wherever it stands in the list. */
export const hitKey = (hit: Hit) => `${hit.item}/${hit.page}`;

/** What the index finds while somebody types. What was asked before is given up as soon as more is typed. */
export function useSearch(matter: string, typed: string, filters: Filters) {
  const [settled] = useDebouncedValue(typed, PAUSE);
  const query = typed.trim() === '' ? '' : settled.trim();
  const asked = useMemo(() => askedOf(filters), [filters]);
  const answer = useInfiniteQuery({
    ...api.evidence.search.infiniteOptions({
      input: (offset: number) => ({ matter, query, filters: asked, limit: PIECE, offset }),
      initialPageParam: 0,
      getNextPageParam: (last, all) => {
        const known = all.reduce((sum, page) => sum + page.hits.length, 0);
        return last.hits.length === 0 || known >= last.total ? undefined : known;
      },
    }),
    enabled: query !== '',
    placeholderData: keepPreviousData,
    meta: { quiet: true },
  });
  const pages = answer.data?.pages;
  const hits = useMemo(() => (query === '' ? [] : (pages ?? []).flatMap((page) => page.hits)), [pages, query]);
  const words = useMemo(() => wordsOf(query), [query]);
  return {
    query,
    words,
    hits,
    total: query === '' ? 0 : (pages?.[0]?.total ?? 0),
    capped: pages?.[0]?.capped ?? false,
    /** Nothing can be said yet. */
    waiting: query !== '' && answer.data === undefined && !answer.isError,
    /** What is shown belongs to what was typed before. */
    stale: query !== typed.trim() || answer.isPlaceholderData,
    error: query === '' ? null : answer.error,
    again: () => void answer.refetch(),
    /** Asks for more, if there is more. */
    more: () => {
      if (answer.hasNextPage && !answer.isFetching) void answer.fetchNextPage();
    },
  };
}
export type Search = ReturnType<typeof useSearch>;

/** How much of a matter cannot be found yet, because it is still being read. */
export function useReading(matter: string) {
  const reading = useQuery({
    ...api.evidence.reading.queryOptions({ input: { matter } }),
    refetchInterval: ({ state }) => ((state.data?.textWaiting ?? 0) + (state.data?.ocrWaiting ?? 0) > 0 ? LOOK : false),
  });
  return reading.data ?? { textWaiting: 0, ocrWaiting: 0, failed: 0 };
}
