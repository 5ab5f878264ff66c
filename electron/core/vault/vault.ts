/**
 * Bytes by their SHA-256, written once. A file enters whole and verified or not at all: stream to a temporary file while hashing,
 * fsync, rename, fsync the folder, read again. There is no verb to change or delete what was kept.
 */
import { createReadStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '../kit/problem.ts';
import { type ByteSource, hashFile, syncFolder, writeHashed } from './bytes.ts';
import { type Checked, check, type KnownBlob } from './check.ts';

export interface Blob {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface StageOptions {
  /** Most bytes to take; more is refused with `vault.too-large`. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/** Bytes on the disk, hashed and synced, but not in the vault yet. Ends with `keep` or `drop`; a crash drops it. */
export interface Staged extends Blob {
  /** Where the bytes wait; gone after `keep` or `drop`. */
  readonly path: string;
  /** Moves it into the vault. Call it just before the transaction that points at it commits. */
  keep(): Promise<Blob>;
  /** Forgets it; does nothing after `keep`. */
  drop(): Promise<void>;
}

export interface Vault {
  readonly folder: string;
  /** Takes a file by path, or a stream of bytes. Refuses with `vault.not-a-file`, `vault.too-large`, `vault.changed`, `store.full`. */
  stage(source: ByteSource, options?: StageOptions): Promise<Staged>;
  /** `stage` and `keep` in one. */
  put(source: ByteSource, options?: StageOptions): Promise<Blob>;
  /** The file that holds these bytes. Refuses what is not a hash, so no path ever comes from outside. */
  path(sha256: string): string;
  /** Streams the bytes, or those from `start` to `end` (both included). Refuses with `vault.missing`. */
  open(sha256: string, range?: { readonly start: number; readonly end: number }): Promise<Readable>;
  /** Reads every known blob again, and looks for files nobody knows. */
  verify(known: Iterable<KnownBlob>, options?: { signal?: AbortSignal; onChecked?: (done: number) => void }): Promise<Checked>;
}

const INCOMING = '.incoming';

/** Opens the vault of a workspace (`<workspace>/vault`). Unless `readOnly`, when nothing goes in, what a crash left half-written is swept away. */
export async function openVault(options: { readonly folder: string; readonly readOnly?: boolean }): Promise<Vault> {
  if (!options.readOnly) {
    await rm(join(options.folder, INCOMING), { recursive: true, force: true });
    await mkdir(join(options.folder, INCOMING), { recursive: true });
  }
  return new FolderVault(options.folder, options.readOnly ?? false);
}

class FolderVault implements Vault {
  readonly folder: string;
  readonly #readOnly: boolean;
  #staged = 0;
  /** Moves in progress, by hash: two copies of the same bytes go in one after the other. */
  readonly #moving = new Map<string, Promise<Blob>>();

  constructor(folder: string, readOnly: boolean) {
    this.folder = folder;
    this.#readOnly = readOnly;
  }

  async stage(source: ByteSource, options: StageOptions = {}): Promise<Staged> {
    if (this.#readOnly) throw new Problem('locked', 'store.read-only', { folder: dirname(this.folder) });
    this.#staged += 1;
    const path = join(this.folder, INCOMING, `${process.pid}-${this.#staged}`);
    const { sha256, size } = await writeHashed(source, path, options);
    const drop = () => rm(path, { force: true });
    return { sha256, size, path, drop, keep: () => this.#keep({ sha256, size }, path) };
  }

  async put(source: ByteSource, options: StageOptions = {}): Promise<Blob> {
    const staged = await this.stage(source, options);
    try {
      return await staged.keep();
    } finally {
      await staged.drop();
    }
  }

  path(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Problem('invalid', 'vault.bad-hash');
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2));
  }

  async open(sha256: string, range?: { readonly start: number; readonly end: number }): Promise<Readable> {
    const path = this.path(sha256);
    const there = await stat(path).catch(() => undefined);
    if (!there?.isFile()) throw new Problem('integrity', 'vault.missing', { sha256 });
    return createReadStream(path, { ...range, highWaterMark: 1 << 18 });
  }

  verify(known: Iterable<KnownBlob>, options: { signal?: AbortSignal; onChecked?: (done: number) => void } = {}): Promise<Checked> {
    return check(this.folder, (sha256) => this.path(sha256), known, options);
  }

  async #keep(blob: Blob, from: string): Promise<Blob> {
    const before = this.#moving.get(blob.sha256) ?? Promise.resolve(blob);
    const move = before.catch(() => blob).then(() => this.#move(blob, from));
    this.#moving.set(blob.sha256, move);
    try {
      return await move;
    } finally {
      if (this.#moving.get(blob.sha256) === move) this.#moving.delete(blob.sha256);
    }
  }

  async #move(blob: Blob, from: string): Promise<Blob> {
    const to = this.path(blob.sha256);
    const there = await stat(to).catch(() => undefined);
    if (there) {
      // The same bytes came in before. They are trusted only after reading them again: a link to a rotten file would be worse than none.
      if ((await hashFile(to)).sha256 !== blob.sha256) throw new Problem('integrity', 'vault.altered', { sha256: blob.sha256 });
      await rm(from, { force: true });
      return blob;
    }
    const folder = join(to, '..');
    if (await mkdir(folder, { recursive: true })) await syncFolder(this.folder);
    await rename(from, to);
    await syncFolder(folder);
    if ((await hashFile(to)).sha256 !== blob.sha256) throw new Problem('integrity', 'vault.altered', { sha256: blob.sha256 });
    return blob;
  }
}
