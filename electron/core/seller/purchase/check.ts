/** What is missing for a test purchase to stand: a finding for each, with the field where it is mended. */
import { type Finding, finding } from '../../kit/finding.ts';
import type { MessageId } from '../../kit/messages.ts';
import { formatMoney } from '../../kit/money.ts';
import type { Purchase } from '../model.ts';
import { type Case, itemOf, type PurchaseContext, stepField, stepParams } from './case.ts';
import { chainFindings } from './chain.ts';
import { dateFindings } from './dates.ts';
import { recordOf, type StepKind, stepKinds, stepsOf } from './model.ts';
import { sameName } from './names.ts';
import { ruleFindings } from './rules.ts';
import { conclusionWord } from './words.ts';

const NEEDED: readonly StepKind[] = ['order', 'payment', 'shipment', 'receipt', 'opening', 'seal', 'storage', 'examination', 'conclusion'];
/** Nobody does them alone, or the record of the purchase says who. */
const UNSIGNED: ReadonlySet<StepKind> = new Set(['plan', 'payment', 'shipment', 'storage', 'conclusion', 'cost']);
/** What a person says needs no paper. */
const UNPROVED: ReadonlySet<StepKind> = new Set(['plan', 'storage', 'handover', 'seal', 'shipment']);

/** Dates that cannot be true, which no paper may state: what a final about the purchase is refused for. `today` is a plain date. */
export function impossibleDates(purchase: Purchase, today: string): Finding[] {
  const nothing = { identifiers: [], evidence: new Map(), linked: [], forum: '', pleaded: false, rules: [] };
  const found = purchaseFindings(purchase, { today, seller: { name: '', status: 'active' }, ...nothing });
  return found.filter(({ id }) => IMPOSSIBLE.has(id));
}
const IMPOSSIBLE: ReadonlySet<MessageId> = new Set(['purchase.dates-order', 'purchase.date-ahead', 'purchase.moment']);

/** In the order of the steps, then what concerns the whole. The worst does not come first: it is a list to work through. */
export function purchaseFindings(purchase: Purchase, context: PurchaseContext): Finding[] {
  const record = recordOf(purchase);
  const steps = stepsOf(purchase);
  const found: Finding[] = [];
  const whole = [...purchase.sources, ...context.linked];
  const one: Case = {
    ...context,
    purchase,
    record,
    steps,
    found,
    step: (kind) => steps.find((step) => step.kind === kind),
    proof: (step) => (step && step.sources.length > 0 ? step.sources : whole),
    say(severity, field, id, params = {}) {
      found.push(finding(severity, `seller/purchases/${purchase.id}${field === '' ? '' : `/${field}`}`, id, params));
    },
  };
  missing(one);
  dateFindings(one);
  opening(one);
  goods(one);
  payment(one);
  chainFindings(one);
  conclusion(one);
  ruleFindings(one);
  return found;
}

/** Steps that must lie before those recorded; what each recorded one lacks; the next one to come. */
function missing(one: Case): void {
  const { steps, say } = one;
  const reached = Math.max(-1, ...steps.filter(({ kind }) => kind !== 'cost').map(({ kind }) => stepKinds.indexOf(kind)));
  let next: StepKind | undefined;
  for (const kind of NEEDED) {
    if (steps.some((step) => step.kind === kind)) continue;
    const later = reached > stepKinds.indexOf(kind);
    // Seals and storage have findings of their own, once there is something to keep.
    if (kind === 'seal' || kind === 'storage') continue;
    if (later) say('warning', `steps/${kind}`, 'purchase.step-missing', stepParams(kind));
    else next ??= kind;
  }
  for (const step of steps) {
    if (step.date === '') say('warning', stepField(step, 'date'), 'purchase.step-undated', stepParams(step.kind));
    if (step.by === '' && !UNSIGNED.has(step.kind) && !(step.kind === 'order' && one.record.buyer !== ''))
      say('warning', stepField(step, 'by'), 'purchase.step-nobody', stepParams(step.kind));
    const named = one.proof(step);
    if (named.length === 0 && !UNPROVED.has(step.kind) && step.kind !== 'payment')
      say('warning', stepField(step, 'sources'), 'purchase.step-unproved', stepParams(step.kind));
    if (step.sources.some((source) => !one.evidence.has(itemOf(source))))
      say('warning', stepField(step, 'sources'), 'purchase.source-gone', stepParams(step.kind));
  }
  if (next !== undefined) say('note', `steps/${next}`, 'purchase.step-next', stepParams(next));
}

function opening(one: Case): void {
  const step = one.step('opening');
  if (!step && !one.step('examination')) return;
  const items = one.proof(step).map((source) => one.evidence.get(itemOf(source)));
  if (items.some((item) => item && (item.kind === 'video' || item.mediaType.startsWith('video/')))) return;
  const seen = step?.sources.some((source) => one.evidence.get(itemOf(source))?.mediaType.startsWith('image/')) ?? false;
  if (seen) one.say('note', 'steps/opening/sources', 'purchase.photographs-only');
  else one.say('warning', 'steps/opening/sources', 'purchase.not-filmed');
}

/** Seals and storage, from the day the goods were received. */
function goods(one: Case): void {
  if (!one.step('receipt') && !one.step('opening')) return;
  if (!one.steps.some((step) => step.seal !== '')) one.say('warning', 'steps/seal/seal', 'purchase.no-seal');
  if (!one.steps.some((step) => step.kind === 'storage' && step.place !== ''))
    one.say('warning', 'steps/storage/place', 'purchase.no-storage');
}

function payment(one: Case): void {
  const { purchase, seller, identifiers, say } = one;
  if (purchase.listing === null) say('warning', 'listing', 'purchase.no-listing');
  const step = one.step('payment');
  if (purchase.paid === '' || purchase.currency === '') {
    if (step || one.step('receipt')) say('warning', 'paid', 'purchase.no-price');
  } else if (one.proof(step).length === 0)
    say('warning', 'steps/payment/sources', 'purchase.price-unproved', { amount: formatMoney(purchase.paid, purchase.currency, 'en') });
  const payee = purchase.payee.trim();
  if (payee === '') return;
  const known = identifiers
    .filter(({ kind }) => kind === 'payee' || kind === 'bank-account' || kind === 'registrant')
    .map(({ value }) => value);
  if ([seller.name, ...known].some((name) => sameName(name, payee))) return;
  if (seller.name === '') say('note', 'payee', 'purchase.payee-names', { payee });
  else say('note', 'payee', 'purchase.payee-differs', { payee, seller: seller.name });
}

function conclusion(one: Case): void {
  const { purchase, record, seller, say } = one;
  if (purchase.conclusion === '') return;
  if (purchase.examiner === '') say('error', 'examiner', 'purchase.no-examiner');
  const infringes = purchase.conclusion === 'counterfeit' || purchase.conclusion === 'infringing';
  if (infringes) {
    if (purchase.differences.trim() === '' && record.comparison.length === 0) say('error', 'differences', 'purchase.no-differences');
  } else if (one.pleaded && seller.status === 'active') {
    say(purchase.conclusion === 'genuine' ? 'error' : 'warning', 'conclusion', 'purchase.not-infringing', {
      conclusion: conclusionWord(purchase.conclusion, 'en'),
      conclusionZh: conclusionWord(purchase.conclusion, 'zh-CN'),
    });
  }
}
