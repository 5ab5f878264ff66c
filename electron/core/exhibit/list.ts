/** The order of the exhibit list, and what was filed. Pure: takes the exhibits in the order wanted, gives each its number or refuses. */
import { Problem } from '../kit/problem.ts';
import type { Binder, Exhibit } from './model.ts';

/** How an exhibit stood in a binder that was filed. */
export interface Filed {
  readonly exhibit: string;
  readonly evidence: string;
  readonly number: number;
  readonly attachmentOf: string;
  readonly attachment: number;
  readonly label: string;
  readonly title: string;
  readonly group: string;
  /** Number of the binder, and the day it was filed. */
  readonly binder: number;
  readonly filedOn: string;
}

/** What was filed, by exhibit; where it was filed more than once, the first time counts. */
export function filedExhibits(binders: readonly Binder[]): Map<string, Filed> {
  const filed = new Map<string, Filed>();
  for (const { no, status, filedOn, placements } of [...binders].sort((a, b) => a.no - b.no)) {
    if (status !== 'filed') continue;
    for (const { exhibit, evidence, number, attachmentOf, attachment, label, title, group } of placements)
      if (!filed.has(exhibit))
        filed.set(exhibit, { exhibit, evidence, number, attachmentOf, attachment, label, title, group, binder: no, filedOn });
  }
  return filed;
}

/** Throws `exhibit.filed-stays`: what to do instead depends on what was tried. */
export function refuseFiled(filed: Filed | undefined): void {
  if (filed) throw new Problem('conflict', 'exhibit.filed-stays', { label: filed.label, no: filed.binder, date: filed.filedOn });
}

/** By number, each exhibit before its attachments. */
export const inOrder = (exhibits: readonly Exhibit[]): Exhibit[] =>
  [...exhibits].sort((a, b) => a.number - b.number || a.attachment - b.attachment);

/**
 * Numbers for the exhibits in the order given: 1, 2, 3 … without a gap, attachments within their exhibit. What was filed keeps its number,
 * and nothing new gets one that was, or one before it: asking for that is refused (`exhibit.filed-order`). Attachments whose exhibit is not
 * on the list become exhibits of their own.
 */
export function arrange(order: readonly Exhibit[], filed: ReadonlyMap<string, Filed>): Exhibit[] {
  const listed = new Set(order.map(({ id }) => id));
  const own = order.map((exhibit) => (listed.has(exhibit.attachmentOf) ? exhibit : { ...exhibit, attachmentOf: '', attachment: 0 }));
  const heads = counted(
    own.filter(({ attachmentOf }) => attachmentOf === ''),
    (id) => {
      const one = filed.get(id);
      return one?.attachmentOf === '' ? { place: one.number, label: one.label, binder: one.binder } : undefined;
    },
    (exhibit, number) => ({ ...exhibit, number, attachment: 0 }),
  );
  return heads.flatMap((head) => [
    head,
    ...counted(
      own.filter(({ attachmentOf }) => attachmentOf === head.id),
      (id) => {
        const one = filed.get(id);
        return one?.attachmentOf === head.id ? { place: one.attachment, label: one.label, binder: one.binder } : undefined;
      },
      (exhibit, attachment) => ({ ...exhibit, number: head.number, attachment }),
    ),
  ]);
}

function counted(
  list: readonly Exhibit[],
  fixed: (id: string) => { readonly place: number; readonly label: string; readonly binder: number } | undefined,
  placed: (exhibit: Exhibit, place: number) => Exhibit,
): Exhibit[] {
  const marks = list.map(({ id }) => fixed(id));
  let next = 1 + marks.reduce((most, mark) => Math.max(most, mark?.place ?? 0), 0);
  let last = 0;
  return list.map((exhibit, index) => {
    const mark = marks[index];
    if (mark && mark.place <= last) throw new Problem('conflict', 'exhibit.filed-order', { label: mark.label, no: mark.binder });
    last = mark ? mark.place : next++;
    return placed(exhibit, last);
  });
}
