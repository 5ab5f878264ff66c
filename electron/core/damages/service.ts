/** Damages of a matter: heads as entered, figures as the law makes them. Figures are computed each time and never stored. */
import { accept } from '../kit/accept.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Ids } from '../kit/world.ts';
import type { Write } from '../store/store.ts';
import { compareVerbs } from './compare/service.ts';
import { type KeptDeps, keepMatters } from './kept.ts';
import { type Head, headSchema } from './model.ts';
import type { DamagesView } from './result.ts';
import * as rows from './rows.ts';
import type { Rule } from './rule.ts';
import { putHeadsIn } from './table/put-heads.ts';
import type { DamagesSources } from './view.ts';

export interface DamagesDeps extends KeptDeps {
  readonly ids: Ids;
}

export type DamagesService = ReturnType<typeof createDamagesService>;

export function createDamagesService(deps: DamagesDeps) {
  const { store, ids, rules } = deps;
  const of = keepMatters(deps);
  store.restores('damages-head', async (write, id, state) => {
    if (state === null) await rows.deleteHead(write.db, id);
    else await rows.upsertHead(write.db, state as rows.Placed);
  });

  return {
    async get(id: string): Promise<DamagesView> {
      const { sources, damages } = await of(id);
      return damages.view(sources);
    },

    /** What a matter's damages are computed from, for what is computed and not kept. `grouped`: with who is connected. */
    sources: async (id: string, grouped = false): Promise<DamagesSources> => (await of(id, grouped)).sources,

    ...compareVerbs({ store, of }),

    /** The rules of a pack in all their versions; none for a pack without damages.yaml. */
    rules: (pack: string): readonly Rule[] => rules.get(pack)?.rules ?? [],

    /** Adds a head, or changes the fields given of the one with its id. Returns the whole head. */
    async putHead(actor: Actor, id: string, head: Readonly<Record<string, unknown>>): Promise<Head> {
      return store.write({ actor, matter: id, verb: 'change damages', undoable: true }, async (write) => {
        const key = typeof head.id === 'string' && head.id !== '' ? head.id : ids.next();
        const before = await rows.selectHead(write.db, key);
        if (before && before.head.matter !== id) throw new Problem('not-found', 'damages.no-head', { id: key });
        const next = accept(headSchema, { ...before?.head, ...head, id: key, matter: id }, `damages/${key}`);
        const after: rows.Placed = { head: next, position: before?.position ?? (await rows.nextPosition(write.db, id)) };
        await rows.upsertHead(write.db, after);
        write.record({ kind: 'damages-head', id: key, before: before ?? null, after });
        return next;
      });
    },

    /** Adds and changes many heads, or many figures of them, in one write that one undo takes back; all of it or nothing. */
    putHeads: (actor: Actor, id: string, heads: readonly unknown[]): Promise<Head[]> =>
      store.write({ actor, matter: id, verb: 'change damages figures', undoable: true }, (write) => putHeadsIn(write, id, heads, ids)),

    async dropHead(actor: Actor, matterId: string, id: string): Promise<void> {
      await store.write({ actor, matter: matterId, verb: 'remove damages head', undoable: true }, async (write) => {
        const before = await rows.selectHead(write.db, id);
        if (before?.head.matter !== matterId) throw new Problem('not-found', 'damages.no-head', { id });
        await rows.deleteHead(write.db, id);
        write.record({ kind: 'damages-head', id, before, after: null });
      });
    },

    /** Writes heads after those already there, inside a running transaction (intake). */
    async insertHeads(write: Write, matterId: string, heads: readonly Head[]): Promise<void> {
      const first = await rows.nextPosition(write.db, matterId);
      const placed = heads.map((head, index) => ({ head: { ...head, matter: matterId }, position: first + index }));
      await rows.insertHeadRows(write.db, placed);
      for (const after of placed) write.record({ kind: 'damages-head', id: after.head.id, before: null, after });
    },
  };
}
