/** What filing a binder does to the list, and what its custody says of a binder. */
import type { CustodyAct } from '../custody/model.ts';
import { Problem } from '../kit/problem.ts';
import type { Write } from '../store/store.ts';
import type { Basis } from './basis.ts';
import { arrange, filedExhibits, inOrder } from './list.ts';
import type { Binder, Exhibit } from './model.ts';
import * as rows from './rows.ts';
import { keep } from './service.ts';

/**
 * Puts the list back to what a binder that is being filed shows of it, in a running write. Refused (`exhibit.numbers-differ`) when it
 * disagrees with what was filed before.
 */
export async function restoreFiled(write: Write, filedNow: Binder): Promise<void> {
  const list = await rows.selectExhibits(write.db, filedNow.matter);
  const earlier = (await rows.selectFiledBinders(write.db, filedNow.matter)).filter(({ id }) => id !== filedNow.id);
  const before = filedExhibits(earlier);
  for (const { exhibit, number, attachmentOf, attachment, label } of filedNow.placements) {
    const was = before.get(exhibit);
    if (was && (was.number !== number || was.attachmentOf !== attachmentOf || was.attachment !== attachment))
      throw new Problem('conflict', 'exhibit.numbers-differ', { label, was: was.label, no: was.binder });
  }
  const filed = filedExhibits([...earlier, filedNow]);
  const known = new Map(list.map((exhibit) => [exhibit.id, exhibit]));
  const taken = new Map(list.map((exhibit) => [exhibit.evidence, exhibit]));
  const back: Exhibit[] = [];
  for (const one of filed.values()) {
    if (known.has(one.exhibit)) continue;
    // Dropped and listed again: the newer line gives way to the filed one.
    const other = taken.get(one.evidence);
    if (other) known.delete(other.id);
    const { exhibit: id, evidence, number, attachmentOf, attachment, title, group } = one;
    back.push({
      id,
      matter: filedNow.matter,
      evidence,
      number,
      attachmentOf,
      attachment,
      title,
      group,
      withdrawn: '',
      release: other?.release ?? '',
    });
  }
  const all = [...list.filter(({ id }) => known.has(id)), ...back].map((exhibit) => {
    const one = filed.get(exhibit.id);
    return one ? { ...exhibit, number: one.number, attachmentOf: one.attachmentOf, attachment: one.attachment } : exhibit;
  });
  const [fixed, later] = [all.filter(({ id }) => filed.has(id)), all.filter(({ id }) => !filed.has(id))];
  await keep(write, list, arrange([...inOrder(fixed), ...inOrder(later)], filed));
}

/** One event for each item: stamped into the set, or written out to a place. */
export function custodyActs(basis: Basis, binder: Binder, to = ''): CustodyAct[] {
  const parts = new Map(binder.parts.map((part) => [part.no, part]));
  const hashes = new Map(basis.shown.map(({ item }) => [item.id, item.sha256]));
  return [...Map.groupBy(binder.placements, ({ evidence }) => evidence)].flatMap(([item, pieces]): CustodyAct[] => {
    const [first, last] = [pieces[0], pieces.at(-1)];
    const sha256 = hashes.get(item);
    if (!first || !last || sha256 === undefined) return [];
    const detail: Record<string, string> = {
      binder: String(binder.no),
      exhibit: first.label,
      pages: String(last.to),
      files: [...new Set(pieces.map(({ part }) => parts.get(part)?.fileName ?? ''))].join(', '),
    };
    if (first.bates && last.bates) detail.bates = `${first.bates.first} – ${last.bates.last}`;
    if (to !== '') detail.to = to;
    const event = to !== '' ? 'exported' : first.bates ? 'stamped' : 'copied';
    return [{ item, event, hashBefore: sha256, hashAfter: parts.get(first.part)?.sha256 ?? null, detail }];
  });
}
