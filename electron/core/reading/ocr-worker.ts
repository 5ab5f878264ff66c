/** Process that reads pictures, one after another. The engine is WebAssembly, so a picture that breaks it breaks this process at most. */
import { readFile } from 'node:fs/promises';
import { createRequire, flushCompileCache } from 'node:module';
import { gunzipSync } from 'node:zlib';
import sharp from 'sharp';
import engine from 'tesseract.js/src/worker-script/index.js';
import { portToProgram } from '../kit/port.ts';
import type { OcrOpen, OcrReply, OcrRequest } from './ocr-protocol.ts';
import { type RawBlock, seenText } from './ocr-words.ts';

// One picture at a time, never the same twice.
sharp.cache(false);
sharp.concurrency(1);

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

/**
 * A screenshot has letters of some ten pixels; the engine was trained on letters three times as high, and reads twice as large far
 * better (addresses, small print, Chinese), in nearly the same time. Drawn pages of 300 dpi have 8 megapixels and stay as they are.
 */
const SMALL = 4_000_000;

async function read({ id, path }: OcrRequest): Promise<OcrReply> {
  try {
    const picture = sharp(path);
    const { width, height } = await picture.metadata();
    const scale = width * height < SMALL ? 2 : 1;
    const png =
      scale === 1
        ? await readFile(path)
        : await picture
            .resize(width * scale)
            .png({ compressionLevel: 1 })
            .toBuffer();
    const { blocks } = (await call('recognize', { image: new Uint8Array(png), options: {}, output: { text: false, blocks: true } })) as {
      blocks: readonly RawBlock[] | null;
    };
    return { kind: 'done', id, seen: seenText(blocks ?? [], width * scale, height * scale) };
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
  turn = turn.then(async () => {
    port.say(await read(message as OcrRequest));
    // This process may be killed at any moment, and compiled code is kept at a process's own end: the next one would compile it again.
    flushCompileCache();
  });
});
