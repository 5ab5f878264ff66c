import { describe, expect, test } from 'vitest';
import { headSchema } from '#core/damages/model.ts';
import type { DamagesView, HeadResult } from '#core/damages/result.ts';
import { finding } from '#core/kit/finding.ts';
import { clear, fillDown, paste } from '../../../renderer/damages/figures-table/block.ts';
import { type CellWords, cellText, copyText } from '../../../renderer/damages/figures-table/cells.ts';
import { columns, headChanges, rowsOf, takes } from '../../../renderer/damages/figures-table/rows.ts';
import { readBlock, writeBlock } from '../../../renderer/damages/figures-table/tsv.ts';
import { bookOf } from '../../core/damages/cast.ts';

const words: CellWords = {
  language: 'en',
  standing: (standing) => ({ estimate: '估算', evidence: '证据' })[standing] ?? standing,
  source: ({ evidence, page }) => (page === null ? evidence : `${evidence}#${page}`),
  findSource: (name) => (name.startsWith('e') ? { evidence: name, page: null } : undefined),
};

const head = headSchema.parse({
  id: 'h',
  matter: 'm',
  rule: 'cn.tm.punitive',
  title: '=Punitive',
  currency: 'CNY',
  inputs: [
    { name: 'base', value: '1400000', low: '1000000', high: '1500000', standing: 'estimate', sources: [{ evidence: 'e1', page: 3 }] },
    { name: 'margin', value: '0.504' },
    { name: 'convention', value: 'additive' },
    { name: 'gone', value: '7' },
  ],
  items: [
    { id: 'i1', label: '律师费', amount: '3000' },
    { id: 'i2', label: '公证费', amount: '800' },
  ],
});
const result = { inputs: [], version: '', title: { en: 'Punitive', 'zh-CN': '惩罚' } } as unknown as HeadResult;
const view: Pick<DamagesView, 'heads' | 'rules' | 'findings'> = {
  heads: [{ head, result }],
  rules: bookOf('cn-civil').rules,
  findings: [finding('warning', 'damages/h/margin', 'damages.unsupported'), finding('note', 'damages/h/base', 'damages.estimate')],
};
const rows = rowsOf(view, 'en');
const at = (name: string): number => rows.findIndex((row) => row.name === name);
const column = (name: (typeof columns)[number]): number => columns.indexOf(name);
/** A range of one cell, or to a second one. */
const range = (row: string, from: (typeof columns)[number], toRow = row, to = from) => ({
  top: at(row),
  bottom: at(toRow),
  left: column(from),
  right: column(to),
});
const faults = (read: ReturnType<typeof paste>) => read.faults.map((one) => [one.row.name, one.column, one.fault]);
const changes = (read: ReturnType<typeof paste>) => Object.fromEntries([...read.changes].map(([id, change]) => [id.slice(2), change]));

describe('the rows', () => {
  test('are all figures a measure asks for, then strangers, then items; what is open is marked', () => {
    const inputs = bookOf('cn-civil').rules.find((rule) => rule.id === 'cn.tm.punitive')?.inputs ?? [];
    expect(rows.map((row) => row.name)).toEqual([...inputs.map((input) => input.name), 'gone', 'i1', 'i2']);
    expect(rows.filter((row) => row.findings.length > 0).map((row) => row.name)).toEqual(['margin']);
  });

  test('show figures by their unit, and go out as plain digits that no spreadsheet runs', () => {
    const row = rows[at('base')];
    const margin = rows[at('margin')];
    if (!row || !margin) throw new Error('rows are missing');
    expect(columns.map((one) => cellText(row, one, words)).slice(2)).toEqual([
      '1,400,000.00',
      '1,000,000.00',
      '1,500,000.00',
      '估算',
      'CNY',
      '',
      'e1#3',
    ]);
    expect(copyText(row, 'value', words)).toBe('1400000');
    expect([cellText(margin, 'value', words), copyText(margin, 'value', words)]).toEqual(['50.4%', '0.504']);
    expect(copyText(row, 'head', words)).toBe("'=Punitive");
  });
});

