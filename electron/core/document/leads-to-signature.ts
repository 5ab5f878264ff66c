import type { Language } from '../kit/messages.ts';
import type { ResolvedBlock } from './numbered.ts';
import { plainText } from './text.ts';

/** Longer than these characters, a paragraph is text and no line of a closing; the last one may be longer, set flush as a jurat is. */
const CLOSING = 40;
const JURAT = 240;
/** More lines than these are no closing, and all of a page would wait for the next. */
const LINES = 3;

/**
 * The paragraph that stays on one page with the signature: a signature alone on its page could be put below anything. What only closes
 * a paper (此致, the name of the court, the words of a jurat) stays with it too, and with the paragraph before, for the same reason.
 */
export function leadsToSignature(blocks: readonly ResolvedBlock[], at: number, language: Language): boolean {
  if (blocks[at]?.kind !== 'paragraph' && blocks[at]?.kind !== 'numbered') return false;
  for (let between = at + 1; between <= at + 1 + LINES; between += 1) {
    const block = blocks[between];
    if (block?.kind === 'signature') return true;
    if (block?.kind !== 'paragraph') return false;
    const jurat = block.indent === 'flush' && blocks[between + 1]?.kind === 'signature';
    if (plainText(block.children, language).length >= (jurat ? JURAT : CLOSING)) return false;
  }
  return false;
}
