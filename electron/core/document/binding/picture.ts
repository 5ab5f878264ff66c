/** One picture that is read: checked by its header, laid out on sheets, written into a file as it is where that is possible. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Sharp } from 'sharp';
import type { PdfWriter } from '../pdf/writer.ts';
import { MOST_PIXELS, openSharp } from './decoder.ts';
import { Fault } from './fault.ts';
import { readJpeg } from './jpeg.ts';
import { isTall, layPicture, type PicturePage, type Rows } from './picture-page.ts';
import type { Paper } from './plan.ts';
import { isWhole, readPng } from './png.ts';
import { LARGEST_HELD } from './source.ts';

const MOST_TIFF_PAGES = 2000;

/** A picture as a file holds it. */
interface Ready {
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
  /** Entries of its dictionary, without colours and length. */
  readonly entries: string;
  /** Colour space: a name, a palette of RGB colours, or a profile with its number of parts. */
  readonly space: string | { readonly palette: Buffer; readonly bits: number } | { readonly profile: Buffer; readonly parts: number };
  readonly pieces: readonly Uint8Array[];
}

export interface PictureSheet extends PicturePage {
  /** Page of the file it comes from, from 0. */
  readonly frame: number;
}

export class PictureSource {
  readonly sheets: readonly PictureSheet[];
  readonly #bytes: Buffer;
  readonly #frames: readonly { readonly width: number; readonly height: number }[];
  #ready: { readonly frame: number; readonly picture: Ready } | undefined;

  private constructor(
    bytes: Buffer,
    frames: readonly { readonly width: number; readonly height: number }[],
    sheets: readonly PictureSheet[],
  ) {
    this.#bytes = bytes;
    this.#frames = frames;
    this.sheets = sheets;
  }

  /** Throws `Fault`. */
  static async open(path: string, paper: Paper): Promise<PictureSource> {
    const bytes = readWhole(path);
    const kind = kindOf(bytes);
    if (!kind) throw new Fault('undecodable', 'no kind of picture that is decoded here');
    const sharp = await openSharp();
    const {
      width = 0,
      height = 0,
      pages = 1,
      orientation = 1,
    } = await sharp(bytes, { limitInputPixels: false })
      .metadata()
      .catch((error: Error) => {
        throw new Fault('damaged', error.message.slice(0, 200));
      });
    const frames: { width: number; height: number }[] = [];
    const sheets: PictureSheet[] = [];
    const count = kind === 'tiff' ? Math.min(pages, MOST_TIFF_PAGES) : 1;
    for (let frame = 0; frame < count; frame++) {
      const own = frame === 0 ? { width, height, orientation } : await sharp(bytes, { limitInputPixels: false, page: frame }).metadata();
      if (!(own.width > 0 && own.height > 0)) throw new Fault('damaged', 'a picture of no size');
      if (own.width * own.height > MOST_PIXELS) throw new Fault('too-large', `${own.width} x ${own.height} pixels`);
      const turned = (own.orientation ?? 1) > 4;
      const size = turned ? { width: own.height, height: own.width } : { width: own.width, height: own.height };
      frames.push(size);
      const rows = isTall(size.width, size.height, paper) ? await rowsOf(bytes, frame, kind, size) : undefined;
      for (const sheet of layPicture(size.width, size.height, paper, rows)) sheets.push({ ...sheet, frame });
    }
    return new PictureSource(bytes, frames, sheets);
  }

  /** Upright size of a page of the file, in pixels. */
  frame(no: number): { readonly width: number; readonly height: number } {
    return this.#frames[no] ?? { width: 1, height: 1 };
  }

