import type { Language } from '../kit/messages.ts';
import type { ResolvedBlock } from './numbered.ts';
import { plainText } from './text.ts';

/** Longer than these characters, a paragraph is text and no line of a closing. */
const CLOSING = 40;

/**
 * The paragraph that stays on one page with the signature: a signature alone on its page could be put below anything. Short lines
 * between them (此致, the name of the court) stay with it too.
 */
export function leadsToSignature(blocks: readonly ResolvedBlock[], at: number, language: Language): boolean {
  const next = blocks[at + 1];
  if (blocks[at]?.kind !== 'paragraph' && blocks[at]?.kind !== 'numbered') return false;
  if (next?.kind === 'signature') return true;
  return next?.kind === 'paragraph' && plainText(next.children, language).length < CLOSING && leadsToSignature(blocks, at + 1, language);
}
