/** How much of a figure evidence carries: which inputs have to be proved, which are, which rest on an estimate or on an inference. */
import type { Head } from '../model.ts';
import type { HeadResult, ResolvedInput } from '../result.ts';
import type { InputRule, Rule } from '../rule.ts';
import type { DamagesSources } from '../view.ts';
import type { Support } from './model.ts';
import { inUse, sellersMeant } from './sources.ts';

/** What is asked for and what is chosen is reasoned, not proved. */
export const toBeProved = (input: Pick<InputRule, 'asked' | 'unit'>): boolean => !input.asked && input.unit !== 'choice';

const FOUND: ReadonlySet<ResolvedInput['origin']> = new Set(['entered', 'listings', 'carried']);

/**
 * Counts the inputs a figure rests on; while it cannot be computed, those that are entered or read from listings, and those it lacks.
 * A figure read from listings is supported when evidence stands behind every listing of the sellers meant.
 */
export function supportOf(rule: Rule, head: Head, result: HeadResult, sources: DamagesSources): Support {
  const computed = result.computed !== null;
  const declared = new Map(rule.inputs.map((input) => [input.name, input]));
  const proved = (input: ResolvedInput) => {
    const of = declared.get(input.name);
    return of !== undefined && toBeProved(of);
  };
  const held = result.inputs.filter((input) => proved(input) && FOUND.has(input.origin) && (input.used || !computed));
  const where = `damages/${head.id}/`;
  const lacking = result.findings.filter((one) => {
    const of = declared.get(one.where.slice(where.length));
    return one.id === 'damages.missing-input' && of !== undefined && toBeProved(of);
  });
  const bare =
    held.some((input) => input.origin === 'listings') && sellersMeant(head, sources.sellers).some((seller) => seller.unsupported > 0);
  const stands = (input: ResolvedInput): boolean =>
    input.carried ? input.carried.supported : input.origin === 'listings' ? !bare : input.sources.length > 0;
  const items = head.items.filter((item) => item.amount !== '');
  const openItems = items.filter((item) => !inUse(item, sources.evidence));
  const unsupported = [
    ...held.filter((input) => !stands(input)).map((input) => input.name),
    ...openItems.map((item) => `items/${item.id}`),
  ];
  const needed = held.length + items.length + lacking.length;
  return {
    needed,
    supported: held.length + items.length - unsupported.length,
    unsupported,
    estimates: held.filter((input) => input.standing === 'estimate').map((input) => input.name),
    adverse: held.filter((input) => input.standing === 'adverse-inference').map((input) => input.name),
  };
}
