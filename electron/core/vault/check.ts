/** Whether the vault still holds what was put into it. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { hashFile } from './bytes.ts';

export interface KnownBlob {
  readonly sha256: string;
  readonly size: number;
}

export interface Checked {
  readonly checked: number;
  /** Hashes whose file is gone. */
  readonly missing: readonly string[];
  /** Hashes whose file holds other bytes. */
  readonly altered: readonly string[];
  /** Files no row points at, by their path in the vault: left by a crash just before the commit, or put there by hand. Kept. */
  readonly orphaned: readonly string[];
}

export async function check(
  folder: string,
  path: (sha256: string) => string,
  known: Iterable<KnownBlob>,
  options: { readonly signal?: AbortSignal; readonly onChecked?: (done: number) => void },
): Promise<Checked> {
  const missing: string[] = [];
  const altered: string[] = [];
  const expected = new Set<string>();
  for (const { sha256, size } of known) {
    options.signal?.throwIfAborted();
    expected.add(sha256);
    const there = await stat(path(sha256)).catch(() => undefined);
    if (!there?.isFile()) missing.push(sha256);
    else if (there.size !== size || (await hashFile(path(sha256), options.signal)).sha256 !== sha256) altered.push(sha256);
    options.onChecked?.(expected.size);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const orphaned = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith('.incoming') && !expected.has(name.replace(/[/\\]/g, '')))
    .sort();
  return { checked: expected.size, missing, altered, orphaned };
}
