/** The workbench, put together. Reads as a table of contents: storage, then the slices in the order of the work. */
import { join } from 'node:path';
import { createCustody } from './custody/custody.ts';
import { openRules } from './damages/rules.ts';
import { createDamagesService } from './damages/service.ts';
import { openPdfEngine } from './document/pdf/engine.ts';
import { createEvidenceService } from './evidence/service.ts';
import { createExhibitService } from './exhibit/service.ts';
import { createFilingService } from './filing/service.ts';
import { createIntakeService } from './intake/service.ts';
import type { Clock, Ids } from './kit/world.ts';
import { createMatterService } from './matter/service.ts';
import type { Places } from './places.ts';
import { createSellerService } from './seller/service.ts';
import { openStore } from './store/open.ts';
import { openLibrary } from './template/library.ts';
import { openVault } from './vault/vault.ts';

export const VERSION = '0.1.0';

export interface WorkbenchOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly places: Places;
  /** Make the workspace when there is none. */
  readonly create: boolean;
  /** Look only; needs no lock, so it works beside an open workbench. */
  readonly readOnly?: boolean;
}

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

export async function openWorkbench({ folder, clock, ids, places, create, readOnly = false }: WorkbenchOptions) {
  const store = await openStore({ folder, clock, worker: places.worker('store'), migrations: places.migrations, readOnly, create });
  const vault = await openVault({ folder });
  const custody = createCustody({ store });
  const library = await openLibrary(places.templates);
  const rules = await openRules(places.templates);
  const packs = { get: (id: string) => library.packs.find((pack) => pack.id === id) };
  const pdf = openPdfEngine({ fonts: places.fonts, library: places.typst, wasm: places.wasm, workers: places.worker, prefer: 'auto' });

  const matter = createMatterService({ store, clock, ids, packs });
  const evidence = createEvidenceService({ store, vault, custody, clock, ids, derived: join(folder, 'derived') });
  const seller = createSellerService({ store, clock, ids });
  const exhibit = createExhibitService({ store, ids });
  const damages = createDamagesService({ store, clock, ids, rules, matter, seller });
  const filing = createFilingService({ store, vault, clock, ids, library, pdf, matter, seller, evidence, exhibit, damages });
  const intake = createIntakeService({ store, ids, clock, packs, matter, evidence, seller, exhibit, damages });

  return {
    folder,
    version: VERSION,
    ids,
    places,
    store,
    vault,
    custody,
    library,
    matter,
    evidence,
    seller,
    exhibit,
    damages,
    filing,
    intake,
    async close() {
      await pdf.close();
      await store.close();
    },
  };
}
