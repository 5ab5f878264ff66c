/** The pages of a production: a stamped PDF for each document, and page images where they are asked for. Files in a folder of their own. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binder, Note, PartPlan, Stamp } from '../document/binding/plan.ts';
import type { Paper } from '../document/model.ts';
import type { Evidence } from '../evidence/model.ts';
import type { JobHandle } from '../jobs/service.ts';
import { type Finding, finding } from '../kit/finding.ts';
import type { Language } from '../kit/messages.ts';
import { Problem } from '../kit/problem.ts';
import type { Reader } from '../reading/reader.ts';
import { type Allotment, batesNumber, type Stampable } from './bates.ts';
import type { PageWords } from './gather.ts';
import { Gathered } from './pages.ts';
import type { ChosenItem } from './production-choice.ts';
import { type Rendition, type RenditionOrder, type Renditions, slipReason } from './rendition.ts';

export type ImageKind = 'pdf' | 'tiff' | 'jpeg' | 'png';

export interface PagesDeps {
  readonly renditions: Renditions;
  readonly binder: Binder;
  readonly words: PageWords;
  readonly reader: Pick<Reader, 'scan'>;
}

export interface PagesOrder {
  readonly documents: readonly ChosenItem[];
  /** Items found inside an item, by its id. */
  readonly inner: ReadonlyMap<string, readonly Evidence[]>;
  readonly paper: Paper;
  readonly language: Language;
  readonly prefix: string;
  /** An empty folder of its own. */
  readonly folder: string;
  /** Instant of the files. */
  readonly at: string;
  readonly job: Pick<JobHandle, 'signal' | 'progress'>;
  /** Numbers for the documents, in their order; called once their pages are known. */
  numbers(documents: readonly Stampable[]): Promise<readonly Allotment[]>;
}

export interface StampedDocument {
  readonly one: ChosenItem;
  readonly numbers: Allotment;
  readonly path: string;
  readonly pages: number;
}

export interface StampedPages {
  readonly documents: readonly StampedDocument[];
  readonly allotments: readonly Allotment[];
  readonly findings: readonly Finding[];
}

interface Rendered {
  readonly one: ChosenItem;
  readonly rendition: Rendition;
  readonly indexes: readonly number[];
}

/** Files that turn out unreadable only when they are bound: so often is it tried again with slip sheets in their place. */
const MOST_TRIES = 4;

/** What a set's reader is told of a file that lost something on its way onto paper. */
const TOLD: Partial<Record<Note['kind'], Finding['id']>> = {
  'field-drawn': 'exhibit.bound-field',
  'signature-flattened': 'exhibit.bound-signature',
  'actions-dropped': 'exhibit.bound-actions',
  'attachments-dropped': 'exhibit.bound-attachments',
  repaired: 'exhibit.bound-repaired',
};

export async function stampPages(deps: PagesDeps, order: PagesOrder): Promise<StampedPages> {
  const { job, folder, prefix } = order;
  const gathered = new Gathered(deps.binder);
  let rendered = await render(deps, order, gathered);
  for (let attempt = 1; ; attempt++) {
    const stampable = rendered.map(({ one, rendition, indexes }) => ({
      evidence: one.item.id,
      rendition: rendition.id,
      pages: indexes.flatMap((index) => gathered.pages(index)).length,
    }));
    const allotments = await order.numbers(stampable);
    const plans = await Promise.all(
      rendered.map(async (one, index): Promise<PartPlan> => {
        const numbers = allotments[index];
        if (!numbers) throw new Error('a document got no numbers');
        return planOf(deps, one, gathered, numbers, order, join(folder, `${attempt}-${index + 1}.pdf`));
      }),
    );
    const items = new Map(rendered.flatMap(({ one, indexes }) => indexes.map((index) => [index, one.item] as const)));
    const outcome = await deps.binder.bind(
      { sources: gathered.sources, parts: plans },
      {
        signal: job.signal,
        onProgress: ({ done, total }) => job.progress({ done, total, note: '' }),
        words: async (source, page) => {
          const item = items.get(source);
          return item ? deps.words.words(item, page) : [];
        },
      },
    );
    if (outcome.kind === 'unreadable') {
      if (attempt >= MOST_TRIES)
        throw new Problem('integrity', 'exhibit.misprinted', { name: 'production', reason: outcome.sources[0]?.detail ?? '' });
      rendered = await withSlips(deps, order, gathered, rendered, new Map(outcome.sources.map((one) => [one.source, one])));
      continue;
    }
    return {
      allotments,
      documents: rendered.map(({ one }, index) => {
        const [numbers, part] = [allotments[index], outcome.parts[index]];
        if (!numbers || !part || part.pages !== numbers.last - numbers.first + 1)
          throw new Problem('integrity', 'exhibit.misprinted', { name: one.item.fileName, reason: `${part?.pages ?? 0} pages` });
        return { one, numbers, path: part.path, pages: part.pages };
      }),
      findings: [
        ...rendered.flatMap(({ rendition }) => rendition.findings),
        ...outcome.notes.flatMap(({ kind, source }) => {
          const [id, item] = [TOLD[kind], items.get(source)];
          return id && item ? [finding('note', `evidence/${item.id}`, id, { label: batesLabel(item, rendered, allotments, prefix) })] : [];
        }),
      ],
    };
  }
}

function batesLabel(item: Evidence, rendered: readonly Rendered[], allotments: readonly Allotment[], prefix: string): string {
  const numbers = allotments[rendered.findIndex(({ one }) => one.item.id === item.id)];
  return numbers ? batesNumber(prefix, numbers.first, numbers.digits) : item.fileName;
}

