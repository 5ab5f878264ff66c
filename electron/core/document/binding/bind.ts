/** Carries out a plan: page by page, source by source, part by part, each written as it comes. */
import { rmSync } from 'node:fs';
import { notesOf } from './annotations.ts';
import { Fault, faultOf } from './fault.ts';
import { type Box, readView, sheetWith, type View } from './geometry.ts';
import { Lettering } from './lettering.ts';
import { BoxInk, type Eyes } from './look.ts';
import { type Opened, OpenSources } from './open-sources.ts';
import { Part } from './part.ts';
import { writePicture } from './picture.ts';
import { standing } from './picture-page.ts';
import { placeStamps, still } from './placing.ts';
import type {
  BindingCall,
  BindingPlan,
  BoundPart,
  Note,
  NoteKind,
  Outcome,
  PagePlan,
  PlacedStamp,
  SeenWord,
  Stamp,
  UnreadableSource,
} from './plan.ts';
import { FileSink } from './sink.ts';
import type { PdfSource } from './source.ts';
import { findSpots, type Measured, makeRoom, type Spot } from './spot.ts';

export interface Tools extends Omit<Eyes, 'lettering'> {
  /** TTF files of the program's fonts. */
  readonly fonts: readonly string[];
}

/** Longest time for a page, or for opening a source. */
const SECONDS = 30;
/** Pages between two chances for other work of the process. */
const BREATH = 32;
/** Longest time between two signs of progress, as far as pages allow. */
const TELL_MS = 500;
const SIZE = 9;

/**
 * Writes the parts of a plan in this process: parses files nobody vouches for, so it runs where it can be killed (`openBinder`). Throws
 * what the file system says when a part cannot be written; nothing is left of the parts then, or when a source cannot be read.
 */
export async function bindPdf(plan: BindingPlan, tools: Tools, call: BindingCall = {}): Promise<Outcome> {
  const binding = new Binding(plan, tools, call);
  return binding.run();
}

class Binding {
  readonly #plan: BindingPlan;
  readonly #tools: Tools;
  readonly #call: BindingCall;
  readonly #lettering: Lettering;
  readonly #sources: OpenSources;
  readonly #notes = new Map<string, { readonly kind: NoteKind; readonly source: number; readonly pages: Set<number> }>();
  readonly #unreadable = new Map<number, UnreadableSource>();
  readonly #total: number;
  #done = 0;
  #current = -1;
  #told = 0;

  constructor(plan: BindingPlan, tools: Tools, call: BindingCall) {
    this.#plan = plan;
    this.#tools = tools;
    this.#call = call;
    this.#lettering = new Lettering(tools.fonts);
    this.#sources = new OpenSources(plan.sources, SECONDS);
    this.#total = plan.parts.reduce((sum, { pages }) => sum + pages.length, 0);
  }

