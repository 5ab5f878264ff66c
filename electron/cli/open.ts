import { resolve } from 'node:path';
import { Problem } from '../core/kit/problem.ts';
import { checkoutPlaces } from '../core/places.ts';
import type { Workbench } from '../core/workbench.ts';
import { systemClock, systemIds } from '../core/world.ts';
import type { ExitCode, Terminal } from './verb.ts';

/**
 * `look` needs no lock and works beside a running workbench; `change` refuses a workspace that cannot be written before any work is
 * done; `make` makes one where there is none; `show` opens what it finds, for reading when it must.
 */
export type Access = 'look' | 'change' | 'make' | 'show';

/** Opens a workspace for one verb and closes it whatever happens. */
export async function withWorkbench(
  terminal: Terminal,
  named: string,
  access: Access,
  work: (workbench: Workbench) => Promise<ExitCode>,
): Promise<ExitCode> {
  const folder = resolve(terminal.cwd, named);
  // Loaded when it is needed: a mistyped verb is answered at once.
  const { openWorkbench } = await import('../core/workbench.ts');
  const workbench = await openWorkbench({
    folder,
    clock: systemClock,
    ids: systemIds,
    places: checkoutPlaces(),
    create: access === 'make' || access === 'show',
    readOnly: access === 'look',
  });
  try {
    if (workbench.store.readOnly && (access === 'change' || access === 'make')) throw new Problem('locked', 'store.read-only', { folder });
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
  const known = matters.map((m) => `${m.id} ${m.title}`).join('; ');
  throw new Problem('not-found', hits.length > 1 ? 'core.matter-twice' : 'core.no-matter', { matter: named, known });
}
