import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rmbCapitals } from '#core/kit/money.ts';
import { Problem } from '#core/kit/problem.ts';

/** Reads capitals back without knowing how they were written: place values added up, 万 and 亿 multiply what stands before them. */
function readCapitals(text: string): bigint {
  let total = 0n;
  let levelSum = 0n;
  let digit = 0n;
  let cents = 0n;
  for (const char of text.replace(/^人民币/, '').replace(/整$/, '')) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(char);
    if (value >= 0) digit = BigInt(value);
    else if (char === '拾' || char === '佰' || char === '仟') {
      levelSum += digit * { 拾: 10n, 佰: 100n, 仟: 1000n }[char];
      digit = 0n;
    } else if (char === '万') {
      total += (levelSum + digit) * 10_000n;
      levelSum = digit = 0n;
    } else if (char === '亿') {
      total = (total + levelSum + digit) * 100_000_000n;
      levelSum = digit = 0n;
    } else if (char === '元') {
      total += levelSum + digit;
      levelSum = digit = 0n;
    } else if (char === '角' || char === '分') {
      cents += digit * (char === '角' ? 10n : 1n);
      digit = 0n;
    } else throw new Error(`unknown character ${char}`);
  }
  return total * 100n + cents;
}

describe('人民币大写', () => {
  test.each([
    // Published examples of the bank rule.
    ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'],
    ['325.04', '人民币叁佰贰拾伍元零肆分'],
    ['1409.50', '人民币壹仟肆佰零玖元伍角'],
    ['6007.14', '人民币陆仟零柒元壹角肆分'],
    // The rule allows two spellings; ours is the one documented at rmbCapitals.
    ['1680.32', '人民币壹仟陆佰捌拾元零叁角贰分'],
    ['107000.53', '人民币壹拾万柒仟元零伍角叁分'],
    ['3210000', '人民币叁佰贰拾壹万元整'],
    ['1037337.84', '人民币壹佰零叁万柒仟叁佰叁拾柒元捌角肆分'],
    ['20000001', '人民币贰仟万零壹元整'],
    ['1400000', '人民币壹佰肆拾万元整'],
    ['10', '人民币壹拾元整'],
    ['0', '人民币零元整'],
    ['0.5', '人民币伍角'],
    ['0.05', '人民币伍分'],
    ['0.55', '人民币伍角伍分'],
    ['10.05', '人民币壹拾元零伍分'],
    ['100001000', '人民币壹亿零壹仟元整'],
    ['1000000000000', '人民币壹万亿元整'],
    ['1000020000000', '人民币壹万亿零贰仟万元整'],
    ['1234500000000', '人民币壹万贰仟叁佰肆拾伍亿元整'],
    ['9999999999999999.99', '人民币玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分'],
    ['1.500', '人民币壹元伍角'],
  ])('%s is %s', (amount, capitals) => {
    expect(rmbCapitals(amount)).toBe(capitals);
  });

  test.each(['-1', '-0.01', '1.005', '10000000000000000', '', 'abc', '1,250'])('%j is refused', (amount) => {
    expect(() => rmbCapitals(amount)).toThrow(Problem);
  });

  const someCents = fc.oneof(
    fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }),
    fc.bigInt({ min: 0n, max: 10n ** 8n }),
    // Many zeros: where the spelling goes wrong.
    fc.array(fc.constantFrom('0', '0', '0', '0', '1', '9'), { minLength: 1, maxLength: 18 }).map((digits) => BigInt(digits.join(''))),
  );

  test('read back, they give the figure', () => {
    fc.assert(
      fc.property(someCents, (value) => {
        const amount = `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
        expect(readCapitals(rmbCapitals(amount))).toBe(value);
      }),
      { numRuns: 2000 },
    );
  });

  test('no doubled 零, none before a unit, none at the end', () => {
    fc.assert(
      fc.property(someCents, (value) => {
        fc.pre(value >= 100n);
        const capitals = rmbCapitals(`${value / 100n}.${String(value % 100n).padStart(2, '0')}`);
        expect(capitals).not.toMatch(/零零|零[拾佰仟万亿元角分]|零$|零整/);
      }),
      { numRuns: 2000 },
    );
  });
});
