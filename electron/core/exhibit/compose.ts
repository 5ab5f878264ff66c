/** Page plans of a set: what is stamped on each page, where bookmarks and links lead. Pure. */
import type { LinkTarget, OutlineEntry, PagePlan, Stamp } from '../document/binding/plan.ts';
import { roman } from '../document/numerals.ts';
import { batesOf, type Frame, type PartContent, type Piece, type Place, type SheetPage } from './contents.ts';
import { bareLabelOf, pageLabel, pieceLabel } from './scheme.ts';

/** Where the index of a part is drawn, and which cover sheet a piece has. */
export interface Drawn {
  /** Pages of the index of each part; none where it has none. */
  readonly indexes: readonly (readonly Pick<SheetPage, 'source' | 'page'>[])[];
  cover(piece: Piece): Pick<SheetPage, 'source' | 'page'> | null;
}

export interface ComposedPart {
  readonly fileName: string;
  readonly pages: readonly PagePlan[];
  readonly outline: readonly OutlineEntry[];
}

const WORDS = {
  en: {
    index: 'Index of exhibits',
    sheets: 'Evidence by seller',
    confidential: 'CONFIDENTIAL',
    page: (label: string, n: number) => `${label}, p.\u00a0${n}`,
  },
  'zh-CN': {
    index: '证据目录',
    sheets: '卖家证据说明',
    confidential: '保密',
    page: (label: string, n: number, of: number) => `${label}　${n}/${of}`,
  },
} as const;

/** A seller's evidence sheet, for the bookmarks: its title, and on which of the sheets' pages (from 0) it begins. */
export interface SheetStart {
  readonly title: string;
  readonly at: number;
}

/** Page plans and bookmarks of every part. */
export function composedParts(
  parts: readonly PartContent[],
  places: readonly Place[],
  drawn: Drawn,
  starts: readonly SheetStart[],
  frame: Frame,
): ComposedPart[] {
  const { scheme } = frame;
  const words = WORDS[frame.language];
  let before = 0;
  let front = 0;
  let sheetsBefore = 0;
  return parts.map((part, index) => {
    const pages: PagePlan[] = [];
    const own = places.filter((place) => place.part === index + 1);
    const bundle = scheme.pages === 'bundle';
    const running = () => pageLabel(scheme, before + pages.length + 1);
    /** Index, evidence sheets and covers: no Bates number; Roman numbers, or those of the bundle. */
    const plain = (page: Pick<SheetPage, 'source' | 'page'>, label: string, numbered: boolean) => {
      const text = bundle ? running() : numbered ? label : '';
      const stamps: Stamp[] = text === '' ? [] : [{ text, place: 'lower-center' }];
      pages.push({ source: page.source, page: page.page, stamps, label: bundle ? text : label });
    };
    for (const page of drawn.indexes[index] ?? []) plain(page, roman(++front).toLowerCase(), true);
    const sheetsAt = pages.length;
    for (const page of part.sheets) plain(page, roman(++front).toLowerCase(), true);
    for (const place of own) {
      const cover = drawn.cover(place.piece);
      if (cover) plain(cover, place.piece.ready.label, false);
      for (const page of contentPages(place, frame)) pages.push(page);
    }
    const outline = [
      ...(drawn.indexes[index]?.length ? [{ title: words.index, page: 1 }] : []),
      ...sheetOutline(part, starts, sheetsAt, sheetsBefore, words.sheets),
      ...exhibitOutline(own, frame),
    ];
    before += pages.length;
    sheetsBefore += part.sheets.length;
    return { fileName: part.fileName, pages, outline };
  });
}

