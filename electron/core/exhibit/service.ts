/** The exhibit list of a matter: numbers run 1, 2, 3 … without a gap, in the order of the list. */
import { matterOfItems } from '../evidence/rows.ts';
import { accept } from '../kit/accept.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Ids } from '../kit/world.ts';
import type { Store, Write } from '../store/store.ts';
import { type Exhibit, exhibitSchema } from './model.ts';
import * as rows from './rows.ts';

export interface ExhibitDeps {
  readonly store: Store;
  readonly ids: Ids;
}

export type ExhibitService = ReturnType<typeof createExhibitService>;

/** What an item is called and where it is listed, when it is added. */
export interface NewExhibit {
  readonly evidence: string;
  readonly title?: string;
  readonly group?: string;
}

export function createExhibitService({ store, ids }: ExhibitDeps) {
  const need = async (id: string): Promise<Exhibit> => {
    const exhibit = await rows.selectExhibit(store.db, id);
    if (!exhibit) throw new Problem('not-found', 'exhibit.not-found', { id });
    return exhibit;
  };

  store.restores('exhibit', async (write, id, state) => {
    if (state === null) await rows.deleteExhibit(write.db, id);
    else await rows.upsertExhibit(write.db, exhibitSchema.parse(state));
  });

  const service = {
    list: (matter: string): Promise<Exhibit[]> => rows.selectExhibits(store.db, matter),

    /** The exhibit number of each listed evidence item, by its id. */
    async numbers(matter: string): Promise<ReadonlyMap<string, number>> {
      return new Map((await rows.selectExhibits(store.db, matter)).map(({ evidence, number }) => [evidence, number]));
    },

    /** Puts items at the end of the list, in the order given; one that is listed already stays where it is. Returns the whole list. */
    add(actor: Actor, matter: string, evidence: readonly string[]): Promise<Exhibit[]> {
      const added = evidence.map((id) => ({ evidence: id }));
      return store.write({ actor, matter, verb: 'add exhibit', undoable: true }, (write) => service.addIn(write, matter, added));
    },

    /** `add` inside a running write (intake). */
    async addIn(write: Write, matter: string, added: readonly NewExhibit[]): Promise<Exhibit[]> {
      const list = await rows.selectExhibits(write.db, matter);
      const matters = await matterOfItems(
        write.db,
        added.map(({ evidence }) => evidence),
      );
      const listed = new Set(list.map(({ evidence }) => evidence));
      const longer = [...list];
      for (const { evidence, title = '', group = '' } of added) {
        if (matters.get(evidence) !== matter) throw new Problem('invalid', 'exhibit.elsewhere', { id: evidence });
        if (listed.has(evidence)) continue;
        listed.add(evidence);
        longer.push({ id: ids.next(), matter, evidence, number: longer.length + 1, attachmentOf: '', title, group });
      }
      return renumber(write, list, longer);
    },

    /** Changes the title or the group. */
    async update(actor: Actor, id: string, patch: Partial<Pick<Exhibit, 'title' | 'group'>>): Promise<Exhibit> {
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'change exhibit', undoable: true }, async (write) => {
        const before = await need(id);
        const { title = before.title, group = before.group } = patch;
        const after = accept(exhibitSchema, { ...before, title, group }, `exhibit/${id}`);
        await put(write, before, after);
        return after;
      });
    },

    /** Moves an exhibit to the number `to`; the others make room. Beyond the end means last. */
    async move(actor: Actor, id: string, to: number): Promise<Exhibit[]> {
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'move exhibit', undoable: true }, async (write) => {
        const list = await rows.selectExhibits(write.db, matter);
        const moved = list.filter((exhibit) => exhibit.id === id);
        const others = list.filter((exhibit) => exhibit.id !== id);
        const place = Math.max(0, Math.min(to - 1, others.length));
        return renumber(write, list, others.toSpliced(place, 0, ...moved));
      });
    },

    /** Takes an exhibit off the list; those after it move up. The evidence item stays. Returns the whole list. */
    async drop(actor: Actor, id: string): Promise<Exhibit[]> {
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'drop exhibit', undoable: true }, async (write) => {
        const list = await rows.selectExhibits(write.db, matter);
        return renumber(
          write,
          list,
          list.filter((exhibit) => exhibit.id !== id),
        );
      });
    },
  };
  return service;
}

/** Writes the list in its new order, touching only exhibits that are new, gone or numbered differently. */
async function renumber(write: Write, before: readonly Exhibit[], order: readonly Exhibit[]): Promise<Exhibit[]> {
  const was = new Map(before.map((exhibit) => [exhibit.id, exhibit]));
  const after = order.map((exhibit, index) => ({ ...exhibit, number: index + 1 }));
  const left = new Set(after.map(({ id }) => id));
  for (const exhibit of before) if (!left.has(exhibit.id)) await put(write, exhibit, null);
  for (const exhibit of after) {
    const old = was.get(exhibit.id);
    if (old?.number !== exhibit.number) await put(write, old ?? null, exhibit);
  }
  return after;
}

async function put(write: Write, before: Exhibit | null, after: Exhibit | null): Promise<void> {
  const id = after?.id ?? before?.id ?? '';
  if (after) await rows.upsertExhibit(write.db, after);
  else await rows.deleteExhibit(write.db, id);
  write.record({ kind: 'exhibit', id, before, after });
}
