import type { Workbench } from '../core/workbench.ts';

/** An item by its id, the start of its id or of its hash, or its name as received, when only one has it; undefined otherwise. */
export async function findItem(workbench: Workbench, matter: string, wanted: string): Promise<string | undefined> {
  const items = [...(await workbench.evidence.list(matter)), ...(await workbench.evidence.withdrawn(matter))];
  const starts = (text: string) => wanted.length >= 6 && text.startsWith(wanted);
  const hits = items.filter((item) => item.id === wanted || item.fileName === wanted || starts(item.id) || starts(item.sha256));
  return hits.length === 1 ? hits[0]?.id : undefined;
}
