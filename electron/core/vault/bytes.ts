/** Reading, hashing and writing the bytes of one file. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rm, stat } from 'node:fs/promises';
import { Problem } from '../kit/problem.ts';

/** A path of a regular file, or the bytes themselves. */
export type ByteSource = string | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

const CHUNK = 1 << 20;

export async function hashFile(path: string, signal?: AbortSignal): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    signal?.throwIfAborted();
    hash.update(chunk as Uint8Array);
    size += (chunk as Uint8Array).byteLength;
  }
  return { sha256: hash.digest('hex'), size };
}

/** Makes renames in a folder survive a power cut. Windows has no such call for folders; NTFS journals its renames. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Copies the source into a new file while hashing; read-only and synced when done, removed when anything fails. */
export async function writeHashed(
  source: ByteSource,
  path: string,
  options: { readonly limit?: number; readonly signal?: AbortSignal; readonly onBytes?: (bytes: number) => void },
): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256');
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  const from = typeof source === 'string' ? fileChunks(source) : source;
  let size = 0;
  const file = await ours(open(path, 'wx', 0o600));
  try {
    for await (const chunk of from) {
      options.signal?.throwIfAborted();
      size += chunk.byteLength;
      if (size > limit) throw new Problem('invalid', 'vault.too-large', { limit });
      hash.update(chunk);
      await ours(file.writeFile(chunk));
      options.onBytes?.(size);
    }
    await ours(file.chmod(0o444));
    await ours(file.sync());
    await file.close();
    return { sha256: hash.digest('hex'), size };
  } catch (error) {
    await file.close().catch(() => {});
    await rm(path, { force: true });
    throw error;
  }
}

/** Reads a regular file and refuses one that changes meanwhile: its hash would belong to no state the file ever had. */
async function* fileChunks(path: string): AsyncIterable<Uint8Array> {
  // Looked at before it is opened: opening a pipe would wait for a writer.
  const before = await stat(path);
  if (!before.isFile()) throw new Problem('invalid', 'vault.not-a-file');
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) yield chunk as Uint8Array;
  const after = await stat(path);
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw new Problem('conflict', 'vault.changed');
}

/** Faults of the vault's own disk, told apart from faults of the file that is read. */
async function ours<T>(step: Promise<T>): Promise<T> {
  try {
    return await step;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') throw new Problem('locked', 'store.full', {}, [], error);
    throw new Problem('integrity', 'store.disk', { detail: code || String(error) }, [], error);
  }
}
