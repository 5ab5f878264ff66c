import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** A workbench that takes chunks, and does what it is told to do with the next ones. */
interface Desk {
  /** Bytes by upload. */
  readonly files: Map<string, Uint8Array>;
  readonly hashes: string[];
  /** Answers given instead of taking a chunk, one by one. */
  readonly refusals: (number | 'lost')[];
}

let desk: Desk;
beforeEach(() => {
  desk = { files: new Map(), hashes: [], refusals: [] };
  vi.stubGlobal('window', {});
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    init.signal?.throwIfAborted();
    const refusal = desk.refusals.shift();
    if (refusal === 'lost') throw new TypeError('Failed to fetch');
    if (refusal !== undefined) return new Response(null, { status: refusal });
    const { pathname, searchParams } = new URL(url, 'http://desk');
    const id = init.method === 'POST' ? `u${desk.files.size + 1}` : (pathname.split('/').at(-1) ?? '');
    const body = new Uint8Array(init.body as ArrayBuffer);
    const offset = Number(searchParams.get('offset'));
    const before = desk.files.get(id) ?? new Uint8Array();
    const sent = (init.headers as Record<string, string>)['x-casewright-sha256'] ?? '';
    desk.hashes.push(sent === createHash('sha256').update(body).digest('hex') ? 'right' : 'wrong');
    desk.files.set(id, Buffer.concat([before.subarray(0, offset), body]));
    return Response.json(init.method === 'POST' ? { id } : { size: offset + body.length });
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const upload = () => import('../../../renderer/frame/upload.ts');
const big = (bytes: number) => new File([Buffer.alloc(bytes, 7)], 'big.bin');
/** Lets the waits between tries pass, and what is hashed meanwhile be hashed. */
const settle = async <T>(work: Promise<T>): Promise<T> => {
  let over = false;
  const end = () => {
    over = true;
  };
  work.then(end, end);
  while (!over) {
    await vi.advanceTimersByTimeAsync(10_000);
    await new Promise((next) => setImmediate(next));
  }
  return work;
};

describe('a file on its way', () => {
  it('is one call when it is small or empty', async () => {
    const { sendFile } = await upload();
    await settle(sendFile(big(100)));
    await settle(sendFile(big(0)));
    expect(desk.hashes).toEqual(['right', 'right']);
    expect([...desk.files.values()].map((bytes) => bytes.byteLength)).toEqual([100, 0]);
  });

  it('goes in chunks, each with its hash', async () => {
    const { sendFile } = await upload();
    let bytes = 0;
    const id = await settle(sendFile(big(17 * 1024 * 1024), { onBytes: (more) => (bytes += more) }));
    expect(desk.files.get(id)?.byteLength).toBe(17 * 1024 * 1024);
    expect(desk.hashes).toEqual(['right', 'right', 'right']);
    expect(bytes).toBe(17 * 1024 * 1024);
  });

  it('is sent again where the connection was lost, the queue full, or a chunk arrived otherwise than sent', async () => {
    const { sendFile } = await upload();
    desk.refusals.push('lost', 429, 422, 500);
    const id = await settle(sendFile(big(100)));
    expect(desk.files.get(id)?.byteLength).toBe(100);
  });

  it('begins anew when the workbench was started again meanwhile', async () => {
    const { sendFile } = await upload();
    const size = 9 * 1024 * 1024;
    let bytes = 0;
    let forgot = false;
    const onBytes = (more: number) => {
      bytes += more;
      if (!forgot) desk.refusals.push(404);
      forgot = true;
    };
    const id = await settle(sendFile(big(size), { onBytes }));
    expect(id).toBe('u2');
    expect(desk.files.get('u2')?.byteLength).toBe(size);
    expect(bytes).toBe(size);
  });

  it('is given up after a while, and at once where it is refused', async () => {
    const { sendFile } = await upload();
    desk.refusals.push('lost', 'lost', 'lost', 'lost', 'lost');
    await expect(settle(sendFile(big(100)))).rejects.toThrow('Failed to fetch');
    desk.refusals.push(413);
    await expect(settle(sendFile(big(100)))).rejects.toThrow('status 413');
    expect(desk.refusals).toEqual([]);
  });

  it('waits for its turn, and stops when it is told to', async () => {
    const { sendFile } = await upload();
    const stop = new AbortController();
    const turn = Promise.withResolvers<void>();
    const sent = sendFile(big(100), { signal: stop.signal, turn: () => turn.promise });
    await vi.advanceTimersByTimeAsync(5_000);
    expect(desk.files.size).toBe(0);
    stop.abort(new Error('cancelled'));
    turn.resolve();
    await expect(settle(sent)).rejects.toThrow('cancelled');
    expect(desk.hashes).toEqual([]);
  });

  it('says when the file itself cannot be read any more', async () => {
    const { sendFile, UnreadableFile } = await upload();
    const gone = { name: 'gone.pdf', size: 10, slice: () => ({ arrayBuffer: () => Promise.reject(new Error('NotReadableError')) }) };
    await expect(settle(sendFile(gone as unknown as File))).rejects.toBeInstanceOf(UnreadableFile);
  });
});
