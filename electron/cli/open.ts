import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import type { PlainDate } from '../core/kit/dates.ts';
import type { Clock, Ids } from '../core/kit/world.ts';
import { checkoutPlaces } from '../core/places.ts';
import { openWorkbench, type Workbench } from '../core/workbench.ts';
import type { Terminal } from './verb.ts';

/** The machine's clock. CASEWRIGHT_TODAY fixes the date, so that a script drafts the same bytes on any day. */
export const systemClock: Clock = {
  now: () => {
    const fixed = process.env['CASEWRIGHT_TODAY'];
    return fixed ? `${fixed}T00:00:00.000Z` : new Date().toISOString();
  },
  today: (): PlainDate => {
    const fixed = process.env['CASEWRIGHT_TODAY'];
    if (fixed) return fixed;
    const now = new Date();
    return [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
  },
};

export const systemIds: Ids = { next: () => randomUUID() };

/** Opens a workspace for one verb and closes it whatever happens. */
export async function withWorkbench<T>(
  terminal: Terminal,
  folder: string,
  how: { readonly create?: boolean; readonly readOnly?: boolean },
  work: (workbench: Workbench) => Promise<T>,
): Promise<T> {
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
