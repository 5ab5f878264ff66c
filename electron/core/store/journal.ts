/** The journal's rows and its hash chain. */
import { createHash } from 'node:crypto';
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely';
import type { Change, JournalEntry } from './store.ts';
import type { Tables } from './tables.ts';

interface JournalTable {
  seq: number;
  at: string;
  actor: string;
  door: string;
  matter: string;
  verb: string;
  undoable: number;
  undoes: number | null;
  /** What other chains tied to this entry; see `Write.anchor`. */
  anchor: string;
  changes: string;
  prev_hash: string;
  hash: string;
}
declare module './tables.ts' {
  interface Tables {
    journal: JournalTable;
  }
}
type Row = Selectable<JournalTable>;

const hashOf = (row: Omit<Row, 'hash'>): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        row.prev_hash,
        row.seq,
        row.at,
        row.actor,
        row.door,
        row.matter,
        row.verb,
        row.undoable,
        row.undoes,
        row.anchor,
        row.changes,
      ]),
    )
    .digest('hex');

export function toEntry(row: Row): JournalEntry {
  const { changes, undoable, anchor: _, prev_hash: __, ...rest } = row;
  return { ...rest, undoable: undoable === 1, changes: JSON.parse(changes) as Change[] };
}

export async function appendEntry(db: Transaction<Tables>, entry: Omit<Row, 'seq' | 'prev_hash' | 'hash'>): Promise<JournalEntry> {
  const last = await db.selectFrom('journal').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const linked = { ...entry, seq: (last?.seq ?? 0) + 1, prev_hash: last?.hash ?? '' };
  const row = { ...linked, hash: hashOf(linked) };
  await db.insertInto('journal').values(row).execute();
  return toEntry(row);
}

/** The first entry that is missing, out of order, altered, or not linked to the one before it; null when the chain holds. */
export async function brokenEntry(db: Kysely<Tables>): Promise<number | null> {
  let seq = 0;
  let hash = '';
  for (;;) {
    const rows = await db.selectFrom('journal').selectAll().where('seq', '>', seq).orderBy('seq').limit(200).execute();
    for (const row of rows) {
      if (row.seq !== seq + 1 || row.prev_hash !== hash || row.hash !== hashOf(row)) return seq + 1;
      seq = row.seq;
      hash = row.hash;
    }
    if (rows.length === 0) return null;
  }
}

/**
 * The last journal entry of a matter and the kinds of things changed by the entries after `since` ('' for an entry that names none).
 * Kinds are picked inside SQLite: an import's entry holds every row it brought.
 */
export async function journalSince(db: Kysely<Tables>, matter: string, since: number | null): Promise<{ seq: number; kinds: string[] }> {
  if (since === null) {
    const { rows } = await sql<{ seq: number | null }>`select max(seq) as seq from journal where matter = ${matter}`.execute(db);
    return { seq: rows[0]?.seq ?? 0, kinds: [] };
  }
  const { rows } = await sql<{ seq: number; kind: string }>`
    select distinct seq, coalesce(change.value ->> 'kind', '') as kind
    from journal left join json_each(journal.changes) as change
    where matter = ${matter} and seq > ${since} order by seq`.execute(db);
  return { seq: rows.at(-1)?.seq ?? since, kinds: [...new Set(rows.map((row) => row.kind))] };
}
