import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openUploads, type Uploads } from '#core/api/uploads.ts';
import { sequentialIds } from '../support/clock.ts';
import { temporaryFolder } from '../support/workspace.ts';

const desk = async (): Promise<Uploads> => openUploads(join(await temporaryFolder(), 'uploads'), sequentialIds());
const hashOf = (body: string) => createHash('sha256').update(body).digest('hex');

function call(uploads: Uploads, method: string, path: string, body?: string, sha256 = hashOf(body ?? '')): Promise<Response> {
  const url = new URL(path, 'http://127.0.0.1');
  const init = body === undefined ? { method } : { method, body, headers: { 'x-casewright-sha256': sha256 } };
  return uploads.handle(new Request(url, init), url);
}
const idOf = async (answer: Response) => ((await answer.json()) as { id: string }).id;

describe('a file that comes in pieces', () => {
  it('is opened by its first piece, and goes on where that ends', async () => {
    const uploads = await desk();
    const id = await idOf(await call(uploads, 'POST', '/uploads', 'first, '));
    expect((await call(uploads, 'PUT', `/uploads/${id}?offset=7`, 'second')).status).toBe(200);
    expect(readFileSync(await uploads.complete(id, 13), 'utf8')).toBe('first, second');
  });

  it('may be opened with nothing', async () => {
    const uploads = await desk();
    const id = await idOf(await call(uploads, 'POST', '/uploads'));
    expect((await call(uploads, 'PUT', `/uploads/${id}?offset=0`, 'all')).status).toBe(200);
    expect(readFileSync(await uploads.complete(id, 3), 'utf8')).toBe('all');
  });

  it('takes no piece that arrived otherwise than it was sent', async () => {
    const uploads = await desk();
    expect((await call(uploads, 'POST', '/uploads', 'first', hashOf('other'))).status).toBe(422);
    const id = await idOf(await call(uploads, 'POST', '/uploads', 'first'));
    expect((await call(uploads, 'PUT', `/uploads/${id}?offset=5`, 'second', hashOf('other'))).status).toBe(422);
    expect(readFileSync(await uploads.complete(id, 5), 'utf8')).toBe('first');
  });

  it('has no holes', async () => {
    const uploads = await desk();
    const id = await idOf(await call(uploads, 'POST', '/uploads', 'first'));
    expect((await call(uploads, 'PUT', `/uploads/${id}?offset=6`, 'second')).status).toBe(409);
  });
});
