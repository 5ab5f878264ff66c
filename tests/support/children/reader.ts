/** Stands in for the reading process: does what the path of its task says. */
import { setTimeout } from 'node:timers/promises';
import { portToProgram } from '../../../electron/core/kit/port.ts';
import type { OpenMessage, Reply, Request } from '../../../electron/core/reading/protocol.ts';

const port = portToProgram<OpenMessage | Request, Reply>();
const kept: Buffer[] = [];
let opened = false;
let turn = Promise.resolve();

port.hear((message) => {
  if (!opened) {
    opened = true;
    return port.say((message as OpenMessage).pdfium === 'unfit' ? { kind: 'unfit', reason: 'no engine' } : { kind: 'ready' });
  }
  const { id, task } = message as Request;
  const answer = (value: unknown, spent = false) => port.say({ kind: 'done', id, value, spent });
  switch (task.path) {
    case 'hang':
      for (;;);
    case 'grow':
      // Faster than it is looked at, as a decoder does it.
      for (;;) kept.push(Buffer.alloc(16 * 1024 * 1024, 1));
    case 'abort':
      return process.abort();
    case 'trap':
      return process.exit(132);
    case 'spent':
      return answer(process.pid, true);
    case 'out of turn':
      return port.say({ kind: 'done', id: id + 1, value: null, spent: false });
    default:
      turn = turn.then(async () => {
        await setTimeout(Number(task.path));
        answer({ pid: process.pid, name: task.name });
      });
  }
});
