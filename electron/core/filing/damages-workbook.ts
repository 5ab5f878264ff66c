import type { DamagesService } from '../damages/service.ts';
import { damagesWorkbook } from '../damages/workbook/workbook.ts';
import type { EvidenceService } from '../evidence/service.ts';
import type { ExhibitService } from '../exhibit/service.ts';
import { sourceRef } from '../kit/citation.ts';
import type { Language } from '../kit/messages.ts';
import { citationText } from '../template/exhibit-labels.ts';

interface Deps {
  readonly damages: Pick<DamagesService, 'get' | 'sources'>;
  readonly evidence: Pick<EvidenceService, 'list'>;
  readonly exhibit: Pick<ExhibitService, 'evidenceLabels'>;
}

/** The damages of a matter as XLSX, each input with the exhibit and page behind it; an item that is no exhibit yet goes by its file name. */
export async function workbookOfMatter({ damages, evidence, exhibit }: Deps, matter: string, language: Language): Promise<Uint8Array> {
  const [view, from, items, labels] = await Promise.all([
    damages.get(matter),
    damages.sources(matter),
    evidence.list(matter),
    exhibit.evidenceLabels(matter),
  ]);
  const byId = new Map(items.map((item) => [item.id, item]));
  return damagesWorkbook(view, from, language, (source) => {
    const ref = sourceRef(source.evidence);
    const item = byId.get(ref.evidence);
    const label = labels.get(ref.evidence) ?? item?.fileName ?? ref.evidence;
    const page = source.page ?? ref.page ?? item?.pins.find((pin) => pin.id === ref.pin)?.page ?? null;
    const pages = page === null ? [] : [{ page, bates: '', running: null, piece: '' }];
    return citationText({ evidence: ref.evidence, label, pages }, language);
  });
}
