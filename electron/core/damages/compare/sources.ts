/** What comparisons are computed from, and the one way they ask the engine: as the matter's own damages, with other heads in them. */
import { sourceItem } from '../../kit/citation.ts';
import type { Head, Input } from '../model.ts';
import type { HeadResult } from '../result.ts';
import { type Rule, ruleOn } from '../rule.ts';
import type { SellerFigures } from '../seller-figures.ts';
import { Damages, type DamagesSources } from '../view.ts';

export interface CompareSources extends DamagesSources {
  /** The day of a judgment recorded in the matter; '' or absent while there is none. */
  readonly judgment?: string;
  /** Kinds of right the matter relies on; absent or empty while none is recorded, and every measure is shown. */
  readonly rights?: ReadonlySet<string>;
  /** One that has computed the matter before and remembers what the listings say. */
  readonly engine?: Damages;
}

export interface ReadinessSources extends CompareSources {
  /** The same sellers with what only those listings say that evidence stands behind. */
  readonly proved: readonly SellerFigures[];
}

/** The day whose law is applied. */
export const dayOf = ({ actDate, today }: Pick<DamagesSources, 'actDate' | 'today'>): string => actDate || today;

/**
 * Asks the engine for the results of heads, each for itself and in their order; what the listings say is read once for all of them.
 * Figures are taken over from the heads of the matter, or from these variants of them.
 */
export function engineOf(sources: CompareSources): (heads: readonly Head[], matter?: readonly Head[]) => readonly HeadResult[] {
  const engine = sources.engine ?? new Damages();
  return (heads, matter = sources.heads) => (heads.length === 0 ? [] : engine.results({ ...sources, heads, matter }));
}

/** The version of a head's rule that speaks of it: the one in force, or the law of another time, whose labels still name the inputs. */
export function ruleOfHead(sources: DamagesSources, id: string): Rule | undefined {
  const { rule, other } = ruleOn(sources.book.rules, id, dayOf(sources));
  return rule ?? other;
}

/** Sellers a head means: those it names, or every one still in the case. */
export const sellersMeant = (head: Pick<Head, 'sellers'>, sellers: readonly SellerFigures[]): readonly SellerFigures[] => {
  if (head.sellers.length === 0) return sellers.filter((seller) => seller.active);
  const named = new Set(head.sellers);
  return sellers.filter((seller) => named.has(seller.seller));
};

/** Sources still in use: withdrawn evidence supports nothing. */
export const inUse = (of: { readonly sources: Head['inputs'][number]['sources'] }, evidence: DamagesSources['evidence']): boolean =>
  of.sources.some((source) => !evidence || evidence.has(sourceItem(source.evidence)));

/** A figure is there as a value, or as two dates between which days are counted. */
export const isEntered = ({ value, period }: Input): boolean =>
  value !== '' || (period !== undefined && period.from !== '' && period.to !== '');
