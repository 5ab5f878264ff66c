import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import { countryCode } from './country.ts';
import { type Normal, nothing, says } from './normal.ts';
import { maskedNumber } from './plain.ts';

/** Countries of the North American plan: one, then ten digits. */
const NANP: ReadonlySet<string> = new Set(['US', 'CA', 'PR', 'DO', 'JM', 'BS', 'TT', 'BB', 'VI', 'GU']);
/** Mainland mobile numbers in use: 13x, 14x … 19x; satellite and data cards included. */
const MOBILE = /^(?:\+?86|0086)?0?(1(?:3\d|4[014-9]|5[0-35-9]|6[2567]|7[0-8]|8\d|9[0-35-9])\d{8})$/;
/** True for a mainland mobile number, with or without its country. */
export const isMobile = (number: string): boolean => MOBILE.test(number);
const EXTENSION =
  /(?:(?:[,;]?\s*(?:ext|extn|extension|x|#|转|分机(?:号)?|内线)\.?\s*[:：]?\s*\d{1,6})|(?<=^\(?0\d{2,3}\)?[-\s]?\d{7,8})-\d{1,5})$/;

/** Digits that are plainly made up: one digit throughout, or a run up or down. */
const dummy = (digits: string): boolean =>
  /^(\d)\1*$/.test(digits) || '01234567890123456789'.includes(digits) || '98765432109876543210'.includes(digits);

const groups = (mobile: string): string => `+86 ${mobile.slice(0, 3)} ${mobile.slice(3, 7)} ${mobile.slice(7)}`;

const seen = new Map<string, Normal>();

/** A telephone number in E.164. Extensions do not count: they are desks of the same subscriber. */
export function phoneNormal(text: string, country: string): Normal {
  const bare = text.replace(/[\s\-().·/]/g, '');
  const mobile = MOBILE.exec(bare)?.[1];
  // Eleven digits from 13 on are a mainland mobile number, whatever country the page claims …
  if (mobile !== undefined) {
    const plan = bare.length === 11 && country !== '' ? countryCode(country) : '';
    // … though in North America they may also be read as one and ten digits.
    const other = NANP.has(plan) && /^1[2-9]\d\d[2-9]\d{6}$/.test(mobile) ? [`phone +${mobile}`] : [];
    return says('phone', `+86${mobile}`, groups(mobile), other);
  }
  const key = `${country}\n${text}`;
  const hit = seen.get(key);
  if (hit) return hit;
  const made = parse(text, country);
  if (seen.size > 100_000) seen.clear();
  seen.set(key, made);
  return made;
}

function parse(text: string, country: string): Normal {
  if (maskedNumber(text)) return nothing('phone', text);
  const unlabelled = text
    .replace(/^[^\d+(]*/, '')
    .replace(/[^\d)#]*$/, '')
    .replace(EXTENSION, '')
    .replace(/^\s*\(?\s*(?:00|011(?=\s*86))\s*/, '+')
    .replace(/\(0\)/, '')
    .replace(/(?<=^\(?\+\d{1,3}\)?[\s-]*)0(?=\d{2,3}[\s-]?\d{7,8}$)/, '');
  const digits = unlabelled.replace(/\D/g, '');
  if (digits.length < 5 || dummy(digits)) return nothing('phone', text);
  const mobile =
    MOBILE.exec(unlabelled.replace(/[^\d+]/g, ''))?.[1] ?? /^\+?1?(1[3-9]\d{9})$/.exec(digits.length === 12 ? digits : '')?.[1];
  if (mobile !== undefined) return says('phone', `+86${mobile}`, groups(mobile));
  const code = countryCode(country);
  const region = isSupportedCountry(code) ? (code as CountryCode) : undefined;
  const attempts: [string, CountryCode | undefined][] = unlabelled.startsWith('+')
    ? [[unlabelled, undefined]]
    : [
        [unlabelled, region],
        // Numbers of Chinese sellers come without their country more often than any other.
        [unlabelled, 'CN'],
        [/^86\d{9,}/.test(digits) ? `+${digits}` : '', undefined],
      ];
  for (const [attempt, at] of attempts) {
    if (attempt === '' || (at === undefined && !attempt.startsWith('+'))) continue;
    const number = parsePhoneNumberFromString(attempt, at);
    if (!number) continue;
    const { nationalNumber, countryCallingCode } = number;
    // A local number without its area code is nobody's; mainland short numbers (95…, 96…) are whole.
    if (countryCallingCode === '86' && nationalNumber.length < 9 && !/^9[56]/.test(nationalNumber)) continue;
    const whole = nationalNumber.length > 8 && (at !== 'CN' || region === 'CN');
    if (whole ? number.isPossible() : number.isValid()) return says('phone', number.number, number.formatInternational());
  }
  return digits.length >= 9 ? says('phone', digits, digits) : nothing('phone', text);
}
