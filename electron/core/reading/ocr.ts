/** Reads pages that are pictures: English and simplified Chinese, offline, in a process of its own that can be killed. */
import { fileURLToPath } from 'node:url';
import type { Child, Fork } from '../kit/child.ts';
import { Problem } from '../kit/problem.ts';
import type { SeenText } from './model.ts';
import type { OcrLanguage, OcrOpen, OcrReply, OcrRequest } from './ocr-protocol.ts';
import type { ReaderCall } from './reader.ts';

export type { OcrLanguage };

export interface OcrOptions {
  readonly fork: Fork;
  /** Entry file of the process. */
  readonly worker: URL;
  /** The engine's script, with its WebAssembly module beside it. */
  readonly core: string;
  readonly languages: readonly OcrLanguage[];
  /** Longest time for one page; 120 without it. */
  readonly seconds?: number;
}

export interface Ocr {
  /**
   * Reads the PNG at `path`, one picture after another. `too-slow` and `damaged` say why a picture could not be read; the process is
   * then replaced. Rejects with the signal's reason, at once, or with Problem `reading.no-ocr` when the engine cannot be started.
   */
  read(path: string, call?: ReaderCall): Promise<SeenText | 'too-slow' | 'damaged'>;
  /** Process that is running, for the operating system's figures. */
  readonly pid: number | undefined;
  close(): void;
}

const START_MS = 60_000;
/** The engine holds some 200 MB; it is let go after this long without work. */
const IDLE_MS = 60_000;

interface Asked {
  readonly id: number;
  settle(outcome: SeenText | 'too-slow' | 'damaged'): void;
  refuse(error: unknown): void;
}

interface Line {
  readonly child: Child<OcrOpen | OcrRequest, OcrReply>;
  readonly ready: Promise<void>;
}

/** Starts nothing yet: the process begins with the first picture. */
export function openOcr({ fork, worker, core, languages, seconds = 120 }: OcrOptions): Ocr {
  let line: Line | undefined;
  let asked: Asked | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  let idle: NodeJS.Timeout | undefined;
  let ids = 0;
  let closed = false;

  const noOcr = (reason: string) => new Problem('unsupported', 'reading.no-ocr', { reason });

  const drop = () => {
    line?.child.kill();
    line = undefined;
  };

  const start = (): Line => {
    const child = fork<OcrOpen | OcrRequest, OcrReply>(fileURLToPath(worker));
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    ready.catch(() => {});
    const timer = setTimeout(() => reject(noOcr('it did not start')), START_MS);
    const mine: Line = { child, ready };
    child.listen({
      message(reply) {
        if (reply.kind === 'ready') resolve();
        else if (reply.kind === 'unfit') reject(noOcr(reply.reason));
        else if (reply.id === asked?.id) asked.settle(reply.kind === 'done' ? reply.seen : 'damaged');
      },
      failed: (reason) => reject(noOcr(reason)),
      ended(how) {
        clearTimeout(timer);
        reject(noOcr(how));
        if (line !== mine) return;
        line = undefined;
        asked?.settle('damaged');
      },
    });
    ready.then(
      () => clearTimeout(timer),
      () => clearTimeout(timer),
    );
    child.send({ core, languages });
    return mine;
  };

  const readNow = async (path: string, signal: AbortSignal | undefined): Promise<SeenText | 'too-slow' | 'damaged'> => {
    signal?.throwIfAborted();
    if (closed) throw noOcr('closed');
    clearTimeout(idle);
    line ??= start();
    const current = line;
    current.child.hold(true);
    let timer: NodeJS.Timeout | undefined;
    const given = Promise.withResolvers<never>();
    given.promise.catch(() => {});
    // A page takes seconds; whoever gives up gets the processor back.
    const abort = () => {
      drop();
      given.reject(signal?.reason);
    };
    signal?.addEventListener('abort', abort);
    try {
      await Promise.race([current.ready, given.promise]);
      const outcome = new Promise<SeenText | 'too-slow' | 'damaged'>((settle, refuse) => {
        ids += 1;
        asked = { id: ids, settle, refuse };
        timer = setTimeout(() => {
          settle('too-slow');
          drop();
        }, seconds * 1000);
        current.child.send({ id: ids, path });
      });
      return await Promise.race([outcome, given.promise]);
    } catch (error) {
      if (line === current) drop();
      throw error;
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      asked = undefined;
      current.child.hold(false);
      if (line) idle = setTimeout(drop, IDLE_MS).unref();
    }
  };

  return {
    read(path, { signal } = {}) {
      const turn = queue.then(() => readNow(path, signal));
      queue = turn.catch(() => {});
      return turn;
    },
    get pid() {
      return line?.child.pid;
    },
    close() {
      closed = true;
      clearTimeout(idle);
      asked?.refuse(noOcr('closed'));
      drop();
    },
  };
}
