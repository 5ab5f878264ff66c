/** damages.csv of an intake folder: heads of a matter that is only being made, by the names the folder gives to things. */
import type { Head } from '../damages/model.ts';
import { applyDraft, linked } from '../damages/table/merge.ts';
import { pagedSource } from '../damages/table/model.ts';
import { readHeads, sayer, type TableContext } from '../damages/table/read.ts';
import type { Ids } from '../kit/world.ts';
import type { Names } from './names.ts';
import type { ReadTable } from './tables.ts';

export interface DamagesContext extends Pick<TableContext, 'rules' | 'day' | 'today' | 'findings'> {
  readonly matter: string;
  readonly ids: Ids;
  readonly names: Names;
  readonly evidence: (path: string) => string | undefined;
  /** Currency of the pack, for heads that leave it out. */
  readonly currency: string;
}

export function buildHeads(table: ReadTable, context: DamagesContext): Head[] {
  const { names, evidence, findings } = context;
  const drafts = readHeads(table, {
    ...context,
    seller: (name) => names.sellers.get(name),
    fact: (name) => names.facts.get(name),
    source: (name) => pagedSource(name, evidence),
  });
  const applied = drafts.flatMap((draft) => {
    const head = applyDraft(draft, undefined, { ...context, say: sayer(table.file, findings) })?.head;
    return head ? [{ key: draft.key, head }] : [];
  });
  return linked(applied);
}
