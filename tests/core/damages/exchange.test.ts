/** Rates of exchange: which rate a day has, and how a matter comes to its table. */
import { call } from '@orpc/server';
import { describe, expect, test } from 'vitest';
import { converter } from '#core/damages/conversion.ts';
import { findRate } from '#core/damages/exchange/convert.ts';
import { type Rate, rateSchema, readRate } from '#core/damages/exchange/model.ts';
import { exchangeRoutes } from '#core/damages/exchange/routes.ts';
import { createExchangeService } from '#core/damages/exchange/service.ts';
import { readCurrency } from '#core/damages/exchange/table.ts';
import { createMatterService } from '#core/matter/service.ts';
import { openTestRooms } from '../../support/rooms.ts';
import { books } from './cast.ts';

const rate = (pair: string, on: string, value: string, more: Partial<Rate> = {}): Rate =>
  rateSchema.parse({
    id: `${pair} ${on}`,
    matter: 'm1',
    from: pair.slice(0, 3),
    to: pair.slice(4),
    on,
    rate: value,
    source: 'Bank of England',
    ...more,
  });

describe('the rate of a day', () => {
  const rates = [rate('USD/CNY', '2026-09-30', '7.10'), rate('USD/CNY', '2026-10-08', '7.12'), rate('CNY/USD', '2026-10-08', '0.14')];

  test('is that of the day, or the latest of so many days before it, never a later one', () => {
    const on = (day: string) => findRate(rates, 'USD', 'CNY', day, 7)?.rate.on ?? null;
    expect(['2026-09-29', '2026-09-30', '2026-10-07', '2026-10-08', '2026-10-15', '2026-10-16'].map(on)).toEqual([
      null,
      '2026-09-30',
      '2026-09-30',
      '2026-10-08',
      '2026-10-08',
      null,
    ]);
    expect(findRate(rates, 'USD', 'CNY', '2026-10-16', 8)?.rate.on).toBe('2026-10-08');
    expect(findRate(rates, 'USD', 'CNY', '2026-10-09', 0)).toBeNull();
    expect(findRate([rate('USD/CNY', '2024-02-26', '7')], 'USD', 'CNY', '2024-03-04', 7)?.rate.on).toBe('2024-02-26');
  });

  test.each([...books])(
    'of %s bridges the longest holidays, says its day, and from the fifth day on how old it is',
    (_pack, { rates: rateAge }) => {
      const published = { rates: [rate('USD/CNY', '2026-02-13', '6.91')], rateAge };
      const said = (rateOn: string) =>
        converter({ currency: 'USD', rateOn }, 'CNY', published, 'base').faults.map(({ id, severity, params }) => [
          id,
          severity,
          params.on,
          params.days,
        ]);
      expect(said('2026-02-13')).toEqual([]);
      expect(said('2026-02-17')).toEqual([['damages.rate-of-day', 'note', '2026-02-13', 4]]);
      expect(said('2026-02-18')).toEqual([['damages.rate-old', 'note', '2026-02-13', 5]]);
      expect(said('2026-02-23')).toEqual([['damages.rate-old', 'note', '2026-02-13', 10]]);
      expect(said('2026-02-28')).toEqual([['damages.rate-old', 'note', '2026-02-13', 15]]);
      expect(said('2026-03-01')).toEqual([['damages.no-rate', 'error', undefined, 15]]);
    },
  );

  test('of one day the direct one goes before the inverse, and an inverse one is said to be one', () => {
    expect(findRate(rates, 'CNY', 'USD', '2026-10-08', 7)).toEqual({ rate: rates[2], inverse: false });
    expect(findRate(rates, 'USD', 'CNY', '2026-10-08', 7)).toEqual({ rate: rates[1], inverse: false });
    expect(findRate(rates, 'CNY', 'USD', '2026-10-01', 7)).toEqual({ rate: rates[0], inverse: true });
    expect(findRate(rates.toReversed(), 'CNY', 'USD', '2026-10-08', 7)).toEqual({ rate: rates[2], inverse: false });
  });

  test('there is none for another pair, for one currency, or for what is no date', () => {
    expect(findRate(rates, 'GBP', 'CNY', '2026-10-08', 7)).toBeNull();
    expect(findRate(rates, 'CNY', 'CNY', '2026-10-08', 7)).toBeNull();
    for (const day of ['', 'yesterday', '2026-10-8', '2026-13-40']) expect(findRate(rates, 'USD', 'CNY', day, 7)).toBeNull();
  });
});

