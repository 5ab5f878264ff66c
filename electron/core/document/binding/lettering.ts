/** Text in the program's own fonts: how wide it is, and in a file as a subset of each font it takes. */
import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import type { PdfWriter } from '../pdf/writer.ts';
import { FontFile } from './truetype.ts';

/** In the order they are asked for a character: Latin first, so that numbers look alike in both languages. */
const FAMILIES = ['Tinos', 'Noto Serif SC', 'Noto Sans SC'];
const BOX = '□';

export interface Glyph {
  readonly font: FontFile;
  readonly id: number;
  readonly text: string;
  /** In thousandths of an em. */
  readonly advance: number;
}

/** The fonts, opened when they are first needed. One for all the work of a process. */
export class Lettering {
  readonly #paths: readonly string[];
  #fonts: readonly FontFile[] | undefined;
  readonly #known = new Map<string, Glyph>();
  readonly #knownBold = new Map<string, Glyph>();
  /** Characters no font has, and how often they were asked for. */
  readonly missing = new Map<string, number>();

  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  /** Width in ems. */
  width(text: string, bold: boolean): number {
    let sum = 0;
    for (const character of clean(text)) sum += this.glyph(character, bold).advance;
    return sum / 1000;
  }

  glyph(character: string, bold: boolean): Glyph {
    const kept = bold ? this.#knownBold : this.#known;
    const known = kept.get(character);
    if (known) return known;
    const found = this.#look(character, bold) ?? this.#look(BOX, bold);
    if (!found) throw new Error('the fonts are missing');
    kept.set(character, found);
    return found;
  }

  /** The Latin text font. */
  get first(): FontFile {
    const [font] = this.#open();
    if (!font) throw new Error('the fonts are missing');
    return font;
  }

  #open(): readonly FontFile[] {
    this.#fonts ??= this.#paths
      .map((path) => new FontFile(path))
      .filter(({ family, italic }) => FAMILIES.includes(family) && !italic)
      .sort((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family) || Number(a.bold) - Number(b.bold));
    return this.#fonts;
  }

  #look(character: string, bold: boolean): Glyph | undefined {
    for (const font of this.#open()) {
      if (font.bold !== bold) continue;
      const id = font.glyph(character.codePointAt(0) ?? 0);
      if (id !== 0) return { font, id, text: character, advance: font.advance(id) };
    }
    return undefined;
  }
}

const PLAIN = /^[\x20-\x7e]*$/;

/** Characters in their composed form, without those that have no shape. */
const clean = (text: string): string =>
  PLAIN.test(text) ? text : text.toWellFormed().normalize('NFC').replace(SHAPELESS, '').replace(/\s/g, ' ');

/** Controls and format characters have no shape. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const SHAPELESS = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]|\p{Cf}/gu;

interface Face {
  readonly font: FontFile;
  readonly name: string;
  readonly object: number;
  /** In the order they were first used; their codes count from 1. */
  readonly glyphs: Glyph[];
}

/** A glyph's place in the file: its font, and its code as the file writes it. */
interface Used {
  readonly face: Face;
  readonly code: string;
  /** The character it draws: not the one asked for where no font has that. */
  readonly drawn: string;
}

/** The subset of each font one file takes. The same text in the same order gives the same fonts. */
export class PartFonts {
  readonly #lettering: Lettering;
  readonly #faces = new Map<FontFile, Face>();
  readonly #used = new Map<Glyph, Used>();
  readonly #out: PdfWriter;

  constructor(lettering: Lettering, out: PdfWriter) {
    this.#lettering = lettering;
    this.#out = out;
  }

  /** Notes that the text will be shown; adds the fonts it takes, by name and object, to `fonts`. */
  need(text: string, bold: boolean, fonts: Map<string, number>): void {
    let last: Face | undefined;
    for (const character of clean(text)) {
      const { face, drawn } = this.#use(character, bold);
      if (drawn !== character) this.#lettering.missing.set(character, (this.#lettering.missing.get(character) ?? 0) + 1);
      if (face !== last) fonts.set(face.name, face.object);
      last = face;
    }
  }

