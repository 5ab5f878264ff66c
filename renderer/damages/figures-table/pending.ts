/** What was written into the table and has not come back yet, and how it goes out. */
import type { FigureRow, RowChange } from './rows.ts';

/** By the row. */
export type Changes = ReadonlyMap<string, RowChange>;

/** A voucher to add behind those of its head. */
export interface NewVoucher {
  readonly head: string;
  readonly change: RowChange;
}

/** A voucher on its way: the row it will be. */
export interface AddedRow {
  readonly row: FigureRow;
  readonly change: RowChange;
}

export interface Pending {
  readonly changes: Changes;
  readonly added: readonly AddedRow[];
}
export const NOTHING: Pending = { changes: new Map(), added: [] };

/** The rows new vouchers become, each under an id of its own. */
export function addedRows(rows: readonly FigureRow[], vouchers: readonly NewVoucher[], id: () => string): AddedRow[] {
  const places = new Map(rows.filter(({ kind }) => kind === 'new').map((row) => [row.head, row]));
  return vouchers.flatMap(({ head, change }) => {
    const place = places.get(head);
    const name = id();
    return place ? [{ row: { ...place, ...change, kind: 'item' as const, name, id: `${place.id}${name}` }, change }] : [];
  });
}

/** What was just written, behind and over what was on its way already. */
export const andAlso = (before: Pending, { changes, added }: Pending): Pending => ({
  changes: new Map([...before.changes, ...[...changes].map(([id, change]) => [id, { ...before.changes.get(id), ...change }] as const)]),
  added: [...before.added, ...added],
});

/** Rows as they will be, shown until the workbench has answered. */
export function withPending(rows: readonly FigureRow[], { changes, added }: Pending): readonly FigureRow[] {
  if (changes.size === 0 && added.length === 0) return rows;
  const there = new Set(rows.map(({ id }) => id));
  const coming = Map.groupBy(
    added.flatMap(({ row }) => (there.has(row.id) ? [] : [row])),
    ({ head }) => head,
  );
  return rows
    .flatMap((row) => (row.kind === 'new' ? [...(coming.get(row.head) ?? []), row] : [row]))
    .map((row) => ({ ...row, ...changes.get(row.id) }));
}

/** A change as the workbench takes it: of an item the value is the amount. */
const itemFields = ({ value, ...rest }: RowChange): Record<string, unknown> => ({ ...rest, ...(value !== undefined && { amount: value }) });

/** What is written as the workbench takes it: by head, by input and item, new items in their order. */
export function headChanges(rows: readonly FigureRow[], { changes, added }: Pending): Record<string, unknown>[] {
  const byHead = new Map<
    string,
    { id: string; inputs: Record<string, unknown>; items: Record<string, unknown>; newItems: Record<string, unknown>[] }
  >();
  const of = (head: string) => {
    const says = byHead.get(head) ?? { id: head, inputs: {}, items: {}, newItems: [] };
    byHead.set(head, says);
    return says;
  };
  for (const row of rows) {
    const change = changes.get(row.id);
    if (!change) continue;
    if (row.kind === 'input') of(row.head).inputs[row.name] = change;
    else of(row.head).items[row.name] = itemFields(change);
  }
  for (const { row, change } of added) of(row.head).newItems.push({ ...itemFields(change), id: row.name });
  return [...byHead.values()];
}
