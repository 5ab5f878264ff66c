/** Cells of the figures table: as shown, as copied, and what a person wrote into one. Nothing is guessed; what cannot be read says so. */
import type { Sources } from '#core/damages/model.ts';
import { choiceOf, guarded, readFigureCell, readPart, standingWords, unguarded, valuationWords } from '#core/damages/table/model.ts';
import { splitList } from '#core/kit/cells.ts';
import { parseDate } from '#core/kit/dates.ts';
import type { Language } from '#core/kit/messages.ts';
import { showFigure } from '../figures.ts';
import { type ColumnName, type FigureRow, type RowChange, takes } from './rows.ts';

/** The words and names cells are written with. */
export interface CellWords {
  readonly language: Language;
  readonly standing: (standing: string) => string;
  readonly valued: (valuation: string) => string;
  /** The name of a source: exhibit label or file name, and the page. */
  readonly source: (source: Sources[number]) => string;
  readonly findSource: (name: string) => Sources[number] | undefined;
}

/** What stands in a cell, for a person to read. */
export function cellText(row: FigureRow, column: ColumnName, words: CellWords): string {
  switch (column) {
    case 'head':
      return row.headTitle;
    case 'input':
      return row.label;
    case 'value':
      return figureText(row, row.value, words);
    case 'low':
    case 'high':
      return figureText(row, row[column], words);
    case 'standing':
      return row.standing === '' || (row.standing === 'evidence' && row.value === '') ? '' : words.standing(row.standing);
    case 'currency':
      return takes(row, 'currency') && row.kind !== 'new' ? row.currency || row.headCurrency : '';
    case 'valued':
      return row.valued === '' ? '' : words.valued(row.valued);
    case 'rateOn':
    case 'date':
    case 'voucher':
    case 'part':
    case 'partReason':
    case 'basis':
      return row[column];
    case 'evidence':
      return row.sources.map(words.source).join(words.language === 'zh-CN' ? '；' : '; ');
  }
}

/** A figure in the unit of its input. */
export function figureText({ rule }: Pick<FigureRow, 'rule'>, value: string, { language }: Pick<CellWords, 'language'>): string {
  if (value === '') return '';
  if (rule?.unit === 'choice') return rule.choices?.[value]?.[language] ?? value;
  return rule === undefined ? value : showFigure(rule.unit, value);
}

/** What a cell is edited as, and what goes onto the clipboard: figures as plain digits, texts safe to paste into a spreadsheet. */
export function cellSource(row: FigureRow, column: ColumnName, words: CellWords): string {
  if (row.kind === 'new') return '';
  if (column === 'value' && row.rule?.unit !== 'choice') return row.value;
  if (column === 'low' || column === 'high') return row[column];
  return cellText(row, column, words);
}

export const copyText = (row: FigureRow, column: ColumnName, words: CellWords): string => {
  const text = cellSource(row, column, words);
  return column === 'value' || column === 'low' || column === 'high' ? text : guarded(text);
};

export type CellRead = { readonly change: RowChange } | { readonly fault: CellFault };
export type CellFault =
  | 'amount'
  | 'choice'
  | 'standing'
  | 'valued'
  | 'currency'
  | 'date'
  | 'part'
  | 'evidence'
  | 'fixed'
  | 'nothing-here'
  | 'too-long';

const LONGEST = 20_000;
const NO_CHANGE: CellRead = { change: {} };

/** What writing a text into a cell changes. '' empties it. */
export function readCell(row: FigureRow, column: ColumnName, written: string, words: CellWords): CellRead {
  const text = unguarded(written.trim());
  if (text.length > LONGEST) return { fault: 'too-long' };
  // A cell that cannot change may be pasted as it is: whole rows go out to a spreadsheet and come back.
  if (!takes(row, column))
    return text === '' || text === cellText(row, column, words)
      ? NO_CHANGE
      : { fault: column === 'head' || column === 'input' ? 'fixed' : 'nothing-here' };
  switch (column) {
    case 'head':
      return NO_CHANGE;
    case 'input':
      return text !== '' ? { change: { label: text } } : row.kind === 'new' ? NO_CHANGE : { fault: 'fixed' };
    case 'value':
    case 'low':
    case 'high': {
      const read = readFigureCell(row.rule, text);
      if (read.fault) return { fault: row.rule?.unit === 'choice' ? 'choice' : 'amount' };
      return { change: { [column]: read.value } };
    }
    case 'standing': {
      const standing = text === '' ? 'evidence' : choiceAs(standingWords, words.standing, text);
      return standing === undefined ? { fault: 'standing' } : { change: { standing } };
    }
    case 'valued': {
      const valued = text === '' ? '' : choiceAs(valuationWords, words.valued, text);
      return valued === undefined ? { fault: 'valued' } : { change: { valued } };
    }
    case 'currency': {
      const code = text.normalize('NFKC').toUpperCase();
      if (code !== '' && !/^[A-Z]{3}$/.test(code)) return { fault: 'currency' };
      return { change: { currency: code === row.headCurrency ? '' : code } };
    }
    case 'rateOn':
    case 'date': {
      const day = text === '' ? '' : dayOf(text);
      return day === undefined ? { fault: 'date' } : { change: { [column]: day } };
    }
    case 'part': {
      const part = readPart(text);
      return part === undefined ? { fault: 'part' } : { change: { part } };
    }
    case 'voucher':
    case 'partReason':
    case 'basis':
      return { change: { [column]: text } };
    case 'evidence': {
      const sources: Sources = [];
      for (const name of splitList(text)) {
        const source = words.findSource(name);
        if (!source) return { fault: 'evidence' };
        sources.push(source);
      }
      return { change: { sources } };
    }
  }
}

/** The choice a text means, as it is shown or in any other way it can be written. */
function choiceAs<K extends string>(ways: Readonly<Record<K, readonly string[]>>, shown: (choice: string) => string, text: string) {
  const plain = text.toLowerCase();
  return (Object.keys(ways) as K[]).find((one) => shown(one).toLowerCase() === plain) ?? choiceOf(ways, text);
}

function dayOf(text: string): string | undefined {
  try {
    return parseDate(text.normalize('NFKC'));
  } catch {
    return undefined;
  }
}
