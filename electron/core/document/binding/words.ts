/** Words over a picture of them, unseen: what is searched, selected and copied. */
import { deflateSync } from 'node:zlib';
import type { PdfWriter } from '../pdf/writer.ts';
import { decimal, numbers, times, type View } from './geometry.ts';
import { tagOf, writeUnicode } from './lettering.ts';
import type { SeenWord } from './plan.ts';
import type { FontFile } from './truetype.ts';

const MOST_WORDS = 20_000;
const LONGEST_WORD = 200;
/** Scripts that are written without spaces. */
const CLOSE = /^[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/** A font without shapes: every character has a code, all have one empty glyph. One for a file. */
export class UnseenFont {
  readonly name = 'CwT';
  readonly object: number;
  readonly #out: PdfWriter;
  readonly #font: FontFile;
  readonly #codes = new Map<string, number>();

  constructor(out: PdfWriter, font: FontFile) {
    this.#out = out;
    this.#font = font;
    this.object = out.reserve();
  }

  get #space(): number {
    return this.#font.glyph(0x20);
  }

  /** Operators that lay the words over a page; `view` is how it is shown. */
  lay(words: readonly SeenWord[], view: View): string {
    const em = this.#font.advance(this.#space) / 1000;
    let out = `BT 3 Tr /${this.name} 1 Tf\n`;
    const fit = words.slice(0, MOST_WORDS).filter(({ text, width, height }) => text.trim() !== '' && width > 0 && height > 0);
    fit.forEach((word, i) => {
      const characters = [...word.text.toWellFormed().trim()].slice(0, LONGEST_WORD);
      const [x, y, width, height] = [word.x * view.width, word.y * view.height, word.width * view.width, word.height * view.height];
      const stretch = (width / (characters.length * em * height)) * 100;
      // Letters are taken to fill their box; the baseline lies a fifth above its lower edge.
      const m = times([height, 0, 0, -height, x, y + height * 0.8], view.toPage);
      const next = fit[i + 1];
      const spaced = next && !CLOSE.test(word.text) && !CLOSE.test(next.text) && Math.abs(next.y - word.y) < word.height;
      out += `${decimal(stretch)} Tz ${numbers(m)} Tm<${characters.map((character) => this.#code(character)).join('')}${spaced ? this.#code(' ') : ''}>Tj\n`;
    });
    return `${out}ET\n`;
  }

  write(): void {
    const out = this.#out;
    const program = this.#font.subset([this.#space]);
    const name = `${tagOf(program.subarray(-64))}+Unseen`;
    const [file, descriptor, descendant, glyphs, unicode] = [out.reserve(), out.reserve(), out.reserve(), out.reserve(), out.reserve()];
    const stream = (id: number, extra: string, data: Uint8Array) => {
      const packed = deflateSync(data);
      out.stream(id, `<<${extra}/Length ${packed.length}/Filter/FlateDecode>>`, packed);
    };
    stream(file, `/Length1 ${program.length}`, program);
    out.object(
      descriptor,
      `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 800/StemV 80/FontFile2 ${file} 0 R>>`,
    );
    stream(glyphs, '', Buffer.alloc((this.#codes.size + 1) * 2));
    out.object(
      descendant,
      `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/CIDToGIDMap ${glyphs} 0 R/FontDescriptor ${descriptor} 0 R/DW ${this.#font.advance(this.#space)}>>`,
    );
    writeUnicode(
      out,
      unicode,
      [...this.#codes].map(([character, code]) => [code, character]),
    );
    out.object(
      this.object,
      `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${descendant} 0 R]/ToUnicode ${unicode} 0 R>>`,
    );
  }

  #code(character: string): string {
    const code = this.#codes.get(character) ?? Math.min(this.#codes.size + 1, 0xffff);
    this.#codes.set(character, code);
    return code.toString(16).padStart(4, '0');
  }
}
