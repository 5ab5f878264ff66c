/** The tables of the text database, and the corrections in the workspace. The only SQL of both, but for what finds (find.ts). */
import { type Kysely, sql, type Transaction } from 'kysely';
import type { SeenWord } from '../../reading/model.ts';
import type { Tables } from '../../store/tables.ts';
import type { Correction, TextSource } from './model.ts';
import { correctionSchema } from './model.ts';
import { spaced } from './tokens.ts';

declare module '../../store/tables.ts' {
  interface Tables {
    page_correction: { evidence_id: string; page: number; data: string };
  }
}

export type FileState = 'waiting' | 'reading' | 'done' | 'none' | 'failed';

interface FileRow {
  sha256: string;
  state: FileState;
  reason: string;
  tries: number;
  words: string;
  fingerprint: string | null;
}
interface PageRow {
  sha256: string;
  page: number;
  text: string;
  source: Exclude<TextSource, 'corrected'>;
  language: string;
  confidence: number | null;
  seen: string | null;
  ocr: number;
}
export interface ItemRow {
  no: number;
  id: string;
  sha256: string;
  matter: string;
  withdrawn: number;
  media_type: string;
  kind: string;
  day: string;
  privileged: number;
  /** JSON array. */
  tags: string;
  file_name: string;
  title: string;
  pages: number | null;
  /** 1 when a password is known that opens it. */
  password: number;
  about: string;
  hash: string;
}
export interface TextTables {
  file: FileRow;
  page: PageRow;
  item: ItemRow;
  corrected: { no: number; page: number };
  note: { name: string; value: string };
}

type Db = Kysely<TextTables>;
type Trx = Transaction<TextTables>;

/** What is left to do about a page that may hold more words than its file says. */
export const ocrStep = { none: 0, waiting: 1, later: 2, read: 3, failed: 4 } as const;

/** Pages of one item, 2^20 of them. */
export const PAGE_BITS = 20;
export const MOST_PAGES = 2 ** PAGE_BITS - 1;
export const rowOf = (no: number, page: number): number => no * 2 ** PAGE_BITS + page;

/** Statements carry some 30,000 parameters at most; batches of this many stay far below, and short. */
const BATCH = 50;
export function* batches<T>(of: readonly T[], size = BATCH): Generator<readonly T[]> {
  for (let from = 0; from < of.length; from += size) yield of.slice(from, from + size);
}

// The index.

/** Puts the words of pages of an item into the index, in place of those before (`fresh`: there are none); pages without words leave it. */
export async function indexWords(
  db: Trx,
  no: number,
  pages: readonly { readonly page: number; readonly text: string }[],
  fresh = false,
): Promise<void> {
  for (const some of batches(pages.filter(({ page }) => page <= MOST_PAGES))) {
    const ids = some.map(({ page }) => rowOf(no, page));
    if (!fresh) await sql`delete from words where rowid in (${sql.join(ids)})`.execute(db);
    const worded = some.filter(({ text }) => text.trim() !== '');
    if (worded.length === 0) continue;
    const values = worded.map(({ page, text }) => sql`(${rowOf(no, page)}, ${spaced(text)})`);
    await sql`insert into words (rowid, text) values ${sql.join(values)}`.execute(db);
  }
}

/** Puts what is said about items into the index, in place of what was said before. */
export async function indexAbout(db: Trx, items: readonly { readonly no: number; readonly about: string }[]): Promise<void> {
  if (items.length === 0) return;
  await sql`delete from names where rowid in (${sql.join(items.map(({ no }) => no))})`.execute(db);
  const values = items.map(({ no, about }) => sql`(${no}, ${spaced(about)})`);
  await sql`insert into names (rowid, text) values ${sql.join(values)}`.execute(db);
}

export async function dropFromIndex(db: Trx, no: number): Promise<void> {
  await sql`delete from words where rowid between ${rowOf(no, 0)} and ${rowOf(no, MOST_PAGES)}`.execute(db);
  await sql`delete from names where rowid = ${no}`.execute(db);
}

// Notes: how far the workspace has been followed.

export async function selectNote(db: Db, name: string): Promise<string | undefined> {
  return (await db.selectFrom('note').select('value').where('name', '=', name).executeTakeFirst())?.value;
}

