/**
 * Every way the law allows, side by side: the rules of the pack in force on the date of the act, each with the head that claims it, and
 * without a head with what the matter already knows (other heads, listings, defaults). Nothing is invented and nothing is chosen: a
 * measure without the amount asked for shows its lawful range and no figure, never its maximum. Pure.
 */
import { type Finding, finding } from '../../kit/finding.ts';
import { formatMoney } from '../../kit/money.ts';
import { Problem } from '../../kit/problem.ts';
import { type Head, headSchema } from '../model.ts';
import type { HeadResult } from '../result.ts';
import { type Rule, ruleOn, ruleVersion } from '../rule.ts';
import type { SellerFigures } from '../seller-figures.ts';
import { damagesView } from '../view.ts';
import { electionFindings } from './elect.ts';
import type { Measure, Measures, Pooled } from './model.ts';
import { type Frame, knownInputs, type Speaker } from './pooled.ts';
import { type CompareSources, dayOf, engineOf, ruleOfHead, sellersMeant } from './sources.ts';
import { supportOf } from './support.ts';

/** One line of the table before it is computed. */
interface Line {
  readonly rule: Rule;
  /** What is computed: a head of the matter, that head for one seller, or what is known put together. */
  readonly head: Head;
  /** The head of the matter; null for a measure nobody entered. */
  readonly entered: Head | null;
  readonly joint: boolean;
  readonly pooled: readonly Pooled[];
  readonly findings: readonly Finding[];
}

/**
 * The measures of the matter; with `seller` (an id) over that seller alone: a head claimed from each counts once for it, a head owed by
 * several together is shown whole and marked `joint`, an apportioned one with its part. Throws `not-found` for an unknown seller.
 */
export function measures(sources: CompareSources, seller?: string): Measures {
  const one = seller === undefined ? undefined : sources.sellers.find((candidate) => candidate.seller === seller);
  if (seller !== undefined && !one) throw new Problem('not-found', 'measures.no-seller', { id: seller });
  const scope = scopeOf(sources, one);
  const lines = [...enteredLines(sources, scope), ...openLines(sources, scope)];
  const results = engineOf(sources)(lines.map((line) => line.head));
  const elections = electionFindings(sources);
  const shown = lines.flatMap((plain, index) => {
    const result = results[index];
    const line = { ...plain, findings: [...plain.findings, ...elections.filter((one) => one.where === `damages/${plain.entered?.id}`)] };
    return result ? [{ order: orderOf(sources, line.rule), measure: withShare(sources, line, measureOf(sources, line, result), one) }] : [];
  });
  const sorted = shown.sort((a, b) => a.order - b.order).map(({ measure }) => measure);
  const letters = [...new Set(sorted.flatMap(({ group }) => group ?? []))].sort();
  return {
    currency: sources.book.currency,
    day: dayOf(sources),
    dated: sources.actDate !== '',
    groups: letters.map((group) => ({ group, measures: sorted.filter((measure) => measure.group === group) })),
    additional: sorted.filter((measure) => measure.group === null && measure.counts !== 'info'),
    information: sorted.filter((measure) => measure.group === null && measure.counts === 'info'),
  };
}

/** The place of a rule in its file; versions of one rule stand at the first of them. */
const orderOf = ({ book }: CompareSources, rule: Rule): number => book.rules.findIndex((candidate) => candidate.id === rule.id);

interface Scope {
  /** Heads of the matter that mean somebody in scope, with the rule each follows. */
  readonly speakers: readonly Speaker[];
  readonly seller: SellerFigures | undefined;
  readonly everyone: ReadonlySet<string>;
}

function scopeOf(sources: CompareSources, seller: SellerFigures | undefined): Scope {
  const active = sellersMeant({ sellers: [] }, sources.sellers);
  const everyone = new Set(active.map((one) => one.seller));
  const speakers = sources.heads.flatMap((head): Speaker[] => {
    const rule = ruleOfHead(sources, head.rule);
    if (!rule) return [];
    const debtors = head.sellers.length === 0 ? everyone : new Set(sellersMeant(head, sources.sellers).map((one) => one.seller));
    return seller && !debtors.has(seller.seller) ? [] : [{ head, rule, debtors }];
  });
  return { speakers, seller, everyone };
}

const enteredLines = (sources: CompareSources, { speakers, seller }: Scope): Line[] =>
  speakers.map(({ head, rule, debtors }): Line => {
    const line = { rule, entered: head, pooled: [], findings: [] };
    if (!seller || debtors.size === 1) return { ...line, head, joint: false };
    if (head.liability === 'each') return { ...line, head: { ...head, sellers: [seller.seller] }, joint: false };
    if (head.liability !== 'group') return { ...line, head, joint: head.liability === 'joint' };
    const key = sources.groups?.get(seller.seller);
    const group = [...debtors].filter((id) => id === seller.seller || (key !== undefined && sources.groups?.get(id) === key));
    return { ...line, head: { ...head, sellers: group, liability: 'joint' }, joint: group.length > 1 };
  });

/** Rules in force that no head in scope follows, and laws known to be in force whose text is not loaded. */
function openLines(sources: CompareSources, scope: Scope): Line[] {
  const { rules } = sources.book;
  const day = dayOf(sources);
  const followed = new Set(scope.speakers.map(({ head }) => head.rule));
  return [...new Set(rules.map((rule) => rule.id))]
    .filter((id) => !followed.has(id))
    .flatMap((id): Line[] => {
      const { rule } = ruleOn(rules, id, day);
      if (!rule || !concerns(rule, sources.rights)) return [];
      const frame = frameOf(rule, scope, sources);
      const known = rule.known_gap ? null : knownInputs(rule, frame.frame, scope.speakers);
      const head = headSchema.parse({
        id: rule.id,
        matter: '',
        rule: rule.id,
        currency: rule.currency,
        sellers: frame.sellers,
        liability: frame.frame.liability,
        inputs: known?.inputs ?? [],
        conductFacts: known?.conductFacts ?? [],
      });
      return [{ rule, head, entered: null, joint: false, pooled: known?.from ?? [], findings: known?.findings ?? [] }];
    });
}