describe('a cell', () => {
  test.each([
    ['7.1234', '7.1234'],
    [' ７．１２ ', '7.12'],
    ['.85', '0.85'],
    ['7.245', '7.245'],
    ['1,234.56', '1234.56'],
    ['0007', '7'],
    ['7,1234', undefined],
    ['1,234', undefined],
    ['0', undefined],
    ['0.000', undefined],
    ['-7', undefined],
    ['7.1E-05', undefined],
    ['=7+1', undefined],
    ['1.234567890123456', undefined],
    ['12345678901', undefined],
    ['', undefined],
  ])('%s as a rate', (text, value) => {
    expect(readRate(text)).toBe(value);
  });

  test('names a currency one way only', () => {
    expect(['usd', ' ＵＳＤ', 'US$', '人民币', 'RMB', '港币', '£'].map(readCurrency)).toEqual([
      'USD',
      'USD',
      'USD',
      'CNY',
      'CNY',
      'HKD',
      'GBP',
    ]);
    for (const text of ['$', '¥', 'CNH', 'XXX', 'dollars', '']) expect(readCurrency(text)).toBeUndefined();
  });
});

async function aMatter() {
  const rooms = await openTestRooms();
  const { store, clock, ids, actor, evidence, exhibit } = rooms;
  const pack = { id: 'us-federal', claims: [], courts: [], particulars: {}, events: {} };
  const matters = createMatterService({ store, clock, ids, packs: { get: () => pack } });
  const exchange = createExchangeService({ store, clock, ids, matters, evidence, exhibit });
  const { id } = await matters.create(actor, { title: 'Ordellin v. The Partnerships', pack: 'us-federal' });
  const { id: other } = await matters.create(actor, { title: 'Another', pack: 'us-federal' });
  const written = async () => (await exchange.list(id)).map(({ from, to, on, rate: value }) => `${from}/${to} ${on} ${value}`);
  return { ...rooms, exchange, id, other, written };
}

const GIVEN = { from: 'USD', to: 'CNY', on: '2026-06-01', rate: '7.19', source: 'SAFE, central parity' };

