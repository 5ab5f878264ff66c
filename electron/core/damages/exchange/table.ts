/** A table of rates as a bank or a spreadsheet gives it: date, from, to, rate, source, and the evidence of it. Every row is checked and named; nothing is guessed. */
import { splitList } from '../../kit/cells.ts';
import { type Column, type Row, readRows, type Sheet } from '../../kit/columns.ts';
import { type Finding, finding } from '../../kit/finding.ts';
import type { MessageId, MessageParams } from '../../kit/messages.ts';
import { exact } from '../../kit/money.ts';
import type { Sources } from '../model.ts';
import { isCurrency, isRate, type Rate, rateKey, readRate, SOURCE_LENGTH } from './model.ts';

export type RateRow = Pick<Rate, 'from' | 'to' | 'on' | 'rate' | 'source' | 'sources'> & {
  /** Row of the file, the headings being row 1. */
  readonly row: number;
};

/** More rates than one for each day of thirty years. */
const MAX_RATES = 11_000;

export const rateColumns: readonly Column[] = [
  {
    name: 'date',
    type: 'date',
    required: true,
    aliases: ['day', 'on', 'rate date', 'value date', '日期', '发布日期', '汇率日期', '公布日期'],
  },
  {
    name: 'from',
    type: 'text',
    required: true,
    aliases: ['from currency', 'base', 'base currency', 'currency', '原币', '原币种', '外币', '基准货币', '币种', '货币'],
  },
  {
    name: 'to',
    type: 'text',
    required: true,
    aliases: ['to currency', 'quote', 'quote currency', 'counter currency', 'target', '目标币', '目标币种', '折算币种', '计价货币', '本币'],
  },
  {
    name: 'rate',
    type: 'text',
    required: true,
    aliases: ['exchange rate', 'spot rate', 'middle rate', 'mid', '汇率', '中间价', '折算率', '牌价'],
  },
  {
    name: 'units',
    type: 'text',
    aliases: ['per', 'unit', 'foreign units', 'number of units', '单位', '外币单位', '单位数量', '计价单位'],
  },
  {
    name: 'source',
    type: 'text',
    aliases: ['published by', 'publisher', 'publication', '来源', '出处', '发布机构', '公布机构', '数据来源'],
  },
  { name: 'evidence', type: 'list', aliases: ['evidence files', 'exhibit', 'exhibits', '证据', '证据文件', '证据编号'] },
];

/** Ways to write a currency that mean one only; `$` and `¥` do not. */
const NAMES: Readonly<Record<string, string>> = {
  RMB: 'CNY',
  人民币: 'CNY',
  人民币元: 'CNY',
  US$: 'USD',
  美元: 'USD',
  '€': 'EUR',
  欧元: 'EUR',
  '£': 'GBP',
  英镑: 'GBP',
  日元: 'JPY',
  HK$: 'HKD',
  港元: 'HKD',
  港币: 'HKD',
};

/** The ISO 4217 code of a cell, or undefined. */
export function readCurrency(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim().toUpperCase();
  const code = NAMES[plain] ?? plain;
  return isCurrency(code) ? code : undefined;
}

/** `100`: the rate is for so many units of `from`. A power of ten, so that the division is exact. */
const readUnits = (text: string): string | undefined => {
  const plain = text.normalize('NFKC').trim();
  return plain === '' ? '1' : /^10{0,4}$/.test(plain) ? plain : undefined;
};

export interface TableContext {
  /** The name messages use. */
  readonly file: string;
  /** Who published the rates, for rows that do not say so. */
  readonly source: string;
  readonly today: string;
  /** The evidence a name stands for, with its page; undefined when it means nothing, or two things. */
  readonly evidence: (name: string) => Sources[number] | undefined;
}

/** The rates of a sheet, and what is wrong: an error for every cell that is no rate, so that all can be put right at once. */
export function rateRows(sheet: Sheet, context: TableContext): { rates: RateRow[]; findings: Finding[] } {
  const { rows, findings } = readRows(context.file, sheet, rateColumns);
  const read = ratesOf(rows, context);
  return { rates: read.rates, findings: [...findings, ...read.findings] };
}

/** The rates of rows under `rateColumns`; cells whose column says what they hold have been checked when the rows were read. */
export function ratesOf(rows: readonly Row[], context: TableContext): { rates: RateRow[]; findings: Finding[] } {
  const { file } = context;
  const findings: Finding[] = [];
  const rates: RateRow[] = [];
  const seen = new Map<string, RateRow>();
  if (rows.length > MAX_RATES) {
    findings.push(finding('error', file, 'exchange.too-many', { file, count: rows.length, limit: MAX_RATES }));
    return { rates, findings };
  }
  for (const row of rows) {
    const rate = oneRate(row, context, findings);
    if (!rate) continue;
    const first = seen.get(rateKey(rate));
    if (!first) {
      seen.set(rateKey(rate), rate);
      rates.push(rate);
    } else if (!exact(first.rate).equals(rate.rate)) {
      const params = { file, row: row.row, first: first.row, pair: `${rate.from}/${rate.to}`, on: rate.on };
      findings.push(finding('error', `${file}:${row.row}:rate`, 'exchange.row-twice', params));
    }
  }
  if (rows.length === 0) findings.push(finding('error', file, 'exchange.no-rows', { file }));
  return { rates, findings };
}

function oneRate({ row, cells, header }: Row, { file, source, today, evidence }: TableContext, findings: Finding[]): RateRow | undefined {
  const before = findings.length;
  const text = (field: string): string => cells[field] ?? '';
  const say = (field: string, id: MessageId, params: MessageParams = {}) => {
    findings.push(
      finding('error', `${file}:${row}:${field}`, id, { file, row, column: header(field), value: shorten(text(field)), ...params }),
    );
  };
  const currency = (field: 'from' | 'to'): string => {
    const code = readCurrency(text(field));
    if (text(field) !== '' && code === undefined) say(field, 'seller.cell-currency');
    return code ?? '';
  };
  const [from, to] = [currency('from'), currency('to')];
  const on = text('date');
  const stated = readRate(text('rate'));
  const units = readUnits(text('units'));
  const rate = stated === undefined || units === undefined ? undefined : exact(stated).div(units).toFixed();
  const published = text('source').trim() || source.trim();
  if (text('rate') !== '' && (stated === undefined || (rate !== undefined && !isRate(rate)))) say('rate', 'exchange.cell-rate');
  if (units === undefined) say('units', 'exchange.cell-units');
  if (from !== '' && from === to) say('to', 'exchange.cell-same-currency');
  if (on > today) say('date', 'exchange.cell-after-today', { today });
  if (published === '') say('source', 'exchange.cell-no-source');
  else if (published.length > SOURCE_LENGTH) say('source', 'exchange.cell-source-long', { length: published.length, limit: SOURCE_LENGTH });
  const sources = splitList(text('evidence')).flatMap((path) => {
    const found = evidence(path);
    if (!found) say('evidence', 'seller.row-unknown-evidence', { path: shorten(path) });
    return found ?? [];
  });
  // An empty or broken cell of a required column was said when the row was read.
  if (findings.length > before || from === '' || to === '' || on === '' || rate === undefined) return undefined;
  return { row, from, to, on, rate, source: published, sources };
}

const shorten = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value);
