/** Text of evidence: read in the background, searched, put right by a person, compared. */
import { join } from 'node:path';
import { sql } from 'kysely';
import { languageOf } from '../../kit/language-of-text.ts';
import { Problem } from '../../kit/problem.ts';
import type { Actor } from '../../kit/world.ts';
import type { Fingerprint, SeenWord } from '../../reading/model.ts';
import type { Ocr } from '../../reading/ocr.ts';
import type { Reader } from '../../reading/reader.ts';
import type { Store } from '../../store/store.ts';
import type { Evidence, Link } from '../model.ts';
import { linkedTo, selectItem } from '../rows.ts';
import { openTextStore, type TextDatabase } from './database.ts';
import { type FoundRow, findRows, type Ranges, rangesOf, type Scope } from './find.ts';
import { CORRECTION, createFollower } from './follow.ts';
import {
  type Alike,
  correctionSchema,
  type Found,
  type Hit,
  type ItemText,
  LONGEST_PAGE,
  type SearchInput,
  searchSchema,
  type TextPage,
  type TextState,
  type Waiting,
} from './model.ts';
import { matchOf, type Term, termsOf } from './query.ts';
import { createQueue, type DrainOptions } from './queue.ts';
import * as rows from './rows.ts';
import { alikePictures, alikeTexts } from './similar.ts';
import { snippetOf } from './snippet.ts';

/** What of the workspace belongs to a seller: things an item may be linked to, and items named there as a source. */
export interface SellerTargets {
  readonly links: readonly Link[];
  readonly evidence: readonly string[];
}

export interface TextDeps {
  readonly store: Store;
  readonly reader: Reader;
  readonly ocr: Ocr;
  /** Entry of the database worker. */
  readonly worker: URL | string;
  /** Path of received bytes. */
  readonly path: (sha256: string) => string;
  /** Folder of what can be made again (`<workspace>/derived`). */
  readonly derived: string;
  /** The exhibit number of each item of a matter, by evidence id; from the room that numbers them. */
  readonly exhibits: { numbers(matter: string): Promise<ReadonlyMap<string, number>> };
  /** From the room that knows sellers. */
  readonly sellers: { targets(seller: string): Promise<SellerTargets> };
}

export type TextService = ReturnType<typeof createTextService>;

