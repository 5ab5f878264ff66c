import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addAmounts, formatAmount, formatMoney, parseAmount, roundMinor } from '#core/kit/money.ts';
import { Problem } from '#core/kit/problem.ts';

const cents = fc.bigInt({ min: 0n, max: 10n ** 16n });
const asAmount = (value: bigint) => `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;

describe('an amount as people write it', () => {
  test.each([
    ['1250', '1250'],
    ['1,250.00', '1250.00'],
    ['¥1,250', '1250'],
    ['￥1,250', '1250'],
    ['$1,250.00', '1250.00'],
    ['US$ 99.9', '99.9'],
    ['USD 1,234,567.89', '1234567.89'],
    ['1,234,567.89 CNY', '1234567.89'],
    ['RMB 1,250.00', '1250.00'],
    ['人民币1,250.00元', '1250.00'],
    ['1,250.00元', '1250.00'],
    ['１，２５０．００', '1250.00'],
    ['-1,250.00', '-1250.00'],
    ['-$5', '-5'],
    ['.5', '0.5'],
    ['007.10', '7.10'],
    ['0.504', '0.504'],
    ['1250.125', '1250.125'],
  ])('%s is %s', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  test.each([
    '',
    'abc',
    '1.250,00',
    '1,25',
    '1,2500',
    '1.250',
    '12.345',
    '1,00,000',
    '1 250',
    '1e5',
    '(1,250)',
    '--5',
    '-$-5',
    '1,250.',
    '5 or 6',
    '$',
    '140万',
  ])('%j is refused', (text) => {
    expect(() => parseAmount(text)).toThrow(Problem);
  });

  test('what is written can be read again, whatever the amount', () => {
    fc.assert(
      fc.property(
        cents,
        fc.constantFrom('USD', 'CNY', 'GBP', 'HKD'),
        fc.constantFrom('en' as const, 'zh-CN' as const),
        (value, currency, language) => {
          const amount = asAmount(value);
          expect(parseAmount(formatAmount(amount))).toBe(amount);
          fc.pre(!(currency === 'HKD' && language === 'zh-CN'));
          expect(parseAmount(formatMoney(amount, currency, language))).toBe(amount);
        },
      ),
    );
  });
});

describe('sums', () => {
  test('are exact', () => {
    expect(addAmounts(['0.1', '0.2'])).toBe('0.3');
    expect(addAmounts([])).toBe('0');
    expect(addAmounts(['9999999999999999.99', '0.01'])).toBe('10000000000000000');
  });

  test('do not depend on the order', () => {
    fc.assert(
      fc.property(fc.array(cents), (values) => {
        const amounts = values.map(asAmount);
        expect(addAmounts(amounts)).toBe(addAmounts(amounts.toReversed()));
        expect(roundMinor(addAmounts(amounts), 'USD')).toBe(asAmount(values.reduce((sum, value) => sum + value, 0n)));
      }),
    );
  });

  test('refuse what is not a number', () => {
    expect(() => addAmounts(['1', ''])).toThrow(Problem);
    expect(() => addAmounts(['1,250'])).toThrow(Problem);
  });
});

describe('rounding', () => {
  test.each([
    ['2.705', 'USD', '2.71'],
    ['2.7049999999999999', 'USD', '2.70'],
    ['1.005', 'CNY', '1.01'],
    ['-1.005', 'CNY', '-1.01'],
    ['5', 'USD', '5.00'],
    ['1250.5', 'JPY', '1251'],
    ['1250.4', 'KRW', '1250'],
    ['1.0005', 'KWD', '1.001'],
  ])('%s %s is %s, half up at the minor unit', (amount, currency, rounded) => {
    expect(roundMinor(amount, currency)).toBe(rounded);
  });
});

describe('money on paper', () => {
  test.each([
    ['1250', 'USD', '$1,250.00', '1,250.00美元'],
    ['1250', 'CNY', 'RMB 1,250.00', '1,250.00元'],
    ['1250', 'GBP', '£1,250.00', '1,250.00英镑'],
    ['1250', 'EUR', '€1,250.00', '1,250.00欧元'],
    ['1250', 'JPY', 'JPY 1,250', '1,250日元'],
    ['1250.00', 'JPY', 'JPY 1,250', '1,250日元'],
    ['1250', 'THB', 'THB 1,250.00', 'THB 1,250.00'],
    ['-1250', 'USD', '-$1,250.00', '-1,250.00美元'],
    ['0', 'USD', '$0.00', '0.00美元'],
    ['999', 'USD', '$999.00', '999.00美元'],
  ])('%s %s is %s, in Chinese %s', (amount, currency, english, chinese) => {
    expect(formatMoney(amount, currency, 'en')).toBe(english);
    expect(formatMoney(amount, currency, 'zh-CN')).toBe(chinese);
  });

  test('writing never rounds', () => {
    expect(formatAmount('1250')).toBe('1,250.00');
    expect(formatAmount('1234567.891')).toBe('1,234,567.891');
    expect(formatMoney('0.125', 'USD', 'en')).toBe('$0.125');
  });
});
