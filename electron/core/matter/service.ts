/** Matters: opened, changed, removed. Every change is journalled and can be taken back. */
import type { z } from 'zod';
import { accept } from '../kit/accept.ts';
import type { Finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock, Ids } from '../kit/world.ts';
import type { Store, Write } from '../store/store.ts';
import { matterFindings } from './check.ts';
import { type Collection, collections, type Matter, type MatterPatch, matterPatchSchema, matterSchema } from './model.ts';
import type { Packs } from './pack.ts';
import * as rows from './rows.ts';

export interface MatterSummary {
  readonly id: string;
  readonly title: string;
  readonly pack: string;
  readonly caseNumber: string;
  /** The court's name; '' while none is chosen. */
  readonly court: string;
  readonly updatedAt: string;
  readonly sellers: number;
  readonly evidence: number;
}

/** How many sellers and evidence items each matter holds; counted by the rooms that own them. */
export type Counts = () => Promise<ReadonlyMap<string, { readonly sellers: number; readonly evidence: number }>>;

export interface MatterDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly packs: Packs;
  readonly counts?: Counts;
}

export type MatterService = ReturnType<typeof createMatterService>;

export function createMatterService({ store, clock, ids, packs, counts }: MatterDeps) {
  const need = async (id: string): Promise<Matter> => {
    const matter = await rows.selectMatter(store.db, id);
    if (!matter) throw new Problem('not-found', 'matter.not-found', { id });
    return matter;
  };
  const touch = async (write: Write, id: string): Promise<rows.Head> => {
    const head = await rows.selectHead(write.db, id);
    if (!head || !(await rows.selectMatter(write.db, id))) throw new Problem('not-found', 'matter.not-found', { id });
    const touched = { ...head, updatedAt: clock.now() };
    await rows.upsertHead(write.db, touched);
    return touched;
  };
  const needPack = (pack: string): void => {
    if (!packs.get(pack)) throw new Problem('invalid', 'matter.unknown-pack', { pack });
  };

  store.restores('matter', async (write, id, state) => {
    if (state === null) return rows.markRemoved(write.db, id);
    const head = await rows.selectHead(write.db, id);
    await rows.upsertHead(write.db, rows.headOf(matterSchema.parse({ ...head, ...(state as object), updatedAt: clock.now() })));
  });
  store.restores('matter-item', async (write, id, state) => {
    const placed = state as rows.Placed | null;
    const there = placed ?? (await rows.selectItem(write.db, id));
    if (!there) return;
    if (placed) await rows.placeItem(write.db, placed);
    else await rows.removeItem(write.db, there.matter, id);
    await touch(write, there.matter);
  });

  return {
    async list(): Promise<MatterSummary[]> {
      const [heads, counted] = await Promise.all([rows.selectHeads(store.db), counts?.()]);
      return heads.map(({ id, title, pack, caseNumber, court, updatedAt }) => ({
        id,
        title,
        pack,
        caseNumber,
        court: court.name || (packs.get(pack)?.courts.find((one) => one.id === court.id)?.name ?? ''),
        updatedAt,
        sellers: counted?.get(id)?.sellers ?? 0,
        evidence: counted?.get(id)?.evidence ?? 0,
      }));
    },

    get: need,

    /** What is wrong in the data entered so far; each finding names its field as `matter/<list>/<id>/<field>`. */
    async findings(id: string): Promise<Finding[]> {
      const matter = await need(id);
      return matterFindings(matter, packs.get(matter.pack));
    },

    async create(actor: Actor, input: { title: string; pack: string }): Promise<Matter> {
      needPack(input.pack);
      const now = clock.now();
      const matter = accept(matterSchema, { ...input, id: ids.next(), createdAt: now, updatedAt: now }, 'matter');
      return store.write({ actor, matter: matter.id, verb: 'create matter', undoable: true }, async (write) => {
        await insertFrame(write, matter);
        return matter;
      });
    },

    /** Changes top-level fields. `particulars` are merged by name; every other field is replaced. */
    async update(actor: Actor, id: string, patch: MatterPatch): Promise<Matter> {
      const change = accept(matterPatchSchema, patch, 'matter');
      if (change.pack !== undefined) needPack(change.pack);
      await store.write({ actor, matter: id, verb: 'change matter', undoable: true }, async (write) => {
        const head = await touch(write, id);
        const next: Record<string, unknown> = { ...change };
        if (change.particulars) next.particulars = { ...head.particulars, ...change.particulars };
        const before = Object.fromEntries(Object.keys(next).map((key) => [key, head[key as keyof rows.Head]]));
        const after = accept(matterSchema, { ...head, ...next }, 'matter');
        await rows.upsertHead(write.db, rows.headOf(after));
        write.record({ kind: 'matter', id, before, after: next });
      });
      return need(id);
    },

    /** Adds an item to a list of the matter, or changes the fields given of the one with its id. Returns the whole item. */
    async put<C extends Collection>(
      actor: Actor,
      id: string,
      collection: C,
      item: Readonly<Record<string, unknown>>,
    ): Promise<Matter[C][number]> {
      return store.write({ actor, matter: id, verb: `change ${collection}`, undoable: true }, async (write) => {
        await touch(write, id);
        const key = typeof item.id === 'string' && item.id !== '' ? item.id : ids.next();
        const before = await rows.selectItem(write.db, key);
        if (before && (before.matter !== id || before.collection !== collection))
          throw new Problem('conflict', 'matter.item-elsewhere', { id: key, collection: before.collection });
        const where = `matter/${collection}/${key}`;
        const next = accept(collections[collection] as z.ZodType<Matter[C][number]>, { ...before?.item, ...item, id: key }, where);
        const position = before?.position ?? (await rows.countItems(write.db, id, collection));
        const after: rows.Placed = { matter: id, collection, position, item: next };
        await rows.placeItem(write.db, after);
        write.record({ kind: 'matter-item', id: key, before: before ?? null, after });
        return next;
      });
    },

    async drop(actor: Actor, id: string, collection: Collection, item: string): Promise<void> {
      await store.write({ actor, matter: id, verb: `remove from ${collection}`, undoable: true }, async (write) => {
        await touch(write, id);
        const before = await rows.selectItem(write.db, item);
        if (before?.matter !== id || before.collection !== collection)
          throw new Problem('not-found', 'matter.item-not-found', { id: item, collection });
        await rows.removeItem(write.db, id, item);
        write.record({ kind: 'matter-item', id: item, before, after: null });
      });
    },

    /** Moves an item to the 0-based place `to` of its list; beyond the end means last. */
    async move(actor: Actor, id: string, collection: Collection, item: string, to: number): Promise<void> {
      await store.write({ actor, matter: id, verb: `order ${collection}`, undoable: true }, async (write) => {
        await touch(write, id);
        const before = await rows.selectItem(write.db, item);
        if (before?.matter !== id || before.collection !== collection)
          throw new Problem('not-found', 'matter.item-not-found', { id: item, collection });
        const last = (await rows.countItems(write.db, id, collection)) - 1;
        const after: rows.Placed = { ...before, position: Math.max(0, Math.min(to, last)) };
        await rows.placeItem(write.db, after);
        write.record({ kind: 'matter-item', id: item, before, after });
      });
    },

    /** Hides the matter; its sellers and evidence stay, and undo brings all of it back. */
    async remove(actor: Actor, id: string): Promise<void> {
      await store.write({ actor, matter: id, verb: 'remove matter', undoable: true }, async (write) => {
        const before = await touch(write, id);
        await rows.markRemoved(write.db, id);
        write.record({ kind: 'matter', id, before, after: null });
      });
    },

    insert: insertFrame,
    insertItems: async (write: Write, matter: Matter): Promise<void> => {
      await rows.insertItems(write.db, matter);
      for (const [collection, position, item] of placed(matter))
        write.record({ kind: 'matter-item', id: item.id, before: null, after: { matter: matter.id, collection, position, item } });
    },
  };
}

/** Writes a new matter without its lists inside a running transaction (intake); `insertItems` adds those. */
async function insertFrame(write: Write, matter: Matter): Promise<void> {
  await rows.upsertHead(write.db, rows.headOf(matter));
  write.record({ kind: 'matter', id: matter.id, before: null, after: rows.headOf(matter) });
}

function* placed(matter: Matter): Iterable<[Collection, number, rows.Item]> {
  for (const collection of rows.collectionNames)
    for (const [position, item] of matter[collection].entries()) yield [collection, position, item];
}
