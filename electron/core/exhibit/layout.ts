/**
 * Index, evidence sheets, covers and parts of a set, drawn until they agree: the index names pages that its own length moves, the sheets cite
 * pieces that their own weight may move.
 */
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sourceRef } from '../kit/citation.ts';
import type { Finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Cited, CitedPage } from '../template/exhibit-labels.ts';
import type { Basis } from './basis.ts';
import { exhibitUri, type SheetStart } from './compose.ts';
import {
  batesOf,
  type Contents,
  contentsOf,
  type Frame,
  type Piece,
  type Place,
  placesOf,
  type Ready,
  type SheetPage,
} from './contents.ts';
import { indexSheet } from './index-sheet.ts';
import type { Gathered } from './pages.ts';
import { coverOf, pieceLabel, shortDescription } from './scheme.ts';
import { type SellerSheet, WHOLE } from './seller-sheet.ts';
import { type DrawnSheets, drawSheets, type SheetDeps, type SheetOrder } from './sheets.ts';

export interface LayoutOrder {
  readonly deps: SheetDeps;
  readonly basis: Basis;
  readonly frame: Frame;
  readonly ready: readonly Ready[];
  readonly sellers: readonly SellerSheet[];
  readonly gathered: Gathered;
  /** Bytes of a part; 0 for no limit. */
  readonly cap: number;
  readonly correction: number;
  readonly folder: string;
  readonly date: string;
  readonly signal: AbortSignal;
}

export interface Layout extends Contents {
  readonly places: readonly Place[];
  /** Pages of the index of each part. */
  readonly indexes: readonly (readonly SheetPage[])[];
  readonly starts: readonly SheetStart[];
  /** Cover sheets of pieces, by `piece`; whole exhibits have the one they are ready with. */
  readonly covers: ReadonlyMap<Piece, SheetPage>;
  /** Pages that something links to, by exhibit. */
  readonly linked: ReadonlyMap<string, ReadonlySet<number>>;
  readonly findings: readonly Finding[];
}

/** Sellers in one document of the engine, and covers. */
const SELLERS = 30;
const COVERS = 100;
/** Kept free in each part: for its index before that has been drawn, and for the cover of a piece. */
const INDEX_BYTES = 20_000;
const COVER_BYTES = 20_000;
const MOST_ROUNDS = 10;

/** Draws documents once: the same order gives the same pages. */
export class Easel {
  readonly #order: Pick<LayoutOrder, 'deps' | 'gathered' | 'folder' | 'date' | 'signal'>;
  readonly #drawn = new Map<
    string,
    Promise<{ pages: SheetPage[]; starts: readonly number[]; bytes: number; findings: readonly Finding[] }>
  >();

  constructor(order: Pick<LayoutOrder, 'deps' | 'gathered' | 'folder' | 'date' | 'signal'>) {
    this.#order = order;
  }

  /** `words` is whatever the print depends on besides the facts: citations are put in while drawing. */
  draw(order: Omit<SheetOrder, 'date'>, words = '') {
    const key = createHash('sha256')
      .update(JSON.stringify([order.sheet, order.facts]))
      .update(words)
      .digest('hex');
    const drawn = this.#drawn.get(key) ?? this.#make(order, key);
    this.#drawn.set(key, drawn);
    return drawn;
  }

  async #make(order: Omit<SheetOrder, 'date'>, key: string) {
    const { deps, gathered, folder, date, signal } = this.#order;
    signal.throwIfAborted();
    const drawn: DrawnSheets = await drawSheets(deps, { ...order, date });
    const path = join(folder, `${order.sheet}-${key.slice(0, 16)}.pdf`);
    await writeFile(path, drawn.bytes);
    const { indexes, unreadable } = await gathered.add([{ kind: 'pdf', path }], signal);
    if (unreadable.length > 0)
      throw new Problem('integrity', 'exhibit.misprinted', { name: order.sheet, reason: unreadable[0]?.detail ?? '' });
    const [source = 0] = indexes;
    return { pages: gathered.pages(source), starts: drawn.starts, bytes: gathered.bytes(source), findings: drawn.findings };
  }
}

