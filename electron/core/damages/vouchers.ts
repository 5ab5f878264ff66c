/** The items of a head as they count: this claim's part of each voucher, in the head's currency. */
import { type Exact, exact, roundMinor } from '../kit/money.ts';
import { conversionText, converter } from './conversion.ts';
import type { Published } from './exchange/convert.ts';
import { type Fault, fault, type Pen } from './formula/figures.ts';
import { withinReach } from './inputs.ts';
import type { Head, Item } from './model.ts';
import type { Conversion, ResolvedItem } from './result.ts';

export interface Voucher {
  readonly item: Item;
  /** What counts; null while it has no amount or cannot be converted. */
  readonly value: Exact | null;
  readonly conversion: Conversion | null;
  /** How it came about, where it is not the amount itself: `$900.00 × 1 ÷ 3 = $300.00`. */
  readonly steps: readonly string[];
}

/** `1/3`, `0.25`; the whole for ''. Null above one. */
function partOf(part: string): { readonly over: Exact; readonly under: Exact } | null {
  const [over = '', under = '1'] = (part === '' ? '1' : part).split('/');
  const fraction = { over: exact(over), under: exact(under) };
  return fraction.over.gt(fraction.under) ? null : fraction;
}

/** Reads every item of a head. An item whose part or rate is wrong counts for nothing, and the head is refused. */
export function resolveVouchers(head: Head, published: Published, pen: Pen): { vouchers: readonly Voucher[]; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const vouchers = head.items.map((item): Voucher => {
    const field = `items/${item.id}`;
    const named = { label: item.label || item.voucher || item.id, label_zh: item.label || item.voucher || item.id };
    if (item.amount === '') return { item, value: null, conversion: null, steps: [] };
    if (!withinReach(item.amount)) {
      faults.push(fault(field, 'damages.out-of-reach', named));
      return { item, value: null, conversion: null, steps: [] };
    }
    const { by, faults: wrong } = converter(item, head.currency, published, field);
    faults.push(...wrong);
    const part = partOf(item.part);
    if (!part) faults.push(fault(field, 'damages.part-above-one', { ...named, part: item.part }));
    if (item.part !== '' && item.partReason.trim() === '') faults.push(fault(field, 'damages.part-needs-reason', named, 'warning'));
    if (!part || wrong.some((one) => one.severity === 'error')) return { item, value: null, conversion: null, steps: [] };
    const amount = exact(item.amount);
    const whole = by ? by.of(amount) : amount;
    const value = part.over.equals(part.under) ? whole : whole.times(part.over).div(part.under);
    const conversion = by ? { ...by.conversion, amount: item.amount } : null;
    if (!conversion && part.over.equals(part.under)) return { item, value, conversion, steps: [] };
    const share = part.over.equals(part.under)
      ? ''
      : ` × ${pen.number(part.over)}${part.under.equals(1) ? '' : ` ÷ ${pen.number(part.under)}`}`;
    return {
      item,
      value,
      conversion,
      steps: [pen.step(`${conversion ? conversionText(conversion, pen) : pen.money(amount)}${share}`, value)],
    };
  });
  return { vouchers, faults };
}

/** Those of the vouchers that count with less than the whole, or that were found in another currency; others count as entered. */
export const resolvedItems = (vouchers: readonly Voucher[], currency: string): ResolvedItem[] =>
  vouchers
    .filter(({ item, conversion }) => conversion !== null || item.part !== '')
    .map(({ item, value, conversion }) => {
      const amount = value === null ? '' : roundMinor(value.toFixed(), currency);
      return { id: item.id, amount, rounded: value !== null && !value.equals(amount), conversion };
    });
