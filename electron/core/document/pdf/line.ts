import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
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

/** A process of its own that answers messages. */
export interface Child {
  send(message: OpenMessage | RenderMessage): void;
  listen(heard: { message(answer: Answer): void; failed(reason: string): void; ended(how: string): void }): void;
  hold(on: boolean): void;
  kill(): void;
}

/** Starts `entry` in a process. Node's own fork, unless the host has another way: a packaged Electron has Node's switched off. */
export type Fork = (entry: string) => Child;

export const nodeFork: Fork = (entry) => {
  const child = fork(entry, [], { serialization: 'advanced', execArgv: [] });
  return {
    send: (message) => void child.send(message),
    listen({ message, failed, ended }) {
      child.on('message', (answer: Answer) => message(answer));
      child.on('error', (error) => failed(error.message));
      child.on('exit', (code, signal) => ended(`the process ended (${signal ?? code})`));
    },
    hold(on) {
      if (on) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

export function nativeLine(entry: string | URL, open: OpenMessage, listener: Listener, start: Fork): Line {
  const child = start(entry instanceof URL ? fileURLToPath(entry) : entry);
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
