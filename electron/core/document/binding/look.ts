/** Where a page has no ink: first by its content (`marks`), and where that does not tell, by looking at its pictures or at a drawing of it. */
import { MemorySink } from '../pdf/writer.ts';
import { MOST_PIXELS, openSharp } from './decoder.ts';
import { around, type Box, boxIn, inverse, type Matrix, times, type View } from './geometry.ts';
import type { Lettering } from './lettering.ts';
import type { Marks } from './marks.ts';
import { Part } from './part.ts';
import type { PdfSource, SourcePage } from './source.ts';
import { growth, type Ink } from './spot.ts';
import { isDict, numberOf, Stream } from './values.ts';

/** Pixels a point: 54 dots an inch show the thinnest line as a shade. */
const PIXELS = 0.75;
/** A stamp is black: what lies under it must be light, and no darker than the paper by more than noise. */
const DARKEST_PAPER = 160;
const NOISE = 26;
/** A page with more data, or with larger pictures than this is not drawn to find a spot. */
const HEAVIEST = 64 * 1024 * 1024;
const MOST_DRAWN = 60_000_000;

/** Ink as the boxes of a page's content have it. */
export class BoxInk implements Ink {
  readonly #boxes: readonly number[];
  constructor(boxes: readonly number[]) {
    this.#boxes = boxes;
  }
  free({ x, y, width, height }: Box): boolean {
    const boxes = this.#boxes;
    for (let i = 0; i < boxes.length; i += 4)
      if ((boxes[i] ?? 0) < x + width && (boxes[i + 2] ?? 0) > x && (boxes[i + 1] ?? 0) < y + height && (boxes[i + 3] ?? 0) > y)
        return false;
    return true;
  }
}

/** Grey values, and where they lie: `m` moves a point of the page as shown to pixels. */
export class GreyInk implements Ink {
  readonly #grey: Uint8Array;
  readonly #width: number;
  readonly #height: number;
  readonly #m: Matrix;
  readonly #least: number;

  constructor(grey: Uint8Array, width: number, height: number, m: Matrix) {
    this.#grey = grey;
    this.#width = width;
    this.#height = height;
    this.#m = m;
    this.#least = Math.max(DARKEST_PAPER, paper(grey) - NOISE);
  }

