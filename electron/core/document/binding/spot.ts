/** Finds a free spot for each stamp of a page, in points from the upper left corner of the page as it is shown. Pure. */
import { type Box, meets } from './geometry.ts';
import type { StampOutcome, StampPlace } from './plan.ts';

/** A stamp with its text measured. */
export interface Measured {
  readonly place: StampPlace;
  /** Size of the letters on Letter or A4, in points. */
  readonly size: number;
  /** Width of the text in ems. */
  readonly ems: number;
}

export interface Spot extends Box {
  /** Size of the letters in points, and how far their baseline is below the top of the box. */
  readonly size: number;
  readonly baseline: number;
  readonly outcome: StampOutcome;
}

/** What keeps a stamp from a place. */
export interface Ink {
  free(box: Box): boolean;
}

export const NO_INK: Ink = { free: () => true };

/** How the page is changed to make room: its content is scaled and moved on a sheet of this size. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  /** Where the upper left corner of the content comes to lie. */
  readonly x: number;
  readonly y: number;
}

export interface Arrangement {
  readonly spots: readonly Spot[];
  /** Undefined when the page stays as it is. */
  readonly room: Room | undefined;
}

/** Heights of letters over and under the baseline, in ems; digits and capitals, and the tails of the few letters that have them. */
const ABOVE = 0.78;
const BELOW = 0.22;
/** White that is left around a stamp, in points at size 9. */
const QUIET = 2.5;
/** Distances of a stamp's box from its edge, the standard one first. */
const ROWS = [18, 8, 29, 40];
const SIDE = 36;
/** Step along the edge. */
const STEP = 9;
/** Letters smaller than this cannot be read; a sheet too small for them is made larger. */
const SMALLEST = 5;
/** How much a page is shrunk when it must be, at least: a white band one can see is meant. */
const SHRUNK = 0.94;
/** Below this the page gets a larger sheet and keeps its own size. */
const MOST_SHRUNK = 0.8;

/** Stamps grow with the sheet beyond Letter and A4. */
export const growth = (width: number, height: number): number =>
  Math.min(20, Math.max(1, Math.min(Math.min(width, height) / 612, Math.max(width, height) / 792)));

/** Spots for all stamps, without changing the page; undefined when one has no room. */
export function findSpots(width: number, height: number, stamps: readonly Measured[], ink: Ink): Spot[] | undefined {
  const spots: Spot[] = [];
  const scale = growth(width, height);
  for (const stamp of stamps) {
    const size = fitting(stamp, width, scale);
    if (size === undefined) return undefined;
    const spot = first(candidates(width, height, stamp, size, scale), (box) => {
      const quiet = widened(box, QUIET * scale);
      return !spots.some((other) => meets(quiet, other)) && ink.free(quiet);
    });
    if (!spot) return undefined;
    spots.push(spot);
  }
  return spots;
}

/** Room made for stamps that found none: a white band by shrinking the page, or a larger sheet for one that is very small. */
export function makeRoom(width: number, height: number, stamps: readonly Measured[]): Arrangement {
  const scale = growth(width, height);
  const widest = Math.max(...stamps.map(({ size, ems }) => ems * size * scale));
  const wide = stamps.some((stamp) => fitting(stamp, width, scale) === undefined) ? widest + 2 * margin(widest + 2 * SIDE) : width;
  // On the sheet itself nothing is in the way but the stamps themselves; they stack.
  const tall = Math.max(height, stamps.length * 40 * scale);
  const spots: Spot[] = [];
  for (const stamp of stamps) {
    const size = fitting(stamp, wide, scale) ?? SMALLEST * scale;
    const spot = first(stacked(wide, tall, stamp, size, scale), (box) => !spots.some((other) => meets(widened(box, QUIET * scale), other)));
    if (spot) spots.push(spot);
  }
  const top = Math.max(0, ...spots.filter(({ y }) => y < tall / 2).map((spot) => spot.y + spot.height + 2 * QUIET * scale));
  const bottom = Math.max(0, ...spots.filter(({ y }) => y >= tall / 2).map((spot) => tall - spot.y + 2 * QUIET * scale));
  const shrunk = Math.min(SHRUNK, (height - top - bottom) / height);
  if (wide === width && shrunk >= MOST_SHRUNK) {
    // What the scale leaves over goes to the edge that has stamps.
    const spare = height * (1 - shrunk) - top - bottom;
    const room = { width, height, scale: shrunk, x: (width * (1 - shrunk)) / 2, y: top > 0 ? top + (bottom > 0 ? spare / 2 : spare) : 0 };
    return { spots: spots.map((spot) => movedTo(spot, spot.y < tall / 2 ? 0 : height - tall, 'shrunk')), room };
  }
  const room = { width: wide, height: height + top + bottom, scale: 1, x: (wide - width) / 2, y: top };
  return { spots: spots.map((spot) => movedTo(spot, spot.y < tall / 2 ? 0 : room.height - tall, 'enlarged')), room };
}

