/** What counsel decides about groups: checked, written, journalled, taken back. */
import { accept } from '../../kit/accept.ts';
import { Problem } from '../../kit/problem.ts';
import type { Actor, Ids } from '../../kit/world.ts';
import type { Store, Write } from '../../store/store.ts';
import { type Decision, decisionSchema } from './model.ts';
import * as rows from './rows.ts';
import type { MatterGroups } from './state.ts';

export const THING = 'group-decision';

const VERBS = { same: 'join storefronts', never: 'keep storefronts apart', split: 'split group', hub: 'judge shared identifier' } as const;

/** Writes a decision. `state` is the matter as it stands: storefronts must be in it. */
export async function decide(
  store: Store,
  ids: Ids,
  actor: Actor,
  state: MatterGroups,
  given: Partial<Decision> & Pick<Decision, 'kind'>,
): Promise<Decision> {
  const { matter } = state;
  return store.write({ actor, matter, verb: VERBS[given.kind], undoable: true }, async (write) => {
    const decision = accept(
      decisionSchema,
      { ...given, id: ids.next(), matter, by: actor.name, at: write.at, reason: given.reason?.trim() },
      'grouping',
    );
    check(decision, state);
    // One word on an identifier at a time: the new one takes the place of the last.
    if (decision.kind === 'hub')
      for (const before of await rows.selectDecisions(write.db, matter))
        if (before.kind === 'hub' && before.identifier?.key === decision.identifier?.key) await remove(write, before.id);
    const after: rows.Placed = { position: await rows.nextPosition(write.db, matter), decision };
    // Counsel has no opinion any more: the last one is gone, nothing takes its place.
    if (decision.kind === 'hub' && decision.shared === null) return decision;
    await rows.upsertDecision(write.db, after);
    write.record({ kind: THING, id: decision.id, before: null, after });
    return decision;
  });
}

/** Takes a decision back, whenever it was made. */
export async function revoke(store: Store, actor: Actor, id: string): Promise<void> {
  const found = await rows.selectDecision(store.db, id);
  if (!found) throw new Problem('not-found', 'grouping.no-decision', { id });
  await store.write({ actor, matter: found.decision.matter, verb: 'take back group decision', undoable: true }, (write) =>
    remove(write, id),
  );
}

async function remove(write: Write, id: string): Promise<void> {
  const before = await rows.selectDecision(write.db, id);
  if (!before) throw new Problem('not-found', 'grouping.no-decision', { id });
  await rows.deleteDecision(write.db, id);
  write.record({ kind: THING, id, before, after: null });
}

function check({ kind, a, b, parts, identifier, reason }: Decision, state: MatterGroups): void {
  const known = (ids: readonly string[]): void => {
    for (const id of ids) if (!state.members.has(id)) throw new Problem('not-found', 'grouping.no-storefront', { id });
  };
  const once = (lists: readonly (readonly string[])[]): void => {
    const seen = new Set<string>();
    for (const id of lists.flat()) {
      if (seen.has(id)) throw new Problem('invalid', 'grouping.both-sides', { name: state.members.get(id)?.shopName ?? id });
      seen.add(id);
    }
  };
  if (reason === '' && kind !== 'hub') throw new Problem('invalid', 'grouping.needs-reason');
  if (kind === 'hub') {
    if (!identifier || identifier.key === '') throw new Problem('invalid', 'grouping.no-identifier', { key: identifier?.key ?? '' });
    if (state.engine.data.atom(identifier.key) === undefined)
      throw new Problem('not-found', 'grouping.no-identifier', { key: identifier.key });
    return;
  }
  if (kind === 'split') {
    if (parts.filter((part) => part.length > 0).length < 2) throw new Problem('invalid', 'grouping.needs-two-parts');
    known(parts.flat());
    once(parts);
    return;
  }
  known([...a, ...b]);
  if (a.length === 0 || b.length === 0) throw new Problem('invalid', 'grouping.needs-two-sides');
  if (kind === 'never') once([[...new Set(a)], [...new Set(b)]]);
}
