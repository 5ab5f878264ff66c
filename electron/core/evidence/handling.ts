/** What is done with an item: looked at, handed out, opened with its password. Each leaves its mark in the chain of custody. */
import { appendCustody, openedOn } from '../custody/custody.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock } from '../kit/world.ts';
import type { Entry, Reader } from '../reading/reader.ts';
import type { Store } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';
import { type AdmitDeps, admitAll } from './admit.ts';
import { InnerFolders, innerFolder } from './examine.ts';
import { examineAll } from './examine-all.ts';
import type { Evidence } from './model.ts';
import { createRenditions } from './renditions.ts';
import * as rows from './rows.ts';

export interface HandlingDeps extends AdmitDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly reader: Reader;
  readonly derived: string;
}

/** A file the page may fetch; `etag` changes with its bytes. */
export interface EvidenceFile {
  readonly path: string;
  readonly mediaType: string;
  readonly etag: string;
}

export function createHandling(deps: HandlingDeps, need: (id: string) => Promise<Evidence>) {
  const { store, vault, clock, reader, derived } = deps;
  const renditions = createRenditions(derived, (sha256) => vault.path(sha256), reader);
  const toRead = ({ sha256, fileName: name, mediaType, password }: Evidence) => ({ path: vault.path(sha256), name, mediaType, password });

  return {
    /** The received bytes. */
    async file(id: string): Promise<EvidenceFile> {
      const { sha256, mediaType } = await need(id);
      return { path: vault.path(sha256), mediaType, etag: sha256 };
    },

    /** A picture as a document names it, by its hash; undefined unless an item of evidence holds it as PNG or JPEG. */
    async picture(sha256: string): Promise<EvidenceFile | undefined> {
      const found = await rows.selectTyped(store.db, sha256, ['image/png', 'image/jpeg']);
      return found && { path: vault.path(sha256), mediaType: found.mediaType, etag: sha256 };
    },

    /** A small WebP of a picture, or of the first page of a PDF; undefined for what has none. */
    async thumbnail(id: string): Promise<EvidenceFile | undefined> {
      const item = await need(id);
      const path = await renditions.thumbnail(item);
      return path === undefined ? undefined : { path, mediaType: 'image/webp', etag: `${item.sha256}-small` };
    },

    /** A page (from 1) as a WebP about `width` pixels wide; undefined for what has no such page. */
    async page(id: string, page: number, width: number): Promise<EvidenceFile | undefined> {
      const item = await need(id);
      const drawn = await renditions.page(item, page, width);
      return drawn && { path: drawn.path, mediaType: 'image/webp', etag: `${item.sha256}-${page}-${drawn.width}` };
    },

    /** An e-mail or a web capture as one page that loads nothing and runs nothing; null for other items. */
    markup: async (id: string): Promise<string | null> => reader.markup(toRead(await need(id))),

    /** What a container holds, as the viewer lists it; null for an item that is none. */
    entries: async (id: string): Promise<readonly Entry[] | null> => reader.entries(toRead(await need(id))),

    /** Items that came out of this one, in the order received. */
    inner: async (id: string): Promise<Evidence[]> => rows.selectInside(store.db, (await need(id)).id),

    /** Somebody looks at the item: noted once for each person and day. Nothing is noted where nothing can be written. */
    async opened(actor: Actor, id: string): Promise<void> {
      const { sha256 } = await need(id);
      const day = clock.today();
      if (store.readOnly || (await openedOn(store.db, id, actor.name, day))) return;
      // In the workspace's journal: a look is nothing done to the matter, and does not end what can be redone there.
      await store.write({ actor, matter: '', verb: 'open evidence', undoable: false }, async (write) => {
        if (await openedOn(write.db, id, actor.name, day)) return;
        await appendCustody(write, [{ item: id, event: 'opened', hashBefore: sha256, hashAfter: sha256, detail: { day } }]);
      });
    },

    /** A copy of the original left the workbench: to whom or as which file, as far as is known. */
    async exported(
      actor: Actor,
      id: string,
      to: { readonly file?: string | undefined; readonly recipient?: string | undefined },
    ): Promise<void> {
      const { matter, sha256 } = await need(id);
      if (store.readOnly) return;
      const { file = '', recipient = '' } = to;
      const detail = { ...(file === '' ? {} : { file }), ...(recipient === '' ? {} : { recipient }) };
      await store.write({ actor, matter, verb: 'export evidence', undoable: false }, (write) =>
        appendCustody(write, [{ item: id, event: 'exported', hashBefore: sha256, hashAfter: sha256, detail }]),
      );
    },

    /**
     * Opens an encrypted item: what it says of itself is read with the password, which is kept with it, and files inside it are received.
     * Refuses `evidence.wrong-password`; an item that is not locked is left as it is.
     */
    async unlock(actor: Actor, id: string, password: string): Promise<Evidence> {
      const locked = await need(id);
      if (locked.unreadable !== 'encrypted') return locked;
      const folders = new InnerFolders(innerFolder(derived));
      try {
        const { inner, innerRefused, ...read } = await reader.inspect({ ...toRead(locked), password }, { into: await folders.lend() });
        if (read.unreadable === 'encrypted') throw new Problem('invalid', 'evidence.wrong-password', { file: locked.fileName });
        const offers = inner.map(({ name, path }) => ({ name, path, from: locked.receivedFrom }));
        const examined = await examineAll(deps, await folders.lend(), offers);
        try {
          return await store.write({ actor, matter: locked.matter, verb: 'unlock evidence', undoable: false }, async (write) => {
            const { pages, unreadable, metadata, flags } = read;
            const before = await need(id);
            const after = { ...before, pages, unreadable, metadata, flags: [...flags], password };
            await rows.updateItems(write.db, [[before, after]]);
            write.record({ kind: 'evidence', id, before, after });
            const hashes = { hashBefore: after.sha256, hashAfter: after.sha256 };
            await appendCustody(write, [{ item: id, event: 'examined', ...hashes, detail: { how: 'password' } }]);
            await admitAll(deps, write, after.matter, examined, (file) => ({
              parent: { id, as: inner[examined.files.indexOf(file)]?.as ?? 'attachment' },
            }));
            return after;
          });
        } finally {
          await examined.discard();
        }
      } finally {
        await folders.clear();
      }
    },
  };
}
