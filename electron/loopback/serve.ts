import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

type Handler = (request: Request) => Promise<Response>;

export interface Loopback {
  /** Opens the workbench in a browser; holds the token once. */
  readonly url: string;
  readonly origin: string;
  /** For `Authorization: Bearer`. */
  readonly token: string;
  close(): Promise<void>;
}

const same = (a: string, b: string) => {
  const x = Buffer.from(a);
  const y = Buffer.from(b);
  return x.length === y.length && timingSafeEqual(x, y);
};

async function bridge(request: IncomingMessage, response: ServerResponse, origin: string, handler: Handler): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (let i = 0; i < request.rawHeaders.length; i += 2) headers.append(request.rawHeaders[i] ?? '', request.rawHeaders[i + 1] ?? '');
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const init: RequestInit & { duplex?: 'half' } = { method: request.method ?? 'GET', headers, signal: gone.signal };
  if (hasBody) Object.assign(init, { body: Readable.toWeb(request), duplex: 'half' });
  const answer = await handler(new Request(origin + request.url, init));
  response.writeHead(answer.status, [...answer.headers].flat());
  if (!answer.body) {
    response.end();
    return;
  }
  response.flushHeaders();
  await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response).catch(() => undefined);
}

/**
 * The browser door: 127.0.0.1 only. The token comes once in the URL and then lives in a SameSite=Strict, HttpOnly cookie
 * named by port (cookies ignore ports); Host and Origin are compared exactly, which stops DNS rebinding and other pages.
 */
export async function serveLoopback(handler: Handler, port = 0): Promise<Loopback> {
  const token = randomBytes(32).toString('base64url');
  let origin = '';
  let host = '';
  let cookieName = '';
  const server = createServer((request, response) => {
    const deny = (status: number, why: string) => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' });
      response.end(why);
    };
    if (request.headers.host !== host) return deny(421, 'wrong host');
    if (request.headers.origin !== undefined && request.headers.origin !== origin) return deny(403, 'wrong origin');
    const url = new URL(request.url ?? '/', origin);
    const given = url.searchParams.get('token');
    if (given !== null) {
      if (!same(given, token)) return deny(401, 'This link has expired. Use the one the workbench printed at its last start.');
      url.searchParams.delete('token');
      response.writeHead(303, {
        location: url.pathname + url.search,
        'set-cookie': `${cookieName}=${token}; HttpOnly; SameSite=Strict; Path=/`,
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      });
      response.end();
      return;
    }
    const cookie = (request.headers.cookie ?? '')
      .split('; ')
      .find((pair) => pair.startsWith(`${cookieName}=`))
      ?.slice(cookieName.length + 1);
    const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!same(cookie ?? bearer ?? '', token)) return deny(401, 'Open the workbench with the link it printed at start.');
    bridge(request, response, origin, handler).catch((error: unknown) => {
      console.error(error);
      if (response.headersSent) response.destroy();
      else deny(500, 'the workbench failed to answer; the terminal shows why');
    });
  });
  // Imports and drafts may take minutes; the socket is ours alone.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  host = `127.0.0.1:${bound}`;
  origin = `http://${host}`;
  cookieName = `casewright${bound}`;
  return {
    url: `${origin}/?token=${token}`,
    origin,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
