/** Word marks of a matter in what a seller writes. */
import type { Right } from '../../matter/model.ts';
import { type Folded, fold } from './fold.ts';
import type { Formula } from './formula.ts';
import { compileTerms, type Matcher } from './matcher.ts';

export interface MarkHit {
  readonly right: string;
  readonly mark: string;
  readonly quote: string;
  readonly disguised: boolean;
  /** It names what the goods fit, not who made them. */
  readonly nominative: boolean;
}

/** A mark of up to three letters counts only as it is registered: "ON" is not every "on". */
const SHORT = 3;

export interface MarkFinder {
  /** Rights that have words to look for. */
  readonly rights: readonly string[];
  find(folded: Folded): readonly MarkHit[];
}

export function compileMarks(rights: readonly Right[], formula: Formula): MarkFinder {
  const marked = rights.filter((right) => right.type === 'trademark' && right.form !== 'figure' && /[\p{L}\p{N}]{2}/u.test(right.mark));
  const finders = marked.map((right): { right: Right; matcher: Matcher; exact: boolean } => {
    const text = right.mark.trim();
    const words = fold(text).text.replace(/[^\p{L}\p{N}]/gu, '');
    return {
      right,
      matcher: compileTerms([{ text, weight: 100, never_before: [], never_after: [], unless: [] }], formula.negation),
      exact: /^[a-z0-9]+$/.test(words) && words.length <= SHORT,
    };
  });
  const fits = formula.nominative.map((word) => fold(word).text);
  const nominative = (text: string): boolean => {
    const before = text.replace(/[\s:"“(（-]+$/, '');
    return fits.some((word) => before.endsWith(word) && (!/^[a-z]/.test(word) || !/[a-z0-9]/.test(before.at(-word.length - 1) ?? '')));
  };
  return {
    rights: marked.map((right) => right.id),
    find: (folded) =>
      finders.flatMap(({ right, matcher, exact }) => {
        const hits = matcher.find(folded).filter((hit) => !exact || hit.quote.normalize('NFKC') === right.mark.normalize('NFKC').trim());
        // One use as a mark is enough, however often the goods are said to fit it.
        const said = hits.map((hit) => ({ hit, nominative: nominative(folded.text.slice(Math.max(0, hit.start - 24), hit.start)) }));
        const best = said.find((one) => !one.nominative) ?? said[0];
        if (!best) return [];
        const { quote, disguised } = best.hit;
        return [{ right: right.id, mark: right.mark, quote, disguised, nominative: best.nominative }];
      }),
  };
}
