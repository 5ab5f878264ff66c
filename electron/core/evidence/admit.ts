/** The second half of receiving: examined files become items, with custody, in the running write. */
import { appendCustody } from '../custody/custody.ts';
import type { CustodyAct } from '../custody/model.ts';
import { accept } from '../kit/accept.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Ids } from '../kit/world.ts';
import type { Containing } from '../reading/model.ts';
import type { Write } from '../store/store.ts';
import { recordBlobs } from '../vault/rows.ts';
import type { Vault } from '../vault/vault.ts';
import type { ExaminedFile, FoundFile } from './examine.ts';
import type { Examined, ExaminedTree } from './examine-all.ts';
import { evidenceFindings } from './findings.ts';
import { type Evidence, evidenceNotesSchema } from './model.ts';
import * as rows from './rows.ts';

export interface AdmitDeps {
  readonly vault: Vault;
  readonly ids: Ids;
}

/** An examined file that was not refused. */
export interface Candidate extends Pick<ExaminedFile, 'offer' | 'fileName'> {
  readonly found: FoundFile;
  readonly whence: Whence;
}

/** Where a file lay, as its custody tells it: a path of this machine, or `browser upload`, or '' for neither; or the item it came out of. */
export type Whence = { readonly path: string } | { readonly parent: { readonly id: string; readonly as: Containing } };

export interface Admitted {
  /** The item that holds the bytes. */
  readonly item: Evidence;
  /** It was there before, or came in just before under another name. */
  readonly duplicate: boolean;
}

/** Rows, custody and, just before the commit, the bytes. One answer for each candidate, in their order. */
export async function admitFiles(
  { vault, ids }: AdmitDeps,
  write: Write,
  matter: string,
  candidates: readonly Candidate[],
): Promise<readonly Admitted[]> {
  const known = await rows.selectByHash(write.db, matter, [...new Set(candidates.map(({ found }) => found.staged.sha256))]);
  const kept: Candidate[] = [];
  const admitted = candidates.map((candidate): Admitted => {
    const { sha256 } = candidate.found.staged;
    const same = known.get(sha256);
    if (same) return { item: same, duplicate: true };
    const item = itemOf(candidate, matter, ids.next(), write.at);
    known.set(sha256, item);
    kept.push(candidate);
    return { item, duplicate: false };
  });
  const imported = admitted.flatMap(({ item, duplicate }) => (duplicate ? [] : [item]));
  await recordBlobs(
    write,
    kept.map(({ found }) => found.staged),
  );
  await rows.insertItems(write.db, imported);
  for (const item of imported) write.record({ kind: 'evidence', id: item.id, before: null, after: item });
  await appendCustody(
    write,
    imported.map((item, index) => receivedAct(item, kept[index])),
  );
  write.beforeCommit(() => vault.keepAll(kept.map(({ found }) => found.staged)));
  return admitted;
}

function receivedAct(item: Evidence, candidate: Candidate | undefined): CustodyAct {
  const { offer, whence } = candidate ?? {};
  const lay = whence && ('parent' in whence ? { parent: whence.parent.id, as: whence.parent.as } : whence.path === '' ? {} : whence);
  const detail = { name: offer?.name ?? '', size: String(item.size), type: item.mediaType, from: item.receivedFrom, ...lay };
  return { item: item.id, event: 'received', hashBefore: null, hashAfter: item.sha256, detail };
}

function itemOf({ offer, fileName, found, whence }: Candidate, matter: string, id: string, receivedAt: string): Evidence {
  const { staged, mediaType, pages, unreadable, metadata, flags } = found;
  return {
    ...accept(evidenceNotesSchema, { kind: kindOf(mediaType), ...offer.notes }, `evidence:${fileName}`),
    ...{ id, matter, fileName, sha256: staged.sha256, size: staged.size },
    ...{ mediaType, pages, unreadable, metadata, flags: [...flags] },
    parent: 'parent' in whence ? whence.parent.id : '',
    password: '',
    receivedAt,
    receivedFrom: offer.from ?? '',
    withdrawn: '',
  };
}

/** What its type leaves no doubt about; the rest is for people to say. */
function kindOf(mediaType: string): Evidence['kind'] {
  if (/^(message\/rfc822|application\/vnd\.ms-outlook|application\/mbox)$/.test(mediaType)) return 'correspondence';
  if (/^(multipart\/related|application\/(warc|wacz))$/.test(mediaType)) return 'web-capture';
  return mediaType.startsWith('video/') ? 'video' : 'other';
}

export interface Received {
  readonly imported: readonly Evidence[];
  /** Bytes the matter holds already: `of` is the id of the item that does, `ofName` its file name. */
  readonly duplicates: readonly { readonly name: string; readonly of: string; readonly ofName: string; readonly withdrawn: boolean }[];
  readonly refused: readonly { readonly name: string; readonly finding: Finding }[];
  /** What to know about the imported ones, and which files inside others were not taken out. */
  readonly findings: readonly Finding[];
  /** For each file in the order offered: the id of the item that holds its bytes, or null when refused. */
  readonly items: readonly (string | null)[];
}

/** All of what was examined, files inside others after those they came out of. */
export async function admitAll(
  deps: AdmitDeps,
  write: Write,
  matter: string,
  examined: Examined,
  whence: (file: ExaminedTree) => Whence,
): Promise<Received> {
  if (!(await rows.matterExists(write.db, matter))) throw new Problem('not-found', 'matter.not-found', { id: matter });
  const received = {
    imported: [] as Evidence[],
    duplicates: [] as Received['duplicates'][number][],
    refused: [] as Received['refused'][number][],
  };
  const findings: Finding[] = [];
  const level = async (files: readonly ExaminedTree[], lay: (file: ExaminedTree) => Whence) => {
    const found = files.flatMap((file) => (file.found ? [{ file, found: file.found }] : []));
    const candidates = found.map(
      ({ file, found: one }): Candidate => ({ offer: file.offer, fileName: file.fileName, found: one, whence: lay(file) }),
    );
    const admitted = await admitFiles(deps, write, matter, candidates);
    const items = new Map<ExaminedTree, string>();
    const below = new Map<ExaminedTree, Whence>();
    for (const [index, { file }] of found.entries()) {
      const one = admitted[index];
      if (!one) continue;
      const { item, duplicate } = one;
      items.set(file, item.id);
      if (duplicate)
        received.duplicates.push({ name: file.fileName, of: item.id, ofName: item.fileName, withdrawn: item.withdrawn !== '' });
      else received.imported.push(item);
      for (const [at, child] of file.children.entries()) below.set(child, { parent: { id: item.id, as: file.inner[at]?.as ?? 'member' } });
      for (const { name, message } of file.innerRefused) {
        const left = finding('warning', `evidence/${item.id}`, message, { file: name });
        received.refused.push({ name, finding: left });
        findings.push(left);
      }
    }
    for (const { fileName, refused } of files) if (refused) received.refused.push({ name: fileName, finding: refused });
    if (below.size > 0) await level([...below.keys()], (child) => below.get(child) ?? { path: '' });
    return items;
  };
  const items = await level(examined.files, whence);
  return {
    ...received,
    findings: [...received.imported.flatMap(evidenceFindings), ...findings],
    items: examined.files.map((file) => items.get(file) ?? null),
  };
}
