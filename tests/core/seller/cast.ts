/** A matter with one right, and tables written to disk, for the seller rooms' specifications. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '#core/kit/problem.ts';
import { createMatterService } from '#core/matter/service.ts';
import type { ImportTable } from '#core/seller/columns.ts';
import { createSellerService } from '#core/seller/service.ts';
import { openTestWorkspace, temporaryFolder } from '../../support/workspace.ts';
import { packs } from '../matter/pack.ts';

export const actor = { name: 'Pat Paralegal', door: 'test' } as const;

export async function openSellers(evidence: ReadonlyMap<string, string> = new Map()) {
  const workspace = await openTestWorkspace();
  const { store, ids } = workspace;
  const matters = createMatterService({ ...workspace, packs });
  const sellers = createSellerService({ store, ids, matters, evidenceByName: async () => evidence });
  const matter = (await matters.create(actor, { title: 'Aurum v. Does', pack: 'us-federal' })).id;
  const right = await matters.put(actor, matter, 'rights', { type: 'trademark', mark: 'AURUM', number: '1234567' });
  const folder = await temporaryFolder();
  const file = async (fileName: string, content: string | Uint8Array) => {
    const path = join(folder, fileName);
    await writeFile(path, content);
    return { path, fileName };
  };
  return {
    ...workspace,
    matters,
    sellers,
    matter,
    right,
    file,
    undo: () => store.undo(matter, actor),
    redo: () => store.redo(matter, actor),
    table: () => sellers.table(matter),
    import: async (table: ImportTable, fileName: string, content: string | Uint8Array, mapping?: Record<string, string>) =>
      sellers.importTable(actor, matter, table, await file(fileName, content), mapping),
    /** Where and what a refused import complains of. */
    faults: async (table: ImportTable, fileName: string, content: string | Uint8Array, mapping?: Record<string, string>) =>
      sellers.importTable(actor, matter, table, await file(fileName, content), mapping).then(
        () => ['imported'],
        (problem: Problem) => problem.findings.map((one) => `${one.where} ${one.id}`),
      ),
  };
}
