/** Damages in the words templates use (snake_case), in the language of the pack. Raw values; templates format them. */
import { sourceOf } from '../kit/citation.ts';
import type { Language } from '../kit/messages.ts';
import { exact, minorUnits, roundMinor } from '../kit/money.ts';
import { sellerTable } from './facts-by-seller.ts';
import { EXCLUDED, JOINT, STANDING, TAKEN_FROM, VALUED } from './facts-words.ts';
import type { Head, Input, Standing } from './model.ts';
import type { Carried, Conversion, DamagesView, HeadResult, ResolvedInput, SellerRow } from './result.ts';
import { ruleVersion } from './rule.ts';

type Entry = DamagesView['heads'][number];

/**
 * The shape of `damages` in a template's facts. A figure that cannot be computed is '', so that printing it is a gap; what there is
 * nothing to say of (a range that is none, a rate nobody needs) is '' too, so that nothing is printed of it.
 * Rules that only inform (interest to come, court fee) are no heads of claim and stay out.
 */
export function damagesFacts(view: DamagesView) {
  const claimed = view.heads.filter(({ result }) => result.counts !== 'info');
  const primary = claimed.filter(({ head }) => head.position === 'primary');
  const heads = primary.map((entry) => headFacts(entry, view));
  const alternatives = claimed.filter(({ head }) => head.position === 'alternative').map((entry) => headFacts(entry, view));
  const totals = view.totals.map((total) => ({ currency: total.currency, amount: total.amount ?? '', ...rangeOf(total) }));
  const only = view.totals.length === 1 ? view.totals[0] : undefined;
  const range = only ? rangeOf(only) : { low: '', high: '' };
  const inputs = [...heads, ...alternatives].flatMap((head) => head.inputs);
  const standing = (kind: Standing): number => inputs.filter((input) => input.standing === kind).length;
  return {
    heads,
    alternatives,
    totals,
    total: only?.amount ?? '',
    total_low: range.low,
    total_high: range.high,
    currency: only?.currency ?? view.currency,
    cap: only?.cap ? { computed: only.cap.computed, max: only.cap.max, statute: only.cap.statute } : { computed: '', max: '', statute: '' },
    expenses: primary.flatMap(({ result }, index) => (result.expenses ? (heads[index]?.items ?? []) : [])),
    expenses_total: only?.expenses ?? '',
    loss_total: only?.loss ?? '',
    ...sellerTable(view),
    rates: ratesOf([...heads, ...alternatives]),
    estimates: standing('estimate'),
    admissions: standing('admission'),
    inferences: standing('adverse-inference'),
  };
}

/** Sources as templates cite them; a page named beside a bare item is part of the source. */
const evidence = (sources: Input['sources']): string[] => [
  ...new Set(sources.map(({ evidence: source, page }) => (source.includes('#') ? source : sourceOf(source, page)))),
];

/** '' for both ends where they are the amount itself. */
const rangeOf = ({ amount, low, high }: Pick<HeadResult, 'amount' | 'low' | 'high'>) => {
  const alone = amount === null || low === null || high === null || exact(low).equals(exact(high));
  return { low: alone ? '' : low, high: alone ? '' : high };
};

const NO_RATE = { amount: '', currency: '', from: '', to: '', rate: '', on: '', source: '', exhibits: [] as readonly string[] };

/** As the table has the rate, whichever way it was used: one unit of `from` is `rate` of `to`. */
function rateFacts(conversion: Conversion | null, currency: string): typeof NO_RATE {
  if (!conversion) return NO_RATE;
  const { amount, currency: found, rate, inverse, on, source, sources } = conversion;
  const [from, to] = inverse ? [currency, found] : [found, currency];
  return { amount, currency: found, from, to, rate, on, source, exhibits: evidence(sources) };
}

