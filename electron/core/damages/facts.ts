/** Damages in the words templates use (snake_case), in the language of the pack. Raw values; templates format them. */
import { sourceOf } from '../kit/citation.ts';
import type { Language } from '../kit/messages.ts';
import type { Head, Input } from './model.ts';
import type { DamagesView, HeadResult, ResolvedInput, SellerRow } from './result.ts';

type Entry = DamagesView['heads'][number];

const JOINT: Readonly<Record<Language, string>> = { en: '; ', 'zh-CN': '；' };

/**
 * The shape of `damages` in a template's facts. A figure that cannot be computed is '', so that printing it is a gap.
 * Rules that only inform (interest to come, court fee) are no heads of claim and stay out.
 */
export function damagesFacts(view: DamagesView) {
  const claimed = view.heads.filter(({ result }) => result.counts !== 'info');
  const heads = claimed.filter(({ head }) => head.position === 'primary');
  const only = view.totals.length === 1 ? view.totals[0] : undefined;
  const expenses = heads.filter(({ result }) => result.expenses);
  return {
    heads: heads.map((entry) => headFacts(entry, view)),
    alternatives: claimed.filter(({ head }) => head.position === 'alternative').map((entry) => headFacts(entry, view)),
    totals: view.totals.map(({ currency, amount }) => ({ currency, amount: amount ?? '' })),
    total: only?.amount ?? '',
    currency: only?.currency ?? view.currency,
    expenses: expenses.flatMap(({ head }) => head.items.map(itemFacts)),
    expenses_total: only?.expenses ?? '',
    loss_total: only?.loss ?? '',
    by_seller: view.bySeller.filter((row) => row.active).map((row) => sellerFacts(row, view.language)),
  };
}

/** Sources as templates cite them; a page named beside a bare item is part of the source. */
const evidence = (sources: Input['sources']): string[] => [
  ...new Set(sources.map(({ evidence: source, page }) => (source.includes('#') ? source : sourceOf(source, page)))),
];

const itemFacts = ({ label, date, voucher, amount, sources }: Head['items'][number]) => ({
  label,
  date,
  voucher,
  amount,
  exhibits: evidence(sources),
});

/** Sellers a head is claimed from, in the table by seller. */
const rowsOf = (head: Head, view: DamagesView): readonly SellerRow[] => {
  const named = new Set(head.sellers);
  return view.bySeller.filter((row) => (named.size === 0 ? row.active : named.has(row.seller)));
};

function headFacts({ head, result }: Entry, view: DamagesView) {
  const { language } = view;
  const fromListings = result.inputs.some((input) => input.origin === 'listings')
    ? [...new Set(rowsOf(head, view).flatMap((row) => row.sources))]
    : [];
  const inputs = result.inputs.filter(isShown).map((input) => ({
    name: input.name,
    label: input.label[language],
    value: input.meaning?.[language] ?? input.value,
    unit: input.unit,
    basis: input.basis || (input.origin === 'listings' ? listingBasis(result, language) : ''),
    estimate: input.standing === 'estimate',
    exhibits: input.origin === 'listings' ? fromListings : evidence(input.sources),
  }));
  return {
    id: head.id,
    rule: head.rule,
    title: head.title || result.title[language],
    statute: result.statute,
    currency: head.currency,
    amount: result.amount ?? '',
    computed: result.computed ?? '',
    claimed: head.claimed,
    liability: head.liability,
    steps: result.steps,
    reasons: head.reasons,
    inputs,
    input: Object.fromEntries(result.inputs.map((input) => [input.name, input.value])),
    items: head.items.map(itemFacts),
    exhibits: [...new Set([...inputs.flatMap((input) => input.exhibits), ...head.items.flatMap((item) => evidence(item.sources))])],
    seller_numbers: result.sellerNumbers,
  };
}

/** What was entered or read, what the rule supplied and used, and what is missing though required. */
function isShown(input: ResolvedInput): boolean {
  if (input.origin === 'missing') return input.required;
  return input.origin !== 'default' || (input.used && input.meaning !== null);
}

const listingBasis = (result: HeadResult, language: Language): string =>
  language === 'zh-CN'
    ? `根据${result.sellers}名卖家的商品链接数据汇总`
    : `from the listings of ${result.sellers} ${result.sellers === 1 ? 'seller' : 'sellers'}`;

function sellerFacts(row: SellerRow, language: Language) {
  const revenue = row.revenue.find((one) => one.currency === row.currency)?.amount;
  return {
    no: row.no,
    seller: row.shops.join('\n'),
    name: row.name,
    marks: row.marks.join(JOINT[language]),
    goods_types: row.goodsTypes.join(JOINT[language]),
    units: row.units > 0 ? String(row.units) : '',
    units_sold: row.unitsSold,
    revenue: revenue ?? '',
    statutory: row.statutory,
    profits: row.profits,
    amount: row.amount,
    currency: row.currency,
    exhibits: row.sources,
  };
}
