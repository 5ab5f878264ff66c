import { findMarks } from '../search/marks.ts';
import { type Box, within } from './boxes.ts';

/** One stretch of text in the page, and where it begins in the whole. */
interface Stretch {
  readonly node: Text;
  readonly from: number;
}

/** Where the words stand in a text layer, in fractions of it. A word that runs over a line has a box on each. */
export function marksIn(layer: HTMLElement, words: readonly string[]): Box[] {
  if (words.length === 0) return [];
  const stretches: Stretch[] = [];
  let text = '';
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      stretches.push({ node, from: text.length });
      text += node.data;
    } else if (node.nodeName === 'BR') text += '\n';
  }
  const page = layer.getBoundingClientRect();
  const boundary = (at: number) => {
    const index = Math.max(
      0,
      stretches.findLastIndex(({ from }) => from <= at),
    );
    const stretch = stretches[index];
    return stretch && { node: stretch.node, offset: Math.min(stretch.node.length, at - stretch.from) };
  };
  return findMarks(text, words).flatMap(([start, length]) => {
    const from = boundary(start);
    // The end belongs to the stretch of the last character, not to the one after it.
    const to = boundary(start + length - 1);
    if (!from || !to) return [];
    const range = document.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, Math.min(to.node.length, to.offset + 1));
    return [...range.getClientRects()].filter((rect) => rect.width > 0 && rect.height > 0).map((rect) => within(rect, page));
  });
}
