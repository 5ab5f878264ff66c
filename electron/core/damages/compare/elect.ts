/**
 * Election: one measure of a group stands in the judgment total, the others are pleaded in the alternative. What has to change is worked
 * out here, purely; the service writes it at once.
 */
import { type Finding, finding } from '../../kit/finding.ts';
import { Problem } from '../../kit/problem.ts';
import type { Fact } from '../../matter/model.ts';
import { labelled } from '../inputs.ts';
import type { Head } from '../model.ts';
import { type Rule, ruleOn } from '../rule.ts';
import { type CompareSources, dayOf, engineOf, ruleOfHead } from './sources.ts';

/** The earliest day a final judgment is recorded for (`final_judgment` of the pack's events); '' while none with a date is. */
export const judgmentOf = (facts: readonly Pick<Fact, 'kind' | 'date'>[]): string =>
  facts
    .filter((fact) => fact.kind === 'final_judgment' && fact.date !== '')
    .map((fact) => fact.date)
    .sort()[0] ?? '';

/**
 * The heads that change: the one elected, primary with its reason; every other measure of its group that meets one of its sellers,
 * alternative and without its election. Heads that are parts of the same measure (two heads of loss under one article) are elected
 * together with it and stay where they are. Throws `not-found`, or `invalid` for an empty reason, a head that is no measure, a law that
 * does not govern the act, or statutory damages after judgment.
 */
export function elected(sources: CompareSources, id: string, reason: string): readonly Head[] {
  const head = sources.heads.find((one) => one.id === id);
  if (!head) throw new Problem('not-found', 'damages.no-head', { id });
  if (reason.trim() === '') throw new Problem('invalid', 'measures.no-reason');
  const { rule, other } = ruleOn(sources.book.rules, head.rule, dayOf(sources));
  if (!rule || rule.known_gap) {
    const known = rule ?? other;
    const say = known ? labelled(known) : { label: head.rule, label_zh: head.rule };
    throw new Problem('invalid', 'measures.law-not-applied', { ...say, date: dayOf(sources) });
  }
  if (rule.counts !== 'measure') throw new Problem('invalid', 'measures.not-elected', labelled(rule));
  const late = afterJudgment(rule, sources, sources.today);
  if (late) throw new Problem('invalid', late.id, late.params, [late]);
  const everyone = everyoneIn(sources);
  const mine = sellersOf(head, everyone);
  return sources.heads.flatMap((one): Head[] => {
    if (one.id === id) return [{ ...one, position: 'primary', election: { on: sources.today, reason: reason.trim() } }];
    const others = ruleOfHead(sources, one.rule);
    if (others?.counts !== 'measure' || others.group !== rule.group) return [];
    if ((others.measure ?? others.id) === (rule.measure ?? rule.id)) return [];
    if (one.position === 'alternative' && one.election === null) return [];
    return meet(mine, sellersOf(one, everyone)) ? [{ ...one, position: 'alternative', election: null }] : [];
  });
}

/** What counsel should know of the elections as they stand: the ladder of the PRC Trademark Law, elections that came after judgment. */
export function electionFindings(sources: CompareSources): readonly Finding[] {
  const day = dayOf(sources);
  const ask = engineOf(sources);
  const everyone = everyoneIn(sources);
  return sources.heads.flatMap((head): Finding[] => {
    const { rule } = ruleOn(sources.book.rules, head.rule, day);
    if (!rule || head.position !== 'primary' || rule.formula?.kind !== 'statutory') return [];
    const where = `damages/${head.id}`;
    const late = head.election && afterJudgment(rule, sources, head.election.on);
    const mine = sellersOf(head, everyone);
    const below = LADDER.has(rule.id) && rule.verified;
    const quantified = below ? sources.heads.filter((one) => isQuantified(sources, one, rule) && meet(mine, sellersOf(one, everyone))) : [];
    const results = ask(quantified);
    const above = quantified.find((_, index) => results[index]?.amount != null);
    const higher = above && ruleOfHead(sources, above.rule);
    const { label: other, label_zh: other_zh } = higher ? labelled(higher) : { label: '', label_zh: '' };
    return [
      ...(late ? [finding('warning', where, late.id, late.params)] : []),
      ...(higher ? [finding('warning', where, 'measures.ladder', { ...labelled(rule), other, other_zh })] : []),
    ];
  });
}

/**
 * PRC Trademark Law 2019 art. 63: actual loss, then the infringer's gain, then a multiple of the licence fee; (3) statutory damages where
 * these are hard to determine. The Patent Law (art. 71) and the Copyright Law (art. 54) put loss and gain side by side, and so give
 * statutory damages under the same condition.
 */
const LADDER: ReadonlySet<string> = new Set(['cn.tm.stat', 'cn.pat.stat', 'cn.cr.stat', 'cn.aucl.stat']);

function isQuantified(sources: CompareSources, head: Head, statutory: Rule): boolean {
  const rule = ruleOfHead(sources, head.rule);
  return rule?.counts === 'measure' && rule.group === statutory.group && rule.formula?.kind !== 'statutory';
}

/**
 * 15 U.S.C. § 1117(c), (d) and 17 U.S.C. § 504(c)(1): statutory damages are elected "at any time before final judgment is rendered".
 * Other statutes know no such limit.
 */
function afterJudgment(rule: Rule, { judgment = '' }: Pick<CompareSources, 'judgment'>, on: string): Finding | null {
  const american = rule.id.startsWith('us.') && rule.formula?.kind === 'statutory';
  if (!american || judgment === '' || on < judgment) return null;
  return finding('error', 'matter/facts', 'measures.after-judgment', { date: judgment });
}

const everyoneIn = (sources: CompareSources): readonly string[] =>
  sources.sellers.filter((seller) => seller.active).map((seller) => seller.seller);

const sellersOf = (head: Head, everyone: readonly string[]): ReadonlySet<string> =>
  new Set(head.sellers.length === 0 ? everyone : head.sellers);

/** In a matter without sellers both mean the one defendant there is. */
const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  (one.size === 0 && other.size === 0) || [...one].some((seller) => other.has(seller));
