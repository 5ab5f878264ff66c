/**
 * Long work whose state lies in the store: it can be watched, paused and stopped, and outlives the process as far as its kind can go on.
 * Progress is kept in memory; what was settled is in rows, written by the work itself in the same transactions as its results.
 */
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock, Ids } from '../kit/world.ts';
import type { Store, Write } from '../store/store.ts';
import type { JobCounts, JobFileState, JobFileView, JobKind, JobView } from './model.ts';
import { Rate } from './rate.ts';
import type { StoredJob } from './rows.ts';
import * as rows from './rows.ts';
import { fileView, type Progress, problemOf, secondsLeft } from './view.ts';

/** What the work itself gets. */
export interface JobHandle {
  readonly id: string;
  readonly matter: string;
  /** Who started it, or resumed it last. */
  readonly actor: Actor;
  /** Aborted when it is stopped or paused, and when the workspace closes: leave with `signal.throwIfAborted()` at the next clean point. */
  readonly signal: AbortSignal;
  /** Tells of progress; fields not given stay. Costs nothing, so call it as often as there is something new. */
  progress(now: Partial<Progress>): void;
  /**
   * Ends the job in the running write of its last transaction, so that its result and its end are one. Optional: without it the end
   * is written when the work returns, and a crash just between leaves a result whose job is shown as interrupted.
   */
  finish(write: Write, result: string): Promise<void>;
}

/** What work that can go on after a restart gets besides. */
export interface ResumableHandle extends JobHandle {
  /** As given to `start`, or as last saved. */
  readonly input: unknown;
  readonly counts: JobCounts;
  /** Keeps progress, counts and input in the running write. */
  save(write: Write, now: { readonly counts?: JobCounts; readonly input?: unknown }): Promise<void>;
}

export interface StartedJob {
  readonly id: string;
  /** What the work returned (the id of a binder, or ''). Rejects with what it threw, or with a Problem: jobs.cancelled, jobs.paused, jobs.closing. */
  readonly ended: Promise<string>;
}

export interface Jobs {
  /**
   * Runs work that cannot go on after a restart: if the program ends meanwhile, the job is shown as failed with `jobs.interrupted`.
   * The matter must exist. Resolves as soon as the job is listed.
   */
  run(kind: JobKind, matter: string, actor: Actor, work: (job: JobHandle) => Promise<string>): Promise<StartedJob>;
  /** Says how jobs of a kind are worked on; those can be paused, and resumed after a restart. */
  resumable(kind: JobKind, work: (job: ResumableHandle) => Promise<string>): void;
  /** Starts a job of a resumable kind. `id` may be handed in by a caller that had to prepare files under it. */
  start(kind: JobKind, matter: string, actor: Actor, input: unknown, id?: string): Promise<StartedJob>;
  /** Newest first, without those dismissed. */
  list(matter: string): Promise<JobView[]>;
  get(id: string): Promise<JobView>;
  files(
    id: string,
    page: { state?: JobFileState | undefined; offset: number; limit: number },
  ): Promise<{ files: JobFileView[]; total: number }>;
  /** Resolves when the work has come to a clean point and rests. */
  pause(actor: Actor, id: string): Promise<JobView>;
  resume(actor: Actor, id: string): Promise<JobView>;
  /** Stops it for good: what was done stays, files still waiting are refused with `jobs.not-reached`. */
  cancel(actor: Actor, id: string): Promise<JobView>;
  /** Takes an ended job off the list. */
  dismiss(actor: Actor, id: string): Promise<void>;
  /** Settles, and never rejects, once the job does not run in this process (any more). */
  rest(id: string): Promise<JobView>;
  /** Ids of jobs that have not come to their end: what lies in derived folders for others may go. */
  unfinished(): Promise<ReadonlySet<string>>;
  /** Asks everything to stop, and waits until nothing runs. Jobs that can go on will at the next start. */
  close(): Promise<void>;
}

const VERBS: Readonly<Record<JobKind, string>> = {
  receive: 'offer files',
  binder: 'build binder',
  production: 'build production',
  sellers: 'import table',
};

interface Live {
  job: StoredJob;
  /** What it shows: ahead of the row between two writes. */
  now: Progress;
  readonly rate: Rate;
  readonly stop: AbortController;
  ended: Promise<string>;
  /** Who stopped or paused it. */
  by: Actor;
  /** The end could not be written, as on a full disk: told from here until the program ends. */
  unwritten?: boolean;
}

