/** The columns of one head in the table by seller: what the rule gives for each debtor, and what is asked of it. */
import type { Cell } from 'write-excel-file/node';
import { minorUnits } from '../../kit/money.ts';
import type { Debtor } from '../context.ts';
import type { End } from '../inputs.ts';
import type { Derived, SellerFigures } from '../seller-figures.ts';
import { derive } from '../seller-figures.ts';
import { at, column, count, formula, none, open, plainFormula } from './cells.ts';
import { HEADS } from './head-sheet.ts';
import type { CellsOf } from './input-sheet.ts';
import { liveFigure } from './live.ts';
import type { Placed } from './placed.ts';
import type { Word, Words } from './words.ts';

/** The rows of the table and where they say what the listings show. */
export interface Frame {
  /** Line of a seller by its id; the first is 2. */
  readonly line: ReadonlyMap<string, number>;
  readonly last: number;
  readonly word: Words;
  readonly cells: CellsOf;
  /** The column of a figure of the listings; '' where no listing has one in that currency. */
  listed(derived: Derived, currency: string): string;
}

export interface Block {
  readonly one: Placed;
  readonly titles: readonly string[];
  /** Letters of the columns that add up: by the rule, asked, low, high. Only the second where there is no more. */
  readonly computed: string;
  readonly asked: string;
  readonly low: string;
  readonly high: string;
  readonly summed: ReadonlySet<string>;
  row(seller: SellerFigures, line: number): Cell[];
  /** Whether the figure in a seller's row is owed by it alone; null where its row has none. */
  alone(seller: SellerFigures): boolean | null;
}

/** A block for every head that asks something of single sellers or groups of them; joint heads stand beside the table. */
export function blocksOf(heads: readonly Placed[], first: number, frame: Frame): Block[] {
  let next = first;
  const shown = heads.filter(
    ({ head, result, meant, rule }) =>
      rule &&
      result.computed !== null &&
      result.counts !== 'info' &&
      meant.length > 0 &&
      (head.liability !== 'joint' || meant.length === 1),
  );
  return shown.map((one) => {
    const block = blockOf(one, next, frame);
    next += block.titles.length;
    return block;
  });
}

function blockOf(one: Placed, first: number, frame: Frame): Block {
  if (one.head.liability === 'apportioned' && one.meant.length > 1) return apportionedBlock(one, first, frame);
  return one.head.liability === 'group' && one.meant.length > 1 ? groupBlock(one, first, frame) : eachBlock(one, first, frame);
}

const inHeads = ({ no }: Placed, letter: string, word: Words): string => at(word('heads'), letter, no + 1);

/** By the rule, asked, and where listings make it differ, low and high. `own` gives the cells of a debtor's listings. */
function figureCells(one: Placed, letters: readonly string[], line: number, frame: Frame, own: (derived: Derived) => string): Cell[] {
  const { word, cells } = frame;
  if (!one.own || !one.rule) return [formula(inHeads(one, HEADS.figure, word)), formula(inHeads(one, HEADS.once, word))];
  const { rule } = one;
  const places = minorUnits(one.head.currency);
  const claimed = inHeads(one, HEADS.claimed, word);
  const figure = (end: End, claim = '') => liveFigure(rule, cells(one, end, own), places, end, claim);
  const [computed] = letters;
  const asked = `IF(AND(ISNUMBER(${computed}${line}),ISNUMBER(${claimed})),MIN(${computed}${line},ROUND(${claimed},${places})),${computed}${line})`;
  return [formula(figure('base')), formula(asked), formula(figure('low', claimed)), formula(figure('high', claimed))];
}

function titled({ no, title, own }: Placed, word: Words): string[] {
  const names: Word[] = own ? ['asked', 'low', 'high'] : ['asked'];
  return [`${no}. ${title}`, ...names.map((name) => `${no}. ${word(name)}`)];
}

const lettersFrom = (first: number, of: number): string[] => Array.from({ length: of }, (_, index) => column(first + index));

function eachBlock(one: Placed, first: number, frame: Frame): Block {
  const titles = titled(one, frame.word);
  const letters = lettersFrom(first, titles.length);
  const [computed = '', asked = '', low = '', high = ''] = letters;
  const meant = new Set(one.meant);
  return {
    one,
    titles,
    computed,
    asked,
    low,
    high,
    summed: new Set(letters),
    alone: (seller) => (meant.has(seller) ? true : null),
    row(seller, line) {
      if (!meant.has(seller)) return none(titles.length);
      const own = (derived: Derived) => {
        const letter = frame.listed(derived, one.head.currency);
        return letter === '' ? '""' : `$${letter}${line}`;
      };
      return figureCells(one, letters, line, frame, own);
    },
  };
}

