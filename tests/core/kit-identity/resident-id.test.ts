import { describe, expect, test } from 'vitest';
import { fullResidentId, maskResidentId, maskResidentIdsIn, readResidentId } from '#core/kit/resident-id.ts';

describe('resident identity number (GB 11643-1999)', () => {
  test('gives birth and sex', () => {
    expect(readResidentId('11010519491231002X')).toEqual({ birth: '1949-12-31', sex: 'female' });
    expect(readResidentId('440524188001010014')).toEqual({ birth: '1880-01-01', sex: 'male' });
    expect(readResidentId(' 11010519491231002x ')).toEqual({ birth: '1949-12-31', sex: 'female' });
  });

  test('an old number of 15 digits has no check digit and a year of 19xx', () => {
    expect(readResidentId('110105491231002')).toEqual({ birth: '1949-12-31', sex: 'female' });
    expect(readResidentId('110105490231002')).toBe('birth');
  });

  test.each([
    ['110105194912310021', 'check'],
    ['11010519490231002X', 'birth'],
    ['11010519491331002X', 'birth'],
    ['1101051949123100', 'length'],
    ['X1010519491231002X', 'character'],
    ['1101051949123100XX', 'character'],
  ])('%s: %s', (number, fault) => {
    expect(readResidentId(number)).toBe(fault);
  });
});

test('masked: the first three and the last four stay, also inside a text; other long numbers stay as they are', () => {
  expect(maskResidentId('110105 19491231 002X')).toBe('110***********002X');
  expect(maskResidentId('123')).toBe('***');
  expect(maskResidentIdsIn('ID 11010519491231002X, card 6222021234567890123, order 440524198001010013.')).toBe(
    'ID 110***********002X, card 6222021234567890123, order 440***********0013.',
  );
});

test('the number of 15 digits and the one of 18 are one person', () => {
  expect(fullResidentId('440524800101001')).toBe('440524198001010013');
  expect(readResidentId(fullResidentId('440524800101001'))).toEqual({ birth: '1980-01-01', sex: 'male' });
  expect(fullResidentId('11010519491231002x')).toBe('11010519491231002X');
});
