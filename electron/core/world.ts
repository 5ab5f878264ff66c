import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Child, Fork } from './kit/child.ts';
import type { PlainDate } from './kit/dates.ts';
import type { Clock, Ids } from './kit/world.ts';

/** The machine's clock. CASEWRIGHT_TODAY fixes the date, so that a script drafts the same bytes on any day. */
export const systemClock: Clock = {
  now: () => {
    const fixed = process.env.CASEWRIGHT_TODAY;
    return fixed ? `${fixed}T00:00:00.000Z` : new Date().toISOString();
  },
  today: (): PlainDate => {
    const fixed = process.env.CASEWRIGHT_TODAY;
    if (fixed) return fixed;
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
  },
};

export const systemIds: Ids = { next: () => randomUUID() };

/** Node's own child process. */
export const nodeFork: Fork = <Out, In>(entry: string): Child<Out, In> => {
  const child = fork(entry, [], { serialization: 'advanced', execArgv: [] });
  return {
    pid: child.pid,
    // A process that was just killed takes no more messages; its end is told through `ended`.
    send: (message: Out) => void (child.connected && child.send(message as object, () => {})),
    listen({ message, failed, ended }) {
      child.on('message', (answer) => message(answer as In));
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
