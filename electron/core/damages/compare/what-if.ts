/** What the figures would be with some of them changed. Nothing is written: the same engine runs over the same data with other heads. */
import { accept } from '../../kit/accept.ts';
import { type Finding, finding } from '../../kit/finding.ts';
import { exact, roundMinor } from '../../kit/money.ts';
import { Problem } from '../../kit/problem.ts';
import { labelled } from '../inputs.ts';
import { emptyInput, type Head, headSchema } from '../model.ts';
import type { DamagesView, Total } from '../result.ts';
import type { Rule } from '../rule.ts';
import { type DamagesSources, damagesView } from '../view.ts';
import type { Change, Difference, WhatIf, WhatIfHead, WhatIfSide } from './model.ts';
import { ruleOfHead } from './sources.ts';

/**
 * Before, after, and only what differs. Throws `not-found` for a head or an item that is not there, `invalid` for an input the rule does
 * not have, for a head changed twice and for values a head could not hold (one finding for each, at its field). `view` may be an engine
 * that remembers: then only the changed heads are computed.
 */
export function whatIf(sources: DamagesSources, changes: readonly Change[], view: typeof damagesView = damagesView): WhatIf {
  const heads = changedHeads(sources, changes);
  const before = view(sources);
  const after = heads === sources.heads ? before : view({ ...sources, heads });
  return { before: sideOf(before), after: sideOf(after), differences: differencesOf(before, after) };
}

/** The matter's heads with the changes in them. */
function changedHeads(sources: DamagesSources, changes: readonly Change[]): readonly Head[] {
  const byHead = new Map(changes.map((change) => [change.head, change]));
  if (byHead.size < changes.length) throw new Problem('invalid', 'measures.what-if-twice');
  const ids = new Set(sources.heads.map((head) => head.id));
  const unknown = changes.find((change) => !ids.has(change.head));
  if (unknown) throw new Problem('not-found', 'measures.what-if-head', { id: unknown.head });
  if (changes.length === 0) return sources.heads;
  return sources.heads.map((head) => {
    const change = byHead.get(head.id);
    return change ? changed(head, change, ruleOfHead(sources, head.rule)) : head;
  });
}

function changed(head: Head, change: Change, rule: Rule | undefined): Head {
  const names = rule?.inputs.map((input) => input.name) ?? [];
  const say = rule ? labelled(rule) : { label: head.rule, label_zh: head.rule };
  const strange = Object.keys(change.inputs ?? {}).filter((name) => !names.includes(name));
  if (strange.length > 0) {
    const findings = strange.map((input) =>
      finding('error', `damages/${head.id}/${input}`, 'measures.what-if-input', { ...say, input, inputs: names.join(', ') || '–' }),
    );
    throw new Problem('invalid', 'measures.what-if-input', findings[0]?.params ?? {}, findings);
  }
  const lost = Object.keys(change.items ?? {}).find((id) => !head.items.some((item) => item.id === id));
  if (lost !== undefined) throw new Problem('not-found', 'measures.what-if-item', { ...say, item: lost });
  const given = new Map(Object.entries(change.inputs ?? {}));
  const kept = head.inputs.map((input): unknown => ({
    ...input,
    ...(given.get(input.name)?.value && { carried: '' }),
    ...given.get(input.name),
  }));
  const added = [...given]
    .filter(([name]) => !head.inputs.some((input) => input.name === name))
    .map(([name, with_]) => ({ ...emptyInput(name), ...with_ }));
  const amounts = new Map(Object.entries(change.items ?? {}));
  const { claimed = head.claimed, liability = head.liability, position = head.position } = change;
  const items = head.items.map((item) => ({ ...item, ...amounts.get(item.id) }));
  return accept(headSchema, { ...head, inputs: [...kept, ...added], items, claimed, liability, position }, `damages/${head.id}`);
}

const sideOf = (view: DamagesView): WhatIfSide => ({
  totals: view.totals,
  heads: view.heads.map(
    ({ head, result }): WhatIfHead => ({
      id: head.id,
      rule: head.rule,
      title: head.title ? { en: head.title, 'zh-CN': head.title } : result.title,
      currency: head.currency,
      position: head.position,
      amount: result.amount,
      low: result.low,
      high: result.high,
      findings: result.findings,
    }),
  ),
});

type Ends = Pick<Total, 'amount' | 'low' | 'high'>;

function differencesOf(before: DamagesView, after: DamagesView): WhatIf['differences'] {
  const currencies = [...new Set([...before.totals, ...after.totals].map((total) => total.currency))];
  const none = { amount: '0', low: '0', high: '0', loss: '0', expenses: '0' };
  const totals = currencies.flatMap((currency) => {
    // A currency in which nothing is claimed has no total: that is a total of zero, not one that cannot be computed.
    const was = before.totals.find((total) => total.currency === currency) ?? none;
    const is = after.totals.find((total) => total.currency === currency) ?? none;
    if (sameEnds(was, is) && equal(was.loss, is.loss) && equal(was.expenses, is.expenses)) return [];
    const less = { loss: minus(is.loss, was.loss, currency), expenses: minus(is.expenses, was.expenses, currency) };
    return [{ currency, ...difference(was, is, currency), ...less }];
  });
  const heads = after.heads.flatMap(({ head, result }, index) => {
    const was = before.heads[index]?.result;
    return !was || sameEnds(was, result) ? [] : [{ id: head.id, currency: head.currency, ...difference(was, result, head.currency) }];
  });
  const [had, has] = [keyed(before.findings), keyed(after.findings)];
  const appeared = [...has].filter(([key]) => !had.has(key)).map(([, one]) => one);
  const gone = [...had].filter(([key]) => !has.has(key)).map(([, one]) => one);
  return { totals, heads, appeared, gone };
}

const equal = (one: string | null, other: string | null): boolean =>
  one === other || (one !== null && other !== null && exact(one).equals(exact(other)));
const sameEnds = (one: Ends, other: Ends): boolean =>
  equal(one.amount, other.amount) && equal(one.low, other.low) && equal(one.high, other.high);

const minus = (is: string | null, was: string | null, currency: string): string | null =>
  is === null || was === null ? null : roundMinor(exact(is).minus(exact(was)).toFixed(), currency);
const difference = (was: Ends, is: Ends, currency: string): Difference => ({
  amount: minus(is.amount, was.amount, currency),
  low: minus(is.low, was.low, currency),
  high: minus(is.high, was.high, currency),
});

const keyed = (findings: readonly Finding[]): Map<string, Finding> =>
  new Map(findings.map((one) => [`${one.where} ${one.id} ${JSON.stringify(one.params)}`, one]));
