import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRecords } from '#core/reading/warc-records.ts';
import { read } from '../../support/reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'captures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const record = (type: string, uri: string, block: string) =>
  `WARC/1.1\r\nWARC-Type: ${type}\r\nWARC-Target-URI: ${uri}\r\nWARC-Date: 2026-03-02T02:11:12Z\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`;

describe('web captures', () => {
  it('list the records of an archive by what and where they are', async () => {
    const path = join(folder, 'list.warc');
    const block = 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>gone';
    await writeFile(path, record('warcinfo', '', 'software: x\r\n') + record('response', 'https://shop.example/包?a=1', block));
    expect((await read(path)).entries).toEqual([
      { name: 'warcinfo', mediaType: '', size: 13, date: '2026-03-02T02:11:12Z' },
      {
        name: 'response 404 https://shop.example/包?a=1',
        mediaType: 'text/html',
        size: Buffer.byteLength(block),
        date: '2026-03-02T02:11:12Z',
      },
    ]);
  });

  it('give the same records however the bytes come', async () => {
    const blocks = ['HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>one', 'HTTP/1.1 200 OK\r\n\r\n', '', 'x'.repeat(70_000)];
    const bytes = Buffer.from(blocks.map((block, n) => record('response', `https://shop.example/${n}`, block)).join(''));
    const seen = async (sizes: readonly number[]) => {
      async function* pieces() {
        for (let at = 0, n = 0; at < bytes.length; n++) {
          const size = sizes[n % sizes.length] ?? 1;
          yield bytes.subarray(at, at + size);
          at += size;
        }
      }
      const found: unknown[] = [];
      for await (const one of readRecords(pieces()))
        found.push([one.uri, one.status, one.size, (await one.payload(100_000))?.toString('latin1')]);
      return found;
    };
    const whole = await seen([bytes.length]);
    expect(whole).toHaveLength(4);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5_000 }), { minLength: 1, maxLength: 5 }), async (sizes) => {
        expect(await seen(sizes)).toEqual(whole);
      }),
      { numRuns: 20 },
    );
  });
});
