/** The country at the end of an address: `…, Shenzhen, Guangdong, 518000, CN`. */
import { countryCode } from '../identity/country.ts';

/** Codes of states and provinces that are codes of countries too: `Los Angeles, CA` is not in Canada. */
const STATES = new Set(
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR AB BC MB NB NL NS NT NU ON PE QC SK YT GD SH BJ TJ CQ ZJ JS FJ SD'.split(
    ' ',
  ),
);

/** Undefined when the address does not end in a country, or when that could be something else. */
export function endingCountry(text: string): { readonly address: string; readonly country: string } | undefined {
  const m = /^([\s\S]*\S)\s*[,，;；\n|]\s*([\p{L}][\p{L}.\s']{0,40}?)\s*[.,，]?$/u.exec(text);
  if (m?.[1] === undefined || m[2] === undefined) return undefined;
  const [, address, word] = m;
  const code = /^[A-Z]{2}$/.test(word);
  if ((code && STATES.has(word)) || word === 'Georgia') return undefined;
  if (!code && word.length < 4 && !/\p{Script=Han}/u.test(word) && !/^(USA|UK|PRC)$/.test(word)) return undefined;
  const country = countryCode(word);
  if (!/^[A-Z]{2}$/.test(country) || (code && !isCountry(word))) return undefined;
  const rest = address.replace(/[\s,，;；|]+$/u, '');
  return rest === '' ? undefined : { address: rest, country };
}

const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
const isCountry = (code: string): boolean => {
  try {
    return names.of(code) !== undefined;
  } catch {
    return false;
  }
};
