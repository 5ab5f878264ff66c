/** Who is let in at the browser door, and who is not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { serveLoopback } from '../../electron/loopback/serve.ts';
import { type Door, openDoor } from './door.ts';

let door: Door;
beforeAll(async () => {
  door = await openDoor();
});

describe('the token', () => {
  it('is asked for everywhere: page, files, uploads, procedures', async () => {
    for (const path of ['/', '/assets/app-1a2b.js', '/files/evidence/x', '/uploads', '/rpc/matter/list']) {
      const { status, body } = await door.raw(path);
      expect([path, status, body.toString()]).toEqual([path, 401, 'Open the workbench with the link it printed at start.']);
    }
  });

  it.each([
    ['a wrong one', 'wrong'],
    ['an empty one', ''],
    ['one of the right length', 'x'.repeat(43)],
  ])('refuses %s, in the link, the cookie or the header', async (_name, token) => {
    const port = new URL(door.origin).port;
    expect((await door.raw(`/?token=${token}`)).status).toBe(401);
    expect((await door.raw('/', { headers: { cookie: `casewright${port}=${token}` } })).status).toBe(401);
    expect((await door.raw('/', { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  it('of the link goes into a cookie that no page can read or send from elsewhere, and out of the address', async () => {
    const { status, headers } = await door.raw(`/matter?token=${door.token}&tab=evidence`);
    const port = new URL(door.origin).port;
    expect([status, headers.location]).toEqual([303, '/matter?tab=evidence']);
    expect(headers['set-cookie']).toEqual([`casewright${port}=${door.token}; HttpOnly; SameSite=Strict; Path=/`]);
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    const cookie = (headers['set-cookie']?.[0] ?? '').split(';')[0] ?? '';
    expect((await door.raw('/', { headers: { cookie: `other=1; ${cookie}` } })).status).toBe(200);
    expect((await door.raw('/', { headers: { cookie: cookie.replace(port, `${port}9`) } })).status).toBe(401);
  });

  it('opens as a bearer, for programs', async () => {
    expect((await door.ask('/')).status).toBe(200);
  });

  it('is another at each start', async () => {
    const again = await serveLoopback(async () => new Response('other'));
    expect(again.token).not.toBe(door.token);
    await again.close();
  });
});

describe('other hosts and pages', () => {
  const good = () => ({ authorization: `Bearer ${door.token}` });

  it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1', '[::1]:80'])(
    'a Host of %s is refused, whatever it holds',
    async (host) => {
      expect((await door.raw('/', { headers: { host, ...good() } })).status).toBe(421);
      expect((await door.raw(`/?token=${door.token}`, { headers: { host } })).status).toBe(421);
    },
  );

  it.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost'])('an Origin of %s is refused', async (origin) => {
    const { status } = await door.raw('/rpc/matter/list', { method: 'POST', headers: { origin, ...good() }, body: '{}' });
    expect(status).toBe(403);
  });

  it.each(['cross-site', 'same-site'])('a form sent from a %s page is refused, although it names no Origin', async (site) => {
    const headers = { 'sec-fetch-site': site, 'content-type': 'application/x-www-form-urlencoded', ...good() };
    expect((await door.raw('/rpc/matter/create', { method: 'POST', headers, body: 'title=x' })).status).toBe(403);
    expect((await door.raw('/rpc/matter/list', { headers })).status).toBe(403);
    expect((await door.raw('/files/evidence/x', { headers })).status).toBe(403);
  });

  it.each(['same-origin', 'none'])('what the browser calls %s passes', async (site) => {
    expect((await door.ask('/', { headers: { 'sec-fetch-site': site } })).status).toBe(200);
  });

  it('a link followed from another page opens; the token in a picture or a form there does not', async () => {
    const from = { 'sec-fetch-site': 'cross-site' };
    const followed = await door.raw(`/?token=${door.token}`, { headers: { ...from, 'sec-fetch-mode': 'navigate' } });
    expect(followed).toMatchObject({
      status: 200,
      headers: { refresh: '0;url=/', 'set-cookie': [expect.stringContaining('SameSite=Strict')] },
    });
    expect((await door.raw(`/?token=${door.token}`, { headers: { ...from, 'sec-fetch-mode': 'no-cors' } })).status).toBe(403);
    expect((await door.raw(`/?token=${door.token}`, { method: 'POST', headers: from })).status).toBe(403);
  });
});

describe('addresses and methods', () => {
  it.each(['//', '//evil.example/', 'http://evil.example/', 'http://evil.example', '*'])(
    '"%s" is no address here, and stops nothing',
    async (path) => {
      expect((await door.raw(path)).status).toBe(400);
      expect((await door.ask('/')).status).toBe(200);
    },
  );

  it.each(['DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s is not a method here', async (method) => {
    expect(await door.ask('/rpc/matter/list', { method })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, POST, PUT' } });
  });

  it('a refusal carries nothing a page could run or keep', async () => {
    expect((await door.raw('/')).headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });
});

describe('the port', () => {
  it('that is taken is refused with its number', async () => {
    const port = Number(new URL(door.origin).port);
    const second = serveLoopback(async () => new Response(''), port);
    await expect(second).rejects.toMatchObject({ kind: 'locked', id: 'core.port-taken', params: { port, reason: 'EADDRINUSE' } });
  });
});
