/** Where the stamps of a page go, and what that does to the page. */

import { contentOf } from './content.ts';
import { type Sheet, sheetWith, type View } from './geometry.ts';
import { BoxInk, type Eyes, lookAt, overlayBoxes } from './look.ts';
import { type Marks, readMarks } from './marks.ts';
import type { ContentState } from './part.ts';
import type { BindingPlan } from './plan.ts';
import { resourcesOf } from './resources.ts';
import type { PdfSource, SourcePage } from './source.ts';
import { findSpots, growth, type Measured, makeRoom, NO_INK, type Spot } from './spot.ts';

/** How far from the edge stamps are put, with room around them, in points on Letter. */
const EDGE = 64;

export interface Placing {
  readonly spots: readonly Spot[];
  readonly sheet: Sheet;
  /** How the page's own content ends, as far as that is known. */
  readonly state: ContentState | undefined;
}

/** A page of a PDF as it stands in the plan. */
export interface Target {
  /** Index of the source. */
  readonly index: number;
  readonly source: PdfSource;
  readonly page: SourcePage;
  readonly view: View;
}

export const still = (view: View): Sheet => ({ view, content: undefined, before: view });

export async function placeStamps(
  target: Target,
  stamps: readonly Measured[],
  stamping: BindingPlan['stamping'],
  eyes: Eyes,
): Promise<Placing> {
  const { source, page, view } = target;
  const { width, height } = view;
  const content = contentOf(source, page);
  const known = content === 'too-large' ? undefined : content;
  const marks = known && readMarks(source, known.bytes, source.dict(resourcesOf(page)), view, EDGE * growth(width, height));
  const state = known && marks && stateOf(marks, known.damaged, known.bytes);
  const placed = (spots: readonly Spot[]): Placing => ({ spots, sheet: still(view), state });
  if (stamping === 'fixed') {
    const spots = findSpots(width, height, stamps, NO_INK);
    if (spots) return placed(spots);
  } else {
    const over = overlayBoxes(source, page, view);
    const first = marks && findSpots(width, height, stamps, new BoxInk([...marks.boxes, ...marks.rough, ...over]));
    if (first && !mayBeBetter(first, marks.rough, height)) return placed(first);
    // A content that takes long to read takes longer to draw.
    const spots = (content === 'too-large' ? undefined : await look(target, stamps, marks, over, eyes)) ?? first;
    if (spots) return placed(spots);
  }
  const { spots, room } = makeRoom(width, height, stamps);
  return { spots, sheet: room ? sheetWith(view, room) : still(view), state };
}

async function look(
  target: Target,
  stamps: readonly Measured[],
  marks: Marks | undefined,
  over: readonly number[],
  eyes: Eyes,
): Promise<Spot[] | undefined> {
  const { index, view } = target;
  if (eyes.blind?.has(index)) return undefined;
  eyes.at?.(index, 'look');
  const ink = await lookAt(eyes, target, marks, over);
  eyes.at?.(index, 'read');
  return ink && findSpots(view.width, view.height, stamps, ink);
}

/** What ends in the middle of something, or is damaged, is drawn as a form of its own, which leaves nothing open. */
const stateOf = (marks: Marks, damaged: boolean, content: Uint8Array): ContentState =>
  damaged || marks.unfinished ? { open: 0, closed: 0, anew: content } : { open: marks.open, closed: marks.closed, anew: undefined };

/** A stamp went astray at an edge where something lies that may have free places. */
function mayBeBetter(spots: readonly Spot[], rough: readonly number[], height: number): boolean {
  return spots.some(({ outcome, y }) => {
    if (outcome === 'standard') return false;
    const low = y > height / 2;
    for (let i = 0; i < rough.length; i += 4) if (low ? (rough[i + 3] ?? 0) > height / 2 : (rough[i + 1] ?? 0) < height / 2) return true;
    return false;
  });
}
