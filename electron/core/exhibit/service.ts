/** The exhibit list of a matter: what is put before the court, in which order, under which label. What was filed keeps its number. */
import { appendCustody } from '../custody/custody.ts';
import type { Evidence } from '../evidence/model.ts';
import { selectItem, selectItems } from '../evidence/rows.ts';
import { accept } from '../kit/accept.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Ids } from '../kit/world.ts';
import type { Store, Write } from '../store/store.ts';
import { arrange, filedExhibits, refuseFiled } from './list.ts';
import { type Exhibit, exhibitSchema } from './model.ts';
import * as rows from './rows.ts';
import { labelOf } from './scheme.ts';
import { createSettings, type MatterSchemes } from './settings.ts';

export interface ExhibitDeps {
  readonly store: Store;
  readonly ids: Ids;
  /** The schemes a matter may choose from, the one of its court first. */
  readonly schemes: MatterSchemes;
}

export type ExhibitService = ReturnType<typeof createExhibitService>;

/** What an item is called and where it is listed, when it is added. */
export interface NewExhibit {
  readonly evidence: string;
  readonly title?: string;
  readonly group?: string;
}

export function createExhibitService({ store, ids, schemes }: ExhibitDeps) {
  const settings = createSettings({ store, schemes });

  const need = async (id: string): Promise<Exhibit> => {
    const exhibit = await rows.selectExhibit(store.db, id);
    if (!exhibit) throw new Problem('not-found', 'exhibit.not-found', { id });
    return exhibit;
  };
  const filedOf = async (matter: string) => filedExhibits(await rows.selectFiledBinders(store.db, matter));

  /** Changes the list in one undoable write: `change` gives the exhibits in the order wanted. Returns the whole list. */
  const rearrange = (
    actor: Actor,
    matter: string,
    verb: string,
    change: (list: readonly Exhibit[]) => readonly Exhibit[],
  ): Promise<Exhibit[]> =>
    store.write({ actor, matter, verb, undoable: true }, async (write) => {
      const list = await rows.selectExhibits(write.db, matter);
      return keep(write, list, arrange(change(list), await filedOf(matter)));
    });

  store.restores('exhibit', async (write, id, state) => {
    if (state === null) await rows.deleteExhibit(write.db, id);
    else await rows.upsertExhibit(write.db, exhibitSchema.parse(state));
  });

  const service = {
    ...settings,

    list: (matter: string): Promise<Exhibit[]> => rows.selectExhibits(store.db, matter),

    /** The exhibit number of each listed evidence item in use, by its id. */
    async numbers(matter: string): Promise<ReadonlyMap<string, number>> {
      const inUse = (await rows.selectExhibits(store.db, matter)).filter(({ withdrawn }) => withdrawn === '');
      return new Map(inUse.map(({ evidence, number }) => [evidence, number]));
    },

    /** How the court writes each exhibit (`Exhibit 3`, `证据3`), by the exhibit's id. */
    async labels(matter: string): Promise<Record<string, string>> {
      const [list, scheme] = await Promise.all([rows.selectExhibits(store.db, matter), service.scheme(matter)]);
      return Object.fromEntries(list.map((exhibit) => [exhibit.id, labelOf(scheme, exhibit)]));
    },

    /** The same by the id of the evidence item, as filings cite it. */
    async evidenceLabels(matter: string): Promise<ReadonlyMap<string, string>> {
      const [list, scheme] = await Promise.all([rows.selectExhibits(store.db, matter), service.scheme(matter)]);
      return new Map(list.map((exhibit) => [exhibit.evidence, labelOf(scheme, exhibit)]));
    },

    /**
     * Puts items at the end of the list, in the order given; one that is listed already stays where it is. A privileged item is refused
     * (`exhibit.privileged`) unless `release` says why it may be shown, which goes into its custody. Returns the whole list.
     */
    add(actor: Actor, matter: string, evidence: readonly string[], release = ''): Promise<Exhibit[]> {
      const added = evidence.map((id) => ({ evidence: id }));
      return store.write({ actor, matter, verb: 'add exhibit', undoable: true }, (write) => service.addIn(write, matter, added, release));
    },

    /** `add` inside a running write (intake). */
    async addIn(write: Write, matter: string, added: readonly NewExhibit[], release = ''): Promise<Exhibit[]> {
      const list = await rows.selectExhibits(write.db, matter);
      const items = await selectItems(
        write.db,
        added.map(({ evidence }) => evidence),
      );
      const listed = new Set(list.map(({ evidence }) => evidence));
      const longer = [...list];
      const released: Evidence[] = [];
      for (const { evidence, title = '', group = '' } of added) {
        const item = items.get(evidence);
        if (item?.matter !== matter || item.withdrawn !== '') throw new Problem('invalid', 'exhibit.elsewhere', { id: evidence });
        if (listed.has(evidence)) continue;
        listed.add(evidence);
        const reason = releaseOf(item, release);
        if (reason !== '') released.push(item);
        const place = { number: longer.length + 1, attachmentOf: '', attachment: 0 };
        longer.push({ id: ids.next(), matter, evidence, ...place, title, group, withdrawn: '', release: reason });
      }
      await noteRelease(write, released, release);
      return keep(write, list, arrange(longer, await filedOf(matter)));
    },

    /** Lets an exhibit be shown although its item is privileged; the reason goes into its custody. */
    async release(actor: Actor, id: string, reason: string): Promise<Exhibit> {
      const { matter } = await need(id);
      if (reason.trim() === '') throw new Problem('invalid', 'evidence.reason-missing');
      return store.write({ actor, matter, verb: 'release exhibit', undoable: true }, async (write) => {
        const before = await need(id);
        const item = await selectItem(write.db, before.evidence);
        if (item) await noteRelease(write, [item], reason);
        return put(write, before, accept(exhibitSchema, { ...before, release: reason.trim() }, `exhibit/${id}`));
      });
    },

    /** Changes the title or the group. */
    async update(actor: Actor, id: string, patch: Partial<Pick<Exhibit, 'title' | 'group'>>): Promise<Exhibit> {
      const { matter } = await need(id);
      return store.write({ actor, matter, verb: 'change exhibit', undoable: true }, async (write) => {
        const before = await need(id);
        const { title = before.title, group = before.group } = patch;
        return put(write, before, accept(exhibitSchema, { ...before, title, group }, `exhibit/${id}`));
      });
    },

    /** Moves an exhibit to the place `to` among the exhibits, or an attachment among those of its exhibit; the others make room. Beyond the end means last. */
    async move(actor: Actor, id: string, to: number): Promise<Exhibit[]> {
      const { matter } = await need(id);
      return rearrange(actor, matter, 'move exhibit', (list) => {
        const moved = list.find((exhibit) => exhibit.id === id);
        if (!moved) return list;
        const [siblings, rest] = parted(list, (one) => one.attachmentOf === moved.attachmentOf && one.id !== id);
        const place = Math.max(0, Math.min(to - 1, siblings.length));
        return [...siblings.toSpliced(place, 0, moved), ...rest.filter((one) => one.id !== id)];
      });
    },

    /** Puts the whole list into the order of `order`, which names every exhibit once; attachments stay with their exhibit. */
    order(actor: Actor, matter: string, order: readonly string[]): Promise<Exhibit[]> {
      return rearrange(actor, matter, 'order exhibits', (list) => {
        const byId = new Map(list.map((exhibit) => [exhibit.id, exhibit]));
        const wanted = [...new Set(order)].flatMap((id) => byId.get(id) ?? []);
        if (wanted.length !== list.length || order.length !== list.length) throw new Problem('conflict', 'exhibit.list-changed');
        return wanted;
      });
    },

    /** Makes an exhibit an attachment of another, at the end of its attachments; with `to` '' an exhibit of its own again, at the end of the list. */
    async attach(actor: Actor, id: string, to: string): Promise<Exhibit[]> {
      const [{ matter }, target] = await Promise.all([need(id), to === '' ? undefined : need(to)]);
      const [scheme, filed] = await Promise.all([service.scheme(matter), filedOf(matter)]);
      refuseFiled(filed.get(id));
      if (target && (target.matter !== matter || target.id === id || target.attachmentOf !== ''))
        throw new Problem('invalid', 'exhibit.attach-there');
      if (target && scheme.attachments === 'none') throw new Problem('invalid', 'exhibit.no-attachments', { scheme: scheme.title.en });
      return rearrange(actor, matter, to === '' ? 'detach exhibit' : 'attach exhibit', (list) => {
        if (to !== '' && list.some((one) => one.attachmentOf === id)) throw new Problem('conflict', 'exhibit.has-attachments');
        const [[moved], rest] = parted(list, (one) => one.id === id);
        return moved ? [...rest, { ...moved, attachmentOf: to }] : list;
      });
    },

    /**
     * Takes an exhibit off the list; those after it move up, its attachments become exhibits in its place. The evidence item stays. One
     * that was filed is refused (`exhibit.filed-stays`): withdraw it. Returns the whole list.
     */
    async drop(actor: Actor, id: string): Promise<Exhibit[]> {
      const { matter } = await need(id);
      const filed = await filedOf(matter);
      refuseFiled(filed.get(id));
      return rearrange(actor, matter, 'drop exhibit', (list) => {
        // A filed attachment would need a number of its own.
        for (const one of list) if (one.attachmentOf === id) refuseFiled(filed.get(one.id));
        return list.filter((exhibit) => exhibit.id !== id);
      });
    },

    /** Takes a filed exhibit out of use. Its number stays its own, and the index of later binders says that it was withdrawn. */
    async withdraw(actor: Actor, id: string, reason: string): Promise<Exhibit> {
      if (reason.trim() === '') throw new Problem('invalid', 'evidence.reason-missing');
      return service.setWithdrawn(actor, id, reason.trim());
    },

    /** Takes a withdrawn exhibit back into use. */
    reinstate: (actor: Actor, id: string): Promise<Exhibit> => service.setWithdrawn(actor, id, ''),

    async setWithdrawn(actor: Actor, id: string, withdrawn: string): Promise<Exhibit> {
      const { matter } = await need(id);
      const verb = withdrawn === '' ? 'reinstate exhibit' : 'withdraw exhibit';
      return store.write({ actor, matter, verb, undoable: true }, async (write) => {
        const before = await need(id);
        if (withdrawn !== '' && !(await filedOf(matter)).has(id)) throw new Problem('conflict', 'exhibit.not-filed');
        const item = await selectItem(write.db, before.evidence);
        if (withdrawn === '' && item?.withdrawn !== '') throw new Problem('invalid', 'exhibit.elsewhere', { id: before.evidence });
        return put(write, before, accept(exhibitSchema, { ...before, withdrawn }, `exhibit/${id}`));
      });
    },
  };
  return service;
}

