/** Pages as they are shown against pages as they are written: cropped, turned, scaled by a user unit. Pure. */
import type { PdfSource, SourcePage } from './source.ts';
import { type Dict, numberOf, type Value } from './values.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `[a b c d e f]` of PDF: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** First `a`, then `b`. */
export function times(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[1] * b[2],
    a[0] * b[1] + a[1] * b[3],
    a[2] * b[0] + a[3] * b[2],
    a[2] * b[1] + a[3] * b[3],
    a[4] * b[0] + a[5] * b[2] + b[4],
    a[4] * b[1] + a[5] * b[3] + b[5],
  ];
}

export function inverse(m: Matrix): Matrix {
  const det = m[0] * m[3] - m[1] * m[2];
  if (det === 0) return IDENTITY;
  const [a, b, c, d] = [m[3] / det, -m[1] / det, -m[2] / det, m[0] / det];
  return [a, b, c, d, -(m[4] * a + m[5] * c), -(m[4] * b + m[5] * d)];
}

export const apply = (m: Matrix, x: number, y: number): readonly [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
];

/** Smallest upright box around a box that a matrix moved. */
export function around(m: Matrix, { x, y, width, height }: Box): Box {
  const corners = [apply(m, x, y), apply(m, x + width, y), apply(m, x, y + height), apply(m, x + width, y + height)];
  const xs = corners.map(([left]) => left);
  const ys = corners.map(([, top]) => top);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: top, width: Math.max(...xs) - left, height: Math.max(...ys) - top };
}

/** A page as it is shown. */
export interface View {
  /** In points, user unit and rotation applied. */
  readonly width: number;
  readonly height: number;
  /** The sheet and the part of it that is seen, in the page's own units. */
  readonly media: Box;
  readonly crop: Box;
  /** Clockwise, in degrees. */
  readonly turn: number;
  readonly unit: number;
  /** Points from the upper left corner as shown, y downwards, to the page's own units. */
  readonly toPage: Matrix;
}

const LETTER: Box = { x: 0, y: 0, width: 612, height: 792 };
/** Units beyond which a page is no page any more; the limit of the format is 14,400. */
const LARGEST = 1_000_000;

/** How a page written with these boxes is shown. */
export function viewOf(media: Box, crop: Box, turn: number, unit: number): View {
  const { x, y, width, height } = crop;
  const s = 1 / unit;
  const [right, top] = [x + width, y + height];
  const toPage: Matrix =
    turn === 90
      ? [0, s, s, 0, x, y]
      : turn === 180
        ? [-s, 0, 0, s, right, y]
        : turn === 270
          ? [0, -s, -s, 0, right, top]
          : [s, 0, 0, -s, x, top];
  const upright = turn % 180 === 0;
  return { width: (upright ? width : height) * unit, height: (upright ? height : width) * unit, media, crop, turn, unit, toPage };
}

/** Reads the boxes of a page as viewers do: inherited, in any order of corners, cropped to the sheet; Letter when there is none. */
export function readView(source: PdfSource, page: SourcePage): View {
  const value = (key: string) => page.dict.get(key) ?? page.inherited.get(key);
  const media = boxOf(source, value('MediaBox')) ?? LETTER;
  const crop = boxOf(source, value('CropBox'));
  const visible = crop ? meeting(media, crop) : media;
  const turn = (((Math.round((source.number(value('Rotate')) ?? 0) / 90) * 90) % 360) + 360) % 360;
  const unit = source.number(page.dict.get('UserUnit')) ?? 1;
  return viewOf(media, visible ?? media, turn, unit > 0 && unit <= 1000 ? unit : 1);
}

function boxOf(source: PdfSource, value: Value | undefined): Box | undefined {
  const [a, b, c, d] = source.array(value).map((item) => source.number(item));
  if (a === undefined || b === undefined || c === undefined || d === undefined) return undefined;
  const box = { x: Math.min(a, c), y: Math.min(b, d), width: Math.abs(c - a), height: Math.abs(d - b) };
  return box.width > 0 && box.height > 0 && Math.max(Math.abs(box.x), Math.abs(box.y), box.width, box.height) < LARGEST ? box : undefined;
}

/** What two boxes share; undefined when that is nothing. */
export function meeting(a: Box, b: Box): Box | undefined {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const [width, height] = [Math.min(a.x + a.width, b.x + b.width) - x, Math.min(a.y + a.height, b.y + b.height) - y];
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

export const meets = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** A number as PDF writes it: no more places than matter, and so no exponent. */
export const decimal = (value: number): string => String(Math.round(value * 10_000) / 10_000);

export const numbers = (values: readonly number[]): string => values.map(decimal).join(' ');

/** A matrix written in an object, such as a form's /Matrix. */
export function matrixOf(source: PdfSource, value: Value | undefined): Matrix {
  const [a, b, c, d, e, f] = source.array(value).map((item) => numberOf(source.resolve(item)));
  return a === undefined || b === undefined || c === undefined || d === undefined || e === undefined || f === undefined
    ? IDENTITY
    : [a, b, c, d, e, f];
}

/** A box written in an object, such as an annotation's /Rect. */
export const boxIn = (source: PdfSource, dict: Dict, key: string): Box | undefined => boxOf(source, dict.get(key));

/** How a page is written whose content keeps its place while its sheet grows or its content shrinks. */
export interface Sheet {
  readonly view: View;
  /** Moves the content; undefined when it stays. */
  readonly content: Matrix | undefined;
  /** How the page was shown before. */
  readonly before: View;
}

/** `room` moves the upper left corner of what is shown to `x`, `y` of a sheet of its size, scaled. */
export function sheetWith(view: View, room: { width: number; height: number; scale: number; x: number; y: number }): Sheet {
  const { scale, x, y } = room;
  if (scale !== 1) return { view, before: view, content: times(times(inverse(view.toPage), [scale, 0, 0, scale, x, y]), view.toPage) };
  const toPage = times([1, 0, 0, 1, -x, -y], view.toPage);
  const box = around(toPage, { x: 0, y: 0, width: room.width, height: room.height });
  return { view: { ...view, width: room.width, height: room.height, media: box, crop: box, toPage }, before: view, content: IDENTITY };
}
