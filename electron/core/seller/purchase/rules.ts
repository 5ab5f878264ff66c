/** What the law of the forum asks of a test purchase: the pack says which, how much it weighs and why. */
import type { Severity } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import type { PurchaseRule } from '../../template/pack.ts';
import { type Case, itemOf } from './case.ts';

type Ask = (one: Case, say: (field: string, id: MessageId, params?: MessageParams) => void) => void;

/** By the name a pack calls it (`check`). A name nobody knows asks nothing. */
const ASKS: Readonly<Record<string, Ask>> = {
  /** Personal jurisdiction rests on delivery into the forum. */
  forum({ purchase, forum, step }, say) {
    if (forum === '' || !step('receipt')) return;
    const place = purchase.deliveredTo;
    if (place === '') say('deliveredTo', 'purchase.no-place');
    else if (!place.toLowerCase().includes(forum.toLowerCase())) say('deliveredTo', 'purchase.outside-forum', { place, forum });
  },
  'chosen-place'({ step }, say) {
    if (step('receipt')) say('deliveredTo', 'purchase.place-chosen');
  },
  'perjury-form'({ record, step }, say) {
    if (step('receipt') && record.executedIn === '') say('executedIn', 'purchase.unsigned-place');
  },
  'as-offered'({ record, step }, say) {
    if (record.asOffered === 'no') say('asOffered', 'purchase.not-as-offered');
    else if (record.asOffered === '' && step('order')) say('asOffered', 'purchase.offer-unknown');
  },
  'independent-examiner'({ purchase, record }, say) {
    if (purchase.conclusion === '' || purchase.examiner === '') return;
    if (record.examinerTies === 'plaintiff') say('examinerTies', 'purchase.own-examiner');
    else if (record.examinerTies === '') say('examinerTies', 'purchase.examiner-unknown');
  },
  /** Digits may be parted as cards part them. */
  'last-four'({ purchase }, say) {
    if (/\d(?:[ -]?\d){4,}/.test(purchase.paymentMethod.normalize('NFKC'))) say('paymentMethod', 'purchase.account-digits');
  },
  notarised({ record, step, purchase, linked, evidence }, say) {
    if (!step('order') || record.notaryRecord !== '') return;
    const named = [...purchase.sources, ...linked].some((source) => evidence.get(itemOf(source))?.kind === 'notarial-record');
    if (named) return;
    say('notaryRecord', record.timestamp === '' ? 'purchase.not-notarised' : 'purchase.timestamp-only');
  },
  invoice({ purchase, linked, steps, evidence, step }, say) {
    if (!step('payment')) return;
    const all = [...purchase.sources, ...linked, ...steps.flatMap(({ sources }) => sources)];
    const shown = all.some((source) => ['voucher', 'receipt'].includes(evidence.get(itemOf(source))?.kind ?? ''));
    if (!shown) say('steps/payment/sources', 'purchase.no-invoice');
  },
};

export function ruleFindings(one: Case): void {
  for (const rule of one.rules) {
    const why = reasons(rule);
    ASKS[rule.check]?.(one, (field, id, params = {}) => one.say(rule.severity satisfies Severity, field, id, { ...params, ...why }));
  }
}

/** What nobody has verified is never said as settled. */
const reasons = ({ why, verified }: PurchaseRule): MessageParams => ({
  why: verified ? why.en : `${why.en} (general knowledge, to be verified)`,
  whyZh: verified ? why['zh-CN'] : `${why['zh-CN']}（通行认识，尚待核实）`,
});
