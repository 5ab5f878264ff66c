/** Long work inside the process: its progress can be watched, and it can be stopped. */
import { Problem } from '../kit/problem.ts';
import type { Clock, Ids } from '../kit/world.ts';

export interface Progress {
  readonly done: number;
  /** 0 while unknown. */
  readonly total: number;
  /** What is being worked on, such as a file name. */
  readonly note: string;
}

export interface JobView extends Progress {
  readonly id: string;
  readonly title: string;
  readonly startedAt: string;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
}

/** What the work itself gets: check `signal` (or pass it on), report through `progress`. */
export interface JobHandle {
  readonly signal: AbortSignal;
  progress(done: number, total: number, note?: string): void;
}

export interface Job<T> {
  readonly id: string;
  /** Settles as the work does; a cancelled job rejects with `jobs.cancelled`. */
  readonly result: Promise<T>;
}

export interface Jobs {
  start<T>(title: string, work: (job: JobHandle) => Promise<T>): Job<T>;
  /** Running jobs and the last fifty finished ones, oldest first. */
  list(): readonly JobView[];
  get(id: string): JobView;
  /** Asks the work to stop; it stops at its next look at the signal, and what it wrote by then is up to its transaction. */
  cancel(id: string): void;
  /** Each state of the job from now on, the last one being its end. */
  watch(id: string): AsyncIterable<JobView>;
  /** Cancels everything and waits until nothing runs. */
  close(): Promise<void>;
}

const KEPT = 50;

interface Entry {
  view: JobView;
  readonly stop: AbortController;
  readonly settled: Promise<unknown>;
  /** Resolves, and is replaced, at each change. */
  changed: PromiseWithResolvers<void>;
}

export function createJobs({ clock, ids }: { readonly clock: Clock; readonly ids: Ids }): Jobs {
  const entries = new Map<string, Entry>();

  const find = (id: string): Entry => {
    const entry = entries.get(id);
    if (!entry) throw new Problem('not-found', 'jobs.unknown', { id });
    return entry;
  };
  const update = (id: string, patch: Partial<JobView>) => {
    const entry = entries.get(id);
    if (!entry) return;
    entry.view = { ...entry.view, ...patch };
    const { resolve } = entry.changed;
    entry.changed = Promise.withResolvers();
    resolve();
  };
  const forgetOld = () => {
    const finished = [...entries].filter(([, entry]) => entry.view.state !== 'running');
    for (const [id] of finished.slice(0, Math.max(0, finished.length - KEPT))) entries.delete(id);
  };

  return {
    start(title, work) {
      const id = ids.next();
      const stop = new AbortController();
      const progress = (done: number, total: number, note = '') => update(id, { done, total, note });
      // Begins in the next turn, so that the job is listed before its first report.
      const running = Promise.resolve().then(() => work({ signal: stop.signal, progress }));
      const result = running.then(
        (value) => {
          update(id, { state: 'done' });
          return value;
        },
        (error: unknown) => {
          const cancelled = stop.signal.aborted && error === stop.signal.reason;
          update(id, { state: cancelled ? 'cancelled' : 'failed' });
          throw error;
        },
      );
      const settled = result.catch(() => {});
      const view: JobView = { id, title, startedAt: clock.now(), state: 'running', done: 0, total: 0, note: '' };
      entries.set(id, { view, stop, settled, changed: Promise.withResolvers() });
      settled.then(forgetOld);
      return { id, result };
    },
    list: () => [...entries.values()].map((entry) => entry.view),
    get: (id) => find(id).view,
    cancel: (id) => find(id).stop.abort(new Problem('conflict', 'jobs.cancelled', { title: find(id).view.title })),
    async *watch(id) {
      const entry = find(id);
      for (;;) {
        const { view, changed } = entry;
        yield view;
        if (view.state !== 'running') return;
        if (entry.view === view) await changed.promise;
      }
    },
    async close() {
      for (const [id, entry] of entries) if (entry.view.state === 'running') this.cancel(id);
      await Promise.all([...entries.values()].map((entry) => entry.settled));
    },
  };
}