/** Cover sheets, in the order given. */
export async function drawCovers(
  easel: Easel,
  basis: Basis,
  covers: readonly CoverWords[],
): Promise<{ pages: SheetPage[]; findings: Finding[] }> {
  const { caption, language, paper } = basis;
  const pages: SheetPage[] = [];
  const findings: Finding[] = [];
  for (let from = 0; from < covers.length; from += COVERS) {
    const some = covers.slice(from, from + COVERS);
    const facts = {
      covers: some.map((one) => ({
        ...one,
        matter: caption.title,
        case: caption.case_number,
        court: caption.court,
        sealed: caption.sealed,
      })),
    };
    const drawn = await easel.draw({ sheet: 'exhibit-cover', language, paper, facts });
    findings.push(...drawn.findings);
    for (const start of drawn.starts) {
      const page = drawn.pages[start - 1];
      if (page) pages.push(page);
    }
  }
  return { pages, findings };
}

interface CoverWords {
  readonly cover: string;
  readonly title: string;
  /** Which piece it is, of an exhibit that had to be cut; null for one in one piece. */
  readonly piece: { readonly no: number; readonly of: number; readonly from: number; readonly to: number; readonly pages: number } | null;
}

/** The words of a cover sheet; a description as long as the court takes it. */
export const coverWords = ({ scheme }: Frame, ready: Pick<Ready, 'exhibit' | 'title'>, piece: CoverWords['piece'] = null): CoverWords => ({
  cover: coverOf(scheme, ready.exhibit),
  title: shortDescription(scheme, ready.title),
  piece,
});

export async function layOut(order: LayoutOrder, easel: Easel): Promise<Layout> {
  const { basis, frame, ready, gathered, cap, correction } = order;
  const covers = frame.settings.covers;
  let sheets: readonly SheetPage[] = [];
  let lengths: readonly number[] = [1];
  let reserve = INDEX_BYTES;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const room = cap === 0 ? 0 : Math.max(cap - reserve - COVER_BYTES, cap * 0.3);
    const contents = contentsOf(ready, sheets, { cap: room, shared: gathered.shared, correction }, frame);
    const indexes = contents.parts.map((_, part) => (part > 0 && frame.settings.files === 'exhibits' ? 0 : (lengths[part] ?? 1)));
    const places = placesOf(contents.parts, { indexes, covers }, frame.scheme);
    const linked = new Map<string, Set<number>>();
    const drawnSheets = await drawSellers(order, easel, places, linked);
    const drawnIndexes = await Promise.all(
      contents.parts.map(async (_, part) => {
        if (indexes[part] === 0) return { pages: [], bytes: 0, findings: [] };
        const { facts, targets } = indexSheet(basis, places, part + 1, contents.parts.length, frame);
        const { language, paper } = basis;
        return easel.draw({ sheet: 'exhibit-index', language, paper, facts, linkRow: (row) => targets[row] }, JSON.stringify(targets));
      }),
    );
    const now = drawnIndexes.map(({ pages }) => pages.length);
    const largest = Math.max(...drawnIndexes.map(({ bytes }) => bytes));
    const settled =
      same(drawnSheets.pages, sheets) && now.every((pages, part) => pages === indexes[part]) && (cap === 0 || largest <= reserve);
    sheets = drawnSheets.pages;
    lengths = now;
    // A little more than the largest was, so that the next round need not ask again.
    reserve = Math.max(reserve, largest * 1.1);
    if (!settled) continue;
    const cut = await drawPieceCovers(easel, basis, frame, places);
    return {
      ...contents,
      places,
      indexes: drawnIndexes.map(({ pages }) => pages),
      starts: drawnSheets.starts,
      covers: cut.covers,
      linked,
      findings: [...drawnSheets.findings, ...drawnIndexes.flatMap(({ findings }) => findings), ...cut.findings],
    };
  }
  throw new Problem('integrity', 'exhibit.misprinted', { name: 'index', reason: 'its length does not settle' });
}

/** Sheets drawn anew lie in another file. */
const same = (a: readonly SheetPage[], b: readonly SheetPage[]): boolean =>
  a.length === b.length && a.every(({ source, page }, index) => source === b[index]?.source && page === b[index]?.page);

