/** What the modules share inside a reading process. */
import type { OpenMessage } from './protocol.ts';

let opened: OpenMessage = { pdfium: '', limit: 0 };
let spent = false;

export const settings = {
  async open(message: OpenMessage): Promise<void> {
    opened = message;
    if (message.limit > 0) await watchOneself(message.limit);
  },
  get pdfium(): string {
    return opened.pdfium;
  },
};

/** Says that the process should be replaced once its answer is given: an engine in it broke. */
export function markSpent(): void {
  spent = true;
}

export const isSpent = (): boolean => spent;

/** A thread that ends the process when it has grown too large; the process itself is busy then. For systems that do not tell the program. */
async function watchOneself(limit: number): Promise<void> {
  const { Worker } = await import('node:worker_threads');
  const source = `setInterval(() => { if (process.memoryUsage.rss() > ${limit}) process.kill(process.pid, 'SIGKILL'); }, 100);`;
  new Worker(source, { eval: true }).unref();
}
