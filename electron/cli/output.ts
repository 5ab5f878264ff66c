/** Files the user asked for: refused before the work when they cannot be written, and written whole or not at all. */
import { constants, createReadStream } from 'node:fs';
import { access, open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '../core/kit/problem.ts';

const reasonOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
const cannotWrite = (file: string, reason: string, cause?: unknown) =>
  new Problem('locked', 'core.cannot-write', { file, reason }, [], cause);

/**
 * The full path of an output, checked before any work is done for it: its folder is there and may be written, nothing but a file
 * has its name, and it does not lie in the workspace, where it could overwrite what was received.
 */
export async function outputPath(cwd: string, named: string, workspace: string): Promise<string> {
  const target = resolve(cwd, named);
  const folder = dirname(target);
  const there = await stat(folder).catch(() => undefined);
  if (!there?.isDirectory()) throw new Problem('not-found', 'core.no-folder', { folder });
  if (`${target}${sep}`.startsWith(`${resolve(cwd, workspace)}${sep}`))
    throw new Problem('invalid', 'core.inside-workspace', { file: target });
  const before = await stat(target).catch(() => undefined);
  if (before !== undefined && !before.isFile()) throw cannotWrite(target, 'not a file');
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw cannotWrite(target, reasonOf(error), error);
  });
  return target;
}

/**
 * Beside the target, synced, and then renamed: whoever watches the folder never sees half a filing. The file gets the user's own
 * permissions, not those of the vault, where everything is read-only.
 */
async function whole(target: string, bytes: Uint8Array | Readable): Promise<void> {
  const half = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    const file = await open(half, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(half, target);
  } catch (error) {
    await rm(half, { force: true });
    throw cannotWrite(target, reasonOf(error), error);
  }
}

export const writeWhole = (bytes: Uint8Array, target: string): Promise<void> => whole(target, bytes);

export const copyWhole = (from: string, target: string): Promise<void> => whole(target, createReadStream(from));
