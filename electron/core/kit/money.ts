/** Money as decimal strings: read, added, rounded and written out. No binary floating point anywhere. */
import { Decimal } from 'decimal.js';
import type { Language } from './messages.ts';
import { Problem } from './problem.ts';

/** Exact for every sum and product a matter can hold; quotients carry 80 significant digits until the one rounding. */
export const Exact = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP, toExpNeg: -80, toExpPos: 80 });
export type Exact = Decimal;

/** ISO 4217 currencies whose minor unit is not a hundredth. */
const MINOR_UNITS: ReadonlyMap<string, number> = new Map([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map((code) => [code, 0] as const),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map((code) => [code, 3] as const),
  ...'CLF UYW'.split(' ').map((code) => [code, 4] as const),
]);

/** Digits after the point of a currency (ISO 4217). */
export const minorUnits = (currency: string): number => MINOR_UNITS.get(currency) ?? 2;

const MARK = String.raw`(?:US\$|HK\$|A\$|C\$|S\$|NT\$|\$|¥|£|€|₩|₹|RMB|人民币|[A-Z]{3})`;
const WRITTEN = new RegExp(String.raw`^(-?)\s*(?:${MARK})?\s*(-?)(\d[\d,]*|\.\d+)(\.\d+)?\s*(?:元|圆|美元|欧元|英镑|港元|日元|[A-Z]{3})?$`);

/**
 * Reads an amount as people write it: `1250`, `1,250.00`, `¥1,250`, `USD 1,250.00`, `1,250.00元`, full-width digits.
 * Returns plain digits with a point (`1250.00`). Refuses what can be read in two ways: `1.250,00`, `1,25`, `1.250`, `1,2500`.
 */
export function parseAmount(text: string): string {
  const refuse = () => new Problem('invalid', 'core.bad-amount', { value: text });
  const found = WRITTEN.exec(text.normalize('NFKC').replace(/[−–]/g, '-').trim());
  if (!found) throw refuse();
  const [, outer = '', inner = '', whole = '', fraction = ''] = found;
  if (outer && inner) throw refuse();
  if (whole.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(whole)) throw refuse();
  // 1.250 is one and a quarter to some and twelve hundred and fifty to others.
  if (/^[1-9]\d{0,2}$/.test(whole) && fraction.length === 4) throw refuse();
  const digits = `${whole.replaceAll(',', '')}${fraction}`.replace(/^\./, '0.').replace(/^0+(?=\d)/, '');
  return `${outer || inner ? '-' : ''}${digits}`;
}

/** A decimal string as a number to compute with. Refuses anything but digits with a point. */
export function exact(amount: string): Exact {
  if (!/^-?\d+(\.\d+)?$/.test(amount)) throw new Problem('invalid', 'core.bad-amount', { value: amount });
  return new Exact(amount);
}

/** The exact sum, unrounded; '0' for none. All amounts must be of one currency, which the caller keeps apart. */
export function addAmounts(amounts: Iterable<string>): string {
  let sum: Exact = new Exact(0);
  for (const amount of amounts) sum = sum.plus(exact(amount));
  return sum.toFixed();
}

/**
 * The sum of amounts already rounded to the minor unit, each with all its decimals (`5.20`), in whole minor units: ten thousand of them
 * cost no time. '0.00' for none.
 */
export function addRounded(amounts: Iterable<string>, currency: string): string {
  const places = minorUnits(currency);
  let sum = 0n;
  for (const amount of amounts) {
    if (amount.length - 1 - amount.indexOf('.') !== places && !(places === 0 && !amount.includes('.')))
      throw new Problem('invalid', 'core.bad-amount', { value: amount });
    sum += BigInt(amount.replace('.', ''));
  }
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return sum < 0n ? `-${text}` : text;
}

/** Half-up to the currency's minor unit (yen to the yen, dinar to the thousandth), with its zeros written: `5.2` USD is `5.20`. */
export function roundMinor(amount: string, currency: string): string {
  return roundExact(exact(amount), currency);
}

/** The same of a number that is still being computed with. */
export const roundExact = (amount: Exact, currency: string): string => amount.toFixed(minorUnits(currency), Decimal.ROUND_HALF_UP);

