/** A whole workbench for a test, on the real samples: real store, vault and engines; clock and ids stand still. */
import { constants } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, inject } from 'vitest';
import { checkoutPlaces } from '#core/places.ts';
import { openWorkbench, type Workbench } from '#core/workbench.ts';
import { fixedClock, sequentialIds } from './clock.ts';
import { temporaryFolder, testActor } from './workspace.ts';

export type SampleName = 'longgang-watches' | 'maison-schedule-a';

const open: Workbench[] = [];
afterAll(async () => {
  for (const workbench of open.splice(0)) await workbench.close();
});

const opened = (folder: string, ids = sequentialIds()): Promise<Workbench> =>
  openWorkbench({ folder, clock: fixedClock(), ids, places: checkoutPlaces(), create: true });

export async function openTestWorkbench(folder?: string, ids = sequentialIds()): Promise<Workbench> {
  const workbench = await opened(folder ?? join(await temporaryFolder(), 'Test.casewright'), ids);
  open.push(workbench);
  return workbench;
}

/** Beside the workspace: its matter, and how many ids it took, so that a copy goes on counting where it stopped. */
interface Made {
  readonly matter: string;
  readonly used: number;
}

/** The folder with the workspace of a sample, imported by whichever file of the run asks first. */
async function prepared(name: SampleName): Promise<string> {
  const run = inject('runFolder');
  const folder = join(run, name);
  const there = () =>
    stat(folder).then(
      () => true,
      () => false,
    );
  if (await there()) return folder;
  const half = await mkdtemp(join(run, 'half-'));
  const ids = sequentialIds();
  const workbench = await opened(join(half, 'Test.casewright'), ids);
  const { matter } = await workbench.intake.importFolder(testActor, resolve('templates/samples', name));
  await workbench.close();
  const made: Made = { matter, used: Number(/\d+$/.exec(ids.next())?.[0]) - 1 };
  await writeFile(join(half, 'made.json'), JSON.stringify(made));
  try {
    await rename(half, folder);
  } catch (error) {
    // Another file was first: the same workspace.
    if (!(await there())) throw error;
    await rm(half, { recursive: true, force: true });
  }
  return folder;
}

/** A workbench that imports one sample matter itself. */
export async function importSample(name: SampleName): Promise<{ workbench: Workbench; matter: string }> {
  const workbench = await openTestWorkbench();
  const { matter } = await workbench.intake.importFolder(testActor, resolve('templates/samples', name));
  return { workbench, matter };
}

/** A workbench with one sample matter in it: a copy, so that a test may do to it what it likes. */
export async function withSample(name: SampleName): Promise<{ workbench: Workbench; matter: string }> {
  const from = await prepared(name);
  const { matter, used } = JSON.parse(await readFile(join(from, 'made.json'), 'utf8')) as Made;
  const folder = join(await temporaryFolder(), 'Test.casewright');
  await cp(join(from, 'Test.casewright'), folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return { workbench: await openTestWorkbench(folder, sequentialIds('id', used)), matter };
}
