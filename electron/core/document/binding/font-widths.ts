/** How wide and high the letters of a source's fonts are at most: enough to know where text is, not to draw it. */
import type { PdfSource } from './source.ts';
import { type Dict, Ref, Stream, type Value } from './values.ts';

export interface Widths {
  /** Thousandths of an em by character code, and for codes not among them. */
  readonly widths: Readonly<Record<number, number>>;
  readonly other: number;
  /** Two bytes for each character. */
  readonly wide: boolean;
  readonly vertical: boolean;
  /** Lowest and highest ink against the baseline, and how far letters may lean out at the sides, in ems. */
  readonly low: number;
  readonly high: number;
  readonly sides: number;
  /** The widths are guessed on the large side. */
  readonly coarse: boolean;
}

const cache = new WeakMap<PdfSource, Map<number, Widths>>();

/** The font a value stands for. A type 3 font may draw anything: its box is its own. */
export function fontOf(source: PdfSource, value: Value): Widths {
  const known = cache.get(source) ?? new Map<number, Widths>();
  cache.set(source, known);
  const num = value instanceof Ref ? value.num : 0;
  const kept = known.get(num);
  if (kept && num > 0) return kept;
  const dict = source.dict(value);
  const found = dict ? read(source, dict) : UNKNOWN;
  if (num > 0) known.set(num, found);
  return found;
}

const HEIGHTS = { low: -0.4, high: 1.1, sides: 0.2 };
const UNKNOWN: Widths = { widths: {}, other: 1000, wide: false, vertical: false, ...HEIGHTS, coarse: true };

function read(source: PdfSource, font: Dict): Widths {
  const kind = source.resolve(font.get('Subtype'));
  if (kind === '/Type0') return readComposite(source, font);
  const first = source.number(font.get('FirstChar')) ?? 0;
  const list = source.array(font.get('Widths'));
  const descriptor = source.dict(font.get('FontDescriptor'));
  if (kind === '/Type3') return readDrawn(source, font, first, list);
  if (list.length === 0)
    return { ...UNKNOWN, widths: LATIN, coarse: false, other: /Courier/.test(String(font.get('BaseFont'))) ? 600 : 1000 };
  const widths: Record<number, number> = {};
  list.slice(0, 256).forEach((width, i) => {
    widths[first + i] = source.number(width) ?? 1000;
  });
  return {
    widths,
    other: source.number(descriptor?.get('MissingWidth')) ?? 1000,
    wide: false,
    vertical: false,
    ...heights(source, descriptor),
    coarse: false,
  };
}

/** The font's own statement, no smaller than letters commonly are: many files have zeros there. */
function heights(source: PdfSource, descriptor: Dict | undefined): { low: number; high: number; sides: number } {
  const [left = 0, low = 0, , high = 0] = source.array(descriptor?.get('FontBBox')).map((value) => source.number(value) ?? 0);
  const within = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value));
  // A font's box holds its oddest letters; the common ones stay well inside.
  return { low: -within(-low / 1000, 0.25, 0.4), high: within(high / 1000, 0.95, 1.2), sides: within(-left / 1000, 0.1, 0.2) };
}

/** A font whose letters are drawings: its matrix and box say how large they may be. */
function readDrawn(source: PdfSource, font: Dict, first: number, list: readonly Value[]): Widths {
  const [a = 0.001, , , d = 0.001] = source.array(font.get('FontMatrix')).map((value) => source.number(value) ?? 0);
  const [, y0 = 0, , y1 = 0] = source.array(font.get('FontBBox')).map((value) => source.number(value) ?? 0);
  const widths: Record<number, number> = {};
  list.slice(0, 256).forEach((width, i) => {
    widths[first + i] = (source.number(width) ?? 0) * a * 1000;
  });
  const stated = y1 > y0;
  return {
    widths,
    other: 1000,
    wide: false,
    vertical: false,
    low: stated ? Math.min(-0.4, y0 * d) : -1.5,
    high: stated ? Math.max(1.1, y1 * d) : 2,
    sides: 0.5,
    coarse: !stated,
  };
}

function readComposite(source: PdfSource, font: Dict): Widths {
  const encoding = source.resolve(font.get('Encoding'));
  const name = encoding instanceof Stream ? '' : String(encoding);
  const vertical = /-V$/.test(name) || (encoding instanceof Stream && source.number(encoding.dict.get('WMode')) === 1);
  const descendant = source.dict(source.array(font.get('DescendantFonts'))[0]);
  const heightsOf = heights(source, source.dict(descendant?.get('FontDescriptor')));
  // Other encodings have codes of one to four bytes; each byte is taken for a letter, which is too wide, never too narrow.
  if (!/^\/Identity-[HV]$/.test(name) || !descendant) return { ...UNKNOWN, wide: false, vertical };
  const widths: Record<number, number> = {};
  const list = source.array(descendant.get('W'));
  for (let i = 0; i + 1 < list.length; ) {
    const first = source.number(list[i]) ?? 0;
    const second = source.resolve(list[i + 1]);
    if (Array.isArray(second)) {
      second.forEach((width, n) => {
        widths[first + n] = source.number(width) ?? 1000;
      });
      i += 2;
    } else {
      const width = source.number(list[i + 2]) ?? 1000;
      const last = Math.min(source.number(second) ?? first, first + 65_535);
      for (let code = first; code <= last; code++) widths[code] = width;
      i += 3;
    }
  }
  return { widths, other: source.number(descendant.get('DW')) ?? 1000, wide: true, vertical, ...heightsOf, coarse: false };
}

/** Widths no Latin text font of the common ones passes, for fonts that are not embedded and say nothing. */
const LATIN: Readonly<Record<number, number>> = Object.fromEntries(
  Array.from({ length: 95 }, (_, i) => {
    const letter = String.fromCharCode(32 + i);
    const width = /[ .,:;|!'`]/.test(letter)
      ? 340
      : /[iljI()[\]{}ftr\-/\\"]/.test(letter)
        ? 560
        : /[mwMW@%&]/.test(letter)
          ? 1020
          : /[A-Z]/.test(letter)
            ? 800
            : /[+<=>~^]/.test(letter)
              ? 610
              : 640;
    return [32 + i, width];
  }),
);
