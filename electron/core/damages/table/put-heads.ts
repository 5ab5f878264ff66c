/** Many heads, or many figures of them, changed in one write that one undo takes back. */
import { accept } from '../../kit/accept.ts';
import type { Finding } from '../../kit/finding.ts';
import { Problem } from '../../kit/problem.ts';
import type { Ids } from '../../kit/world.ts';
import type { Write } from '../../store/store.ts';
import { type Head, headSchema } from '../model.ts';
import * as rows from '../rows.ts';
import { type HeadChange, headChangeSchema } from './model.ts';

/**
 * Adds heads, or changes the fields given of those with an `id`, within a running write. All or none: refused with a finding for every
 * field of every head that is wrong, and with `not-found` for a head or an item that is not in the matter. Returns the whole heads.
 */
export async function putHeadsIn(write: Write, matter: string, changes: readonly unknown[], ids: Ids): Promise<Head[]> {
  const there = new Map((await rows.selectPlaced(write.db, matter)).map((placed) => [placed.head.id, placed]));
  let last = await rows.nextPosition(write.db, matter);
  const faults: Finding[] = [];
  const done: { readonly before: rows.Placed | null; readonly after: rows.Placed }[] = [];
  for (const [index, given] of changes.entries()) {
    try {
      const change = accept(headChangeSchema, given, `damages/${index + 1}`);
      const known = change.id === undefined || change.id === '' ? undefined : there.get(change.id);
      // A head of another matter is not there either.
      if (!known && change.id && (await rows.selectHead(write.db, change.id)))
        throw new Problem('not-found', 'damages.no-head', { id: change.id });
      const id = change.id || ids.next();
      const { newItems: _, ...said } = change;
      const whole = { ...known?.head, ...said, ...listsOf(known?.head, change, id, ids), id, matter };
      const after: rows.Placed = { head: accept(headSchema, whole, `damages/${id}`), position: known?.position ?? last++ };
      done.push({ before: known ?? null, after });
      // A second change of the same head is built on the first.
      there.set(id, after);
    } catch (error) {
      if (!(error instanceof Problem) || error.kind !== 'invalid') throw error;
      faults.push(...error.findings);
    }
  }
  const [first] = faults;
  if (first) throw new Problem('invalid', first.id, first.params, faults);
  await writeHeads(write, done);
  return done.map(({ after }) => after.head);
}

/** Writes heads and records them: new ones together, changed ones one by one. */
export async function writeHeads(
  write: Write,
  heads: readonly { readonly before: rows.Placed | null; readonly after: rows.Placed }[],
): Promise<void> {
  await rows.insertHeadRows(
    write.db,
    heads.flatMap(({ before, after }) => (before === null ? [after] : [])),
  );
  for (const { before, after } of heads) {
    if (before !== null) await rows.upsertHead(write.db, after);
    write.record({ kind: 'damages-head', id: after.head.id, before, after });
  }
}

/** The lists of a head with what changes in them. An input that says nothing any more is not kept. */
function listsOf(
  head: Head | undefined,
  { inputs, items, newItems = [] }: HeadChange,
  id: string,
  ids: Ids,
): { inputs?: unknown[]; items?: unknown[] } {
  const lists: { inputs?: unknown[]; items?: unknown[] } = {};
  if (inputs !== undefined && !Array.isArray(inputs)) {
    const after = new Map<string, Record<string, unknown>>((head?.inputs ?? []).map((input) => [input.name, input]));
    for (const [name, says] of Object.entries(inputs)) {
      // A figure written over one taken from another head takes its place.
      const own = typeof says.value === 'string' && says.value !== '' && says.carried === undefined ? { carried: '' } : {};
      const next = { ...(after.get(name) ?? { name, value: '' }), ...own, ...says, name };
      if (silent(next)) after.delete(name);
      else after.set(name, next);
    }
    lists.inputs = [...after.values()];
  }
  if (items !== undefined && !Array.isArray(items)) {
    const after = new Map<string, Record<string, unknown>>((head?.items ?? []).map((item) => [item.id, item]));
    for (const [item, says] of Object.entries(items)) {
      const before = after.get(item);
      if (!before) throw new Problem('not-found', 'damages-table.no-item', { head: id, item });
      after.set(item, { ...before, ...says, id: item });
    }
    lists.items = [...after.values()];
  }
  if (newItems.length > 0) {
    const there = lists.items ?? (Array.isArray(items) ? items : (head?.items ?? []));
    const taken = new Set(there.map((item) => (item as { readonly id?: unknown }).id));
    lists.items = [
      ...there,
      ...newItems.map((item) => {
        const key = typeof item.id === 'string' && item.id !== '' ? item.id : ids.next();
        if (taken.has(key)) throw new Problem('conflict', 'damages-table.item-there', { head: id, item: key });
        taken.add(key);
        return { label: '', amount: '', ...item, id: key };
      }),
    ];
  }
  return lists;
}

/** Whether nothing is said of an input: no word, no date, no evidence, and it stands on evidence as every input does. */
function silent(input: Readonly<Record<string, unknown>>): boolean {
  return Object.entries(input).every(([field, says]) => {
    if (field === 'name' || says === undefined || says === null || says === '') return true;
    if (field === 'standing') return says === 'evidence';
    if (Array.isArray(says)) return says.length === 0;
    return typeof says === 'object' && Object.values(says).every((part) => part === '');
  });
}
