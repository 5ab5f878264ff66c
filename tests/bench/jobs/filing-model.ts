/** The filing that is measured: the complaint with its Schedule B, and Schedule A. */

import { numberDocument } from '#core/document/number.ts';
import type { Numbered } from '#core/document/numbered.ts';
import { openPdfEngine, type PdfEngine } from '#core/document/pdf/engine.ts';
import { type Basis, loadBasis } from '#core/filing/basis.ts';
import { checkoutPlaces } from '#core/places.ts';
import { fillTemplate } from '#core/template/fill.ts';
import { openWorkbench, type Workbench } from '#core/workbench.ts';
import { nodeFork, systemClock, systemIds } from '#core/world.ts';

export const TEMPLATES = ['us-federal/complaint', 'us-federal/schedule-a'] as const;

export const openAt = (folder: string, create = false): Promise<Workbench> =>
  openWorkbench({ folder, clock: systemClock, ids: systemIds, places: checkoutPlaces(), create });

export function openEngine(): PdfEngine {
  const { fonts, typst, wasm, worker } = checkoutPlaces();
  return openPdfEngine({ fonts, library: typst, wasm, workers: worker, prefer: 'auto', fork: nodeFork });
}

export async function onlyMatter(workbench: Workbench): Promise<string> {
  const [matter] = await workbench.matter.list();
  if (!matter) throw new Error('the workspace has no matter');
  return matter.id;
}

export async function basisOf(workbench: Workbench, pdf: PdfEngine): Promise<Basis> {
  return loadBasis({ ...workbench, clock: systemClock, pdf }, await onlyMatter(workbench));
}

/** Both documents whole, as a draft would draw them. A template that was cut short is no measure of anything. */
export function fillBoth(workbench: Workbench, basis: Basis): readonly Numbered[] {
  return TEMPLATES.map((template) => {
    const { document, findings } = fillTemplate(workbench.library, template, basis.facts as unknown as Readonly<Record<string, unknown>>, {
      date: basis.facts.today,
      author: 'Bench',
      draft: true,
      cite: basis.citer.cite,
    });
    const cut = findings.find((f) => f.id === 'template.too-much');
    if (cut) throw new Error(`${template}: ${cut.message}`);
    return numberDocument(document);
  });
}
