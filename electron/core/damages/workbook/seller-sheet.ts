/** Defendants by measures: what the listings say of each, and what each head claims from it. */
import type { Cell, Row } from 'write-excel-file/node';
import { type Exact, exact, minorUnits } from '../../kit/money.ts';
import type { Derived, SellerFigures } from '../seller-figures.ts';
import { bold, column, count, formula, heading, none, open, plainFormula, text } from './cells.ts';
import type { Sums } from './head-sheet.ts';
import type { CellsOf } from './input-sheet.ts';
import type { Placed } from './placed.ts';
import { blocksOf, type Frame } from './seller-blocks.ts';
import type { Words } from './words.ts';

const FIXED = ['no', 'seller', 'marks', 'goods', 'units'] as const;

/** A figure of the listings: one column, or, where something does not count, what was shown, what is taken off, and what is left. */
interface Listed {
  readonly titles: readonly string[];
  /** The column of what is left. */
  readonly letter: string;
  row(seller: SellerFigures, line: number): Cell[];
}

export function sellerSheet(
  heads: readonly Placed[],
  sellers: readonly SellerFigures[],
  currency: string,
  word: Words,
  cells: CellsOf,
): { readonly data: Row[]; readonly widths: readonly number[]; readonly sums: ReadonlyMap<number, Sums> } {
  const named = new Set(heads.flatMap(({ meant }) => meant));
  const rows = sellers.filter((seller) => seller.active || named.has(seller));
  const last = rows.length + 1;
  const listed = listedColumns(rows, word);
  const blocks = blocksOf(heads, FIXED.length + 1 + listed.columns.reduce((sum, { titles }) => sum + titles.length, 0), {
    line: new Map(rows.map((seller, index) => [seller.seller, index + 2])),
    last,
    word,
    cells,
    listed: listed.letter,
  });
  const counted = blocks.filter(({ one }) => one.head.position === 'primary' && one.head.currency === currency);
  const grouped = counted.some(({ one }) => one.debtors.some((debtor) => debtor.length > 1) && one.head.liability === 'group');
  const places = minorUnits(currency);

  const owed = (seller: SellerFigures, line: number, alone: boolean): Cell => {
    const parts = counted.filter((block) => block.alone(seller) === alone).map(({ asked }) => `${asked}${line}`);
    return parts.length === 0 ? null : formula(`IF(COUNT(${parts.join(',')})=0,"",ROUND(SUM(${parts.join(',')}),${places}))`);
  };
  const data = rows.map((seller, index): Row => {
    const line = index + 2;
    return [
      count(seller.no),
      text(seller.name || seller.shops.join(', ')),
      text(seller.marks.join('; ')),
      text(seller.goodsTypes.join('; ')),
      open(seller.pairs.length === 0 ? '' : String(seller.pairs.length), false),
      ...listed.columns.flatMap((one) => one.row(seller, line)),
      ...blocks.flatMap((block) => block.row(seller, line)),
      owed(seller, line, true),
      ...(grouped ? [owed(seller, line, false)] : []),
      text(currency),
    ];
  });

  const titles = [
    ...FIXED.map((name) => word(name)),
    ...listed.columns.flatMap((one) => one.titles),
    ...blocks.flatMap((block) => block.titles),
    word('amount'),
    ...(grouped ? [word('jointly')] : []),
    word('currency'),
  ];
  const sumOf = (letter: string, of: string) => formula(`ROUND(SUM(${letter}2:${letter}${last}),${minorUnits(of)})`, true);
  let next = FIXED.length + 1 + listed.columns.reduce((sum, one) => sum + one.titles.length, 0);
  const blockTotals = blocks.flatMap(({ one, titles: of, summed }) =>
    of.map(() => {
      const letter = column(next++);
      return summed.has(letter) ? sumOf(letter, one.head.currency) : null;
    }),
  );
  const totals: Row = [
    null,
    bold(word('total')),
    ...none(FIXED.length - 2 + listed.columns.reduce((sum, one) => sum + one.titles.length, 0)),
    ...blockTotals,
    counted.length === 0 ? null : sumOf(column(next), currency),
    ...(grouped ? [sumOf(column(next + 1), currency)] : []),
    text(currency),
  ];

  const range = (letter: string) => `SUM('${word('sellers')}'!$${letter}$2:$${letter}$${last})`;
  const sums = new Map(
    blocks.flatMap(({ one, computed, asked, low, high }): [number, Sums][] =>
      one.own ? [[one.no, { computed: range(computed), amount: range(asked), low: range(low), high: range(high) }]] : [],
    ),
  );
  return {
    data: [heading(...titles), ...data, ...(rows.length === 0 ? [] : [totals])],
    widths: [6, 34, 24, 24, 10, ...titles.slice(FIXED.length).map(() => 18)],
    sums,
  };
}

/** Units sold, then revenue by currency. */
function listedColumns(
  rows: readonly SellerFigures[],
  word: Words,
): { readonly columns: readonly Listed[]; readonly letter: Frame['listed'] } {
  const currencies = [...new Set(rows.flatMap(({ revenue }) => [...revenue.keys()]))].sort();
  const netting = rows.some(({ excluded }) => excluded.length > 0);
  let next = FIXED.length + 1;
  const columnsFor = (
    title: string,
    money: boolean,
    net: (of: SellerFigures) => Exact | null,
    off: (of: SellerFigures) => Exact,
  ): Listed => {
    const first = next;
    next += netting ? 3 : 1;
    if (!netting) return { titles: [title], letter: column(first), row: (seller) => [open(net(seller)?.toFixed() ?? '', money)] };
    const [shown, less, letter] = [column(first), column(first + 1), column(first + 2)];
    return {
      titles: [`${title}, ${word('shown')}`, `${title}, ${word('notCounted')}`, title],
      letter,
      row(seller, line) {
        const left = net(seller);
        const taken = off(seller);
        const formulaOf = money ? formula : plainFormula;
        return [
          open(left?.plus(taken).toFixed() ?? '', money),
          open(taken.isZero() ? '' : taken.toFixed(), money),
          formulaOf(`IF(ISNUMBER(${shown}${line}),${shown}${line}-N(${less}${line}),"")`),
        ];
      },
    };
  };
  const offOf = (seller: SellerFigures, pick: (of: SellerFigures['excluded'][number]) => Exact | undefined): Exact =>
    seller.excluded.reduce((sum, one) => sum.plus(pick(one) ?? 0), exact('0'));
  const sold = columnsFor(
    word('sold'),
    false,
    (seller) => seller.unitsSold,
    (seller) => offOf(seller, ({ units }) => units),
  );
  const revenue = new Map(
    currencies.map((code) => [
      code,
      columnsFor(
        `${word('revenue')} ${code}`,
        true,
        (seller) => seller.revenue.get(code)?.amount ?? null,
        (seller) => offOf(seller, (one) => one.revenue.get(code)),
      ),
    ]),
  );
  const letter = (derived: Derived, currency: string): string => {
    if (derived === 'units_1117c') return column(FIXED.length);
    return derived === 'units_sold' ? sold.letter : (revenue.get(currency)?.letter ?? '');
  };
  return { columns: [sold, ...revenue.values()], letter };
}
