/** What a table says, put onto the heads of a matter: changed where rule and title are known, added where not. Empty cells change nothing. */
import type { Ids } from '../../kit/world.ts';
import { type Head, headSchema, type Input, type Item, inputSchema, itemSchema } from '../model.ts';
import { rangeFault } from './model.ts';
import type { HeadDraft, Say } from './read.ts';

export interface Applied {
  readonly head: Head;
  /** The id of the item each item of the draft became. */
  readonly items: readonly string[];
}

/** A new head, or `head` with what the draft says of it. Undefined, with the fault said, when a range or a period does not hold. */
export function applyDraft(
  draft: HeadDraft,
  head: Head | undefined,
  at: { readonly matter: string; readonly currency: string; readonly today: string; readonly ids: Ids; readonly say: Say },
): Applied | undefined {
  const before: Head =
    head ?? headSchema.parse({ id: at.ids.next(), matter: at.matter, rule: draft.rule, currency: draft.said.currency ?? at.currency });
  const inputs = new Map(before.inputs.map((input) => [input.name, input]));
  let held = true;
  for (const { row, name, says, period } of draft.inputs) {
    const was = inputs.get(name);
    const dates = { from: '', to: '', ...was?.period, ...period };
    const counted = Object.keys(period).length > 0;
    // What a figure is taken from and what it is counted from take the place of a number, and a number that of another head's figure.
    const instead = says.carried || (counted && dates.from !== '' && dates.to !== '') ? { value: '' } : says.value ? { carried: '' } : {};
    const after = inputSchema.parse({ ...(was ?? { name, value: '' }), ...instead, ...says, ...(counted && { period: dates }) });
    if (dates.from !== '' && dates.to !== '' && dates.to < dates.from) {
      at.say(row, period.to === undefined ? 'period_from' : 'period_to', 'damages-table.period-order', dates);
      held = false;
    }
    const fault = rangeFault(after);
    if (fault) {
      at.say(row, says.value === undefined && says.low === undefined ? 'high' : says.value === undefined ? 'low' : 'value', fault, {
        value: after.value,
        low: after.low || after.value,
        high: after.high || after.value,
      });
      held = false;
    }
    inputs.set(name, after);
  }
  const { on, reason } = draft.election;
  if (on !== '' && reason === '' && before.election === null) {
    at.say(draft.row, 'election_reason', 'damages-table.election-without-reason');
    held = false;
  }
  if (!held) return undefined;
  const items = withItems(before.items, draft.items, at.ids);
  const stands = reason === '' || before.election?.reason === reason ? before.election : null;
  const election =
    on === '' && reason === '' ? before.election : { on: on || (stands?.on ?? at.today), reason: reason || (stands?.reason ?? '') };
  const after = { ...before, ...draft.said, election, inputs: [...inputs.values()] satisfies Input[], items: items.all };
  return { head: headSchema.parse(after), items: items.of };
}

/** Heads of one table with the ids of the heads they take figures from in the places of their keys. */
export function linked(applied: readonly { readonly key: string; readonly head: Head }[]): Head[] {
  const ids = new Map(applied.map(({ key, head }) => [key, head.id]));
  return applied.map(({ head }) =>
    head.inputs.some(({ carried }) => ids.has(carried))
      ? { ...head, inputs: head.inputs.map((input) => ({ ...input, carried: ids.get(input.carried) ?? input.carried })) }
      : head,
  );
}

/** A voucher is known by its number, or by what it is for and its day. Of several that are alike each row takes the next. */
function withItems(
  items: readonly Item[],
  drafts: HeadDraft['items'],
  ids: Ids,
): { readonly all: readonly Item[]; readonly of: readonly string[] } {
  const keyOf = ({ voucher = '', label = '', date = '' }: Partial<Item>) => (voucher === '' ? `\u0000${label}\u0000${date}` : voucher);
  const after = new Map(items.map((item) => [item.id, item]));
  const waiting = Map.groupBy(items, keyOf);
  const of = drafts.map(({ says }) => {
    const there = waiting.get(keyOf(says))?.shift();
    const id = there?.id ?? ids.next();
    after.set(id, itemSchema.parse({ amount: '', ...there, ...says, id }));
    return id;
  });
  return { all: [...after.values()], of };
}
