/**
 * The link chart and the table of shared identifiers on paper. They stand with the filings because they are made as these are: facts, a
 * template, the engine. What is printed can be sealed as evidence and put at the end of the exhibit list.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Picture } from '../../document/model.ts';
import { numberDocument } from '../../document/number.ts';
import { sourceRef } from '../../kit/citation.ts';
import type { Finding } from '../../kit/finding.ts';
import type { Language } from '../../kit/messages.ts';
import { Problem } from '../../kit/problem.ts';
import type { Actor } from '../../kit/world.ts';
import { type Basis, loadBasis } from '../basis.ts';
import type { FilingDeps } from '../deps.ts';
import { fileName } from '../model.ts';
import { numberRanges } from '../number-ranges.ts';
import { chartSheets } from './chart.ts';
import { chartSvg, OVERVIEW_CARDS, overviewSvg } from './chart-svg.ts';
import { masked } from './mask.ts';
import type { Holder, TiedGroup } from './ties.ts';
import { kindName } from './words.ts';

export const groupReports = ['link-chart', 'shared-identifiers'] as const;
export interface GroupReportRequest {
  readonly matter: string;
  readonly report: (typeof groupReports)[number];
  /** One group, as the workbench names it; all without it. */
  readonly group?: string | undefined;
  /** Account numbers cut to their last four; resident identity numbers always are. */
  readonly publicVersion: boolean;
  /** Of the pack when left out. */
  readonly language?: Language | undefined;
}
export interface GroupReport {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly title: string;
  readonly fileName: string;
  readonly language: Language;
  readonly findings: readonly Finding[];
}

const PURPOSE: Readonly<Record<Language, string>> = {
  en: 'The identifiers that tie the defendants of a group to one another, with the exhibits that show them.',
  'zh-CN': '证明各店铺共用标识信息、由同一主体控制的事实。',
};

export type GroupReports = ReturnType<typeof createGroupReports>;

/** `derived` is the folder of what can be made again. */
export function createGroupReports(deps: FilingDeps & { readonly derived: string }) {
  const { library, pdf, clock, ids } = deps;

  const drawFrom = async (actor: Actor, basis: Basis, request: GroupReportRequest): Promise<GroupReport> => {
    const language = request.language ?? basis.pack.language;
    const groups = basis.tied.groups.filter(({ id }) => request.group === undefined || id === request.group);
    if (groups.length === 0)
      throw request.group === undefined
        ? new Problem('conflict', 'filing.groups-none')
        : new Problem('not-found', 'filing.group-unknown', { id: request.group });
    const images = new Map<string, Picture>();
    const facts = {
      ...(request.report === 'link-chart'
        ? chartFacts(basis, groups, request, language, images)
        : tableFacts(basis, groups, request, language)),
      matter: { title: basis.facts.matter.title, case_number: basis.facts.matter.case_number, court: basis.facts.court.name },
      public: request.publicVersion ? 'yes' : '',
      counts: {
        groups: String(groups.length),
        sellers: String(new Set(groups.flatMap(({ nos }) => nos)).size),
        unproved: String(basis.tied.findings.length),
      },
      printed: { by: actor.name, on: clock.today() },
    };
    const template = `reports/${request.report}${language === 'zh-CN' ? '-zh' : ''}`;
    const { fillTemplate } = await import('../../template/fill.ts');
    const { document, findings } = fillTemplate(library, template, facts, { date: clock.today(), author: actor.name, draft: false });
    const numbered = numberDocument(document);
    const drawn = await pdf.render(numbered, images);
    const title = numbered.meta.title;
    return {
      pdf: drawn.bytes,
      pages: drawn.pages,
      title,
      fileName: fileName(basis.facts.matter.title, title, 'pdf'),
      language,
      findings: [...findings, ...numbered.findings, ...drawn.findings],
    };
  };

  return {
    /** Refuses a matter without a group (`filing.groups-none`) and a group that is none any more (`filing.group-unknown`). */
    async draw(actor: Actor, request: GroupReportRequest): Promise<GroupReport> {
      return drawFrom(actor, await loadBasis(deps, request.matter), request);
    },

    /** Draws it, seals it in the vault as evidence with its custody, and puts it at the end of the exhibit list. */
    async addExhibit(actor: Actor, request: GroupReportRequest): Promise<{ evidence: string; title: string; number: number }> {
      const report = await drawFrom(actor, await loadBasis(deps, request.matter), request);
      const folder = join(deps.derived, 'reports');
      await mkdir(folder, { recursive: true });
      const path = join(folder, `${ids.next()}.pdf`);
      try {
        await writeFile(path, report.pdf);
        const notes = {
          kind: 'report' as const,
          title: report.title,
          purpose: PURPOSE[report.language],
          source: 'Casewright',
          capturedAt: clock.today(),
        };
        const { items } = await deps.evidence.receive(actor, {
          matter: request.matter,
          files: [{ path, name: report.fileName, from: actor.name, notes }],
        });
        const [evidence] = items;
        if (!evidence) throw new Problem('unsupported', 'filing.report-refused', { title: report.title });
        const list = await deps.exhibit.add(actor, request.matter, [evidence]);
        return { evidence, title: report.title, number: list.find((one) => one.evidence === evidence)?.number ?? 0 };
      } finally {
        await rm(path, { force: true });
      }
    },
  };
}

