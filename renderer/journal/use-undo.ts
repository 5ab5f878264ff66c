import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, client } from '../client.ts';

/**
 * Undo and redo of a matter. Both wait until every write of the page that was begun before is answered: an undo pressed right after a
 * change takes back that change, and not the one before it.
 */
export function useUndo(matter: string, onDone: { readonly undo?: OnDone; readonly redo?: OnDone } = {}) {
  const queries = useQueryClient();
  const undo = useMutation({
    mutationKey: api.journal.undo.mutationKey(),
    mutationFn: async () => {
      await written(queries);
      return client.journal.undo({ matter });
    },
    ...(onDone.undo && { onSuccess: onDone.undo }),
  });
  const redo = useMutation({
    mutationKey: api.journal.redo.mutationKey(),
    mutationFn: async () => {
      await written(queries);
      return client.journal.redo({ matter });
    },
    ...(onDone.redo && { onSuccess: onDone.redo }),
  });
  return { undo, redo };
}

type OnDone = (entry: { verb: string } | null) => void;

/** When all writes under way have been answered, well or ill. Undo itself is none of them; jobs and settings no undo takes back. */
function written(queries: QueryClient): Promise<void> {
  const mutations = queries.getMutationCache();
  const underway = new Set(mutations.getAll().filter(({ state, options }) => state.status === 'pending' && counts(options.mutationKey)));
  if (underway.size === 0) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = mutations.subscribe(() => {
      for (const one of underway) if (one.state.status !== 'pending') underway.delete(one);
      if (underway.size > 0) return;
      stop();
      resolve();
    });
  });
}

const APART: ReadonlySet<unknown> = new Set(['journal', 'jobs', 'settings']);
const counts = (key: readonly unknown[] | undefined): boolean => !(Array.isArray(key?.[0]) && APART.has(key[0][0]));
