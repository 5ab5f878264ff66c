/** The binder put together: its verbs on a process that is watched, stopped and replaced. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Child, Fork } from '../../kit/child.ts';
import { Problem } from '../../kit/problem.ts';
import type { Binder, BindingCall, BindingPlan, Outcome, Source, SourceFault, Weighed } from './plan.ts';
import type { Asked, OpenMessage, Task, Told } from './protocol.ts';

export interface BinderOptions {
  /** How the process is started. */
  readonly fork: Fork;
  /** Entry file of the process. */
  readonly worker: URL;
  /** TTF files of the program's fonts. */
  readonly fonts: readonly string[];
  /** The WebAssembly module of PDFium. */
  readonly pdfium: string;
  /** Longest time without a sign of progress; 60 without it. */
  readonly seconds?: number;
  /** Most memory for the process; 950 without it. */
  readonly megabytes?: number;
}

const WATCH_MS = 100;
const IDLE_MS = 60_000;
/** Times the work is begun again because looking at a page broke the process. */
const MOST_RETRIES = 20;

/** How a task ended when the process did not end it. */
interface Lost {
  readonly source: number;
  readonly doing: 'read' | 'look';
  readonly fault: SourceFault;
  readonly detail: string;
}

class Stopped extends Error {
  readonly lost: Lost;
  constructor(lost: Lost) {
    super(lost.detail);
    this.lost = lost;
  }
}

