/** How the figures of a rule are written and read by people. */
import type { InputRule } from '#core/damages/rule.ts';
import { Exact, exact, formatAmount, parseAmount } from '#core/kit/money.ts';

type Unit = InputRule['unit'];
const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);

/** `50.4%` and `0.504` are one share; amounts come with signs, commas and full-width digits. */
export function readFigure(unit: Unit, written: string): string {
  const text = written.normalize('NFKC').trim();
  if (text === '') return '';
  if (unit !== 'fraction') return parseAmount(text);
  const percent = /^(.*?)\s*%$/.exec(text)?.[1];
  if (percent === undefined) return exact(text.startsWith('.') ? `0${text}` : text).toFixed();
  return exact(parseAmount(percent)).dividedBy(100).toFixed();
}

/** A figure while nobody types: amounts by thousands, shares in per cent. */
export function showFigure(unit: Unit, value: string): string {
  if (!isNumber(value)) return value;
  if (unit === 'money') return formatAmount(value);
  if (unit === 'fraction') return `${exact(value).times(100).toFixed()}%`;
  if (unit === 'count' || unit === 'days') return formatAmount(value).replace(/\.0+$/, '');
  return value;
}

/** Sum of what is written in the items; '' when none has an amount. */
export function sumOf(amounts: readonly string[]): string {
  const written = amounts.filter(isNumber);
  return written.length === 0 ? '' : written.reduce((sum, amount) => sum.plus(exact(amount)), new Exact(0)).toFixed();
}

/** A part of a voucher as people write it: `1/3`, `1 / 3`, `25%`, `0.25`, `.25`; '' is all of it. What is no part is sent as written and refused. */
export function readPart(written: string): string {
  const text = written.normalize('NFKC').replaceAll(/\s/g, '').replaceAll('⁄', '/');
  const percent = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text)?.[1];
  if (percent !== undefined) return exact(percent).dividedBy(100).toFixed();
  return text.startsWith('.') ? `0${text}` : text;
}

/**
 * Sum of the items as they count, parts and conversions among them; '' when none has an amount, and where rounding each of them would
 * give another sum than the head, which is rounded once.
 */
export function countedSum(
  items: readonly { readonly id: string; readonly amount: string }[],
  resolved: readonly { readonly id: string; readonly amount: string; readonly rounded: boolean }[],
): string {
  const counted = new Map(resolved.map((one) => [one.id, one]));
  if (resolved.some((one) => one.rounded || one.amount === '')) return '';
  return sumOf(items.map(({ id, amount }) => counted.get(id)?.amount ?? amount));
}
