/** Vouchers and other single items: what each is for, this claim's part of it, and the amount that counts. */
import type { Row } from 'write-excel-file/node';
import { minorUnits } from '../../kit/money.ts';
import { converter } from '../conversion.ts';
import { bold, count, formula, heading, none, open, text } from './cells.ts';
import { type NameOf, named, type Placed, type Sources } from './placed.ts';
import type { RatesSheet } from './rates-sheet.ts';
import type { Word, Words } from './words.ts';

export const ITEM_WIDTHS = [6, 34, 40, 14, 20, 16, 10, 8, 8, 30, 10, 18, 14, 40];
const HEADINGS: readonly Word[] = [
  'no',
  'head',
  'item',
  'date',
  'voucher',
  'found',
  'foundIn',
  'part',
  'partOf',
  'partReason',
  'currency',
  'amount',
  'valued',
  'evidence',
];
/** Where the amount that counts stands. */
const COUNTS = 'L';

/** What the items of a head come to. */
export const itemsOf = (no: number, word: Words): string =>
  `SUMIFS('${word('items')}'!$${COUNTS}:$${COUNTS},'${word('items')}'!$A:$A,${no})`;

/** `1/3` is 1 of 3, `0.25` is 0.25 of 1: a spreadsheet then divides once, and no third is cut off. */
function partOf(part: string): readonly [share: string, whole: string] {
  const [share = '1', whole = '1'] = part === '' ? [] : part.split('/');
  return [share, whole];
}

export function itemSheet(heads: readonly Placed[], from: Sources, word: Words, nameOf: NameOf, rates: RatesSheet): Row[] {
  const items = heads.flatMap((one) => one.head.items.map((item) => ({ one, item })));
  const rows = items.map(({ one: { no, title, head }, item }, index): Row => {
    const row = index + 2;
    const [share, whole] = partOf(item.part);
    const { by } = converter(item, head.currency, { rates: from.rates ?? [], rateAge: from.book.rates }, '');
    const foreign = item.currency !== '' && item.currency !== head.currency;
    const rate = by ? rates.apply(by.conversion, head.currency) : '';
    return [
      count(no),
      text(title),
      text(item.label),
      text(item.date),
      text(item.voucher),
      open(item.amount),
      text(item.currency || head.currency),
      open(share, false),
      open(whole, false),
      text(item.partReason),
      text(head.currency),
      foreign && !by ? text(word('open')) : formula(`IF(ISNUMBER(F${row}),F${row}${rate}*H${row}/I${row},"")`),
      item.valued === '' ? null : text(word(item.valued)),
      text(named(item.sources, nameOf)),
    ];
  });
  const last = rows.length + 1;
  const currencies = [...new Set(items.map(({ one }) => one.head.currency))];
  const totals = currencies.map((currency): Row => {
    const sum = `ROUND(SUMIFS(${COUNTS}2:${COUNTS}${last},K2:K${last},"${currency}"),${minorUnits(currency)})`;
    return [null, bold(word('total')), ...none(8), text(currency), formula(sum, true)];
  });
  return [heading(...HEADINGS.map((name) => word(name))), ...rows, ...totals];
}