/** Exhibit and page; of an item that is no exhibit its title or file name, with the page. */
function sourceNames(basis: Basis, language: Language): (source: string) => string {
  return (source) => {
    const cited = basis.citer.text(source);
    if (cited !== '') return cited;
    const ref = sourceRef(source);
    const item = basis.items.get(ref.evidence);
    if (!item) return '';
    const page = item.pins.find(({ id }) => id === ref.pin)?.page ?? ref.page;
    const name = item.title || item.fileName;
    return page === null ? name : language === 'en' ? `${name}, p.\u00a0${page}` : `${name}，第${page}页`;
  };
}

const shownBy = (holder: Holder, nameOf: (source: string) => string): string[] =>
  [...new Set(holder.sources.map(nameOf).filter(Boolean))].sort();

/** A row for each identifier and defendant. */
function rowsOf(basis: Basis, group: TiedGroup, request: GroupReportRequest, language: Language) {
  const nameOf = sourceNames(basis, language);
  return group.ties.flatMap((tie) =>
    tie.holders.map((holder) => ({
      kind: kindName(tie.kind, language),
      no: String(holder.no),
      shop: basis.shopNames(holder).join(' / '),
      value: holder.values.map((value) => masked(tie.kind, value, request.publicVersion)).join('\n'),
      shown: shownBy(holder, nameOf).join(language === 'en' ? '; ' : '；'),
    })),
  );
}

const headOf = (group: TiedGroup, language: Language) => ({
  no: String(group.no),
  numbers: numberRanges(group.nos, language),
  count: String(group.nos.length),
  storefronts: String(group.storefronts),
  identifiers: String(group.ties.length),
});

function tableFacts(basis: Basis, groups: readonly TiedGroup[], request: GroupReportRequest, language: Language) {
  return { groups: groups.map((group) => ({ ...headOf(group, language), rows: rowsOf(basis, group, request, language) })) };
}

function chartFacts(
  basis: Basis,
  groups: readonly TiedGroup[],
  request: GroupReportRequest,
  language: Language,
  images: Map<string, Picture>,
) {
  const picture = (bytes: Uint8Array): string => {
    const key = `chart-${images.size}`;
    images.set(key, { bytes, type: 'image/svg+xml' });
    return key;
  };
  const nameOf = sourceNames(basis, language);
  const charted = groups.map((group) => {
    const sheets = chartSheets(
      group.ties.map((tie) => ({
        kind: kindName(tie.kind, language),
        value: masked(tie.kind, tie.value, request.publicVersion),
        holders: tie.holders.map((holder) => {
          const [first = '', ...more] = shownBy(holder, nameOf);
          return { no: holder.no, name: basis.shopNames(holder).join(' / '), shown: more.length > 0 ? `${first} +${more.length}` : first };
        }),
      })),
    );
    const together = new Set(sheets.flatMap(({ boxes }) => boxes.flatMap(({ nos }) => (nos.length > 1 ? nos.map(String) : []))));
    return {
      ...headOf(group, language),
      sheets: sheets.map((sheet, index) => ({
        image: picture(chartSvg(sheet, language)),
        no: String(index + 1),
        of: String(sheets.length),
      })),
      key: together.size === 0 ? [] : rowsOf(basis, group, request, language).filter(({ no }) => together.has(no)),
    };
  });
  const cards = groups.map((group) => ({
    no: group.no,
    numbers: numberRanges(group.nos, language),
    count: group.nos.length,
    storefronts: group.storefronts,
    kinds: [...new Set(group.ties.map(({ kind }) => kindName(kind, language)))],
  }));
  const overview =
    groups.length < 2
      ? []
      : Array.from({ length: Math.ceil(cards.length / OVERVIEW_CARDS) }, (_, i) => ({
          image: picture(overviewSvg(cards.slice(i * OVERVIEW_CARDS, (i + 1) * OVERVIEW_CARDS), language)),
        }));
  return { overview, groups: charted };
}
