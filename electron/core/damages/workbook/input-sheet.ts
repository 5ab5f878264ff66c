/** Every figure that goes into a head: low, value and high, what it stands on, and the evidence behind it. */
import type { Cell, Row } from 'write-excel-file/node';
import type { Language } from '../../kit/messages.ts';
import { lowers } from '../formula/lowers.ts';
import type { End } from '../inputs.ts';
import type { ResolvedInput } from '../result.ts';
import type { Derived } from '../seller-figures.ts';
import { at, count, formula, heading, open, openFormula, openText, plainFormula, text } from './cells.ts';
import { HEADS } from './head-sheet.ts';
import { itemsOf } from './item-sheet.ts';
import type { Cells } from './live.ts';
import type { NetSheet } from './net-sheet.ts';
import { type NameOf, named, type Placed } from './placed.ts';
import type { RatesSheet } from './rates-sheet.ts';
import type { Word, Words } from './words.ts';

/** Where the formulas of a head find their figures; of a seller, `own` gives those its listings supply. */
export type CellsOf = (head: Placed, end?: End, own?: (derive: Derived) => string) => Cells;

const LETTER = { low: 'D', base: 'E', high: 'F', foundLow: 'G', found: 'H', foundHigh: 'I' } as const;
const OTHER = { low: 'high', base: 'base', high: 'low' } as const;

export const INPUT_WIDTHS = [6, 34, 40, 18, 18, 18, 16, 16, 16, 10, 14, 16, 14, 40, 40];
const HEADINGS: readonly Word[] = [
  'no',
  'head',
  'input',
  'low',
  'value',
  'high',
  'foundLow',
  'found',
  'foundHigh',
  'foundIn',
  'origin',
  'standing',
  'valued',
  'basis',
  'evidence',
];

/** Low, value, high; then the same as found, for a figure of another currency, and that currency. */
function figures(input: ResolvedInput, one: Placed, row: number, rates: RatesSheet, net: NetSheet): Cell[] {
  const money = input.unit === 'money';
  const follow = (letter: string) => `IF(ISNUMBER(${letter}${row}),${letter}${row},"")`;
  const end = (value: string, from: string) => (value === input.value ? openFormula(follow(from), money) : open(value, money));
  const whole = (cell: string) => (money ? formula(cell) : plainFormula(cell));
  if (input.netted) {
    const left = net.place(one, input, input.netted);
    return [whole(follow(LETTER.base)), whole(left), whole(follow(LETTER.base)), null, null, null, null];
  }
  if (!input.conversion)
    return [end(input.low, LETTER.base), open(input.value, money), end(input.high, LETTER.base), null, null, null, null];
  const { conversion } = input;
  const rate = rates.apply(conversion, one.head.currency);
  const converted = (letter: string) => formula(`IF(ISNUMBER(${letter}${row}),${letter}${row}${rate},"")`);
  const entered = one.head.inputs.find(({ name }) => name === input.name);
  const found = (value: string | undefined) => (value ? open(value, money) : openFormula(follow(LETTER.found), money));
  return [
    converted(LETTER.foundLow),
    converted(LETTER.found),
    converted(LETTER.foundHigh),
    found(entered?.low),
    open(conversion.amount, money),
    found(entered?.high),
    text(conversion.currency),
  ];
}

/**
 * The figure of another head: what its row of the heads computes, and its range unless less is claimed there than it computes. Locked:
 * it changes where it comes from.
 */
function carriedFigures(from: Placed, word: Words): Cell[] {
  const [computed, amount, low, high] = [HEADS.computed, HEADS.amount, HEADS.amountLow, HEADS.amountHigh].map((letter) =>
    at(word('heads'), letter, from.no + 1),
  );
  const known = (value: string): Cell => formula(`IF(ISNUMBER(${computed}),${value},"")`);
  const end = (value: string | undefined): Cell => known(`IF(${computed}=${amount},${value},${computed})`);
  return [end(low), known(computed ?? ''), end(high), null, null, null, null];
}

export function inputSheet(
  heads: readonly Placed[],
  word: Words,
  language: Language,
  nameOf: NameOf,
  rates: RatesSheet,
  net: NetSheet,
): { readonly data: Row[]; readonly cells: CellsOf } {
  const data: Row[] = [heading(...HEADINGS.map((name) => word(name)))];
  const rowOf = new Map<string, number>();
  const byId = new Map(heads.map((one) => [one.head.id, one]));
  for (const one of heads)
    for (const input of one.result.inputs) {
      const row = data.length + 1;
      const elsewhere = one.own && one.derived.has(input.name);
      const from = input.carried ? byId.get(input.carried.head) : undefined;
      const shown = (): Cell[] => {
        if (from) return carriedFigures(from, word);
        if (elsewhere) return [null, text(word('bySellerInput')), null, null, null, null, null];
        if (input.unit === 'choice') return [null, openText(input.meaning?.[language] ?? input.value), null, null, null, null, null];
        return figures(input, one, row, rates, net);
      };
      data.push([
        count(one.no),
        text(one.title),
        text(input.label[language]),
        ...shown(),
        text(word(input.origin)),
        input.origin === 'entered' && input.unit !== 'choice' ? text(word(input.standing)) : null,
        input.valued === '' ? null : text(word(input.valued)),
        text([from ? `${from.no}. ${from.title}` : '', input.basis].filter((part) => part !== '').join('; ')),
        text(named(input.sources, nameOf)),
      ]);
      rowOf.set(`${one.no} ${input.name}`, row);
    }
  const cells: CellsOf = (one, end = 'base', own) => {
    const falling = one.rule?.formula ? lowers(one.rule.formula) : new Set<string>();
    return {
      ref: (name) => {
        const derive = own && one.derived.get(name);
        if (derive) return own(derive);
        const row = rowOf.get(`${one.no} ${name}`);
        const unit = one.rule?.inputs.find((input) => input.name === name)?.unit;
        const letter = unit === 'choice' ? LETTER.base : LETTER[falling.has(name) ? OTHER[end] : end];
        return row === undefined ? '' : at(word('inputs'), letter, row);
      },
      shown: (name, choice) => one.rule?.inputs.find((input) => input.name === name)?.choices?.[choice]?.[language] ?? choice,
      items: one.head.items.length === 0 ? '' : itemsOf(one.no, word),
    };
  };
  return { data, cells };
}
