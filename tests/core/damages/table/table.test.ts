import { readFile } from 'node:fs/promises';
import { call } from '@orpc/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { emptyInput, headSchema, itemSchema } from '#core/damages/model.ts';
import { damagesColumns } from '#core/damages/table/columns.ts';
import { damagesTableRoutes } from '#core/damages/table/routes.ts';
import { headerKey } from '#core/kit/columns.ts';
import type { Problem } from '#core/kit/problem.ts';
import { withSheet, workbook } from '../../seller/workbooks.ts';
import { openTableRooms, table } from './rooms.ts';

test('no header of a damages table means two columns', () => {
  const keys = damagesColumns.flatMap((column) => [...new Set([column.name, ...column.aliases].map(headerKey))]);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
});

/** The column of each field. A head and an item have their ids from the program; a head is known by rule and title, an item by its voucher or what it is for. */
const CARRIED_BY = {
  head: {
    rule: 'rule',
    title: 'title',
    currency: 'currency',
    sellers: 'sellers',
    liability: 'liability',
    apportionBy: 'apportion_by',
    inputs: 'input',
    items: 'item',
    conductFacts: 'conduct_facts',
    claimed: 'claimed',
    position: 'position',
    reasons: 'reasons',
    election: 'election_on election_reason',
  },
  input: {
    name: 'input',
    value: 'value',
    low: 'low',
    high: 'high',
    basis: 'basis',
    standing: 'standing',
    period: 'period_from period_to',
    carried: 'carried',
    currency: 'input_currency',
    rateOn: 'rate_on',
    valued: 'valued',
    sources: 'evidence',
  },
  item: {
    label: 'item',
    date: 'date',
    voucher: 'voucher',
    amount: 'amount',
    part: 'part',
    partReason: 'part_reason',
    currency: 'input_currency',
    rateOn: 'rate_on',
    valued: 'valued',
    sources: 'evidence',
  },
};

test('every field of a head, an input and an item has its column', () => {
  const { id: _, matter: __, ...head } = headSchema.shape;
  const { id: ___, ...item } = itemSchema.shape;
  expect(Object.keys(CARRIED_BY.head).sort()).toEqual(Object.keys(head).sort());
  expect(Object.keys(CARRIED_BY.item).sort()).toEqual(Object.keys(item).sort());
  expect(Object.keys(CARRIED_BY.input).sort()).toEqual([...Object.keys(emptyInput('x')), 'period'].sort());
  const named = Object.values(CARRIED_BY).flatMap((fields) => Object.values(fields).flatMap((column) => column.split(' ')));
  // `estimate` is what tables had before `standing`.
  expect([...new Set(['head', 'estimate', ...named])].sort()).toEqual(damagesColumns.map((column) => column.name).sort());
});

