/** A test purchase with its course, in the words of the papers about it. */
import type { Evidence } from '../evidence/model.ts';
import { sourceItem } from '../kit/citation.ts';
import type { Language } from '../kit/messages.ts';
import { type Exact, exact } from '../kit/money.ts';
import type { Purchase } from '../seller/model.ts';
import { recordOf, type Step, type StepKind, stepsOf } from '../seller/purchase/model.ts';
import { stepWord } from '../seller/purchase/words.ts';
import { NO_DAMAGES } from './damages-facts.ts';
import type { Facts, PurchaseCourse, PurchaseFacts, PurchaseFile, StepFacts } from './facts.ts';
import { sellerGroups } from './groups.ts';
import { numberRanges } from './number-ranges.ts';
import type { Proof } from './proof.ts';

interface CourseSources {
  readonly facts: Facts;
  readonly language: Language;
  readonly proof: Proof;
  readonly evidence: readonly Evidence[];
}

/**
 * The facts of a document about `purchases` (in that order). What is of other sellers is left out: the document cannot say it, and no change
 * to it makes the document stale.
 */
export function aboutPurchases(from: CourseSources, purchases: readonly Purchase[]): Facts {
  const { facts, language } = from;
  const courses = purchases.flatMap((purchase) => {
    const row = facts.purchases.find(({ id }) => id === purchase.id);
    return row ? [courseOf(from, purchase, row)] : [];
  });
  return {
    ...facts,
    purchase: courses.length === 1 ? (courses[0] ?? null) : null,
    chosen_purchases: courses,
    sellers: [],
    storefronts: [],
    listings: [],
    purchases: [],
    shared_identifiers: [],
    operator_groups: [],
    ties: [],
    own_ties: [],
    joinder: { sets: [], apart: { numbers: '', count: 0, nos: [] } },
    // The title of the action says whether any defendant is unknown.
    groups: { ...sellerGroups([], '', (numbers) => numberRanges(numbers, language)), hidden: facts.groups.hidden },
    damages: NO_DAMAGES,
    counts: { ...facts.counts, sellers: 0, storefronts: 0, listings: 0, purchases: courses.length, platforms: 0 },
    platforms: [],
  };
}

function courseOf({ facts, language, proof, evidence }: CourseSources, purchase: Purchase, row: PurchaseFacts): PurchaseCourse {
  const record = recordOf(purchase);
  const steps = stepsOf(purchase);
  const seller = facts.sellers.find(({ no }) => no === row.no);
  const shops = seller?.storefronts ?? [];
  const factOf = (step: Step): StepFacts => stepFacts(step, proof, language);
  const many = (kind: StepKind) => steps.filter((step) => step.kind === kind).map(factOf);
  const single = (kind: StepKind) => many(kind)[0] ?? { ...EMPTY, id: kind, kind, name: stepWord(kind, language) };
  const named = new Set([...row.exhibits, ...steps.flatMap((step) => step.sources)].map(sourceItem));
  const listed = new Set(facts.exhibits.map(({ id }) => id));
  const files = evidence.filter(({ id }) => named.has(id));
  const file = (item: Evidence) => fileFacts(item, listed.has(item.id));
  return {
    ...row,
    seller: seller?.name ?? '',
    listing: facts.listings.find(({ id }) => id === purchase.listing) ?? null,
    storefront: shops.find(({ id }) => id === purchase.storefront) ?? shops[0] ?? null,
    item: record.item,
    quantity: record.quantity,
    buyer: record.buyer,
    buyer_of: record.buyerOf,
    buyer_ties: record.buyerTies,
    account: record.account,
    as_offered: record.asOffered,
    executed_in: record.executedIn,
    executed_at: record.executedAt,
    examiner_ties: record.examinerTies,
    reference: record.reference,
    method: record.method,
    comparison: record.comparison.map(({ feature, genuine, sample }) => ({ feature, genuine, sample })),
    notary_office: record.notaryOffice,
    notary_record: record.notaryRecord,
    timestamp: record.timestamp,
    plan: single('plan'),
    order: single('order'),
    payment: single('payment'),
    shipment: single('shipment'),
    receipt: single('receipt'),
    opening: single('opening'),
    examination: single('examination'),
    concluded: single('conclusion'),
    seals: many('seal'),
    storages: many('storage'),
    handovers: many('handover'),
    costs: many('cost'),
    spent: spent(purchase, steps),
    steps: steps.map(factOf),
    exhibits: proof.among([...new Set([...row.exhibits, ...steps.flatMap((step) => step.sources)])]),
    files: files.map(file),
    pictures: files.filter(({ mediaType }) => mediaType === 'image/png' || mediaType === 'image/jpeg').map(file),
  };
}

const fileFacts = ({ id, title, fileName, sha256, capturedAt }: Evidence, listed: boolean): PurchaseFile => ({
  id,
  listed,
  title: title || fileName,
  sha256,
  captured_at: capturedAt,
});

const EMPTY: Omit<StepFacts, 'id' | 'kind' | 'name'> = {
  date: '',
  time: '',
  by: '',
  to: '',
  place: '',
  seal: '',
  amount: '',
  currency: '',
  note: '',
  exhibits: [],
};

const stepFacts = (step: Step, proof: Proof, language: Language): StepFacts => ({
  id: step.id,
  kind: step.kind,
  name: stepWord(step.kind, language),
  date: step.date,
  time: timeOf(step.at, language),
  by: step.by,
  to: step.to,
  place: step.place,
  seal: step.seal,
  amount: step.amount,
  currency: step.currency,
  note: step.note,
  exhibits: proof.among(step.sources),
});

/** `14:03 (UTC+8)`; the zone is the one the platform showed, never another. */
function timeOf(at: string, language: Language): string {
  const [, time = '', zone = ''] = /T(\d{2}:\d{2}(?::\d{2})?)[\d.]*(Z|[+-]\d{2}:\d{2})$/.exec(at) ?? [];
  if (time === '') return '';
  const [sign, hours = '', minutes = ''] = [zone.charAt(0), zone.slice(1, 3), zone.slice(4)];
  const utc = zone === 'Z' ? 'UTC' : `UTC${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  return language === 'zh-CN' ? `${time}（${utc}）` : `${time} (${utc})`;
}

/** The price and the costs, added up by currency; a cost without a currency counts in that of the price. */
function spent(purchase: Purchase, steps: readonly Step[]): PurchaseCourse['spent'] {
  const sums = new Map<string, Exact>();
  const add = (amount: string, currency: string) => {
    if (amount !== '' && currency !== '') sums.set(currency, (sums.get(currency) ?? exact('0')).plus(exact(amount)));
  };
  add(purchase.paid, purchase.currency);
  for (const step of steps) if (step.kind === 'cost') add(step.amount, step.currency || purchase.currency);
  return [...sums].map(([currency, amount]) => ({ currency, amount: amount.toFixed() }));
}
