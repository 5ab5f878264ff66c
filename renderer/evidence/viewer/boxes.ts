/** Places on a page in fractions of it, from its upper left corner. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Smaller than this is a slip of the hand, not a place. */
const LEAST = 0.004;

/** Where a place lies once the page is turned clockwise by `degrees`, a multiple of 90; negative turns back. */
export function turnBox(box: Box, degrees: number): Box {
  switch (((degrees % 360) + 360) % 360) {
    case 90:
      return { x: 1 - box.y - box.height, y: box.x, width: box.height, height: box.width };
    case 180:
      return { x: 1 - box.x - box.width, y: 1 - box.y - box.height, width: box.width, height: box.height };
    case 270:
      return { x: box.y, y: 1 - box.x - box.width, width: box.height, height: box.width };
    default:
      return box;
  }
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
/** A ten-thousandth of a page is finer than a pixel. */
const round = (value: number) => Math.round(value * 10_000) / 10_000;

/** The box between two points, cut at the edges of the page; null when it is too small to be meant. */
export function boxBetween(a: Point, b: Point): Box | null {
  const [left, right] = [clamp(Math.min(a.x, b.x)), clamp(Math.max(a.x, b.x))];
  const [top, bottom] = [clamp(Math.min(a.y, b.y)), clamp(Math.max(a.y, b.y))];
  if (right - left < LEAST || bottom - top < LEAST) return null;
  return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) };
}

/** A box on the screen as a part of the page on the screen. */
export const within = (rect: DOMRect, page: DOMRect): Box => ({
  x: (rect.left - page.left) / page.width,
  y: (rect.top - page.top) / page.height,
  width: rect.width / page.width,
  height: rect.height / page.height,
});
