/** The table by seller, a page at a time. */
import { describe, expect, test } from 'vitest';
import { type SellerQuery, sellerPage } from '#core/damages/compare/sellers.ts';
import type { SellerRow } from '#core/damages/result.ts';

const row = (no: number, more: Partial<SellerRow> = {}): SellerRow => ({
  no,
  seller: `s${no}`,
  name: '',
  shops: [],
  active: true,
  marks: [],
  goodsTypes: [],
  units: 0,
  unitsSold: '',
  revenue: [],
  excluded: [],
  statutory: '',
  profits: '',
  amount: '',
  joint: '',
  jointWith: [],
  currency: 'USD',
  sources: [],
  ...more,
});

const rows = [
  row(1, { name: 'Zhou Ltd', shops: ['watch-deals'], amount: '900.00', marks: ['ORDELLIN'] }),
  row(2, { name: 'abel', shops: ['表店１０'], amount: '1000.00' }),
  row(3, { shops: ['Deals 12'], marks: ['MAISON'] }),
  row(12, { name: 'Abel 2', amount: '85.50' }),
];
const numbers = (query: Partial<SellerQuery>) => sellerPage(rows, { offset: 0, limit: 500, ...query }).rows.map((one) => one.no);

describe('a page of sellers', () => {
  test('has the rows asked for and says how many there are', () => {
    expect(sellerPage(rows, { offset: 1, limit: 2 })).toMatchObject({ rows: [{ no: 2 }, { no: 3 }], total: 4 });
    expect(sellerPage(rows, { offset: 9, limit: 2 })).toEqual({ rows: [], total: 4 });
  });

  test('is searched by number, name, shop and mark; every word has to be found, case and width do not matter', () => {
    expect(numbers({ query: '12' })).toEqual([3, 12]);
    expect(numbers({ query: '1' })).toEqual([1, 2, 3]);
    expect(numbers({ query: 'ABEL' })).toEqual([2, 12]);
    expect(numbers({ query: '表店10' })).toEqual([2]);
    expect(numbers({ query: 'deals maison' })).toEqual([3]);
    expect(numbers({ query: '  ' })).toEqual([1, 2, 3, 12]);
    for (const query of ['.*', '<b>', '%', '\ud800']) expect(numbers({ query }), query).toEqual([]);
  });

  test('is sorted by figures as figures; what has none comes last either way', () => {
    expect(numbers({ sort: 'amount' })).toEqual([12, 1, 2, 3]);
    expect(numbers({ sort: 'amount', descending: true })).toEqual([2, 1, 12, 3]);
    expect(numbers({ sort: 'name' })).toEqual([2, 12, 1, 3]);
    expect(numbers({ sort: 'no', descending: true })).toEqual([12, 3, 2, 1]);
    expect(numbers({ sort: 'units' })).toEqual([1, 2, 3, 12]);
  });
});
