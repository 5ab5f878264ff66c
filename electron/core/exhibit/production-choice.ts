/** Which items a production holds, in which order, and which are withheld. Pure. */
import type { Evidence } from '../evidence/model.ts';
import { Problem } from '../kit/problem.ts';
import type { Exhibit } from './model.ts';

/** Items by id, every exhibit, or every item in use. */
export type Choice = readonly string[] | 'exhibits' | 'all';

export interface ChosenItem {
  readonly item: Evidence;
  /** Set for an exhibit in use. */
  readonly exhibit: Exhibit | undefined;
}

export interface Chosen {
  /** In order: what was inside another follows it where both are produced. */
  readonly documents: readonly ChosenItem[];
  /** Privileged and not released. */
  readonly withheld: readonly ChosenItem[];
}

/**
 * Privileged items never go in unless their exhibit was released; choosing one by its id releases nothing. `items` are those in use.
 * Throws `production.elsewhere` for an id that is not among them, `production.nothing` when nothing is left.
 */
export function chosen(choice: Choice, items: readonly Evidence[], exhibits: readonly Exhibit[]): Chosen {
  const inUse = new Map(items.map((item) => [item.id, item]));
  const shown = new Map(exhibits.filter(({ withdrawn }) => withdrawn === '').map((exhibit) => [exhibit.evidence, exhibit]));
  const wanted = wantedIds(choice, items, [...shown.keys()]);
  for (const id of wanted) if (!inUse.has(id)) throw new Problem('invalid', 'production.elsewhere', { id });
  const ordered = familyOrder([...wanted], inUse).flatMap((id): ChosenItem[] => {
    const item = inUse.get(id);
    return item ? [{ item, exhibit: shown.get(id) }] : [];
  });
  const isWithheld = ({ item, exhibit }: ChosenItem) => item.privilege !== '' && (exhibit?.release ?? '') === '';
  const documents = ordered.filter((one) => !isWithheld(one));
  if (documents.length === 0) throw new Problem('invalid', 'production.nothing');
  return { documents, withheld: ordered.filter(isWithheld) };
}

function wantedIds(choice: Choice, items: readonly Evidence[], exhibits: readonly string[]): Set<string> {
  if (choice === 'exhibits') return new Set(exhibits);
  // Exhibits come first and in their order, as in a binder.
  if (choice === 'all') return new Set([...exhibits, ...items.map(({ id }) => id)]);
  return new Set(choice);
}

/** The ids in their order, each followed by those of its own that are among them. */
function familyOrder(ids: readonly string[], items: ReadonlyMap<string, Evidence>): string[] {
  const among = new Set(ids);
  const parentOf = (id: string) => {
    const parent = items.get(id)?.parent ?? '';
    return among.has(parent) ? parent : '';
  };
  const children = Map.groupBy(ids, parentOf);
  const order: string[] = [];
  const seen = new Set<string>();
  const add = (id: string) => {
    if (seen.has(id)) return;
    seen.add(id);
    order.push(id);
    for (const child of children.get(id) ?? []) add(child);
  };
  for (const id of children.get('') ?? []) add(id);
  // Items that claim to be inside one another belong to no family.
  for (const id of ids) add(id);
  return order;
}

/** A privileged item, withheld, somewhere inside this one; its native file would hand that over as well. */
export function withheldInside(item: Evidence, items: readonly Evidence[], withheld: ReadonlySet<string>): Evidence | undefined {
  const children = Map.groupBy(
    items.filter(({ parent }) => parent !== ''),
    ({ parent }) => parent,
  );
  const seen = new Set<string>();
  const look = (id: string): Evidence | undefined => {
    if (seen.has(id)) return undefined;
    seen.add(id);
    for (const child of children.get(id) ?? []) {
      if (withheld.has(child.id)) return child;
      const deeper = look(child.id);
      if (deeper) return deeper;
    }
    return undefined;
  };
  return look(item.id);
}
