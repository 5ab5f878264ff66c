import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Problem } from '../kit/problem.ts';

export interface ServedFile {
  readonly path: string;
  readonly mediaType: string;
  /** Strong validator: the SHA-256 of the bytes. */
  readonly etag: string;
  /** When set, the browser saves instead of showing. */
  readonly download?: string;
}

/** Types the page may show in place. All else is handed over as bytes, so a captured page can never run here. */
const INLINE = /^(application\/pdf|image\/(png|jpeg|gif|webp|bmp)|text\/plain|audio\/|video\/)/;

/** The header that has the browser save under a name (RFC 6266, RFC 8187), whatever the name holds. */
export const saveAs = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`;

/** Answers with the file or the part asked for (RFC 9110, single ranges). */
export async function serveFile(request: Request, file: ServedFile): Promise<Response> {
  const { size } = await stat(file.path).catch((error: unknown) => {
    throw new Problem('integrity', 'vault.missing', { sha256: file.etag }, [], error);
  });
  const inline = INLINE.test(file.mediaType);
  const headers = new Headers({
    'accept-ranges': 'bytes',
    etag: `"${file.etag}"`,
    'content-type': inline ? (file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType) : 'application/octet-stream',
    'cache-control': 'private, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
  if (file.download !== undefined || !inline) headers.set('content-disposition', saveAs(file.download ?? 'file'));
  if (request.headers.get('if-none-match') === `"${file.etag}"`) return new Response(null, { status: 304, headers });
  let start = 0;
  let end = size - 1;
  let status = 200;
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get('range') ?? '');
  const other = request.headers.get('if-range');
  if (range && (range[1] || range[2]) && (other === null || other === `"${file.etag}"`)) {
    if (range[1]) {
      start = Number(range[1]);
      if (range[2]) end = Math.min(Number(range[2]), size - 1);
    } else start = Math.max(0, size - Number(range[2]));
    if (start > end || start >= size) return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
    status = 206;
    headers.set('content-range', `bytes ${start}-${end}/${size}`);
  }
  headers.set('content-length', String(size === 0 ? 0 : end - start + 1));
  if (request.method === 'HEAD' || size === 0) return new Response(null, { status, headers });
  const stream = createReadStream(file.path, { start, end, highWaterMark: 1 << 18 });
  return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers });
}

/**
 * A received page made inert, for a frame of the viewer. It was rid of scripts and outside addresses when it was made; the policy says so
 * again, to the browser.
 */
export function markupResponse(html: string | null): Response {
  const headers = {
    'content-type': html === null ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
    'content-security-policy': "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  return new Response(html ?? 'not found', { status: html === null ? 404 : 200, headers });
}
