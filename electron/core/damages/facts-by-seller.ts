/** The table by defendant as templates see it, and what connected defendants owe together. */
import type { Language } from '../kit/messages.ts';
import { addAmounts, exact, roundMinor } from '../kit/money.ts';
import { AND, EXCLUDED, JOINT } from './facts-words.ts';
import type { DamagesView, SellerRow } from './result.ts';
import { numberRanges } from './seller-figures.ts';

/** Every seller still in the case, and whoever else owes something. */
export function sellerTable({ bySeller, language }: Pick<DamagesView, 'bySeller' | 'language'>) {
  const rows = bySeller.filter((row) => row.active || row.amount !== '' || row.joint !== '');
  const joint = jointly(rows, language);
  const currency = rows[0]?.currency ?? '';
  return {
    by_seller: rows.map((row) => sellerFacts(row, language)),
    joint,
    alone_total: sum(
      rows.map((row) => row.amount),
      currency,
    ),
    joint_total: sum(
      joint.map((group) => group.amount),
      currency,
    ),
    revenue_total: sum(
      rows.map((row) => revenueOf(row)),
      currency,
    ),
    excluding: rows.filter((row) => excludedUnits(row) !== '').length,
    exclusions: rows.flatMap((row) =>
      (row.excluded ?? []).map(({ what, units, reasons }) => ({
        no: row.no,
        what,
        name: EXCLUDED[language][what],
        units,
        reasons: reasons.join(JOINT[language]),
      })),
    ),
  };
}

const sum = (amounts: readonly string[], currency: string): string => {
  const given = amounts.filter((amount) => amount !== '');
  return given.length === 0 ? '' : roundMinor(addAmounts(given), currency);
};

const ranges = (numbers: readonly number[], language: Language): string =>
  numberRanges(numbers.toSorted((a, b) => a - b)).replaceAll(', ', AND[language]);

/** Each group once, in the order of its first member. */
function jointly(rows: readonly SellerRow[], language: Language) {
  const seen = new Set<number>();
  return rows.flatMap((row) => {
    if (row.joint === '' || seen.has(row.no)) return [];
    const nos = [row.no, ...row.jointWith].sort((a, b) => a - b);
    for (const no of nos) seen.add(no);
    return [{ numbers: ranges(nos, language), nos, count: nos.length, amount: row.joint, currency: row.currency }];
  });
}

const revenueOf = (row: SellerRow): string => row.revenue.find((one) => one.currency === row.currency)?.amount ?? '';

function excludedUnits({ excluded = [] }: SellerRow): string {
  return excluded.length === 0 ? '' : addAmounts(excluded.map(({ units }) => units));
}

function sellerFacts(row: SellerRow, language: Language) {
  const off = excludedUnits(row);
  return {
    no: row.no,
    // Named parties are put in by whoever knows them.
    defendant: '',
    seller: row.shops.join('\n'),
    name: row.name,
    marks: row.marks.join(JOINT[language]),
    goods_types: row.goodsTypes.join(JOINT[language]),
    units: row.units > 0 ? String(row.units) : '',
    units_shown: off === '' || row.unitsSold === '' ? row.unitsSold : exact(row.unitsSold).plus(off).toFixed(),
    units_excluded: off,
    units_sold: row.unitsSold,
    revenue: revenueOf(row),
    statutory: row.statutory,
    profits: row.profits,
    amount: row.amount,
    joint: row.joint,
    joint_with: ranges(row.jointWith, language),
    currency: row.currency,
    exhibits: row.sources,
  };
}