export function createJobs({ store, clock, ids }: { readonly store: Store; readonly clock: Clock; readonly ids: Ids }): Jobs {
  const lives = new Map<string, Live>();
  const kinds = new Map<JobKind, (job: ResumableHandle) => Promise<string>>();
  const running = (id: string): Live | undefined => {
    const live = lives.get(id);
    return live?.unwritten ? undefined : live;
  };

  const viewOf = (stored: StoredJob): JobView => {
    const live = lives.get(stored.id);
    const job = live?.job ?? stored;
    const { id, matter, kind, startedAt, finishedAt, counts, result } = job;
    const { done, total, bytesDone, bytesTotal, note } = live?.now ?? job;
    const speed = running(id) ? live?.rate.at(Date.parse(clock.now()), bytesDone, done) : undefined;
    const left = speed && secondsLeft(speed, { done, total, bytesDone, bytesTotal });
    // A running job nobody works on: its process is gone. Beside a workbench that has the workspace open, it may well be running there.
    const orphan = job.state === 'running' && !live && !store.readOnly;
    const lost = orphan && !kinds.has(kind);
    return {
      ...{ id, matter, kind, done, total, bytesDone, bytesTotal, note, startedAt, finishedAt, counts, result },
      state: lost ? 'failed' : orphan ? 'interrupted' : job.state,
      rate: speed && speed.bytes > 0 ? speed.bytes : null,
      secondsLeft: left ?? null,
      problem: lost ? { id: 'jobs.interrupted', params: {} } : job.problem,
    };
  };

  const need = async (id: string): Promise<StoredJob> => {
    const job = lives.get(id)?.job ?? (await rows.selectJob(store.db, id));
    if (!job) throw new Problem('not-found', 'jobs.unknown', { id });
    return job;
  };
  /** What only the job is about stands in the workspace's journal: in the matter's, it would hide what was done there, and end redo. */
  const act = (actor: Actor, verb: string) => ({ actor, matter: '', verb, undoable: false });

  /** The end of a job, in a running write. Whatever still waits when it is given up is refused. */
  const end = async (write: Write, job: StoredJob, to: Pick<StoredJob, 'state'> & Partial<StoredJob>): Promise<StoredJob> => {
    if (to.state === 'cancelled') await rows.refuseWaiting(write.db, job.id);
    const { counts } = await rows.totalsOf(write.db, job.id);
    const after = { ...job, ...to, counts: counts.offered > 0 ? counts : job.counts };
    await rows.updateJob(write.db, after);
    return after;
  };

  function launch(job: StoredJob, actor: Actor, work: (job: ResumableHandle) => Promise<string>): StartedJob {
    const { id } = job;
    const stop = new AbortController();
    const live: Live = { job, now: job, rate: new Rate(), stop, by: actor, ended: Promise.resolve('') };
    const handle: ResumableHandle = {
      id,
      matter: job.matter,
      actor,
      signal: stop.signal,
      get input() {
        return live.job.input;
      },
      get counts() {
        return live.job.counts;
      },
      progress(now) {
        live.now = { ...live.now, ...now };
        live.rate.note(Date.parse(clock.now()), live.now.bytesDone, live.now.done);
      },
      async save(write, saved) {
        const { done, total, bytesDone, bytesTotal, note } = live.now;
        const after = { ...live.job, done, total, bytesDone, bytesTotal, note, ...saved };
        await rows.updateJob(write.db, after);
        write.afterCommit(() => {
          live.job = after;
        });
      },
      async finish(write, result) {
        const { done, total, bytesDone, bytesTotal } = live.now;
        const to = { state: 'done', done, total, bytesDone, bytesTotal, note: '', result, finishedAt: write.at } as const;
        const after = await end(write, live.job, to);
        write.afterCommit(() => {
          live.job = after;
        });
      },
    };
    const ending = async (to: Parameters<typeof end>[2], verb: string): Promise<void> => {
      const { done, total, bytesDone, bytesTotal } = live.now;
      const stood = { done, total, bytesDone, bytesTotal, note: '' };
      try {
        await store.write(act(live.by, verb), async (write) => {
          // From the row: what was kept in memory may be ahead of a write that failed at its commit.
          const stored = (await rows.selectJob(write.db, id)) ?? live.job;
          live.job = stored.state === 'running' ? await end(write, { ...stored, ...stood }, { finishedAt: write.at, ...to }) : stored;
        });
        lives.delete(id);
      } catch (error) {
        // Nothing can be written any more; the next start will find the job as it was.
        live.job = { ...live.job, ...stood, state: 'failed', problem: to.problem ?? problemOf(error) };
        live.unwritten = true;
      }
    };
    lives.set(id, live);
    live.ended = Promise.resolve()
      .then(() => work(handle))
      .then(
        async (result) => {
          if (live.job.state === 'done') lives.delete(id);
          else await ending({ state: 'done', result }, 'end job');
          return result;
        },
        async (error: unknown) => {
          const reason = stop.signal.aborted && error === stop.signal.reason && error instanceof Problem ? error.id : '';
          if (reason === 'jobs.closing') lives.delete(id);
          else if (reason === 'jobs.paused') await ending({ state: 'paused', finishedAt: null }, 'pause job');
          else if (reason === 'jobs.cancelled') await ending({ state: 'cancelled' }, 'stop job');
          else await ending({ state: 'failed', problem: problemOf(error) }, 'end job');
          throw error;
        },
      );
    live.ended.catch(() => {});
    return { id, ended: live.ended };
  }

  const fresh = (id: string, kind: JobKind, matter: string, input: unknown): StoredJob => ({
    ...{ id, matter, kind, state: 'running', startedAt: clock.now(), finishedAt: null },
    ...{ done: 0, total: 0, bytesDone: 0, bytesTotal: 0, note: '' },
    ...{ counts: { offered: 0, imported: 0, duplicates: 0, refused: 0 }, result: '', problem: null, dismissed: false, input },
  });
  const begin = async (job: StoredJob, actor: Actor, work: (job: ResumableHandle) => Promise<string>): Promise<StartedJob> => {
    await store.write(act(actor, VERBS[job.kind]), (write) => rows.insertJob(write.db, job));
    return launch(job, actor, work);
  };
  /** Aborts work that runs, and waits until it rests. */
  const stopped = async (live: Live, by: Actor, problem: Problem): Promise<void> => {
    live.by = by;
    live.stop.abort(problem);
    await live.ended.catch(() => {});
  };

  return {
    run: (kind, matter, actor, work) => begin(fresh(ids.next(), kind, matter, null), actor, work),

    resumable: (kind, work) => void kinds.set(kind, work),

    start(kind, matter, actor, input, id = ids.next()) {
      const work = kinds.get(kind);
      if (!work) return Promise.reject(new Error(`nobody works on ${kind}`));
      return begin(fresh(id, kind, matter, input), actor, work);
    },

    list: async (matter) => (await rows.selectJobs(store.db, matter)).map(viewOf),
    get: async (id) => viewOf(await need(id)),

    async files(id, { state, offset, limit }) {
      await need(id);
      const { files, total } = await rows.selectFiles(store.db, id, { state, offset, limit });
      return { files: files.map(fileView), total };
    },

    async pause(actor, id) {
      const job = await need(id);
      const live = running(id);
      if (!live) throw new Problem('conflict', 'jobs.not-running');
      if (!kinds.has(job.kind)) throw new Problem('unsupported', 'jobs.cannot-pause');
      await stopped(live, actor, new Problem('conflict', 'jobs.paused'));
      return viewOf(await need(id));
    },

    async resume(actor, id) {
      const job = (await rows.selectJob(store.db, id)) ?? (await need(id));
      const work = kinds.get(job.kind);
      if (running(id)) return viewOf(job);
      if (!work || job.state === 'done' || job.state === 'cancelled') throw new Problem('conflict', 'jobs.cannot-resume');
      const again: StoredJob = { ...job, state: 'running', problem: null, finishedAt: null };
      await store.write(act(actor, 'resume job'), (write) => rows.updateJob(write.db, again));
      // Two calls at the same moment start it once.
      if (!running(id)) launch(again, actor, work);
      return viewOf(again);
    },

    async cancel(actor, id) {
      const job = await need(id);
      const live = running(id);
      if (live) await stopped(live, actor, new Problem('conflict', 'jobs.cancelled'));
      else if (viewOf(job).state === 'done' || job.state === 'cancelled') throw new Problem('conflict', 'jobs.not-running');
      else {
        await store.write(act(actor, 'stop job'), (write) => end(write, job, { state: 'cancelled', finishedAt: write.at }));
        lives.delete(id);
      }
      return viewOf(await need(id));
    },

    async dismiss(actor, id) {
      const job = await need(id);
      const { state } = viewOf(job);
      if (state === 'running' || state === 'paused' || state === 'interrupted') throw new Problem('conflict', 'jobs.not-ended');
      await store.write(act(actor, 'dismiss job'), async (write) => {
        // What failed and is not wanted any more has come to its end now: its files that still wait are refused.
        const settled = state === 'failed' ? await end(write, job, { state: 'cancelled', finishedAt: write.at }) : job;
        await rows.updateJob(write.db, { ...settled, dismissed: true });
      });
      lives.delete(id);
    },

    async rest(id) {
      const live = running(id);
      if (live) await live.ended.catch(() => {});
      return viewOf(await need(id));
    },

    unfinished: () => rows.openJobs(store.db),

    async close() {
      await Promise.all([...lives.values()].map((live) => stopped(live, live.by, new Problem('conflict', 'jobs.closing'))));
    },
  };
}
