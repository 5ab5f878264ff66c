/** Bytes that come piece by piece, written into a file while hashing. */
import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { Problem } from '../kit/problem.ts';
import { diskProblem, type Hashed } from './tasks.ts';

/** A path of a regular file, or the bytes themselves. */
export type ByteSource = string | ByteStream;
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Writes the bytes into a new file; read-only and synced when done, removed when anything fails. */
export async function writeHashed(
  source: ByteStream,
  path: string,
  options: { readonly limit?: number; readonly signal?: AbortSignal; readonly onBytes?: (bytes: number) => void },
): Promise<Hashed> {
  const hash = createHash('sha256');
  const limit = options.limit ?? Number.POSITIVE_INFINITY;
  let size = 0;
  const file = await ours(open(path, 'wx', 0o600));
  try {
    for await (const chunk of source) {
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

const ours = <T>(step: Promise<T>): Promise<T> =>
  step.catch((error: unknown) => {
    throw diskProblem(error);
  });
