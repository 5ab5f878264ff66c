/** What may be said of items, alone or many at once: notes, links, pins, privilege, use. Every verb is one journal entry, and can be taken back. */
import { appendCustody } from '../custody/custody.ts';
import type { CustodyAct } from '../custody/model.ts';
import { accept } from '../kit/accept.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Ids } from '../kit/world.ts';
import type { Store, Write } from '../store/store.ts';
import { type Evidence, type EvidenceNotes, evidenceNotesSchema, evidenceSchema, type Link, type Pin, pinSchema } from './model.ts';
import * as rows from './rows.ts';

export interface ChangingDeps {
  readonly store: Store;
  readonly ids: Ids;
  readonly exhibits: { numbers(matter: string): Promise<ReadonlyMap<string, number>> };
}

/** A patch for several items: fields not given stay; tags can be put on and taken off without knowing the others. */
export type ManyPatch = Partial<EvidenceNotes> & { readonly addTags?: readonly string[]; readonly removeTags?: readonly string[] };

/** A pin as the page makes it: without an id, it is a new one. */
export type GivenPin = Omit<Pin, 'id'> & { readonly id?: string | undefined };

export function createChanging({ store, ids, exhibits }: ChangingDeps) {
  const need = async (id: string): Promise<Evidence> => {
    const item = await rows.selectItem(store.db, id);
    if (!item) throw new Problem('not-found', 'evidence.not-found', { id });
    return item;
  };

  store.restores('evidence', async (write, id, state) => {
    const before = await rows.selectItem(write.db, id);
    if (!before || state === null) throw new Problem('unsupported', 'store.cannot-undo', { kind: 'evidence' });
    await put(write, [[before, evidenceSchema.parse(state)]]);
  });

  /** One item, by what `to` makes of it inside the write. */
  const changeOne = async (
    actor: Actor,
    id: string,
    verb: string,
    to: (before: Evidence) => Evidence | Promise<Evidence>,
  ): Promise<Evidence> => {
    const { matter } = await need(id);
    return store.write({ actor, matter, verb, undoable: true }, async (write) => {
      const before = await need(id);
      const after = await to(before);
      await change(write, [[before, after]]);
      return after;
    });
  };

  /** Several items of one matter. Refuses `evidence.other-matter`; ids given twice count once. */
  const changeMany = async (
    actor: Actor,
    named: readonly string[],
    verb: string,
    to: (before: Evidence) => Evidence,
  ): Promise<Evidence[]> => {
    const [first] = named;
    if (first === undefined) return [];
    const { matter } = await need(first);
    return store.write({ actor, matter, verb, undoable: true }, async (write) => {
      const held = await rows.selectItems(write.db, [...new Set(named)]);
      const pairs = [...new Set(named)].map((id): [Evidence, Evidence] => {
        const before = held.get(id);
        if (!before) throw new Problem('not-found', 'evidence.not-found', { id });
        if (before.matter !== matter) throw new Problem('invalid', 'evidence.other-matter', { file: before.fileName });
        return [before, to(before)];
      });
      await change(write, pairs);
      return pairs.map(([, after]) => after);
    });
  };

  return {
    need,

    /** Changes what is said about an item. Fields not given stay as they are. */
    update: (actor: Actor, id: string, patch: Partial<EvidenceNotes>): Promise<Evidence> =>
      changeOne(actor, id, 'describe evidence', (before) => noted(before, patch)),

    /** `update` of several items at once. */
    updateMany: (actor: Actor, named: readonly string[], { addTags = [], removeTags = [], ...patch }: ManyPatch): Promise<Evidence[]> =>
      changeMany(actor, named, 'describe evidence', (before) => {
        const { tags } = { ...before, ...patch };
        return noted(before, { ...patch, tags: [...new Set([...tags, ...addTags])].filter((tag) => !removeTags.includes(tag)) });
      }),

    link: (actor: Actor, id: string, link: Link): Promise<Evidence> =>
      changeOne(actor, id, 'link evidence', (before) => linked(before, link)),

    linkMany: (actor: Actor, named: readonly string[], link: Link): Promise<Evidence[]> =>
      changeMany(actor, named, 'link evidence', (before) => linked(before, link)),

    unlink: (actor: Actor, id: string, link: Link): Promise<Evidence> =>
      changeOne(actor, id, 'unlink evidence', (before) => ({
        ...before,
        links: before.links.filter((one) => one.to !== link.to || one.id !== link.id),
      })),

    /** `link` inside a running write (intake). */
    async linkIn(write: Write, id: string, link: Link): Promise<Evidence> {
      const before = await need(id);
      const after = linked(before, link);
      if (after !== before) await change(write, [[before, after]]);
      return after;
    },

    /** Puts a pin on a page, or changes one that is there. Refuses `evidence.no-page`. */
    pin: (actor: Actor, id: string, given: GivenPin): Promise<Evidence> =>
      changeOne(actor, id, 'pin evidence', (before) => {
        const pin = accept(pinSchema, { ...given, id: given.id ?? ids.next() }, `evidence/${id}/pins`);
        if (before.pages !== null && pin.page > before.pages) throw new Problem('invalid', 'evidence.no-page', { page: pin.page });
        const there = before.pins.some((one) => one.id === pin.id);
        return noted(before, { pins: there ? before.pins.map((one) => (one.id === pin.id ? pin : one)) : [...before.pins, pin] });
      }),

    unpin: (actor: Actor, id: string, pin: string): Promise<Evidence> =>
      changeOne(actor, id, 'unpin evidence', (before) => ({ ...before, pins: before.pins.filter((one) => one.id !== pin) })),

    /** Takes an item out of use. Its bytes and its custody stay; an exhibit has to leave the exhibit list first. */
    withdraw: async (actor: Actor, id: string, reason: string): Promise<Evidence> => {
      if (reason.trim() === '') throw new Problem('invalid', 'evidence.reason-missing');
      return changeOne(actor, id, 'withdraw evidence', async (before) => {
        const number = (await exhibits.numbers(before.matter)).get(id);
        if (number !== undefined) throw new Problem('conflict', 'evidence.is-exhibit', { number });
        return { ...before, withdrawn: reason.trim() };
      });
    },

    /** Takes a withdrawn item back into use. */
    reinstate: (actor: Actor, id: string): Promise<Evidence> =>
      changeOne(actor, id, 'reinstate evidence', (before) => ({ ...before, withdrawn: '' })),
  };
}