const movedTo = (spot: Spot, down: number, outcome: StampOutcome): Spot => ({ ...spot, y: spot.y + down, outcome });

const margin = (width: number): number => Math.min(SIDE, width * 0.06);

/** Size of the letters with which the text fits the width; undefined when it would be too small to be read. */
function fitting({ size, ems }: Measured, width: number, scale: number): number | undefined {
  const room = width - 2 * margin(width);
  const wanted = size * scale;
  const fits = ems * wanted <= room ? wanted : room / ems;
  return fits >= Math.min(SMALLEST * scale, wanted) ? fits : undefined;
}

function first(spots: Iterable<Spot>, free: (box: Box) => boolean): Spot | undefined {
  for (const spot of spots) if (free(spot)) return spot;
  return undefined;
}

const widened = ({ x, y, width, height }: Box, by: number): Box => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
});

/** Places in the order they are tried: the standard one, a little higher or lower, then along the edge. */
function* candidates(width: number, height: number, stamp: Measured, size: number, scale: number): Generator<Spot> {
  const own = { width: stamp.ems * size, height: (ABOVE + BELOW) * size };
  const room = width - own.width - 2 * margin(width);
  const rows = ROWS.map((row) => row * scale).filter((row) => row + own.height <= height / 2);
  const step = STEP * scale;
  for (let along = 0; along <= room + 0.01; along += step)
    for (const row of rows)
      for (const x of shifted(stamp.place, margin(width), room, along))
        yield spotAt(stamp, x, row, height, own, size, along === 0 && row === rows[0]);
}

/** Rows one behind the other from the edge inwards, at the standard place along it. */
function* stacked(width: number, height: number, stamp: Measured, size: number, scale: number): Generator<Spot> {
  const own = { width: stamp.ems * size, height: (ABOVE + BELOW) * size };
  const side = margin(width);
  const [x = side] = shifted(stamp.place, side, Math.max(0, width - own.width - 2 * side), 0);
  const [standard = 18, , next = 29] = ROWS;
  for (let row = Math.min(standard * scale, own.height); row + own.height <= height; row += (next - standard) * scale)
    yield spotAt(stamp, x, row, height, own, size, true);
}

function spotAt(
  stamp: Measured,
  x: number,
  row: number,
  height: number,
  own: { width: number; height: number },
  size: number,
  standard: boolean,
): Spot {
  const y = stamp.place.startsWith('upper') ? row : height - row - own.height;
  return { x, y, width: own.width, height: own.height, size, baseline: ABOVE * size, outcome: standard ? 'standard' : 'moved' };
}

/** Left ends of a text that is `along` points from its standard place: to both sides of the middle, away from a corner. */
function shifted(place: StampPlace, side: number, room: number, along: number): number[] {
  if (place.endsWith('left')) return [side + along];
  if (place.endsWith('right')) return [side + room - along];
  if (along > room / 2) return [];
  return along === 0 ? [side + room / 2] : [side + room / 2 - along, side + room / 2 + along];
}
