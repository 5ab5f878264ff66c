/** Whether the vault still holds what was put into it. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { placeOf } from './tasks.ts';
import type { Threads } from './threads.ts';

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

/** Files read at once: as many as there are threads. */
const LANES = 4;

export async function check(
  folder: string,
  known: Iterable<KnownBlob>,
  threads: Threads,
  options: { readonly signal?: AbortSignal; readonly onChecked?: (done: number) => void },
): Promise<Checked> {
  const blobs = [...known];
  const states: ('missing' | 'altered' | undefined)[] = [];
  let checked = 0;
  const waiting = blobs.entries();
  const lane = async () => {
    for (const [index, { sha256, size }] of waiting) {
      options.signal?.throwIfAborted();
      const path = placeOf(folder, sha256);
      const there = await stat(path).catch(() => undefined);
      if (!there?.isFile()) states[index] = 'missing';
      else if (there.size !== size || !(await holds(threads, path, sha256, options.signal))) states[index] = 'altered';
      checked += 1;
      options.onChecked?.(checked);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const expected = new Set(blobs.map(({ sha256 }) => sha256));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const orphaned = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .filter((name) => !name.startsWith('.incoming') && !expected.has(name.replace(/[/\\]/g, '')))
    .sort();
  const of = (state: 'missing' | 'altered') => blobs.flatMap(({ sha256 }, index) => (states[index] === state ? [sha256] : []));
  return { checked: expected.size, missing: of('missing'), altered: of('altered'), orphaned };
}

/** A file that cannot be read back is no longer what came in, whatever the reason. */
async function holds(threads: Threads, path: string, sha256: string, signal: AbortSignal | undefined): Promise<boolean> {
  try {
    return (await threads.run({ op: 'hash', path }, { signal })).sha256 === sha256;
  } catch (error) {
    if (signal?.aborted) throw error;
    return false;
  }
}
