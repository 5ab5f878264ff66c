/**
 * The workspace database: one SQLite file in a worker thread, read through Kysely, written only through `write`.
 */
import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../kit/world.ts';
import type { Tables } from './tables.ts';

/** One change to one thing, as the journal keeps it. `before` null: created; `after` null: removed. */
export interface Change {
  /** What kind of thing: `matter`, `party`, `seller`, `evidence` … the name under which its restorer is registered. */
  readonly kind: string;
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Act {
  readonly actor: Actor;
  /** The matter it belongs to; '' for the workspace itself. */
  readonly matter: string;
  /** What was done, in the words of the services: `add storefront`, `change party`. */
  readonly verb: string;
  /** False for what cannot be taken back (custody, sealing). */
  readonly undoable: boolean;
}

/** A running transaction: every change to the tables is recorded in the same breath. */
export interface Write {
  readonly db: Transaction<Tables>;
  readonly act: Act;
  /** The instant of the transaction, as the journal will state it. */
  readonly at: string;
  /** Notes a change for the journal. One that changes nothing (equal as JSON) is dropped. */
  record(change: Change): void;
  /** Ties another chain to the journal: `text` goes into the entry's hash, so that chain cannot lose its tail unnoticed. */
  anchor(text: string): void;
  /** Runs once everything else of the write went well, just before the commit; a throw still rolls all of it back. */
  beforeCommit(step: () => Promise<void>): void;
  /** Runs once the write stands and readers see it: what is kept in memory must not say so any earlier, or a look between reads the old rows. */
  afterCommit(step: () => void): void;
}

export interface JournalEntry {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly door: string;
  readonly matter: string;
  readonly verb: string;
  readonly changes: readonly Change[];
  /** Sequence number of the entry this one took back, or null. */
  readonly undoes: number | null;
  readonly undoable: boolean;
  /** SHA-256 over the previous entry's hash and this entry, hex. */
  readonly hash: string;
}

/** Puts one thing back as it was (`state` null removes it). Registered by the slice that owns the kind; it does not record. */
export type Restorer = (write: Write, id: string, state: unknown) => Promise<void>;

export interface Store {
  /** For reading. Inside a `write` it sees what that write has done so far; writing through it outside one is refused by SQLite. */
  readonly db: Kysely<Tables>;
  /** True while nothing can be written (opened so, or the folder is read-only). */
  readonly readOnly: boolean;
  /** True for code that runs inside a `write`. */
  readonly writing: boolean;
  /** Number of the last migration applied. */
  readonly version: number;
  /** Runs `work` in one `begin immediate` transaction; rolls everything back on a throw. Returns what `work` returns. */
  write<T>(act: Act, work: (write: Write) => Promise<T>): Promise<T>;
  restores(kind: string, restorer: Restorer): void;
  /** Tells, after the commit, that something was written or taken back; what it returns ends that. */
  onChange(told: () => void): () => void;
  /** Newest first; with `before`, only entries of a smaller sequence number. */
  journal(matter: string, limit: number, before?: number): Promise<readonly JournalEntry[]>;
  /** Takes back the last undoable entry of the matter; null when there is none. A redo is the undo of an undo. */
  undo(matter: string, actor: Actor): Promise<JournalEntry | null>;
  redo(matter: string, actor: Actor): Promise<JournalEntry | null>;
  /** Recomputes the journal's chain; the first broken sequence number, or null. */
  verifyJournal(): Promise<number | null>;
  /** SQLite's own check of the file, with foreign keys; empty when sound. */
  verifyFile(): Promise<readonly string[]>;
  close(): Promise<void>;
}
