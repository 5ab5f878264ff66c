/** The browser door over a real workbench, spoken to as anything on the machine could: raw requests, headers as chosen. */
import { mkdir, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { createHandler } from '#core/api/handler.ts';
import { settingsOver } from '#core/api/settings.ts';
import type { Workbench } from '#core/workbench.ts';
import { serveLoopback } from '../../electron/loopback/serve.ts';
import { openTestWorkbench } from '../support/workbench.ts';
import { temporaryFolder } from '../support/workspace.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface Ask {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

export interface Door {
  readonly origin: string;
  readonly token: string;
  readonly url: string;
  readonly workbench: Workbench;
  /** The path goes out as written: nothing tidies `..` or `//` away. Says nothing of who asks. */
  raw(path: string, ask?: Ask): Promise<Answer>;
  /** The same with the token. */
  ask(path: string, ask?: Ask): Promise<Answer>;
  /** Calls a procedure as the page does. */
  call(path: string, input: unknown): Promise<{ readonly status: number; readonly json: unknown }>;
}

export async function openDoor(workbench?: Workbench): Promise<Door> {
  const bench = workbench ?? (await openTestWorkbench());
  const assets = join(await temporaryFolder(), 'page');
  await mkdir(join(assets, 'assets'), { recursive: true });
  await writeFile(join(assets, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(assets, 'assets', 'app-1a2b.js'), 'export {}');
  await writeFile(join(assets, '..', 'secret.txt'), 'not for the page');
  const handler = createHandler(bench, { door: 'browser', assets, settings: settingsOver(new Map()), userName: 'Pat' });
  const door = await serveLoopback(handler);
  afterAll(() => door.close());
  const raw = (path: string, { method = 'GET', headers = {}, body }: Ask = {}) =>
    new Promise<Answer>((resolve, reject) => {
      const { hostname, port } = new URL(door.origin);
      const sent = request({ hostname, port, path, method, headers }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(parts) }));
      });
      sent.on('error', reject);
      sent.end(body);
    });
  const ask = (path: string, { headers = {}, ...rest }: Ask = {}) =>
    raw(path, { ...rest, headers: { authorization: `Bearer ${door.token}`, ...headers } });
  const call = async (path: string, input: unknown) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await ask(`/rpc/${path}`, { method: 'POST', headers, body: JSON.stringify({ json: input }) });
    return { status: answer.status, json: (JSON.parse(answer.body.toString()) as { json: unknown }).json };
  };
  return { origin: door.origin, token: door.token, url: door.url, workbench: bench, raw, ask, call };
}
