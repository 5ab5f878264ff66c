/** Everything a score is read from, once for a matter. */
import type { Right } from '../../matter/model.ts';
import type { RegistrationFault } from '../identity/registration.ts';
import type { SellerData } from '../rows.ts';
import { fold } from './fold.ts';
import type { Formula } from './formula.ts';
import { compileMarks, type MarkFinder } from './marks.ts';
import { compileTerms, type Matcher, remembering } from './matcher.ts';
import type { Genuine } from './model.ts';

/** The same identifier with a seller of another matter. */
export interface SeenElsewhere {
  readonly matter: string;
  readonly title: string;
  readonly kind: string;
  readonly shown: string;
  /** Field of the identifier here. */
  readonly where: string;
  readonly sources: readonly string[];
}

/** What is false in a seller's particulars; `storefront` null: of all its shops. */
export type Fault = Pick<RegistrationFault, 'seller' | 'storefront' | 'where' | 'why' | 'params' | 'severity' | 'sources'>;

export interface RiskCase {
  readonly data: SellerData;
  readonly rights: readonly Right[];
  readonly genuine: Genuine;
  /** Evidence linked to a seller, storefront, listing or purchase, by its id. */
  readonly linked: ReadonlyMap<string, readonly string[]>;
  /** Tags of evidence that has any. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly registration: readonly Fault[];
  /** By seller or storefront. */
  readonly elsewhere: ReadonlyMap<string, readonly SeenElsewhere[]>;
  /** Size of the proved group of a storefront, or of a seller without one. */
  readonly groups: ReadonlyMap<string, number>;
}

/** The formula with its lists compiled. */
export interface Reading {
  readonly formula: Formula;
  readonly wording: Matcher;
  readonly reviews: Matcher;
  readonly tags: ReadonlySet<string>;
  readonly marks: (rights: readonly Right[]) => MarkFinder;
}

export const tagKey = (tag: string): string =>
  fold(tag)
    .text.replace(/[\s_-]+/g, ' ')
    .trim();

/** The marks of the matters looked at last. */
const MARKS = 4;

export function compileReading(formula: Formula): Reading {
  const terms = (lists: Formula['wording']) =>
    remembering(
      compileTerms(
        lists.flatMap((list) => list.terms),
        formula.negation,
      ),
    );
  const finders = new Map<string, MarkFinder>();
  return {
    formula,
    wording: terms(formula.wording),
    reviews: terms(formula.reviews),
    tags: new Set(formula.logo.tags.map(tagKey)),
    marks: (rights) => {
      const key = JSON.stringify(rights.map(({ id, type, form, mark }) => [id, type, form, mark]));
      const there = finders.get(key) ?? compileMarks(rights, formula);
      const [oldest] = finders.keys();
      if (finders.size >= MARKS && oldest !== undefined) finders.delete(oldest);
      finders.set(key, there);
      return there;
    },
  };
}
