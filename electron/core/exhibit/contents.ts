/**
 * What lies where in a set: pages of exhibits cut into parts, and the place of every piece. Pure; the sizes come from weighing, the lengths of
 * index and evidence sheets from drawing them.
 */
import { type Cutting, cutIntoParts, type WeighedExhibit, weightOf } from '../document/binding/parts.ts';
import type { Evidence } from '../evidence/model.ts';
import type { Language } from '../kit/messages.ts';
import type { ExhibitScheme } from '../template/exhibit-scheme.ts';
import { type Allotment, batesNumber } from './bates.ts';
import type { Exhibit, ExhibitSettings, Placement } from './model.ts';
import { exhibitFileName, partFileName, safeFileName, volumeName } from './scheme.ts';

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
  /** Bytes it is expected to have, without its index. */
  readonly weight: number;
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
    return { parts: (parts.length === 0 ? [[]] : parts).map((part) => ({ part, weight: weightOf(part, some, weights) })), oversize, from };
  });
  const spans = cut.flatMap(({ parts, from }) => parts.map(({ part }) => part.map((span) => ({ ...span, exhibit: span.exhibit + from }))));
  const heavy = cut.flatMap(({ parts }) => parts.map(({ weight }) => weight));
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
    return own.length > 0 || some.length > 0 || index === 0 ? [{ sheets: own, pieces: some, weight: heavy[index] ?? 0 }] : [];
  });
  return {
    parts: named(kept, frame),
    oversize: cut.flatMap(({ oversize, from }) =>
      oversize.map(({ exhibit, page }) => {
        const one = ready[exhibit + from - 1] ?? null;
        return { exhibit: one, page: Math.max(1, page - (one?.cover ? 1 : 0)) };
      }),
    ),
  };
}

/** Every part a name of its own, on systems too that do not tell large letters from small. */
function named(parts: readonly Omit<PartContent, 'fileName'>[], frame: Frame): PartContent[] {
  const taken = new Set<string>();
  return parts.map((part, index) => {
    const name = fileNameOf(part.pieces, index + 1, parts.length, frame);
    let fileName = name;
    for (let n = 2; taken.has(fileName.toLowerCase()); n++) fileName = name.replace(/\.pdf$/, ` (${n}).pdf`);
    taken.add(fileName.toLowerCase());
    return { ...part, fileName };
  });
}

function fileNameOf(pieces: readonly Piece[], no: number, of: number, { scheme, settings, language }: Frame): string {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) {
    const name = language === 'zh-CN' ? (no === 1 ? '证据目录' : '卖家证据说明') : no === 1 ? 'Index of exhibits' : 'Evidence by seller';
    return settings.files === 'exhibits' ? safeFileName(name, 'pdf') : safeFileName(volumeName(scheme, name, no, of), 'pdf');
  }
  if (settings.files === 'exhibits') return exhibitFileName(scheme, first.ready.exhibit, first.ready.title, first.no, first.of);
  return partFileName(scheme, first.ready.exhibit, last.ready.exhibit, no, of);
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
      group: exhibit.group,
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
