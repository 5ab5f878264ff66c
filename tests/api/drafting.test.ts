/** What may go wrong around a draft inside the running workbench. */
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openPdfEngine, type PdfEngine } from '#core/document/pdf/engine.ts';
import { createFilingService } from '#core/filing/service.ts';
import { checkoutPlaces, type Places } from '#core/places.ts';
import { openWorkbench, type Workbench } from '#core/workbench.ts';
import { nodeFork } from '#core/world.ts';
import { fixedClock, sequentialIds } from '../support/clock.ts';
import { withSample } from '../support/workbench.ts';
import { temporaryFolder, testActor } from '../support/workspace.ts';

const TEMPLATE = 'cn-civil/evidence-catalogue';
const final = { final: false };

/** The workbench's own filing room with another engine. */
function filingWith(workbench: Workbench, pdf: PdfEngine) {
  const { store } = workbench;
  // The room is there a second time; how filings are put back after an undo was said by the first.
  const second = { db: store.db, readOnly: store.readOnly, write: store.write.bind(store), restores: () => {} } as unknown as typeof store;
  return createFilingService({ ...workbench, store: second, clock: fixedClock(), pdf });
}

const engine = (places: Places, native: string) =>
  openPdfEngine({
    fonts: places.fonts,
    library: places.typst,
    wasm: places.wasm,
    workers: places.worker,
    native,
    prefer: 'auto',
    fork: nodeFork,
  });

describe('a matter', () => {
  it('that is removed while its filing is drawn gets none', async () => {
    const { workbench, matter } = await withSample('longgang-watches');
    const real = engine(workbench.places, '');
    const removing: PdfEngine = {
      kind: undefined,
      close: () => real.close(),
      async render(numbered, images) {
        const drawn = await real.render(numbered, images);
        await workbench.matter.remove(testActor, matter);
        return drawn;
      },
    };
    const filing = filingWith(workbench, removing);
    await expect(filing.draft(testActor, matter, TEMPLATE, final)).rejects.toMatchObject({ kind: 'not-found', id: 'matter.not-found' });
    real.close();
    await workbench.store.undo(matter, testActor);
    expect(await workbench.filing.list(matter)).toEqual([]);
    expect(await workbench.filing.draft(testActor, matter, TEMPLATE, final)).toMatchObject({ status: 'draft' });
  });
});

describe('the engine', () => {
  it('draws the same pages without its native part', async () => {
    const { workbench, matter } = await withSample('longgang-watches');
    const wasm = engine(workbench.places, '/no/such/addon');
    const [here, there] = [
      await workbench.filing.draft(testActor, matter, TEMPLATE, final),
      await filingWith(workbench, wasm).draft(testActor, matter, TEMPLATE, final),
    ];
    expect(wasm.kind).toBe('wasm');
    wasm.close();
    expect(there.pages).toBe(here.pages);
    expect(there.docx.sha256).toBe(here.docx.sha256);
  });
});

describe('a template folder with a broken pack', () => {
  it('opens, says which file is wrong, and leaves the other packs at work', async () => {
    const places = checkoutPlaces();
    const folder = await temporaryFolder();
    const templates = join(folder, 'templates');
    await cp(places.templates, templates, { recursive: true, filter: (path) => !path.endsWith('samples') });
    await writeFile(join(templates, 'us-federal', 'pack.yaml'), 'id: us-federal\ntitle: { en: "United\n');
    const options = { clock: fixedClock(), ids: sequentialIds(), create: true };
    const workspace = join(folder, 'Test.casewright');
    const whole = await openWorkbench({ ...options, folder: workspace, places });
    const american = await whole.matter.create(testActor, { title: 'A', pack: 'us-federal' });
    const chinese = await whole.matter.create(testActor, { title: 'B', pack: 'cn-civil' });
    await whole.close();
    const workbench = await openWorkbench({ ...options, folder: workspace, places: { ...places, templates } });
    try {
      const findings = workbench.library.findings.filter(({ severity }) => severity === 'error');
      expect(findings.length).toBeGreaterThan(0);
      for (const { where } of findings) expect(where).toMatch(/^us-federal\/pack\.yaml/);
      expect(await workbench.matter.list()).toHaveLength(2);
      expect(await workbench.filing.templates(american.id)).toEqual([]);
      await expect(workbench.filing.draft(testActor, american.id, 'us-federal/complaint', final)).rejects.toMatchObject({
        id: 'filing.no-pack',
      });
      const drafted = await workbench.filing.preview(chinese.id, TEMPLATE, 'Pat');
      expect(drafted.document.blocks.length).toBeGreaterThan(0);
    } finally {
      await workbench.close();
    }
  });
});
