/** One file that is written: its pages as they come, then what lies over all of them. */
import { deflateSync } from 'node:zlib';
import { PdfWriter, type Sink } from '../pdf/writer.ts';
import { harmless, type Overlay, readOverlay } from './annotations.ts';
import { contentsOf } from './content.ts';
import { Copier } from './copy.ts';
import { drawField } from './field.ts';
import { apply, around, type Box, type Matrix, numbers, type Sheet, times, type View } from './geometry.ts';
import { type Lettering, PartFonts } from './lettering.ts';
import { moved } from './moved.ts';
import { Navigation } from './navigation.ts';
import { OUR_NAMES, PageResources } from './page-resources.ts';
import type { Link, NoteKind, PartPlan, SeenWord, Stamp } from './plan.ts';
import { resourcesOf } from './resources.ts';
import type { PdfSource, SourcePage } from './source.ts';
import type { Spot } from './spot.ts';
import { Ref, type Value } from './values.ts';
import { UnseenFont } from './words.ts';

/** What is put on a page besides what it is. */
export interface Additions {
  readonly sheet: Sheet;
  readonly stamps: readonly { readonly stamp: Stamp; readonly spot: Spot }[];
  readonly links: readonly Link[];
  readonly words: readonly SeenWord[];
}

/** How a page's own content ends. */
export interface ContentState {
  /** Graphics states it leaves open, and those it closes without having opened them. */
  readonly open: number;
  readonly closed: number;
  /** The content itself where it is written anew, because it is damaged or ends in the middle of something. */
  readonly anew: Uint8Array | undefined;
}

const WHOLE: ContentState = { open: 0, closed: 0, anew: undefined };
/** Shorter contents are written as they are: a packed one would hardly be shorter. */
const PACKED_FROM = 400;

export class Part {
  readonly out: PdfWriter;
  readonly fonts: PartFonts;
  readonly #lettering: Lettering;
  readonly #plan: PartPlan;
  readonly #navigation: Navigation;
  /** By index of the source. */
  readonly #copiers = new Map<number, Copier>();
  readonly #shelf: PageResources;
  readonly #begin = new Map<number, number>();
  readonly #layers: { readonly id: number; readonly hidden: boolean }[] = [];
  readonly #pictures = new Map<string, number>();
  #unseen: UnseenFont | undefined;
  readonly #stampFonts = new Map<string, number>();
  #page = 0;

