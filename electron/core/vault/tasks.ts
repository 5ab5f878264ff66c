/**
 * What the vault does to files, each task from its beginning to its end without a pause: run in threads of the vault, where hashing and
 * waiting for the disk hold nobody up, or where they are asked for.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../kit/problem.ts';

export interface Hashed {
  readonly sha256: string;
  readonly size: number;
}

/** A copy on the disk, hashed, synced and read again. */
export interface Copied extends Hashed {
  /** The vault has these bytes already, and they were read again. */
  readonly held: boolean;
}

export type Task =
  /** Copies a regular file; refuses one that is none, is larger than `limit`, or changes meanwhile. `vault` is the folder of what is kept. */
  | { readonly op: 'copy'; readonly from: string; readonly to: string; readonly limit: number; readonly vault: string }
  | { readonly op: 'hash'; readonly path: string }
  /** Reads a synced file again that should hold these bytes, and looks whether the vault has them already. */
  | { readonly op: 'check'; readonly path: string; readonly sha256: string; readonly vault: string }
  /** Renames files into the vault and syncs each folder once. A place that is taken is left as it is. */
  | { readonly op: 'move'; readonly vault: string; readonly moves: readonly { readonly from: string; readonly sha256: string }[] };

export type Done<T extends Task> = T extends { op: 'copy' }
  ? Copied
  : T extends { op: 'hash' }
    ? Hashed
    : T extends { op: 'check' }
      ? boolean
      : undefined;

/** Told of each piece read; throws to stop the task. */
export type OnBytes = (bytes: number) => void;

const CHUNK = 1 << 20;
let buffer: Buffer | undefined;
const shared = () => {
  buffer ??= Buffer.allocUnsafeSlow(CHUNK);
  return buffer;
};

export const placeOf = (vault: string, sha256: string): string => join(vault, sha256.slice(0, 2), sha256.slice(2));

/** Throws a Problem, or what the file system said of the file that is read. */
export function perform(task: Task, onBytes: OnBytes = () => {}): Done<Task> {
  switch (task.op) {
    case 'copy':
      return copy(task, onBytes);
    case 'hash':
      return hash(task.path, onBytes);
    case 'check':
      return check(task);
    case 'move':
      return move(task);
  }
}

function hash(path: string, onBytes: OnBytes = () => {}): Hashed {
  const file = openSync(path, 'r');
  try {
    return hashOpen(file, onBytes);
  } finally {
    closeSync(file);
  }
}

/** Reads from the beginning, wherever the file stood. */
function hashOpen(file: number, onBytes: OnBytes): Hashed {
  const sum = createHash('sha256');
  const piece = shared();
  let size = 0;
  for (;;) {
    const read = readSync(file, piece, 0, CHUNK, size);
    if (read === 0) return { sha256: sum.digest('hex'), size };
    sum.update(piece.subarray(0, read));
    size += read;
    onBytes(size);
  }
}

function copy({ from, to, limit, vault }: Extract<Task, { op: 'copy' }>, onBytes: OnBytes): Copied {
  // Looked at before it is opened: opening a pipe would wait for a writer.
  if (!lstatSync(from).isFile()) throw new Problem('invalid', 'vault.not-a-file');
  const source = openSync(from, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
  try {
    const target = ours(() => openSync(to, 'wx+', 0o600));
    try {
      const copied = pour(source, target, limit, onBytes);
      ours(() => {
        fchmodSync(target, 0o444);
        fsyncSync(target);
      });
      sameBytes(
        ours(() => hashOpen(target, () => {})),
        copied.sha256,
      );
      return { ...copied, held: isHeld(vault, copied.sha256) };
    } catch (error) {
      rmSync(to, { force: true });
      throw error;
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

function pour(source: number, target: number, limit: number, onBytes: OnBytes): Hashed {
  const before = fstatSync(source);
  if (!before.isFile()) throw new Problem('invalid', 'vault.not-a-file');
  if (before.size > limit) throw new Problem('invalid', 'vault.too-large', { limit });
  const sum = createHash('sha256');
  const piece = shared();
  let size = 0;
  for (;;) {
    const read = readSync(source, piece, 0, CHUNK, null);
    if (read === 0) break;
    size += read;
    // One that grows as it is read might never end.
    if (size > before.size) throw new Problem('conflict', 'vault.changed');
    sum.update(piece.subarray(0, read));
    ours(() => {
      for (let done = 0; done < read; ) done += writeSync(target, piece, done, read - done);
    });
    onBytes(size);
  }
  const after = fstatSync(source);
  // Its hash would belong to no state the file ever had.
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs || size !== after.size) throw new Problem('conflict', 'vault.changed');
  return { sha256: sum.digest('hex'), size };
}

function check({ path, sha256, vault }: Extract<Task, { op: 'check' }>): boolean {
  sameBytes(
    ours(() => hash(path)),
    sha256,
  );
  return isHeld(vault, sha256);
}

function sameBytes(read: Hashed, sha256: string): void {
  if (read.sha256 !== sha256) throw new Problem('integrity', 'store.disk', { detail: 'other bytes were read back than were written' });
}

/** True when the vault has the bytes. They are trusted only after reading them again: a link to a rotten file would be worse than none. */
function isHeld(vault: string, sha256: string): boolean {
  const place = placeOf(vault, sha256);
  if (!existsSync(place)) return false;
  if (ours(() => hash(place)).sha256 !== sha256) throw new Problem('integrity', 'vault.altered', { sha256 });
  return true;
}

function move({ vault, moves }: Extract<Task, { op: 'move' }>): undefined {
  ours(() => {
    const folders = new Set<string>();
    for (const { from, sha256 } of moves) {
      const place = placeOf(vault, sha256);
      if (existsSync(place)) {
        rmSync(from, { force: true });
        continue;
      }
      if (mkdirSync(dirname(place), { recursive: true }) !== undefined) folders.add(vault);
      renameSync(from, place);
      folders.add(dirname(place));
    }
    // After all renames: the first sync carries the others with it.
    for (const folder of folders) syncFolder(folder);
  });
  return undefined;
}

/** Makes renames in a folder survive a power cut. Windows has no such call for folders; NTFS journals its renames. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Faults of the vault's own disk, told apart from faults of the file that is read. */
function ours<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw diskProblem(error);
  }
}

export function diskProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return new Problem('locked', 'store.full', {}, [], error);
  return new Problem('integrity', 'store.disk', { detail: code || String(error) }, [], error);
}
