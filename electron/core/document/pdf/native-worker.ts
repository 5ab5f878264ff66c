/** Child process that compiles with the native addon. A process, because a native compile cannot be stopped inside a thread. */
import { nativeCompiler } from './native.ts';
import { type Answer, answer, type OpenMessage, openFonts, type RenderMessage, reasonOf } from './protocol.ts';

const say = (message: Answer) => process.send?.(message);

process.once('message', (open: OpenMessage) => {
  try {
    const fonts = openFonts(open.fonts);
    const compiler = nativeCompiler(open, open.engine);
    process.on('message', (asked: RenderMessage) => say(answer(compiler, fonts, asked)));
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'unfit', reason: reasonOf(error) });
  }
});
// The program that asked is gone.
process.on('disconnect', () => process.exit());