/** `1,250.00`: grouped by thousands, at least `places` decimals. Writes what it is given; it never rounds. */
function grouped(amount: string, places: number): string {
  const value = exact(amount);
  const [whole = '0', fraction = ''] = value.abs().toFixed(Math.max(places, value.decimalPlaces())).split('.');
  const text = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return `${value.isNegative() && !value.isZero() ? '-' : ''}${text}${fraction && `.${fraction}`}`;
}

/** `1250` -> `1,250.00`. Never rounds: `0.125` stays `0.125`. */
export const formatAmount = (amount: string): string => grouped(amount, 2);

const ENGLISH_SIGNS: Readonly<Record<string, string>> = { USD: '$', GBP: '£', EUR: '€', CNY: 'RMB ' };
const CHINESE_NAMES: Readonly<Record<string, string>> = {
  CNY: '元',
  USD: '美元',
  EUR: '欧元',
  GBP: '英镑',
  JPY: '日元',
  HKD: '港元',
  TWD: '新台币元',
  KRW: '韩元',
  SGD: '新加坡元',
  AUD: '澳大利亚元',
  CAD: '加拿大元',
  CHF: '瑞士法郎',
};

/** `$1,250.00`, `RMB 1,250.00`, `JPY 1,250` in English; `1,250.00元`, `1,250.00美元` in Chinese. A bare ¥ or foreign $ is never written. */
export function formatMoney(amount: string, currency: string, language: Language): string {
  const text = grouped(amount, minorUnits(currency));
  if (language === 'zh-CN') return CHINESE_NAMES[currency] ? `${text}${CHINESE_NAMES[currency]}` : `${currency} ${text}`;
  const sign = ENGLISH_SIGNS[currency] ?? `${currency} `;
  return text.startsWith('-') ? `-${sign}${text.slice(1)}` : `${sign}${text}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['仟', '佰', '拾', ''];
const LEVELS = ['万', '亿', '万', ''];

/** Four digits of one level (仟佰拾): inner zeros read once, trailing zeros not at all. */
function level(four: string): string {
  let text = '';
  let zero = false;
  [...four].forEach((digit, place) => {
    if (digit === '0') zero = text !== '';
    else {
      text += `${zero ? '零' : ''}${DIGITS[Number(digit)]}${PLACES[place]}`;
      zero = false;
    }
  });
  return text;
}

/** Whole yuan below 10^16 as Chinese capitals without the 元. */
function yuan(whole: string): string {
  const levels = whole.padStart(16, '0').match(/\d{4}/g) ?? [];
  let text = '';
  let skipped = false;
  levels.forEach((four, index) => {
    const read = level(four);
    if (read) text += `${text && (skipped || four.startsWith('0')) ? '零' : ''}${read}${LEVELS[index]}`;
    else if (index === 1 && text) text += '亿';
    skipped = read === '' && text !== '';
  });
  return text;
}

/**
 * The figure in Chinese capitals as banks and courts want it: 1,400,000 -> 人民币壹佰肆拾万元整 (正确填写票据和结算凭证的基本规定).
 * Where the rule leaves the 零 to the writer: a level's trailing zeros are silent (壹拾万柒仟元), and 零 is written before 角 when the yuan
 * digit is 0 (壹仟陆佰捌拾元零叁角贰分), so nothing can be slipped in. 整 follows 元 only. 10^12 is 壹万亿, never 兆, which is read as
 * 10^6 as well. Refuses negative amounts, more than two decimals and 10^16 or more.
 */
export function rmbCapitals(amount: string): string {
  const value = exact(amount);
  if (value.isNegative() || value.decimalPlaces() > 2 || value.gte('1e16'))
    throw new Problem('invalid', 'damages.no-capitals', { value: amount });
  const [whole = '0', cents = '00'] = value.toFixed(2).split('.');
  const [jiao, fen] = [Number(cents[0]), Number(cents[1])];
  const yuanText = yuan(whole);
  if (!jiao && !fen) return `人民币${yuanText || '零'}元整`;
  const head = yuanText && `${yuanText}元`;
  const zero = head && (jiao === 0 || whole.endsWith('0')) ? '零' : '';
  return `人民币${head}${zero}${jiao ? `${DIGITS[jiao]}角` : ''}${fen ? `${DIGITS[fen]}分` : ''}`;
}
