/** What messages are put together from. */
import { encode } from './encode.ts';
import type { ExpectedWords } from './made.ts';

export const sound = (expected: ExpectedWords = {}): ExpectedWords => ({ mediaType: 'message/rfc822', unreadable: [''], ...expected });
export const lines = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.flatMap((part) => [Buffer.from(part), Buffer.from('\r\n')]));
export const word = (text: string, label: string) => `=?${label}?B?${encode(text, label).toString('base64')}?=`;
export const base64 = (bytes: Uint8Array) =>
  (
    Buffer.from(bytes)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');

export const HEAD = [
  'From: Li Lei <li@example.cn>',
  'To: Han Meimei <han@example.cn>',
  'Date: Mon, 2 Mar 2026 10:11:12 +0800',
  'MIME-Version: 1.0',
];
export const plain = (subject: string, body: string | Buffer, ...more: readonly string[]) =>
  lines(...HEAD, `Subject: ${subject}`, ...more, '', body);

/** A message of several parts; each part is its header lines, an empty line, its body. */
export const parts = (kind: string, bodies: readonly (string | Buffer)[], end = '--=b--'): Buffer =>
  lines(
    ...HEAD,
    'Subject: Parts',
    `Content-Type: multipart/${kind}; boundary="=b"`,
    '',
    'This is a preamble.',
    ...bodies.flatMap((body) => ['--=b', body]),
    end,
    'epilogue',
  );

export const attachment = (name: string, body: string, type = 'application/octet-stream', more = '') =>
  [
    `Content-Type: ${type}`,
    `Content-Disposition: attachment; ${name}`,
    'Content-Transfer-Encoding: base64',
    ...(more ? [more] : []),
    '',
    body,
  ].join('\r\n');

export const TEXT = 'Content-Type: text/plain; charset=utf-8\r\n\r\nsee attached';
