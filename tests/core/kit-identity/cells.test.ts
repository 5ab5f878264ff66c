import { describe, expect, test } from 'vitest';
import { readCell, readDate, readPrice } from '#core/kit/cells.ts';
import { headerKey, matchHeaders } from '#core/kit/columns.ts';

describe('cells of a table', () => {
  test.each(['2026-11-23', '2026/11/23', '2026.11.23', '2026年11月23日', '2026-11-23T09:20:00', '2026/11/23 9:20'])(
    '%s is a date',
    (text) => {
      expect(readDate(text)).toBe('2026-11-23');
    },
  );

  test.each(['23/11/2026', '11-23-2026', '2026-02-30', '45000', 'yesterday'])('%s is not', (text) => {
    expect(readCell(text, { type: 'date' })).toEqual({ value: '', fault: 'seller.cell-date' });
  });

  test('digits, leading zeros and characters of any kind stay', () => {
    for (const text of ['00123', '6222021234567890123', '*A_B#|<b>{{x}}</b>', '$\\', '#import "x"', '假货店（旗舰）', 'Room 5\n12 Main St'])
      expect(readCell(text, { type: 'text' })).toEqual({ value: text });
  });

  test('the spreadsheet notation that protects digits is taken off', () => {
    expect(readCell('="00123"', { type: 'text' }).value).toBe('00123');
    expect(readCell('\t6222021234567890123\t', { type: 'text' }).value).toBe('6222021234567890123');
  });

  test('a number that Excel wrote in short form has lost its digits', () => {
    expect(readCell('6.22202E+18', { type: 'text' }).fault).toBe('seller.cell-digits-lost');
  });

  test.each([
    ['1,250.00', '1250.00'],
    ['１２５０', '1250'],
    ['-3.5', '-3.5'],
  ])('%s is the amount %s', (text, value) => {
    expect(readCell(text, { type: 'decimal' })).toEqual({ value });
  });

  test.each(['1.250,00', '1,25', '12a', '$5'])('%s is not an amount', (text) => {
    expect(readCell(text, { type: 'decimal' }).fault).toBe('seller.cell-amount');
  });

  test.each([
    ['US $12.99', '12.99', 'USD'],
    ['$12.99', '12.99', ''],
    ['1,250元', '1250', 'CNY'],
    ['¥99', '99', ''],
    ['99', '99', ''],
  ])('%s costs %s %s', (text, amount, currency) => {
    expect(readPrice(text)).toEqual({ amount, currency });
  });

  test('an unknown sign is no price', () => {
    expect(readPrice('12 shells')).toBeUndefined();
    expect(readPrice('USD 12 €')).toBeUndefined();
  });

  test('yes and no in both languages', () => {
    for (const text of ['yes', 'TRUE', '是', 'Ｙ']) expect(readCell(text, { type: 'yes-no' }).value).toBe('yes');
    for (const text of ['no', 'False', '否']) expect(readCell(text, { type: 'yes-no' }).value).toBe('no');
    expect(readCell('maybe', { type: 'yes-no' }).fault).toBe('seller.cell-yes-no');
  });
});

describe('headers', () => {
  test('compare without case, width, blanks and punctuation', () => {
    expect(headerKey(' E-Mail ')).toBe(headerKey('ｅ＿ｍａｉｌ'));
  });

  test('the name a mapping gives goes before the alias, and an empty one leaves the column out', () => {
    const columns = [
      { name: 'shop_name', type: 'text', aliases: ['店铺'] },
      { name: 'note', type: 'text', aliases: [] },
    ] as const;
    expect(matchHeaders('a.csv', ['店铺', 'x'], columns, { 店铺: 'note', x: '' })).toEqual({ fields: ['note', null], findings: [] });
  });
});