/** Copyright damages are no way to compute what the infringement of a mark costs. */
const concerns = (rule: Rule, rights: ReadonlySet<string> | undefined): boolean =>
  rule.rights === undefined || rights === undefined || rights.size === 0 || rule.rights.some((type) => rights.has(type));

/**
 * Who a measure without a head would be claimed from, and how: as the claimed heads of its election group, for it is the same wrong; in a
 * silent group as the other claimed measures of the matter. Where these name their sellers apart, all of them together are meant. While
 * there is nothing to go by, every seller for itself: nobody has said that they owe together.
 */
function frameOf(rule: Rule, { speakers, seller, everyone }: Scope, { sellers: all }: CompareSources): { sellers: string[]; frame: Frame } {
  const currency = rule.currency;
  if (seller) return { sellers: [seller.seller], frame: { debtors: new Set([seller.seller]), liability: 'each', currency } };
  const claimed = speakers.filter((speaker) => speaker.head.position === 'primary' && speaker.rule.counts === 'measure');
  const own = (of: readonly Speaker[]) => of.filter((speaker) => rule.group !== undefined && speaker.rule.group === rule.group);
  const like = [own(claimed), own(speakers), claimed].find((some) => some.length > 0) ?? [];
  const [widest] = like.toSorted((a, b) => b.debtors.size - a.debtors.size);
  if (!widest) {
    const liability = all.some((one) => one.active) ? 'each' : 'joint';
    return { sellers: [], frame: { debtors: everyone, liability, currency } };
  }
  const { liability } = widest.head;
  const apart = liability === 'each' || liability === 'group';
  const debtors = apart
    ? new Set(like.filter(({ head }) => head.liability === liability).flatMap((one) => [...one.debtors]))
    : widest.debtors;
  const whole = debtors.size === everyone.size && [...debtors].every((id) => everyone.has(id));
  return { sellers: whole ? [] : [...debtors], frame: { debtors: whole ? everyone : debtors, liability, currency } };
}

const missingIds: ReadonlySet<string> = new Set(['damages.missing-input']);

function measureOf(sources: CompareSources, line: Line, result: HeadResult): Measure {
  const { rule, head, entered } = line;
  const inForce = ruleOn(sources.book.rules, head.rule, dayOf(sources)).rule;
  const errors = result.findings.filter((one) => one.severity === 'error');
  const lacking = new Set(errors.filter((one) => missingIds.has(one.id)).map((one) => one.where.slice(`damages/${head.id}/`.length)));
  const gap = inForce === undefined || inForce.known_gap;
  return {
    rule: rule.id,
    version: gap ? '' : ruleVersion(inForce),
    title: rule.title,
    statute: rule.statute,
    counts: rule.counts,
    group: groupOf(sources, rule),
    head: entered?.id ?? null,
    headTitle: entered?.title ?? '',
    position: entered?.position ?? null,
    election: entered?.election ?? null,
    liability: head.liability,
    named: head.sellers,
    conductFacts: head.conductFacts,
    sellers: result.sellers,
    sellerNumbers: result.sellerNumbers,
    joint: line.joint,
    currency: head.currency,
    amount: result.amount,
    low: result.low,
    high: result.high,
    range: result.range,
    limits: result.limits,
    support: supportOf(rule, head, result, sources),
    missing: rule.inputs.filter(({ name }) => lacking.has(name)).map(({ name, label }) => ({ name, label })),
    refused: errors.filter((one) => !missingIds.has(one.id)),
    remarks: [...line.findings, ...result.findings.filter((one) => one.severity !== 'error')],
    pooled: line.pooled,
    knownGap: rule.known_gap || result.findings.some((one) => one.id === 'damages.known-gap'),
    burden: rule.burden ?? null,
    verified: rule.verified,
    unverified: rule.unverified ?? null,
    note: rule.note ?? null,
    inputs: result.inputs,
    steps: result.steps,
  };
}

/** A law not loaded stands where those it replaced stood. */
function groupOf({ book }: CompareSources, rule: Rule): string | null {
  if (rule.group !== undefined) return rule.group;
  if (!rule.known_gap) return null;
  return book.rules.find((one) => rule.replaces.includes(one.id) && one.group !== undefined)?.group ?? null;
}

/** Of an apportioned head, the part of the one seller looked at; the ends of an estimate are those of the whole and are left out. */
function withShare(sources: CompareSources, line: Line, measure: Measure, seller: SellerFigures | undefined): Measure {
  if (!seller || line.head.liability !== 'apportioned' || measure.amount === null || measure.sellers < 2) return measure;
  const { bySeller } = damagesView({ ...sources, heads: [{ ...line.head, position: 'primary' }] });
  const share = bySeller.find((row) => row.seller === seller.seller)?.amount || null;
  const { language } = sources.book;
  const whole = formatMoney(measure.amount, measure.currency, language);
  const note =
    share &&
    finding('note', `damages/${line.head.id}`, 'measures.share', { amount: formatMoney(share, measure.currency, language), whole });
  const even = measure.low === measure.amount && measure.high === measure.amount;
  return {
    ...measure,
    amount: share,
    low: even ? share : null,
    high: even ? share : null,
    range: null,
    remarks: note ? [note, ...measure.remarks] : measure.remarks,
  };
}
