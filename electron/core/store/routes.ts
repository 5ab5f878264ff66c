import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { JournalEntry, Store } from './store.ts';

/** An import can hold thousands of changes; the page shows the first ones and how many there were. */
const SHOWN = 50;

export type ShownEntry = JournalEntry & { readonly changed: number };

const shown = (entry: JournalEntry): ShownEntry => ({ ...entry, changes: entry.changes.slice(0, SHOWN), changed: entry.changes.length });
const orNull = (entry: JournalEntry | null): ShownEntry | null => (entry ? shown(entry) : null);
const ofMatter = z.object({ matter: z.string() });

/** `matter` '' is the workspace itself. */
export function journalRoutes(store: Store) {
  return {
    list: read
      .input(ofMatter.extend({ limit: z.number().int().min(1).max(500), before: z.number().int().positive().optional() }))
      .handler(async ({ input }) => (await store.journal(input.matter, input.limit, input.before)).map(shown)),
    undo: write.input(ofMatter).handler(async ({ input, context }) => orNull(await store.undo(input.matter, context.actor))),
    redo: write.input(ofMatter).handler(async ({ input, context }) => orNull(await store.redo(input.matter, context.actor))),
  };
}
