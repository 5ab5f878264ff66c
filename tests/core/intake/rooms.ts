/** All rooms an intake folder is spread over, on a workspace of their own, with the templates that ship. */
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createExchangeService } from '#core/damages/exchange/service.ts';
import { openRules } from '#core/damages/rules.ts';
import { createDamagesService } from '#core/damages/service.ts';
import { createEvidenceService } from '#core/evidence/service.ts';
import { createExhibitService } from '#core/exhibit/service.ts';
import { createIntakeService } from '#core/intake/service.ts';
import { createJobs } from '#core/jobs/service.ts';
import type { Problem } from '#core/kit/problem.ts';
import { createMatterService } from '#core/matter/service.ts';
import { createSellerService } from '#core/seller/service.ts';
import { openLibrary } from '#core/template/library.ts';
import { openVault } from '#core/vault/vault.ts';
import { sharedTestReader } from '../../support/reader.ts';
import { openTestWorkspace, temporaryFolder } from '../../support/workspace.ts';

export const templates = fileURLToPath(new URL('../../../templates', import.meta.url));
export const fixture = fileURLToPath(new URL('./fixtures/crystal-watches', import.meta.url));
export const actor = { name: 'Pat Paralegal', door: 'test' } as const;

export async function openRooms() {
  const workspace = await openTestWorkspace();
  const { store, clock, ids, folder } = workspace;
  const vault = await openVault({ folder: join(folder, 'vault') });
  const library = await openLibrary(templates);
  const matter = createMatterService({ store, clock, ids, packs: { get: library.pack } });
  const exhibit = createExhibitService({ store, ids, schemes: async () => [] });
  const evidence = createEvidenceService({
    store,
    vault,
    clock,
    ids,
    jobs: createJobs({ store, clock, ids }),
    reader: sharedTestReader(),
    derived: join(folder, 'derived'),
    exhibits: exhibit,
  });
  const seller = createSellerService({ store, ids, matters: matter });
  const damages = createDamagesService({ store, clock, ids, rules: await openRules(templates), matter, seller, evidence });
  const exchange = createExchangeService({ store, clock, ids, matters: matter, evidence, exhibit });
  const intake = createIntakeService({ store, ids, clock, library, matter, evidence, seller, exhibit, damages, exchange });
  return {
    ...workspace,
    vault,
    matter,
    exhibit,
    evidence,
    seller,
    damages,
    exchange,
    intake,
    /** Where and what a refused folder is told. */
    faults: (path: string) =>
      intake.importFolder(actor, path).then(
        ({ findings }) => ['imported', ...findings.map((one) => `${one.where} ${one.id}`)],
        (problem: Problem) =>
          problem.findings ? [problem.id, ...problem.findings.map((one) => `${one.where} ${one.id}`)] : Promise.reject(problem),
      ),
  };
}

/** A copy of the small folder with some of its files replaced, added, or (null) left out. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array | null>> = {}): Promise<string> {
  const folder = join(await temporaryFolder(), 'intake');
  await cp(fixture, folder, { recursive: true, filter: (path) => files[path.slice(fixture.length + 1).replaceAll('\\', '/')] !== null });
  for (const [name, content] of Object.entries(files)) {
    if (content === null) continue;
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
  return folder;
}
