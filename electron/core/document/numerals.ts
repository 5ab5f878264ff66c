/** Numbers as markers: Roman, letters, Chinese. All take whole numbers from 1. */

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

export function roman(value: number): string {
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return text;
}

/** 1 → A, 26 → Z, 27 → AA, 28 → BB, 53 → AAA: as Word numbers a list, and other than a spreadsheet names its columns. */
export function letters(value: number): string {
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

const DIGITS = [...'零一二三四五六七八九'];
const PLACES = ['', '十', '百', '千'];

function thousands(value: number): string {
  let text = '';
  let zero = false;
  [...String(value)].forEach((digit, i, all) => {
    const place = all.length - 1 - i;
    if (digit === '0') {
      zero = text !== '';
      return;
    }
    if (zero) text += DIGITS[0];
    zero = false;
    text += `${DIGITS[Number(digit)]}${PLACES[place]}`;
  });
  return text;
}

/** 1 → 一, 10 → 十, 21 → 二十一, 105 → 一百零五, 20001 → 二万零一. The plain numerals of headings and lists, not the capitals of money. */
export function chineseNumeral(value: number): string {
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  const head = high > 0 ? `${chineseNumeral(high)}万` : '';
  const tail = low > 0 ? `${high > 0 && low < 1000 ? DIGITS[0] : ''}${thousands(low)}` : '';
  const text = head + tail || (DIGITS[0] ?? '');
  return text.startsWith('一十') ? text.slice(1) : text;
}