export async function putNote(db: Trx, name: string, value: string): Promise<void> {
  await db
    .insertInto('note')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

// Files and pages.

export async function selectFile(db: Db, sha256: string): Promise<FileRow | undefined> {
  return db.selectFrom('file').selectAll().where('sha256', '=', sha256).executeTakeFirst();
}

export async function updateFile(db: Trx, sha256: string, patch: Partial<Omit<FileRow, 'sha256'>>): Promise<void> {
  await db.updateTable('file').set(patch).where('sha256', '=', sha256).execute();
}

/** Pages of a file in order; with `page`, that one. */
export async function selectPages(db: Db, sha256: string, page?: number): Promise<Omit<PageRow, 'seen'>[]> {
  const all = db
    .selectFrom('page')
    .select(['sha256', 'page', 'text', 'source', 'language', 'confidence', 'ocr'])
    .where('sha256', '=', sha256);
  return (page === undefined ? all : all.where('page', '=', page)).orderBy('page').execute();
}

export async function selectSeen(db: Db, sha256: string, page: number): Promise<SeenWord[]> {
  const row = await db.selectFrom('page').select('seen').where('sha256', '=', sha256).where('page', '=', page).executeTakeFirst();
  return row?.seen ? (JSON.parse(row.seen) as SeenWord[]) : [];
}

export async function putPages(db: Trx, pages: readonly PageRow[]): Promise<void> {
  for (const some of batches(pages))
    await db
      .insertInto('page')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['sha256', 'page']).doUpdateSet(({ ref }) => ({
          text: ref('excluded.text'),
          source: ref('excluded.source'),
          language: ref('excluded.language'),
          confidence: ref('excluded.confidence'),
          seen: ref('excluded.seen'),
          ocr: ref('excluded.ocr'),
        })),
      )
      .execute();
}

export async function deletePages(db: Trx, sha256: string): Promise<void> {
  await db.deleteFrom('page').where('sha256', '=', sha256).execute();
}

export async function setOcr(db: Trx, sha256: string, page: number, ocr: number): Promise<void> {
  await db.updateTable('page').set({ ocr }).where('sha256', '=', sha256).where('page', '=', page).execute();
}

// Items.

export async function selectItem(db: Db, id: string): Promise<ItemRow | undefined> {
  return db.selectFrom('item').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function itemsOfFile(db: Db, sha256: string): Promise<ItemRow[]> {
  return db.selectFrom('item').selectAll().where('sha256', '=', sha256).orderBy('no').execute();
}

export async function selectItems(db: Db, ids: readonly string[]): Promise<Map<string, ItemRow>> {
  const rows = ids.length === 0 ? [] : await db.selectFrom('item').selectAll().where('id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** Writes items, new ones and changed ones, in a batch; gives their numbers, by id. */
export async function putItems(db: Trx, items: readonly Omit<ItemRow, 'no'>[]): Promise<Map<string, number>> {
  const put = await db
    .insertInto('item')
    .values(items as ItemRow[])
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet(({ ref }) =>
          Object.fromEntries(Object.keys(items[0] ?? {}).map((column) => [column, ref(`excluded.${column as 'id'}`)])),
        ),
    )
    .returning(['id', 'no'])
    .execute();
  return new Map(put.map(({ id, no }) => [id, no]));
}

/** Files nobody has heard of yet wait to be read. */
export async function putFiles(db: Trx, hashes: readonly string[]): Promise<void> {
  const values = hashes.map((sha256) => sql`(${sha256}, 'waiting')`);
  await sql`insert or ignore into file (sha256, state) values ${sql.join(values)}`.execute(db);
}

/** Those of these files of which something has been read. */
export async function readAmong(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  const found = await db.selectFrom('page').select('sha256').distinct().where('sha256', 'in', hashes).execute();
  return new Set(found.map(({ sha256 }) => sha256));
}

/** Corrected pages of an item, as the index has them. */
export async function correctedOf(db: Db, no: number): Promise<Set<number>> {
  return new Set((await db.selectFrom('corrected').select('page').where('no', '=', no).execute()).map(({ page }) => page));
}

export async function markCorrected(db: Trx, no: number, page: number, on: boolean): Promise<void> {
  if (on) await sql`insert or ignore into corrected (no, page) values (${no}, ${page})`.execute(db);
  else await db.deleteFrom('corrected').where('no', '=', no).where('page', '=', page).execute();
}

// Corrections, in the workspace.

export interface PageCorrection {
  readonly evidence: string;
  readonly page: number;
  readonly correction: Correction;
}

export async function selectCorrections(db: Kysely<Tables>, evidence?: string): Promise<PageCorrection[]> {
  const all = db.selectFrom('page_correction').selectAll();
  const rows = await (evidence === undefined ? all : all.where('evidence_id', '=', evidence)).orderBy('page').execute();
  return rows.map((row) => ({ evidence: row.evidence_id, page: row.page, correction: correctionSchema.parse(JSON.parse(row.data)) }));
}

export async function selectCorrection(db: Kysely<Tables>, evidence: string, page: number): Promise<Correction | null> {
  const row = await db
    .selectFrom('page_correction')
    .select('data')
    .where('evidence_id', '=', evidence)
    .where('page', '=', page)
    .executeTakeFirst();
  return row ? correctionSchema.parse(JSON.parse(row.data)) : null;
}

export async function putCorrection(db: Transaction<Tables>, evidence: string, page: number, to: Correction | null): Promise<void> {
  if (to === null) {
    await db.deleteFrom('page_correction').where('evidence_id', '=', evidence).where('page', '=', page).execute();
    return;
  }
  const data = JSON.stringify(to);
  await db
    .insertInto('page_correction')
    .values({ evidence_id: evidence, page, data })
    .onConflict((conflict) => conflict.columns(['evidence_id', 'page']).doUpdateSet({ data }))
    .execute();
}