  constructor(plan: PartPlan, sink: Sink, lettering: Lettering) {
    this.#plan = plan;
    this.out = new PdfWriter(sink);
    this.#lettering = lettering;
    this.fonts = new PartFonts(lettering, this.out);
    this.#navigation = new Navigation(this.out, plan);
    this.#shelf = new PageResources(this.out, this.#stampFonts);
    for (const { stamps } of plan.pages) for (const { text, bold = false } of stamps ?? []) this.fonts.need(text, bold, this.#stampFonts);
  }

  /** Adds a page of a PDF. `sourceIndex` is the plan's. Returns what it lost. */
  addPage(sourceIndex: number, source: PdfSource, page: SourcePage, add: Additions, state: ContentState = WHOLE): readonly NoteKind[] {
    const copier = this.#copier(sourceIndex, source);
    const { sheet } = add;
    const overlay = readOverlay(source, page);
    const forms = new Map<string, string>();
    const used = new Map(this.#stampFonts);
    const onPage = this.#fieldsOf(overlay, copier, forms, used);
    const over =
      (sheet.content ? onPage && `q ${numbers(sheet.content)} cm\n${onPage}Q\n` : onPage) + this.#wordsOf(add, used) + this.#stampsOf(add);
    const ending = this.#shelf.ending(source, page);
    const ours = (text: string) => this.#content(ending === '' ? text : text.replace(OUR_NAMES, `$&${ending}`));
    const contents = state.anew
      ? [`${ours(this.#apart(state.anew, copier, source, page, sheet.before, forms))} 0 R`]
      : contentsOf(source, page).map((ref) => copier.refer(ref));
    if (over !== '' || sheet.content) {
      const opening = 'q '.repeat(1 + state.closed);
      contents.unshift(`${sheet.content ? this.#content(`${opening}${clipTo(sheet)}`) : this.#opening(state.closed)} 0 R`);
      contents.push(`${ours(`${'Q\n'.repeat(1 + state.open)}${over}`)} 0 R`);
    }
    const resources = this.#shelf.text(copier, { index: sourceIndex, source, page, ending }, over === '' ? new Map() : used, forms);
    const annotations = [
      ...this.#remarks(overlay, copier, sheet.content),
      ...this.#sourceLinks(overlay, copier, sheet.content),
      ...this.#links(add.links, sheet),
    ];
    const group = page.dict.get('Group');
    this.#write(sheet.view, resources, contents, annotations, group === undefined ? '' : `/Group ${copier.text(group)}`);
    copier.drain();
    return overlay.notes;
  }

  /** Adds a page of our own making: a picture object, moved by a matrix, as far as `shown` lets it be seen. */
  addDrawing(picture: number, place: Matrix, shown: Box, add: Additions): void {
    const fonts = new Map(this.#stampFonts);
    const { content, before } = add.sheet;
    const clip = around(before.toPage, shown);
    const drawing = `q ${content ? `${numbers(content)} cm ` : ''}${numbers([clip.x, clip.y, clip.width, clip.height])} re W n ${numbers(place)} cm/CwX Do Q\n`;
    const text = `${drawing}${this.#wordsOf(add, fonts)}${this.#stampsOf(add)}`;
    const named = [...fonts].map(([name, id]) => `/${name} ${id} 0 R`).join('');
    const resources = `<<${named === '' ? '' : `/Font<<${named}>>`}/XObject<</CwX ${picture} 0 R>>>>`;
    this.#write(add.sheet.view, resources, [`${this.#content(text)} 0 R`], this.#links(add.links, add.sheet), '');
  }

  /** The object of a picture that is written once: `make` writes it the first time. */
  picture(key: string, make: (out: PdfWriter) => number): number {
    const known = this.#pictures.get(key);
    if (known !== undefined) return known;
    const made = make(this.out);
    this.#pictures.set(key, made);
    return made;
  }

  /** Writes what lies over all pages. */
  finish(): { readonly sha256: string; readonly size: number } {
    this.fonts.write();
    this.#unseen?.write();
    const off = this.#layers.filter(({ hidden }) => hidden);
    const list = (layers: readonly { readonly id: number }[]) => layers.map(({ id }) => `${id} 0 R`).join(' ');
    const layers =
      this.#layers.length === 0 ? '' : `/OCProperties<</OCGs[${list(this.#layers)}]/D<</Name(layers)/OFF[${list(off)}]/Order[]>>>>`;
    const sha256 = this.#navigation.finish(layers);
    return { sha256, size: this.out.length };
  }

  /** Pixels of all pictures that came over. */
  get pixels(): number {
    return [...this.#copiers.values()].reduce((sum, { pixels }) => sum + pixels, 0);
  }

  #copier(index: number, source: PdfSource): Copier {
    const known = this.#copiers.get(index);
    if (known) {
      known.source = source;
      return known;
    }
    const pages = new Map<number, number>();
    this.#plan.pages.forEach((planned, i) => {
      const num = planned.source === index ? source.pages[planned.page - 1]?.num : undefined;
      if (num && !pages.has(num)) pages.set(num, this.#navigation.page(i + 1));
    });
    const hidden = hiddenLayers(source);
    const copier = new Copier(source, this.out, pages, (num, id) => this.#layers.push({ id, hidden: hidden(num) }));
    this.#copiers.set(index, copier);
    return copier;
  }

  #write(view: View, resources: string, contents: readonly string[], annotations: readonly string[], more: string): void {
    const { media, crop, turn, unit } = view;
    const corners = ({ x, y, width, height }: Box) => `[${numbers([x, y, x + width, y + height])}]`;
    const cropped = media.x !== crop.x || media.y !== crop.y || media.width !== crop.width || media.height !== crop.height;
    this.#navigation.writePage(
      ++this.#page,
      apply(view.toPage, 0, 0),
      `/MediaBox${corners(media)}${cropped ? `/CropBox${corners(crop)}` : ''}${turn === 0 ? '' : `/Rotate ${turn}`}${unit === 1 ? '' : `/UserUnit ${unit}`}/Resources ${resources}${
        contents.length === 0 ? '' : `/Contents ${contents.length === 1 ? contents[0] : `[${contents.join(' ')}]`}`
      }${annotations.length === 0 ? '' : `/Annots[${annotations.join('')}]`}${more}`,
    );
  }

  #content(text: string): number {
    const id = this.out.reserve();
    const bytes = Buffer.from(text, 'latin1');
    if (bytes.length < PACKED_FROM) this.out.stream(id, `<</Length ${bytes.length}>>`, bytes);
    else {
      const packed = deflateSync(bytes);
      this.out.stream(id, `<</Length ${packed.length}/Filter/FlateDecode>>`, packed);
    }
    return id;
  }

