/** A few threads for the work of the vault; started when there is something to do, gone when there has been nothing for a while. */
import { Worker } from 'node:worker_threads';
import type { MessageId, MessageParams } from '../kit/messages.ts';
import type { ProblemKind } from '../kit/problem.ts';
import { Problem } from '../kit/problem.ts';
import { type Done, perform, type Task } from './tasks.ts';

export interface Call {
  readonly signal?: AbortSignal | undefined;
  /** Bytes read so far; called a few times a second at most. */
  readonly onBytes?: ((bytes: number) => void) | undefined;
}

export interface Threads {
  run<T extends Task>(task: T, call?: Call): Promise<Done<T>>;
}

/** `control[0]` asks to stop; `control[1]` is how many KiB were read. */
export interface Order {
  readonly task: Task;
  readonly control: SharedArrayBuffer;
}

/** A thread's answer. A file system's code goes by itself: an Error loses it on the way. */
export type Answer =
  | { readonly value: Done<Task> }
  | { readonly problem: { readonly kind: ProblemKind; readonly id: MessageId; readonly params: MessageParams } }
  | { readonly fault: { readonly code: string; readonly message: string } };

/** A transaction waits for this one, so it waits for nobody: there is always a thread for it. */
const isUrgent = (task: Task) => task.op === 'move';

/** More than processors, since a thread mostly waits for the disk; few, since each holds memory of its own. */
const MOST = 4;
const IDLE_MS = 20_000;
const TICK_MS = 200;

interface Waiting extends Order {
  readonly call: Call;
  readonly resolve: (value: Done<Task>) => void;
  readonly reject: (error: unknown) => void;
}

/** Does the work where it is asked for, in one go; for tests and programs without threads of their own. */
export const withoutThreads: Threads = {
  async run<T extends Task>(task: T, { signal, onBytes }: Call = {}): Promise<Done<T>> {
    signal?.throwIfAborted();
    return perform(task, (bytes) => {
      signal?.throwIfAborted();
      onBytes?.(bytes);
    }) as Done<T>;
  },
};

export function openThreads(entry: URL): Threads {
  const waiting: Waiting[] = [];
  const idle: Worker[] = [];
  const busy = new Map<Worker, Waiting>();
  let letGo: NodeJS.Timeout | undefined;

  const settle = (worker: Worker, end: (one: Waiting) => void) => {
    const one = busy.get(worker);
    busy.delete(worker);
    if (one) end(one);
  };

  const start = (): Worker => {
    const worker = new Worker(entry, { name: 'vault' });
    worker.on('message', (answer: Answer) => {
      worker.unref();
      idle.push(worker);
      settle(worker, (one) => conclude(one, answer));
      next();
    });
    const gone = (error: unknown) => {
      const at = idle.indexOf(worker);
      if (at >= 0) idle.splice(at, 1);
      settle(worker, (one) => one.reject(error));
      next();
    };
    worker.on('error', gone);
    worker.on('exit', () => gone(new Error('a thread of the vault ended')));
    return worker;
  };

  const next = () => {
    clearTimeout(letGo);
    while (waiting.length > 0) {
      const one = waiting[0];
      if (!one || busy.size >= (isUrgent(one.task) ? MOST + 1 : MOST)) return;
      waiting.shift();
      const worker = idle.pop() ?? start();
      if (one.call.signal?.aborted) {
        idle.push(worker);
        one.reject(one.call.signal.reason);
        continue;
      }
      busy.set(worker, one);
      worker.ref();
      worker.postMessage({ task: one.task, control: one.control } satisfies Order);
    }
    if (busy.size > 0) return;
    letGo = setTimeout(() => {
      for (const worker of idle.splice(0)) void worker.terminate();
    }, IDLE_MS).unref();
  };

  return {
    run<T extends Task>(task: T, call: Call = {}): Promise<Done<T>> {
      const control = new SharedArrayBuffer(8);
      const asked = new Int32Array(control);
      const stop = () => void Atomics.store(asked, 0, 1);
      call.signal?.addEventListener('abort', stop, { once: true });
      const ticking = call.onBytes && setInterval(() => call.onBytes?.(Atomics.load(asked, 1) * 1024), TICK_MS).unref();
      const done = new Promise<Done<Task>>((resolve, reject) => {
        waiting[isUrgent(task) ? 'unshift' : 'push']({ task, control, call, resolve, reject });
        next();
      });
      return done.finally(() => {
        clearInterval(ticking);
        call.signal?.removeEventListener('abort', stop);
      }) as Promise<Done<T>>;
    },
  };
}

function conclude({ call, resolve, reject }: Waiting, answer: Answer): void {
  if ('value' in answer) resolve(answer.value);
  else if (call.signal?.aborted) reject(call.signal.reason);
  else if ('problem' in answer) reject(new Problem(answer.problem.kind, answer.problem.id, answer.problem.params));
  else reject(Object.assign(new Error(answer.fault.message), { code: answer.fault.code }));
}
