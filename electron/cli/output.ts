/** Files the user asked for: refused before the work when they cannot be written, and written whole or not at all. */
import { constants, createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
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

/**
 * The full path of a folder of outputs, made when it is not there, checked before any work is done: it may be written and does not lie in
 * the workspace.
 */
export async function outputFolder(cwd: string, named: string, workspace: string): Promise<string> {
  const folder = resolve(cwd, named);
  if (`${folder}${sep}`.startsWith(`${resolve(cwd, workspace)}${sep}`))
    throw new Problem('invalid', 'core.inside-workspace', { file: folder });
  const there = await stat(folder).catch(() => undefined);
  if (there && !there.isDirectory()) throw cannotWrite(folder, 'not a folder');
  const existing = there ? folder : dirname(folder);
  if (!there && !(await stat(existing).catch(() => undefined))?.isDirectory())
    throw new Problem('not-found', 'core.no-folder', { folder: existing });
  await access(existing, constants.W_OK).catch((error: unknown) => {
    throw cannotWrite(folder, reasonOf(error), error);
  });
  return folder;
}

/** Copies files into a folder under new names, all of them or none: they are renamed only when the last is whole. */
export async function copyAllWhole(files: readonly { readonly from: string; readonly name: string }[], folder: string): Promise<string[]> {
  const made = await mkdir(folder, { recursive: true }).catch((error: unknown) => {
    throw cannotWrite(folder, reasonOf(error), error);
  });
  const half = join(folder, `.casewright.${process.pid}.part`);
  const placed: string[] = [];
  try {
    await mkdir(half);
    for (const [index, { from }] of files.entries()) await whole(join(half, String(index)), createReadStream(from));
    for (const [index, { name }] of files.entries()) {
      const target = join(folder, name);
      await rename(join(half, String(index)), target);
      placed.push(target);
    }
    return placed;
  } catch (error) {
    for (const target of placed) await rm(target, { force: true });
    await rm(half, { recursive: true, force: true });
    if (made !== undefined) await rm(folder, { recursive: true, force: true });
    throw error instanceof Problem ? error : cannotWrite(folder, reasonOf(error), error);
  } finally {
    await rm(half, { recursive: true, force: true });
  }
}
