/** What the browser door serves and takes: the page, evidence in parts, uploads in chunks. */
import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder, testActor } from '../support/workspace.ts';
import { type Door, openDoor } from './door.ts';

const bytes = randomBytes(300_000);
const sha256 = (of: Uint8Array) => createHash('sha256').update(of).digest('hex');
let door: Door;
let matter = '';
let evidence = '';

beforeAll(async () => {
  door = await openDoor();
  const { workbench } = door;
  matter = (await workbench.matter.create(testActor, { title: 'A', pack: 'us-federal' })).id;
  const path = join(await temporaryFolder(), 'film.bin');
  await writeFile(path, bytes);
  const { imported } = await workbench.evidence.receive(testActor, { matter, files: [{ path, name: 'film.bin' }] });
  evidence = `/files/evidence/${imported[0]?.id}`;
});

describe('the page', () => {
  it.each(['/', '/matter/1', '/assets/app-1a2b.js', '/none.js', '/%zz'])('%s carries the same protection', async (path) => {
    const { headers } = await door.ask(path);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const policy = String(headers['content-security-policy']);
    for (const rule of ["default-src 'none'", "connect-src 'self'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'"])
      expect(policy).toContain(rule);
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
  });

  it('answers its own routes, keeps built files for ever and lists no folder', async () => {
    expect((await door.ask('/matter/1')).body.toString()).toContain('<title>page');
    expect((await door.ask('/assets/')).body.toString()).toContain('<title>page');
    expect((await door.ask('/assets/app-1a2b.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect((await door.ask('/none.js')).status).toBe(404);
    const head = await door.ask('/', { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.body.byteLength]).toEqual([200, '34', 0]);
  });

  it.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/assets/../../secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/..%5csecret.txt',
    '/.%00./secret.txt',
    '/files/evidence/../../secret.txt',
    '/files/evidence/..%2f..%2f..%2fworkspace.db',
    '/files/filing/..%2fx.pdf',
  ])('%s leads nowhere', async (path) => {
    const { status, body } = await door.ask(path);
    expect([400, 404]).toContain(status);
    expect(body.toString()).not.toContain('not for the page');
  });

  it('is only read', async () => {
    for (const path of ['/', evidence]) expect((await door.ask(path, { method: 'POST' })).status).toBe(405);
  });
});

describe('a file in parts', () => {
  const part = (range: string, more: Record<string, string> = {}) => door.ask(evidence, { headers: { range, ...more } });

  it.each([
    ['the first bytes', 'bytes=0-99', 0, 99],
    ['some in the middle', 'bytes=1000-1999', 1000, 1999],
    ['from there on', 'bytes=299990-', 299_990, 299_999],
    ['the last bytes', 'bytes=-10', 299_990, 299_999],
    ['more than there are', 'bytes=299990-400000', 299_990, 299_999],
    ['a longer tail than the file', 'bytes=-400000', 0, 299_999],
  ])('%s', async (_name, range, start, end) => {
    const { status, headers, body } = await part(range);
    expect([status, headers['content-range'], headers['content-length']]).toEqual([
      206,
      `bytes ${start}-${end}/300000`,
      `${end - start + 1}`,
    ]);
    expect(body.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it.each(['bytes=300000-', 'bytes=-0', 'bytes=400000-500000'])('%s is beyond its end', async (range) => {
    expect(await part(range)).toMatchObject({ status: 416, headers: { 'content-range': 'bytes */300000' } });
  });

  it.each(['bytes=', 'lines=1-2', 'bytes=a-b', 'bytes=0-1,5-6'])('%s is not a part, so the whole comes', async (range) => {
    expect((await part(range)).status).toBe(200);
  });

  it('is asked for by HEAD, by its tag, and whole when the tag is another', async () => {
    const head = await door.ask(evidence, { method: 'HEAD' });
    expect([head.status, head.headers['content-length'], head.headers['accept-ranges']]).toEqual([200, '300000', 'bytes']);
    const etag = String(head.headers.etag);
    expect((await door.ask(evidence, { headers: { 'if-none-match': etag } })).status).toBe(304);
    expect((await part('bytes=0-9', { 'if-range': etag })).status).toBe(206);
    expect((await part('bytes=0-9', { 'if-range': '"another"' })).status).toBe(200);
  });

  it('can neither run in the browser nor be guessed into something else', async () => {
    const saved = await door.ask(`${evidence}?save=${encodeURIComponent(`a"b'\r\nX: y (水晶)*.bin`)}`);
    expect(saved.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'content-disposition': "attachment; filename*=UTF-8''a%22b%27%0D%0AX%3A%20y%20%28%E6%B0%B4%E6%99%B6%29%2A.bin",
    });
  });

  it('that is saved is noted in its custody, once, however many parts it comes in', async () => {
    const id = evidence.slice('/files/evidence/'.length);
    const exported = async () => (await door.workbench.evidence.custody(id)).filter(({ event }) => event === 'exported');
    const before = (await exported()).length;
    await door.ask(evidence);
    await door.ask(`${evidence}?save=film.bin`, { method: 'HEAD' });
    expect(await exported()).toHaveLength(before);
    await door.ask(`${evidence}?save=film.bin`);
    await door.ask(`${evidence}?save=film.bin`, { headers: { range: 'bytes=1000-' } });
    expect((await exported()).slice(before)).toMatchObject([{ actor: 'Pat', door: 'browser', detail: { file: 'film.bin' } }]);
  });

  it('that is gone from the vault is said so', async () => {
    const { status, body } = await door.ask('/files/evidence/nobody');
    expect([status, JSON.parse(body.toString())]).toMatchObject([404, { kind: 'not-found', id: 'evidence.not-found' }]);
  });
});

describe('uploads', () => {
  const start = async () => (JSON.parse((await door.ask('/uploads', { method: 'POST' })).body.toString()) as { id: string }).id;
  const put = async (id: string, offset: number | string, body: Uint8Array) => {
    const headers = { 'x-casewright-sha256': sha256(body) };
    const answer = await door.ask(`/uploads/${id}?offset=${offset}`, { method: 'PUT', body, headers });
    return [answer.status, answer.body.toString()];
  };

  it('come in chunks, go on where they stopped, and become evidence', async () => {
    const whole = randomBytes(20 * 1024 * 1024);
    const id = await start();
    const chunk = 8 * 1024 * 1024;
    expect(await put(id, 0, whole.subarray(0, chunk))).toEqual([200, `{"size":${chunk}}`]);
    // A hole is refused, and the answer says where to go on.
    expect(await put(id, chunk * 2, whole.subarray(chunk * 2))).toEqual([409, `{"size":${chunk}}`]);
    // The same chunk again, as after a lost answer.
    expect(await put(id, 0, whole.subarray(0, chunk))).toEqual([200, `{"size":${chunk}}`]);
    await put(id, chunk, whole.subarray(chunk, chunk * 2));
    await put(id, chunk * 2, whole.subarray(chunk * 2));
    const receive = (size: number) => door.call('evidence/receive', { matter, files: [{ upload: id, name: 'big.bin', size }] });
    expect((await receive(whole.byteLength + 1)).json).toMatchObject({ data: { id: 'core.upload-incomplete' } });
    const { status, json } = await receive(whole.byteLength);
    expect(status).toBe(200);
    const { job } = json as { job: string };
    expect(await door.workbench.jobs.rest(job)).toMatchObject({ state: 'done', counts: { imported: 1 } });
    const { files } = await door.workbench.jobs.files(job, { offset: 0, limit: 1 });
    expect((await door.ask(`/files/evidence/${files[0]?.evidence}`)).body.equals(whole)).toBe(true);
    expect((await put(id, 0, new Uint8Array(1)))[0]).toBe(404);
  });

  it.each(['-1', '1.5', 'x', '1e99'])('refuse an offset of %s', async (offset) => {
    expect(await put(await start(), offset, new Uint8Array(3))).toEqual([409, '{"size":0}']);
  });

  it('refuse a chunk that is too large, also when it does not say how large it is', async () => {
    const id = await start();
    const huge = new Uint8Array(16 * 1024 * 1024 + 1);
    expect((await put(id, 0, huge))[0]).toBe(413);
    const unsaid = await door.ask(`/uploads/${id}?offset=0`, { method: 'PUT', headers: { 'transfer-encoding': 'chunked' }, body: huge });
    expect(unsaid.status).toBe(413);
    expect(await put(id, 0, new Uint8Array(1))).toEqual([200, '{"size":1}']);
  });

  it('refuse bytes that are not those that were sent, and keep what came before them', async () => {
    const id = await start();
    await put(id, 0, new Uint8Array([1, 2, 3]));
    for (const headers of [{ 'x-casewright-sha256': sha256(new Uint8Array([4, 5, 7])) }, {}]) {
      const answer = await door.ask(`/uploads/${id}?offset=3`, { method: 'PUT', body: new Uint8Array([4, 5, 6]), headers });
      expect(answer.status).toBe(422);
    }
    expect(await put(id, 3, new Uint8Array([4, 5, 6]))).toEqual([200, '{"size":6}']);
  });

  it('refuse an id nobody gave out, and other methods', async () => {
    for (const id of ['nobody', '..%2f..%2fworkspace.db']) expect((await put(id, 0, new Uint8Array(1)))[0], id).toBe(404);
    expect(await door.ask('/uploads', { method: 'PUT' })).toMatchObject({ status: 405, headers: { allow: 'POST' } });
    expect(await door.ask('/uploads/x')).toMatchObject({ status: 405, headers: { allow: 'PUT' } });
  });
});
