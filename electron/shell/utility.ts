import { utilityProcess } from 'electron';
import type { Child, Fork } from '../core/kit/child.ts';

/** Electron's own child process: Node's fork would start this program again, since the fuses forbid it to run as Node. */
export const utilityFork: Fork = <Out, In>(entry: string): Child<Out, In> => {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Casewright' });
  return {
    get pid() {
      return child.pid;
    },
    send: (message) => child.postMessage(message),
    listen({ message, failed, ended }) {
      child.on('message', message);
      child.on('error', (type) => failed(String(type)));
      child.on('exit', (code) => ended(`the process ended (${code})`));
    },
    // The window keeps the program alive, so there is nothing to hold.
    hold: () => undefined,
    kill() {
      const { pid } = child;
      child.kill();
      // Electron asks politely; one that is caught in a loop may not hear it.
      if (pid === undefined) return;
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // It is gone already.
      }
    },
  };
};