describe('the rates of a matter', () => {
  test('are put, changed, removed, and all of it taken back', async () => {
    const { exchange, store, actor, id, other, written } = await aMatter();
    const put = await exchange.put(actor, id, GIVEN);
    await exchange.put(actor, id, { id: put.id, rate: '7.20', on: '2026-06-02' });
    expect(await written()).toEqual(['USD/CNY 2026-06-02 7.20']);
    await exchange.drop(actor, id, put.id);
    expect(await written()).toEqual([]);
    await store.undo(id, actor);
    await store.undo(id, actor);
    expect(await written()).toEqual(['USD/CNY 2026-06-01 7.19']);
    await store.redo(id, actor);
    expect(await written()).toEqual(['USD/CNY 2026-06-02 7.20']);
    expect(await exchange.list(other)).toEqual([]);
    await expect(exchange.put(actor, other, { id: put.id, rate: '1' })).rejects.toMatchObject({
      kind: 'not-found',
      id: 'exchange.no-rate',
    });
    await expect(exchange.drop(actor, other, put.id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('hold one rate of a pair and day; a second takes its place only when told to, and undo brings the first back', async () => {
    const { exchange, store, actor, id, written } = await aMatter();
    await exchange.put(actor, id, GIVEN);
    const second = { ...GIVEN, rate: '7.25' };
    await expect(exchange.put(actor, id, second)).rejects.toMatchObject({
      kind: 'conflict',
      id: 'exchange.already',
      params: { pair: 'USD/CNY', on: '2026-06-01', rate: '7.19' },
    });
    await exchange.put(actor, id, second, true);
    expect(await written()).toEqual(['USD/CNY 2026-06-01 7.25']);
    await store.undo(id, actor);
    expect(await written()).toEqual(['USD/CNY 2026-06-01 7.19']);
    await store.redo(id, actor);
    expect(await written()).toEqual(['USD/CNY 2026-06-01 7.25']);
    await exchange.put(actor, id, { ...GIVEN, from: 'CNY', to: 'USD', rate: '0.139' });
    expect(await written()).toHaveLength(2);
  });

  test('refuse what is no rate', async () => {
    const { exchange, actor, id, written } = await aMatter();
    const wrong: [string, object, string][] = [
      ['a rate of zero', { rate: '0.00' }, 'core.bad-input'],
      ['a rate below zero', { rate: '-7' }, 'core.bad-input'],
      ['more digits than any rate has', { rate: '7.123456789012345' }, 'core.bad-input'],
      ['no source', { source: '  ' }, 'core.bad-input'],
      ['a source of 20,000 characters', { source: 'x'.repeat(20_000) }, 'core.bad-input'],
      ['half a character', { source: 'Bank \ud83c' }, 'core.bad-input'],
      ['a day that does not exist', { on: '2026-02-30' }, 'core.bad-input'],
      ['a day to come', { on: '2099-01-01' }, 'exchange.after-today'],
      ['a currency that does not exist', { from: 'RMB' }, 'exchange.unknown-currency'],
      ['one currency', { to: 'USD' }, 'exchange.same-currency'],
    ];
    for (const [what, fields, problem] of wrong)
      await expect(exchange.put(actor, id, { ...GIVEN, ...fields }), what).rejects.toMatchObject({ kind: 'invalid', id: problem });
    expect(await written()).toEqual([]);
  });
});

const PASTE = [
  '日期\t原币种\t目标币种\t中间价\t单位\t来源',
  '2026年6月1日\t日元\t人民币\t4.9325\t100\t外汇交易中心',
  '2026-06-01\t美元\t人民币\t7.1893\t\t',
].join('\n');

describe('a table of rates', () => {
  test('pasted with Chinese headings: units are divided out, the publisher of the table fills what a row leaves open, one undo', async () => {
    const { exchange, store, actor, id, written } = await aMatter();
    const table = { from: { text: PASTE }, source: '国家外汇管理局' };
    const before = await exchange.readTable(id, table);
    expect(before).toMatchObject({ added: 2, replaced: 0, unchanged: 0, findings: [] });
    expect(await written()).toEqual([]);
    await exchange.importTable(actor, id, table);
    expect(await written()).toEqual(['JPY/CNY 2026-06-01 0.049325', 'USD/CNY 2026-06-01 7.1893']);
    expect((await exchange.list(id)).map((one) => one.source)).toEqual(['外汇交易中心', '国家外汇管理局']);
    await store.undo(id, actor);
    expect(await written()).toEqual([]);
    await store.redo(id, actor);
    expect(await written()).toHaveLength(2);
  });

  test('with rates the matter already has: equal ones stay, others are replaced only when told to', async () => {
    const { exchange, store, actor, id, written } = await aMatter();
    const kept = await exchange.put(actor, id, { ...GIVEN, sources: [{ evidence: 'e1', page: 2 }] });
    const changed = await exchange.put(actor, id, { ...GIVEN, on: '2026-06-02', rate: '7.2', sources: [{ evidence: 'e1', page: 3 }] });
    const text = ['date,from,to,rate', '2026-06-01,USD,CNY,7.190', '2026-06-02,USD,CNY,7.3', '2026-06-03,USD,CNY,7.4'].join('\r\n');
    const table = { from: { text }, source: GIVEN.source };
    await expect(exchange.importTable(actor, id, table)).rejects.toMatchObject({
      kind: 'conflict',
      id: 'exchange.would-replace',
      params: { count: 1 },
      findings: [{ where: 'pasted.txt:3:rate', params: { rate: '7.3', was: '7.2' } }],
    });
    expect(await written()).toHaveLength(2);
    expect(await exchange.importTable(actor, id, table, true)).toMatchObject({ added: 1, replaced: 1, unchanged: 1 });
    expect(await exchange.list(id)).toMatchObject([
      { id: kept.id, rate: '7.19', sources: [{ evidence: 'e1', page: 2 }] },
      { id: changed.id, rate: '7.3', sources: [] },
      { rate: '7.4' },
    ]);
    await store.undo(id, actor);
    expect(await exchange.list(id)).toMatchObject([
      { rate: '7.19' },
      { id: changed.id, rate: '7.2', sources: [{ evidence: 'e1', page: 3 }] },
    ]);
  });

  test('names its evidence by label, file or title, with the page; evidence alone is a change too', async () => {
    const { exchange, evidence, exhibit, actor, id, file, written } = await aMatter();
    const path = await file('parity.txt', 'central parity');
    const [item] = (await evidence.receive(actor, { matter: id, files: [{ path, name: 'parity.txt' }] })).imported;
    await exhibit.add(actor, id, [item?.id ?? '']);
    await exchange.put(actor, id, GIVEN);
    const table = (cell: string) => ({
      from: { text: `date,from,to,rate,evidence\n2026-06-01,USD,CNY,7.19,${cell}\n` },
      source: GIVEN.source,
    });
    expect((await exchange.readTable(id, table('parity.txt#3; Exhibit 9'))).findings).toMatchObject([
      { where: 'pasted.txt:2:evidence', id: 'seller.row-unknown-evidence', params: { path: 'Exhibit 9' } },
    ]);
    expect(await exchange.importTable(actor, id, table('exhibit 1; parity.txt#3'), true)).toMatchObject({ replaced: 1 });
    const sources = [
      { evidence: item?.id, page: null },
      { evidence: item?.id, page: 3 },
    ];
    expect(await exchange.list(id)).toMatchObject([{ rate: '7.19', sources }]);
    expect(await exchange.importTable(actor, id, table(''))).toMatchObject({ unchanged: 1 });
    expect(await exchange.list(id)).toMatchObject([{ sources }]);
    expect(await written()).toHaveLength(1);
  });

  test('with wrong cells is refused whole, and every cell is named by row and column', async () => {
    const { exchange, actor, id, written } = await aMatter();
    const text = [
      'Date;From;To;Rate;Source',
      '2026-06-01;USD;GBP;0.74;Bank of England',
      '03/04/2026;USD;GBP;0.74;Bank of England',
      '2099-06-03;$;GBP;0,74;Bank of England',
      '2026-06-04;USD;USD;1;Bank of England',
      '2026-06-05;USD;GBP;0;',
      '2026-06-01;USD;GBP;0.75;Bank of England',
      "2026-06-06;;GBP;0.74;=cmd|' /C calc'!A0",
      `2026-06-07;USD;GBP;0.74;${'x'.repeat(20_000)}`,
    ].join('\n');
    const table = { from: { text }, source: '' };
    const { findings } = await exchange.readTable(id, table);
    expect(findings.map((one) => `${one.where} ${one.id}`).sort()).toEqual([
      'pasted.txt:3:date seller.cell-date',
      'pasted.txt:4:date exchange.cell-after-today',
      'pasted.txt:4:from seller.cell-currency',
      'pasted.txt:4:rate exchange.cell-rate',
      'pasted.txt:5:to exchange.cell-same-currency',
      'pasted.txt:6:rate exchange.cell-rate',
      'pasted.txt:6:source exchange.cell-no-source',
      'pasted.txt:7:rate exchange.row-twice',
      'pasted.txt:8:from seller.cell-missing',
      'pasted.txt:9:source exchange.cell-source-long',
    ]);
    expect(findings.find((one) => one.where === 'pasted.txt:4:rate')?.params).toMatchObject({ row: 4, column: 'Rate', value: '0,74' });
    await expect(exchange.importTable(actor, id, table)).rejects.toMatchObject({
      kind: 'invalid',
      id: 'seller.import-refused',
      params: { count: 10 },
    });
    expect(await written()).toEqual([]);
  });

  test('without a rate in it is refused', async () => {
    const { exchange, actor, id } = await aMatter();
    const wrong: [string, string, string][] = [
      ['nothing', ' \n', 'exchange.nothing-pasted'],
      ['half a character', 'date\tfrom\tto\trate\n2026-06-01\tUSD\tCNY\t7\ud800', 'exchange.broken-text'],
      ['headings alone', 'date,from,to,rate,source', 'seller.import-refused'],
      ['no headings', '2026-06-01,USD,CNY,7.19,SAFE', 'seller.import-refused'],
    ];
    for (const [what, text, problem] of wrong)
      await expect(exchange.importTable(actor, id, { from: { text }, source: 'SAFE' }), what).rejects.toMatchObject({ id: problem });
  });

  test('comes from a file through the door, with its name in the messages', async () => {
    const { exchange, actor, id, file, written } = await aMatter();
    const path = await file('rates.csv', 'Date,Base Currency,Quote Currency,Spot Rate,Published by\n2026-06-01,USD,EUR,0.88,ECB\n');
    const routes = exchangeRoutes(exchange, async () => path);
    const context = { context: { actor } };
    const read = await call(routes.readTable, { matter: id, upload: 'u1', fileName: 'rates.csv' }, context);
    expect(read.rates).toMatchObject([{ row: 2, from: 'USD', to: 'EUR', rate: '0.88', source: 'ECB', was: null }]);
    await call(routes.importTable, { matter: id, upload: 'u1', fileName: 'rates.csv' }, context);
    expect(await written()).toEqual(['USD/EUR 2026-06-01 0.88']);
    const [one] = await call(routes.list, { matter: id }, context);
    await call(routes.drop, { matter: id, id: one?.id ?? '' }, context);
    await call(routes.put, { matter: id, rate: GIVEN }, context);
    expect(await written()).toEqual(['USD/CNY 2026-06-01 7.19']);
    await expect(call(routes.importTable, { matter: id, upload: 'u1', fileName: 'rates.pdf' }, context)).rejects.toThrow();
  });
});
