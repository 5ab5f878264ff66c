import { type Finding, finding } from '../../kit/finding.ts';
import type { FontSet } from './metrics.ts';

/** Drawn where no font has the character, in its place and highlighted by a finding; never nothing. */
const MISSING = '□';

const PLAIN = /^[\x20-\x7e]*$/;
/** Controls and format characters have no shape; they would only upset the fonts. A tab is a space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
const SHAPELESS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;

/** Makes text fit for print and keeps count of the characters no font can draw. */
export class Ink {
  readonly #fonts: FontSet;
  readonly #known = new Map<number, boolean>();
  readonly #missing = new Map<string, { count: number; context: string }>();

  constructor(fonts: FontSet) {
    this.#fonts = fonts;
  }

  text(raw: string): string {
    if (PLAIN.test(raw)) return raw;
    const text = raw
      .replace(/\r\n?/g, '\n')
      .toWellFormed()
      .normalize('NFC')
      .replace(SHAPELESS, (character) => (character === '\t' || character === '\u2028' || character === '\u2029' ? ' ' : ''));
    let out = '';
    for (const character of text) out += this.#has(character.codePointAt(0) ?? 0) ? character : this.#note(character, text);
    return out;
  }

  #has(codePoint: number): boolean {
    if (codePoint < 0x7f) return true;
    let has = this.#known.get(codePoint);
    if (has === undefined) {
      has = this.#fonts.covers(codePoint);
      this.#known.set(codePoint, has);
    }
    return has;
  }

  #note(character: string, context: string): string {
    const seen = this.#missing.get(character);
    if (seen) seen.count++;
    else {
      const at = context.indexOf(character);
      this.#missing.set(character, { count: 1, context: context.slice(Math.max(0, at - 15), at + 15).replace(/\s+/g, ' ') });
    }
    return MISSING;
  }

  /** One warning for each character that could not be drawn. */
  findings(): Finding[] {
    return [...this.#missing].map(([character, { count, context }]) => {
      const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      return finding('warning', 'document', 'document.missing-glyph', { character, code, count, context });
    });
  }
}
