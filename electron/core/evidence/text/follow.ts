/**
 * The index follows the workspace by its journal: before a search, and after each change while the workbench runs, the entries written
 * since the last look say which items and corrections to look at again. That costs one small query when nothing happened. When the
 * journal is not the one that was followed (a copy put back, another workspace), every item is compared.
 */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import type { Store } from '../../store/store.ts';
import { type Evidence, evidenceSchema } from '../model.ts';
import type { TextDatabase } from './database.ts';
import * as rows from './rows.ts';

/** The kind under which corrections stand in the journal; their id is `<evidence id>/<page>`. */
export const CORRECTION = 'page-correction';

interface Standing {
  /** Last entry of the journal that was followed. */
  readonly seq: number;
  readonly hash: string;
  /** Last row of the evidence table. */
  readonly row: number;
}

const NOTE = 'followed';
const NOTHING: Standing = { seq: 0, hash: '', row: 0 };

const dayOf = (item: Evidence): string =>
  [item.capturedAt, item.metadata.captured?.at ?? '', item.receivedAt]
    .map((at) => at.slice(0, 10))
    .find((at) => /^\d{4}-\d{2}-\d{2}$/.test(at)) ?? '';

/** What can be found of an item besides its pages. */
function aboutOf(item: Evidence): string {
  const { metadata } = item;
  return [
    item.title,
    item.fileName,
    item.note,
    item.purpose,
    item.tags.join(' · '),
    metadata.subject,
    metadata.from,
    metadata.to,
    metadata.cc,
    metadata.title,
    item.sourceUrl || metadata.url,
  ]
    .filter((text) => text.trim() !== '')
    .join('\n');
}

function rowOf(item: Evidence): Omit<rows.ItemRow, 'no'> {
  const row = {
    id: item.id,
    sha256: item.sha256,
    matter: item.matter,
    withdrawn: item.withdrawn === '' ? 0 : 1,
    media_type: item.mediaType,
    kind: item.kind,
    day: dayOf(item),
    privileged: item.privilege === '' ? 0 : 1,
    tags: JSON.stringify(item.tags),
    file_name: item.fileName,
    title: item.title,
    pages: item.pages,
    password: item.password === '' ? 0 : 1,
    about: aboutOf(item),
  };
  return { ...row, hash: createHash('sha256').update(JSON.stringify(row)).digest('hex') };
}

export interface Follower {
  /** Brings the index up to the workspace. True when something was taken in. */
  follow(texts: TextDatabase): Promise<boolean>;
  /** What was followed last: another value whenever items may have changed. */
  standing(): unknown;
}