export function createTextService({ store, reader, ocr, worker, path, derived, exhibits, sellers }: TextDeps) {
  const texts = openTextStore({ file: join(derived, 'text.db'), worker });
  const follower = createFollower(store);

  const numbersOf = async (matters: Iterable<string>): Promise<Map<string, number>> => {
    const all = await Promise.all([...new Set(matters)].map((matter) => exhibits.numbers(matter)));
    return new Map(all.flatMap((numbers) => [...numbers]));
  };
  const queue = createQueue({
    store,
    texts,
    follower,
    reader,
    ocr,
    path,
    derived,
    exhibits: async (matters) => new Set((await numbersOf(matters)).keys()),
  });

  const need = async (id: string): Promise<Evidence> => {
    const item = await selectItem(store.db, id);
    if (!item) throw new Problem('not-found', 'evidence.not-found', { id });
    return item;
  };

  /** Work on an index that is up to date with the workspace. */
  const use = <T>(work: (db: TextDatabase) => Promise<T>): Promise<T> =>
    texts.use(async (db) => {
      if (await follower.follow(db)) queue.wake();
      return work(db);
    });

  /** Which items a scope takes in, as long as no item changes: whoever types asks for the same ones at each letter. */
  const known = new Map<string, Ranges>();
  let knownAt: unknown;
  const rangesFor = async (db: TextDatabase, scope: Scope): Promise<Ranges> => {
    if (knownAt !== follower.standing()) known.clear();
    knownAt = follower.standing();
    const key = JSON.stringify(scope);
    if (!known.has(key)) {
      if (known.size > 20) known.clear();
      known.set(key, await rangesOf(db.db, scope));
    }
    return known.get(key);
  };

  store.restores(CORRECTION, async (write, key, state) => {
    const at = key.lastIndexOf('/');
    await rows.putCorrection(write.db, key.slice(0, at), Number(key.slice(at + 1)), state === null ? null : correctionSchema.parse(state));
  });

  /** Filters that other rooms answer, as ids of items. */
  const scopeOf = async (db: TextDatabase, { matter, filters }: { matter: string; filters: Scope['filters'] }): Promise<Scope> => {
    const sets: Set<string>[] = [];
    if (filters.seller !== undefined) {
      const { links, evidence } = await sellers.targets(filters.seller);
      sets.push(new Set([...(await linkedTo(store.db, links)), ...evidence]));
    }
    if (filters.right !== undefined) sets.push(new Set(await linkedTo(store.db, [{ to: 'right', id: filters.right }])));
    let without: readonly string[] | undefined;
    if (filters.exhibit !== undefined) {
      const matters =
        matter === '' ? (await db.db.selectFrom('item').select('matter').distinct().execute()).map((row) => row.matter) : [matter];
      const listed = [...(await numbersOf(matters)).keys()];
      if (filters.exhibit === 'yes') sets.push(new Set(listed));
      else without = listed;
    }
    const [first, ...others] = sets;
    const only = first && [...first].filter((id) => others.every((one) => one.has(id)));
    return { matter, filters, only, without };
  };

  const hitOf = async (row: FoundRow, terms: readonly Term[], numbers: ReadonlyMap<string, number>): Promise<Hit> => {
    const read = row.page === 0 ? row.about : (row.text ?? '');
    const text = row.corrected === 1 ? ((await rows.selectCorrection(store.db, row.id, row.page))?.text ?? read) : read;
    const snippet = snippetOf(text, terms);
    return {
      item: row.id,
      matter: row.matter,
      page: row.page,
      fileName: row.file_name,
      title: row.title,
      kind: row.kind,
      mediaType: row.media_type,
      exhibit: numbers.get(row.id) ?? null,
      snippet: snippet.text,
      marks: snippet.marks,
    };
  };

  return {
    /** Reads in the background from now on; `ocr` is asked before each page that is a picture. For a running workbench. */
    start: (ocrOn: () => boolean): void => queue.start(ocrOn),

    /** Reads what waits, until nothing does. For the terminal, and for work that needs every page. */
    readWaiting: (options: DrainOptions): Promise<void> => queue.drain(options),

    /** Pages that hold every term, best first. A query without a word finds nothing. */
    search(asked: SearchInput): Promise<Found> {
      const { matter, query, filters, limit, offset } = searchSchema.parse(asked);
      const terms = termsOf(query);
      if (terms.length === 0) return Promise.resolve({ hits: [], total: 0, capped: false });
      return use(async (db) => {
        const scope = await scopeOf(db, { matter, filters });
        const found = await findRows(db, matchOf(terms), scope, await rangesFor(db, scope), limit, offset);
        const numbers = await numbersOf(found.rows.map((row) => row.matter));
        return { ...found, hits: await Promise.all(found.rows.map((row) => hitOf(row, terms, numbers))) };
      }).then(({ hits, total, capped }) => ({ hits, total, capped }));
    },

    /** The text of an item page by page, as read or as put right; with `page`, of that one. */
    async pages(id: string, page?: number): Promise<ItemText> {
      const item = await need(id);
      return use(async (db) => {
        const file = await rows.selectFile(db.db, item.sha256);
        const read = await rows.selectPages(db.db, item.sha256, page);
        const corrections = await rows.selectCorrections(store.db, id);
        const pages = new Map<number, TextPage>(
          read.map(({ page: n, text, source, language, confidence }) => [n, { page: n, text, source, language, confidence }]),
        );
        for (const { page: n, correction } of corrections)
          if (page === undefined || page === n)
            pages.set(n, { page: n, text: correction.text, source: 'corrected', language: languageOf(correction.text), confidence: null });
        const state = await stateOf(db, item.sha256, file?.state ?? 'waiting');
        return {
          state,
          reason: state === 'failed' ? (file?.reason ?? '') : '',
          pages: [...pages.values()].sort((a, b) => a.page - b.page),
        };
      });
    },

    /** Words with their boxes, for a page that was read from a picture; none for other pages. */
    async words(id: string, page: number): Promise<SeenWord[]> {
      const { sha256 } = await need(id);
      return texts.use(({ db }) => rows.selectSeen(db, sha256, page));
    },

    /** What a page reads, as a person says; null goes back to what was read. */
    async correct(actor: Actor, { id, page, text }: { id: string; page: number; text: string | null }): Promise<void> {
      const item = await need(id);
      const read = await use((db) => rows.selectPages(db.db, item.sha256, page));
      if (page < 1 || page > rows.MOST_PAGES || (read.length === 0 && page > (item.pages ?? 0)))
        throw new Problem('not-found', 'evidence.no-page', { page });
      if (text !== null && text.length > LONGEST_PAGE) throw new Problem('invalid', 'evidence.text-too-long', { limit: LONGEST_PAGE });
      const same = text === null || text === read[0]?.text;
      const to = same ? null : (at: string) => ({ text, at, by: actor.name });
      await store.write({ actor, matter: item.matter, verb: 'correct text', undoable: true }, async (write) => {
        const before = await rows.selectCorrection(write.db, id, page);
        const after = to === null ? null : to(write.at);
        if (before?.text === after?.text) return;
        await rows.putCorrection(write.db, id, page, after);
        write.record({ kind: CORRECTION, id: `${id}/${page}`, before, after });
      });
    },

    /** Somebody looks at this page: what it says is read next. */
    async lookedAt(id: string, page: number): Promise<void> {
      const item = await need(id);
      queue.lookedAt(item.sha256, Math.max(1, page));
    },

    /** What is still to be read of a matter; '' for all. */
    reading(matter: string): Promise<Waiting> {
      queue.nudge();
      return use(async ({ db }) => {
        const within = matter === '' ? sql`item.withdrawn = 0` : sql`item.withdrawn = 0 and item.matter = ${matter}`;
        const { rows: found } = await sql<Waiting>`
          select coalesce(sum(file.state in ('waiting', 'reading')), 0) as "textWaiting", coalesce(sum(file.state = 'failed'), 0) as failed,
            (select count(*) from page where ocr in (1, 2) and sha256 in (select sha256 from item where ${within})) as "ocrWaiting"
          from item join file on file.sha256 = item.sha256 where ${within}`.execute(db);
        return found[0] ?? { textWaiting: 0, ocrWaiting: 0, failed: 0 };
      });
    },

    /** Items that look alike, then items that say the same in other bytes. */
    similar(matter: string): Promise<Alike[]> {
      return use(async ({ db }) => {
        const { rows: found } = await sql<{ id: string; sha256: string; words: string; fingerprint: string | null }>`
          select item.id, item.sha256, file.words, file.fingerprint from item join file on file.sha256 = item.sha256
          where item.matter = ${matter} and item.withdrawn = 0 and (file.words <> '' or file.fingerprint is not null) order by item.no`.execute(
          db,
        );
        const printed = found.flatMap(({ id, fingerprint }) =>
          fingerprint ? { id, fingerprint: JSON.parse(fingerprint) as Fingerprint } : [],
        );
        return [...(await alikePictures(printed)), ...alikeTexts(found)];
      });
    },

    /** Ends the background reading and closes the index; quick, whatever is being read. */
    async close(): Promise<void> {
      await queue.close();
      await texts.close();
    },
  };
}

async function stateOf({ db }: TextDatabase, sha256: string, state: rows.FileState): Promise<TextState> {
  if (state !== 'done') return state;
  const { rows: found } = await sql<{ pages: number; open: number; failed: number; read: number }>`
    select count(*) as pages, coalesce(sum(ocr = ${rows.ocrStep.waiting}), 0) as open, coalesce(sum(ocr = ${rows.ocrStep.failed}), 0) as failed,
      coalesce(sum(text <> ''), 0) as read
    from page where sha256 = ${sha256}`.execute(db);
  const { pages = 0, open = 0, failed = 0, read = 0 } = found[0] ?? {};
  if (open > 0) return open === pages ? 'waiting' : 'reading';
  return failed > 0 && read === 0 ? 'failed' : 'done';
}
