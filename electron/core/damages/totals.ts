/** Totals by currency, and what may not stand in one total together. */
import { type Finding, finding } from '../kit/finding.ts';
import { addAmounts, exact, roundMinor } from '../kit/money.ts';
import { capped } from './cap.ts';
import type { Head } from './model.ts';
import type { HeadResult, Total } from './result.ts';
import type { Cap, Rule } from './rule.ts';

export interface Counted {
  readonly head: Head;
  readonly rule: Rule;
  readonly result: HeadResult;
}

/**
 * Sums the primary heads of each currency. Two different measures of one election group against the same seller, or two heads that
 * count the same sum, are refused: the findings say which, and the total stays open. Alternatives and information never count. `caps` are those that bind the matter's court.
 */
export function totalsOf(
  all: readonly Counted[],
  caps: readonly Cap[] = [],
): { readonly totals: readonly Total[]; readonly findings: readonly Finding[] } {
  const heads = all.filter(({ head, rule }) => head.position === 'primary' && rule.counts !== 'info');
  const findings = conflicts(heads);
  const refused = new Set(findings.filter((one) => one.severity === 'error').map((one) => one.where));
  const currencies = [...new Set(heads.map(({ head }) => head.currency))];
  const open = currencies.map((currency): Total => {
    const inIt = heads.filter(({ head }) => head.currency === currency);
    if (inIt.some(({ head, result }) => result.amount === null || refused.has(`damages/${head.id}`)))
      return { currency, amount: null, low: null, high: null, loss: null, expenses: null };
    const sum = (of: readonly Counted[], pick: 'amount' | 'low' | 'high' = 'amount') =>
      roundMinor(addAmounts(of.map(({ result }) => result[pick] ?? '0')), currency);
    return {
      currency,
      amount: sum(inIt),
      low: sum(inIt, 'low'),
      high: sum(inIt, 'high'),
      loss: sum(inIt.filter(({ rule }) => !rule.expenses)),
      expenses: sum(inIt.filter(({ rule }) => rule.expenses)),
    };
  });
  const held = open.map((total) =>
    capped(
      total,
      heads.filter(({ head }) => head.currency === total.currency),
      caps,
    ),
  );
  return { totals: held.map(({ total }) => total), findings: [...findings, ...held.flatMap((one) => one.findings)] };
}

const EVERYONE = '';

/** Each pair of heads that meet in at least one seller, once. */
function meeting(heads: readonly Counted[]): [Counted, Counted][] {
  const bySeller = new Map<string, Counted[]>();
  const everyone = heads.filter(({ head }) => head.sellers.length === 0);
  const pairs = new Map<string, [Counted, Counted]>();
  const meet = (first: Counted, second: Counted) => pairs.set(`${first.head.id} ${second.head.id}`, [first, second]);
  heads.forEach((one, index) => {
    for (const seller of one.head.sellers.length === 0 ? [EVERYONE] : one.head.sellers) {
      const before = bySeller.get(seller);
      for (const other of before ?? []) meet(other, one);
      if (before) before.push(one);
      else bySeller.set(seller, [one]);
    }
    // A head against everyone meets every head that names sellers, before or after it.
    if (one.head.sellers.length > 0) for (const other of everyone) heads.indexOf(other) < index ? meet(other, one) : meet(one, other);
  });
  return [...pairs.values()];
}

function conflicts(heads: readonly Counted[]): Finding[] {
  return meeting(heads).flatMap(([first, second]) => {
    const say = {
      label: second.rule.title.en,
      label_zh: second.rule.title['zh-CN'],
      other: first.rule.title.en,
      other_zh: first.rule.title['zh-CN'],
    };
    const both = (id: 'damages.one-of-group' | 'damages.overlap') => [
      finding('error', `damages/${first.head.id}`, id, {
        label: say.other,
        label_zh: say.other_zh,
        other: say.label,
        other_zh: say.label_zh,
      }),
      finding('error', `damages/${second.head.id}`, id, say),
    ];
    if (first.rule.group !== undefined && first.rule.group === second.rule.group) {
      if ((first.rule.measure ?? first.rule.id) !== (second.rule.measure ?? second.rule.id)) return both('damages.one-of-group');
      if (first.rule.id === second.rule.id) return [finding('warning', `damages/${second.head.id}`, 'damages.same-measure', say)];
    }
    if (overlap(first, second) || overlap(second, first)) return both('damages.overlap');
    return differentRights(first.rule, second.rule)
      ? [finding('warning', `damages/${second.head.id}`, 'damages.rights-side-by-side', say)]
      : [];
  });
}

/** A mark and a work on the same goods: nothing forbids both claims, but no loss and no profit may be recovered under each of them. */
const differentRights = (one: Rule, other: Rule): boolean =>
  one.counts === 'measure' &&
  other.counts === 'measure' &&
  one.rights !== undefined &&
  other.rights !== undefined &&
  !one.rights.some((right) => other.rights?.includes(right));

/** `one` already holds what `other` adds: treble damages with the fee in them beside a head for the fee. */
function overlap(one: Counted, other: Counted): boolean {
  return one.rule.overlaps.some(({ rule, when }) => {
    if (rule !== other.rule.id) return false;
    if (when === undefined) return true;
    const value = one.result.inputs.find((input) => input.name === when)?.value ?? '';
    return value !== '' && !exact(value).isZero();
  });
}
