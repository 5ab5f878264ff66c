/** Plain text, tables of text, JSON and XML, as they are. */
import { open } from 'node:fs/promises';
import { decodeAny } from './charset.ts';
import type { FormatFile } from './format.ts';
import type { PageText } from './model.ts';
import { clipped, passages } from './passages.ts';

/** Bytes of a text that are read: a log of gigabytes is indexed by its beginning. */
const MOST_BYTES = 64 * 1024 ** 2;

/** The whole of a file, or its beginning without the line that was cut. */
export async function beginningOf(file: FormatFile, most = MOST_BYTES): Promise<Buffer> {
  const handle = await open(file.path, 'r');
  try {
    const bytes = Buffer.alloc(Math.min(file.size, most));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
    const read = bytes.subarray(0, bytesRead);
    const end = file.size > most ? read.lastIndexOf(0x0a) : -1;
    return end < 0 ? read : read.subarray(0, end + 1);
  } finally {
    await handle.close();
  }
}

export async function plainText(file: FormatFile): Promise<readonly PageText[] | null> {
  const text = decodeAny(await beginningOf(file))
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
  return passages(clipped(text));
}
