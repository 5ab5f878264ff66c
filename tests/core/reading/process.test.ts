import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkoutPlaces } from '#core/places.ts';
import type { OpenMessage, Reply } from '#core/reading/protocol.ts';
import { nodeFork } from '#core/world.ts';

const places = checkoutPlaces();

/** What a reading process says first, or how it ends. */
const firstWord = (message: OpenMessage): Promise<string> =>
  new Promise((resolve) => {
    const child = nodeFork<OpenMessage, Reply>(fileURLToPath(places.worker('reading')));
    child.listen({
      message: (reply) => {
        if (message.limit === 0 || reply.kind === 'unfit') child.kill();
        if (message.limit === 0 || reply.kind === 'unfit') resolve(reply.kind === 'unfit' ? reply.reason : reply.kind);
      },
      failed: resolve,
      ended: resolve,
    });
    child.send(message);
  });

describe('a reading process', () => {
  const open = { pdfium: places.pdfium, font: places.chineseFont, limit: 0 };

  it('is ready when its engine and its font are there', async () => {
    expect(await firstWord(open)).toBe('ready');
  });

  it('says what it misses', async () => {
    expect(await firstWord({ ...open, pdfium: '/nowhere/pdfium.wasm' })).toContain('/nowhere/pdfium.wasm');
    expect(await firstWord({ ...open, font: '/nowhere/font.ttf' })).toContain('/nowhere/font.ttf');
  });

  it('ends itself above its limit of memory, where nobody watches it', async () => {
    // Any Node process is larger than this.
    expect(await firstWord({ ...open, limit: 16 * 1024 * 1024 })).toBe('the process ended (SIGKILL)');
  });
});