/** Starts nothing yet: the process begins with the first call and rests after the last. */
export function openBinder(options: BinderOptions): Binder {
  const limit = (options.megabytes ?? 950) * 1024 * 1024;
  const patience = (options.seconds ?? 60) * 1000;
  const watched = memoryOf(process.pid) !== undefined;
  let child: Child<OpenMessage | Asked, Told> | undefined;
  let current: { readonly id: number; hear(told: Told): void; ended(how: string): void; refuse(reason: string): void } | undefined;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let ids = 0;
  let closed = false;

  const stop = () => {
    clearTimeout(idle);
    const one = child;
    child = undefined;
    one?.kill();
  };

  const start = (): Child<OpenMessage | Asked, Told> => {
    clearTimeout(idle);
    if (child) return child;
    const one = options.fork<OpenMessage | Asked, Told>(fileURLToPath(options.worker));
    child = one;
    const ended = (how: string) => {
      if (child !== one) return;
      child = undefined;
      current?.ended(how);
    };
    one.listen({ message: (told) => child === one && current?.hear(told), failed: ended, ended });
    one.send({ fonts: options.fonts, pdfium: options.pdfium, limit: watched ? 0 : limit });
    return one;
  };

  /** One task in the process. Throws `Stopped` when a source brought it to an end. */
  const run = (task: Task, { signal, onProgress, words }: BindingCall): Promise<Outcome | readonly Weighed[]> =>
    new Promise((resolve, reject) => {
      const process = start();
      process.hold(true);
      const id = ++ids;
      let at: Pick<Lost, 'source' | 'doing'> | undefined;
      let since = performance.now();
      const settle = (act: () => void) => {
        clearInterval(watch);
        signal?.removeEventListener('abort', abort);
        current = undefined;
        process.hold(false);
        if (child) idle = setTimeout(stop, IDLE_MS).unref();
        act();
      };
      const lose = (fault: SourceFault, detail: string) => {
        stop();
        settle(() => reject(at ? new Stopped({ ...at, fault, detail }) : failure(detail)));
      };
      const abort = () => {
        stop();
        settle(() => reject(signal?.reason));
      };
      const watch = setInterval(() => {
        if (performance.now() - since > patience) lose('too-slow', 'no progress');
        else if (process.pid !== undefined && (memoryOf(process.pid) ?? 0) > limit) lose('too-large', 'too much memory');
      }, WATCH_MS);
      current = {
        id,
        ended: (how) =>
          settle(() =>
            reject(
              at ? new Stopped({ ...at, fault: /SIGKILL|SIGABRT|134|137/.test(how) ? 'too-large' : 'damaged', detail: how }) : failure(how),
            ),
          ),
        refuse: (reason) => settle(() => reject(failure(reason))),
        hear(told) {
          since = performance.now();
          if (told.kind === 'ready' || told.id !== id) return;
          if (told.kind === 'at') at = { source: told.source, doing: told.doing };
          else if (told.kind === 'progress') onProgress?.({ done: told.done, total: told.total });
          else if (told.kind === 'words') {
            const answer = (found: Awaited<ReturnType<NonNullable<typeof words>>>) =>
              process.send({ kind: 'words', question: told.question, words: found });
            // Words that cannot be had make a page that cannot be searched, not a binder that cannot be made.
            Promise.resolve(words?.(told.source, told.page) ?? []).then(answer, () => answer([]));
          } else if (told.kind === 'done') settle(() => resolve(told.value));
          else settle(() => reject(failure(told.reason)));
        },
      };
      signal?.addEventListener('abort', abort);
      process.send({ kind: 'task', id, task });
    });

  const inTurn = <T>(work: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
    const turn = queue.then(() => {
      signal?.throwIfAborted();
      if (closed) throw failure('the binder is closed');
      return work();
    });
    queue = turn.catch(() => undefined);
    return turn;
  };

  const bind = async (plan: BindingPlan, call: BindingCall): Promise<Outcome> => {
    const there = plan.parts.find(({ path }) => existsSync(path));
    if (there) throw failure(`${there.path} is there already`);
    const clear = () => {
      for (const { path } of plan.parts) rmSync(path, { force: true });
    };
    const blind = new Set<number>();
    for (;;) {
      try {
        return (await run({ verb: 'bind', plan, blind: [...blind], words: call.words !== undefined }, call)) as Outcome;
      } catch (error) {
        clear();
        if (!(error instanceof Stopped)) throw error;
        const { source, doing, fault, detail } = error.lost;
        if (doing === 'read' || blind.has(source) || blind.size >= MOST_RETRIES)
          return { kind: 'unreadable', sources: [{ source, fault, detail }] };
        blind.add(source);
      }
    }
  };

  /** A source that ends the process is noted, and those after it are weighed in a new one. */
  const weigh = async (sources: readonly Source[], call: Pick<BindingCall, 'signal' | 'onProgress'>): Promise<Weighed[]> => {
    const weighed: Weighed[] = [];
    while (weighed.length < sources.length) {
      const from = weighed.length;
      const rest = sources.slice(from);
      const shift = (one: Weighed): Weighed => (one.kind === 'unreadable' ? { ...one, source: one.source + from } : one);
      const onProgress =
        call.onProgress && (({ done }: { done: number }) => call.onProgress?.({ done: from + done, total: sources.length }));
      const again = { ...(call.signal ? { signal: call.signal } : {}), ...(onProgress ? { onProgress } : {}) };
      try {
        weighed.push(...((await run({ verb: 'weigh', sources: rest }, again)) as Weighed[]).map(shift));
      } catch (error) {
        if (!(error instanceof Stopped)) throw error;
        const { source, fault, detail } = error.lost;
        // What was weighed before it was lost with the process.
        if (source > 0) weighed.push(...((await run({ verb: 'weigh', sources: rest.slice(0, source) }, again)) as Weighed[]).map(shift));
        weighed.push({ kind: 'unreadable', source: from + source, fault, detail });
      }
    }
    return weighed;
  };

  return {
    bind: (plan, call = {}) => inTurn(() => bind(plan, call), call.signal),
    weigh: (sources, call = {}) => inTurn(() => weigh(sources, call), call.signal),
    close() {
      closed = true;
      const running = current;
      stop();
      running?.refuse('the binder was closed');
    },
  };
}

const failure = (reason: string): Problem => new Problem('unsupported', 'document.binding-failed', { reason });

/** Memory of a process in bytes, where the system tells (Linux); undefined elsewhere, and for one that is gone. */
function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
