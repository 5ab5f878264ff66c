/** What the engine saw, as text with boxes. */
import { languageOf } from '../kit/language-of-text.ts';
import type { SeenText, SeenWord } from './model.ts';

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}
interface RawWord {
  readonly text: string;
  readonly confidence: number;
  readonly bbox: Box;
}
/** The part of tesseract.js's output that is used. */
export interface RawBlock {
  readonly paragraphs: readonly { readonly lines: readonly { readonly words: readonly RawWord[] }[] }[];
}

/**
 * Signs without a letter that the engine is this unsure of are lines, shadows and parts of pictures. Letters stay however unsure it is:
 * addresses, names and rare characters are what it knows least, and what a search is for.
 */
const LEAST = 25;
const LETTER = /[\p{L}\p{N}]/u;

const CJK = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f\uff5e`;
const BETWEEN = new RegExp(`(?<=[${CJK}]) +(?=[${CJK}])`, 'gu');

/** The engine puts a blank after every Chinese word; none is written there. */
export const joined = (line: string): string => line.replace(BETWEEN, '').trim();

/** `width` and `height` of the picture in pixels. */
export function seenText(blocks: readonly RawBlock[], width: number, height: number): SeenText {
  const words: SeenWord[] = [];
  const texts: string[] = [];
  let weight = 0;
  let sum = 0;
  for (const block of blocks) {
    for (const paragraph of block.paragraphs) {
      const lines = paragraph.lines
        .map((line) => line.words.filter(({ text, confidence }) => LETTER.test(text) || (confidence >= LEAST && text.trim() !== '')))
        .filter((line) => line.length > 0);
      if (lines.length === 0) continue;
      texts.push(lines.map((line) => joined(line.map(({ text }) => text).join(' '))).join('\n'));
      for (const { text, confidence, bbox } of lines.flat()) {
        weight += text.length;
        sum += confidence * text.length;
        words.push(boxed(text, bbox, width, height));
      }
    }
  }
  const text = texts.join('\n\n');
  return { text, confidence: weight === 0 ? 0 : Math.round(sum / weight), language: languageOf(text), words };
}

/** Five digits place a word within a tenth of a pixel of the largest page. */
const part = (value: number, of: number): number => Number(Math.min(1, Math.max(0, value / Math.max(1, of))).toFixed(5));

const boxed = (text: string, { x0, y0, x1, y1 }: Box, width: number, height: number): SeenWord => ({
  text,
  x: part(x0, width),
  y: part(y0, height),
  width: part(x1 - x0, width),
  height: part(y1 - y0, height),
});
