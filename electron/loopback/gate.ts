/**
 * Who may pass the browser door. Anything on this machine, and any page in any browser on it, can send requests to a port of
 * 127.0.0.1; only the one who holds the link the workbench printed is let in.
 */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface Gate {
  /** `127.0.0.1:4711` */
  readonly host: string;
  readonly origin: string;
  readonly token: string;
  /** Name of the cookie; it holds the port, because cookies ignore ports. */
  readonly cookie: string;
}

export interface Refusal {
  readonly status: number;
  readonly why: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly html?: string;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT'];

const same = (a: string, b: string) => {
  const x = Buffer.from(a);
  const y = Buffer.from(b);
  return x.length === y.length && timingSafeEqual(x, y);
};

/**
 * The address asked for, or why not. Host and Origin are compared exactly, which stops DNS rebinding and other pages; browsers
 * that name no Origin (a form sent by GET, an image) still say where a request comes from in Sec-Fetch-Site, and a page on another
 * port of this machine counts as `same-site` and even has its requests carry our cookie. The token comes once in the URL and then
 * lives in a SameSite=Strict, HttpOnly cookie.
 */
export function admit(request: IncomingMessage, gate: Gate): { readonly url: URL } | Refusal {
  if (request.headers.host !== gate.host) return { status: 421, why: 'wrong host' };
  const { origin } = request.headers;
  if (origin !== undefined && origin !== gate.origin) return { status: 403, why: 'wrong origin' };
  // Paths only: a whole address or `//elsewhere` names another host.
  const target = request.url ?? '/';
  const url = /^\/(?!\/)/.test(target) && URL.canParse(target, gate.origin) ? new URL(target, gate.origin) : undefined;
  if (!url || url.origin !== gate.origin) return { status: 400, why: 'bad address' };
  if (!METHODS.includes(request.method ?? '')) return { status: 405, why: 'method not allowed', headers: { allow: METHODS.join(', ') } };
  const site = request.headers['sec-fetch-site'];
  const foreign = site !== undefined && site !== 'same-origin' && site !== 'none';
  const given = url.searchParams.get('token');
  if (given !== null) return entrance(request, gate, { url, given, foreign });
  if (foreign) return { status: 403, why: 'asked for by another page' };
  const cookie = (request.headers.cookie ?? '')
    .split('; ')
    .find((pair) => pair.startsWith(`${gate.cookie}=`))
    ?.slice(gate.cookie.length + 1);
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (same(bearer ?? cookie ?? '', gate.token)) return { url };
  return { status: 401, why: 'Open the workbench with the link it printed at start.' };
}

/** The first navigation: the right token is taken out of the address and put into the cookie. */
function entrance(
  request: IncomingMessage,
  gate: Gate,
  { url, given, foreign }: { readonly url: URL; readonly given: string; readonly foreign: boolean },
): Refusal {
  const navigates = request.method === 'GET' && (!foreign || request.headers['sec-fetch-mode'] === 'navigate');
  if (!navigates) return { status: 403, why: 'asked for by another page' };
  if (!same(given, gate.token)) return { status: 401, why: 'This link has expired. Use the one the workbench printed at its last start.' };
  url.searchParams.delete('token');
  const location = url.pathname + url.search;
  const headers = { 'set-cookie': `${gate.cookie}=${gate.token}; HttpOnly; SameSite=Strict; Path=/` };
  if (!foreign) return { status: 303, why: '', headers: { ...headers, location } };
  // A link followed from another page (a terminal in the browser) stays that page's request through a redirect, and a strict cookie
  // is not sent with it; a refresh is the new page's own.
  return { status: 200, why: '', headers: { ...headers, refresh: `0;url=${location}` }, html: '<!doctype html><title>Casewright</title>' };
}
