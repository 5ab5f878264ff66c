import { closeSync, openSync, readSync } from 'node:fs';

/** What line breaking and the glyph check need of a font: its family, which characters it holds, how wide they are. */
export interface FontMetrics {
  readonly family: string;
  readonly bold: boolean;
  readonly italic: boolean;
  covers(codePoint: number): boolean;
  /** Advance width in ems; 0 for a character the font lacks. */
  advance(codePoint: number): number;
}

/** Reads only the tables named here (a few 100 KB of a 15 MB font). Throws a plain error on a file that is no TrueType font. */
export function readFont(path: string): FontMetrics {
  const file = openSync(path, 'r');
  try {
    const take = (offset: number, length: number): DataView => {
      const bytes = Buffer.alloc(length);
      if (readSync(file, bytes, 0, length, offset) !== length) throw new Error(`font cut short: ${path}`);
      return new DataView(bytes.buffer, bytes.byteOffset, length);
    };
    const head = take(0, 12);
    const count = head.getUint16(4);
    const directory = take(12, count * 16);
    const table = (tag: string): DataView => {
      for (let i = 0; i < count; i++) {
        const at = i * 16;
        if (tagAt(directory, at) === tag) return take(directory.getUint32(at + 8), directory.getUint32(at + 12));
      }
      throw new Error(`font without ${tag}: ${path}`);
    };
    const metricsCount = table('hhea').getUint16(34);
    const unitsPerEm = table('head').getUint16(18);
    const style = table('OS/2').getUint16(62);
    const hmtx = table('hmtx');
    const glyphs = readCmap(table('cmap'));
    return {
      family: readFamily(table('name')),
      bold: (style & 0x20) !== 0,
      italic: (style & 0x01) !== 0,
      covers: (codePoint) => glyphs(codePoint) !== 0,
      advance: (codePoint) => {
        const glyph = glyphs(codePoint);
        return glyph === 0 ? 0 : hmtx.getUint16(Math.min(glyph, metricsCount - 1) * 4) / unitsPerEm;
      },
    };
  } finally {
    closeSync(file);
  }
}

const tagAt = (view: DataView, at: number) =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));

/** Family name: typographic (16) before legacy (1), Windows platform, English. */
export function readFamily(name: DataView): string {
  const count = name.getUint16(2);
  const strings = name.getUint16(4);
  for (const wanted of [16, 1]) {
    for (let i = 0; i < count; i++) {
      const at = 6 + i * 12;
      if (name.getUint16(at) !== 3 || name.getUint16(at + 4) !== 0x409 || name.getUint16(at + 6) !== wanted) continue;
      const length = name.getUint16(at + 8);
      const start = strings + name.getUint16(at + 10);
      let text = '';
      for (let k = 0; k < length; k += 2) text += String.fromCharCode(name.getUint16(start + k));
      return text;
    }
  }
  return '';
}

/** Character to glyph, 0 when missing; from the format 12 or format 4 table. The BMP is laid out flat for speed. */
export function readCmap(cmap: DataView): (codePoint: number) => number {
  const offsets = new Map<number, number>();
  for (let i = 0; i < cmap.getUint16(2); i++) {
    const offset = cmap.getUint32(4 + i * 8 + 4);
    offsets.set(cmap.getUint16(offset), offset);
  }
  const bmp = new Uint16Array(0x10000);
  const beyond = new Map<number, number>();
  const set = (codePoint: number, glyph: number) => {
    if (codePoint < 0x10000) bmp[codePoint] = glyph;
    else beyond.set(codePoint, glyph);
  };
  const twelve = offsets.get(12);
  const four = offsets.get(4);
  if (twelve !== undefined) {
    for (let i = 0; i < cmap.getUint32(twelve + 12); i++) {
      const at = twelve + 16 + i * 12;
      const first = cmap.getUint32(at);
      for (let c = first; c <= cmap.getUint32(at + 4); c++) set(c, cmap.getUint32(at + 8) + c - first);
    }
  } else if (four !== undefined) {
    const segments = cmap.getUint16(four + 6) / 2;
    for (let i = 0; i < segments; i++) {
      const end = cmap.getUint16(four + 14 + i * 2);
      const start = cmap.getUint16(four + 16 + (segments + i) * 2);
      const delta = cmap.getUint16(four + 16 + (2 * segments + i) * 2);
      const rangeAt = four + 16 + (3 * segments + i) * 2;
      const range = cmap.getUint16(rangeAt);
      for (let c = start; c <= end && c !== 0xffff; c++) {
        const glyph = range === 0 ? c : cmap.getUint16(rangeAt + range + (c - start) * 2);
        set(c, glyph === 0 ? 0 : (glyph + delta) & 0xffff);
      }
    }
  }
  return (codePoint) => (codePoint < 0x10000 ? (bmp[codePoint] ?? 0) : (beyond.get(codePoint) ?? 0));
}

/** Our fonts together: whether any draws a character, and how wide it can be at most. */
export class FontSet {
  readonly #fonts: readonly FontMetrics[];
  readonly #widths = new Map<string, Float32Array>();

  constructor(fonts: readonly FontMetrics[]) {
    this.#fonts = fonts;
  }

  get families(): ReadonlySet<string> {
    return new Set(this.#fonts.map((font) => font.family));
  }

  /** True when the character can be set in both weights (else bold text would lose it). */
  covers(codePoint: number): boolean {
    const upright = this.#fonts.filter((font) => !font.italic && font.covers(codePoint));
    return upright.some((font) => font.bold) && upright.some((font) => !font.bold);
  }

  /** Advance in ems of the first of the families that has the character, as the engine chooses; 1 where none has it. */
  advances(families: readonly string[], bold: boolean): (codePoint: number) => number {
    const fonts = families.flatMap((name) => this.#fonts.filter((font) => font.family === name && font.bold === bold && !font.italic));
    const key = `${families.join()}/${bold}`;
    const cache = this.#widths.get(key) ?? new Float32Array(0x10000).fill(-1);
    this.#widths.set(key, cache);
    const look = (codePoint: number) => fonts.find((font) => font.covers(codePoint))?.advance(codePoint) ?? 1;
    return (codePoint) => {
      if (codePoint > 0xffff) return look(codePoint);
      let width = cache[codePoint] ?? -1;
      if (width < 0) {
        width = look(codePoint);
        cache[codePoint] = width;
      }
      return width;
    };
  }
}
