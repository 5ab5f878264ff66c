/**
 * Bytes by their SHA-256, written once. A file enters whole and verified or not at all: stream to a temporary file while hashing,
 * fsync, read again, rename, fsync the folder. There is no verb to change or delete what was kept.
 */
import { createReadStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Problem } from '../kit/problem.ts';
import { type ByteSource, type ByteStream, writeHashed } from './bytes.ts';
import { type Checked, check, type KnownBlob } from './check.ts';
import { type Copied, placeOf } from './tasks.ts';
import { openThreads, type Threads, withoutThreads } from './threads.ts';

export interface Blob {
  readonly sha256: string;
  /** Bytes. */
  readonly size: number;
}

export interface StageOptions {
  /** Most bytes to take; more is refused with `vault.too-large`. */
  readonly limit?: number;
  readonly signal?: AbortSignal;
  /** Bytes so far, a few times a second. */
  readonly onBytes?: (bytes: number) => void;
}

/** Bytes on the disk, hashed, synced and read again, but not in the vault yet. Ends with `keep` or `drop`; a crash drops it. */
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
  /** Takes a file by path, or a stream of bytes. Refuses with `vault.not-a-file`, `vault.too-large`, `vault.changed`, `store.full`, and `vault.altered` when the vault has a copy that has rotted. */
  stage(source: ByteSource, options?: StageOptions): Promise<Staged>;
  /** `keep` for many: each folder is synced once. Quick, whatever their size, so it may hold up a transaction. */
  keepAll(staged: readonly Staged[]): Promise<void>;
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

/**
 * Opens the vault of a workspace (`<workspace>/vault`). Unless `readOnly`, when nothing goes in, what a crash left half-written is swept
 * away. `worker` is the entry of its threads; without one, the work is done where it is asked for.
 */
export async function openVault(options: { readonly folder: string; readonly readOnly?: boolean; readonly worker?: URL }): Promise<Vault> {
  if (!options.readOnly) {
    await rm(join(options.folder, INCOMING), { recursive: true, force: true });
    await mkdir(join(options.folder, INCOMING), { recursive: true });
  }
  const threads = options.worker ? openThreads(options.worker) : withoutThreads;
  return new FolderVault(options.folder, options.readOnly ?? false, threads);
}

class FolderVault implements Vault {
  readonly folder: string;
  readonly #readOnly: boolean;
  readonly #threads: Threads;
  #staged = 0;

  constructor(folder: string, readOnly: boolean, threads: Threads) {
    this.folder = folder;
    this.#readOnly = readOnly;
    this.#threads = threads;
  }

  async stage(source: ByteSource, options: StageOptions = {}): Promise<Staged> {
    if (this.#readOnly) throw new Problem('locked', 'store.read-only', { folder: dirname(this.folder) });
    this.#staged += 1;
    const path = join(this.folder, INCOMING, `${process.pid}-${this.#staged}`);
    const { sha256, size } =
      typeof source === 'string' ? await this.#copy(source, path, options) : await this.#write(source, path, options);
    const staged: Staged = {
      ...{ sha256, size, path },
      drop: () => rm(path, { force: true }),
      keep: async () => {
        await this.keepAll([staged]);
        return { sha256, size };
      },
    };
    return staged;
  }

  async keepAll(staged: readonly Staged[]): Promise<void> {
    if (staged.length === 0) return;
    const moves = staged.map(({ path, sha256 }) => ({ from: path, sha256 }));
    await this.#threads.run({ op: 'move', vault: this.folder, moves });
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
    return placeOf(this.folder, sha256);
  }

  async open(sha256: string, range?: { readonly start: number; readonly end: number }): Promise<Readable> {
    const path = this.path(sha256);
    const there = await stat(path).catch(() => undefined);
    if (!there?.isFile()) throw new Problem('integrity', 'vault.missing', { sha256 });
    return createReadStream(path, { ...range, highWaterMark: 1 << 18 });
  }

  verify(known: Iterable<KnownBlob>, options: { signal?: AbortSignal; onChecked?: (done: number) => void } = {}): Promise<Checked> {
    return check(this.folder, known, this.#threads, options);
  }

  #copy(from: string, to: string, { limit = Number.MAX_SAFE_INTEGER, signal, onBytes }: StageOptions): Promise<Copied> {
    return this.#threads.run({ op: 'copy', from, to, limit, vault: this.folder }, { signal, onBytes });
  }

  async #write(source: ByteStream, path: string, options: StageOptions): Promise<Blob> {
    const blob = await writeHashed(source, path, options);
    try {
      await this.#threads.run({ op: 'check', path, sha256: blob.sha256, vault: this.folder });
      return blob;
    } catch (error) {
      await rm(path, { force: true });
      throw error;
    }
  }
}