  free(box: Box): boolean {
    const at = around(this.#m, box);
    const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));
    const [left, right] = [clamp(Math.floor(at.x), this.#width), clamp(Math.ceil(at.x + at.width), this.#width)];
    const [top, bottom] = [clamp(Math.floor(at.y), this.#height), clamp(Math.ceil(at.y + at.height), this.#height)];
    for (let y = top; y < bottom; y++)
      for (let i = y * this.#width + left, end = y * this.#width + right; i < end; i++)
        if ((this.#grey[i] ?? 0) < this.#least) return false;
    return true;
  }
}

/** What most of the light part of a picture looks like: the value nine in ten pixels do not pass. */
function paper(grey: Uint8Array): number {
  const counts = new Uint32Array(256);
  for (const value of grey) counts[value] = (counts[value] ?? 0) + 1;
  let value = 255;
  for (let above = counts[255] ?? 0; value > 0 && above < grey.length / 10; above += counts[--value] ?? 0);
  return value;
}

const all = (inks: readonly Ink[]): Ink => ({ free: (box) => inks.every((ink) => ink.free(box)) });

/** Boxes of what lies over a page: fields and remarks. */
export function overlayBoxes(source: PdfSource, page: SourcePage, view: View): number[] {
  const boxes: number[] = [];
  const m = inverse(view.toPage);
  for (const value of source.array(page.dict.get('Annots'))) {
    const annotation = source.resolve(value);
    const rect =
      isDict(annotation) &&
      annotation.get('Subtype') !== '/Popup' &&
      annotation.get('Subtype') !== '/Link' &&
      boxIn(source, annotation, 'Rect');
    if (!rect) continue;
    const { x, y, width, height } = around(m, rect);
    boxes.push(x, y, x + width, y + height);
  }
  return boxes;
}

export interface Eyes {
  readonly lettering: Lettering;
  /** The WebAssembly module of PDFium. */
  readonly pdfium: string;
  /** Told of each source before it is read, and whether it is read or looked at: what a stopped process was busy with. */
  readonly at?: (source: number, doing: 'read' | 'look') => void;
  /** Sources that are not looked at again, since that did not come to an end. */
  readonly blind?: ReadonlySet<number>;
}

/** A closer look at a page; undefined when nothing can be seen. */
export async function lookAt(
  eyes: Eyes,
  { source, page, view }: { readonly source: PdfSource; readonly page: SourcePage; readonly view: View },
  marks: Marks | undefined,
  over: readonly number[],
): Promise<Ink | undefined> {
  if (marks && !marks.unknown && marks.pictures.length > 0 && marks.pictures.length <= 4) {
    const pictures = await Promise.all(marks.pictures.map(({ num, m }) => lookAtPicture(source, num, m, view)));
    const seen = pictures.filter((ink) => ink !== undefined);
    if (seen.length === pictures.length) return all([new BoxInk([...marks.boxes, ...over]), ...seen]);
  }
  const scale = PIXELS / growth(view.width, view.height);
  const [width, height] = [Math.max(1, Math.round(view.width * scale)), Math.max(1, Math.round(view.height * scale))];
  const pdf = alone(eyes.lettering, source, page, view);
  if (!pdf) return undefined;
  const { drawGrey } = await import('./pdfium.ts');
  const grey = await drawGrey(eyes.pdfium, pdf, width, height);
  return grey && new GreyInk(grey, width, height, [width / view.width, 0, 0, height / view.height, 0, 0]);
}

/** The page as a file of its own, as it will be in the binder but for the stamps; undefined when it is too heavy. */
function alone(lettering: Lettering, source: PdfSource, page: SourcePage, view: View): Uint8Array | undefined {
  class TooHeavy extends Error {}
  class Limited extends MemorySink {
    #length = 0;
    override write(bytes: Uint8Array): void {
      this.#length += bytes.length;
      if (this.#length > HEAVIEST) throw new TooHeavy();
      super.write(bytes);
    }
  }
  const sink = new Limited();
  try {
    const part = new Part({ path: '', pages: [{ source: 0, page: 1 }], info: { title: '', date: '2000' } }, sink, lettering);
    part.addPage(0, source, page, { sheet: { view, content: undefined, before: view }, stamps: [], links: [], words: [] });
    part.finish();
    return part.pixels > MOST_DRAWN ? undefined : sink.bytes();
  } catch (error) {
    if (error instanceof TooHeavy) return undefined;
    throw error;
  }
}

let kept: { readonly source: PdfSource; readonly num: number; readonly picture: Picture } | undefined;

interface Picture {
  readonly grey: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A JPEG picture of the page, small, as the decoder gives it while it reads; undefined for what has to be drawn. */
async function lookAtPicture(source: PdfSource, num: number, m: Matrix, view: View): Promise<Ink | undefined> {
  const same = kept?.source === source && kept.num === num ? kept.picture : undefined;
  const picture = same ?? (await decodePicture(source, num, Math.hypot(m[0], m[1]), view));
  if (!picture) return undefined;
  kept = { source, num, picture };
  const { grey, width, height } = picture;
  // The unit square of a picture stands on its foot: its first row is at the top.
  const ink = new GreyInk(grey, width, height, times(inverse(m), [width, 0, 0, -height, 0, height]));
  return { free: (box) => !touches(m, box) || ink.free(box) };
}

function touches(m: Matrix, box: Box): boolean {
  const place = around(m, { x: 0, y: 0, width: 1, height: 1 });
  return place.x < box.x + box.width && box.x < place.x + place.width && place.y < box.y + box.height && box.y < place.y + place.height;
}

async function decodePicture(source: PdfSource, num: number, wide: number, view: View): Promise<Picture | undefined> {
  const stream = source.object(num);
  if (!(stream instanceof Stream) || stream.length > HEAVIEST) return undefined;
  const { dict } = stream;
  const filter = source.resolve(dict.get('Filter'));
  const only = Array.isArray(filter) && filter.length === 1 ? source.resolve(filter[0]) : filter;
  if (only !== '/DCTDecode' || ['Decode', 'SMask', 'Mask', 'ImageMask'].some((key) => dict.has(key))) return undefined;
  const [width, height] = [source.number(dict.get('Width')) ?? 0, source.number(dict.get('Height')) ?? 0];
  const space = source.resolve(dict.get('ColorSpace'));
  const parts = Array.isArray(space) ? numberOf(source.resolve(source.dict(space[1])?.get('N'))) : SPACES[String(space)];
  if ((parts !== 1 && parts !== 3) || !(width * height > 0) || width * height > MOST_PIXELS) return undefined;
  const target = Math.max(16, Math.min(width, Math.ceil((wide * PIXELS) / growth(view.width, view.height))));
  try {
    const sharp = await openSharp();
    const { data, info } = await sharp(source.encoded(stream, num), { failOn: 'none' })
      .resize({ width: target })
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return info.channels === 1 ? { grey: data, width: info.width, height: info.height } : undefined;
  } catch {
    return undefined;
  }
}

const SPACES: Readonly<Record<string, number>> = { '/DeviceGray': 1, '/DeviceRGB': 3, '/CalGray': 1, '/CalRGB': 3, '/G': 1, '/RGB': 3 };
