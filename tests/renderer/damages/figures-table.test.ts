import { describe, expect, test } from 'vitest';
import { headSchema } from '#core/damages/model.ts';
import type { DamagesView, HeadResult } from '#core/damages/result.ts';
import { finding } from '#core/kit/finding.ts';
import { clear, fillDown, paste } from '../../../renderer/damages/figures-table/block.ts';
import { type CellWords, cellText, copyText } from '../../../renderer/damages/figures-table/cells.ts';
import { addedRows, headChanges, NOTHING, withPending } from '../../../renderer/damages/figures-table/pending.ts';
import { columns, columnsOf, rowsOf, takes } from '../../../renderer/damages/figures-table/rows.ts';
import { readBlock, writeBlock } from '../../../renderer/damages/figures-table/tsv.ts';
import { bookOf } from '../../core/damages/cast.ts';

const words: CellWords = {
  language: 'en',
  standing: (standing) => ({ estimate: '估算', evidence: '证据' })[standing] ?? standing,
  valued: (valuation) => valuation.replace('-', ' '),
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
const table = { rows, columns, words };
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
    expect(rows.map((row) => row.name)).toEqual([...inputs.map((input) => input.name), 'gone', 'i1', 'i2', '']);
    // The row for the next voucher comes and goes with what takes vouchers, and so do the columns of a voucher.
    expect(columnsOf(rows)).toContain('part');
    expect(columnsOf(rows.filter((row) => row.kind === 'input'))).not.toContain('part');
    expect(rows.filter((row) => row.findings.length > 0).map((row) => row.name)).toEqual(['margin']);
  });

  test('show figures by their unit, and go out as plain digits that no spreadsheet runs', () => {
    const row = rows[at('base')];
    const margin = rows[at('margin')];
    if (!row || !margin) throw new Error('rows are missing');
    const shown = ['value', 'low', 'high', 'standing', 'currency', 'basis', 'evidence', 'voucher'] as const;
    expect(shown.map((one) => cellText(row, one, words))).toEqual([
      '1,400,000.00',
      '1,000,000.00',
      '1,500,000.00',
      '估算',
      'CNY',
      '',
      'e1#3',
      '',
    ]);
    expect(copyText(row, 'value', words)).toBe('1400000');
    expect([cellText(margin, 'value', words), copyText(margin, 'value', words)]).toEqual(['50.4%', '0.504']);
    expect(copyText(row, 'head', words)).toBe("'=Punitive");
  });
});

