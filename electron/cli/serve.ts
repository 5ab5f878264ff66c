import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import { checkoutPlaces } from '../core/places.ts';
import { serveLoopback } from '../loopback/serve.ts';
import { withWorkbench } from './open.ts';
import { openSettings } from './settings.ts';
import { type Verb, WrongUse } from './verb.ts';
import { wordsOf } from './words.ts';

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

/** 0 lets the system choose. */
function portOf(text: string | boolean | undefined, refusal: (text: string) => string): number {
  if (typeof text !== 'string') return 0;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port <= 65_535)) throw new WrongUse(refusal(text));
  return port;
}

export const serve: Verb = {
  name: 'serve',
  usage: 'serve <workspace> [--port N] [--open] [--json]',
  options: { port: { type: 'string' }, open: { type: 'boolean' }, json: { type: 'boolean' } },
  words: [1, 1],
  run: async (terminal, [folder = ''], { port, open, json }) => {
    const words = wordsOf(terminal.language);
    const wanted = portOf(port, words.notPort);
    return withWorkbench(terminal, folder, 'show', async (workbench) => {
      const { createHandler } = await import('../core/api/handler.ts');
      const settings = await openSettings();
      const handler = createHandler(workbench, {
        door: 'browser',
        assets: checkoutPlaces().assets,
        settings,
        userName: userInfo().username,
      });
      workbench.text.start(() => settings.get().ocr);
      const door = await serveLoopback(handler, wanted);
      terminal.out(json ? JSON.stringify({ url: door.url, token: door.token }) : words.open(door.url));
      if (open) openBrowser(door.url);
      await stopped();
      await door.close();
      return 0;
    });
  },
};
