/** A few processes that take tasks in turn, each under a limit of time and of memory. One that passes a limit, or dies, is replaced. */
import { readFileSync } from 'node:fs';
import type { Child, Fork } from '../kit/child.ts';
import { Problem } from '../kit/problem.ts';
import type { OpenMessage, Reply, Request, Task } from './protocol.ts';

/** The order tasks are taken in: what somebody waits for, what is being received, what can wait. */
export const lanes = ['looking', 'receiving', 'background'] as const;
export type Lane = (typeof lanes)[number];

export type Lost = 'too-slow' | 'too-large' | 'damaged';

/** How a task ended: answered, or lost with the process that worked on it. */
export type Outcome = { readonly value: unknown } | { readonly lost: Lost };

export interface PoolOptions {
  readonly fork: Fork;
  readonly entry: string;
  readonly pdfium: string;
  readonly font: string;
  readonly processes: number;
  /** Longest time for one task. */
  readonly seconds: number;
  /** Most memory for one process. */
  readonly megabytes: number;
}

export interface Pool {
  /** Rejects with the signal's reason, or Problem `reading.no-reader` when no process can be started. */
  run(lane: Lane, task: Task, signal?: AbortSignal): Promise<Outcome>;
  /** Processes that are running. */
  readonly pids: readonly number[];
  close(): void;
}

interface Call {
  readonly id: number;
  readonly lane: Lane;
  readonly task: Task;
  done(outcome: Outcome): void;
  failed(error: unknown): void;
}

interface Hand {
  readonly child: Child<OpenMessage | Request, Reply>;
  /** Sent and not answered, in order: the first is being worked on. */
  readonly calls: Call[];
  ready: boolean;
  /** When its first call began, or the process itself. */
  since: number;
  /** Takes no more calls and ends with its last one. */
  spent: boolean;
  /** Why it was killed. */
  reason: Lost | undefined;
}

/** A second short task is sent ahead, so that a process does not wait for the next one. */
const AHEAD = 2;
const WATCH_MS = 50;
const START_MS = 60_000;
/** Idle processes are let go after this long. */
const IDLE_MS = 120_000;
/** A process that is larger than this when it has nothing to do is replaced: engines do not give memory back. */
const KEEP_SHARE = 0.45;
/** Starts in a row that may fail before it is said that there is no reader. */
const STARTS = 3;

