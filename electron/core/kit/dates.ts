import type { Language } from './messages.ts';
import { Problem } from './problem.ts';

/** A calendar date without time or zone: `2026-11-23`. Dates compare and sort as strings. */
export type PlainDate = string & { readonly __date?: never };

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function utc(date: string): number | undefined {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!m) return undefined;
  const at = Date.UTC(Number(m[1]), Number(m[2]) - 1, Number(m[3]));
  return new Date(at).toISOString().slice(0, 10) === date ? at : undefined;
}

export const isPlainDate = (value: string): boolean => utc(value) !== undefined;

/** Reads `2026-11-23`, `2026/11/23`, `2026.11.23` and `2026年11月23日`. Refuses anything whose order is a guess (03/04/2026). */
export function parseDate(value: string): PlainDate {
  const m = /^\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*$/.exec(value);
  const date = m ? `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}` : '';
  if (!isPlainDate(date)) throw new Problem('invalid', 'core.bad-date', { value });
  return date;
}

/** `November 23, 2026` in English, `2026年11月23日` in Chinese (no leading zeros). */
export function formatDate(date: PlainDate, language: Language): string {
  const [y, m, d] = date.split('-').map(Number);
  return language === 'zh-CN' ? `${y}年${m}月${d}日` : `${MONTHS[(m ?? 1) - 1]} ${d}, ${y}`;
}
