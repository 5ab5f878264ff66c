/** A whole workbench for a test, on the real samples: real store, vault and engines; clock and ids stand still. */
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';
import { checkoutPlaces } from '#core/places.ts';
import { openWorkbench, type Workbench } from '#core/workbench.ts';
import { fixedClock, sequentialIds } from './clock.ts';
import { temporaryFolder, testActor } from './workspace.ts';

export type SampleName = 'longgang-watches' | 'maison-schedule-a';

const open: Workbench[] = [];
afterAll(async () => {
  for (const workbench of open.splice(0)) await workbench.close();
});

export async function openTestWorkbench(folder?: string): Promise<Workbench> {
  const at = folder ?? join(await temporaryFolder(), 'Test.casewright');
  const workbench = await openWorkbench({ folder: at, clock: fixedClock(), ids: sequentialIds(), places: checkoutPlaces(), create: true });
  open.push(workbench);
  return workbench;
}

/** A workbench with one sample matter in it. */
export async function withSample(name: SampleName): Promise<{ workbench: Workbench; matter: string }> {
  const workbench = await openTestWorkbench();
  const { matter } = await workbench.intake.importFolder(testActor, resolve('templates/samples', name));
  return { workbench, matter };
}
