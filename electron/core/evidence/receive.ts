/** The second half of receiving: examined files become items, with custody, in the running write. */
import { appendCustody } from '../custody/custody.ts';
import { accept } from '../kit/accept.ts';
import type { Finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Ids } from '../kit/world.ts';
import { metadataSchema } from '../reading/model.ts';
import type { Write } from '../store/store.ts';
import { recordBlob } from '../vault/rows.ts';
import type { Examined, ExaminedFile } from './examine.ts';
import { evidenceFindings } from './findings.ts';
import { type Evidence, evidenceNotesSchema } from './model.ts';
import * as rows from './rows.ts';

export interface Received {
  readonly imported: readonly Evidence[];
  /** Bytes the matter holds already: `of` is the id of the item that does, `ofName` its file name. */
  readonly duplicates: readonly { readonly name: string; readonly of: string; readonly ofName: string; readonly withdrawn: boolean }[];
  readonly refused: readonly { readonly name: string; readonly finding: Finding }[];
  /** What to know about the imported ones. */
  readonly findings: readonly Finding[];
  /** For each file in the order offered: the id of the item that holds its bytes, or null when refused. */
  readonly items: readonly (string | null)[];
}

type Found = ExaminedFile & Required<Pick<ExaminedFile, 'found'>>;
const isFound = (file: ExaminedFile): file is Found => file.found !== undefined;

export async function admit(write: Write, matter: string, examined: Examined, ids: Ids): Promise<Received> {
  if (!(await rows.matterExists(write.db, matter))) throw new Problem('not-found', 'matter.not-found', { id: matter });
  const found = examined.files.filter(isFound);
  const known = await rows.selectByHash(write.db, matter, [...new Set(found.map((file) => file.found.staged.sha256))]);
  const imported: Evidence[] = [];
  const kept: Found[] = [];
  const duplicates: Received['duplicates'][number][] = [];
  const items = examined.files.map((file) => {
    if (!isFound(file)) return null;
    const { sha256 } = file.found.staged;
    const same = known.get(sha256);
    if (same) {
      duplicates.push({ name: file.fileName, of: same.id, ofName: same.fileName, withdrawn: same.withdrawn !== '' });
      return same.id;
    }
    const item = itemOf(file, matter, ids.next(), write.at);
    known.set(sha256, item);
    imported.push(item);
    kept.push(file);
    return item.id;
  });

  for (const { found } of kept) await recordBlob(write, found.staged);
  await rows.insertItems(write.db, imported);
  for (const item of imported) write.record({ kind: 'evidence', id: item.id, before: null, after: item });
  await appendCustody(
    write,
    imported.map((item, index) => ({
      item: item.id,
      event: 'received',
      hashBefore: null,
      hashAfter: item.sha256,
      detail: { name: kept[index]?.offer.name ?? '', size: String(item.size), type: item.mediaType, from: item.receivedFrom },
    })),
  );
  write.beforeCommit(() => keepAll(kept));
  return {
    imported,
    duplicates,
    refused: examined.files.flatMap(({ fileName, refused }) => (refused ? [{ name: fileName, finding: refused }] : [])),
    findings: imported.flatMap(evidenceFindings),
    items,
  };
}

/** A few at a time, so that the disk syncs them together; waits for all of those before it gives up. */
async function keepAll(files: readonly Found[]): Promise<void> {
  for (let from = 0; from < files.length; from += 8) {
    const moved = await Promise.allSettled(files.slice(from, from + 8).map(({ found }) => found.staged.keep()));
    const broken = moved.find((one) => one.status === 'rejected');
    if (broken) throw broken.reason;
  }
}

function itemOf({ offer, fileName, found }: Found, matter: string, id: string, receivedAt: string): Evidence {
  const { staged, mediaType, pages, unreadable } = found;
  return {
    ...accept(evidenceNotesSchema, offer.notes ?? {}, `evidence:${fileName}`),
    id,
    matter,
    fileName,
    sha256: staged.sha256,
    size: staged.size,
    mediaType,
    pages,
    unreadable,
    metadata: metadataSchema.parse({}),
    flags: [],
    parent: '',
    password: '',
    receivedAt,
    receivedFrom: offer.from ?? '',
    withdrawn: '',
  };
}
