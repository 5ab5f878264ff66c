/** The pages a set is made of: renditions of its exhibits, slip sheets for what cannot be read, evidence sheets of the sellers. */
import type { SeenWord, UnreadableSource } from '../document/binding/plan.ts';
import type { Evidence } from '../evidence/model.ts';
import type { JobHandle } from '../jobs/service.ts';
import { finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Basis, ShownExhibit } from './basis.ts';
import type { Gathered } from './pages.ts';
import { type Rendition, type RenditionOrder, type Renditions, slipReason } from './rendition.ts';
import { bareUrl, itemsToRead, type SellerSheet, sellerSheets } from './seller-sheet.ts';

/** What is known of the words of items. */
export interface PageWords {
  /** The words of each page, in order; null when they are not known. */
  texts(item: Evidence, signal: AbortSignal): Promise<readonly string[] | null>;
  /** Pages (from 1) whose words were read from a picture. */
  seen(item: Evidence): Promise<ReadonlySet<number>>;
  /** Whether pictures of it are still to be read. */
  waiting(item: Evidence): Promise<boolean>;
  words(item: Evidence, page: number): Promise<readonly SeenWord[]>;
}

export interface SeenPages {
  readonly pages: ReadonlySet<number>;
  readonly waiting: boolean;
}

export interface GatherDeps {
  readonly renditions: Renditions;
  readonly words: PageWords;
}

export interface GatherOrder {
  readonly basis: Basis;
  readonly job: Pick<JobHandle, 'signal' | 'progress'>;
}

/** Files whose words are read at the same time. */
const AT_ONCE = 4;

/** An exhibit with the sources of its pages. */
export interface Rendered {
  readonly one: ShownExhibit;
  readonly rendition: Rendition;
  readonly indexes: readonly number[];
}

/** Pages of every exhibit. A file that cannot be read gets a slip sheet that says why. */
export async function renderAll(deps: GatherDeps, order: GatherOrder, gathered: Gathered): Promise<Rendered[]> {
  const { basis, job } = order;
  const renditions: { one: ShownExhibit; rendition: Rendition }[] = [];
  for (const [index, one] of basis.shown.entries()) {
    job.signal.throwIfAborted();
    job.progress({ done: index, total: basis.shown.length, note: one.label });
    renditions.push({ one, rendition: await deps.renditions.of(renditionOrder(basis, one, job.signal)) });
  }
  const { indexes, unreadable } = await gathered.add(
    renditions.flatMap(({ rendition }) => rendition.sources),
    job.signal,
    ({ done, total }) => job.progress({ done, total, note: '' }),
  );
  let at = 0;
  const rendered = renditions.map(({ one, rendition }): Rendered => {
    const own = indexes.slice(at, at + rendition.sources.length);
    at += rendition.sources.length;
    return { one, rendition, indexes: own };
  });
  return unreadable.length === 0 ? rendered : withSlips(deps, order, gathered, rendered, unreadable);
}

const renditionOrder = ({ inner, paper, language }: Basis, { item }: ShownExhibit, signal: AbortSignal): RenditionOrder => ({
  item,
  inner: inner.get(item.id) ?? [],
  paper,
  language,
  signal,
});

/** The same with slip sheets in the place of exhibits one of whose sources cannot be read. */
export async function withSlips(
  deps: GatherDeps,
  { basis, job }: GatherOrder,
  gathered: Gathered,
  rendered: readonly Rendered[],
  unreadable: readonly UnreadableSource[],
): Promise<Rendered[]> {
  const faults = new Map(unreadable.map((one) => [one.source, one]));
  return Promise.all(
    rendered.map(async ({ one, rendition, indexes }) => {
      const fault = indexes.map((index) => faults.get(index)).find((found) => found !== undefined);
      if (!fault) return { one, rendition, indexes };
      // A sheet of our own that cannot be read is a fault of the program.
      if (rendition.kind === 'slip' || rendition.kind === 'text')
        throw new Problem('integrity', 'exhibit.misprinted', { name: one.label, reason: fault.detail });
      const reason = slipReason(fault.fault, one.item);
      const slip = await deps.renditions.slip(renditionOrder(basis, one, job.signal), reason);
      const added = await gathered.add(slip.sources, job.signal);
      const name = one.item.title || one.item.fileName;
      const found =
        reason === 'encrypted'
          ? finding('warning', `evidence/${one.item.id}/password`, 'exhibit.needs-password', { label: one.label, name })
          : finding('warning', `evidence/${one.item.id}`, 'exhibit.unreadable', { label: one.label, name, why: reason });
      return { one, rendition: { ...slip, findings: [...slip.findings, found] }, indexes: added.indexes };
    }),
  );
}

/** Pages of the binder whose words were seen by eye, counted in the exhibit. Only where it has the item's own pages. */
export async function seenPages(deps: GatherDeps, item: Evidence, { kind }: Rendition): Promise<SeenPages> {
  if (kind !== 'pdf' && kind !== 'picture') return { pages: new Set(), waiting: false };
  return { pages: await deps.words.seen(item), waiting: await deps.words.waiting(item) };
}

/** The sheets of the sellers, with the pages that carry an address or a number. */
export async function readSellers(deps: GatherDeps, { sellers }: Basis, signal: AbortSignal): Promise<SellerSheet[]> {
  const texts = new Map<string, readonly string[]>();
  const wanted = itemsToRead(sellers);
  const items = sellers.exhibits.map(({ item }) => item).filter(({ id, pages }) => wanted.has(id) && (pages ?? 1) > 1);
  for (let from = 0; from < items.length; from += AT_ONCE) {
    signal.throwIfAborted();
    const some = items.slice(from, from + AT_ONCE);
    const read = await Promise.all(some.map((item) => deps.words.texts(item, signal)));
    for (const [index, item] of some.entries()) {
      const pages = read[index]?.map((text) => text.replace(/\s+/gu, '').toLowerCase());
      if (pages) texts.set(item.id, pages);
    }
  }
  return sellerSheets({
    ...sellers,
    pagesWith: (evidence, wantedTexts) => {
      const needles = wantedTexts.map((text) => bareUrl(text).replace(/\s+/gu, '').toLowerCase());
      return (texts.get(evidence) ?? []).flatMap((text, index) =>
        needles.some((needle) => needle !== '' && text.includes(needle)) ? [index + 1] : [],
      );
    },
  });
}
