/** Which entry an undo or a redo takes back. The journal itself is the undo stack: nothing else is remembered. */
import type { Kysely } from 'kysely';
import { Problem } from '../kit/problem.ts';
import { toEntry } from './journal.ts';
import type { JournalEntry } from './store.ts';
import type { Tables } from './tables.ts';

interface Step {
  readonly seq: number;
  readonly undoes: number | null;
  readonly undoable: number;
}

/**
 * Plays the matter's entries through. An ordinary entry lands on `done` and clears `undone`, since what was taken back no longer
 * fits; an entry that takes back the top of one pile moves to the other.
 */
export function piles(steps: readonly Step[]): { done: readonly number[]; undone: readonly number[] } {
  const done: number[] = [];
  let undone: number[] = [];
  for (const { seq, undoes, undoable } of steps) {
    if (undoes !== null && undoes === done.at(-1)) {
      done.pop();
      undone.push(seq);
    } else if (undoes !== null && undoes === undone.at(-1)) {
      undone.pop();
      done.push(seq);
    } else {
      undone = [];
      if (undoable) done.push(seq);
    }
  }
  return { done, undone };
}

/** The entry that comes next, or null. Refuses when a later change that cannot be undone touched the same thing. */
export async function nextToTakeBack(db: Kysely<Tables>, matter: string, pile: 'done' | 'undone'): Promise<JournalEntry | null> {
  const steps = await db.selectFrom('journal').select(['seq', 'undoes', 'undoable']).where('matter', '=', matter).orderBy('seq').execute();
  const seq = piles(steps)[pile].at(-1);
  if (seq === undefined) return null;
  const entry = toEntry(await db.selectFrom('journal').selectAll().where('seq', '=', seq).executeTakeFirstOrThrow());
  const later = await db
    .selectFrom('journal')
    .selectAll()
    .where('matter', '=', matter)
    .where('seq', '>', seq)
    .where('undoable', '=', 0)
    .execute();
  const touched = new Set(entry.changes.map((change) => `${change.kind}/${change.id}`));
  for (const row of later) {
    const overtaken = toEntry(row).changes.some((change) => touched.has(`${change.kind}/${change.id}`));
    if (overtaken) throw new Problem('conflict', 'store.overtaken', { verb: entry.verb, later: row.verb });
  }
  return entry;
}

/** `undo add storefront`, `redo add storefront`. */
export function takeBackVerb(entry: JournalEntry, pile: 'done' | 'undone'): string {
  return `${pile === 'done' ? 'undo' : 'redo'} ${entry.verb.replace(/^(undo|redo) /, '')}`;
}
