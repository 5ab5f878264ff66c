/** Process that compiles with the native addon. A process, because a native compile cannot be stopped inside a thread. */
import { flushCompileCache } from 'node:module';
import { nativeCompiler } from './native.ts';
import { type Answer, answer, type OpenMessage, openFonts, type RenderMessage, reasonOf } from './protocol.ts';

/** The way back to the program: Electron's utility process has a port of its own, a forked Node talks over `process`. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', heard: (event: { data: unknown }) => void): void;
}
const port = (process as unknown as { parentPort?: ParentPort }).parentPort;

const say = (message: Answer) => (port ? port.postMessage(message) : process.send?.(message));
const hear = (heard: (message: unknown) => void) => {
  if (port) port.on('message', ({ data }) => heard(data));
  else process.on('message', heard);
};

let ask: ((asked: RenderMessage) => void) | undefined;
hear((message) => {
  if (ask) return ask(message as RenderMessage);
  const open = message as OpenMessage;
  try {
    const fonts = openFonts(open.fonts);
    const compiler = nativeCompiler(open, open.engine);
    ask = async (asked) => {
      say(await answer(compiler, fonts, asked));
      // This process may be killed at any moment, and compiled code is kept at a process's own end: the next one would compile it again.
      flushCompileCache();
    };
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'unfit', reason: reasonOf(error) });
  }
});
// The program that asked is gone.
if (!port) process.on('disconnect', () => process.exit());
