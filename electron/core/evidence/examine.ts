/** The first half of receiving: every file is copied aside, hashed, named by its bytes and measured. Nothing is in the workspace yet. */
import { stat } from 'node:fs/promises';
import { type Finding, finding } from '../kit/finding.ts';
import type { MessageId } from '../kit/messages.ts';
import { Problem } from '../kit/problem.ts';
import { mediaTypeOf } from '../reading/media-type.ts';
import type { Staged, Vault } from '../vault/vault.ts';
import { measure } from './measure.ts';
import type { Evidence, EvidenceNotes } from './model.ts';
import { cleanFileName } from './names.ts';

/** A file as offered. `name` is how its sender calls it; only its last part is kept as the file name. */
export interface Offer {
  readonly path: string;
  readonly name: string;
  /** Person or place it came from. */
  readonly from?: string;
  readonly notes?: Partial<EvidenceNotes>;
}

export interface ExaminedFile {
  readonly offer: Offer;
  readonly fileName: string;
  /** What came out of it; absent when refused. */
  readonly found?: Pick<Evidence, 'mediaType' | 'pages' | 'unreadable'> & { readonly staged: Staged };
  readonly refused?: Finding;
}

/** Files in the order offered. Whoever asked for it calls `discard` in the end, kept or not. */
export interface Examined {
  readonly files: readonly ExaminedFile[];
  discard(): Promise<void>;
}

export interface ExamineOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, name: string) => void;
}

const LIMIT = 4 * 1024 ** 3;

/** Files worked on at once: enough to keep the disk busy while it syncs, few enough to hold little in memory. */
const LANES = 4;

/** Refuses single files with a finding; only a full disk, a cancel or a fault of the workspace stops the whole. */
export async function examine(vault: Vault, offers: readonly Offer[], options: ExamineOptions = {}): Promise<Examined> {
  const examined = new Map<number, ExaminedFile>();
  const discard = async () => {
    for (const { found } of examined.values()) await found?.staged.drop();
  };
  const waiting = offers.entries();
  let failed = false;
  const lane = async () => {
    for (const [index, offer] of waiting) {
      if (failed) return;
      options.signal?.throwIfAborted();
      const fileName = cleanFileName(offer.name);
      options.onProgress?.(examined.size, offers.length, fileName);
      examined.set(index, await examineFile(vault, offer, fileName, options.signal));
    }
  };
  const fail = (error: unknown) => {
    failed = true;
    throw error;
  };
  const lanes = await Promise.allSettled(Array.from({ length: LANES }, () => lane().catch(fail)));
  const broken = lanes.find((one) => one.status === 'rejected');
  if (broken) {
    await discard();
    throw broken.reason;
  }
  return { files: offers.flatMap((_, index) => examined.get(index) ?? []), discard };
}

async function examineFile(vault: Vault, offer: Offer, fileName: string, signal?: AbortSignal): Promise<ExaminedFile> {
  const refuse = (id: MessageId, reason = ''): ExaminedFile => {
    const params = reason ? { file: fileName, reason } : { file: fileName };
    return { offer, fileName, refused: finding('error', `evidence:${fileName}`, id, params) };
  };
  let staged: Staged | undefined;
  try {
    const { size } = await regularFile(offer.path);
    if (size === 0) return refuse('evidence.empty');
    if (size > LIMIT) return refuse('evidence.too-large');
    staged = await vault.stage(offer.path, { limit: LIMIT, ...(signal ? { signal } : {}) });
    if (staged.size === 0) {
      await staged.drop();
      return refuse('evidence.empty');
    }
    const mediaType = await mediaTypeOf(staged.path, fileName);
    return { offer, fileName, found: { staged, mediaType, ...(await measure(staged.path, mediaType)) } };
  } catch (error) {
    await staged?.drop();
    if (error instanceof Problem) {
      const refusal = REFUSALS[error.id];
      if (refusal) return refuse(refusal);
      throw error;
    }
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!UNREADABLE.has(code)) throw error;
    return refuse('evidence.unreadable', code);
  }
}

const REFUSALS: Readonly<Record<string, MessageId>> = {
  'vault.not-a-file': 'evidence.not-a-file',
  'vault.too-large': 'evidence.too-large',
  'vault.changed': 'evidence.changed',
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
  'ERR_INVALID_ARG_VALUE',
]);

async function regularFile(path: string): Promise<{ size: number }> {
  const there = await stat(path);
  if (!there.isFile()) throw new Problem('invalid', 'vault.not-a-file');
  return there;
}
