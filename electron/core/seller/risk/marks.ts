/** Word marks of a matter in what a seller writes. */
import type { Right } from '../../matter/model.ts';
import { fold } from './fold.ts';
import type { Formula } from './formula.ts';
import { compileTerms, type Hit, remembering } from './matcher.ts';
import type { Read } from './tokens.ts';

export interface MarkHit {
  readonly right: string;
  readonly mark: string;
  readonly quote: string;
  readonly disguised: boolean;
  /** It names what the goods fit, not who made them. */
  readonly nominative: boolean;
}

export interface MarkFinder {
  /** Rights that have words to look for. */
  readonly rights: readonly string[];
  find(read: Read): readonly MarkHit[];
}

export function compileMarks(rights: readonly Right[], formula: Formula): MarkFinder {
  const marked = rights.filter((right) => right.type === 'trademark' && right.form !== 'figure' && /[\p{L}\p{N}]{2}/u.test(right.mark));
  // Two registrations of one word are one word to look for.
  const byMark = Map.groupBy(marked, (right) => right.mark.normalize('NFKC').trim());
  const matcher = remembering(
    compileTerms(
      [...byMark.keys()].map((text) => ({ text, weight: 100, never_before: [], never_after: [], unless: [] })),
      formula.negation,
    ),
  );
  // A mark of up to three letters counts only as it is registered: "ON" is not every "on".
  const short = new Set([...byMark.keys()].filter((mark) => /^[a-z0-9]{0,3}$/.test(fold(mark).text.replace(/[^\p{L}\p{N}]/gu, ''))));
  const counts = ({ term, quote }: Hit): boolean => !short.has(term) || quote.normalize('NFKC') === term;
  const fits = formula.nominative.map((word) => fold(word).text);
  const nominative = (text: string): boolean => {
    const before = text.replace(/[\s:"“(（-]+$/, '');
    return fits.some((word) => before.endsWith(word) && (!/^[a-z]/.test(word) || !/[a-z0-9]/.test(before.at(-word.length - 1) ?? '')));
  };
  return {
    rights: marked.map((right) => right.id),
    find: (read) => {
      const hits = Map.groupBy(matcher.find(read).filter(counts), (hit) => hit.term);
      return [...hits].flatMap(([mark, uses]) => {
        // One use as a mark is enough, however often the goods are said to fit it.
        const said = uses.map((hit) => ({ hit, nominative: nominative(read.text.slice(Math.max(0, hit.start - 24), hit.start)) }));
        const best = said.find((one) => !one.nominative) ?? said[0];
        if (!best) return [];
        const { quote, disguised } = best.hit;
        return (byMark.get(mark) ?? []).map((right) => ({
          right: right.id,
          mark: right.mark,
          quote,
          disguised,
          nominative: best.nominative,
        }));
      });
    },
  };
}
