/** The register of Bates numbers in the store: numbers are given inside the write that uses them, so two sets never get the same. */
import type { Kysely } from 'kysely';
import type { Ids } from '../kit/world.ts';
import type { Write } from '../store/store.ts';
import type { Tables } from '../store/tables.ts';
import { type Allotment, allocate, type BatesRange, type Series, type Stampable } from './bates.ts';
import * as rows from './rows.ts';

/** The numbers documents would get now; nothing is given yet. */
export async function foreseeNumbers(
  db: Kysely<Tables>,
  matter: string,
  documents: readonly Stampable[],
  series: Series,
): Promise<Allotment[]> {
  return allocate(await rows.selectRanges(db, matter), documents, series);
}

/**
 * Enters allotments that `foreseeNumbers` gave. False, and nothing entered, when the register has moved on since: foresee again and draw
 * again, because the numbers stand on the pages.
 */
export async function enterNumbers(
  write: Write,
  matter: string,
  ids: Ids,
  foreseen: readonly Allotment[],
  series: Series,
): Promise<boolean> {
  const register = await rows.selectRanges(write.db, matter);
  const documents = foreseen.map(({ evidence, rendition, first, last }) => ({ evidence, rendition, pages: last - first + 1 }));
  if (JSON.stringify(allocate(register, documents, series)) !== JSON.stringify(foreseen)) return false;
  const fresh = foreseen.filter(({ kept }) => kept === null).map((one) => ({ one, id: ids.next() }));
  const ranges = fresh.map(({ one: { evidence, rendition, first, last, digits }, id }): BatesRange => {
    return { id, prefix: series.prefix, first, last, digits, evidence, rendition, supersededBy: null };
  });
  await rows.insertRanges(write.db, matter, write.at, ranges);
  for (const range of ranges) write.record({ kind: 'bates-range', id: range.id, before: null, after: range });
  const known = new Map(register.map((range) => [range.id, range]));
  for (const { one, id } of fresh)
    for (const old of one.supersedes) {
      await rows.supersedeRange(write.db, old, id);
      const before = known.get(old);
      if (before) write.record({ kind: 'bates-range', id: old, before, after: { ...before, supersededBy: id } });
    }
  return true;
}
