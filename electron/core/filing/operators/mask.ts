/** What of an identifier may stand on paper. Numbers of persons are never printed whole; account numbers not in what the public may see. */
import { readResidentId } from '../../kit/resident-id.ts';

/** Characters a masked number keeps (FRCP 5.2(a)(1), (4): the last four). */
const KEPT = 4;

/** The last four characters, dots for what stands before them; a short number is hidden whole. */
export const lastFour = (value: string): string => {
  const letters = [...value.replace(/[\s-]/g, '')];
  return letters.length <= KEPT + 2 ? '••••' : `••••${letters.slice(-KEPT).join('')}`;
};

/** A run of digits long enough for an account, with the blanks or hyphens people group it by. */
const ACCOUNT = /\d(?:[\s-]?\d){8,}/g;
const PERSON = /(?<![\dA-Za-z])(?:\d{17}[\dXx]|\d{15})(?![\dA-Za-z])/g;

/**
 * An identifier as found, in the form it may be printed in. Resident identity numbers are masked everywhere, wherever they stand; bank
 * accounts, and long numbers given as payee, in the public version.
 */
export function masked(kind: string, value: string, publicVersion: boolean): string {
  if (kind === 'resident-id') return lastFour(value);
  const safe = value.replace(PERSON, (found) => (typeof readResidentId(found) === 'object' ? lastFour(found) : found));
  if (!publicVersion || (kind !== 'bank-account' && kind !== 'payee')) return safe;
  const hidden = safe.replace(ACCOUNT, lastFour);
  return hidden === safe && kind === 'bank-account' && !safe.includes('•') ? lastFour(safe) : hidden;
}
