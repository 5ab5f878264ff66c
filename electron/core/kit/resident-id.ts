/** PRC resident identity number, GB 11643-1999: region, date of birth, sequence (odd: male), check; and the 15-digit numbers before it. */
import { isPlainDate, type PlainDate } from './dates.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export type ResidentIdFault = 'length' | 'character' | 'birth' | 'check';
export interface ResidentId {
  readonly birth: PlainDate;
  readonly sex: 'male' | 'female';
}

export const looksLikeResidentId = (value: string): boolean => /^(\d{17}[\dXx]|\d{15})$/.test(value.trim());

/** Reads birth and sex out of a number, or says what is wrong with it. A 15-digit number has no check digit and a birth year of 19xx. */
export function readResidentId(number: string): ResidentId | ResidentIdFault {
  const value = number.trim().toUpperCase();
  if (value.length !== 18 && value.length !== 15) return 'length';
  if (!looksLikeResidentId(value)) return 'character';
  const old = value.length === 15;
  const digits = old ? `19${value.slice(6, 12)}` : value.slice(6, 14);
  const birth = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  if (!isPlainDate(birth)) return 'birth';
  if (!old) {
    const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(value.charAt(i)), 0);
    if ('10X98765432'.charAt(sum % 11) !== value.charAt(17)) return 'check';
  }
  const sequence = Number(old ? value.charAt(14) : value.charAt(16));
  return { birth, sex: sequence % 2 === 1 ? 'male' : 'female' };
}

/** An old number of 15 digits as its owner's number of 18; others come back in capitals as they are. */
export function fullResidentId(number: string): string {
  const value = number.trim().toUpperCase();
  if (!/^\d{15}$/.test(value)) return value;
  const first17 = `${value.slice(0, 6)}19${value.slice(6)}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17.charAt(i)), 0);
  return first17 + '10X98765432'.charAt(sum % 11);
}

/** Digits of a length only these numbers have, standing alone. */
const INSIDE = /(?<![\dA-Za-z])(\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?![\dA-Za-z])/g;

/** For screens, exhibits and public filings: the first three and the last four characters stay (PIPL; necessity in litigation). */
export function maskResidentId(number: string): string {
  const value = number.replace(/[\s-]/g, '');
  return value.length <= 7 ? '*'.repeat(value.length) : `${value.slice(0, 3)}${'*'.repeat(value.length - 7)}${value.slice(-4)}`;
}

/** A running text with every number of 18 that holds a date of birth masked. */
export const maskResidentIdsIn = (text: string): string => text.replace(INSIDE, (number) => maskResidentId(number));
