/**
 * How exhibits are cited. Several together stand in their order, each once, runs of three and more drawn together. A page is cited as
 * counted within the exhibit, with what the binder printed on it (running page, Bates number) and the piece of the exhibit it lies in.
 *
 *   Exhibit 3 · Exhibits 25–27, 30, and 32 · Exhibit 3, p. 14 (ACME000123) · Exhibit 3, part 2 of 5, pp. 14 (ACME000123) and 16–17 (…)
 *   Exhibits 1–3; Exhibit 4, p. 2; and Exhibit 6 · Tab 3, p. 2 (bundle p. 57)
 *   证据3 · 证据2、证据8至证据10 · 证据3第14页（ACME000123） · 证据3（2/5）第14页（证据册第57页，ACME000123）
 *
 * The whole of an exhibit is cited by its label alone, however many pieces it is in: the pieces say so themselves, and the exhibit list.
 */
import type { Language } from '../kit/messages.ts';

export interface Cited {
  readonly evidence: string;
  readonly label: string;
  /** The pages meant; none for the whole exhibit. */
  readonly pages?: readonly CitedPage[];
}

/** A page of an exhibit, counted within the exhibit from 1. */
export interface CitedPage {
  readonly page: number;
  /** Its Bates number; '' where it has none. */
  readonly bates: string;
  /** Its number in the whole binder, where the court has such numbers printed; null where not. */
  readonly running: number | null;
  /** The label of the piece it lies in, where the exhibit had to be cut: `Exhibit 3, part 2 of 5`; '' for an exhibit in one piece. */
  readonly piece: string;
}

/** What is printed for one exhibit, or for a run, for which its first exhibit stands; `before` is the text that leads to it. */
export interface Citation {
  readonly evidence: string;
  readonly label: string;
  readonly before: string;
}

interface Whole {
  readonly evidence: string;
  readonly label: string;
  readonly pages: readonly CitedPage[];
}

interface Counted extends Whole {
  readonly prefix: string;
  /** `3`, `A`, `3-1` */
  readonly token: string;
}

const PLURALS: Readonly<Record<string, string>> = { Exhibit: 'Exhibits', 'Ex.': 'Exs.' };
/** No line ends at the dash of a run. */
const DASH = '\u2060–\u2060';

/** Labels that are no word and number (`Tab A`) keep their order and stand in full. A pin makes the plain citation of its exhibit superfluous. */
export function citedTogether(cited: readonly Cited[], language: Language): Citation[] {
  const ordered = inOrder(merged(cited));
  if (ordered.every(({ pages }) => pages.length === 0)) return drawnTogether(ordered, language);
  const blocks: Citation[][] = [];
  let whole: Whole[] = [];
  const close = () => {
    if (whole.length > 0) blocks.push(drawnTogether(whole, language));
    whole = [];
  };
  for (const one of ordered) {
    if (one.pages.length === 0) whole.push(one);
    else {
      close();
      blocks.push(...pinned(one, language).map((label) => [{ evidence: one.evidence, label, before: '' }]));
    }
  }
  close();
  // Commas inside the parts ask for semicolons between them.
  const lists = blocks.length > 2 || blocks.some((block) => block.length > 1);
  return blocks.flatMap(([first, ...rest], index) => {
    if (!first || index === 0) return first ? [first, ...rest] : [];
    const last = index === blocks.length - 1;
    const joint = language === 'zh-CN' ? '、' : lists ? (last ? '; and ' : '; ') : ' and ';
    return [{ ...first, before: joint + first.before }, ...rest];
  });
}

/** What one citation prints by itself. */
export const citationText = (cited: Cited, language: Language): string =>
  citedTogether([cited], language)
    .map(({ before, label }) => before + label)
    .join('');

function merged(cited: readonly Cited[]): Whole[] {
  const once = new Map<string, Whole>();
  for (const { evidence, label, pages = [] } of cited) {
    const known = once.get(label);
    once.set(label, { evidence: known?.evidence ?? evidence, label, pages: [...(known?.pages ?? []), ...pages] });
  }
  return [...once.values()];
}

/** Word and number of a label; letters count where the word is one whose plural is known. */
function counted(one: Whole): Counted | undefined {
  const [, prefix = '', token = ''] = /^(\D*?)(\d{1,9}(?:-\w{1,9})*|\b[A-Z]{1,2}(?:-\w{1,9})*)$/.exec(one.label) ?? [];
  if (token === '' || (/^[A-Z]/.test(token) && PLURALS[prefix.trim()] === undefined)) return undefined;
  return { ...one, prefix, token };
}

function allCounted(list: readonly Whole[]): Counted[] | undefined {
  const found = list.flatMap((one) => counted(one) ?? []);
  return found.length === list.length && found.every(({ prefix }) => prefix === found[0]?.prefix) ? found : undefined;
}

const inOrder = (list: readonly Whole[]): readonly Whole[] => allCounted(list)?.toSorted((a, b) => compare(a.token, b.token)) ?? list;

