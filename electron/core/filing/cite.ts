/** What a source prints: the label the court's scheme gives the exhibit today, and for a page what the latest binder printed on it. */
import type { Evidence } from '../evidence/model.ts';
import type { BoundExhibit } from '../exhibit/binder-pages.ts';
import { sourceRef } from '../kit/citation.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { type Cited, type CitedPage, citationText } from '../template/exhibit-labels.ts';

export interface CitationSources {
  readonly evidence: readonly Pick<Evidence, 'id' | 'pins' | 'pages'>[];
  /** How the court calls an exhibit, by evidence item. */
  readonly labels: ReadonlyMap<string, string>;
  /** The latest binder that nothing superseded; undefined while there is none. */
  readonly bound: ReadonlyMap<string, BoundExhibit> | undefined;
}

export interface Citer {
  readonly language: Language;
  /** Undefined for an item that is no exhibit. */
  cite(source: string): Cited | undefined;
  /** What the source prints when it is cited alone; '' for an item that is no exhibit. */
  text(source: string): string;
  /** What is wrong with a citation, if anything. */
  findings(source: string): readonly Finding[];
}

/** Each source is looked up once; a matter of 10,000 listings cites 10,000. */
export function citer({ evidence, labels, bound }: CitationSources, language: Language): Citer {
  const items = new Map(evidence.map((item) => [item.id, item]));
  const known = new Map<string, { readonly cited: Cited | undefined; readonly findings: readonly Finding[] }>();

  const look = (source: string) => {
    const ref = sourceRef(source);
    const label = labels.get(ref.evidence);
    if (label === undefined) return { cited: undefined, findings: [] };
    const findings: Finding[] = [];
    const say = (severity: Finding['severity'], id: Finding['id'], params = {}) =>
      findings.push(finding(severity, `evidence/${ref.evidence}`, id, { label, ...params }));
    const whole: Cited = { evidence: ref.evidence, label };
    const item = items.get(ref.evidence);
    const here = bound?.get(ref.evidence);
    if (bound && !here) say('warning', 'filing.not-in-binder');
    else if (here && here.label !== label) say('warning', 'filing.binder-label', { was: here.label });
    const pin = ref.pin === '' ? undefined : item?.pins.find(({ id }) => id === ref.pin);
    if (ref.pin !== '' && !pin) say('warning', 'filing.unknown-pin');
    const page = pin?.page ?? ref.page;
    if (page === null || !item) return { cited: whole, findings };
    if (item.pages !== null && page > item.pages) {
      say('error', 'filing.page-beyond', { page, pages: item.pages });
      return { cited: whole, findings };
    }
    if (!here) return { cited: { ...whole, pages: [{ page, bates: '', running: null, piece: '' }] }, findings };
    const pages = pagesIn(here, page, item.pages);
    if (pages.length === 0) say('warning', 'filing.page-unbound', { page });
    return { cited: { ...whole, pages }, findings };
  };
  const get = (source: string) => {
    const found = known.get(source) ?? look(source);
    known.set(source, found);
    return found;
  };
  return {
    language,
    cite: (source) => get(source).cited,
    text(source) {
      const { cited } = get(source);
      return cited === undefined ? '' : citationText(cited, language);
    },
    findings: (source) => get(source).findings,
  };
}

/**
 * The pages of a binder that show a page of an item. Page for page where both have as many; all of them for a picture of one page that
 * was cut over several; none where the binder typeset the item, or put a slip sheet in its place, so that no page can be vouched for.
 */
function pagesIn(here: BoundExhibit, page: number, pages: number | null): CitedPage[] {
  const at = (n: number) => here.at(n) ?? [];
  if (pages === here.pages) return [at(page)].flat();
  if (pages !== 1) return [];
  return Array.from({ length: here.pages }, (_, index) => at(index + 1)).flat();
}
