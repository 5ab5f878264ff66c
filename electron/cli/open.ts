import { resolve } from 'node:path';
import { checkoutPlaces } from '../core/places.ts';
import { openWorkbench, type Workbench } from '../core/workbench.ts';
import { systemClock, systemIds } from '../core/world.ts';
import type { ExitCode, Terminal } from './verb.ts';

/** Opens a workspace for one verb and closes it whatever happens. */
export async function withWorkbench(
  terminal: Terminal,
  folder: string,
  how: { readonly create?: boolean; readonly readOnly?: boolean },
  work: (workbench: Workbench) => Promise<ExitCode>,
): Promise<ExitCode> {
  const workbench = await openWorkbench({
    folder: resolve(terminal.cwd, folder),
    clock: systemClock,
    ids: systemIds,
    places: checkoutPlaces(),
    create: how.create ?? false,
    readOnly: how.readOnly ?? false,
  });
  try {
    return await work(workbench);
  } finally {
    await workbench.close();
  }
}

/** A matter by id, by the start of its id, or by its title when only one has it. */
export async function findMatter(workbench: Workbench, named: string): Promise<{ readonly id: string; readonly title: string }> {
  const matters = await workbench.matter.list();
  const hits = matters.filter((m) => m.id === named || m.title === named || (named.length >= 6 && m.id.startsWith(named)));
  const [hit] = hits;
  if (hits.length === 1 && hit) return hit;
  return workbench.matter.get(named);
}
