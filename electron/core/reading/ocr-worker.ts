/** Process that reads pictures, one after another. The engine is WebAssembly, so a picture that breaks it breaks this process at most. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { gunzipSync } from 'node:zlib';
import engine from 'tesseract.js/src/worker-script/index.js';
import { portToProgram } from '../kit/port.ts';
import type { OcrOpen, OcrReply, OcrRequest } from './ocr-protocol.ts';
import { type RawBlock, seenText } from './ocr-words.ts';

const port = portToProgram<OcrOpen | OcrRequest, OcrReply>();
type Core = (options: object) => unknown;

let jobs = 0;
const call = (action: 'load' | 'loadLanguage' | 'initialize' | 'recognize', payload: unknown): Promise<unknown> =>
  new Promise((resolve, reject) => {
    jobs += 1;
    engine.dispatchHandlers({ workerId: 'ocr', jobId: String(jobs), action, payload }, ({ status, data }) => {
      if (status === 'resolve') resolve(data);
      else if (status === 'reject') reject(new Error(String(data)));
    });
  });

async function open({ core, languages }: OcrOpen): Promise<void> {
  const load = createRequire(import.meta.url)(core) as Core;
  // It has much to say about settings of models that were trained elsewhere.
  const quiet: Core = (options) => load({ ...options, print() {}, printErr() {} });
  engine.setAdapter({ getCore: async () => quiet, gunzip: gunzipSync });
  await call('load', { options: { lstmOnly: true, corePath: '', logging: false } });
  // Handed over as bytes: the engine itself would look for addresses.
  const langs = await Promise.all(languages.map(async ({ code, file }) => ({ code, data: await readFile(file) })));
  await call('loadLanguage', { langs, options: { cacheMethod: 'none', gzip: true, lstmOnly: true } });
  // 1: the neural engine alone, which is all that the data holds.
  await call('initialize', { langs: languages.map(({ code }) => code).join('+'), oem: 1, config: {} });
}

async function read({ id, path }: OcrRequest): Promise<OcrReply> {
  try {
    const png = await readFile(path);
    // IHDR comes first in every PNG (PNG specification, 5.6): width at 16, height at 20.
    const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
    const { blocks } = (await call('recognize', { image: new Uint8Array(png), options: {}, output: { text: false, blocks: true } })) as {
      blocks: readonly RawBlock[] | null;
    };
    return { kind: 'done', id, seen: seenText(blocks ?? [], width, height) };
  } catch {
    return { kind: 'failed', id };
  }
}

let turn: Promise<void> | undefined;
port.hear((message) => {
  if (turn === undefined) {
    turn = open(message as OcrOpen).then(
      () => port.say({ kind: 'ready' }),
      (error: unknown) => port.say({ kind: 'unfit', reason: error instanceof Error ? error.message : String(error) }),
    );
    return;
  }
  turn = turn.then(async () => port.say(await read(message as OcrRequest)));
});
