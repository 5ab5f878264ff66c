/** The workbench, put together. Reads as a table of contents: storage, then the slices in the order of the work. */
import { join } from 'node:path';
import { createExchangeService } from './damages/exchange/service.ts';
import { openRules } from './damages/rules.ts';
import { createDamagesService } from './damages/service.ts';
import { createDamagesTable } from './damages/table/service.ts';
import { openBinder } from './document/binding/binder.ts';
import { openPdfEngine } from './document/pdf/engine.ts';
import { createEvidenceService } from './evidence/service.ts';
import { createTextService } from './evidence/text/service.ts';
import { createBinderService } from './exhibit/binder.ts';
import { pageWords } from './exhibit/page-words.ts';
import { createProductionService } from './exhibit/production.ts';
import { createExhibitService } from './exhibit/service.ts';
import { matterSchemes } from './exhibit/settings.ts';
import { createCustodyReports } from './filing/custody-report.ts';
import { createGroupReports } from './filing/operators/report.ts';
import { createPurchasePapers } from './filing/purchase-papers.ts';
import { createFilingService } from './filing/service.ts';
import { createIntakeService } from './intake/service.ts';
import { createJobs } from './jobs/service.ts';
import type { Fork } from './kit/child.ts';
import type { Clock, Ids } from './kit/world.ts';
import { type Counts, createMatterService } from './matter/service.ts';
import type { Places } from './places.ts';
import { openOcr } from './reading/ocr.ts';
import { openReader } from './reading/open.ts';
import { createGroupingService } from './seller/grouping/service.ts';
import { createSellerImport } from './seller/mapping/service.ts';
import { createPortfolioService } from './seller/portfolio/service.ts';
import { openFormula } from './seller/risk/formula.ts';
import { seenElsewhere, sizesOf, unverifiedFaults } from './seller/risk/rooms.ts';
import { createRiskService } from './seller/risk/service.ts';
import { createSellerService } from './seller/service.ts';
import { openStore } from './store/open.ts';
import { openLibrary } from './template/library.ts';
import { openVault } from './vault/vault.ts';
import { nodeFork } from './world.ts';

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
  /** How a process is started; Node's own fork without it. */
  readonly fork?: Fork;
}

export type Workbench = Awaited<ReturnType<typeof openWorkbench>>;

export async function openWorkbench({ folder, clock, ids, places, create, readOnly = false, fork = nodeFork }: WorkbenchOptions) {
  const store = await openStore({ folder, clock, worker: places.worker('store'), migrations: places.migrations, readOnly, create });
  const jobs = createJobs({ store, clock, ids });
  const vault = await openVault({ folder: join(folder, 'vault'), readOnly: store.readOnly, worker: places.worker('vault') });
  const library = await openLibrary(places.templates);
  const rules = await openRules(places.templates);
  const reader = openReader({ fork, worker: places.worker('reading'), pdfium: places.pdfium, font: places.chineseFont });
  const ocr = openOcr({ fork, worker: places.worker('ocr'), ...places.ocr });
  const pdf = openPdfEngine({
    fonts: places.fonts,
    library: places.typst,
    wasm: places.wasm,
    workers: places.worker,
    prefer: 'auto',
    fork,
  });
  const binding = openBinder({ fork, worker: places.worker('binding'), fonts: places.fonts, pdfium: places.pdfium });

  // Counting a matter's sellers and evidence is those rooms' work; they are put together after it.
  const rooms: { counts: Counts } = { counts: async () => new Map() };
  const matter = createMatterService({
    store,
    clock,
    ids,
    packs: { get: (id) => library.packs.find((pack) => pack.id === id) },
    counts: () => rooms.counts(),
  });
  const exhibit = createExhibitService({ store, ids, schemes: matterSchemes(matter, library) });
  const evidence = createEvidenceService({ store, vault, clock, ids, jobs, reader, derived: join(folder, 'derived'), exhibits: exhibit });
  if (!store.readOnly) await evidence.sweep();
  const byName = async (id: string) => new Map((await evidence.list(id)).map((item) => [item.fileName, item.id]));
  const seller = createSellerService({ store, ids, matters: matter, evidenceByName: byName });
  const portfolio = createPortfolioService({ store });
  await portfolio.refresh();
  const sellerImport = createSellerImport({ store, ids, jobs, matters: matter, sellers: seller, worker: places.worker('table') });
  const text = createTextService({
    store,
    reader,
    ocr,
    worker: places.worker('store'),
    path: (sha256) => vault.path(sha256),
    derived: join(folder, 'derived'),
    exhibits: exhibit,
    sellers: seller,
  });
  const grouping = createGroupingService({ store, ids, matters: matter, pictures: (id) => text.similar(id) });
  const risk = createRiskService({
    store,
    ids,
    formula: await openFormula(places.templates),
    matters: matter,
    sellers: seller,
    registration: unverifiedFaults,
    elsewhere: (id) => seenElsewhere(portfolio, id),
    groups: async (id) => sizesOf(await grouping.ties(id)),
  });
  const setDeps = {
    store,
    vault,
    clock,
    ids,
    jobs,
    library,
    pdf,
    reader,
    binding,
    matter,
    seller,
    exhibit,
    words: pageWords(text, reader, vault),
    derived: join(folder, 'derived'),
  };
  const binder = createBinderService(setDeps);
  const production = createProductionService({ ...setDeps, version: VERSION, checker: places.worker('set-check') });
  const damages = createDamagesService({ store, clock, ids, rules, matter, seller, evidence, grouping });
  const damagesTable = createDamagesTable({ store, clock, ids, rules, matter, seller, evidence, exhibit });
  const exchange = createExchangeService({ store, clock, ids, matters: matter, evidence, exhibit });
  const filing = createFilingService({ store, vault, clock, ids, library, pdf, matter, seller, grouping, evidence, exhibit, damages });
  const groupReports = createGroupReports({
    store,
    vault,
    clock,
    ids,
    library,
    pdf,
    matter,
    seller,
    grouping,
    evidence,
    exhibit,
    damages,
    derived: join(folder, 'derived'),
  });
  const purchasePapers = createPurchasePapers({
    store,
    vault,
    clock,
    ids,
    library,
    pdf,
    matter,
    seller,
    grouping,
    evidence,
    exhibit,
    damages,
    filing,
  });
  const custodyReports = createCustodyReports({ store, vault, clock, library, pdf, matter, evidence, exhibit });
  const intake = createIntakeService({ store, ids, clock, library, matter, evidence, seller, exhibit, damages, exchange });
  rooms.counts = async () => {
    const [sellers, items] = await Promise.all([seller.counts(), evidence.counts()]);
    const matters = new Set([...sellers.keys(), ...items.keys()]);
    return new Map([...matters].map((id) => [id, { sellers: sellers.get(id) ?? 0, evidence: items.get(id) ?? 0 }]));
  };

  return {
    folder,
    version: VERSION,
    ids,
    places,
    store,
    jobs,
    vault,
    library,
    reader,
    matter,
    evidence,
    text,
    seller,
    grouping,
    sellerImport,
    portfolio,
    risk,
    exhibit,
    binder,
    production,
    damages,
    damagesTable,
    exchange,
    filing,
    purchasePapers,
    custodyReports,
    groupReports,
    intake,
    async close() {
      await jobs.close();
      sellerImport.close();
      binding.close();
      await text.close();
      ocr.close();
      await reader.close();
      await pdf.close();
      await store.close();
    },
  };
}