  /** Makes a page of the file ready to be written. Throws `Fault` when it cannot be decoded. */
  async prepare(frame: number): Promise<Ready> {
    if (this.#ready?.frame === frame) return this.#ready.picture;
    const picture = (await asItIs(this.#bytes)) ?? (await converted(this.#bytes, frame));
    this.#ready = { frame, picture };
    return picture;
  }
}

/** Writes the picture; returns its object. */
export function writePicture(out: PdfWriter, { width, height, entries, space, pieces }: Ready): number {
  const id = out.reserve();
  const colours = typeof space === 'string' ? space : writeSpace(out, space);
  const length = pieces.reduce((sum, one) => sum + one.length, 0);
  out.begin(id, `<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace ${colours}${entries}/Length ${length}>>`);
  for (const one of pieces) out.append(one);
  out.end();
  return id;
}

function writeSpace(out: PdfWriter, space: Exclude<Ready['space'], string>): string {
  const id = out.reserve();
  const packed = deflateSync('palette' in space ? space.palette : space.profile);
  out.stream(id, `<<${'parts' in space ? `/N ${space.parts}` : ''}/Length ${packed.length}/Filter/FlateDecode>>`, packed);
  return 'palette' in space ? `[/Indexed/DeviceRGB ${space.palette.length / 3 - 1} ${id} 0 R]` : `[/ICCBased ${id} 0 R]`;
}

function readWhole(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    if (size > LARGEST_HELD) throw new Fault('too-large', `${size} bytes`);
    const bytes = Buffer.allocUnsafeSlow(size);
    for (let at = 0; at < size; ) {
      const read = readSync(file, bytes, at, size - at, at);
      if (read === 0) throw new Fault('damaged', 'the file became shorter');
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}

type Kind = 'jpeg' | 'png' | 'webp' | 'gif' | 'tiff' | 'avif';

/** By the first bytes. What is not named here is never handed to the decoder, which would read scripts of drawings too. */
function kindOf(bytes: Buffer): Kind | undefined {
  const head = bytes.toString('latin1', 0, 16);
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (head.startsWith('\x89PNG\r\n')) return 'png';
  if (head.startsWith('RIFF') && head.slice(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  if (/^(II[*+]\0|MM\0[*+])/.test(head)) return 'tiff';
  return /^....ftypavi[fs]/s.test(head) ? 'avif' : undefined;
}

async function open(bytes: Buffer, frame: number, kind: Kind | undefined): Promise<Sharp> {
  const sharp = await openSharp();
  return sharp(bytes, { failOn: 'error', sequentialRead: true, ...(kind === 'tiff' ? { page: frame } : {}) }).autoOrient();
}

/** A JPEG or PNG that needs no decoding. */
async function asItIs(bytes: Buffer): Promise<Ready | undefined> {
  const jpeg = readJpeg(bytes);
  if (jpeg) {
    const { width, height, parts, inverted, orientation, profile, pieces } = jpeg;
    const space = profile ? { profile, parts } : parts === 1 ? '/DeviceGray' : parts === 3 ? '/DeviceRGB' : '/DeviceCMYK';
    return {
      width,
      height,
      orientation,
      space,
      pieces,
      entries: `/BitsPerComponent 8/Filter/DCTDecode${inverted ? '/Decode[1 0 1 0 1 0 1 0]' : ''}`,
    };
  }
  const png = readPng(bytes);
  if (!png || !(await isWhole(png))) return undefined;
  const { width, height, bits, parts, palette, pieces } = png;
  return {
    width,
    height,
    orientation: 1,
    space: palette ? { palette, bits } : parts === 1 ? '/DeviceGray' : '/DeviceRGB',
    pieces,
    entries: `/BitsPerComponent ${bits}/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors ${parts}/BitsPerComponent ${bits}/Columns ${width}>>`,
  };
}

/** Decoded and packed again: without loss, but for what was stored with loss before. White shows where it was transparent. */
async function converted(bytes: Buffer, frame: number): Promise<Ready> {
  const kind = kindOf(bytes);
  try {
    const drawn = (await open(bytes, frame, kind)).flatten({ background: 'white' }).toColourspace('srgb');
    const { hasAlpha } = await drawn.metadata();
    const lossy = (kind === 'webp' || kind === 'avif' || kind === 'jpeg') && !hasAlpha;
    const made = lossy
      ? await drawn.jpeg({ quality: 92, chromaSubsampling: '4:4:4' }).toBuffer()
      : await drawn.png({ compressionLevel: 6 }).toBuffer();
    const ready = await asItIs(made);
    if (ready) return ready;
  } catch (error) {
    throw new Fault('undecodable', (error as Error).message.slice(0, 200));
  }
  throw new Fault('undecodable', 'the decoder gave what cannot be used');
}

/** How much the grey values of each row differ, from a picture as high as the original and 128 pixels wide: the finest stroke shades one of them. */
async function rowsOf(bytes: Buffer, frame: number, kind: Kind, { height }: { readonly height: number }): Promise<Rows | undefined> {
  const wide = 128;
  try {
    const data = await (await open(bytes, frame, kind))
      .flatten({ background: 'white' })
      .greyscale()
      .resize({ width: wide, height, fit: 'fill' })
      .raw()
      .toBuffer();
    const rows = new Uint8Array(height);
    for (let row = 0; row < height; row++) {
      let [least, most] = [255, 0];
      for (let i = row * wide; i < (row + 1) * wide; i++) {
        least = Math.min(least, data[i] ?? 0);
        most = Math.max(most, data[i] ?? 0);
      }
      rows[row] = most - least;
    }
    return rows;
  } catch {
    return undefined;
  }
}
