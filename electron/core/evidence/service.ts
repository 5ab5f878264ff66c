/** Evidence: received, described, linked, withdrawn. Never deleted, and its bytes never change. */
import { appendCustody, custodyOf } from '../custody/custody.ts';
import type { CustodyEvent } from '../custody/model.ts';
import { accept } from '../kit/accept.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Ids } from '../kit/world.ts';
import type { Reader } from '../reading/reader.ts';
import type { Store, Write } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';
import { type Examined, type ExamineOptions, examine, type Offer } from './examine.ts';
import { evidenceFindings } from './findings.ts';
import { type Evidence, type EvidenceNotes, evidenceNotesSchema, evidenceSchema, type Link, type ListedEvidence } from './model.ts';
import { admit, type Received } from './receive.ts';
import { createRenditions } from './renditions.ts';
import * as rows from './rows.ts';

export interface EvidenceDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly ids: Ids;
  readonly reader: Reader;
  /** Folder of what can be made again (`<workspace>/derived`). */
  readonly derived: string;
  /** The exhibit number of each item of a matter, by evidence id; from the room that numbers them. */
  readonly exhibits: { numbers(matter: string): Promise<ReadonlyMap<string, number>> };
}

/** A file the page may fetch; `etag` changes with its bytes. */
export interface EvidenceFile {
  readonly path: string;
  readonly mediaType: string;
  readonly etag: string;
}

export type EvidenceService = ReturnType<typeof createEvidenceService>;

export function createEvidenceService({ store, vault, ids, reader, derived, exhibits }: EvidenceDeps) {
  const renditions = createRenditions(derived, (sha256) => vault.path(sha256), reader);

  const need = async (id: string): Promise<Evidence> => {
    const item = await rows.selectItem(store.db, id);
    if (!item) throw new Problem('not-found', 'evidence.not-found', { id });
    return item;
  };
  const change = async (write: Write, before: Evidence, after: Evidence): Promise<Evidence> => {
    await put(write, before, after);
    write.record({ kind: 'evidence', id: after.id, before, after });
    return after;
  };

  store.restores('evidence', async (write, id, state) => {
    const before = await rows.selectItem(write.db, id);
    if (!before || state === null) throw new Problem('unsupported', 'store.cannot-undo', { kind: 'evidence' });
    await put(write, before, evidenceSchema.parse(state));
  });

  const service = {
    /** Items in use, in the order received. */
    async list(matter: string): Promise<ListedEvidence[]> {
      const [items, numbers] = await Promise.all([rows.selectEvidence(store.db, matter), exhibits.numbers(matter)]);
      return items.map((item) => ({ ...item, exhibit: numbers.get(item.id) ?? null, findings: evidenceFindings(item) }));
    },

    /** Items taken out of use. */
    async withdrawn(matter: string): Promise<Evidence[]> {
      return (await rows.selectEvidence(store.db, matter, true)).filter((item) => item.withdrawn !== '');
    },

    get: need,

    /** How many items in use each matter has, by its id. */
    counts: () => rows.countByMatter(store.db),

    async custody(id: string): Promise<CustodyEvent[]> {
      await need(id);
      return custodyOf(store.db, id);
    },

    /** Changes what is said about an item. Fields not given stay as they are. */
    async update(actor: Actor, id: string, patch: Partial<EvidenceNotes>): Promise<Evidence> {
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'describe evidence', undoable: true }, async (write) => {
        const before = await need(id);
        const notes = accept(evidenceNotesSchema, { ...before, ...patch }, `evidence/${id}`);
        return change(write, before, { ...before, ...notes });
      });
    },

    async link(actor: Actor, id: string, link: Link): Promise<Evidence> {
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'link evidence', undoable: true }, (write) => service.linkIn(write, id, link));
    },

    async unlink(actor: Actor, id: string, link: Link): Promise<Evidence> {
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'unlink evidence', undoable: true }, async (write) => {
        const before = await need(id);
        return change(write, before, { ...before, links: before.links.filter((one) => one.to !== link.to || one.id !== link.id) });
      });
    },

    /** `link` inside a running write (intake). */
    async linkIn(write: Write, id: string, link: Link): Promise<Evidence> {
      const before = await need(id);
      if (before.links.some((one) => one.to === link.to && one.id === link.id)) return before;
      return change(write, before, { ...before, links: [...before.links, link] });
    },

    /** Copies files aside, hashes and measures them, before anything is written. End with `discard`. */
    examine: (offers: readonly Offer[], options?: ExamineOptions): Promise<Examined> => examine(vault, offers, options),

    /** The second half of receiving, inside a running write: rows and custody now, bytes into the vault just before the commit. */
    admit: (write: Write, matter: string, examined: Examined): Promise<Received> => admit(write, matter, examined, ids),

    /** Receives files in one transaction. Each of them ends as imported, as a duplicate, or refused with its reason. */
    async receive(actor: Actor, input: { matter: string; files: readonly Offer[] }, options: ExamineOptions = {}): Promise<Received> {
      const { matter } = input;
      if (!(await rows.matterExists(store.db, matter))) throw new Problem('not-found', 'matter.not-found', { id: matter });
      const examined = await examine(vault, input.files, options);
      try {
        options.signal?.throwIfAborted();
        const act = { actor, matter, verb: 'receive evidence', undoable: false };
        return await store.write(act, (write) => admit(write, matter, examined, ids));
      } finally {
        await examined.discard();
      }
    },

    /** Takes an item out of use. Its bytes and its custody stay; an exhibit has to leave the exhibit list first. */
    async withdraw(actor: Actor, id: string, reason: string): Promise<Evidence> {
      if (reason.trim() === '') throw new Problem('invalid', 'evidence.reason-missing');
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'withdraw evidence', undoable: true }, async (write) => {
        const number = (await exhibits.numbers(matter)).get(id);
        if (number !== undefined) throw new Problem('conflict', 'evidence.is-exhibit', { number });
        const before = await need(id);
        return change(write, before, { ...before, withdrawn: reason.trim() });
      });
    },

    /** Takes a withdrawn item back into use. */
    async reinstate(actor: Actor, id: string): Promise<Evidence> {
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'reinstate evidence', undoable: true }, async (write) => {
        const before = await need(id);
        return change(write, before, { ...before, withdrawn: '' });
      });
    },

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
    async markup(id: string): Promise<string | null> {
      const { sha256, fileName, mediaType } = await need(id);
      return reader.markup({ path: vault.path(sha256), name: fileName, mediaType });
    },
  };
  return service;
}

/** Writes an item, and a custody event when it goes out of use or comes back; so an undo leaves its trace there too. */
async function put(write: Write, before: Evidence, after: Evidence): Promise<void> {
  await rows.updateItem(write.db, after);
  if ((before.withdrawn === '') === (after.withdrawn === '')) return;
  const hashes = { hashBefore: after.sha256, hashAfter: after.sha256 };
  const event = after.withdrawn === '' ? 'reinstated' : 'withdrawn';
  await appendCustody(write, [{ item: after.id, event, purpose: after.withdrawn, ...hashes }]);
}