export function openPool(options: PoolOptions): Pool {
  const limit = options.megabytes * 1024 * 1024;
  const watched = memoryOf(process.pid) !== undefined;
  const waiting: Record<Lane, Call[]> = { looking: [], receiving: [], background: [] };
  const hands = new Set<Hand>();
  let ids = 0;
  let failedStarts = 0;
  let closed = false;
  let watch: NodeJS.Timeout | undefined;
  let idle: NodeJS.Timeout | undefined;

  const noReader = (reason: string) => new Problem('unsupported', 'reading.no-reader', { reason });
  const busy = () => [...hands].some(({ calls }) => calls.length > 0) || lanes.some((lane) => waiting[lane].length > 0);

  const start = (): Hand => {
    const child = options.fork<OpenMessage | Request, Reply>(options.entry);
    const hand: Hand = { child, calls: [], ready: false, since: performance.now(), spent: false, reason: undefined };
    hands.add(hand);
    child.listen({
      message: (reply) => answered(hand, reply),
      failed: (reason) => {
        ended(hand, reason);
        child.kill();
      },
      ended: (how) => ended(hand, how),
    });
    child.send({ pdfium: options.pdfium, font: options.font, limit: watched ? 0 : limit });
    return hand;
  };

  const answered = (hand: Hand, reply: Reply) => {
    hand.since = performance.now();
    if (reply.kind === 'ready') {
      hand.ready = true;
      failedStarts = 0;
      return;
    }
    if (reply.kind === 'unfit') {
      ended(hand, reply.reason);
      return void hand.child.kill();
    }
    const [call] = hand.calls;
    // Answers come in the order of the tasks; one that does not is from a process out of its mind.
    if (call?.id !== reply.id) {
      hand.reason = 'damaged';
      return void hand.child.kill();
    }
    hand.calls.shift();
    if (reply.spent || (hand.calls.length === 0 && isLarge(hand))) hand.spent = true;
    if (hand.spent && hand.calls.length === 0) retire(hand);
    call.done({ value: reply.value });
    settle();
  };

  const isLarge = (hand: Hand) => hand.child.pid !== undefined && (memoryOf(hand.child.pid) ?? 0) > limit * KEEP_SHARE;

  const retire = (hand: Hand) => {
    hands.delete(hand);
    hand.child.kill();
  };

  const ended = (hand: Hand, how: string) => {
    if (!hands.delete(hand)) return;
    const [first, ...rest] = hand.calls.splice(0);
    if (hand.ready) {
      first?.done({ lost: hand.reason ?? (/SIGKILL|SIGABRT|134|137/.test(how) ? 'too-large' : 'damaged') });
    } else {
      failedStarts++;
      if (first) rest.unshift(first);
    }
    // What was only waiting there goes back to the front of its queue.
    for (const call of rest.reverse()) waiting[call.lane].unshift(call);
    if (failedStarts >= STARTS) {
      failedStarts = 0;
      for (const lane of lanes) for (const call of waiting[lane].splice(0)) call.failed(noReader(how));
    }
    settle();
  };

  /** The process for the next call of a lane, or none while all have enough to do. */
  const handFor = (lane: Lane): Hand | undefined => {
    const open = [...hands].filter((hand) => !hand.spent && hand.reason === undefined);
    const free = open.find(({ calls }) => calls.length === 0);
    // What can wait never holds the last free process.
    const inBackground = open.filter(({ calls }) => calls[0]?.lane === 'background').length;
    if (lane === 'background' && options.processes > 1 && inBackground >= options.processes - 1) return undefined;
    if (free) return free;
    if (open.length < options.processes) return start();
    if (lane === 'background') return undefined;
    return open.find(({ calls }) => calls.length < AHEAD && calls.every((call) => call.task.verb === 'inspect'));
  };

  const settle = () => {
    for (const lane of lanes) {
      while (waiting[lane].length > 0) {
        const hand = handFor(lane);
        const call = hand && waiting[lane].shift();
        if (!call) break;
        if (hand.calls.length === 0 && hand.ready) hand.since = performance.now();
        hand.calls.push(call);
        hand.child.send({ id: call.id, task: call.task });
      }
    }
    const working = busy();
    for (const { child, calls } of hands) child.hold(calls.length > 0);
    if (working && watch === undefined) watch = setInterval(look, WATCH_MS);
    if (!working && watch !== undefined) {
      clearInterval(watch);
      watch = undefined;
    }
    clearTimeout(idle);
    if (!working && hands.size > 0) idle = setTimeout(() => [...hands].forEach(retire), IDLE_MS).unref();
  };

  const look = () => {
    const now = performance.now();
    for (const hand of hands) {
      if (hand.calls.length === 0 || hand.reason !== undefined) continue;
      const { pid } = hand.child;
      if (now - hand.since > (hand.ready ? options.seconds * 1000 : START_MS)) hand.reason = 'too-slow';
      else if (pid !== undefined && (memoryOf(pid) ?? 0) > limit) hand.reason = 'too-large';
      if (hand.reason !== undefined) hand.child.kill();
    }
  };

  return {
    run: (lane, task, signal) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(noReader('closed'));
        if (signal?.aborted) return reject(signal.reason);
        const call: Call = {
          id: ++ids,
          lane,
          task,
          done: (outcome) => {
            signal?.removeEventListener('abort', abort);
            resolve(outcome);
          },
          failed: (error) => {
            signal?.removeEventListener('abort', abort);
            reject(error);
          },
        };
        /** A task that has begun is let run to its end, or to its limit: nobody waits for it, and its process stays warm. */
        const abort = () => {
          const at = waiting[lane].indexOf(call);
          if (at >= 0) waiting[lane].splice(at, 1);
          call.failed(signal?.reason);
        };
        signal?.addEventListener('abort', abort);
        waiting[lane].push(call);
        settle();
      }),
    get pids() {
      return [...hands].flatMap(({ child }) => child.pid ?? []);
    },
    close() {
      closed = true;
      clearInterval(watch);
      clearTimeout(idle);
      const open = [...hands].flatMap(({ calls }) => calls);
      for (const hand of [...hands]) retire(hand);
      for (const call of [...open, ...lanes.flatMap((lane) => waiting[lane].splice(0))]) call.failed(noReader('closed'));
    },
  };
}

/** Memory of a process in bytes, where the system tells (Linux); undefined elsewhere, and for one that is gone. */
function memoryOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024;
  } catch {
    return undefined;
  }
}
