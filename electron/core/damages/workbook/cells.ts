import type { Cell, Row } from 'write-excel-file/node';

/** What marks a cell to be filled in; the protection of a sheet leaves these open. */
export const OPEN_FILL = '#FFF9DB';
const AMOUNT = '#,##0.00';

/** `A`, `Z`, `AA`: the letters of a column counted from 1. */
export function column(no: number): string {
  const rest = (no - 1) % 26;
  const before = (no - 1 - rest) / 26;
  return (before > 0 ? column(before) : '') + String.fromCharCode(65 + rest);
}

/** `'By seller'!$F$12` */
export const at = (sheet: string, letter: string, row: number): string => `'${sheet}'!$${letter}$${row}`;

/** The most characters a cell may hold in the programs that read the file is 32,767; longer text is cut where the ellipsis stands. */
const LONGEST = 32_000;
/** What XML 1.0 cannot carry. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters meant.
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;
const fitting = (value: string): string =>
  `${value.slice(0, LONGEST)}${value.length > LONGEST ? '…' : ''}`.toWellFormed().replaceAll(UNWRITABLE, '\ufffd');

export const text = (value: string): Cell =>
  value === '' ? null : { value: fitting(value), type: String, wrap: true, alignVertical: 'top' };
export const bold = (value: string): Cell =>
  value === '' ? null : { value: fitting(value), type: String, fontWeight: 'bold', wrap: true };
export const heading = (...names: readonly string[]): Row => names.map(bold);
export const count = (value: number): Cell => ({ value, type: Number, alignVertical: 'top' });

/** A figure counsel may change. Empty ones stay open too: that is where a missing figure goes. */
export const open = (value: string, money = true): Cell => ({
  ...(value === '' ? {} : { value: Number(value), type: Number }),
  ...(value !== '' && money ? { format: AMOUNT } : {}),
  backgroundColor: OPEN_FILL,
  alignVertical: 'top',
});

export const openText = (value: string): Cell => ({
  ...(value === '' ? {} : { value: fitting(value), type: String }),
  backgroundColor: OPEN_FILL,
  wrap: true,
  alignVertical: 'top',
});

export const formula = (value: string, strong = false): Cell => ({
  value,
  type: 'Formula',
  format: AMOUNT,
  alignVertical: 'top',
  ...(strong ? { fontWeight: 'bold' as const } : {}),
});

/** A figure that follows another cell until counsel types one over it. */
export const openFormula = (value: string, money = true): Cell => ({
  value,
  type: 'Formula',
  ...(money ? { format: AMOUNT } : {}),
  backgroundColor: OPEN_FILL,
  alignVertical: 'top',
});

/** A figure worked out that is no money, such as units. */
export const plainFormula = (value: string): Cell => ({ value, type: 'Formula', alignVertical: 'top' });

export const none = (of: number): null[] => Array.from({ length: of }, () => null);
