/** A binder as the binder room would record it, over the exhibits of a matter as they stand: covers, Bates numbers, parts of so many pages. */
import { type Binder, binderSchema, type Placement } from '#core/exhibit/model.ts';
import { upsertBinder } from '#core/exhibit/rows.ts';
import { labelOf } from '#core/exhibit/scheme.ts';
import type { Workbench } from '#core/workbench.ts';
import { testActor } from '../../support/workspace.ts';

export interface BinderChoice {
  readonly no?: number;
  /** '' stamps none. */
  readonly prefix?: string;
  /** Pages of exhibits a part takes. */
  readonly partPages?: number;
  /** Pages an item takes when not those of its file, by evidence item. */
  readonly pages?: Readonly<Record<string, number>>;
}

export async function putBinder(workbench: Workbench, matter: string, choice: BinderChoice = {}): Promise<Binder> {
  const { no = 1, prefix = 'ACME', partPages = 1_000, pages = {} } = choice;
  const [exhibits, items, scheme] = await Promise.all([
    workbench.exhibit.list(matter),
    workbench.evidence.list(matter),
    workbench.exhibit.scheme(matter),
  ]);
  const placements: Placement[] = [];
  let [part, used, number] = [1, 0, 100];
  for (const exhibit of exhibits) {
    const item = items.find(({ id }) => id === exhibit.evidence);
    const total = pages[exhibit.evidence] ?? item?.pages ?? 1;
    for (let from = 1; from <= total; ) {
      const cover = from === 1 ? 1 : 0;
      if (used >= partPages) [part, used] = [part + 1, 0];
      const to = Math.min(total, from + Math.max(1, partPages - used - cover) - 1);
      const bates = (n: number) => `${prefix}${String(number + n).padStart(6, '0')}`;
      placements.push({
        exhibit: exhibit.id,
        evidence: exhibit.evidence,
        number: exhibit.number,
        attachmentOf: exhibit.attachmentOf,
        attachment: exhibit.attachment,
        label: labelOf(scheme, exhibit),
        title: exhibit.title,
        group: '',
        part,
        firstPage: used + 1,
        pages: cover + to - from + 1,
        from,
        to,
        contentPage: used + 1 + cover,
        bates: prefix === '' ? null : { first: bates(from - 1), last: bates(to - 1) },
      });
      used += cover + to - from + 1;
      from = to + 1;
    }
    number += total;
  }
  const parts = [...Map.groupBy(placements, (one) => one.part)].map(([partNo, own]) => ({
    no: partNo,
    fileName: `part ${partNo}.pdf`,
    sha256: '0'.repeat(64),
    size: 1,
    pages: own.reduce((sum, one) => sum + one.pages, 0),
  }));
  const settings = { ...(await workbench.exhibit.settings(matter)), scheme: scheme.id, prefix };
  const made = { id: `binder-${no}`, matter, no, status: 'built', createdAt: '2026-11-23T09:00:00.000Z', createdBy: 'Pat Paralegal' };
  const binder = binderSchema.parse({ ...made, settings, parts, placements, basis: '', findings: [] });
  await workbench.store.write({ actor: testActor, matter, verb: 'build binder', undoable: false }, async (write) => {
    await upsertBinder(write.db, binder);
    write.record({ kind: 'binder', id: binder.id, before: null, after: binder });
  });
  return binder;
}
