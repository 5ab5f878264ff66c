/** The sellers of a matter, a page or a few found at a time: 10,000 rows are normal, and a page shows a few dozen. */
import { exact } from '../../kit/money.ts';
import type { SellerRow } from '../result.ts';
import type { SellerFigures } from '../seller-figures.ts';
import type { FoundSellers, SellerName, SellerPage, SellerSort, SellersAround } from './model.ts';

export interface SellerQuery {
  readonly offset: number;
  readonly limit: number;
  /** Part of the number, the name, a shop or a mark; all words of it have to be found. */
  readonly query?: string | undefined;
  readonly sort?: SellerSort | undefined;
  readonly descending?: boolean | undefined;
}

export function sellerPage(
  rows: readonly SellerRow[],
  { offset, limit, query = '', sort = 'no', descending = false }: SellerQuery,
): SellerPage {
  const words = wordsOf(query);
  const found = words.length === 0 ? rows : rows.filter((row) => matches(row, words));
  const sorted = sort === 'no' && !descending ? found : ordered(found, sort, descending);
  return { rows: sorted.slice(offset, offset + limit), total: found.length };
}

/** The first sellers that match, and those named by their ids whether they match or not. A word may be the beginning of a number. */
export function findSellers(
  sellers: readonly SellerFigures[],
  { query = '', limit, named = [] }: { readonly query?: string | undefined; readonly limit: number; readonly named?: readonly string[] },
): FoundSellers {
  const words = wordsOf(query);
  const found = words.length === 0 ? sellers : sellers.filter((one) => fits(one, words));
  const ids = new Set(named);
  return {
    sellers: found.slice(0, limit).map(nameOf),
    total: found.length,
    named: ids.size === 0 ? [] : sellers.filter(({ seller }) => ids.has(seller)).map(nameOf),
  };
}

/** So many sellers on either side of one; the first ones for '' and for a seller that is not in the matter. */
export function sellersAround(sellers: readonly SellerFigures[], id: string, reach: number): SellersAround {
  const at = Math.max(
    0,
    sellers.findIndex(({ seller }) => seller === id),
  );
  const [from, to] = [Math.max(0, at - reach), at + reach + 1];
  return { sellers: sellers.slice(from, to).map(nameOf), first: from === 0, last: to >= sellers.length };
}

const nameOf = ({ seller, no, name, shops }: SellerFigures): SellerName => ({ id: seller, no, name: name || (shops[0] ?? '') });

function fits({ no, name, shops }: SellerFigures, words: readonly string[]): boolean {
  const text = folded([name, ...shops].join('\n'));
  const number = String(no);
  return words.every((word) => number.startsWith(word) || text.includes(word));
}

const wordsOf = (query: string): string[] =>
  folded(query)
    .split(/\s+/)
    .filter((word) => word !== '');

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();

function matches(row: SellerRow, words: readonly string[]): boolean {
  const text = folded([row.name, ...row.shops, ...row.marks].join('\n'));
  const number = String(row.no);
  return words.every((word) => number === word || text.includes(word));
}

/** What has no figure comes last in either direction; equal rows keep the order of the schedule. */
function ordered(rows: readonly SellerRow[], sort: SellerSort, descending: boolean): SellerRow[] {
  const sign = descending ? -1 : 1;
  if (sort === 'no') return rows.toSorted((a, b) => sign * (a.no - b.no));
  if (sort === 'units') return rows.toSorted((a, b) => sign * (a.units - b.units));
  if (sort === 'name') return rows.toSorted((a, b) => last(a.name, b.name) || sign * byName.compare(a.name, b.name));
  const figures = new Map(rows.map((row) => [row, row[sort] === '' ? null : exact(row[sort])]));
  return rows.toSorted((a, b) => {
    const [one, other] = [figures.get(a), figures.get(b)];
    if (!one || !other) return Number(!one) - Number(!other);
    return sign * one.comparedTo(other);
  });
}

const last = (a: string, b: string): number => Number(a === '') - Number(b === '');
const byName = new Intl.Collator('en', { numeric: true });