  /** What keeps a page's own state from ours; the same few bytes for nearly all pages. */
  #opening(closed: number): number {
    const known = this.#begin.get(closed);
    if (known !== undefined) return known;
    const id = this.#content('q\n'.repeat(1 + closed));
    this.#begin.set(closed, id);
    return id;
  }

  /** The content as a form: nothing in it reaches beyond it. Returns what draws it. */
  #apart(content: Uint8Array, copier: Copier, source: PdfSource, page: SourcePage, { media }: View, forms: Map<string, string>): string {
    const id = this.out.reserve();
    const packed = deflateSync(content);
    const resources = copier.text(source.dict(resourcesOf(page)) ?? new Map());
    const box = numbers([media.x, media.y, media.x + media.width, media.y + media.height]);
    this.out.stream(
      id,
      `<</Type/XObject/Subtype/Form/BBox[${box}]/Resources ${resources}/Length ${packed.length}/Filter/FlateDecode>>`,
      packed,
    );
    forms.set('CwC', `${id} 0 R`);
    return '/CwC Do\n';
  }

  #fieldsOf(overlay: Overlay, copier: Copier, forms: Map<string, string>, used: Map<string, number>): string {
    let out = '';
    overlay.appearances.forEach(({ form, matrix }, i) => {
      forms.set(`CwX${i}`, copier.text(form));
      out += `q ${numbers(matrix)} cm/CwX${i} Do Q\n`;
    });
    for (const field of overlay.bare) {
      this.fonts.need(field.text, false, used);
      out += drawField(field, this.fonts, this.#lettering);
    }
    return out;
  }

  #wordsOf({ words, sheet }: Additions, used: Map<string, number>): string {
    if (words.length === 0) return '';
    this.#unseen ??= new UnseenFont(this.out, this.#lettering.first);
    used.set(this.#unseen.name, this.#unseen.object);
    const { before, content } = sheet;
    if (!content) return this.#unseen.lay(words, before);
    // The words move with the content.
    return this.#unseen.lay(words, { ...before, toPage: times(before.toPage, content) });
  }

  #stampsOf({ stamps, sheet }: Additions): string {
    if (stamps.length === 0) return '';
    let out = '/Artifact<</Type/Pagination>>BDC 0 g BT\n';
    for (const { stamp, spot } of stamps) {
      const m = times([1, 0, 0, -1, spot.x, spot.y + spot.baseline], sheet.view.toPage);
      out += `${numbers(m)} Tm${this.fonts.show(stamp.text, stamp.bold ?? false, numbers([spot.size]))}\n`;
    }
    return `${out}ET EMC\n`;
  }

  #remarks(overlay: Overlay, copier: Copier, content: Matrix | undefined): string[] {
    return overlay.kept.map((dict) => {
      const id = this.out.reserve();
      this.out.object(id, copier.text(content ? moved(dict, content) : dict));
      return `${id} 0 R`;
    });
  }

  #sourceLinks(overlay: Overlay, copier: Copier, content: Matrix | undefined): string[] {
    const targets = this.#plan.targets ?? {};
    return overlay.links.flatMap(({ annotation, to }) => {
      const head = copier.text(content ? moved(annotation, content) : annotation).slice(0, -2);
      if ('uri' in to) {
        const target = Object.hasOwn(targets, to.uri) ? targets[to.uri] : harmless(to.uri) ? { uri: to.uri } : undefined;
        return target ? [`${head}${this.#navigation.action(target)}>>`] : [];
      }
      const page = copier.refer(new Ref(to.page, 0));
      return page === 'null' || !this.#isPage(page)
        ? []
        : [`${head}/Dest[${[page, ...(to.rest.length > 0 ? to.rest : ['/Fit'])].join(' ')}]>>`];
    });
  }

  /** Guards against a destination that names another object than a page. */
  #isPage(reference: string): boolean {
    return this.#navigation.isPage(Number.parseInt(reference, 10));
  }

  #links(links: readonly Link[], { content, before }: Sheet): string[] {
    return links.map((link) => {
      const box = around(content ? times(before.toPage, content) : before.toPage, link);
      return `<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[${numbers([box.x, box.y, box.x + box.width, box.y + box.height])}]${this.#navigation.action(link.to)}>>`;
    });
  }
}

/** Moves the content and cuts it to what was seen of it, so that a larger or emptier sheet shows nothing new. */
function clipTo(sheet: Sheet): string {
  const { x, y, width, height } = sheet.before.crop;
  return `${sheet.content ? `${numbers(sheet.content)} cm ` : ''}${numbers([x, y, width, height])} re W n\n`;
}

/** Which of a source's layers are not shown at first (8.11.4.3). */
function hiddenLayers(source: PdfSource): (num: number) => boolean {
  const setting = source.dict(source.dict(source.catalog.get('OCProperties'))?.get('D'));
  const numbersOf = (key: string) => new Set(source.array(setting?.get(key)).map((value: Value) => (value instanceof Ref ? value.num : 0)));
  const [on, off] = [numbersOf('ON'), numbersOf('OFF')];
  const hiddenByDefault = source.resolve(setting?.get('BaseState')) === '/OFF';
  return (num) => (hiddenByDefault ? !on.has(num) : off.has(num));
}
