/** A thread of the vault. Runs as it stands under Node 24, or bundled when packaged. */
import { parentPort } from 'node:worker_threads';
import { Problem } from '../kit/problem.ts';
import { perform } from './tasks.ts';
import type { Answer, Order } from './threads.ts';

const port = parentPort;
if (!port) throw new Error('the worker of the vault runs in a worker thread');

port.on('message', ({ task, control }: Order) => {
  const asked = new Int32Array(control);
  const answer = (said: Answer) => port.postMessage(said);
  try {
    const value = perform(task, (bytes) => {
      Atomics.store(asked, 1, Math.ceil(bytes / 1024));
      if (Atomics.load(asked, 0) === 1) throw new Error('stopped');
    });
    answer({ value });
  } catch (error) {
    if (error instanceof Problem) answer({ problem: { kind: error.kind, id: error.id, params: error.params } });
    else {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      answer({ fault: { code, message: error instanceof Error ? error.message : String(error) } });
    }
  }
});
