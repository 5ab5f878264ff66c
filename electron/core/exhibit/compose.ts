/**
 * Puts a set together on paper: which page lies where in which part, what is stamped on it, where bookmarks and links lead. Pure; the sizes
 * come from weighing, the lengths of index and evidence sheets from drawing them.
 */
import { type Cutting, cutIntoParts, type WeighedExhibit } from '../document/binding/parts.ts';
import type { LinkTarget, OutlineEntry, PagePlan, Stamp } from '../document/binding/plan.ts';
import { roman } from '../document/numerals.ts';
import type { Evidence } from '../evidence/model.ts';
import type { Language } from '../kit/messages.ts';
import type { ExhibitScheme } from '../template/exhibit-scheme.ts';
import { type Allotment, batesNumber } from './bates.ts';
import type { Exhibit, ExhibitSettings, Placement } from './model.ts';
import { bareLabelOf, exhibitFileName, pageLabel, partFileName, pieceLabel, safeFileName } from './scheme.ts';

/** A page of a source, with the bytes only it uses. */
export interface SheetPage {
  readonly source: number;
  /** From 1. */
  readonly page: number;
  readonly own: number;
}

/** An exhibit ready to be bound. */
export interface Ready {
  readonly exhibit: Exhibit;
  readonly item: Evidence;
  readonly label: string;
  readonly title: string;
  /** Its own pages. */
  readonly pages: readonly (SheetPage & { readonly words: boolean })[];
  /** Its cover sheet; null without one. */
  readonly cover: SheetPage | null;
  /** Its Bates numbers; null when none are stamped. */
  readonly bates: Allotment | null;
}

export interface Frame {
  readonly scheme: ExhibitScheme;
  readonly settings: ExhibitSettings;
  readonly language: Language;
}

/** A piece of an exhibit in one part: pages `from`..`to` of its own. */
export interface Piece {
  readonly ready: Ready;
  readonly from: number;
  readonly to: number;
  /** Which of how many pieces. */
  readonly no: number;
  readonly of: number;
}

/** What a part holds, after its index. */
export interface PartContent {
  readonly fileName: string;
  /** Pages of the sellers' evidence sheets. */
  readonly sheets: readonly SheetPage[];
  readonly pieces: readonly Piece[];
}

export interface Weights {
  /** Bytes of a part at most; 0 for no limit. */
  readonly cap: number;
  /** Bytes shared by the pages of a source. */
  readonly shared: readonly number[];
  readonly correction: number;
}

export interface Contents {
  readonly parts: readonly PartContent[];
  /** Pages that pass the cap by themselves; `exhibit` null for an evidence sheet. */
  readonly oversize: readonly { readonly exhibit: Ready | null; readonly page: number }[];
}

/** Cuts the set into parts: between exhibits, then between pages. The front - index and evidence sheets - is the beginning of the first. */
export function contentsOf(ready: readonly Ready[], sheets: readonly SheetPage[], weights: Weights, frame: Frame): Contents {
  const weighed = ready.map((one): WeighedExhibit => {
    const head = one.cover ? [one.cover] : [];
    return { pages: [...head, ...one.pages], head: head.length };
  });
  const front: WeighedExhibit = { pages: sheets };
  const cuttings = frame.settings.files === 'exhibits' ? [[front], ...weighed.map((one) => [one])] : [[front, ...weighed]];
  let first = 0;
  const cut = cuttings.map((some) => {
    const { parts, oversize }: Cutting = cutIntoParts(some, weights);
    const from = first;
    first += some.length;
    return { parts: parts.length === 0 ? [[]] : parts, oversize, from };
  });
  const spans = cut.flatMap(({ parts, from }) => parts.map((part) => part.map((span) => ({ ...span, exhibit: span.exhibit + from }))));
  // A cover sheet that travels alone goes with the page it covers.
  const held = spans.map((part) =>
    part.flatMap((span) => {
      const one = ready[span.exhibit - 1];
      if (!one) return [];
      const covers = one.cover ? 1 : 0;
      const [from, to] = [Math.max(1, span.from - covers), span.to - covers];
      return to >= from ? [{ one, from, to }] : [];
    }),
  );
  const counts = new Map<Ready, number>();
  for (const { one } of held.flat()) counts.set(one, (counts.get(one) ?? 0) + 1);
  const seen = new Map<Ready, number>();
  const pieces = held.map((part) =>
    part.map(({ one, from, to }): Piece => {
      const no = (seen.get(one) ?? 0) + 1;
      seen.set(one, no);
      return { ready: one, from, to, no, of: counts.get(one) ?? 1 };
    }),
  );
  const kept = spans.flatMap((part, index) => {
    const own = part.filter(({ exhibit }) => exhibit === 0).flatMap(({ from, to }) => sheets.slice(from - 1, to));
    const some = pieces[index] ?? [];
    return own.length > 0 || some.length > 0 || index === 0 ? [{ sheets: own, pieces: some }] : [];
  });
  return {
    parts: kept.map((part, index) => ({ ...part, fileName: fileNameOf(part.pieces, index + 1, kept.length, frame) })),
    oversize: cut.flatMap(({ oversize, from }) =>
      oversize.map(({ exhibit, page }) => {
        const one = ready[exhibit + from - 1] ?? null;
        return { exhibit: one, page: Math.max(1, page - (one?.cover ? 1 : 0)) };
      }),
    ),
  };
}

