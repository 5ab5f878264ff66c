/** The whole of a matter's damages from its heads, sellers and law. Pure: the same data gives the same figures. */
import { distance } from 'fastest-levenshtein';
import { sourceItem } from '../kit/citation.ts';
import { type Finding, finding } from '../kit/finding.ts';
import { addAmounts, roundMinor } from '../kit/money.ts';
import { computeHead, type HeadContext, headContext } from './compute.ts';
import { labelled } from './inputs.ts';
import type { Head } from './model.ts';
import type { Computation, DamagesView, HeadResult, SellerRow } from './result.ts';
import { type Rule, type RuleBook, ruleOn } from './rule.ts';
import type { SellerFigures } from './seller-figures.ts';
import { type Counted, totalsOf } from './totals.ts';

export interface DamagesSources {
  readonly book: RuleBook;
  readonly heads: readonly Head[];
  readonly sellers: readonly SellerFigures[];
  /** Ids of the facts recorded in the matter. */
  readonly facts: Iterable<string>;
  /** The date of the act; '' while unknown, then the law of `today` is applied and a finding says so. */
  readonly actDate: string;
  readonly today: string;
  /** Evidence that is there and not withdrawn; a source outside it supports nothing. Without it every source counts. */
  readonly evidence?: ReadonlySet<string>;
}

export function damagesView({ book, heads, sellers, facts, actDate, today, evidence }: DamagesSources): DamagesView {
  const context = headContext(sellers, facts, book.language);
  const computed = heads.map((head) => ({ head, ...underLawOf(actDate || today, book, evidence ? inUse(head, evidence) : head, context) }));
  const counted: Counted[] = computed.flatMap(({ head, rule, result }) => (rule ? [{ head, rule, result }] : []));
  const { totals, findings } = totalsOf(counted);
  const undated = actDate === '' && heads.length > 0 ? [finding('warning', 'matter/actDate', 'damages.no-act-date')] : [];
  return {
    heads: computed.map(({ head, result }) => ({ head, result })),
    totals,
    language: book.language,
    currency: book.currency,
    bySeller: sellerRows(sellers, computed, book.currency),
    findings: [...undated, ...computed.flatMap(({ result }) => result.findings), ...findings],
    rules: book.rules,
  };
}

const inUse = (head: Head, evidence: ReadonlySet<string>): Head => {
  const keep = <T extends { sources: Head['inputs'][number]['sources'] }>(of: T): T => ({
    ...of,
    sources: of.sources.filter((source) => evidence.has(sourceItem(source.evidence))),
  });
  return { ...head, inputs: head.inputs.map(keep), items: head.items.map(keep) };
};

/** Computes a head by the version of its rule in force on a day; a law not in force or not loaded computes nothing. */
function underLawOf(day: string, book: RuleBook, head: Head, context: HeadContext): Computation & { readonly rule: Rule | undefined } {
  const { rule, gap, other } = ruleOn(book.rules, head.rule, day);
  const where = `damages/${head.id}/rule`;
  if (rule && !rule.known_gap) {
    const computation = computeHead(rule, head, context);
    if (rule.verified || !rule.unverified) return { ...computation, rule };
    const { en, 'zh-CN': zh } = rule.unverified;
    const check = finding('note', where, 'damages.unverified', { what: en, what_zh: zh, source: rule.source, as_of: rule.as_of });
    return { ...computation, rule, result: { ...computation.result, findings: [...computation.result.findings, check] } };
  }
  const unloaded = gap ?? rule;
  const known = unloaded ?? other;
  const why = unloaded
    ? finding('error', where, 'damages.known-gap', { ...labelled(unloaded), date: day })
    : other
      ? finding('error', where, 'damages.not-in-force', { ...labelled(other), date: day })
      : finding('error', where, 'damages.unknown-rule', { rule: head.rule, nearest: nearest(head.rule, book.rules) });
  return { result: nothing(head, other ?? known, why), shares: new Map(), rule: other ?? known };
}

const nearest = (id: string, rules: readonly Rule[]): string =>
  rules.map((rule) => rule.id).reduce((best, next) => (distance(id, next) < distance(id, best) ? next : best), rules[0]?.id ?? '–');

const nothing = (head: Head, rule: Rule | undefined, why: Finding): HeadResult => ({
  rule: head.rule,
  version: '',
  statute: rule?.statute ?? '',
  title: rule?.title ?? { en: head.rule, 'zh-CN': head.rule },
  counts: rule?.counts ?? 'measure',
  expenses: rule?.expenses ?? false,
  currency: head.currency,
  computed: null,
  amount: null,
  low: null,
  high: null,
  range: null,
  sellers: 0,
  sellerNumbers: '',
  steps: [],
  limits: [],
  inputs: [],
  findings: [why],
});

/** Shares are rounded already; one alone is its own sum. '' for none. */
const sumOf = (shares: readonly string[], currency: string): string =>
  shares.length > 1 ? roundMinor(addAmounts(shares), currency) : (shares[0] ?? '');

/** What each seller owes: heads claimed from each (or from that one alone). Joint heads of several stand beside the table. */
function sellerRows(
  sellers: readonly SellerFigures[],
  computed: readonly (Computation & { readonly head: Head; readonly rule: Rule | undefined })[],
  packCurrency: string,
): SellerRow[] {
  const separate = computed.filter(({ head, shares, rule }) => rule?.counts !== 'info' && (head.liability === 'each' || shares.size > 0));
  const primary = separate.filter(({ head }) => head.position === 'primary');
  const currency = (primary[0] ?? separate[0])?.head.currency ?? packCurrency;
  const inCurrency = separate.filter(({ head }) => head.currency === currency);
  /** Claimed figures of a kind of measure added up; while none is claimed, the first one pleaded in the alternative. */
  const column = (kind: string) => {
    const ofKind = inCurrency.filter(({ rule }) => rule?.formula?.kind === kind);
    const [claimed, other] = [true, false].map((claims) => ofKind.filter(({ head }) => (head.position === 'primary') === claims));
    const of = (some: readonly Computation[] | undefined, seller: string) => (some ?? []).flatMap(({ shares }) => shares.get(seller) ?? []);
    return (seller: string): string => {
      const shares = of(claimed, seller);
      return shares.length > 0 ? sumOf(shares, currency) : (of(other, seller)[0] ?? '');
    };
  };
  const [statutory, profits] = [column('statutory'), column('profits')];
  const amounts = new Map<string, string[]>();
  for (const { head, shares } of inCurrency)
    if (head.position === 'primary')
      for (const [seller, share] of shares) {
        const of = amounts.get(seller);
        if (of) of.push(share);
        else amounts.set(seller, [share]);
      }
  return sellers.map((one) => ({
    no: one.no,
    seller: one.seller,
    name: one.name,
    shops: one.shops,
    active: one.active,
    marks: one.marks,
    goodsTypes: one.goodsTypes,
    units: one.pairs.length,
    unitsSold: one.unitsSold?.toFixed() ?? '',
    revenue: [...one.revenue].map(([code, { amount }]) => ({
      currency: code,
      amount: roundMinor(amount.toFixed(), code),
      exact: amount.toFixed(),
    })),
    statutory: statutory(one.seller),
    profits: profits(one.seller),
    amount: sumOf(amounts.get(one.seller) ?? [], currency),
    joint: '',
    jointWith: [],
    currency,
    sources: one.sources,
  }));
}
