/** What a document is about: the whole matter, or test purchases of it. */
import type { Finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { Purchase } from '../seller/model.ts';
import type { Template } from '../template/library.ts';
import type { Citer } from './cite.ts';
import type { Facts } from './facts.ts';
import type { About } from './model.ts';

export interface Scope {
  readonly chosen: Template;
  readonly facts: Facts;
  /** Ids of the purchases; empty for the whole matter. */
  readonly about: readonly string[];
  /** What of the purchases no paper may state. */
  readonly findings: readonly Finding[];
  readonly citer: Citer;
}

/**
 * The purchases named, in the order of the matter. Refuses an unknown one (`purchase.unknown`), none or several where the template is about
 * one (`purchase.needs-purchase`), any where it is about the matter (`purchase.whole-matter`). An order number that two purchases have
 * names neither.
 */
export function purchasesAbout(
  { about, title }: Pick<Template, 'about' | 'title'>,
  purchases: readonly Purchase[],
  names: About,
): readonly Purchase[] {
  const known = purchases
    .map(({ orderNumber, id }) => orderNumber || id)
    .slice(0, 20)
    .join(', ');
  if (about === 'matter') {
    if (names.length > 0) throw new Problem('invalid', 'purchase.whole-matter', { title });
    return [];
  }
  const ids = new Set(
    names.map((name) => {
      const numbered = purchases.filter(({ orderNumber }) => orderNumber === name);
      const found = purchases.find(({ id }) => id === name) ?? (numbered.length === 1 ? numbered[0] : undefined);
      if (!found) throw new Problem('not-found', 'purchase.unknown', { name, known });
      return found.id;
    }),
  );
  if (about === 'purchase' && ids.size !== 1) throw new Problem('invalid', 'purchase.needs-purchase', { title, known });
  if (about === 'purchases' && purchases.length === 0) throw new Problem('invalid', 'purchase.nothing-to-list', { title });
  return ids.size === 0 ? purchases : purchases.filter(({ id }) => ids.has(id));
}

/** A paper about one purchase is told from the next by the order number. */
export function titleOf(title: string, { facts: { purchase } }: Pick<Scope, 'facts'>): string {
  const order = purchase?.order_number ?? '';
  return order === '' ? title : `${title} ${order}`;
}

/** What `make` makes; undefined when what it is about is there no more. */
export function standing(make: () => Scope): Scope | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}