function fileNameOf(pieces: readonly Piece[], no: number, of: number, { scheme, settings, language }: Frame): string {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return safeFileName(language === 'zh-CN' ? '证据目录' : 'Index of exhibits', 'pdf');
  if (settings.files === 'exhibits') return exhibitFileName(scheme, first.ready.exhibit, first.ready.title, first.no, first.of);
  return partFileName(scheme, first.ready.exhibit, last.ready.exhibit, no, of);
}

/** Where the index of a part is drawn, and which cover sheet a piece has. */
export interface Drawn {
  /** Pages of the index of each part; none where it has none. */
  readonly indexes: readonly (readonly Pick<SheetPage, 'source' | 'page'>[])[];
  cover(piece: Piece): Pick<SheetPage, 'source' | 'page'> | null;
}

/** Where a piece lies: the page of its part on which it begins, and the number of its first own page in the running count. */
export interface Place {
  readonly piece: Piece;
  readonly part: number;
  readonly firstPage: number;
  readonly contentPage: number;
  /** Null where the scheme prints no running numbers. */
  readonly running: number | null;
}

export interface Lengths {
  /** Pages of the index of each part. */
  readonly indexes: readonly number[];
  readonly covers: boolean;
}

/** Places of all pieces, in order. */
export function placesOf(parts: readonly PartContent[], { indexes, covers }: Lengths, scheme: ExhibitScheme): Place[] {
  const places: Place[] = [];
  let before = 0;
  let content = 0;
  parts.forEach(({ sheets, pieces }, index) => {
    let page = (indexes[index] ?? 0) + sheets.length;
    for (const piece of pieces) {
      const firstPage = page + 1;
      const contentPage = firstPage + (covers ? 1 : 0);
      const running = scheme.pages === 'none' ? null : scheme.pages === 'exhibits' ? content + 1 : before + contentPage;
      places.push({ piece, part: index + 1, firstPage, contentPage, running });
      const own = piece.to - piece.from + 1;
      page = contentPage + own - 1;
      content += own;
    }
    before += page;
  });
  return places;
}

/** The Bates number of a page of an exhibit; '' when none is stamped. */
export const batesOf = ({ bates }: Ready, page: number, prefix: string): string =>
  bates === null ? '' : batesNumber(prefix, bates.first + page - 1, bates.digits);

/** What the binder remembers of the places. */
export function placementsOf(places: readonly Place[], frame: Frame): Placement[] {
  return places.map(({ piece: { ready, from, to }, part, firstPage, contentPage }) => {
    const { exhibit } = ready;
    const bates = (page: number) => batesOf(ready, page, frame.settings.prefix);
    return {
      exhibit: exhibit.id,
      evidence: exhibit.evidence,
      number: exhibit.number,
      attachmentOf: exhibit.attachmentOf,
      attachment: exhibit.attachment,
      label: ready.label,
      title: ready.title,
      part,
      firstPage,
      pages: contentPage - firstPage + to - from + 1,
      from,
      to,
      contentPage,
      bates: ready.bates === null ? null : { first: bates(from), last: bates(to) },
    };
  });
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
