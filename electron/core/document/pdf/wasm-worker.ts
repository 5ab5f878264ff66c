/** Worker thread that compiles with the WebAssembly build; it can be terminated at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Answer, answer, type OpenMessage, openFonts, type RenderMessage, reasonOf } from './protocol.ts';
import { wasmCompiler } from './wasm.ts';

const say = (message: Answer) => parentPort?.postMessage(message);

async function start(open: OpenMessage): Promise<void> {
  try {
    const fonts = openFonts(open.fonts);
    const compiler = await wasmCompiler(open, open.engine);
    parentPort?.on('message', async (asked: RenderMessage) => say(await answer(compiler, fonts, asked)));
    say({ kind: 'ready' });
  } catch (error) {
    say({ kind: 'unfit', reason: reasonOf(error) });
  }
}

await start(workerData as OpenMessage);
