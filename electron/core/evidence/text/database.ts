/**
 * `derived/text.db`: what was read from the files, and the index over it. All of it can be made again, so a file that is missing,
 * damaged or of another shape is made anew without a word; where the folder cannot be written, a temporary one serves.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CompiledQuery, Kysely, type Transaction } from 'kysely';
import { Problem } from '../../kit/problem.ts';
import { WorkerConnection } from '../../store/connection.ts';
import { workerDialect } from '../../store/dialect.ts';
import { StoreError } from '../../store/failure.ts';
import type { TextTables } from './rows.ts';

/** Raised whenever the tables below, or what is written into them, change. */
const SHAPE = 2;

const SCHEMA = `
-- How far each file has been read, by its bytes. state: waiting, reading, done, none, failed.
create table file (
  sha256 text primary key,
  state text not null,
  reason text not null default '',
  -- How often reading was begun and not finished: a file that takes the program with it is left alone after a few times.
  tries integer not null default 0,
  -- SHA-256 of all its words; '' when it has few.
  words text not null default '',
  -- Perceptual hashes as JSON; null when it has none or they were not made.
  fingerprint text
) strict, without rowid;
create index file_by_state on file (state);

-- ocr: 0 nothing to do, 1 waiting, 2 waiting behind the others (the page has some text), 3 read, 4 could not be read.
create table page (
  sha256 text not null,
  page integer not null,
  text text not null,
  source text not null,
  language text not null,
  confidence real,
  -- Words with their boxes as JSON, for what was read from a picture.
  seen text,
  ocr integer not null default 0,
  primary key (sha256, page)
) strict;
create index page_waiting on page (sha256, page) where ocr in (1, 2);

-- What the index needs to know of an item of evidence; the workspace has the truth.
create table item (
  no integer primary key,
  id text not null unique,
  sha256 text not null,
  matter text not null,
  withdrawn integer not null,
  media_type text not null,
  kind text not null,
  -- Day, YYYY-MM-DD.
  day text not null,
  privileged integer not null,
  tags text not null,
  file_name text not null,
  title text not null,
  pages integer,
  -- 1 when a password is known that opens it.
  password integer not null,
  about text not null,
  hash text not null
) strict;
create index item_by_file on item (sha256);
create index item_by_matter on item (matter, no);

-- Pages whose indexed words are a person's.
create table corrected (
  no integer not null,
  page integer not null,
  primary key (no, page)
) strict, without rowid;

create table note (name text primary key, value text not null) strict, without rowid;

-- One row for each page, rowid = item.no * 2^20 + page; and one for what is said about each item, rowid = item.no.
create virtual table words using fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
create virtual table names using fts5 (text, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 2');
pragma user_version = ${SHAPE};
`;

export interface TextDatabase {
  readonly db: Kysely<TextTables>;
  /** One transaction after another. Keep them short: a few dozen pages each. */
  write<T>(work: (db: Transaction<TextTables>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

interface Connections {
  readonly reader: WorkerConnection;
  readonly writer: WorkerConnection;
}

async function connect(file: string, worker: URL | string): Promise<Connections> {
  await mkdir(dirname(file), { recursive: true });
  const writer = await WorkerConnection.open(worker, { file, mode: 'write', lock: '' });
  try {
    const { rows } = await writer.executeQuery<{ user_version: number }>(CompiledQuery.raw('pragma user_version'));
    const found = rows[0]?.user_version;
    if (found === 0) await writer.script(`begin immediate; ${SCHEMA} commit;`);
    else if (found !== SHAPE) throw new Problem('integrity', 'store.damaged', { detail: 'another shape' });
    // A power cut may cost the last few pages; they are read again.
    await writer.script('pragma synchronous = normal; pragma wal_autocheckpoint = 8000');
    return { writer, reader: await WorkerConnection.open(worker, { file, mode: 'read', lock: '' }) };
  } catch (error) {
    await writer.rollback().catch(() => {});
    await writer.close();
    throw error;
  }
}

/** What a database made anew would mend. */
const damaged = (error: unknown): boolean =>
  (error instanceof Problem && (error.id === 'store.damaged' || error.id === 'store.disk')) ||
  (error instanceof StoreError && /no such (table|column)/.test(error.message));

const remove = async (file: string) => {
  for (const end of ['', '-wal', '-shm', '-journal']) await rm(`${file}${end}`, { force: true });
};

/** The connections, and what to do with the file at the end. */
async function open(file: string, worker: URL | string): Promise<Connections & { readonly discard: () => Promise<void> }> {
  const kept = { discard: async () => {} };
  try {
    return { ...(await connect(file, worker)), ...kept };
  } catch (error) {
    // Damaged, of another program or another version: begin anew in the same place.
    if (damaged(error)) {
      try {
        await remove(file);
        return { ...(await connect(file, worker)), ...kept };
      } catch {
        // As below.
      }
    }
    const folder = await mkdtemp(join(tmpdir(), 'casewright-text-'));
    return { ...(await connect(join(folder, 'text.db'), worker)), discard: () => rm(folder, { recursive: true, force: true }) };
  }
}

async function openTextDatabase(file: string, worker: URL | string): Promise<TextDatabase> {
  const { reader, writer, discard } = await open(file, worker);
  const writing = new Kysely<TextTables>({ dialect: workerDialect(async () => writer) });
  let turn: Promise<unknown> = Promise.resolve();
  return {
    db: new Kysely<TextTables>({ dialect: workerDialect(async () => reader) }),
    write(work) {
      const mine = turn.then(() => writing.transaction().execute(work));
      turn = mine.catch(() => {});
      return mine;
    },
    async close() {
      await turn;
      await reader.close();
      await writer.close();
      await discard();
    },
  };
}

export interface TextStore {
  /** Opens on first use. Work that meets damage is done once more, on a database made anew; so it must bear being repeated. */
  use<T>(work: (texts: TextDatabase) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function openTextStore({ file, worker }: { readonly file: string; readonly worker: URL | string }): TextStore {
  let current: Promise<TextDatabase> | undefined;
  let closed = false;

  const get = (): Promise<TextDatabase> => {
    if (closed) return Promise.reject(new Error('the text database is closed'));
    current ??= openTextDatabase(file, worker);
    return current;
  };
  const renew = async (broken: Promise<TextDatabase>): Promise<void> => {
    if (current !== broken) return;
    current = (async () => {
      await (await broken).close().catch(() => {});
      await remove(file);
      return openTextDatabase(file, worker);
    })();
    await current;
  };

  return {
    async use(work) {
      const opened = get();
      try {
        return await work(await opened);
      } catch (error) {
        if (!damaged(error)) throw error;
        await renew(opened);
        return work(await get());
      }
    },
    async close() {
      closed = true;
      await (await current)?.close();
    },
  };
}