  /** Operators that show the text at the place the text matrix is at. */
  show(text: string, bold: boolean, size: string): string {
    let out = '';
    let last: Face | undefined;
    for (const character of clean(text)) {
      const { face, code } = this.#use(character, bold);
      if (face !== last) out += `${last ? '>Tj ' : ''}/${face.name} ${size} Tf<`;
      last = face;
      out += code;
    }
    return last ? `${out}>Tj` : '';
  }

  /** Writes the fonts; nothing is shown after it. */
  write(): void {
    for (const face of this.#faces.values()) writeFont(this.#out, face);
  }

  #use(character: string, bold: boolean): Used {
    const glyph = this.#lettering.glyph(character, bold);
    const known = this.#used.get(glyph);
    if (known) return known;
    const face = this.#face(glyph.font);
    const used = { face, code: hex4(face.glyphs.push(glyph)), drawn: glyph.text };
    this.#used.set(glyph, used);
    return used;
  }

  #face(font: FontFile): Face {
    const known = this.#faces.get(font);
    if (known) return known;
    const face = { font, name: `CwF${this.#faces.size}`, object: this.#out.reserve(), glyphs: [] };
    this.#faces.set(font, face);
    return face;
  }
}

function writeFont(out: PdfWriter, { font, object, glyphs }: Face): void {
  const program = font.subset([0, ...glyphs.map(({ id }) => id)]);
  const tag = tagOf(createHash('sha256').update(program).digest());
  const name = `${tag}+${font.family.replace(/\s/g, '')}${font.bold ? '-Bold' : ''}`;
  const [file, descriptor, descendant, unicode] = [out.reserve(), out.reserve(), out.reserve(), out.reserve()];
  const compressed = deflateSync(program);
  out.stream(file, `<</Length ${compressed.length}/Length1 ${program.length}/Filter/FlateDecode>>`, compressed);
  const scaled = (value: number) => Math.round((value * 1000) / font.unitsPerEm);
  out.object(
    descriptor,
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${font.box.map(scaled).join(' ')}]/ItalicAngle 0/Ascent ${scaled(font.ascent)}/Descent ${scaled(font.descent)}/CapHeight 660/StemV ${font.bold ? 140 : 80}/FontFile2 ${file} 0 R>>`,
  );
  const widths = [font.advance(0), ...glyphs.map(({ advance }) => advance)];
  out.object(
    descendant,
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap/Identity/FontDescriptor ${descriptor} 0 R/DW 1000/W[0[${widths.join(' ')}]]>>`,
  );
  writeUnicode(
    out,
    unicode,
    glyphs.map(({ text }, i) => [i + 1, text]),
  );
  out.object(
    object,
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
  );
}

/** The six letters before the name of a subset. */
export const tagOf = (hash: Uint8Array): string => [...hash.subarray(0, 6)].map((byte) => String.fromCharCode(65 + (byte % 26))).join('');

const hex4 = (code: number) => code.toString(16).padStart(4, '0');

/** The text each two-byte code stands for. */
export function writeUnicode(out: PdfWriter, id: number, texts: readonly (readonly [code: number, text: string])[]): void {
  let map =
    '/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n';
  for (let i = 0; i < texts.length; i += 100) {
    const some = texts.slice(i, i + 100);
    map += `${some.length} beginbfchar\n`;
    for (const [code, text] of some) map += `<${hex4(code)}><${Buffer.from(text, 'utf16le').swap16().toString('hex')}>\n`;
    map += 'endbfchar\n';
  }
  map += 'endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n';
  const data = deflateSync(Buffer.from(map, 'latin1'));
  out.stream(id, `<</Length ${data.length}/Filter/FlateDecode>>`, data);
}
