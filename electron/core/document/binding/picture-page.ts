/** Where a picture lies on its sheet, or on several when it is tall. Pure. */
import { type Box, type Matrix, times, type View, viewOf } from './geometry.ts';
import type { Paper } from './plan.ts';

/** White at the sides, and above and below, where stamps go. */
const SIDE = 36;
const BAND = 56;
/** A screen has 96 dots an inch; a picture is not shown larger than it was seen. */
const POINTS = 0.75;
/** Text on a screenshot cannot be read below this share of its size. */
const READABLE = 0.35;
/** Only what is this much taller than wide is a scrolled page that may be cut. */
const TALL = 1.6;
/** Share of a sheet within which a quiet row is looked for. */
const SEARCHED = 0.25;
const MOST_PAGES = 200;

export interface PicturePage {
  readonly view: View;
  /** What of the picture is shown, in its upright pixels. */
  readonly from: number;
  readonly to: number;
  /** Where the whole picture lies on the page, upright, in points from the upper left corner; larger than the page when it is cut. */
  readonly place: Box;
  /** What of the page it covers. */
  readonly shown: Box;
}

/** How busy each row of the upright picture is; its length is the picture's height. */
export type Rows = ArrayLike<number>;

/** True when the picture has to be cut, so that its quiet rows must be known. */
export const isTall = (width: number, height: number, paper: Paper): boolean =>
  height / width > TALL && scaleOn(width, height, paper) < READABLE * POINTS;

const scaleOn = (width: number, height: number, paper: Paper): number =>
  Math.min(POINTS, (paper.width - 2 * SIDE) / width, (paper.height - 2 * BAND) / height);

/** `rows` is asked of tall pictures only. The sheet lies when the picture is larger on it that way. */
export function layPicture(width: number, height: number, paper: Paper, rows: Rows | undefined): PicturePage[] {
  const lying = { width: paper.height, height: paper.width };
  const sheet = scaleOn(width, height, lying) > scaleOn(width, height, paper) ? lying : paper;
  if (isTall(width, height, paper)) return cut(width, height, paper, rows);
  const scale = scaleOn(width, height, sheet);
  const place = {
    x: (sheet.width - width * scale) / 2,
    y: BAND + Math.max(0, (sheet.height - 2 * BAND - height * scale) / 2),
    width: width * scale,
    height: height * scale,
  };
  return [{ view: blank(sheet), from: 0, to: height, place, shown: place }];
}

const blank = ({ width, height }: Paper): View => {
  const box = { x: 0, y: 0, width, height };
  return viewOf(box, box, 0, 1);
};

function cut(width: number, height: number, paper: Paper, rows: Rows | undefined): PicturePage[] {
  const room = paper.height - 2 * BAND;
  // Never so large that there would be more pages than anybody reads.
  const scale = Math.max(Math.min(POINTS, (paper.width - 2 * SIDE) / width), 0);
  const bounded = Math.min(scale, (room * MOST_PAGES * (1 - SEARCHED)) / height);
  const step = room / bounded;
  const x = (paper.width - width * bounded) / 2;
  const pages: PicturePage[] = [];
  for (let from = 0; from < height; ) {
    const last = from + step >= height;
    const to = last ? height : quiet(rows, Math.ceil(from + step * (1 - SEARCHED)), Math.floor(from + step));
    pages.push({
      view: blank(paper),
      from,
      to,
      place: { x, y: BAND - from * bounded, width: width * bounded, height: height * bounded },
      shown: { x, y: BAND, width: width * bounded, height: (to - from) * bounded },
    });
    from = to;
  }
  return pages;
}

/** The middle of the longest run of the quietest rows between two, the lower one of equals. */
function quiet(rows: Rows | undefined, from: number, to: number): number {
  if (!rows) return to;
  let least = Number.POSITIVE_INFINITY;
  for (let row = from; row <= to; row++) least = Math.min(least, rows[row] ?? 0);
  let [best, length, run] = [to, 0, 0];
  for (let row = from; row <= to + 1; row++) {
    if (row <= to && (rows[row] ?? 0) <= least + 1) {
      run++;
      continue;
    }
    if (run >= length && run > 0) {
      best = row - 1 - Math.floor(run / 2);
      length = run;
    }
    run = 0;
  }
  return Math.max(from, best);
}

/** Moves the unit square of a picture as it is stored to its place on a page, turned upright; `orientation` as EXIF has it. */
export function standing(orientation: number, { x, y, width, height }: Box, view: View): Matrix {
  // In a box whose corners are 0 and 1, upwards: where the stored picture's right and upper edge go.
  const turns: readonly Matrix[] = [
    [1, 0, 0, 1, 0, 0],
    [-1, 0, 0, 1, 1, 0],
    [-1, 0, 0, -1, 1, 1],
    [1, 0, 0, -1, 0, 1],
    [0, -1, -1, 0, 1, 1],
    [0, -1, 1, 0, 0, 1],
    [0, 1, 1, 0, 0, 0],
    [0, 1, -1, 0, 1, 0],
  ];
  return times(times(turns[orientation - 1] ?? [1, 0, 0, 1, 0, 0], [width, 0, 0, -height, x, y + height]), view.toPage);
}
