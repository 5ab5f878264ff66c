import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useVisit } from '../frame/go-to.ts';
import type { Target } from './pane.tsx';
import { wordsOf } from './search/marks.ts';

/** Where in an item to go, and what to mark there. */
interface Within {
  readonly page?: number;
  readonly pin?: string;
  readonly words?: string;
}

let visits = 0;

/** What the address says is open, and the ways to another place. Every jump is one, also to where one is. */
export function usePlace(exhibits: readonly { readonly id: string; readonly evidence: string }[]) {
  const navigate = useNavigate();
  const { matter } = useParams({ from: '/m/$matter' });
  const { at, item, page, pin, words = '', start } = useSearch({ from: '/m/$matter/evidence' });
  const visit = useVisit();
  const wanted = item ?? evidenceAt(at, exhibits);
  const pinned = pin ?? pinAt(at);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit is another jump
  const target = useMemo<Target | null>(
    () => (page === undefined && pinned === undefined ? null : { page: page ?? 1, pin: pinned ?? '' }),
    [wanted, page, pinned, visit],
  );
  const marked = useMemo(() => wordsOf(words), [words]);
  const go = (to: string, search: { item?: string } & Within) => {
    visits += 1;
    void navigate({ to: '/m/$matter/evidence', params: { matter: to }, search, replace: to === matter, state: { visit: -visits } });
  };
  return {
    matter,
    at,
    start,
    /** Id of the item that is to be open. */
    wanted,
    target,
    /** Words to be marked in it. */
    words: marked,
    show: (id: string | null, within: Within = {}) => go(matter, id === null ? {} : { item: id, ...within }),
    /** Opens an item of another matter. */
    showIn: (other: string, id: string, within: Within) => go(other, { item: id, ...within }),
  };
}

/** The item a finding points at, by its own id or by that of its exhibit: `evidence/<id>/…`. */
function evidenceAt(at: string | undefined, exhibits: readonly { readonly id: string; readonly evidence: string }[]): string | undefined {
  const id = (at ?? '').split('/')[1];
  return exhibits.find((exhibit) => exhibit.id === id)?.evidence ?? id;
}

/** The pin of `evidence/<id>/pins/<pin>`. */
const pinAt = (at: string | undefined) => /^evidence\/[^/]+\/pins\/([^/]+)/.exec(at ?? '')?.[1];
