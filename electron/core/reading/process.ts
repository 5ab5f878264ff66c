/** What the modules share inside a reading process. */
import { accessSync, constants } from 'node:fs';
import type { OpenMessage } from './protocol.ts';

let opened: OpenMessage = { pdfium: '', font: '', limit: 0 };
let spent = false;

export const settings = {
  /** Throws when a file it needs cannot be read. */
  async open(message: OpenMessage): Promise<void> {
    opened = message;
    for (const file of [message.pdfium, message.font]) accessSync(file, constants.R_OK);
    if (message.limit > 0) await watchOneself(message.limit);
  },
  get font(): string {
    return opened.font;
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
