/** Process that makes binders: it parses the files nobody vouches for, so it can be stopped at any moment. */
import { flushCompileCache } from 'node:module';
import { portToProgram } from '../../kit/port.ts';
import { bindPdf, type Tools } from './bind.ts';
import type { SeenWord } from './plan.ts';
import type { Asked, OpenMessage, Task, Told } from './protocol.ts';
import { weighSources } from './weigh.ts';

const port = portToProgram<OpenMessage | Asked, Told>();
const waiting = new Map<number, (words: readonly SeenWord[]) => void>();
let questions = 0;
let opened: OpenMessage | undefined;

port.hear((message) => {
  if (!opened) {
    opened = message as OpenMessage;
    void watchOneself(opened.limit).then(() => port.say({ kind: 'ready' }));
    return;
  }
  const asked = message as Asked;
  if (asked.kind === 'words') {
    waiting.get(asked.question)?.(asked.words);
    waiting.delete(asked.question);
    return;
  }
  const { id, task } = asked;
  perform(id, task, opened)
    .then(
      (value) => port.say({ kind: 'done', id, value }),
      (error: unknown) => port.say({ kind: 'failed', id, reason: (error instanceof Error ? error.message : String(error)).slice(0, 500) }),
    )
    // This process may be killed at any moment, and compiled code is kept at a process's own end: the next one would compile it again.
    .then(() => flushCompileCache());
});

function perform(id: number, task: Task, { fonts, pdfium }: OpenMessage) {
  const tools: Tools = {
    fonts,
    pdfium,
    at: (source, doing) => port.say({ kind: 'at', id, source, doing }),
    ...(task.verb === 'bind' ? { blind: new Set(task.blind) } : {}),
  };
  const onProgress = ({ done, total }: { done: number; total: number }) => port.say({ kind: 'progress', id, done, total });
  if (task.verb === 'weigh') return weighSources(task.sources, tools, { onProgress });
  const words = (source: number, page: number) =>
    new Promise<readonly SeenWord[]>((resolve) => {
      const question = ++questions;
      waiting.set(question, resolve);
      port.say({ kind: 'words', id, question, source, page });
    });
  return bindPdf(task.plan, tools, task.words ? { onProgress, words } : { onProgress });
}

/** A thread that ends the process when it has grown too large; the process itself is busy then. For systems that do not tell the program. */
async function watchOneself(limit: number): Promise<void> {
  if (limit === 0) return;
  const { Worker } = await import('node:worker_threads');
  const source = `setInterval(() => { if (process.memoryUsage.rss() > ${limit}) process.kill(process.pid, 'SIGKILL'); }, 100);`;
  new Worker(source, { eval: true }).unref();
}
