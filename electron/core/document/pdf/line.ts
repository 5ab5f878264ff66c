import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Fork } from '../../kit/child.ts';
import type { Answer, OpenMessage, RenderMessage } from './protocol.ts';

/** A way to something that compiles: a child process or a thread. */
export interface Line {
  readonly kind: 'native' | 'wasm';
  send(message: RenderMessage): void;
  /** Keeps the program running while an answer is awaited, or not. */
  hold(on: boolean): void;
  /** Stops it at once, whatever it is doing. */
  kill(): void;
}

export interface Listener {
  answer(answer: Answer): void;
  /** It ended without being asked to. */
  ended(reason: string): void;
}

export function nativeLine(entry: string | URL, open: OpenMessage, listener: Listener, start: Fork): Line {
  const child = start<OpenMessage | RenderMessage, Answer>(entry instanceof URL ? fileURLToPath(entry) : entry);
  let killed = false;
  child.listen({
    message: (answer) => listener.answer(answer),
    failed: (reason) => listener.ended(reason),
    ended(how) {
      if (!killed) listener.ended(how);
    },
  });
  child.send(open);
  return {
    kind: 'native',
    send: (message) => child.send(message),
    hold: (on) => child.hold(on),
    kill() {
      killed = true;
      child.kill();
    },
  };
}

export function wasmLine(entry: string | URL, open: OpenMessage, listener: Listener): Line {
  const worker = new Worker(entry, { workerData: open, execArgv: [] });
  let killed = false;
  worker.on('message', (message: Answer) => listener.answer(message));
  worker.on('error', (error) => listener.ended(error instanceof Error ? error.message : String(error)));
  worker.on('exit', (code) => {
    if (!killed) listener.ended(`the thread ended (${code})`);
  });
  return {
    kind: 'wasm',
    send: (message) => worker.postMessage(message),
    hold: (on) => (on ? worker.ref() : worker.unref()),
    kill() {
      killed = true;
      void worker.terminate();
    },
  };
}
