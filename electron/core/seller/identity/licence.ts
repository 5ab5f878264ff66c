/** Business registrations: 统一社会信用代码, the 15-digit number before it, organisation codes, and what other countries have. */
import { usccFault } from '../../kit/uscc.ts';
import { type Normal, nothing, says } from './normal.ts';
import { masked } from './plain.ts';

const LABEL =
  /^(?:统一社会信用代码|社会信用代码|信用代码|营业执照(?:注册)?号?码?|注册号|组织机构代码|执照号码?|税号|uscc|usci|uscn|ein|vat|crn|(?:business )?(?:licen[cs]e|registration)(?: (?:no|number|code)\.?)?|(?:company|reg\.?|registration) (?:no|number)\.?)\s*[:：#.]?\s*/u;

/** Letters no code may hold, for the digits they are mistaken for. */
const MISTAKEN: Readonly<Record<string, string>> = { O: '0', I: '1', Z: '2', S: '5' };

/** The number without label, blanks and hyphens, in capitals. A letter that cannot occur is read as its digit when the check digit then holds. */
export function licenceNumber(bare: string): string {
  const compact = bare
    .replace(LABEL, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();
  const inside = /(?<![0-9A-Z])[0-9A-Z]{18}(?![0-9A-Z])/.exec(compact)?.[0] ?? compact;
  if (inside.length !== 18 || usccFault(inside) === undefined) return inside;
  const read = inside.replace(/[OIZS]/g, (letter) => MISTAKEN[letter] ?? letter);
  return usccFault(read) === undefined ? read : inside;
}

export function licenceNormal(bare: string): Normal {
  const number = masked(bare) ? '' : licenceNumber(bare);
  if (number.length < 5 || !/\d/.test(number) || /^(.)\1*$/.test(number)) return nothing('licence', bare);
  // The organisation code lives on inside the unified code.
  const related = number.length === 18 && usccFault(number) === undefined ? [`licence ${number.slice(8, 17)}`] : [];
  return says('licence', number, number, related);
}