/** Covers of exhibits that had to be cut: each piece says which it is. */
async function drawPieceCovers(easel: Easel, basis: Basis, frame: Frame, places: readonly Place[]) {
  const pieces = frame.settings.covers ? places.map(({ piece }) => piece).filter(({ of }) => of > 1) : [];
  const words = pieces.map(({ ready, no, of, from, to }) => coverWords(frame, ready, { no, of, from, to, pages: ready.pages.length }));
  const { pages, findings } = await drawCovers(easel, basis, words);
  const covers = new Map<Piece, SheetPage>();
  for (const [index, piece] of pieces.entries()) {
    const page = pages[index];
    if (page) covers.set(piece, page);
  }
  return { covers, findings };
}

/** Evidence sheets of the sellers, citing pages where they lie now. Pages that are cited are noted in `linked`, so that links lead to them. */
async function drawSellers(
  { basis, frame, sellers }: LayoutOrder,
  easel: Easel,
  places: readonly Place[],
  linked: Map<string, Set<number>>,
) {
  const { language, paper, caption } = basis;
  const pages: SheetPage[] = [];
  const starts: SheetStart[] = [];
  const findings: Finding[] = [];
  const ofEvidence = Map.groupBy(places, (place) => place.piece.ready.exhibit.evidence);
  const cite = (source: string) => citation(ofEvidence, source, frame);
  const linkExhibit = (evidence: string, label: string) => {
    const own = ofEvidence.get(evidence)?.[0]?.piece.ready.exhibit.id;
    if (own === undefined) return undefined;
    // The page printed first is where the reader wants to go.
    return exhibitUri(own, Number(/(?:\bpp?\.\u00a0|第)(\d+)/.exec(label)?.[1] ?? 0));
  };
  const words = JSON.stringify(
    places.map(({ piece: { ready, from, to, no, of }, running }) => [ready.exhibit.id, from, to, no, of, running]),
  );
  for (let from = 0; from < sellers.length; from += SELLERS) {
    const some = sellers.slice(from, from + SELLERS);
    const facts = { matter: caption, sellers: some };
    for (const { shown } of some) for (const source of shown.split(',')) notePages(cite(source), ofEvidence, linked);
    const drawn = await easel.draw({ sheet: 'exhibit-seller', language, paper, facts, cite, linkExhibit }, words);
    some.forEach((seller, index) => {
      starts.push({ title: sellerTitle(seller, language), at: pages.length + (drawn.starts[index] ?? 1) - 1 });
    });
    pages.push(...drawn.pages);
    findings.push(...drawn.findings);
  }
  return { pages, starts, findings };
}

const sellerTitle = ({ no, alias }: SellerSheet, language: Basis['language']): string =>
  language === 'zh-CN' ? `卖家${no}${alias ? `：${alias}` : ''}` : `Defendant No. ${no}${alias ? ` – ${alias}` : ''}`;

function notePages(cited: Cited | undefined, places: ReadonlyMap<string, readonly Place[]>, linked: Map<string, Set<number>>): void {
  const own = cited && places.get(cited.evidence)?.[0]?.piece.ready.exhibit.id;
  if (own === undefined || !cited) return;
  const known = linked.get(own) ?? new Set<number>();
  for (const { page } of cited.pages ?? []) known.add(page);
  linked.set(own, known);
}

/** How a source is cited on an evidence sheet: with its pages, all of them where none is named. */
function citation(places: ReadonlyMap<string, readonly Place[]>, source: string, { scheme, settings }: Frame): Cited | undefined {
  const { evidence, pin, page } = sourceRef(source);
  const own = places.get(evidence);
  const ready = own?.[0]?.piece.ready;
  if (!own || !ready) return undefined;
  const whole: Cited = { evidence, label: ready.label };
  if (pin === WHOLE) return whole;
  const named = ready.item.pins.find(({ id }) => id === pin)?.page ?? page;
  const all = ready.pages.map((_, index) => index + 1);
  // A page of the item is a page of the exhibit only where both have as many.
  const wanted = named === null || ready.item.pages !== all.length ? all : all.filter((n) => n === named);
  const pages = wanted.flatMap((n): CitedPage[] => {
    const at = own.find(({ piece }) => piece.from <= n && n <= piece.to);
    if (!at) return [];
    const { no, of, from } = at.piece;
    return [
      {
        page: n,
        bates: batesOf(ready, n, settings.prefix),
        running: at.running === null ? null : at.running + n - from,
        piece: of === 1 ? '' : pieceLabel(scheme, ready.label, no, of),
      },
    ];
  });
  return pages.length === 0 ? whole : { ...whole, pages };
}
