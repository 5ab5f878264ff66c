import { useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type client } from '../../client.ts';

export type SimilarGroup = Awaited<ReturnType<typeof client.evidence.similar>>[number];

/** A group has the name of its items: when another item joins it, it is a new suggestion. */
export const groupKey = (group: SimilarGroup) =>
  group.items
    .map((item) => item.id)
    .sort()
    .join(' ');

const NONE: readonly string[] = [];

/** Items that look alike, without the groups somebody has said are not the same. Suggestions only: nothing is merged. */
export function useSimilar(matter: string) {
  const similar = useQuery(api.evidence.similar.queryOptions({ input: { matter } }));
  const [apart, setApart] = useLocalStorage({ key: `not-the-same-${matter}`, defaultValue: NONE, getInitialValueInEffect: false });
  const groups = useMemo(() => {
    const dismissed = new Set(apart);
    return (similar.data ?? []).filter((group) => group.items.length > 1 && !dismissed.has(groupKey(group)));
  }, [similar.data, apart]);
  return {
    groups,
    dismissed: apart.length,
    notTheSame: (group: SimilarGroup) => setApart((before) => [...before, groupKey(group)]),
    showAgain: () => setApart([]),
  };
}
