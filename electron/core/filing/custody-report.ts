/**
 * Custody on paper: what was received, and every event from then on, with the result of checking the chain. It stands with the filings
 * because it is made as they are: facts, a template, the engine. It is printed afresh each time and not sealed; the log it prints is
 * the record.
 */
import { createHash } from 'node:crypto';
import { custodyEnd, custodyFaults, custodyOf, custodyOfAll } from '../custody/custody.ts';
import type { CustodyEvent } from '../custody/model.ts';
import { numberDocument } from '../document/number.ts';
import type { PdfEngine } from '../document/pdf/engine.ts';
import type { Evidence } from '../evidence/model.ts';
import type { EvidenceService } from '../evidence/service.ts';
import { batesSpan } from '../exhibit/bates.ts';
import { selectRanges } from '../exhibit/rows.ts';
import type { ExhibitService } from '../exhibit/service.ts';
import type { Finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { Problem } from '../kit/problem.ts';
import type { Actor, Clock } from '../kit/world.ts';
import type { MatterService } from '../matter/service.ts';
import type { Store } from '../store/store.ts';
import type { Library } from '../template/library.ts';
import type { Vault } from '../vault/vault.ts';
import { custodyFacts } from './custody-facts.ts';
import { type CustodyLog, custodyLog, logFile } from './custody-log.ts';

export interface CustodyReportDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly library: Library;
  readonly pdf: PdfEngine;
  readonly matter: Pick<MatterService, 'get'>;
  readonly evidence: Pick<EvidenceService, 'list' | 'withdrawn' | 'get'>;
  readonly exhibit: Pick<ExhibitService, 'list' | 'labels'>;
}

export interface CustodyReport {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly language: Language;
  readonly log: CustodyLog;
  /** The log as a file; the report prints its SHA-256. */
  readonly logBytes: Uint8Array;
  readonly logSha256: string;
  readonly findings: readonly Finding[];
}

/** How the file of an item was found when it was read again for the report. */
export type Reread = 'sound' | 'altered' | 'missing';

export function createCustodyReports(deps: CustodyReportDeps) {
  const { store, vault, clock, library, pdf } = deps;

  const reread = async ({ sha256 }: Evidence): Promise<Reread> => {
    const hash = createHash('sha256');
    try {
      for await (const chunk of await vault.open(sha256)) hash.update(chunk as Uint8Array);
    } catch {
      return 'missing';
    }
    return hash.digest('hex') === sha256 ? 'sound' : 'altered';
  };

  return {
    /**
     * One item, or every item of the matter, those out of use included. Of a whole matter privileged items are withheld (hash and dates
     * only) unless they were released as exhibits; one that is asked for by itself is printed. In the language of the matter's pack
     * unless another is asked for. Refuses an item of another matter (`evidence.not-found`).
     */
    async report(actor: Actor, request: { matter: string; item?: string | undefined }, language?: Language): Promise<CustodyReport> {
      const matter = await deps.matter.get(request.matter);
      const speech = language ?? library.pack(matter.pack)?.language ?? 'en';
      const [items, listed, labels, ranges, end, faults] = await Promise.all([
        itemsOf(deps, request),
        deps.exhibit.list(matter.id),
        deps.exhibit.labels(matter.id),
        selectRanges(store.db, matter.id),
        custodyEnd(store.db),
        custodyFaults(store.db),
      ]);
      const events: CustodyEvent[] =
        items.length === 1 && items[0]
          ? await custodyOf(store.db, items[0].id)
          : await custodyOfAll(
              store.db,
              items.map(({ id }) => id),
            );
      const released = new Set(listed.filter(({ release }) => release !== '').map(({ evidence }) => evidence));
      const withheld = new Set(
        request.item === undefined ? items.flatMap(({ id, privilege }) => (privilege === '' || released.has(id) ? [] : [id])) : [],
      );
      const [only] = request.item === undefined ? [] : items;
      const head = { id: matter.id, title: matter.title, caseNumber: matter.caseNumber };
      const log = custodyLog(
        { matter: head, chain: { ...end, faults: faults.map(({ seq, how }) => ({ seq, how })) } },
        items,
        events,
        withheld,
      );
      const file = logFile(log);
      const facts = custodyFacts({
        language: speech,
        matter,
        items,
        log,
        logFile: { sha256: file.sha256, size: file.bytes.length },
        exhibits: new Map(listed.map((exhibit) => [exhibit.evidence, labels[exhibit.id] ?? ''])),
        bates: Map.groupBy(
          ranges.filter(({ supersededBy }) => supersededBy === null).map((range) => ({ evidence: range.evidence, ...batesSpan(range) })),
          ({ evidence }) => evidence,
        ),
        parent: only && only.parent !== '' ? await deps.evidence.get(only.parent) : undefined,
        printedBy: actor.name,
        printedAt: clock.now(),
        reread: only && (await reread(only)),
        single: only !== undefined,
      });
      const template = `reports/custody${speech === 'zh-CN' ? '-zh' : ''}`;
      const options = { date: clock.today(), author: actor.name, draft: false };
      const { fillTemplate } = await import('../template/fill.ts');
      const { document, findings } = fillTemplate(library, template, facts, options);
      const numbered = numberDocument(document);
      const drawn = await pdf.render(numbered, new Map());
      return {
        pdf: drawn.bytes,
        pages: drawn.pages,
        language: speech,
        log,
        logBytes: file.bytes,
        logSha256: file.sha256,
        findings: [...findings, ...numbered.findings, ...drawn.findings],
      };
    },
  };
}

async function itemsOf(
  { evidence }: CustodyReportDeps,
  { matter, item }: { matter: string; item?: string | undefined },
): Promise<Evidence[]> {
  if (item === undefined) {
    const [inUse, withdrawn] = await Promise.all([evidence.list(matter), evidence.withdrawn(matter)]);
    return [...inUse, ...withdrawn].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : a.receivedAt > b.receivedAt ? 1 : 0));
  }
  const found = await evidence.get(item);
  if (found.matter !== matter) throw new Problem('not-found', 'evidence.not-found', { id: item });
  return [found];
}
