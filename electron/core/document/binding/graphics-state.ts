/** What q saves and Q brings back, as far as it matters for where ink is. */
import type { Widths } from './font-widths.ts';
import { inverse, type Matrix, type View } from './geometry.ts';

export interface State {
  /** To points of the page as shown, from its upper left corner. */
  m: Matrix;
  /** What is not cut away. */
  left: number;
  top: number;
  right: number;
  bottom: number;
  fillWhite: boolean;
  strokeWhite: boolean;
  /** Number of parts of a colour in the current space, 0 for a space that is not grey or RGB. */
  fillParts: number;
  strokeParts: number;
  line: number;
  font: Widths | undefined;
  size: number;
  spacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
  mode: number;
}

export const firstState = (view: View): State => ({
  m: inverse(view.toPage),
  left: 0,
  top: 0,
  right: view.width,
  bottom: view.height,
  fillWhite: false,
  strokeWhite: false,
  fillParts: 1,
  strokeParts: 1,
  line: 1,
  font: undefined,
  size: 1,
  spacing: 0,
  wordSpacing: 0,
  stretch: 1,
  leading: 0,
  rise: 0,
  mode: 0,
});
