/** Numbers in words. Whole numbers only; what is out of range is written in digits. */
import { chineseNumeral } from '../document/numerals.ts';
import type { Language } from '../kit/messages.ts';

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ['', '', ...'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')];

function belowThousand(value: number): string {
  if (value < 20) return ONES[value] ?? '';
  if (value < 100) return `${TENS[Math.floor(value / 10)]}${value % 10 ? `-${ONES[value % 10]}` : ''}`;
  return `${ONES[Math.floor(value / 100)]} hundred${value % 100 ? ` ${belowThousand(value % 100)}` : ''}`;
}

function englishWords(value: number): string {
  const parts: string[] = [];
  for (const [worth, name] of [
    [1_000_000, ' million'],
    [1_000, ' thousand'],
    [1, ''],
  ] as const) {
    const share = Math.floor(value / worth) % 1000;
    if (share > 0) parts.push(`${belowThousand(share)}${name}`);
  }
  return parts.join(' ') || 'zero';
}

/** 12 -> `twelve`, `十二`; 121 -> `one hundred twenty-one`. Digits from 10^9 (English) or 10^8 (Chinese) on. */
export function numberWords(value: number, language: Language): string {
  if (!Number.isInteger(value) || value < 0) return String(value);
  if (language === 'zh-CN') return chineseNumber(value);
  return value < 1_000_000_000 ? englishWords(value) : String(value);
}

/** 12 -> `十二`. */
export function chineseNumber(value: number): string {
  return Number.isInteger(value) && value >= 0 && value < 100_000_000 ? chineseNumeral(value) : String(value);
}

/** 2 -> `2nd`, 11 -> `11th`; `第2` in Chinese. */
export function ordinal(value: number, language: Language): string {
  if (language === 'zh-CN') return `第${value}`;
  const tail = value % 100;
  const ending = tail >= 11 && tail <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th');
  return `${value}${ending}`;
}
