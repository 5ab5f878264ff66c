import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import { createHandler } from '../core/api/handler.ts';
import { checkoutPlaces } from '../core/places.ts';
import { serveLoopback } from '../loopback/serve.ts';
import { withWorkbench } from './open.ts';
import { openSettings } from './settings.ts';
import type { Verb } from './verb.ts';

const stopped = () =>
  new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });

/** The user's browser, if the desktop has one; the printed link works all the same. */
function openBrowser(url: string): void {
  const [command, args] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['cmd', ['/c', 'start', '', url]]
        : ['xdg-open', [url]];
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
}

export const serve: Verb = {
  usage: 'serve <workspace> [--port N] [--open] [--json]',
  summary: 'open the workbench in a browser on this machine',
  options: { port: { type: 'string' }, open: { type: 'boolean' }, json: { type: 'boolean' } },
  words: [1, 1],
  run: (terminal, [folder = ''], { port, open, json }) =>
    withWorkbench(terminal, folder, { create: true }, async (workbench) => {
      const handler = createHandler(workbench, {
        door: 'browser',
        assets: checkoutPlaces().assets,
        settings: openSettings(),
        userName: userInfo().username,
      });
      const door = await serveLoopback(handler, port === undefined ? 0 : Number(port));
      if (json) terminal.out(JSON.stringify({ url: door.url, token: door.token }));
      else terminal.out(`Open ${door.url}\nThe link works on this machine only, until you stop the workbench with Ctrl+C.`);
      if (open) openBrowser(door.url);
      await stopped();
      await door.close();
      return 0;
    }),
};
