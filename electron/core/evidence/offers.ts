/** What is offered to a matter: files, and folders with all that is in them. Everything that is found ends as a line, nothing is left out in silence. */
import type { Stats } from 'node:fs';
import { lstat, opendir } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import type { StoredFile } from '../jobs/rows.ts';
import type { Finding } from '../kit/finding.ts';
import type { MessageId } from '../kit/messages.ts';
import type { Containing } from '../reading/model.ts';
import { refusal } from './findings.ts';
import type { EvidenceNotes } from './model.ts';
import { isSystemName } from './names.ts';

/** A file or a folder as offered. `name` is how its sender calls it; of a file, only its last part is kept as the file name. */
export interface Offer {
  readonly path: string;
  readonly name: string;
  /** Person or place it came from. */
  readonly from?: string;
  readonly notes?: Partial<EvidenceNotes>;
}

/** A file that was sent to the workbench, and belongs to it: it is moved, not copied, and thrown away once it is received. */
export interface SentFile extends Offer {
  readonly sent: true;
}

/** How a file is found that still waits. */
export type Waiting =
  | { readonly path: string; readonly from?: string; readonly notes?: Offer['notes']; readonly sent?: true }
  /** The n-th file inside the file of the line above it. */
  | { readonly inside: number; readonly as: Containing; readonly depth: number; readonly from?: string };

export const waitingOf = ({ data }: StoredFile): Waiting => data.offer as Waiting;

/** One file of what was offered. */
export interface OfferedFile extends Offer {
  readonly sent?: true;
  /** Bytes, as the file system says; 0 when it does not. */
  readonly size: number;
  /** Why it is refused before anybody opens it. */
  readonly refused?: Finding;
}

/** Deeper folders than people make; a loop of mounts would have no end. */
const DEEPEST = 64;

/**
 * Walks through what is offered, in the order of names. Links are not followed, files that systems leave in folders are not taken, nor is
 * anything that lies in `workspace`: each of these is one refused line.
 */
export async function* filesOf(offers: readonly (Offer | SentFile)[], workspace: string): AsyncGenerator<OfferedFile> {
  for (const offer of offers) {
    if ('sent' in offer) yield { ...offer, size: (await lstat(offer.path).catch(() => undefined))?.size ?? 0 };
    else yield* walk(offer, resolve(workspace) + sep, 0);
  }
}

async function* walk(offer: Offer, workspace: string, depth: number): AsyncGenerator<OfferedFile> {
  const refused = (id: MessageId, params: Record<string, string> = {}): OfferedFile => ({
    ...offer,
    size: 0,
    refused: refusal(offer.name, id, params),
  });
  if (`${resolve(offer.path)}${sep}`.startsWith(workspace)) return yield refused('evidence.own-folder');
  let state: Stats;
  try {
    state = await lstat(offer.path);
  } catch (error) {
    // Bytes of another encoding were replaced in the name, so nothing has this one.
    const misnamed = codeOf(error) === 'ENOENT' && offer.path.includes('\ufffd');
    return yield misnamed ? refused('evidence.not-unicode') : refused('evidence.unreadable', { reason: codeOf(error) });
  }
  if (state.isSymbolicLink()) return yield refused('evidence.link');
  if (isSystemName(offer.name, state.isDirectory())) return yield refused('evidence.system-file');
  if (state.isFile()) return yield { ...offer, size: state.size };
  if (!state.isDirectory()) return yield refused('evidence.not-a-file');
  if (depth >= DEEPEST) return yield refused('evidence.folder-too-deep');
  let names: string[];
  try {
    names = await namesIn(offer.path);
  } catch (error) {
    return yield refused('evidence.unreadable', { reason: codeOf(error) });
  }
  if (names.length === 0 && depth === 0) yield refused('evidence.empty-folder');
  for (const name of names) yield* walk({ ...offer, path: join(offer.path, name), name: `${offer.name}/${name}` }, workspace, depth + 1);
}

/** Piece by piece: a folder may hold a hundred thousand names, and the window is answered meanwhile. */
async function namesIn(folder: string): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of await opendir(folder, { bufferSize: 256 })) names.push(name);
  return names.sort(byNumber);
}

/** `2.png` before `10.png`, as the systems show them. */
const { compare: byNumber } = new Intl.Collator('en', { numeric: true });

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error));
