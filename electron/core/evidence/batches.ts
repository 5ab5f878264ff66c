/** Brings examined files in, in the order of their lines and some dozens with one write, while others are examined. */
import { stat } from 'node:fs/promises';
import type { JobFileData, StoredFile } from '../jobs/rows.ts';
import * as jobRows from '../jobs/rows.ts';
import type { ResumableHandle } from '../jobs/service.ts';
import type { Store } from '../store/store.ts';
import { type AdmitDeps, admitFiles, type Candidate } from './admit.ts';
import { Allowance, type ExaminedFile } from './examine.ts';
import { refusal } from './findings.ts';
import type { InsideFiles } from './inside.ts';
import { type Waiting, waitingOf } from './offers.ts';
import * as rows from './rows.ts';

/** Files brought in with one write: few enough that no other write waits long for it. */
const BATCH = 64;
/** Milliseconds an examined file waits for others at most. */
const PATIENCE = 1_000;
/** Examined files held back behind one that takes long. */
const MOST_READY = 512;
/** Lines read from the store at a time. */
const AHEAD = 100;

interface Ready {
  readonly file: StoredFile;
  readonly examined: ExaminedFile;
}

export interface Batches {
  /** The files that wait, in their order; several lanes may ask at the same time. Ends when nothing waits and all is brought in. */
  files(): AsyncIterable<StoredFile>;
  /** Tells of bytes of a file being copied. */
  read(file: StoredFile, bytes: number): void;
  /** Hands an examined file on; resolves at once unless too many are ready. */
  add(file: StoredFile, examined: ExaminedFile): Promise<void>;
  /** Ends it: waits for the write that runs, and forgets what was not brought in. */
  drop(): Promise<void>;
}

export interface BatchesDeps extends AdmitDeps {
  readonly store: Store;
}

