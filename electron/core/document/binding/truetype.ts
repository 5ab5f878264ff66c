/** A TrueType font as stamps need it: which glyph draws a character, how wide it is, and a font file of just the glyphs used. */
import { closeSync, openSync, readSync } from 'node:fs';
import { readCmap, readFamily } from '../pdf/metrics.ts';

export class FontFile {
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly unitsPerEm: number;
  /** In font units. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  readonly #path: string;
  readonly #places = new Map<string, readonly [offset: number, length: number]>();
  readonly #tables = new Map<string, Buffer>();
  #glyphs: ((codePoint: number) => number) | undefined;

  constructor(path: string) {
    this.#path = path;
    const head = this.#read(0, 12);
    const count = head.readUInt16BE(4);
    const directory = this.#read(12, count * 16);
    for (let i = 0; i < count; i++) {
      const at = i * 16;
      this.#places.set(directory.toString('latin1', at, at + 4), [directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12)]);
    }
    this.family = readFamily(viewOf(this.#table('name')));
    const style = this.#table('OS/2').readUInt16BE(62);
    this.bold = (style & 0x20) !== 0;
    this.italic = (style & 0x01) !== 0;
    const metrics = this.#table('head');
    this.unitsPerEm = metrics.readUInt16BE(18);
    this.box = [metrics.readInt16BE(36), metrics.readInt16BE(38), metrics.readInt16BE(40), metrics.readInt16BE(42)];
    const horizontal = this.#table('hhea');
    this.ascent = horizontal.readInt16BE(4);
    this.descent = horizontal.readInt16BE(6);
  }

  /** 0 when the font lacks the character. */
  glyph(codePoint: number): number {
    this.#glyphs ??= readCmap(viewOf(this.#table('cmap')));
    return this.#glyphs(codePoint);
  }

