/**
 * Receiving as a job. What is offered is first written down, file by file; then lanes copy and read the files, and batches of them are
 * brought in with one write each: items, custody, and what became of the file. So a process that dies at any moment has brought in whole
 * files or none, and the rest still waits.
 */
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StoredFile } from '../jobs/rows.ts';
import * as jobRows from '../jobs/rows.ts';
import type { Jobs, ResumableHandle, StartedJob } from '../jobs/service.ts';
import type { Actor, Ids } from '../kit/world.ts';
import type { Store } from '../store/store.ts';
import { syncFolder } from '../vault/tasks.ts';
import { createBatches } from './batches.ts';
import { type ExamineDeps, type ExaminedFile, examineFile, InnerFolders } from './examine.ts';
import { refusal } from './findings.ts';
import { insideFiles } from './inside.ts';
import { filesOf, type Offer, type OfferedFile, type SentFile, type Waiting, waitingOf } from './offers.ts';
import * as rows from './rows.ts';

export interface ReceivingDeps extends ExamineDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly jobs: Jobs;
  /** The workspace: nothing in it can be offered to it. */
  readonly folder: string;
  /** Folder of what can be made again (`<workspace>/derived`). */
  readonly derived: string;
}

/** What a job is started with, and keeps until all files are written down. */
interface Input {
  readonly listed: boolean;
  readonly offers: readonly (Offer | SentFile)[];
}

/** Folder of a job for files that were sent. */
const SENT = 'sent';
/** Files worked on at once: enough to keep disk and readers busy, few enough to hold little in memory. */
const LANES = 8;
/** Files written down with one write. */
const LISTED = 1_000;

export interface Receiving {
  /** Starts receiving. Files that were sent are taken into a folder of the job first. The matter must exist. */
  start(actor: Actor, matter: string, offers: readonly (Offer | SentFile)[]): Promise<StartedJob>;
  /** Removes what jobs that have come to their end left in derived folders. */
  sweep(): Promise<void>;
}

export function createReceiving(deps: ReceivingDeps): Receiving {
  const { store, ids, jobs, derived } = deps;
  let runs = 0;
  const folderOf = (job: string) => join(derived, 'receiving', job);

  /** Writes down every file that is offered. Begins anew when a process died over it: nothing is settled before the list is whole. */
  async function list(job: ResumableHandle, offers: Input['offers']): Promise<void> {
    let no = 0;
    let bytes = 0;
    let counts = { offered: 0, imported: 0, duplicates: 0, refused: 0 };
    const write = (files: readonly StoredFile[], listed: boolean) =>
      store.write({ actor: job.actor, matter: '', verb: 'offer files', undoable: false }, async (running) => {
        if (counts.offered === 0) await jobRows.deleteFiles(running.db, job.id);
        await jobRows.insertFiles(running.db, job.id, files);
        const refused = files.filter(({ state }) => state === 'refused').length;
        counts = { ...counts, offered: counts.offered + files.length, refused: counts.refused + refused };
        job.progress({ total: no, bytesTotal: bytes, done: counts.refused });
        await job.save(running, { counts, ...(listed ? { input: { listed: true, offers: [] } satisfies Input } : {}) });
      });
    let some: StoredFile[] = [];
    for await (const file of filesOf(offers, deps.folder)) {
      job.signal.throwIfAborted();
      no += 1;
      bytes += file.refused ? 0 : file.size;
      job.progress({ note: file.name });
      some.push(lineOf(no, file));
      if (some.length < LISTED) continue;
      await write(some, false);
      some = [];
    }
    await write(some, true);
  }

  async function receive(job: ResumableHandle): Promise<string> {
    const input = job.input as Input;
    if (!input.listed) await list(job, input.offers);
    const stop = new AbortController();
    const signal = AbortSignal.any([job.signal, stop.signal]);
    // Files inside others that an earlier run took out may be half-written, and a reader may still be at it: others are taken out in a
    // place of their own, where they are wanted.
    const before = (await readdir(folderOf(job.id)).catch(() => [])).filter((name) => name !== SENT);
    for (const name of before) await rm(join(folderOf(job.id), name), { recursive: true, force: true });
    runs += 1;
    const folders = new InnerFolders(join(folderOf(job.id), `inner-${process.pid}-${runs}`));
    const inside = insideFiles(deps, job.id, folders);
    const batches = await createBatches(deps, job, inside, signal);

    const examined = async (file: StoredFile, onBytes: (bytes: number) => void): Promise<ExaminedFile> => {
      const waiting = waitingOf(file);
      const path = await inside.pathOf(file);
      const { from, notes } = { notes: undefined, ...waiting };
      const offer = { path: path ?? '', name: file.data.name, ...(from ? { from } : {}), ...(notes ? { notes } : {}) };
      if (path === undefined) {
        const gone = refusal(offer.name, 'reading.inner-damaged');
        return { offer, fileName: offer.name, refused: gone, inner: [], innerRefused: [] };
      }
      const into = await folders.lend();
      const one = await examineFile(deps, offer, {
        ...{ into, signal, onBytes, depth: 'depth' in waiting ? waiting.depth : 0 },
        known: async (sha256) => (await rows.selectByHash(store.db, job.matter, [sha256])).get(sha256),
      });
      await folders.takeBack(into, one);
      return one;
    };
    const lane = async () => {
      try {
        for await (const file of batches.files()) {
          signal.throwIfAborted();
          await batches.add(file, await examined(file, (bytes) => batches.read(file, bytes)));
        }
      } catch (error) {
        stop.abort(error);
        throw error;
      }
    };
    const lanes = await Promise.allSettled(Array.from({ length: LANES }, lane));
    // What was examined and not brought in yet waits again.
    await batches.drop();
    const failed = lanes.find((one) => one.status === 'rejected');
    if (failed) throw job.signal.aborted ? job.signal.reason : failed.reason;
    await rm(folderOf(job.id), { recursive: true, force: true });
    return '';
  }

  jobs.resumable('receive', receive);

  return {
    async start(actor, matter, offers) {
      const id = ids.next();
      const folder = join(folderOf(id), SENT);
      const taken: (Offer | SentFile)[] = [];
      for (const offer of offers) {
        if (!('sent' in offer)) {
          taken.push(offer);
          continue;
        }
        const path = join(folder, String(taken.length + 1));
        await mkdir(folder, { recursive: true });
        await rename(offer.path, path);
        taken.push({ ...offer, path });
      }
      // They are in their new place before the job says so.
      if (taken.some((offer) => 'sent' in offer)) syncFolder(folder);
      return jobs.start('receive', matter, actor, { listed: false, offers: taken } satisfies Input, id);
    },

    async sweep() {
      const unfinished = await jobs.unfinished();
      for (const name of await readdir(join(derived, 'receiving')).catch(() => []))
        if (!unfinished.has(name)) await rm(folderOf(name), { recursive: true, force: true });
    },
  };
}

function lineOf(no: number, { path, name, size, from, notes, sent, refused }: OfferedFile): StoredFile {
  const line = { no, parentNo: null, evidence: null };
  if (refused) return { ...line, state: 'refused', data: { name, size: 0, finding: refused } };
  const offer: Waiting = {
    path,
    ...(from === undefined ? {} : { from }),
    ...(notes === undefined ? {} : { notes }),
    ...(sent ? { sent } : {}),
  };
  return { ...line, state: 'waiting', data: { name, size, offer } };
}