/** The pages of a piece: Bates number right, running number in the middle, label and page of the exhibit left. */
function contentPages({ piece: { ready, from, to }, running }: Place, { scheme, settings, language }: Frame): PagePlan[] {
  const words = WORDS[language];
  return ready.pages.slice(from - 1, to).map(({ source, page, words: seen }, index) => {
    const n = from + index;
    const bates = batesOf(ready, n, settings.prefix);
    const number = running === null ? '' : pageLabel(scheme, running + index);
    const left = words.page(ready.label, n, ready.pages.length) + (ready.item.confidential ? ` · ${words.confidential}` : '');
    const stamps: Stamp[] = [
      ...(bates === '' ? [] : [{ text: bates, place: 'lower-right' as const }]),
      ...(number === '' ? [] : [{ text: number, place: 'lower-center' as const }]),
      ...(settings.stamp ? [{ text: left, place: 'lower-left' as const, size: 8 }] : []),
    ];
    const label = scheme.pages === 'bundle' ? number : bates || number || `${bareLabelOf(scheme, ready.exhibit)}-${n}`;
    return { source, page, stamps, label, ...(seen ? { words: true } : {}) };
  });
}

function sheetOutline(part: PartContent, starts: readonly SheetStart[], at: number, before: number, title: string): OutlineEntry[] {
  if (part.sheets.length === 0) return [];
  const children = starts
    .filter((start) => start.at >= before && start.at < before + part.sheets.length)
    .map((start) => ({ title: start.title, page: at + start.at - before + 1 }));
  return [{ title, page: at + 1, open: false, children }];
}

/** Exhibits under the heading of their group, attachments under their exhibit. */
function exhibitOutline(places: readonly Place[], frame: Frame): OutlineEntry[] {
  interface Node {
    readonly title: string;
    readonly page: number;
    readonly open: boolean;
    readonly children: Node[];
  }
  const top: Node[] = [];
  const nodes = new Map<string, Node>();
  let group: { readonly title: string; readonly node: Node } | undefined;
  for (const { piece, firstPage, running } of places) {
    const { exhibit } = piece.ready;
    const node: Node = { title: outlineTitle(piece, running, frame), page: firstPage, open: false, children: [] };
    const parent = nodes.get(exhibit.attachmentOf);
    if (!nodes.has(exhibit.id)) nodes.set(exhibit.id, node);
    if (parent) parent.children.push(node);
    else if (exhibit.group === '') {
      group = undefined;
      top.push(node);
    } else {
      if (group?.title !== exhibit.group) {
        group = { title: exhibit.group, node: { title: exhibit.group, page: firstPage, open: true, children: [] } };
        top.push(group.node);
      }
      group.node.children.push(node);
    }
  }
  return top;
}

function outlineTitle(piece: Piece, running: number | null, { scheme, language }: Frame): string {
  const label = pieceLabel(scheme, piece.ready.label, piece.no, piece.of);
  const title = language === 'zh-CN' ? `${label}　${piece.ready.title}` : `${label} – ${piece.ready.title}`;
  // A bundle's bookmark says the page (guidance on electronic bundles).
  return scheme.pages === 'bundle' && running !== null ? `${title} – ${pageLabel(scheme, running)}` : title;
}

/** The URI a printed exhibit, or a page of it, carries until the binding puts the place in. */
export const exhibitUri = (exhibit: string, page = 0): string => (page === 0 ? `binder:${exhibit}` : `binder:${exhibit}/${page}`);

/** Where those URIs lead from a part: within it, or into another file of the set. */
export function targetsFrom(
  part: number,
  parts: readonly PartContent[],
  places: readonly Place[],
  pages: ReadonlyMap<string, ReadonlySet<number>>,
) {
  const targets: Record<string, LinkTarget> = {};
  const lead = (uri: string, to: Place, page: number) => {
    const file = parts[to.part - 1]?.fileName;
    targets[uri] ??= to.part === part || file === undefined ? { page } : { file, page };
  };
  for (const place of places) {
    const { ready, from, to } = place.piece;
    lead(exhibitUri(ready.exhibit.id), place, place.firstPage);
    for (const page of pages.get(ready.exhibit.id) ?? [])
      if (page >= from && page <= to) lead(exhibitUri(ready.exhibit.id, page), place, place.contentPage + page - from);
  }
  return targets;
}
