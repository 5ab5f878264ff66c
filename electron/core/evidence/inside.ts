/** Files found inside others while a job receives them: where they lie until their turn, and how they are found again after a restart. */
import { rm } from 'node:fs/promises';
import type { StoredFile } from '../jobs/rows.ts';
import * as jobRows from '../jobs/rows.ts';
import type { InnerFile } from '../reading/model.ts';
import type { Reader } from '../reading/reader.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';
import type { InnerFolders } from './examine.ts';
import { waitingOf } from './offers.ts';
import * as rows from './rows.ts';

export interface InsideFiles {
  /** Where its bytes lie; undefined when they cannot be had again. */
  pathOf(file: StoredFile): Promise<string | undefined>;
  /** Remembers what came out of the file of a line that was brought in. */
  taken(parentNo: number, inner: readonly InnerFile[]): void;
  /** It is in the vault, or refused. */
  done(file: StoredFile): Promise<void>;
}

export interface InsideDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly reader: Reader;
}

export function insideFiles({ store, vault, reader }: InsideDeps, job: string, folders: InnerFolders): InsideFiles {
  const paths = new Map<string, string>();
  const again = new Map<number, Promise<void>>();
  const keyOf = ({ parentNo }: StoredFile, inside: number) => `${parentNo}/${inside}`;
  const taken = (parentNo: number, inner: readonly InnerFile[]) => {
    for (const [index, { path }] of inner.entries()) paths.set(`${parentNo}/${index}`, path);
  };

  /** Takes the files out once more, of the bytes as they lie in the vault: the same bytes give the same files in the same order. */
  async function takeOut(parentNo: number, depth: number): Promise<void> {
    const parent = await jobRows.selectFile(store.db, job, parentNo);
    const item = parent?.evidence && (await rows.selectItem(store.db, parent.evidence));
    if (!item) return;
    const file = { path: vault.path(item.sha256), name: item.fileName, mediaType: item.mediaType };
    taken(parentNo, (await reader.inspect(file, { into: await folders.lend(), depth })).inner);
  }

  return {
    taken,
    async pathOf(file) {
      const waiting = waitingOf(file);
      if ('path' in waiting) return waiting.path;
      const known = paths.get(keyOf(file, waiting.inside));
      if (known !== undefined || file.parentNo === null) return known;
      const taking = again.get(file.parentNo) ?? takeOut(file.parentNo, waiting.depth - 1);
      again.set(file.parentNo, taking);
      await taking;
      return paths.get(keyOf(file, waiting.inside));
    },
    async done(file) {
      const waiting = waitingOf(file);
      if ('path' in waiting) {
        if (waiting.sent) await rm(waiting.path, { force: true });
        return;
      }
      const path = paths.get(keyOf(file, waiting.inside));
      if (path === undefined) return;
      paths.delete(keyOf(file, waiting.inside));
      await rm(path, { force: true });
    },
  };
}
