/** 统一社会信用代码, GB 32100-2015: 17 characters and one check character over an alphabet without I, O, S, V and Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

export type UsccFault = 'length' | 'character' | 'check';

/** The check character that belongs to the first 17 characters, or undefined when one of them is not of the alphabet. */
export function usccCheck(first17: string): string | undefined {
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17.charAt(i) || ' ');
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** What is wrong with a code, or undefined when it holds. Case and blanks around it do not matter; the inner GB 11714 digit is not judged. */
export function usccFault(code: string): UsccFault | undefined {
  const value = code.trim().toUpperCase();
  if (value.length !== 18) return 'length';
  const expected = usccCheck(value.slice(0, 17));
  if (expected === undefined || !ALPHABET.includes(value.charAt(17))) return 'character';
  return value.charAt(17) === expected ? undefined : 'check';
}
