/**
 * Reading in the background: first the words of every file, one after another, then the pages that are pictures. What somebody looks
 * at comes first, then exhibits, then the rest as received. How far it got stands in the text database, so it goes on after a crash.
 */
import { mkdir, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../../kit/problem.ts';
import type { Ocr } from '../../reading/ocr.ts';
import type { Reader } from '../../reading/reader.ts';
import type { Store } from '../../store/store.ts';
import type { Evidence } from '../model.ts';
import { selectItem } from '../rows.ts';
import type { TextDatabase, TextStore } from './database.ts';
import type { Follower } from './follow.ts';
import { claim, type PageAt, pageAt, planFiles, planPages, recover, release, waitingIn } from './plan.ts';
import { readFile } from './read-file.ts';
import { readPage } from './read-page.ts';
import * as rows from './rows.ts';

export interface QueueDeps {
  readonly store: Store;
  readonly texts: TextStore;
  readonly follower: Follower;
  readonly reader: Reader;
  readonly ocr: Ocr;
  /** Path of the received bytes. */
  readonly path: (sha256: string) => string;
  /** Folder of what can be made again. */
  readonly derived: string;
  /** Ids of items that are exhibits, of these matters. */
  readonly exhibits: (matters: readonly string[]) => Promise<ReadonlySet<string>>;
}

export interface DrainOptions {
  /** Pages that are pictures too. */
  readonly ocr: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (left: number, name: string) => void;
}

export interface Queue {
  /** Begins to work in the background; `ocr` is asked before each page that is a picture. */
  start(ocr: () => boolean): void;
  /** There may be something new to do. */
  wake(): void;
  /** Asks again whether pages that are pictures are to be read, in case somebody has just switched it. */
  nudge(): void;
  /** Somebody looks at this page: it is read next. */
  lookedAt(sha256: string, page: number): void;
  /** Reads what waits, in the foreground, until nothing does. */
  drain(options: DrainOptions): Promise<void>;
  /** Gives up what is being read (it stays waiting) and ends. */
  close(): Promise<void>;
}

/** Places somebody looked at that are remembered. */
const LOOKED = 20;
/** Changes come in bursts; they are followed together. */
const FOLLOW_MS = 300;
/** After a failure that is not the file's. */
const RETRY_MS = 30_000;

export function createQueue({ store, texts, follower, reader, ocr, path, derived, exhibits }: QueueDeps): Queue {
  const stop = new AbortController();
  const { signal } = stop;
  const looked: PageAt[] = [];
  let files: string[] = [];
  let pages: PageAt[] = [];
  let readingFiles = false;
  let lanes: Promise<unknown>[] = [];
  let ending: (() => void) | undefined;
  let following: NodeJS.Timeout | undefined;
  let retry: NodeJS.Timeout | undefined;
  let scratch: Promise<string> | undefined;
  let ocrOn: () => boolean = () => false;
  let wasOn = false;
  let wakes = 0;
  let woken = Promise.withResolvers<void>();

  const wake = () => {
    wakes += 1;
    files = [];
    pages = [];
    woken.resolve();
    woken = Promise.withResolvers();
  };

  const scratchFolder = (): Promise<string> => {
    scratch ??= scratchIn(join(derived, 'scans'));
    return scratch;
  };

  const exhibitIds = async ({ db }: TextDatabase): Promise<string[]> => {
    const matters = await db.selectFrom('item').select('matter').distinct().execute();
    return [...(await exhibits(matters.map(({ matter }) => matter)))];
  };

  /** An item in use with these bytes; one that has the password, if any has. */
  const itemWith = async (db: TextDatabase, sha256: string) => {
    const items = (await rows.itemsOfFile(db.db, sha256)).filter(({ withdrawn }) => withdrawn === 0);
    const best = items.find(({ password }) => password === 1) ?? items[0];
    return best && selectItem(store.db, best.id);
  };

  /** Reads the next file; false when none waits. */
  const nextFile = (until: AbortSignal, told: (name: string) => void = () => {}): Promise<boolean> =>
    texts.use(async (db) => {
      // Costs a small query; an index that was just made anew knows no items yet.
      await follower.follow(db);
      for (const { sha256 } of looked.toReversed()) if ((await rows.selectFile(db.db, sha256))?.state === 'waiting') files.unshift(sha256);
      if (files.length === 0) files = await planFiles(db.db, await exhibitIds(db));
      for (let sha256 = files.shift(); sha256 !== undefined; sha256 = files.shift()) {
        until.throwIfAborted();
        const item = await itemWith(db, sha256);
        if (!item || !(await claim(db, sha256))) continue;
        told(item.fileName);
        try {
          await readFile({ texts: db, reader, path }, item, until);
        } catch (error) {
          const counts = !until.aborted && !(error instanceof Problem);
          await release(db, sha256, counts);
          if (!counts) throw error;
          console.error(error);
        }
        return true;
      }
      return false;
    });

  /** The next page that waits, with an item it is of; pages nobody looks at wait for the files. */
  const choosePage = async (db: TextDatabase): Promise<{ at: PageAt; item: Evidence } | undefined> => {
    const at = await pageAt(db.db, looked);
    const seen = at && (await itemWith(db, at.sha256));
    if (at && seen) return { at, item: seen };
    if (readingFiles) return undefined;
    if (pages.length === 0) pages = await planPages(db.db, await exhibitIds(db));
    for (let next = pages.shift(); next !== undefined; next = pages.shift()) {
      const [page] = await rows.selectPages(db.db, next.sha256, next.page);
      const item = await itemWith(db, next.sha256);
      // It may have been read since, or its item withdrawn.
      if (item && (page?.ocr === rows.ocrStep.waiting || page?.ocr === rows.ocrStep.later)) return { at: next, item };
    }
    return undefined;
  };

  /** Reads the next page that is a picture; false when none waits, or only such as can wait while files are read. */
  const nextPage = (until: AbortSignal, told: (name: string) => void = () => {}): Promise<boolean> =>
    texts.use(async (db) => {
      const chosen = await choosePage(db);
      if (!chosen) return false;
      const { at, item } = chosen;
      told(item.fileName);
      try {
        await readPage({ texts: db, reader, ocr, path, scratch: await scratchFolder() }, item, at.page, until);
      } catch (error) {
        if (until.aborted || error instanceof Problem) throw error;
        console.error(error);
        await db.write((trx) => rows.setOcr(trx, at.sha256, at.page, rows.ocrStep.failed));
      }
      return true;
    });

  /** Works step by step, and sleeps while there is nothing to do. */
  const lane = async (step: () => Promise<boolean>): Promise<void> => {
    while (!signal.aborted) {
      const seen = wakes;
      const sleep = woken.promise;
      let worked = false;
      try {
        worked = await step();
      } catch {
        if (signal.aborted) return;
        // No reader, no engine, a full disk: nothing is lost, and trying at once would not help.
        clearTimeout(retry);
        retry = setTimeout(wake, RETRY_MS).unref();
      }
      if (!worked && wakes === seen) await sleep;
    }
  };

  const follow = () => {
    following ??= setTimeout(async () => {
      following = undefined;
      const changed = await texts.use((db) => follower.follow(db)).catch(() => false);
      if (changed) wake();
    }, FOLLOW_MS).unref();
  };

  return {
    start(isOn) {
      ocrOn = isOn;
      if (lanes.length > 0 || signal.aborted) return;
      ending = store.onChange(follow);
      const begun = texts
        .use(async (db) => {
          await recover(db);
          await follower.follow(db);
        })
        .catch((error: unknown) => console.error(error));
      const fileLane = async () => {
        const worked = await nextFile(signal);
        // Pages wait for the files before them.
        const ended = readingFiles && !worked;
        readingFiles = worked;
        if (ended) wake();
        return worked;
      };
      const pageLane = async () => {
        wasOn = ocrOn();
        return wasOn && nextPage(signal);
      };
      readingFiles = true;
      lanes = [begun.then(() => lane(fileLane)), begun.then(() => lane(pageLane))];
    },
    wake,
    nudge() {
      if (lanes.length > 0 && ocrOn() !== wasOn) wake();
    },
    lookedAt(sha256, page) {
      const at = looked.findIndex((one) => one.sha256 === sha256);
      if (at >= 0) looked.splice(at, 1);
      looked.unshift({ sha256, page });
      looked.length = Math.min(looked.length, LOOKED);
      wake();
    },
    async drain({ ocr: withOcr, signal: given, onProgress }) {
      const until = given ? AbortSignal.any([signal, given]) : signal;
      await texts.use(async (db) => {
        await recover(db);
        await follower.follow(db);
      });
      const left = () => texts.use(async ({ db }) => waitingIn(db, withOcr));
      let rest = await left();
      const told = (name: string) => onProgress?.(rest--, name);
      while (await nextFile(until, told));
      rest = withOcr ? await left() : 0;
      while (withOcr && (await nextPage(until, told)));
    },
    async close() {
      stop.abort(new Error('the workbench is closing'));
      ending?.();
      clearTimeout(following);
      clearTimeout(retry);
      wake();
      await Promise.all(lanes);
      if (scratch) await rm(await scratch, { recursive: true, force: true });
    },
  };
}

/** What a run that died left behind is older than any page takes to be read. */
const STALE_MS = 3_600_000;

/**
 * A folder of one's own for drawn pages, beside the workspace's other derived files (they are confidential); where that cannot be
 * written, a temporary one. Another program may be reading there too, so only what is old is cleared away.
 */
async function scratchIn(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    for (const name of await readdir(folder)) {
      const { mtimeMs } = await stat(join(folder, name));
      if (Date.now() - mtimeMs > STALE_MS) await rm(join(folder, name), { recursive: true, force: true });
    }
    return await mkdtemp(join(folder, 'run-'));
  } catch {
    return mkdtemp(join(tmpdir(), 'casewright-scans-'));
  }
}