  async run(): Promise<Outcome> {
    const parts: BoundPart[] = [];
    const begun: string[] = [];
    try {
      for (const part of this.#plan.parts) {
        const sink = new FileSink(part.path);
        begun.push(part.path);
        try {
          const written = new Part(part, sink, this.#lettering);
          const stamps: PlacedStamp[] = [];
          for (const [i, page] of part.pages.entries()) await this.#page(written, page, i + 1, stamps);
          if (this.#unreadable.size === 0) parts.push({ path: part.path, ...written.finish(), pages: part.pages.length, stamps });
        } finally {
          sink.close();
        }
      }
    } catch (error) {
      for (const path of begun) rmSync(path, { force: true });
      throw error;
    } finally {
      this.#sources.close();
    }
    if (this.#unreadable.size > 0) {
      for (const path of begun) rmSync(path, { force: true });
      return { kind: 'unreadable', sources: [...this.#unreadable.values()].sort((a, b) => a.source - b.source) };
    }
    const missing = [...this.#lettering.missing].map(([character, count]) => ({ character, count }));
    const notes = [...this.#notes.values()].map(
      ({ kind, source, pages }): Note => ({ kind, source, pages: [...pages].sort((a, b) => a - b) }),
    );
    return { kind: 'bound', parts, notes, missing };
  }

  /** A fault of a source is kept, and the others are still looked at, so that all are known at once. */
  async #page(part: Part, plan: PagePlan, no: number, stamps: PlacedStamp[]): Promise<void> {
    if (this.#done++ % BREATH === 0 || performance.now() - this.#told > TELL_MS) {
      this.#told = performance.now();
      this.#call.onProgress?.({ done: this.#done - 1, total: this.#total });
      await new Promise((go) => setImmediate(go));
    }
    this.#call.signal?.throwIfAborted();
    if (this.#unreadable.has(plan.source)) return;
    try {
      if (this.#current !== plan.source) {
        this.#current = plan.source;
        this.#tools.at?.(plan.source, 'read');
      }
      const opened = await this.#sources.get(plan.source);
      const count = opened.kind === 'pdf' ? opened.pdf.pages.length : opened.picture.sheets.length;
      if (!(plan.page >= 1 && plan.page <= count)) throw new Fault('page-missing', `page ${plan.page} of ${count}`);
      if (this.#unreadable.size > 0) return;
      stamps.push(
        ...(opened.kind === 'pdf' ? await this.#pdfPage(part, plan, no, opened.pdf) : await this.#picturePage(part, plan, no, opened)),
      );
    } catch (error) {
      const { fault, message } = faultOf(error);
      this.#unreadable.set(plan.source, { source: plan.source, fault, detail: message });
    }
  }

  async #pdfPage(part: Part, plan: PagePlan, no: number, source: PdfSource): Promise<PlacedStamp[]> {
    const page = source.pages[plan.page - 1];
    if (!page) return [];
    const view = readView(source, page);
    const stamps = stampsOf(plan);
    const words = await this.#wordsFor(plan, plan.page);
    const target = { index: plan.source, source, page, view };
    const placed =
      stamps.length === 0 && words.length === 0
        ? { spots: [], sheet: still(view), state: undefined }
        : await placeStamps(target, this.#measured(stamps), this.#plan.stamping, { ...this.#tools, lettering: this.#lettering });
    const additions = { sheet: placed.sheet, stamps: paired(stamps, placed.spots), links: plan.links ?? [], words };
    for (const kind of part.addPage(plan.source, source, page, additions, placed.state)) this.#note(kind, plan.source, plan.page);
    for (const kind of notesOf(source)) this.#note(kind, plan.source);
    if (page.lost) this.#note('page-lost', plan.source, plan.page);
    return report(no, plan, stamps, placed.spots);
  }

  async #picturePage(part: Part, plan: PagePlan, no: number, { picture }: Extract<Opened, { kind: 'picture' }>): Promise<PlacedStamp[]> {
    const laid = picture.sheets[plan.page - 1];
    if (!laid) return [];
    const { view, place, shown, frame } = laid;
    const ready = await picture.prepare(frame);
    const object = part.picture(`${plan.source}:${frame}`, (out) => writePicture(out, ready));
    const stamps = stampsOf(plan);
    const measured = this.#measured(stamps);
    const spots = findSpots(
      view.width,
      view.height,
      measured,
      new BoxInk([shown.x, shown.y, shown.x + shown.width, shown.y + shown.height]),
    );
    const { spots: found, room } = spots ? { spots, room: undefined } : makeRoom(view.width, view.height, measured);
    const sheet = room ? sheetWith(view, room) : still(view);
    const seen = await this.#wordsFor(plan, frame + 1);
    const additions = { sheet, stamps: paired(stamps, found), links: plan.links ?? [], words: withinView(seen, place, shown, view) };
    part.addDrawing(object, standing(ready.orientation, place, view), shown, additions);
    if (picture.sheets.filter((other) => other.frame === frame).length > 1) this.#note('picture-cut', plan.source, plan.page);
    return report(no, plan, stamps, found);
  }

  #measured(stamps: readonly Stamp[]): Measured[] {
    return stamps.map(({ text, place, size = SIZE, bold = false }) => ({ place, size, ems: this.#lettering.width(text, bold) }));
  }

  async #wordsFor(plan: PagePlan, page: number): Promise<readonly SeenWord[]> {
    return plan.words && this.#call.words ? this.#call.words(plan.source, page) : [];
  }

  #note(kind: NoteKind, source: number, page?: number): void {
    const key = `${source} ${kind}`;
    const note = this.#notes.get(key) ?? { kind, source, pages: new Set<number>() };
    this.#notes.set(key, note);
    if (page !== undefined) note.pages.add(page);
  }
}

const stampsOf = ({ stamps = [] }: PagePlan): readonly Stamp[] => stamps.filter(({ text }) => text.trim() !== '');

const paired = (stamps: readonly Stamp[], spots: readonly Spot[]) =>
  stamps.flatMap((stamp, i) => (spots[i] ? [{ stamp, spot: spots[i] }] : []));

function report(page: number, plan: PagePlan, stamps: readonly Stamp[], spots: readonly Spot[]): PlacedStamp[] {
  return paired(stamps, spots).map(({ stamp, spot: { x, y, width, height, outcome } }) => ({
    page,
    stamp: plan.stamps?.indexOf(stamp) ?? 0,
    outcome,
    x,
    y,
    width,
    height,
  }));
}

/** Words of a picture in fractions of the page that shows it, or a part of it. */
function withinView(words: readonly SeenWord[], place: Box, shown: Box, view: View): SeenWord[] {
  return words.flatMap((word) => {
    const y = place.y + word.y * place.height;
    const height = word.height * place.height;
    // A word a cut goes through belongs to the page its middle is on.
    if (y + height / 2 < shown.y || y + height / 2 >= shown.y + shown.height) return [];
    const x = (place.x + word.x * place.width) / view.width;
    return [{ text: word.text, x, y: y / view.height, width: (word.width * place.width) / view.width, height: height / view.height }];
  });
}
