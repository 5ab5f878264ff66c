import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { usccCheck, usccFault } from '#core/kit/uscc.ts';

describe('unified social credit code (GB 32100-2015)', () => {
  test.each([
    '91330100799655058B',
    '91330100716105852F',
    '9144030071526726XG',
    '914403001922038216',
    '91110000802100433B',
    '91110108551385082Q',
    '91000000000000000K',
    '91000000MA0000000N',
  ])('%s holds', (code) => {
    expect(usccFault(code)).toBeUndefined();
  });

  test('lower case and blanks around it do not matter', () => {
    expect(usccFault(' 91330100799655058b\n')).toBeUndefined();
  });

  test.each([
    ['913301007996550580', 'check'],
    ['91330100799655058', 'length'],
    ['', 'length'],
    ['91330100799655O58B', 'character'],
    ['9133010079965505 B', 'character'],
    ['91330100799655058I', 'character'],
  ])('%s: %s', (code, fault) => {
    expect(usccFault(code)).toBe(fault);
  });

  test('every single wrong character is found', () => {
    const alphabet = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    const letter = fc.constantFrom(...alphabet);
    fc.assert(
      fc.property(fc.array(letter, { minLength: 17, maxLength: 17 }), fc.nat(17), letter, (letters, at, other) => {
        const code = `${letters.join('')}${usccCheck(letters.join(''))}`;
        fc.pre(code[at] !== other);
        expect(usccFault(code)).toBeUndefined();
        expect(usccFault(code.slice(0, at) + other + code.slice(at + 1))).toBe('check');
      }),
    );
  });
});