/** Why a privileged item may be listed; '' for one that is not privileged. Throws when nobody says. */
function releaseOf(item: Evidence, release: string): string {
  if (item.privilege === '') return '';
  if (release.trim() === '')
    throw new Problem('conflict', 'exhibit.privileged', { name: item.title || item.fileName, why: item.privilege });
  return release.trim();
}

const noteRelease = (write: Write, items: readonly Evidence[], reason: string): Promise<void> =>
  appendCustody(
    write,
    items.map(({ id, sha256, privilege }) => ({
      item: id,
      event: 'released',
      purpose: reason.trim(),
      hashBefore: sha256,
      hashAfter: sha256,
      detail: { privilege },
    })),
  );

const parted = (list: readonly Exhibit[], test: (one: Exhibit) => boolean): readonly [Exhibit[], Exhibit[]] => [
  list.filter(test),
  list.filter((one) => !test(one)),
];

/** Writes the list as arranged, touching only exhibits that are new, gone or placed differently. */
export async function keep(write: Write, before: readonly Exhibit[], after: readonly Exhibit[]): Promise<Exhibit[]> {
  const was = new Map(before.map((exhibit) => [exhibit.id, exhibit]));
  const left = new Set(after.map(({ id }) => id));
  for (const exhibit of before) if (!left.has(exhibit.id)) await put(write, exhibit, null);
  for (const exhibit of after) {
    const old = was.get(exhibit.id);
    if (!old || JSON.stringify(old) !== JSON.stringify({ ...old, ...exhibit })) await put(write, old ?? null, exhibit);
  }
  return [...after];
}

async function put(write: Write, before: Exhibit | null, after: Exhibit): Promise<Exhibit>;
async function put(write: Write, before: Exhibit, after: null): Promise<null>;
async function put(write: Write, before: Exhibit | null, after: Exhibit | null): Promise<Exhibit | null> {
  const id = after?.id ?? before?.id ?? '';
  if (after) await rows.upsertExhibit(write.db, after);
  else await rows.deleteExhibit(write.db, id);
  write.record({ kind: 'exhibit', id, before, after });
  return after;
}
