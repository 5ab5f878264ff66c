/** What a single cell of a user's table means. Nothing is guessed: what can be read two ways is a fault. */
import type { Column } from './columns.ts';
import { isPlainDate } from './dates.ts';
import type { MessageId } from './messages.ts';
import { parseAmount } from './money.ts';

export interface CellRead {
  readonly value: string;
  readonly fault?: MessageId;
}

const YES = new Set(['yes', 'y', 'true', '1', 'x', '是', '有', '真']);
const NO = new Set(['no', 'n', 'false', '0', '否', '无', '假']);

/** The cell's text: blanks around it are the spreadsheet's, and so is `="00123"`, by which exports protect digits. */
function cellText(raw: string): string {
  const text = raw.replaceAll('\r\n', '\n').trim();
  const guarded = /^="((?:[^"]|"")*)"$/.exec(text);
  return guarded?.[1] === undefined ? text : guarded[1].replaceAll('""', '"').trim();
}

/** Items of a list cell, parted by `;`, `；` or line breaks. */
export const splitList = (value: string): string[] =>
  value
    .split(/[;；\n]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');

/** The value of a cell for its column, or the fault. `list` comes back joined by `;`. */
export function readCell(raw: string, column: Pick<Column, 'type' | 'choices'>): CellRead {
  const text = cellText(raw);
  if (text === '') return { value: '' };
  if (/^#(DIV\/0!|REF!|N\/A|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/.test(text)) return { value: '', fault: 'seller.cell-formula-error' };
  switch (column.type) {
    case 'text':
      // 6.21226E+18: Excel wrote a long number in short form, its digits are gone.
      return /^\d(\.\d+)?E\+\d\d+$/i.test(text) ? { value: '', fault: 'seller.cell-digits-lost' } : { value: text };
    case 'list':
      return { value: splitList(text).join(';') };
    case 'date': {
      const value = readDate(text);
      return value === undefined ? { value: '', fault: 'seller.cell-date' } : { value };
    }
    case 'decimal': {
      const value = readDecimal(text);
      return value === undefined ? { value: '', fault: 'seller.cell-amount' } : { value };
    }
    case 'integer': {
      const value = readDecimal(text);
      return value !== undefined && /^\d+$/.test(value) ? { value } : { value: '', fault: 'seller.cell-number' };
    }
    case 'yes-no': {
      const key = text.normalize('NFKC').toLowerCase();
      if (YES.has(key)) return { value: 'yes' };
      return NO.has(key) ? { value: 'no' } : { value: '', fault: 'seller.cell-yes-no' };
    }
    case 'choice': {
      const key = choiceKey(text);
      for (const [value, others] of Object.entries(column.choices ?? {})) {
        if (choiceKey(value) === key || others.some((other) => choiceKey(other) === key)) return { value };
      }
      return { value: '', fault: 'seller.cell-choice' };
    }
  }
}

const choiceKey = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

/** `2026-11-23`, `2026/11/23`, `2026.11.23`, `2026年11月23日`, each also with a time of day behind it, which is left out. */
export function readDate(text: string): string | undefined {
  const m = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s]+\d{1,2}:\d{2}.*)?$/.exec(text.normalize('NFKC'));
  const date = m ? `${m[1]}-${m[2]?.padStart(2, '0')}-${m[3]?.padStart(2, '0')}` : '';
  return isPlainDate(date) ? date : undefined;
}

/** `1250`, `1250.00`, `1,250.00`, full-width digits: digits only, a currency sign is a fault here. Two ways to read it: a fault. */
export function readDecimal(text: string): string | undefined {
  if (!/^-?[\d.,]+$/.test(text.normalize('NFKC').replace(/\s/g, ''))) return undefined;
  try {
    return parseAmount(text);
  } catch {
    return undefined;
  }
}

/** ISO 4217 by the signs that mean one currency only; `$` and `¥` do not. */
const SIGNS: Readonly<Record<string, string>> = {
  US$: 'USD',
  USD: 'USD',
  '€': 'EUR',
  EUR: 'EUR',
  '£': 'GBP',
  GBP: 'GBP',
  RMB: 'CNY',
  CNY: 'CNY',
  'CN¥': 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  $: '',
  '¥': '',
};

/** An amount with or without a currency sign: `US $12.99`, `1,250元`, `RMB 300`. `currency` is '' when the sign leaves it open. */
export function readPrice(text: string): { amount: string; currency: string } | undefined {
  const plain = text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
  const m = /^(\D*?)(-?\d[\d,.]*)(\D*)$/.exec(plain);
  const amount = m?.[2] === undefined ? undefined : readDecimal(m[2]);
  if (amount === undefined || !m) return undefined;
  const found = [m[1], m[3]].filter((sign): sign is string => sign !== undefined && sign !== '').map((sign) => SIGNS[sign]);
  if (found.includes(undefined)) return undefined;
  const known = [...new Set(found.filter((sign) => sign !== ''))];
  return known.length > 1 ? undefined : { amount, currency: known[0] ?? '' };
}
