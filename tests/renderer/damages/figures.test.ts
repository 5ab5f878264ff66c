import { describe, expect, it } from 'vitest';
import { countedSum, readFigure, readPart, showFigure, sumOf } from '../../../renderer/damages/figures.ts';

describe('a figure as people write it', () => {
  it.each([
    ['money', '$1,250.00', '1250.00'],
    ['money', '１２５０元', '1250'],
    ['fraction', '50.4%', '0.504'],
    ['fraction', '50.4 ％', '0.504'],
    ['fraction', '.4', '0.4'],
    ['fraction', '0.125', '0.125'],
    ['count', '1,437', '1437'],
    ['money', '  ', ''],
  ] as const)('%s: %s is %s', (unit, written, value) => expect(readFigure(unit, written)).toBe(value));

  it.each([
    ['money', '1.250'],
    ['money', 'about 5'],
    ['fraction', 'half'],
  ] as const)('%s: refuses %s, which can be read in two ways or in none', (unit, written) =>
    expect(() => readFigure(unit, written)).toThrow(),
  );
});

describe('a figure while nobody types', () => {
  it.each([
    ['money', '1250', '1,250.00'],
    ['fraction', '0.004', '0.4%'],
    ['count', '10000', '10,000'],
    ['days', '30', '30'],
    ['multiple', '1.5', '1.5'],
    ['money', '', ''],
  ] as const)('%s: %s is shown as %s', (unit, value, shown) => expect(showFigure(unit, value)).toBe(shown));

  it('is read back as what it was', () => {
    for (const [unit, value] of [
      ['fraction', '0.004'],
      ['count', '10000'],
      ['multiple', '2.5'],
    ] as const)
      expect(readFigure(unit, showFigure(unit, value))).toBe(value);
  });
});

it('adds up the items that have an amount, exactly', () => {
  expect(sumOf(['0.1', '0.2', ''])).toBe('0.3');
  expect(sumOf(['', ''])).toBe('');
});

describe('a part of a voucher as people write it', () => {
  it.each([
    ['1/3', '1/3'],
    [' 1 / 3 ', '1/3'],
    ['½', '1/2'],
    ['25%', '0.25'],
    ['12.5％', '0.125'],
    ['.25', '0.25'],
    ['', ''],
    ['a third', 'athird'],
  ])('%s is %s', (written, part) => expect(readPart(written)).toBe(part));
});

describe('the sum of vouchers as they count', () => {
  const items = [
    { id: 'a', amount: '300' },
    { id: 'b', amount: '50.5' },
    { id: 'c', amount: '' },
  ];
  it('takes the part that counts and what others are entered as', () =>
    expect(countedSum(items, [{ id: 'a', amount: '100.00', rounded: false }])).toBe('150.5'));
  it('says none where the parts were rounded or one cannot be computed', () => {
    expect(countedSum(items, [{ id: 'a', amount: '33.33', rounded: true }])).toBe('');
    expect(countedSum(items, [{ id: 'a', amount: '', rounded: false }])).toBe('');
  });
});