describe('a block pasted', () => {
  test('is read cell by cell, in the units of the rows it falls on', () => {
    const read = paste(
      rows,
      range('base', 'value'),
      [['¥1,450,000.00', '1200000', '', '不利推定', 'usd', 'from the audit', 'e2;e3']],
      words,
    );
    expect(faults(read)).toEqual([]);
    expect(changes(read)).toEqual({
      base: {
        value: '1450000.00',
        low: '1200000',
        high: '',
        standing: 'adverse-inference',
        currency: 'USD',
        basis: 'from the audit',
        sources: [
          { evidence: 'e2', page: null },
          { evidence: 'e3', page: null },
        ],
      },
    });
    expect(changes(paste(rows, range('margin', 'value'), [['48%']], words))).toEqual({ margin: { value: '0.48' } });
    expect(changes(paste(rows, range('convention', 'value'), [['total']], words))).toEqual({ convention: { value: 'total' } });
  });

  test('as it went out changes nothing', () => {
    const all = { top: 0, bottom: rows.length - 1, left: 0, right: columns.length - 1 };
    const out = writeBlock(rows.map((row) => columns.map((one) => copyText(row, one, words))));
    const page = (name: string) => (/^(e\d)#(\d)$/.test(name) ? { evidence: name.slice(0, 2), page: Number(name.slice(3)) } : undefined);
    expect(paste(rows, all, readBlock(`${out}\r\n`), { ...words, findSource: page })).toMatchObject({ changes: new Map(), faults: [] });
  });

  test('names every cell that cannot be read', () => {
    const block = [
      ['=1+1', '1.250'],
      ['1,5', ''],
    ];
    expect(faults(paste(rows, range('base', 'value'), block, words))).toEqual([
      ['base', 'value', 'amount'],
      ['base', 'low', 'amount'],
      ['unit_price', 'value', 'amount'],
    ]);
    expect(faults(paste(rows, range('i1', 'value'), [['5', '4', '', 'estimate', 'dollars']], words))).toEqual([
      ['i1', 'low', 'nothing-here'],
      ['i1', 'standing', 'nothing-here'],
      ['i1', 'currency', 'currency'],
    ]);
    expect(faults(paste(rows, range('base', 'head'), [['Other']], words))).toEqual([['base', 'head', 'fixed']]);
    expect(faults(paste(rows, range('base', 'evidence'), [['none.pdf']], words))).toEqual([['base', 'evidence', 'evidence']]);
    expect(faults(paste(rows, range('base', 'basis'), [['字'.repeat(20_001)]], words))).toEqual([['base', 'basis', 'too-long']]);
  });

  test('that is larger than the table is not cut off in silence', () => {
    const read = paste(rows, range('i2', 'value'), [['1'], ['2'], ['3']], words);
    expect(read.over).toEqual({ rows: 2, columns: 0 });
  });

  test('fills a selection that is a multiple of it', () => {
    const read = paste(rows, range('i1', 'value', 'i2', 'value'), [['9']], words);
    expect(changes(read)).toEqual({ 'items/i1': { value: '9' }, 'items/i2': { value: '9' } });
  });
});

test('filling down passes over what has no place for it, and emptying leaves names', () => {
  const filled = fillDown(rows, range('gone', 'standing', 'i2', 'standing'), words);
  expect([faults(filled), changes(filled)]).toEqual([[], {}]);
  expect(changes(fillDown(rows, range('i2', 'value'), words))).toEqual({ 'items/i2': { value: '3000' } });
  const emptied = clear(rows, range('base', 'head', 'base', 'evidence'), words);
  expect(changes(emptied)).toEqual({ base: { value: '', low: '', high: '', standing: 'evidence', sources: [] } });
  expect(rows.filter((row) => takes(row, 'low')).map((row) => row.kind)).not.toContain('item');
});

test('changes are sent by head, input and item', () => {
  const read = paste(rows, range('gone', 'value', 'i2', 'value'), [['1'], ['2'], ['3']], words);
  expect(headChanges(rows, read.changes)).toEqual([
    { id: 'h', inputs: { gone: { value: '1' } }, items: { i1: { amount: '2' }, i2: { amount: '3' } } },
  ]);
});

test('blocks are those of spreadsheets: quotation marks around tabs, line ends and quotation marks', () => {
  const block = [
    ['a', 'two\nlines', 'say "x"'],
    ['', 'tab\there', '"'],
  ];
  expect(readBlock(`${writeBlock(block)}\r\n`)).toEqual(block);
  expect(readBlock('"A" shop\tb\r\nc\td')).toEqual([
    ['"A" shop', 'b'],
    ['c', 'd'],
  ]);
  expect(readBlock('')).toEqual([]);
});