const noted = (before: Evidence, patch: Partial<EvidenceNotes>): Evidence => ({
  ...before,
  ...accept(evidenceNotesSchema, { ...before, ...patch }, `evidence/${before.id}`),
});

const linked = (before: Evidence, link: Link): Evidence =>
  before.links.some((one) => one.to === link.to && one.id === link.id) ? before : { ...before, links: [...before.links, link] };

async function change(write: Write, pairs: readonly (readonly [Evidence, Evidence])[]): Promise<void> {
  await put(write, pairs);
  for (const [before, after] of pairs) write.record({ kind: 'evidence', id: after.id, before, after });
}

/**
 * Writes items, with a custody event for those that go out of use or come back, and for those that become privileged or cease to be; so an
 * undo leaves its trace there too.
 */
async function put(write: Write, pairs: readonly (readonly [Evidence, Evidence])[]): Promise<void> {
  await rows.updateItems(write.db, pairs);
  await appendCustody(
    write,
    pairs.flatMap(([before, after]): CustodyAct[] => {
      const about = { item: after.id, hashBefore: after.sha256, hashAfter: after.sha256 };
      const acts: CustodyAct[] = [];
      if ((before.withdrawn === '') !== (after.withdrawn === ''))
        acts.push({ ...about, event: after.withdrawn === '' ? 'reinstated' : 'withdrawn', purpose: after.withdrawn });
      if ((before.privilege === '') !== (after.privilege === ''))
        acts.push(
          after.privilege === ''
            ? { ...about, event: 'released', detail: { privilege: before.privilege } }
            : { ...about, event: 'privileged', purpose: after.privilege },
        );
      return acts;
    }),
  );
}
