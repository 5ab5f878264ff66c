import { useQuery } from '@tanstack/react-query';
import { api, type client } from '../../client.ts';
import type { PlacedWord } from './look.ts';

export type PageWords = Awaited<ReturnType<typeof client.evidence.pages>>['pages'][number];

/** Between looks at a file whose text is still being read, in milliseconds. */
const LOOK = 2_000;

/** The words of an item's pages, as far as they are read, or of one page only; looked at again until they are. */
export function usePages(id: string, page: number | undefined, enabled: boolean) {
  return useQuery({
    ...api.evidence.pages.queryOptions({ input: { id, ...(page === undefined ? {} : { page }) } }),
    enabled,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' || state.data?.state === 'reading' ? LOOK : false),
  });
}

const NO_WORDS: readonly PlacedWord[] = [];

/** Where the words of a page stand that was read from its picture; nothing for other pages. */
export function useSeenWords(id: string, page: number, enabled: boolean): readonly PlacedWord[] {
  const words = useQuery({ ...api.evidence.words.queryOptions({ input: { id, page } }), enabled });
  return words.data ?? NO_WORDS;
}
