/** The heads of a matter with what every sheet needs to know of them. */
import type { Language } from '../../kit/messages.ts';
import { type Debtor, HeadContext } from '../context.ts';
import type { Head, Input } from '../model.ts';
import type { DamagesView, HeadResult } from '../result.ts';
import { type Rule, ruleVersion } from '../rule.ts';
import type { Derived } from '../seller-figures.ts';
import type { DamagesSources } from '../view.ts';

/** What a source is called in the file: `Exhibit 3, p. 2`. */
export type NameOf = (source: Input['sources'][number]) => string;

export const named = (sources: Input['sources'], nameOf: NameOf): string => sources.map((source) => nameOf(source)).join('; ');

/** What the view was computed from, as far as the sheets show it. */
export type Sources = Pick<DamagesSources, 'book' | 'sellers' | 'rates' | 'groups' | 'court'>;

/** One head with the places of its cells. Rows are counted as spreadsheets do, from 1; row 1 holds the headings. */
export interface Placed {
  readonly no: number;
  readonly head: Head;
  readonly result: HeadResult;
  readonly rule: Rule | undefined;
  readonly title: string;
  /** The sellers it is claimed from, in schedule order. */
  readonly meant: Debtor;
  /** Who owes a figure each: every seller, every group of connected ones, or all of them together. */
  readonly debtors: readonly Debtor[];
  /** Each debtor has a figure by its own listings: one for each row of the table by seller. */
  readonly own: boolean;
  /** Inputs read from the listings, by name. */
  readonly derived: ReadonlyMap<string, Derived>;
}

export const contextOf = ({ sellers, book, rates = [], groups = new Map() }: Sources, language: Language): HeadContext =>
  new HeadContext({ sellers, rates, rateAge: book.rates, groups, language, facts: new Set() });

export function placedHeads(view: DamagesView, context: HeadContext, language: Language): Placed[] {
  const rules = new Map(view.rules.map((rule) => [ruleVersion(rule), rule]));
  return view.heads.map(({ head, result }, index) => {
    const rule = rules.get(result.version);
    const meant = context.meant(head.sellers);
    const debtors = head.liability === 'each' ? context.alone(meant) : head.liability === 'group' ? context.grouped(meant) : [meant];
    const derived = new Map(
      result.inputs.flatMap(({ name, origin }) => {
        const derive = origin === 'listings' ? rule?.inputs.find((input) => input.name === name)?.derive : undefined;
        return derive ? [[name, derive] as const] : [];
      }),
    );
    const own = debtors.length > 1 && derived.size > 0;
    return { no: index + 1, head, result, rule, title: head.title || result.title[language], meant, debtors, own, derived };
  });
}
