import { apply, type Matrix, numbers } from './geometry.ts';
import { type Dict, numberOf, type Value } from './values.ts';

/** Entries of an annotation that are points of the page, in pairs. */
const POINTS = ['Rect', 'QuadPoints', 'L', 'Vertices', 'InkList', 'CL'];

/** An annotation that goes with the content of its page. */
export function moved(annotation: Dict, by: Matrix): Dict {
  const copy = new Map(annotation);
  for (const key of POINTS) {
    const value = copy.get(key);
    if (Array.isArray(value)) copy.set(key, points(value, by));
  }
  return copy;
}

function points(list: readonly Value[], by: Matrix): Value[] {
  const out: Value[] = [];
  for (let i = 0; i < list.length; i++) {
    const item = list[i] ?? 'null';
    const [x, y] = [numberOf(item), numberOf(list[i + 1])];
    if (Array.isArray(item)) out.push(points(item, by));
    else if (x === undefined || y === undefined) out.push(item);
    else {
      out.push(...apply(by, x, y).map((value) => numbers([value])));
      i++;
    }
  }
  return out;
}
