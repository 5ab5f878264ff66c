/** One row a head: the figure, what is asked for, low and high; and the totals. */
import type { Cell, Row } from 'write-excel-file/node';
import { minorUnits } from '../../kit/money.ts';
import type { End } from '../inputs.ts';
import type { DamagesView } from '../result.ts';
import type { Cap } from '../rule.ts';
import { bold, count, formula, heading, none, open, text } from './cells.ts';
import type { CellsOf } from './input-sheet.ts';
import { liveFigure } from './live.ts';
import type { Placed } from './placed.ts';
import type { RatesSheet } from './rates-sheet.ts';
import type { Word, Words } from './words.ts';

/** Columns of the heads that other sheets name. */
export const HEADS = {
  low: 'I',
  figure: 'J',
  high: 'K',
  claimed: 'L',
  once: 'M',
  computed: 'O',
  amountLow: 'P',
  amount: 'Q',
  amountHigh: 'R',
} as const;

export const HEAD_WIDTHS = [6, 34, 26, 34, 12, 16, 14, 10, 18, 18, 18, 18, 18, 8, 18, 18, 18, 18, 40, 12];
const HEADINGS: readonly Word[] = [
  'no',
  'head',
  'rule',
  'statute',
  'position',
  'liability',
  'sellerNumbers',
  'currency',
  'figureLow',
  'figure',
  'figureHigh',
  'claimed',
  'once',
  'times',
  'computed',
  'amountLow',
  'amount',
  'amountHigh',
  'election',
  'kind',
];

const KINDS = { measure: 'measure', add: 'added', info: 'info' } as const;

/** Sums of a head over the table by seller. */
export interface Sums {
  readonly computed: string;
  readonly low: string;
  readonly amount: string;
  readonly high: string;
}

export function headSheet(
  heads: readonly Placed[],
  view: DamagesView,
  word: Words,
  cells: CellsOf,
  sums: ReadonlyMap<number, Sums>,
  caps: readonly Cap[],
  rates: RatesSheet,
): Row[] {
  const rows = heads.map((one): Row => {
    const { no, head, result, title } = one;
    return [
      count(no),
      text(title),
      text(result.version || head.rule),
      text(result.statute),
      text(word(result.counts === 'info' ? 'info' : head.position)),
      text(word(head.liability)),
      text(result.sellerNumbers),
      text(head.currency),
      ...amounts(one, word, cells, sums.get(no)),
      text(head.election ? `${head.election.on}: ${head.election.reason}` : ''),
      text(word(KINDS[result.counts])),
    ];
  });
  return [heading(...HEADINGS.map((name) => word(name))), ...rows, ...totals(view, heads.length + 1, word, caps, rates)];
}

/** From the low figure of one seller to the high end of what is asked for. */
function amounts(one: Placed, word: Words, cells: CellsOf, sum: Sums | undefined): Cell[] {
  const { no, head, result, rule, debtors } = one;
  const row = no + 1;
  const places = minorUnits(head.currency);
  const claimed = open(head.claimed);
  if (result.computed === null || !rule) return [null, text(word('open')), null, claimed, null, null, null, null, text(word('open')), null];
  const rounded = (value: string) => formula(`ROUND(${value},${places})`);
  if (sum) return [...none(3), claimed, null, null, ...[sum.computed, sum.low, sum.amount, sum.high].map(rounded)];
  const figure = (end: End) => formula(liveFigure(rule, cells(one, end), places, end));
  const once = (letter: string) => `IF(ISNUMBER(L${row}),MIN(${letter}${row},ROUND(L${row},${places})),${letter}${row})`;
  return [
    figure('low'),
    figure('base'),
    figure('high'),
    claimed,
    formula(once(HEADS.figure)),
    count(debtors.length),
    rounded(`J${row}*N${row}`),
    rounded(`${once(HEADS.low)}*N${row}`),
    rounded(`M${row}*N${row}`),
    rounded(`${once(HEADS.high)}*N${row}`),
  ];
}

/**
 * The claimed heads of each currency added up. Where a court holds its measures at a cap, the cap stands above the total and what is over
 * it is taken off once; below a total of another currency, what it comes to in the pack's.
 */
function totals(view: DamagesView, last: number, word: Words, caps: readonly Cap[], rates: RatesSheet): Row[] {
  const data: Row[] = [];
  const line = (title: string, currency: string, ends: readonly Cell[]): void => {
    data.push([null, bold(title), ...none(5), text(currency), ...none(7), ...ends]);
  };
  for (const { currency, amount, converted } of view.totals) {
    const places = minorUnits(currency);
    const claimed = (letter: string) =>
      `SUMIFS(${letter}$2:${letter}$${last},H$2:H$${last},"${currency}",E$2:E$${last},"${word('primary')}"`;
    const cap = amount === null ? undefined : caps.find((one) => one.currency === currency);
    if (cap) line(`${word('cap')}: ${cap.title[view.language]} (${cap.statute})`, currency, [null, open(cap.max), null]);
    const held = last + data.length;
    const over = (letter: string) => (cap ? `-MAX(0,${claimed(letter)},T$2:T$${last},"${word('measure')}")-$${HEADS.amount}$${held})` : '');
    const sum = (letter: string) => formula(`ROUND(${claimed(letter)})${over(letter)},${places})`, true);
    line(word('total'), currency, amount === null ? [null, text(word('open')), null] : [sum('P'), sum(HEADS.amount), sum('R')]);
    if (!converted || amount === null) continue;
    const total = `${HEADS.amount}${last + data.length}`;
    const into = `ROUND(${total}${rates.apply({ ...converted, currency }, converted.currency)},${minorUnits(converted.currency)})`;
    line(word('forInformation'), converted.currency, [null, formula(into), null]);
  }
  return data;
}
