import { useMutation } from '@tanstack/react-query';
import type { Head } from '#core/damages/model.ts';
import { api } from '../client.ts';
import { useLatest } from '../frame/latest.ts';

export type ChangeHead = (change: (now: Head) => Partial<Head>) => Promise<unknown>;

/** Saves a change of a head; lists are replaced whole, so they are built on the newest state. */
export function useHead(matter: string, head: Head): ChangeHead {
  const put = useMutation(api.damages.putHead.mutationOptions());
  const change = useLatest(head);
  return (next) => change(next, (patch) => put.mutateAsync({ matter, head: { ...patch, id: head.id } }));
}

type Sources = Head['inputs'][number]['sources'];

/** Evidence chosen, with the pages already noted for those that stay. */
export const sourcesOf = (chosen: unknown, before: Sources): Sources =>
  (chosen as readonly string[]).map((evidence) => before.find((source) => source.evidence === evidence) ?? { evidence, page: null });