/** `2` before `10`, `B` before `AA`, `3` before `3-1`. */
function compare(left: string, right: string): number {
  const [a, b] = [left.split('-'), right.split('-')];
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [x = '', y = ''] = [a[at], b[at]];
    if (x === y) continue;
    if (x === '' || y === '') return x === '' ? -1 : 1;
    if (/^\d+$/.test(x) && /^\d+$/.test(y)) return Number(x) - Number(y);
    return x.length - y.length || (x < y ? -1 : 1);
  }
  return 0;
}

function drawnTogether(list: readonly Whole[], language: Language): Citation[] {
  const numbered = allCounted(list);
  if (!numbered) return listed(list.map(plain), language);
  const prefix = numbered[0]?.prefix ?? '';
  if (language === 'zh-CN') return listed(runs(numbered, '至', prefix), language);
  const word = prefix.trim();
  const plural = PLURALS[word];
  if (plural === undefined || numbered.length === 1) return listed(numbered.map(plain), language);
  const [first, ...rest] = listed(runs(numbered, DASH, ''), language);
  return first ? [{ ...first, before: prefix.replace(word, plural) }, ...rest] : [];
}

const plain = ({ evidence, label }: Whole) => ({ evidence, label });

/** `joint` stands between the first and the last of a run; `prefix` before each number. */
function runs(sorted: readonly Counted[], joint: string, prefix: string): { readonly evidence: string; readonly label: string }[] {
  return inRuns(sorted, (a, b) => follows(a.token, b.token)).flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) return [];
    if (run.length > 2) return [{ evidence: first.evidence, label: `${prefix}${first.token}${joint}${prefix}${last.token}` }];
    return run.map(({ evidence, token }) => ({ evidence, label: prefix + token }));
  });
}

function follows(before: string, after: string): boolean {
  if (/^\d+$/.test(before) && /^\d+$/.test(after)) return Number(after) === Number(before) + 1;
  return /^[A-Z]$/.test(before) && /^[A-Z]$/.test(after) && after.charCodeAt(0) === before.charCodeAt(0) + 1;
}

function inRuns<T>(sorted: readonly T[], follow: (before: T, after: T) => boolean): T[][] {
  const found: T[][] = [];
  for (const one of sorted) {
    const run = found.at(-1);
    const last = run?.at(-1);
    if (run && last !== undefined && follow(last, one)) run.push(one);
    else found.push([one]);
  }
  return found;
}

/** One text for each piece of the exhibit that is cited. */
function pinned({ label, pages }: Whole, language: Language): string[] {
  const sorted = [...new Map(pages.map((one) => [one.page, one])).values()].toSorted((a, b) => a.page - b.page);
  return [...Map.groupBy(sorted, ({ piece }) => piece)].map(([piece, group]) => {
    const ranges = inRuns(group, (a, b) => b.page === a.page + 1 && printedAlike(a, b));
    const texts = ranges.map((range) => ({ text: rangeText(range, language) }));
    const joined = listed(texts, language).map(({ before, text }) => before + text);
    if (language === 'zh-CN') return (piece || label) + joined.join('');
    return `${piece || label}, ${group.length > 1 ? 'pp.' : 'p.'}\u00a0${joined.join('')}`;
  });
}

/** A range names first and last number only, so what is printed has to run on with the pages. */
const printedAlike = (a: CitedPage, b: CitedPage): boolean =>
  (a.bates === '') === (b.bates === '') && (a.running === null ? b.running === null : b.running === a.running + 1);

/** `14 (ACME000123)`, `16–17 (bundle pp. 57–58)`; `第16页至第17页（证据册第57页至第58页）`. */
function rangeText(range: readonly CitedPage[], language: Language): string {
  const [first, last] = [range[0], range.at(-1)];
  if (!first || !last) return '';
  const many = first !== last;
  const printed: string[] = [];
  if (language === 'zh-CN') {
    const pages = (from: number, to: number) => (many ? `第${from}页至第${to}页` : `第${from}页`);
    if (first.running !== null && last.running !== null) printed.push(`证据册${pages(first.running, last.running)}`);
    if (first.bates !== '') printed.push(many ? `${first.bates}至${last.bates}` : first.bates);
    return pages(first.page, last.page) + (printed.length > 0 ? `（${printed.join('，')}）` : '');
  }
  const span = (from: number | string, to: number | string) => (many ? `${from}${DASH}${to}` : String(from));
  if (first.running !== null && last.running !== null)
    printed.push(`bundle ${many ? 'pp.' : 'p.'}\u00a0${span(first.running, last.running)}`);
  if (first.bates !== '') printed.push(span(first.bates, last.bates));
  return span(first.page, last.page) + (printed.length > 0 ? ` (${printed.join(', ')})` : '');
}

/** Joined as the language joins a list. */
export function listed<T>(items: readonly T[], language: Language): (T & { readonly before: string })[] {
  return items.map((item, index) => {
    const last = index === items.length - 1 ? (items.length > 2 ? ', and ' : ' and ') : ', ';
    return { ...item, before: index === 0 ? '' : language === 'zh-CN' ? '、' : last };
  });
}
