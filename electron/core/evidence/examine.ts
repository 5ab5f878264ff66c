/** The first half of receiving: a file is copied aside, hashed, and read by the reading process. Nothing is in the workspace yet. */
import { mkdir, rm, rmdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '../kit/finding.ts';
import type { MessageId } from '../kit/messages.ts';
import { Problem } from '../kit/problem.ts';
import type { InnerFile, InnerRefusal, Inspection } from '../reading/model.ts';
import type { Reader } from '../reading/reader.ts';
import type { Staged, Vault } from '../vault/vault.ts';
import { refusal } from './findings.ts';
import type { Evidence } from './model.ts';
import { cleanFileName } from './names.ts';
import type { Offer } from './offers.ts';

/** What came out of a file. Its bytes wait beside the vault. */
export interface FoundFile extends Pick<Inspection, 'mediaType' | 'pages' | 'unreadable' | 'metadata' | 'flags'> {
  readonly staged: Staged;
}

export interface ExaminedFile {
  readonly offer: Offer;
  readonly fileName: string;
  /** Absent when refused. */
  readonly found?: FoundFile;
  readonly refused?: Finding;
  /** The files inside, written into the folder they were asked into. */
  readonly inner: readonly InnerFile[];
  readonly innerRefused: readonly InnerRefusal[];
}

export interface ExamineCall {
  /** An empty folder for the files inside; without it, they are not taken out. */
  readonly into?: string;
  /** How many containers it lay in. */
  readonly depth?: number;
  readonly signal?: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
  /** The item that holds these bytes already, if any: such a file is not read again, unless there are files inside. */
  readonly known?: (sha256: string) => Promise<Evidence | undefined>;
}

export interface ExamineDeps {
  readonly vault: Vault;
  readonly reader: Reader;
}

const LIMIT = 4 * 1024 ** 3;

/** Refuses the file with a finding; throws only for a full disk, an abort or a fault of the workspace. Whoever asked drops what is staged. */
export async function examineFile({ vault, reader }: ExamineDeps, offer: Offer, call: ExamineCall = {}): Promise<ExaminedFile> {
  const { into, depth = 0, signal, onBytes } = call;
  const fileName = cleanFileName(offer.name);
  const refuse = (id: MessageId, params: Record<string, string> = {}): ExaminedFile => ({
    ...{ offer, fileName, inner: [], innerRefused: [] },
    refused: refusal(fileName, id, params),
  });
  let staged: Staged | undefined;
  try {
    const { size } = await regularFile(offer.path);
    if (size === 0) return refuse('evidence.empty');
    if (size > LIMIT) return refuse('evidence.too-large');
    staged = await vault.stage(offer.path, { limit: LIMIT, ...(signal ? { signal } : {}), ...(onBytes ? { onBytes } : {}) });
    const known = await call.known?.(staged.sha256);
    if (known && !holdsFiles(known)) return { offer, fileName, found: { ...known, staged }, inner: [], innerRefused: [] };
    const { inner, innerRefused, ...found } = await reader.inspect(
      { path: staged.path, name: fileName },
      { depth, ...(into === undefined ? {} : { into }), ...(signal ? { signal } : {}) },
    );
    return { offer, fileName, found: { ...found, staged }, inner, innerRefused };
  } catch (error) {
    await staged?.drop();
    if (error instanceof Problem) {
      const id = REFUSALS[error.id];
      if (id) return refuse(id);
      throw error;
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!UNREADABLE.has(code)) throw error;
    return refuse('evidence.unreadable', { reason: code });
  }
}

/** An item that may hold files which were not all received with it, as when its job was stopped. */
const holdsFiles = ({ metadata, flags, mediaType }: Evidence): boolean =>
  metadata.entries !== null || flags.includes('embedded-files') || /rfc822|outlook|mbox|zip/.test(mediaType);

const REFUSALS: Readonly<Record<string, MessageId>> = {
  'vault.not-a-file': 'evidence.not-a-file',
  'vault.too-large': 'evidence.too-large',
  'vault.changed': 'evidence.changed',
  'vault.altered': 'evidence.rotten-copy',
};

/** What says that this file, not the workspace, is at fault. */
const UNREADABLE = new Set([
  'ENOENT',
  'EACCES',
  'EPERM',
  'EISDIR',
  'ENOTDIR',
  'ENAMETOOLONG',
  'ELOOP',
  'EIO',
  'EBUSY',
  'ENXIO',
  'ETXTBSY',
  'ERR_INVALID_ARG_VALUE',
]);

async function regularFile(path: string): Promise<{ size: number }> {
  const there = await stat(path);
  if (!there.isFile()) throw new Problem('invalid', 'vault.not-a-file');
  return there;
}

/** What the files inside one offered file may come to, however deep they lie: archives in archives multiply. */
const MOST_INSIDE = { files: 50_000, bytes: 16 * 1024 ** 3 };

/** Counts the files inside one offered file. */
export class Allowance {
  #files: number;
  #bytes: number;

  constructor(files = 0, bytes = 0) {
    this.#files = files;
    this.#bytes = bytes;
  }

  /** Why a further file of `size` bytes is one too many; undefined while it is not, and then it is counted. */
  take(size: number): 'reading.too-many' | 'reading.expands-too-much' | undefined {
    if (this.#files >= MOST_INSIDE.files) return 'reading.too-many';
    if (this.#bytes + size > MOST_INSIDE.bytes) return 'reading.expands-too-much';
    this.#files += 1;
    this.#bytes += size;
    return undefined;
  }
}

let lastFolder = 0;
/** A folder for the files inside others, of nobody else in this process; what a crash leaves in it is swept away at the next start. */
export const innerFolder = (derived: string): string => {
  lastFolder += 1;
  return join(derived, 'receiving', `${process.pid}-${lastFolder}`);
};

/** Empty folders for the files inside others: one that stayed empty is lent again. */
export class InnerFolders {
  readonly #base: string;
  readonly #empty: string[] = [];
  #last = 0;

  constructor(base: string) {
    this.#base = base;
  }

  async lend(): Promise<string> {
    const again = this.#empty.pop();
    if (again !== undefined) return again;
    this.#last += 1;
    const folder = join(this.#base, String(this.#last));
    await mkdir(folder, { recursive: true });
    return folder;
  }

  /** A reader that was stopped half-way may have left files that nobody knows. */
  async takeBack(folder: string, { inner, found }: Pick<ExaminedFile, 'inner' | 'found'>): Promise<void> {
    if (inner.length > 0) return;
    if (found?.unreadable === '' || found === undefined) this.#empty.push(folder);
    else await rm(folder, { recursive: true, force: true });
  }

  /** Removes all of them, and the folders around them that nobody else uses. */
  async clear(): Promise<void> {
    await rm(this.#base, { recursive: true, force: true });
    for (const around of [join(this.#base, '..'), join(this.#base, '..', '..')]) await rmdir(around).catch(() => {});
  }
}