describe('a table taken into a matter', () => {
  let rooms: Awaited<ReturnType<typeof openTableRooms>>;
  beforeAll(async () => {
    rooms = await openTableRooms();
  });

  test('takes a figure from another head of the table by its key, whichever comes first', async () => {
    const { tables, store, id, actor, heads, fact } = rooms;
    const rows = [
      'p|cn.tm.punitive||通知后仍继续销售|base||取自甲|',
      'p||||multiplier|2|||',
      '取自甲|cn.tm.loss|||infringing_units|10||',
      '取自甲||||rh_unit_profit|7||',
    ];
    const head = 'head|rule|title|行为事实|input|value|取自|';
    const wrong = await tables.readTable(id, { text: table(head, rows[0]?.replace('取自甲', '乙') ?? '', ...rows.slice(2)) });
    expect(wrong.findings.map((one) => [one.id, one.params.column])).toEqual([['damages.carried-unknown', '取自']]);
    await tables.importTable(actor, id, { text: table(head, ...rows) });
    const [punitive, loss] = await heads();
    expect(punitive).toMatchObject({ rule: 'cn.tm.punitive', conductFacts: [fact.id] });
    expect(punitive?.inputs[0]).toMatchObject({ name: 'base', value: '', carried: loss?.id });
    await store.undo(id, actor);
  });

  test('takes a figure from a head of the matter by its title, counts days between two dates, and says when a measure was elected', async () => {
    const { tables, damages, take, store, id, actor, heads } = rooms;
    const lost = await damages.putHead(actor, id, { rule: 'cn.contract.loss', title: '合同损失', currency: 'CNY' });
    const columns = 'head|rule|title|input|value|取自|起算日|截止日|election_on|选择理由';
    const look = await take(
      table(columns, 'i|cn.int.late|利息|unpaid||合同损失|||2026-02-09|迟延履行', 'i|||days|||2026年1月1日|2026-01-31||'),
    );
    expect(look.heads[0]?.figures.map((one) => one.after)).toEqual(['合同损失', '2026-01-01 – 2026-01-31']);
    expect((await heads()).at(-1)).toMatchObject({
      election: { on: '2026-02-09', reason: '迟延履行' },
      inputs: [
        { value: '', carried: lost.id },
        { value: '', period: { from: '2026-01-01', to: '2026-01-31' } },
      ],
    });
    const again = await take(table(columns, 'i|cn.int.late|利息|unpaid|5000||||2026-02-10|', 'i|||days||||2026-02-01||'));
    expect(again.heads[0]).toMatchObject({
      fields: ['election'],
      figures: [{ before: '合同损失', after: '5000', fields: ['carried'] }, { fields: ['period'] }],
    });
    expect((await heads()).at(-1)).toMatchObject({
      election: { on: '2026-02-10', reason: '迟延履行' },
      inputs: [
        { value: '5000', carried: '' },
        { value: '', period: { from: '2026-01-01', to: '2026-02-01' } },
      ],
    });
    for (const _ of [1, 2]) await store.undo(id, actor);
    const faults = async (...rows: string[]) =>
      (await tables.readTable(id, { text: table(columns, ...rows) })).findings.map((one) => `${one.where} ${one.id}`);
    const wrong = ['i|cn.int.late|利息|unpaid|5000|合同损失|2026-01-01|||', 'i|||days||合同损失|||2099-01-01|某日'];
    expect(await faults(...wrong)).toEqual([
      'pasted.txt:2:election_on damages-table.election-after-today',
      'pasted.txt:2:carried damages.carried-and-entered',
      'pasted.txt:2:period_from damages-table.not-by-dates',
      'pasted.txt:3:carried damages-table.not-carried',
    ]);
    expect(await faults('i|cn.int.late|利息|days|||2026-02-01|2026-01-31|2026-02-01|')).toEqual([
      'pasted.txt:2:period_to damages-table.period-order',
      'pasted.txt:2:election_reason damages-table.election-without-reason',
    ]);
    await store.undo(id, actor);
    expect(await heads()).toEqual([]);
  });

  test('is looked at first, then written in one act that one undo takes back', async () => {
    const { tables, store, id, actor, heads, sellers, audit, receipt, fact, clock } = rooms;
    const text = table(
      'head|rule|责任|apportion_by|sellers|行为事实|理由|选择理由|input|value|下限|上限|证明状态|input_currency|rate_on|价格口径|依据|item|金额|part|part_reason|voucher|证据',
      'p|cn.tm.punitive|按份|按销售额|1;乙店|通知后仍继续销售|恶意|最能反映损失|base|1,400,000|1000000|1500000|估算|USD|2026-02-09|吊牌价|审计数|||||| 证据1',
      'p||||||||margin|50.4%|||||||||||||',
      'p||||||||base_source|gain||||||||||||||',
      'p||||||||convention|additive||||||||||||||',
      'c|cn.expenses||||||||||||||||律师费|3000|1/3|三案共用|F-1|receipt.txt#2',
    );
    const before = await heads();
    const look = await tables.readTable(id, { text });
    expect(look.findings).toEqual([]);
    expect(look.counts).toEqual({ heads: { added: 2, changed: 0, same: 0 }, figures: { added: 5, changed: 0, same: 0 } });
    expect(look.heads[0]?.figures.map(({ row, name, after }) => [row, name, after])).toEqual([
      [2, 'base', '1400000'],
      [3, 'margin', '0.504'],
      [4, 'base_source', 'gain'],
      [5, 'convention', 'additive'],
    ]);
    expect(await heads()).toEqual(before);

    await tables.importTable(actor, id, { text }, look.seen);
    const [punitive, costs] = await heads();
    expect(punitive).toMatchObject({
      currency: 'CNY',
      liability: 'apportioned',
      apportionBy: 'revenue',
      sellers: sellers.map((one) => one.id),
      conductFacts: [fact.id],
      election: { on: clock.today(), reason: '最能反映损失' },
    });
    expect(punitive?.inputs[0]).toMatchObject({
      value: '1400000',
      low: '1000000',
      high: '1500000',
      standing: 'estimate',
      currency: 'USD',
      rateOn: '2026-02-09',
      valued: 'tag-price',
      sources: [{ evidence: audit, page: null }],
    });
    expect(costs?.items).toMatchObject([
      { label: '律师费', amount: '3000', part: '1/3', partReason: '三案共用', voucher: 'F-1', sources: [{ evidence: receipt, page: 2 }] },
    ]);
    const [entry] = await store.journal(id, 1);
    expect(entry).toMatchObject({ verb: 'import damages table', undoable: true });
    expect(entry?.changes).toHaveLength(2);
    await store.undo(id, actor);
    expect(await heads()).toEqual([]);
    await store.redo(id, actor);
    expect(await heads()).toHaveLength(2);
  });

  test('changes the heads whose rule and title it names, and nothing it leaves empty', async () => {
    const { take, heads, store, id, actor } = rooms;
    const [punitive, costs] = await heads();
    const look = await take(
      table(
        'head|rule|input|value|high|item|amount|voucher',
        'a|cn.tm.punitive|base|1450000||||',
        'a||multiplier|2||||',
        'b|cn.expenses||||律师费|3600|F-1',
        'b|||||公证费|800|F-2',
      ),
    );
    expect(look.counts).toEqual({ heads: { added: 0, changed: 2, same: 0 }, figures: { added: 2, changed: 2, same: 0 } });
    expect(look.heads[0]?.figures[0]).toMatchObject({ before: '1400000', after: '1450000', state: 'changed', fields: [] });
    const [after, items] = await heads();
    expect(after).toEqual({
      ...punitive,
      inputs: [
        { ...punitive?.inputs[0], value: '1450000' },
        ...(punitive?.inputs.slice(1) ?? []),
        expect.objectContaining({ name: 'multiplier', value: '2' }),
      ],
    });
    expect(items?.items).toMatchObject([
      { ...costs?.items[0], amount: '3600' },
      { label: '公证费', amount: '800' },
    ]);
    await store.undo(id, actor);
    expect((await heads())[0]).toEqual(punitive);
  });

  test('is the same from a file of Excel, and from one that says estimate as tables did before', async () => {
    const { tables, id, actor, heads, store, file } = rooms;
    const rows = [
      ['head', 'rule', 'title', 'input', 'value', 'estimate'],
      ['x', 'cn.contract.loss', '合同损失', 'share', 0.125, 'yes'],
      ['x', '', '', 'refunds_advanced', 355116, 'no'],
    ];
    const path = await file('loss.xlsx', await workbook(rows));
    const source = { path, fileName: 'loss.xlsx' };
    await tables.importTable(actor, id, source, (await tables.readTable(id, source)).seen);
    expect((await heads()).at(-1)).toMatchObject({
      title: '合同损失',
      inputs: [
        { name: 'share', value: expect.stringMatching(/^0\.1250?$/), standing: 'estimate' },
        { name: 'refunds_advanced', value: '355116', standing: 'evidence' },
      ],
    });
    await store.undo(id, actor);
  });

  test.each([
    ['a range without its value inside', 'base|5|6|7||||', ['pasted.txt:2:value damages-table.range']],
    ['a range without a value', 'base||6|||||', ['pasted.txt:2:low damages-table.range-no-value']],
    ['a choice that is none', 'convention|twice||||||', ['pasted.txt:2:value damages-table.choice']],
    ['a word where a number stands', 'base|additive||||||', ['pasted.txt:2:value seller.cell-amount']],
    ['a figure to be read in two ways', 'base|1.250||||||', ['pasted.txt:2:value seller.cell-amount']],
    ['a figure that a spreadsheet would run', "base|=cmd|' /c calc'!A0||||||", ['pasted.txt:2:value seller.cell-amount']],
    ['part of more than all', '||||邮费|30|4/3|', ['pasted.txt:2:part damages-table.part']],
    ['part of nothing', '||||邮费|30|0|', ['pasted.txt:2:part damages-table.part']],
    ['an amount of an input', 'base|5||||30||', ['pasted.txt:2:amount damages-table.not-for-input']],
    ['a day of an item', '||||邮费|30|||||2026-01-01', ['pasted.txt:2:period_from damages-table.not-for-item']],
    ['a value of an item', '|5|||邮费|30||', ['pasted.txt:2:value damages-table.not-for-item']],
    ['evidence that is not there', 'base|5|||||| 证据9', ['pasted.txt:2:evidence seller.row-unknown-evidence']],
    ['a standing that is none', 'base|5||||||| rumour', ['pasted.txt:2:standing seller.cell-choice']],
    ['a text beyond all measure', `base|5|||||||| ${'字'.repeat(20_001)}`, ['pasted.txt:2:basis damages-table.too-long']],
  ])('is refused by row and column: %s', async (_name, row, expected) => {
    const { tables, id, actor, heads } = rooms;
    const before = await heads();
    const columns = 'head|rule|title|input|value|low|high|item|amount|part|evidence|standing|basis|period_from';
    // The cells of the row from `input` on; what a formula holds is one cell.
    const text = table(columns, `n|cn.tm.punitive|新|${row.replace("cmd|'", "cmd¦'")}`).replace('¦', '|');
    const { findings, heads: looked } = await tables.readTable(id, { text });
    expect(findings.filter((one) => one.severity === 'error').map((one) => `${one.where} ${one.id}`)).toEqual(expected);
    expect(looked).toEqual([]);
    await expect(tables.importTable(actor, id, { text })).rejects.toMatchObject({ id: 'damages-table.refused', findings });
    expect(await heads()).toEqual(before);
  });

  test('is not written when the damages were changed after the look', async () => {
    const { tables, damages, id, actor, heads, store } = rooms;
    const text = table('head|rule|title|item|amount', 'c|cn.expenses|差旅|机票|1200');
    const { seen } = await tables.readTable(id, { text });
    const [head] = await heads();
    await damages.putHead(actor, id, { id: head?.id, reasons: '另有理由' });
    const before = await heads();
    await expect(tables.importTable(actor, id, { text }, seen)).rejects.toMatchObject({ kind: 'conflict', id: 'damages-table.moved-on' });
    expect(await heads()).toEqual(before);
    await store.undo(id, actor);
  });

  test('two heads of one name are never guessed between', async () => {
    const { tables, damages, id, actor, store } = rooms;
    for (const _ of [1, 2]) await damages.putHead(actor, id, { rule: 'cn.contract.loss', title: '合同损失', currency: 'CNY' });
    const faults = async (...rows: string[]) =>
      (await tables.readTable(id, { text: table('head|rule|title|input|value', ...rows) })).findings.map((one) => `${one.where} ${one.id}`);
    expect(await faults('x|cn.contract.loss|合同损失|share|0.5')).toEqual(['pasted.txt:2:title damages-table.head-ambiguous']);
    await store.undo(id, actor);
    expect(await faults('x|cn.contract.loss|合同损失|share|0.5', 'y|cn.contract.loss| 合同损失|lost_benefit|5')).toEqual([
      'pasted.txt:3:head damages-table.head-twice',
    ]);
    await store.undo(id, actor);
  });

  test.each([
    ['nothing', '   ', 'damages-table.empty'],
    ['more rows than a person writes', `head\trule\n${'x\tcn.contract.loss\n'.repeat(20_002)}`, 'seller.table-too-large'],
  ])('%s is refused as a whole', async (_name, text, problem) => {
    const refused = await rooms.tables.readTable(rooms.id, { text }).catch((error: Problem) => error);
    expect(refused).toMatchObject({ id: problem });
  });

  test('a workbook with one cell far out is refused before its grid is built', async () => {
    const { tables, id, file } = rooms;
    const far = '<row r="200000"><c r="SF200000" t="inlineStr"><is><t>x</t></is></c></row></sheetData>';
    const path = await file(
      'far.xlsx',
      withSheet(await workbook([['head', 'rule']]), (xml) => xml.replace('</sheetData>', far)),
    );
    await expect(tables.readTable(id, { path, fileName: 'far.xlsx' })).rejects.toMatchObject({
      id: 'seller.table-too-large',
      params: { limit: '20001 rows' },
    });
  });

  test('headers that say nothing, and half a character', async () => {
    const { tables, id } = rooms;
    const { findings } = await tables.readTable(id, { text: 'a\tb\nc\td' });
    expect(findings.map((one) => one.id)).toContain('seller.column-missing');
    const half = await tables.readTable(id, { text: table('head|rule|title|item|amount', 'c|cn.expenses|a\ud800b|x|5') });
    expect(half.heads[0]?.title).toBe('a\ufffdb');
  });

  test('the routes take pasted rows, or a file by the hand that found it', async () => {
    const { tables, id, actor, file } = rooms;
    const path = await file('costs.csv', 'head,rule,title,item,amount\nc,cn.expenses,Copies,Copies,12.50\n');
    const routes = damagesTableRoutes(tables, async ({ upload }) => (upload === 'u1' ? path : Promise.reject(new Error('elsewhere'))));
    const context = { actor };
    const given = { matter: id, upload: 'u1', fileName: 'costs.csv' };
    const look = await call(routes.readTable, given, { context });
    expect(look.heads).toMatchObject([{ title: 'Copies', state: 'added', figures: [{ after: '12.50' }] }]);
    expect(await readFile(path, 'utf8')).toContain('Copies');
    await call(routes.importTable, { ...given, seen: look.seen }, { context });
    expect((await call(routes.readTable, given, { context })).counts.heads).toEqual({ added: 0, changed: 0, same: 1 });
    await expect(call(routes.readTable, { matter: id }, { context })).rejects.toMatchObject({ data: { id: 'damages-table.empty' } });
  });
});