describe('a block pasted', () => {
  test('is read cell by cell, in the units of the rows it falls on', () => {
    const read = paste(table, range('base', 'value'), [
      ['¥1,450,000.00', '1200000', '', '不利推定', 'usd', '2026/3/1', '吊牌价', '', '', 'from the audit', 'e2;e3'],
    ]);
    expect(faults(read)).toEqual([]);
    expect(changes(read)).toEqual({
      base: {
        value: '1450000.00',
        low: '1200000',
        high: '',
        standing: 'adverse-inference',
        currency: 'USD',
        rateOn: '2026-03-01',
        valued: 'tag-price',
        basis: 'from the audit',
        sources: [
          { evidence: 'e2', page: null },
          { evidence: 'e3', page: null },
        ],
      },
    });
    expect(changes(paste(table, range('margin', 'value'), [['48%']]))).toEqual({ margin: { value: '0.48' } });
    expect(changes(paste(table, range('convention', 'value'), [['total']]))).toEqual({ convention: { value: 'total' } });
  });

  test('as it went out changes nothing', () => {
    const all = { top: 0, bottom: rows.length - 1, left: 0, right: columns.length - 1 };
    const out = writeBlock(rows.map((row) => columns.map((one) => copyText(row, one, words))));
    const page = (name: string) => (/^(e\d)#(\d)$/.test(name) ? { evidence: name.slice(0, 2), page: Number(name.slice(3)) } : undefined);
    expect(paste({ ...table, words: { ...words, findSource: page } }, all, readBlock(`${out}\r\n`))).toMatchObject({
      changes: new Map(),
      added: [],
      faults: [],
    });
  });

  test('names every cell that cannot be read', () => {
    const block = [
      ['=1+1', '1.250'],
      ['1,5', ''],
    ];
    expect(faults(paste(table, range('base', 'value'), block))).toEqual([
      ['base', 'value', 'amount'],
      ['base', 'low', 'amount'],
      ['unit_price', 'value', 'amount'],
    ]);
    expect(faults(paste(table, range('i1', 'value'), [['5', '4', '', 'estimate', 'dollars', '1/2/2026', 'guessed', '3/2']]))).toEqual([
      ['i1', 'low', 'nothing-here'],
      ['i1', 'standing', 'nothing-here'],
      ['i1', 'currency', 'currency'],
      ['i1', 'rateOn', 'date'],
      ['i1', 'valued', 'valued'],
      ['i1', 'part', 'part'],
    ]);
    expect(faults(paste(table, range('base', 'head'), [['Other']]))).toEqual([['base', 'head', 'fixed']]);
    expect(faults(paste(table, range('base', 'evidence'), [['none.pdf']]))).toEqual([['base', 'evidence', 'evidence']]);
    expect(faults(paste(table, range('base', 'basis'), [['字'.repeat(20_001)]]))).toEqual([['base', 'basis', 'too-long']]);
  });

  test('that is larger than the table is not cut off in silence', () => {
    const bare = { ...table, rows: rows.filter((row) => row.kind !== 'new') };
    expect(paste(bare, range('i2', 'value'), [['1'], ['2'], ['3']]).over).toEqual({ rows: 2, columns: 0 });
    expect(paste(table, range('i2', 'evidence'), [['', 'x']]).over).toEqual({ rows: 0, columns: 1 });
  });

  test('fills a selection that is a multiple of it', () => {
    const read = paste(table, range('i1', 'value', 'i2', 'value'), [['9']]);
    expect(changes(read)).toEqual({ 'items/i1': { value: '9' }, 'items/i2': { value: '9' } });
  });
});

describe('a block that reaches the row for a new voucher', () => {
  const lines = [
    ['公证费 2', '2026-03-01', 'P-2', '900.00', '', '', '', 'usd', '2026-02-27', '', '1/3', 'three sellers', '', 'e2'],
    ['', '', '', ''],
    ["'=cmd|x", '', '', '45'],
  ];

  test('changes those that are there and adds a voucher for every other line', () => {
    const read = paste(table, range('i2', 'input'), [['公证', '', 'P-1', '810'], ...lines]);
    expect([faults(read), read.over]).toEqual([[], { rows: 0, columns: 0 }]);
    expect(changes(read)).toEqual({ 'items/i2': { label: '公证', voucher: 'P-1', value: '810' } });
    expect(read.added).toMatchObject([
      {
        head: 'h',
        change: {
          label: '公证费 2',
          date: '2026-03-01',
          voucher: 'P-2',
          value: '900.00',
          currency: 'USD',
          rateOn: '2026-02-27',
          part: '1/3',
          partReason: 'three sellers',
          sources: [{ evidence: 'e2', page: null }],
        },
      },
      { head: 'h', change: { label: '=cmd|x', value: '45' } },
    ]);
    // They stand in the table at once, before its empty row, and go out as new items in their order.
    let ids = 0;
    const pending = { changes: read.changes, added: addedRows(rows, read.added, () => `n${++ids}`) };
    expect(withPending(rows, pending).map((row) => row.name)).toEqual([...rows.map((row) => row.name).slice(0, -1), 'n1', 'n2', '']);
    expect(headChanges(rows, pending)).toMatchObject([
      {
        id: 'h',
        items: { i2: { amount: '810' } },
        newItems: [
          { id: 'n1', amount: '900.00' },
          { id: 'n2', label: '=cmd|x' },
        ],
      },
    ]);
  });

  test('names the line and the cell that cannot be read', () => {
    const read = paste(table, { top: rows.length - 1, bottom: rows.length - 1, left: 1, right: 1 }, [
      ['Fine', '', '', '5'],
      ['Bad', '3/4/2026', '', '1.250'],
    ]);
    expect(read.faults.map((one) => [one.added, one.row.label, one.column, one.fault])).toEqual([
      [2, 'Bad', 'date', 'date'],
      [2, 'Bad', 'value', 'amount'],
    ]);
  });

  test('and is a repeated one, or empty there, adds nothing', () => {
    const all = { top: at('i1'), bottom: rows.length - 1, left: column('value'), right: column('value') };
    expect(paste(table, all, [['7']]).added).toEqual([]);
    expect(paste(table, { ...all, top: rows.length - 1 }, [['', ' ']]).added).toEqual([]);
    expect([fillDown(table, { ...all, top: rows.length - 1 }), clear(table, all).added]).toMatchObject([{ added: [] }, []]);
  });
});

test('filling down passes over what has no place for it, and emptying leaves names', () => {
  const filled = fillDown(table, range('gone', 'standing', 'i2', 'standing'));
  expect([faults(filled), changes(filled)]).toEqual([[], {}]);
  expect(changes(fillDown(table, range('i2', 'value')))).toEqual({ 'items/i2': { value: '3000' } });
  const emptied = clear(table, range('base', 'head', 'base', 'evidence'));
  expect(changes(emptied)).toEqual({ base: { value: '', low: '', high: '', standing: 'evidence', sources: [] } });
  expect(rows.filter((row) => takes(row, 'low')).map((row) => row.kind)).not.toContain('item');
});

test('changes are sent by head, input and item', () => {
  const read = paste(table, range('gone', 'value', 'i2', 'value'), [['1'], ['2'], ['3']]);
  expect(headChanges(rows, { ...NOTHING, changes: read.changes })).toEqual([
    { id: 'h', inputs: { gone: { value: '1' } }, items: { i1: { amount: '2' }, i2: { amount: '3' } }, newItems: [] },
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
