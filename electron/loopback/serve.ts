import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../core/kit/problem.ts';
import { admit, type Gate, type Refusal } from './gate.ts';

type Handler = (request: Request) => Promise<Response>;

export interface Loopback {
  /** Opens the workbench in a browser; holds the token once. */
  readonly url: string;
  readonly origin: string;
  /** For `Authorization: Bearer`. */
  readonly token: string;
  close(): Promise<void>;
}

/** Hands an admitted request to the handler and its answer back, both as streams. */
async function bridge(request: IncomingMessage, response: ServerResponse, url: URL, handler: Handler): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (let i = 0; i < request.rawHeaders.length; i += 2) headers.append(request.rawHeaders[i] ?? '', request.rawHeaders[i + 1] ?? '');
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const init: RequestInit & { duplex?: 'half' } = { method: request.method ?? 'GET', headers, signal: gone.signal };
  if (hasBody) Object.assign(init, { body: Readable.toWeb(request), duplex: 'half' });
  const answer = await handler(new Request(url, init));
  response.writeHead(answer.status, [...answer.headers].flat());
  if (!answer.body) {
    response.end();
    return;
  }
  response.flushHeaders();
  await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response).catch(() => undefined);
}

function deny(response: ServerResponse, { status, why, headers = {}, html }: Refusal): void {
  response.writeHead(status, {
    'content-type': html === undefined ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(html ?? why);
}

/** The browser door: 127.0.0.1 only. Who may pass is in gate.ts. Refuses with `core.port-taken`. */
export async function serveLoopback(handler: Handler, port = 0): Promise<Loopback> {
  const token = randomBytes(32).toString('base64url');
  let gate: Gate | undefined;
  const server = createServer((request, response) => {
    if (!gate) return response.destroy();
    const admitted = admit(request, gate);
    if (!('url' in admitted)) return deny(response, admitted);
    bridge(request, response, admitted.url, handler).catch((error: unknown) => {
      // A page that went away is no fault of ours.
      if (!response.destroyed) console.error(error);
      if (response.headersSent) response.destroy();
      else deny(response, { status: 500, why: 'the workbench failed to answer; the terminal shows why' });
    });
  });
  // Imports and drafts may take minutes; the socket is ours alone.
  server.requestTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Problem('locked', 'core.port-taken', { port, reason: error.code ?? error.message }, [], error)),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
  const bound = (server.address() as AddressInfo).port;
  const host = `127.0.0.1:${bound}`;
  const origin = `http://${host}`;
  gate = { host, origin, token, cookie: `casewright${bound}` };
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