/** A group counts once, in the row of its first member; the others name that row. What its listings say together stands before the figure. */
function groupBlock(one: Placed, first: number, frame: Frame): Block {
  const { word, last, line: lineOf } = frame;
  const derived = one.own ? [...new Set(one.derived.values())] : [];
  const names: Record<Derived, Word> = { units_1117c: 'units', units_sold: 'sold', revenue: 'revenue' };
  const before = [`${one.no}. ${word('owedWith')}`, ...derived.map((what) => `${one.no}. ${word(names[what])}, ${word('together')}`)];
  const titles = [...before, ...titled(one, word)];
  const letters = lettersFrom(first, titles.length);
  const [key = ''] = letters;
  const figures = letters.slice(before.length);
  const [computed = '', asked = '', low = '', high = ''] = figures;
  const debtorOf = new Map(one.debtors.flatMap((debtor) => debtor.map((seller) => [seller, debtor] as const)));
  const together = (what: Derived, debtor: Debtor, line: number): Cell => {
    const listed = frame.listed(what, one.head.currency);
    if (listed === '') return null;
    if (debtor.length === 1) return plainFormula(`IF(ISNUMBER($${listed}${line}),$${listed}${line},"")`);
    // Two sellers of a group may use the same mark on the same goods: what they make together is no sum.
    if (what === 'units_1117c') return open(derive(what, debtor, one.head.currency)?.toFixed() ?? '', false);
    const range = (letter: string) => `$${letter}$2:$${letter}$${last}`;
    const member = `${range(key)},$${key}${line}`;
    return plainFormula(`IF(COUNTIFS(${member},${range(listed)},">=0")=0,"",SUMIFS(${range(listed)},${member}))`);
  };
  return {
    one,
    titles,
    computed,
    asked,
    low,
    high,
    summed: new Set(figures),
    alone(seller) {
      const debtor = debtorOf.get(seller);
      return debtor?.[0] === seller ? debtor.length === 1 : null;
    },
    row(seller, line) {
      const debtor = debtorOf.get(seller);
      const leader = debtor?.[0];
      if (!debtor || !leader) return none(titles.length);
      if (leader !== seller) return [count(leader.no), ...none(titles.length - 1)];
      const own = (what: Derived) => {
        const letter = letters[1 + derived.indexOf(what)] ?? '';
        return `$${letter}${lineOf.get(leader.seller) ?? line}`;
      };
      return [count(leader.no), ...derived.map((what) => together(what, debtor, line)), ...figureCells(one, figures, line, frame, own)];
    },
  };
}

/** One figure divided: by weight, rounded down, and what that leaves over to those who lost most, the earlier one first. */
function apportionedBlock(one: Placed, first: number, frame: Frame): Block {
  const { word, last } = frame;
  const { currency, apportionBy } = one.head;
  const titles = [word('weight'), word('roundedDown'), word('lost'), word('partOwed')].map((name, index) =>
    index === 0 ? `${one.no}. ${one.title}: ${name}` : `${one.no}. ${name}`,
  );
  const [weight = '', floor = '', lost = '', part = ''] = lettersFrom(first, titles.length);
  const unit = `1${'0'.repeat(minorUnits(currency))}`;
  const range = (letter: string) => `$${letter}$2:$${letter}$${last}`;
  const whole = `${inHeads(one, HEADS.amount, word)}*${unit}`;
  const meant = new Set(one.meant);
  const listed = apportionBy === 'equally' ? '' : frame.listed(apportionBy === 'revenue' ? 'revenue' : 'units_sold', currency);
  return {
    one,
    titles,
    computed: '',
    asked: part,
    low: '',
    high: '',
    summed: new Set([weight, part]),
    alone: (seller) => (meant.has(seller) ? true : null),
    row(seller, line) {
      if (!meant.has(seller)) return none(titles.length);
      const ideal = `${whole}*$${weight}${line}/SUM(${range(weight)})`;
      // What a spreadsheet loses in the tenth place decides nothing: those who lost the same come in the order of the schedule.
      const rank = `RANK($${lost}${line},${range(lost)})+COUNTIF($${lost}$2:$${lost}${line},$${lost}${line})-1`;
      const left = `ROUND(${whole}-SUM(${range(floor)}),0)`;
      return [
        apportionBy === 'equally' ? count(1) : plainFormula(listed === '' ? '0' : `N($${listed}${line})`),
        plainFormula(`INT(${ideal})`),
        plainFormula(`ROUND(${ideal}-$${floor}${line},6)`),
        formula(`ROUND(($${floor}${line}+IF(${rank}<=${left},1,0))/${unit},${minorUnits(currency)})`),
      ];
    },
  };
}
