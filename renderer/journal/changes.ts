/** What an entry of the journal changed, field by field. */
import type { Change, JournalEntry } from '#core/store/store.ts';

export interface FieldChange {
  /** `title`; `particulars.genuine_goods` for what is kept by name. */
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The thing itself, without the place it has in its list. */
export function thingOf(state: unknown): Fields | null {
  if (!isFields(state)) return null;
  if (isFields(state.item)) return state.item;
  if (isFields(state.head)) return state.head;
  return state;
}

const positionOf = (state: unknown): number | null =>
  isFields(state) && typeof state.position === 'number' && (isFields(state.item) || isFields(state.head)) ? state.position + 1 : null;

/** The list of the matter an item belongs to, '' for anything else. */
export function collectionOf({ before, after }: Change): string {
  const state = after ?? before;
  return isFields(state) && typeof state.collection === 'string' ? state.collection : '';
}

/** Says nothing to a reader: keys, stamps that go with every change, and what only the program reads. */
const SILENT = new Set(['id', 'matter', 'createdAt', 'updatedAt', 'unreadable', 'basis', 'findings', 'pdf', 'docx', 'model', 'createdBy']);
/** Kept by name inside a field; each name is a field to its reader. */
const OPENED = new Set(['particulars', 'fields', 'court', 'record']);

function flat(thing: Fields | null): Map<string, unknown> {
  const fields = new Map<string, unknown>();
  for (const [name, value] of Object.entries(thing ?? {})) {
    if (SILENT.has(name)) continue;
    if (OPENED.has(name) && isFields(value)) for (const [inner, one] of Object.entries(value)) fields.set(`${name}.${inner}`, one);
    else fields.set(name, value);
  }
  return fields;
}

export const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0);

const same = (a: unknown, b: unknown) => (isEmpty(a) && isEmpty(b)) || JSON.stringify(a) === JSON.stringify(b);

/** The fields that differ; of a new or removed thing those that hold something. */
export function fieldChanges(change: Change): readonly FieldChange[] {
  const before = flat(thingOf(change.before));
  const after = flat(thingOf(change.after));
  const changed = [...new Set([...before.keys(), ...after.keys()])]
    .map((name) => ({ name, before: before.get(name), after: after.get(name) }))
    .filter((field) => !same(field.before, field.after));
  if (change.before === null || change.after === null) return changed;
  const [from, to] = [positionOf(change.before), positionOf(change.after)];
  return from === to ? changed : [...changed, { name: 'position', before: from, after: to }];
}

/** Sequence numbers of the entries that are taken back as things stand; an undo that was undone takes nothing back. */
export function takenBack(newestFirst: readonly Pick<JournalEntry, 'seq' | 'undoes'>[]): ReadonlySet<number> {
  const gone = new Set<number>();
  for (const { seq, undoes } of newestFirst) if (undoes !== null && !gone.has(seq)) gone.add(undoes);
  return gone;
}