function ratesOf(heads: readonly ReturnType<typeof headFacts>[]) {
  const used = heads.flatMap((head) => [...head.inputs, ...head.items].map((one) => one.conversion)).filter((one) => one.rate !== '');
  const each = [...new Map(used.map((one) => [`${one.on} ${one.from} ${one.to} ${one.rate} ${one.source}`, one])).values()];
  return each.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function itemsOf({ head, result }: Entry, language: Language) {
  const counted = new Map(result.items?.map((item) => [item.id, item]));
  return head.items.map(({ id, label, date, voucher, amount, part, partReason, currency, valued, sources }) => {
    const counts = counted.get(id);
    const whole = !counts || (part === '' && !counts.conversion);
    return {
      label,
      date,
      voucher,
      amount: counts?.amount ?? amount,
      full: whole ? '' : amount,
      full_currency: whole ? '' : currency || head.currency,
      part: whole ? '' : part,
      part_reason: whole ? '' : partReason,
      valued_name: valued && VALUED[language][valued],
      conversion: rateFacts(counts?.conversion ?? null, head.currency),
      exhibits: evidence(sources),
    };
  });
}

/** Sellers a head is claimed from, in the table by seller. */
const rowsOf = (head: Head, view: DamagesView): readonly SellerRow[] => {
  const named = new Set(head.sellers);
  return view.bySeller.filter((row) => (named.size === 0 ? row.active : named.has(row.seller)));
};

function headFacts(entry: Entry, view: DamagesView) {
  const { head, result } = entry;
  const { language } = view;
  const fromListings = result.inputs.some((input) => input.origin === 'listings')
    ? [...new Set(rowsOf(head, view).flatMap((row) => row.sources))]
    : [];
  const rule = view.rules.find((one) => ruleVersion(one) === result.version);
  const asked = new Set(rule?.inputs.flatMap((input) => (input.asked || input.unit === 'choice' ? [input.name] : [])));
  const inputs = result.inputs.filter(isShown).map((input) => ({
    ...inputFacts(input, result, language),
    // What is asked for is reasoned, not proved.
    proved: !asked.has(input.name),
    exhibits: input.origin === 'listings' ? fromListings : evidence(input.sources),
  }));
  const items = itemsOf(entry, language);
  return {
    id: head.id,
    rule: head.rule,
    counts: result.counts,
    title: head.title || result.title[language],
    statute: result.statute,
    currency: head.currency,
    amount: result.amount ?? '',
    computed: result.computed ?? '',
    claimed: head.claimed,
    ...rangeOf(result),
    least: result.range?.min ?? '',
    most: result.range?.max ?? '',
    liability: head.liability,
    apportioned_by: head.liability === 'apportioned' ? head.apportionBy : '',
    sellers: result.sellers,
    steps: result.steps,
    limits: result.limits.map(({ kind, from, to }) => ({ kind, from, to })),
    reasons: head.reasons,
    elected_on: head.election?.on ?? '',
    election_reason: head.election?.reason ?? '',
    conduct: head.conductFacts,
    inputs,
    input: Object.fromEntries(result.inputs.map((input) => [input.name, input.value])),
    items,
    items_rounded: result.items?.some((item) => item.rounded) ?? false,
    exhibits: [...new Set([...inputs, ...items].flatMap((one) => one.exhibits))],
    seller_numbers: result.sellerNumbers,
  };
}

/** Money as it is printed: what was converted has more decimals than its currency. */
const printed = (value: string, unit: ResolvedInput['unit'], currency: string): string =>
  unit === 'money' && value !== '' && exact(value).decimalPlaces() > minorUnits(currency) ? roundMinor(value, currency) : value;

function inputFacts(input: ResolvedInput, result: HeadResult, language: Language) {
  const { name, unit, standing, valued, netted } = input;
  const figure = (value: string): string => printed(value, unit, result.currency);
  const ranged = input.low !== '' && input.high !== '' && input.low !== input.high && input.meaning === null;
  return {
    name,
    label: input.label[language],
    value: input.meaning?.[language] ?? figure(input.value),
    unit,
    low: ranged ? figure(input.low) : '',
    high: ranged ? figure(input.high) : '',
    basis: input.basis || (input.origin === 'listings' ? listingBasis(result, language) : '') || carriedBasis(input, language),
    // Where it is the figure of another head.
    carried: input.carried?.head ?? '',
    carried_name: input.carried ? carriedTitle(input.carried, language) : '',
    estimate: standing === 'estimate',
    standing: standing === 'evidence' ? '' : standing,
    standing_name: STANDING[language][standing],
    valued,
    valued_name: valued && VALUED[language][valued],
    conversion: rateFacts(input.conversion, result.currency),
    gross: netted && netted.excluded.length > 0 ? figure(netted.gross) : '',
    excluded: (netted?.excluded ?? []).map((one) => ({
      what: one.what,
      name: EXCLUDED[language][one.what],
      amount: figure(one.amount),
      reasons: one.reasons.join(JOINT[language]),
    })),
  };
}

const carriedTitle = ({ title, rule }: Carried, language: Language): string => title || rule[language];
const carriedBasis = ({ carried }: ResolvedInput, language: Language): string =>
  carried ? TAKEN_FROM[language](carriedTitle(carried, language)) : '';

/** What was entered or read, what the rule supplied and used, and what is missing though required. */
function isShown(input: ResolvedInput): boolean {
  if (input.origin === 'missing') return input.required;
  return input.origin !== 'default' || (input.used && input.meaning !== null);
}

const listingBasis = (result: HeadResult, language: Language): string =>
  language === 'zh-CN'
    ? `根据${result.sellers}名卖家的商品链接数据汇总`
    : `from the listings of ${result.sellers} ${result.sellers === 1 ? 'seller' : 'sellers'}`;
