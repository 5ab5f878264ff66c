/** Evidence: received, described, linked, withdrawn. Never deleted, and its bytes never change. */
import { dirname, resolve, sep } from 'node:path';
import { custodyOf } from '../custody/custody.ts';
import type { CustodyEvent } from '../custody/model.ts';
import type { Jobs, StartedJob } from '../jobs/service.ts';
import { accept } from '../kit/accept.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock, Ids } from '../kit/world.ts';
import type { Reader } from '../reading/reader.ts';
import type { Store, Write } from '../store/store.ts';
import type { Vault } from '../vault/vault.ts';
import { admitAll, type Received } from './admit.ts';
import { createChanging } from './changing.ts';
import { innerFolder } from './examine.ts';
import { type Examined, type ExaminedTree, type ExamineOptions, examineAll } from './examine-all.ts';
import { createHandling } from './handling.ts';
import { createListing } from './listing.ts';
import { type Evidence, evidenceNotesSchema, type ListedEvidence } from './model.ts';
import type { Offer, SentFile } from './offers.ts';
import { createReceiving } from './receiving.ts';
import * as rows from './rows.ts';

export interface EvidenceDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly jobs: Jobs;
  readonly reader: Reader;
  /** Folder of what can be made again (`<workspace>/derived`). */
  readonly derived: string;
  /** The exhibit number of each item of a matter, by evidence id; from the room that numbers them. */
  readonly exhibits: { numbers(matter: string): Promise<ReadonlyMap<string, number>> };
}

export type EvidenceService = ReturnType<typeof createEvidenceService>;

export function createEvidenceService(deps: EvidenceDeps) {
  const { store, derived, exhibits } = deps;
  const folder = dirname(derived);
  const { need, ...changing } = createChanging(deps);
  const handling = createHandling(deps, need);
  const listing = createListing(store);
  const receiving = createReceiving({ ...deps, folder });

  /** A folder put together under the workspace for a while says nothing of where a file came from. */
  const whereabouts = ({ offer }: ExaminedTree) => ({ path: `${resolve(offer.path)}`.startsWith(resolve(folder) + sep) ? '' : offer.path });
  const matterThere = async (matter: string) => {
    if (!(await rows.matterExists(store.db, matter))) throw new Problem('not-found', 'matter.not-found', { id: matter });
  };

  const service = {
    ...changing,
    ...handling,

    /** Items in use, in the order received. */
    async list(matter: string): Promise<ListedEvidence[]> {
      const [kept, numbers] = await Promise.all([listing.items(matter), exhibits.numbers(matter)]);
      const listed: ListedEvidence[] = [];
      for (const { item, findings } of kept)
        if (item.withdrawn === '') listed.push({ ...item, exhibit: numbers.get(item.id) ?? null, findings });
      return listed;
    },

    /** Items taken out of use. */
    async withdrawn(matter: string): Promise<Evidence[]> {
      return [...(await listing.items(matter))].flatMap(({ item }) => (item.withdrawn === '' ? [] : [item]));
    },

    get: need,

    /** How many items in use each matter has, by its id. */
    counts: () => rows.countByMatter(store.db),

    async custody(id: string): Promise<CustodyEvent[]> {
      await need(id);
      return custodyOf(store.db, id);
    },

    /**
     * Starts receiving files and folders as a job, of any number and size: each file, and each file inside one, ends as imported, as a
     * duplicate, or refused with its reason (`jobs.files`).
     */
    async startReceiving(actor: Actor, matter: string, offers: readonly (Offer | SentFile)[]): Promise<StartedJob> {
      if (store.readOnly) throw new Problem('locked', 'store.read-only', { folder });
      await matterThere(matter);
      for (const { name, notes } of offers) if (notes) accept(evidenceNotesSchema, notes, `evidence:${name}`);
      return receiving.start(actor, matter, offers);
    },

    /** Removes what ended jobs left in derived folders. */
    sweep: receiving.sweep,

    /** Copies files aside, hashes and reads them, before anything is written. End with `discard`. */
    examine: (offers: readonly Offer[], options?: ExamineOptions): Promise<Examined> =>
      examineAll(deps, innerFolder(derived), offers, options),

    /** The second half of receiving, inside a running write: rows and custody now, bytes into the vault just before the commit. */
    async admit(write: Write, matter: string, examined: Examined): Promise<Received> {
      return admitAll(deps, write, matter, examined, whereabouts);
    },

    /** Receives a few files in one transaction, for callers that wait for it. Each of them ends as imported, as a duplicate, or refused. */
    async receive(actor: Actor, input: { matter: string; files: readonly Offer[] }, options: ExamineOptions = {}): Promise<Received> {
      const { matter } = input;
      await matterThere(matter);
      const examined = await service.examine(input.files, options);
      try {
        options.signal?.throwIfAborted();
        const act = { actor, matter, verb: 'receive evidence', undoable: false };
        return await store.write(act, (write) => service.admit(write, matter, examined));
      } finally {
        await examined.discard();
      }
    },
  };
  return service;
}
