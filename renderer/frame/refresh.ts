import type { Mutation, Query, QueryClient } from '@tanstack/react-query';
import { sayUndone } from './undone.ts';

/** `['filing', 'preview']` of a query or mutation; empty for one that has no procedure of its own. */
const pathOf = (key: readonly unknown[] | undefined): readonly string[] => (Array.isArray(key?.[0]) ? (key[0] as string[]) : []);

/** What no change to a matter can touch; it comes from the program and the user's preferences. */
const FIXED = new Set(['workspace/info', 'workspace/packs', 'workspace/samples', 'settings/get', 'damages/rules', 'filing/templates']);
/** What damages are computed from: who is connected counts where a head is claimed from groups. */
const FIGURES = ['damages', 'exchange', 'matter', 'seller', 'sellerImport', 'grouping', 'purchase', 'evidence', 'exhibit'];
/** What each room keeps itself changes only with that room; all else may show anything that was written. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  'matter/get': ['matter'],
  'seller/table': ['seller', 'sellerImport'],
  'evidence/list': ['evidence', 'exhibit'],
  'evidence/get': ['evidence', 'exhibit'],
  'evidence/withdrawn': ['evidence'],
  'evidence/custody': ['evidence', 'exhibit'],
  'evidence/search': ['evidence', 'exhibit'],
  'evidence/pages': ['evidence'],
  'evidence/reading': ['evidence'],
  'evidence/similar': ['evidence'],
  'evidence/entries': ['evidence'],
  'evidence/inner': ['evidence'],
  'jobs/list': ['evidence', 'jobs', 'binder', 'production', 'sellerImport'],
  'jobs/files': ['jobs'],
  'exhibit/list': ['exhibit', 'evidence'],
  'damages/get': FIGURES,
  'damages/measures': FIGURES,
  'damages/readiness': FIGURES,
  'damages/bySeller': FIGURES,
  'damages/sellerAmounts': FIGURES,
  'damages/findSellers': ['seller'],
  'damages/sellersAround': ['seller'],
  'exchange/list': ['exchange'],
  'exchange/readTable': ['exchange', 'evidence', 'exhibit'],
};
/** Long lists about everything; they can wait until the document and the room have followed. */
const LATE = new Set(['matter/list', 'matter/findings', 'filing/list', 'journal/list']);

const nameOf = (query: Query): string => pathOf(query.queryKey).join('/');

/** What changes with the text of pages only; all of it is asked again when evidence comes in. */
const TEXT = new Set(['evidence/search', 'evidence/pages', 'evidence/reading', 'evidence/similar', 'evidence/entries', 'evidence/inner']);
/** Verbs that say something of single items. Who asked puts the answer into the lists itself, however long they are. */
const LISTS = new Set(['evidence/list', 'evidence/withdrawn', 'exhibit/list', 'jobs/list']);
const SAID = new Set(['update', 'updateMany', 'link', 'linkMany', 'unlink', 'pin', 'unpin']);

/**
 * Asks again for what a change may have touched: the document and the room first, so that they follow the keystroke; the rest,
 * where anything written may show too, once those have come.
 */
export async function refresh(queries: QueryClient, mutation: Mutation<unknown, unknown, unknown>): Promise<void> {
  const [room, verb] = pathOf(mutation.options.mutationKey);
  await refreshAfter(queries, room, verb);
}

/** As `refresh`, after an act that was no mutation of the page: `evidence`, `receive` when a job has come to its end. */
export async function refreshAfter(queries: QueryClient, room: string | undefined, verb: string | undefined): Promise<void> {
  if (room === 'journal') sayUndone();
  if (room === 'settings') return queries.invalidateQueries({ predicate: (query) => nameOf(query) === 'settings/get' });
  // A pause changes nothing but the list of jobs.
  if (room === 'jobs') return queries.invalidateQueries({ predicate: (query) => pathOf(query.queryKey)[0] === 'jobs' });
  // Undo, an import and a removal reach into every room.
  const whole = room === undefined || room === 'journal' || room === 'workspace' || verb === 'remove' || verb === 'drop';
  const said = room === 'evidence' && SAID.has(verb ?? '');
  const touched = (query: Query): boolean => {
    const name = nameOf(query);
    if (said && (TEXT.has(name) || LISTS.has(name))) return false;
    return !FIXED.has(name) && (whole || (OWN[name]?.includes(room) ?? true));
  };
  const first = (query: Query): boolean =>
    touched(query) && !LATE.has(nameOf(query)) && (whole || nameOf(query) === 'filing/preview' || pathOf(query.queryKey)[0] === room);
  const wave = queries.invalidateQueries({ predicate: first });
  await wave.catch(() => undefined);
  await queries.invalidateQueries({ predicate: (query) => touched(query) && !first(query) });
}