  /** In thousandths of an em. */
  advance(glyph: number): number {
    const count = this.#table('hhea').readUInt16BE(34);
    return Math.round((this.#table('hmtx').readUInt16BE(Math.min(glyph, count - 1) * 4) * 1000) / this.unitsPerEm);
  }

  /** A font of these glyphs, numbered anew in their order from 0; the first must be 0, the empty box. Parts of composed glyphs are added. */
  subset(glyphs: readonly number[]): Buffer {
    const order = [...glyphs];
    const places = new Map(order.map((glyph, i) => [glyph, i]));
    const outlines: Buffer[] = [];
    for (let i = 0; i < order.length; i++) {
      const outline = Buffer.from(this.#outline(order[i] ?? 0));
      for (const at of partsOf(outline)) {
        const part = outline.readUInt16BE(at);
        let place = places.get(part);
        if (place === undefined) {
          place = order.push(part) - 1;
          places.set(part, place);
        }
        outline.writeUInt16BE(place, at);
      }
      outlines.push(outline.length % 4 === 0 ? outline : Buffer.concat([outline, Buffer.alloc(4 - (outline.length % 4))]));
    }
    const loca = Buffer.alloc((order.length + 1) * 4);
    outlines.reduce((at, outline, i) => {
      loca.writeUInt32BE(at + outline.length, (i + 1) * 4);
      return at + outline.length;
    }, 0);
    const metricsCount = this.#table('hhea').readUInt16BE(34);
    const hmtx = Buffer.alloc(order.length * 4);
    order.forEach((glyph, i) => {
      const from = this.#table('hmtx');
      hmtx.writeUInt16BE(from.readUInt16BE(Math.min(glyph, metricsCount - 1) * 4), i * 4);
      const bearing = glyph < metricsCount ? glyph * 4 + 2 : metricsCount * 4 + (glyph - metricsCount) * 2;
      hmtx.writeInt16BE(from.readInt16BE(bearing), i * 4 + 2);
    });
    const head = Buffer.from(this.#table('head'));
    head.writeUInt32BE(0, 8);
    head.writeInt16BE(1, 50);
    const hhea = Buffer.from(this.#table('hhea'));
    hhea.writeUInt16BE(order.length, 34);
    const maxp = Buffer.from(this.#table('maxp'));
    maxp.writeUInt16BE(order.length, 4);
    const tables: [string, Buffer][] = [];
    for (const tag of ['cvt ', 'fpgm']) if (this.#places.has(tag)) tables.push([tag, this.#table(tag)]);
    tables.push(['glyf', Buffer.concat(outlines)], ['head', head], ['hhea', hhea], ['hmtx', hmtx], ['loca', loca], ['maxp', maxp]);
    if (this.#places.has('prep')) tables.push(['prep', this.#table('prep')]);
    return assemble(tables);
  }

  #outline(glyph: number): Buffer {
    const loca = this.#places.get('loca')?.[0] ?? 0;
    const long = this.#table('head').readInt16BE(50) === 1;
    const pair = this.#read(loca + glyph * (long ? 4 : 2), long ? 8 : 4);
    const [from, to] = long ? [pair.readUInt32BE(0), pair.readUInt32BE(4)] : [pair.readUInt16BE(0) * 2, pair.readUInt16BE(2) * 2];
    return to > from ? this.#read((this.#places.get('glyf')?.[0] ?? 0) + from, to - from) : Buffer.alloc(0);
  }

  #table(tag: string): Buffer {
    const known = this.#tables.get(tag);
    if (known) return known;
    const place = this.#places.get(tag);
    if (!place) throw new Error(`font without ${tag}: ${this.#path}`);
    const bytes = this.#read(...place);
    this.#tables.set(tag, bytes);
    return bytes;
  }

  #read(offset: number, length: number): Buffer {
    const file = openSync(this.#path, 'r');
    try {
      const bytes = Buffer.alloc(length);
      if (readSync(file, bytes, 0, length, offset) !== length) throw new Error(`font cut short: ${this.#path}`);
      return bytes;
    } finally {
      closeSync(file);
    }
  }
}

const viewOf = (bytes: Buffer) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);

/** Places in a composed glyph where the numbers of its parts stand (OpenType, glyf, composite glyph description). */
function partsOf(outline: Buffer): number[] {
  const places: number[] = [];
  if (outline.length < 10 || outline.readInt16BE(0) >= 0) return places;
  for (let at = 10; at + 4 <= outline.length; ) {
    const flags = outline.readUInt16BE(at);
    places.push(at + 2);
    at += 4 + ((flags & 0x0001) !== 0 ? 4 : 2);
    if ((flags & 0x0008) !== 0) at += 2;
    else if ((flags & 0x0040) !== 0) at += 4;
    else if ((flags & 0x0080) !== 0) at += 8;
    if ((flags & 0x0020) === 0) break;
  }
  return places;
}

function assemble(tables: readonly (readonly [tag: string, bytes: Buffer])[]): Buffer {
  const directory = Buffer.alloc(12 + tables.length * 16);
  const power = Math.floor(Math.log2(tables.length));
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tables.length, 4);
  directory.writeUInt16BE(16 << power, 6);
  directory.writeUInt16BE(power, 8);
  directory.writeUInt16BE(tables.length * 16 - (16 << power), 10);
  const pieces: Buffer[] = [directory];
  let at = directory.length;
  tables.forEach(([tag, bytes], i) => {
    directory.write(tag, 12 + i * 16, 'latin1');
    directory.writeUInt32BE(checksum(bytes), 16 + i * 16);
    directory.writeUInt32BE(at, 20 + i * 16);
    directory.writeUInt32BE(bytes.length, 24 + i * 16);
    const padding = Buffer.alloc((4 - (bytes.length % 4)) % 4);
    pieces.push(bytes, padding);
    at += bytes.length + padding.length;
  });
  const font = Buffer.concat(pieces);
  const head = tables.findIndex(([tag]) => tag === 'head');
  font.writeUInt32BE((0xb1b0afba - checksum(font)) >>> 0, font.readUInt32BE(20 + head * 16) + 8);
  return font;
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const word = at + 4 <= bytes.length ? bytes.readUInt32BE(at) : Buffer.concat([bytes.subarray(at), Buffer.alloc(4)]).readUInt32BE(0);
    sum = (sum + word) >>> 0;
  }
  return sum;
}
