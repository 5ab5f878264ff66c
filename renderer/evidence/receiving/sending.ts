/**
 * Files on their way from the page to the workbench. Lives beside the page's rooms, not in one of them: whoever looks at another room
 * meanwhile must not stop it.
 */
import { client } from '../../client.ts';
import { inLanes, sendFile, UnreadableFile } from '../../frame/upload.ts';
import type { Placed } from './dropped.ts';
import { createMeter, type Meter, secondsLeft } from './meter.ts';

/** Files of one job. More than that, offered at once, are received in several. */
const AT_ONCE = 5_000;

export interface Sending {
  readonly id: string;
  readonly matter: string;
  /** `sending`: bytes are on their way; `starting`: all there, the workbench is being told. */
  readonly state: 'sending' | 'paused' | 'starting' | 'failed';
  readonly done: number;
  readonly total: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  /** Why it stopped; null unless failed. */
  readonly problem: unknown;
}

/** Files as the workbench takes them. */
type Offers = Parameters<typeof client.evidence.receive>[0]['files'];

/** Called with each job that came of it, and with the files the browser could not read. */
type Started = (job: string, unreadable: readonly string[]) => void;

interface Running {
  view: Sending;
  readonly stop: AbortController;
  readonly meter: Meter;
  /** Resolves at once while it runs, and after the pause otherwise. */
  turn: PromiseWithResolvers<void>;
}

let running: readonly Running[] = [];
let views: readonly Sending[] = [];
const listeners = new Set<() => void>();

/** Many small files arrive many times a second; they are told about ten times. */
const PACE = 100;
let telling: ReturnType<typeof setTimeout> | undefined;

const publish = () => {
  clearTimeout(telling);
  telling = undefined;
  views = running.map((one) => one.view);
  for (const listener of listeners) listener();
};
const update = (one: Running, patch: Partial<Sending>) => {
  const turned = patch.state !== undefined && patch.state !== one.view.state;
  one.view = { ...one.view, ...patch };
  if (turned) publish();
  else telling ??= setTimeout(publish, PACE);
};
const forget = (one: Running) => {
  running = running.filter((other) => other !== one);
  if (running.length === 0) window.removeEventListener('beforeunload', warn);
  publish();
};
/** A browser forgets the files when it leaves the page. */
const warn = (event: BeforeUnloadEvent) => event.preventDefault();

export const watchSendings = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};
export const sendings = () => views;

const find = (id: string) => running.find((one) => one.view.id === id);

export function pauseSending(id: string): void {
  const one = find(id);
  if (one?.view.state !== 'sending') return;
  one.turn = Promise.withResolvers();
  update(one, { state: 'paused', rate: null, secondsLeft: null });
}

export function resumeSending(id: string): void {
  const one = find(id);
  if (one?.view.state !== 'paused') return;
  one.meter.reset();
  one.turn.resolve();
  update(one, { state: 'sending' });
}

/** Stops it. Nothing of it was received yet; what was sent so far is swept away by the workbench. */
export function cancelSending(id: string): void {
  const one = find(id);
  if (!one) return;
  one.stop.abort();
  one.turn.resolve();
  forget(one);
}

/** Paths need no sending: the workbench reads them itself. */
export async function receivePaths(matter: string, paths: readonly string[]): Promise<string> {
  const { job } = await client.evidence.receive({ matter, files: paths.map((path) => ({ path, name: baseName(path) })) });
  return job;
}

const baseName = (path: string) => path.split(/[/\\]/).findLast((part) => part !== '') ?? path;

/** Sends files and has them received. Ends by itself; failures stay in `sendings` until they are dismissed. */
export async function sendFiles(
  matter: string,
  placed: readonly Placed[],
  unreadable: readonly string[],
  onStarted: Started,
): Promise<void> {
  const turn = Promise.withResolvers<void>();
  turn.resolve();
  const bytesTotal = placed.reduce((sum, { file }) => sum + file.size, 0);
  const one: Running = {
    view: {
      id: crypto.randomUUID(),
      matter,
      state: 'sending',
      done: 0,
      total: placed.length,
      bytesDone: 0,
      bytesTotal,
      rate: null,
      secondsLeft: null,
      problem: null,
    },
    stop: new AbortController(),
    meter: createMeter(),
    turn,
  };
  if (running.length === 0) window.addEventListener('beforeunload', warn);
  running = [...running, one];
  publish();
  try {
    let missing = unreadable;
    for (let from = 0; from < placed.length; from += AT_ONCE) {
      const sent = await sendSome(one, placed.slice(from, from + AT_ONCE));
      update(one, { state: 'starting' });
      const { job } = await client.evidence.receive({ matter, files: sent.files });
      onStarted(job, [...missing, ...sent.unreadable]);
      missing = [];
    }
    forget(one);
  } catch (error) {
    if (!one.stop.signal.aborted) update(one, { state: 'failed', problem: error, rate: null, secondsLeft: null });
  }
}

async function sendSome(one: Running, placed: readonly Placed[]): Promise<{ files: Offers; unreadable: string[] }> {
  const files = new Map<number, Offers[number]>();
  const unreadable: string[] = [];
  const onBytes = (bytes: number) => {
    const bytesDone = one.view.bytesDone + bytes;
    one.meter.note(performance.now(), bytesDone);
    const rate = one.meter.rate();
    update(one, { bytesDone, rate, secondsLeft: secondsLeft(one.view.bytesTotal - bytesDone, rate) });
  };
  const { signal } = one.stop;
  if (one.view.state === 'starting') update(one, { state: 'sending' });
  await inLanes(placed, async ({ file, name }, index) => {
    signal.throwIfAborted();
    try {
      const upload = await sendFile(file, { signal, onBytes, turn: () => one.turn.promise });
      files.set(index, { upload, size: file.size, name });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      unreadable.push(name);
    }
    update(one, { done: one.view.done + 1 });
  });
  return { files: [...files].sort(([a], [b]) => a - b).map(([, file]) => file), unreadable };
}