export async function createBatches(
  deps: BatchesDeps,
  job: ResumableHandle,
  inside: Pick<InsideFiles, 'taken' | 'done'>,
  signal: AbortSignal,
): Promise<Batches> {
  const { store } = deps;
  const totals = await jobRows.totalsOf(store.db, job.id);
  const allowances = new Map<number, Allowance>();
  for (const { root, files, bytes } of await jobRows.totalsInside(store.db, job.id)) allowances.set(root, new Allowance(files, bytes));
  let { counts, last, bytes: bytesTotal, bytesSettled } = totals;
  const settled = () => counts.imported + counts.duplicates + counts.refused;

  /** Handed out and not brought in, in the order of their lines. */
  const out: StoredFile[] = [];
  const ready = new Map<number, Ready>();
  const reading = new Map<number, number>();
  /** Items that hold the files others came out of, by their line. */
  const holders = new Map<number, string>();
  let since = 0;
  let dry = false;
  let timer: NodeJS.Timeout | undefined;
  let committing: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;
  let moved = Promise.withResolvers<void>();
  const wake = () => {
    const { resolve } = moved;
    moved = Promise.withResolvers();
    resolve();
  };
  signal.addEventListener('abort', wake);

  const tell = (note?: string) => {
    const bytesDone = bytesSettled + [...reading.values()].reduce((sum, bytes) => sum + bytes, 0);
    job.progress({ done: settled(), total: counts.offered, bytesDone, bytesTotal, ...(note === undefined ? {} : { note }) });
  };
  tell();

  async function* handOut(): AsyncGenerator<StoredFile> {
    for (let after = 0; ; ) {
      const next = await jobRows.selectWaiting(store.db, job.id, after, AHEAD);
      for (const file of next) {
        after = file.no;
        out.push(file);
        tell(file.data.name);
        yield file;
      }
      if (next.length > 0) continue;
      if (out.length === 0) return;
      // Files inside those that are on their way may follow.
      dry = true;
      const waiting = moved.promise;
      look();
      await waiting;
      dry = false;
      signal.throwIfAborted();
      if (failure) throw failure.error;
    }
  }
  const handing = handOut();

  /** The examined files nothing is missing before. */
  const prefix = (): Ready[] => {
    const found: Ready[] = [];
    for (const { no } of out) {
      const one = ready.get(no);
      if (!one || found.length === BATCH) break;
      found.push(one);
    }
    return found;
  };

  /** Begins a write when it is worth one. */
  function look(): void {
    if (committing || failure || signal.aborted) return;
    clearTimeout(timer);
    const some = prefix();
    if (some.length === 0) return;
    const patient = PATIENCE - (performance.now() - since);
    if (some.length < BATCH && !(dry && some.length === out.length) && patient > 0) {
      timer = setTimeout(look, patient);
      return;
    }
    committing = commit(some)
      .catch((error: unknown) => {
        failure ??= { error };
      })
      .finally(() => {
        committing = undefined;
        since = performance.now();
        wake();
        look();
      });
  }

  async function commit(some: readonly Ready[]): Promise<void> {
    const candidates = new Map<Ready, Candidate>();
    for (const one of some) {
      const candidate = await candidateOf(one);
      if (candidate) candidates.set(one, candidate);
    }
    const found = await childrenOf(some);
    await keep([...candidates.values()]);
    const act = { actor: job.actor, matter: job.matter, verb: 'receive evidence', undoable: false };
    const stood = { counts, bytesSettled, bytesTotal };
    const done = await store
      .write(act, async (write) => {
        const admitted = await admitFiles(deps, write, job.matter, [...candidates.values()]);
        const byFile = new Map([...candidates.keys()].map((one, index) => [one, admitted[index]]));
        const lines = some.map((one) => lineAfter(one, byFile.get(one)));
        await jobRows.settleFiles(write.db, job.id, lines);
        await jobRows.insertFiles(write.db, job.id, found);
        counts = countAfter(counts, lines, found);
        bytesSettled += lines.reduce((sum, { data }) => sum + data.size, 0);
        bytesTotal += found.reduce((sum, { state, data }) => sum + (state === 'waiting' ? data.size : 0), 0);
        bytesTotal += lines.reduce((sum, { data }, index) => sum + data.size - (some[index]?.file.data.size ?? 0), 0);
        for (const { file } of some) reading.delete(file.no);
        tell();
        // The end of the job belongs to its last batch.
        if (settled() === counts.offered) await job.finish(write, '');
        else await job.save(write, { counts });
        return lines;
      })
      .catch((error: unknown) => {
        ({ counts, bytesSettled, bytesTotal } = stood);
        throw error;
      });
    last += found.length;
    out.splice(0, some.length);
    for (const [index, { file, examined }] of some.entries()) {
      ready.delete(file.no);
      const line = done[index];
      if (line?.evidence) holders.set(file.no, line.evidence);
      inside.taken(file.no, examined.inner);
      // A duplicate has its bytes in the vault already.
      await examined.found?.staged.drop();
      await inside.done(file);
    }
  }

  /**
   * The bytes go into the vault before the write begins: syncing folders takes its time, and nobody else could write meanwhile. A crash
   * just then leaves files that belong to nothing, as a crash just before a commit does; they are used when the files come in.
   */
  async function keep(candidates: readonly Candidate[]): Promise<void> {
    const staged = candidates.map((candidate) => candidate.found.staged);
    const known = await rows.selectByHash(store.db, job.matter, [...new Set(staged.map(({ sha256 }) => sha256))]);
    await deps.vault.keepAll(staged.filter(({ sha256 }) => !known.has(sha256)));
  }

  async function candidateOf({ file, examined }: Ready): Promise<Candidate | undefined> {
    const { found, offer, fileName } = examined;
    if (!found) return undefined;
    const waiting = waitingOf(file);
    const common = { offer, fileName, found };
    if ('path' in waiting) return { ...common, whence: { path: waiting.sent ? 'browser upload' : waiting.path } };
    const holder = holders.get(file.parentNo ?? 0) ?? (await jobRows.selectFile(store.db, job.id, file.parentNo ?? 0))?.evidence ?? '';
    return { ...common, whence: { parent: { id: holder, as: waiting.as } } };
  }

  /** New lines for the files inside these. */
  async function childrenOf(some: readonly Ready[]): Promise<StoredFile[]> {
    const lines: StoredFile[] = [];
    for (const { file, examined } of some) {
      const root = file.data.root ?? file.no;
      const waiting = waitingOf(file);
      const depth = 'depth' in waiting ? waiting.depth + 1 : 1;
      const add = (state: StoredFile['state'], data: JobFileData) =>
        lines.push({ no: last + lines.length + 1, parentNo: file.no, state, evidence: null, data: { ...data, root } });
      for (const [inner, { name, path, as }] of examined.inner.entries()) {
        const { size } = await stat(path);
        const allowance = allowances.get(root) ?? new Allowance();
        allowances.set(root, allowance);
        const tooMuch = allowance.take(size);
        const offer: Waiting = { inside: inner, as, depth, ...(waiting.from === undefined ? {} : { from: waiting.from }) };
        if (tooMuch) add('refused', { name, size, finding: refusal(name, tooMuch) });
        else add('waiting', { name, size, offer });
      }
      for (const { name, message } of examined.innerRefused) add('refused', { name, size: 0, finding: refusal(name, message) });
    }
    return lines;
  }

  return {
    // Without `return`: a lane that ends must not end the others' files.
    files: () => ({ [Symbol.asyncIterator]: () => ({ next: () => handing.next() }) }),
    read(file, bytes) {
      reading.set(file.no, bytes);
      tell();
    },
    async add(file, examined) {
      if (ready.size === 0) since = performance.now();
      ready.set(file.no, { file, examined });
      reading.set(file.no, file.data.size);
      tell();
      look();
      while (ready.size >= MOST_READY && !failure) {
        const waiting = moved.promise;
        await waiting;
        signal.throwIfAborted();
      }
      if (failure) throw failure.error;
    },
    async drop() {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      await committing;
      for (const { examined } of ready.values()) await examined.found?.staged.drop();
      ready.clear();
    },
  };
}

function lineAfter(
  { file, examined }: Ready,
  admitted: { item: { id: string; fileName: string }; duplicate: boolean } | undefined,
): StoredFile {
  const { name, root } = file.data;
  const kept = { name, ...(root === undefined ? {} : { root }) };
  const { found, refused } = examined;
  if (!found || !admitted) {
    const finding = refused ?? refusal(name, 'evidence.unreadable', { reason: '' });
    return { ...file, state: 'refused', evidence: null, data: { ...kept, size: file.data.size, finding } };
  }
  const { item, duplicate } = admitted;
  const data = { ...kept, size: found.staged.size, pages: found.pages, mediaType: found.mediaType };
  if (!duplicate) return { ...file, state: 'imported', evidence: item.id, data };
  return { ...file, state: 'duplicate', evidence: item.id, data: { ...data, duplicateOf: { id: item.id, name: item.fileName } } };
}

function countAfter(
  counts: ResumableHandle['counts'],
  lines: readonly StoredFile[],
  found: readonly StoredFile[],
): ResumableHandle['counts'] {
  const all = [...lines, ...found];
  const of = (state: StoredFile['state']) => all.filter((line) => line.state === state).length;
  return {
    offered: counts.offered + found.length,
    imported: counts.imported + of('imported'),
    duplicates: counts.duplicates + of('duplicate'),
    refused: counts.refused + of('refused'),
  };
}
