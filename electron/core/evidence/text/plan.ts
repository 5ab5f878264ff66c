/** What is read next, and who has taken it: the state of files and pages in the text database. */
import { sql } from 'kysely';
import type { TextDatabase } from './database.ts';

/** How many files or pages are chosen at once; choosing looks through all that wait. */
const PLAN = 50;
const TRIES = 3;
/** Pages after the one looked at that are read with it. */
const AHEAD = 4;

type Db = TextDatabase['db'];

export interface PageAt {
  readonly sha256: string;
  readonly page: number;
}

/** What the last run was reading when it ended waits again; what ended it three times is left alone. Missing bytes may be back. */
export const recover = (texts: TextDatabase): Promise<void> =>
  texts.write(async (db) => {
    await sql`update file set state = iif(tries >= ${TRIES}, 'failed', 'waiting'), reason = iif(tries >= ${TRIES}, 'crashed', '')
      where state = 'reading' or (state = 'failed' and reason = 'missing')`.execute(db);
  });

/** Files that wait: exhibits, then as received. */
export async function planFiles(db: Db, exhibits: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ sha256: string; listed: number; first: number }>`
    select file.sha256, max(item.id in (select value from json_each(${JSON.stringify(exhibits)}))) as listed, min(item.no) as first
    from file join item on item.sha256 = file.sha256
    where file.state = 'waiting' and item.withdrawn = 0
    group by file.sha256 order by listed desc, first limit ${PLAN}`.execute(db);
  return rows.map(({ sha256 }) => sha256);
}

/** Pages that are pictures and wait: those without a word, then those with few; of either, exhibits first, then as received. */
export async function planPages(db: Db, exhibits: readonly string[]): Promise<PageAt[]> {
  const { rows } = await sql<PageAt & { listed: number; first: number }>`
    select page.sha256, page.page, max(item.id in (select value from json_each(${JSON.stringify(exhibits)}))) as listed, min(item.no) as first
    from page join item on item.sha256 = page.sha256
    where page.ocr in (1, 2) and item.withdrawn = 0
    group by page.sha256, page.page order by page.ocr, listed desc, first, page.page limit ${PLAN}`.execute(db);
  return rows.map(({ sha256, page }) => ({ sha256, page }));
}

/** The first page that waits at these places, or just behind one of them. */
export async function pageAt(db: Db, looked: readonly PageAt[]): Promise<PageAt | undefined> {
  for (const { sha256, page } of looked) {
    const { rows } = await sql<{ page: number }>`
      select page from page where sha256 = ${sha256} and ocr in (1, 2) and page between ${page} and ${page + AHEAD}
      order by page limit 1`.execute(db);
    if (rows[0]) return { sha256, page: rows[0].page };
  }
  return undefined;
}

/** True when the file was still waiting, and is ours now. */
export const claim = (texts: TextDatabase, sha256: string): Promise<boolean> =>
  texts.write(async (db) => {
    const { numAffectedRows } = await sql`
      update file set state = 'reading', tries = tries + 1 where sha256 = ${sha256} and state = 'waiting'`.execute(db);
    return numAffectedRows === 1n;
  });

/** Waits again. A failure that may be the file's own counts, and the third one is the last. */
export const release = (texts: TextDatabase, sha256: string, counts: boolean): Promise<void> =>
  texts.write(async (db) => {
    await sql`update file set state = iif(${counts} and tries >= ${TRIES}, 'failed', 'waiting'),
      reason = iif(${counts} and tries >= ${TRIES}, 'crashed', ''), tries = iif(${counts}, tries, max(0, tries - 1))
      where sha256 = ${sha256} and state = 'reading'`.execute(db);
  });

/** How many files wait, and pages with them when `ocr`. */
export async function waitingIn(db: Db, ocr: boolean): Promise<number> {
  const { rows } = await sql<{ files: number; pages: number }>`
    select (select count(*) from file where state = 'waiting') as files, (select count(*) from page where ocr in (1, 2)) as pages`.execute(
    db,
  );
  return (rows[0]?.files ?? 0) + (ocr ? (rows[0]?.pages ?? 0) : 0);
}