export function createFollower(store: Store): Follower {
  let known: { readonly texts: TextDatabase; readonly standing: Standing } | undefined;
  let turn: Promise<unknown> = Promise.resolve();

  const last = async (): Promise<Standing> => {
    const { rows: found } = await sql<Standing>`
      select coalesce((select max(seq) from journal), 0) as seq,
        coalesce((select hash from journal order by seq desc limit 1), '') as hash,
        coalesce((select max(rowid) from evidence), 0) as row`.execute(store.db);
    return found[0] ?? NOTHING;
  };

  /** True when the journal still holds the entry that was followed last. */
  const continues = async ({ seq, hash }: Standing): Promise<boolean> => {
    if (seq === 0) return false;
    const { rows: found } = await sql<{ hash: string }>`select hash from journal where seq = ${seq}`.execute(store.db);
    return found[0]?.hash === hash;
  };

  const changedSince = async (from: Standing): Promise<{ items: Set<string>; corrections: Set<string> }> => {
    const { rows: found } = await sql<{ kind: string; id: string }>`
      select distinct change.value ->> 'kind' as kind, change.value ->> 'id' as id
      from journal, json_each(journal.changes) as change
      where journal.seq > ${from.seq} and change.value ->> 'kind' in ('evidence', ${CORRECTION})
      union select 'evidence', id from evidence where rowid > ${from.row}`.execute(store.db);
    const of = (kind: string) => new Set(found.filter((one) => one.kind === kind).map(({ id }) => id));
    return { items: of('evidence'), corrections: of(CORRECTION) };
  };

  const everything = async (texts: TextDatabase): Promise<{ items: Set<string>; corrections: Set<string> }> => {
    const { rows: items } = await sql<{ id: string }>`select id from evidence order by rowid`.execute(store.db);
    const { rows: indexed } = await sql<{ id: string; page: number }>`
      select item.id, corrected.page from corrected join item on item.no = corrected.no`.execute(texts.db);
    const corrections = await rows.selectCorrections(store.db);
    return {
      items: new Set(items.map(({ id }) => id)),
      corrections: new Set([
        ...indexed.map(({ id, page }) => `${id}/${page}`),
        ...corrections.map(({ evidence, page }) => `${evidence}/${page}`),
      ]),
    };
  };

  /** Items the workspace no longer has: only where another workspace was put in the place of the one before. */
  const forget = async (texts: TextDatabase, items: ReadonlySet<string>): Promise<void> => {
    const gone = (await texts.db.selectFrom('item').select(['no', 'id']).execute()).filter(({ id }) => !items.has(id));
    for (const { no } of gone)
      await texts.write(async (db) => {
        await rows.dropFromIndex(db, no);
        await db.deleteFrom('corrected').where('no', '=', no).execute();
        await db.deleteFrom('item').where('no', '=', no).execute();
      });
  };

  const takeItems = async (texts: TextDatabase, ids: readonly string[]): Promise<void> => {
    const { rows: found } = await sql<{ data: string }>`
      select data from evidence where id in (${sql.join(ids)}) order by rowid`.execute(store.db);
    const fresh = found.map(({ data }) => rowOf(evidenceSchema.parse(JSON.parse(data))));
    const before = await rows.selectItems(texts.db, ids);
    const changed = fresh.filter((row) => before.get(row.id)?.hash !== row.hash);
    if (changed.length > 0) await texts.write((db) => takeIn(db, changed, before));
    await indexRead(
      texts,
      changed.filter(({ id }) => !before.has(id)),
    );
  };

  /** What is read already of the same bytes (in another matter, or before this index was made) is put in for new items too. */
  const indexRead = async (texts: TextDatabase, fresh: readonly Omit<rows.ItemRow, 'no'>[]): Promise<void> => {
    if (fresh.length === 0) return;
    const read = await rows.readAmong(
      texts.db,
      fresh.map(({ sha256 }) => sha256),
    );
    for (const { id, sha256 } of fresh) {
      if (!read.has(sha256)) continue;
      const item = await rows.selectItem(texts.db, id);
      const pages = await rows.selectPages(texts.db, sha256);
      if (item) for (const some of rows.batches(pages)) await texts.write((db) => rows.indexWords(db, item.no, some));
    }
  };

  const takeCorrection = async (texts: TextDatabase, key: string): Promise<void> => {
    const at = key.lastIndexOf('/');
    const id = key.slice(0, at);
    const page = Number(key.slice(at + 1));
    const item = await rows.selectItem(texts.db, id);
    if (!item || !(page > 0)) return;
    const correction = await rows.selectCorrection(store.db, id, page);
    const [read] = correction ? [] : await rows.selectPages(texts.db, item.sha256, page);
    await texts.write(async (db) => {
      await rows.markCorrected(db, item.no, page, correction !== null);
      await rows.indexWords(db, item.no, [{ page, text: correction?.text ?? read?.text ?? '' }]);
    });
  };

  const run = async (texts: TextDatabase): Promise<boolean> => {
    const now = await last();
    const before = known?.texts === texts ? known.standing : await standingOf(texts);
    if (now.seq === before.seq && now.hash === before.hash && now.row === before.row) {
      if (known?.texts !== texts) known = { texts, standing: now };
      return false;
    }
    const goesOn = await continues(before);
    const { items, corrections } = goesOn ? await changedSince(before) : await everything(texts);
    if (!goesOn) await forget(texts, items);
    for (const ids of rows.batches([...items])) await takeItems(texts, ids);
    for (const key of corrections) await takeCorrection(texts, key);
    await texts.write((db) => rows.putNote(db, NOTE, JSON.stringify(now)));
    known = { texts, standing: now };
    return items.size > 0 || corrections.size > 0;
  };

  return {
    standing: () => known,
    follow(texts) {
      const mine = turn.then(() => run(texts));
      turn = mine.catch(() => {});
      return mine;
    },
  };
}

async function standingOf(texts: TextDatabase): Promise<Standing> {
  const kept = await rows.selectNote(texts.db, NOTE);
  return kept === undefined ? NOTHING : { ...NOTHING, ...(JSON.parse(kept) as Partial<Standing>) };
}

/** Writes items and what is said about them; a file nobody has heard of, or that can be opened now, waits to be read. */
async function takeIn(
  db: Transaction<rows.TextTables>,
  items: readonly Omit<rows.ItemRow, 'no'>[],
  before: ReadonlyMap<string, rows.ItemRow>,
): Promise<void> {
  const numbers = await rows.putItems(db, items);
  await rows.indexAbout(
    db,
    items.filter(({ id, about }) => before.get(id)?.about !== about).map(({ id, about }) => ({ no: numbers.get(id) ?? 0, about })),
  );
  await rows.putFiles(
    db,
    items.map(({ sha256 }) => sha256),
  );
  for (const { id, sha256, password } of items)
    if (password === 1 && before.get(id)?.password === 0)
      await sql`update file set state = 'waiting', reason = '', tries = 0
        where sha256 = ${sha256} and state in ('none', 'failed')`.execute(db);
}