async function render(deps: PagesDeps, order: PagesOrder, gathered: Gathered): Promise<Rendered[]> {
  const { documents, job } = order;
  const renditions: Rendition[] = [];
  for (const [index, { item }] of documents.entries()) {
    job.signal.throwIfAborted();
    job.progress({ done: index, total: documents.length, note: item.fileName });
    renditions.push(await deps.renditions.of(renditionOrder(order, item)));
  }
  const { indexes, unreadable } = await gathered.add(
    renditions.flatMap(({ sources }) => sources),
    job.signal,
  );
  let at = 0;
  const rendered = documents.flatMap((one, index): Rendered[] => {
    const rendition = renditions[index];
    if (!rendition) return [];
    const own = indexes.slice(at, at + rendition.sources.length);
    at += rendition.sources.length;
    return [{ one, rendition, indexes: own }];
  });
  return withSlips(deps, order, gathered, rendered, new Map(unreadable.map((one) => [one.source, one])));
}

const renditionOrder = ({ inner, paper, language, job }: PagesOrder, item: Evidence): RenditionOrder => ({
  item,
  inner: inner.get(item.id) ?? [],
  paper,
  language,
  signal: job.signal,
});

type Faults = ReadonlyMap<number, { readonly fault: Parameters<typeof slipReason>[0]; readonly detail: string }>;

async function withSlips(
  deps: PagesDeps,
  order: PagesOrder,
  gathered: Gathered,
  rendered: readonly Rendered[],
  faults: Faults,
): Promise<Rendered[]> {
  const out: Rendered[] = [];
  for (const { one, rendition, indexes } of rendered) {
    const fault = indexes.map((index) => faults.get(index)).find((found) => found !== undefined);
    if (!fault) {
      out.push({ one, rendition, indexes });
      continue;
    }
    // A sheet of our own that cannot be read is a fault of the program.
    if (rendition.kind === 'slip' || rendition.kind === 'text')
      throw new Problem('integrity', 'exhibit.misprinted', { name: one.item.fileName, reason: fault.detail });
    const reason = slipReason(fault.fault, one.item);
    const slip = await deps.renditions.slip(renditionOrder(order, one.item), reason);
    const added = await gathered.add(slip.sources, order.job.signal);
    const name = one.item.title || one.item.fileName;
    const found = finding('warning', `evidence/${one.item.id}`, 'production.slip-sheet', { name });
    out.push({ one, rendition: { ...slip, findings: [...slip.findings, found] }, indexes: added.indexes });
  }
  return out;
}

async function planOf(
  deps: PagesDeps,
  { one, rendition, indexes }: Rendered,
  gathered: Gathered,
  numbers: Allotment,
  { prefix, at, language }: PagesOrder,
  path: string,
): Promise<PartPlan> {
  const seen = rendition.kind === 'pdf' || rendition.kind === 'picture' ? await deps.words.seen(one.item) : new Set<number>();
  const pages = indexes.flatMap((source) => gathered.pages(source));
  const number = (index: number) => batesNumber(prefix, numbers.first + index, numbers.digits);
  return {
    path,
    // The title of the file is its number: a name as received may tell more than its pages do.
    info: { title: number(0), date: at, language: language === 'zh-CN' ? 'zh-CN' : 'en-US' },
    pages: pages.map(({ source, page }, index) => {
      const stamps: Stamp[] = [{ text: number(index), place: 'lower-right' }];
      if (one.item.confidential) stamps.push({ text: language === 'zh-CN' ? '保密' : 'CONFIDENTIAL', place: 'lower-left', size: 8 });
      const words = rendition.kind === 'picture' ? seen.size > 0 : seen.has(index + 1);
      return { source, page, stamps, label: number(index), ...(words ? { words: true } : {}) };
    }),
  };
}

const ENDING: Readonly<Record<Exclude<ImageKind, 'pdf'>, string>> = { tiff: 'tif', jpeg: 'jpg', png: 'png' };
const DPI = 300;

export interface PageImage {
  readonly path: string;
  readonly ending: string;
}

/** Draws each page of a stamped PDF as one image, about 300 dpi, in its colours. */
export async function drawImages(
  reader: Pick<Reader, 'scan'>,
  document: StampedDocument,
  kind: Exclude<ImageKind, 'pdf'>,
  folder: string,
  signal: AbortSignal,
): Promise<PageImage[]> {
  const { default: sharp } = await import('sharp');
  const images: PageImage[] = [];
  const number = document.numbers.first;
  for (let page = 1; page <= document.pages; page++) {
    signal.throwIfAborted();
    const drawn = join(folder, `${number}-${page}.drawn.png`);
    const file = { path: document.path, name: 'page.pdf', mediaType: 'application/pdf' };
    if (!(await reader.scan(file, page, drawn, { signal })))
      throw new Problem('integrity', 'exhibit.misprinted', { name: document.one.item.fileName, reason: `page ${page} cannot be drawn` });
    const path = join(folder, `${number}-${page}.${ENDING[kind]}`);
    // The picture was drawn here, by a reader that can be killed, from a file made here.
    const picture = sharp(drawn).withMetadata({ density: DPI });
    if (kind === 'tiff') await picture.tiff({ compression: 'lzw', xres: DPI / 25.4, yres: DPI / 25.4 }).toFile(path);
    else if (kind === 'jpeg') await picture.flatten({ background: '#ffffff' }).jpeg({ quality: 88 }).toFile(path);
    else await picture.png().toFile(path);
    await rm(drawn, { force: true });
    images.push({ path, ending: ENDING[kind] });
  }
  return images;
}
