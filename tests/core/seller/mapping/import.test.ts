import { beforeEach, describe, expect, test } from 'vitest';
import { createJobs } from '#core/jobs/service.ts';
import type { Problem } from '#core/kit/problem.ts';
import { checkoutPlaces } from '#core/places.ts';
import type { Mapping, ReadingChoice } from '#core/seller/mapping/model.ts';
import { createSellerImport } from '#core/seller/mapping/service.ts';
import { encodeIn } from '../../kit-identity/code-page.ts';
import { actor, openSellers } from '../cast.ts';
import { workbook } from '../workbooks.ts';

async function openImport() {
  const room = await openSellers();
  const jobs = createJobs(room);
  const imports = createSellerImport({ ...room, jobs, sellers: room.sellers, worker: checkoutPlaces().worker('table') });
  const request = async (name: string, content: string | Uint8Array, mapping?: Mapping, reading: ReadingChoice = {}) => ({
    ...{ matter: room.matter, table: 'sellers' as const, mapping, reading },
    file: await room.file(name, content),
  });
  return {
    ...room,
    imports,
    jobs,
    preview: async (...given: Parameters<typeof request>) => imports.preview(await request(...given)),
    check: async (...given: Parameters<typeof request>) => {
      const { id, ended } = await imports.check(await request(...given));
      await ended;
      return imports.checked(id);
    },
    run: async (id: string, keepGood = false) => (await imports.run(actor, id, { keepGood })).ended,
    close: async () => {
      await jobs.close();
      imports.close();
    },
  };
}

let room: Awaited<ReturnType<typeof openImport>>;
beforeEach(async () => {
  room = await openImport();
  return () => room.close();
});
const nothing = { sellers: [], storefronts: [], identifiers: [], listings: [], purchases: [] };
const refusal = (work: Promise<unknown>): Promise<Problem> =>
  work.then(
    () => expect.fail('was not refused'),
    (problem: Problem) => problem,
  );

const disclosure = `Disclosure of 2026-03-01

Business Name,Store Front URL,Email,Phone 1,Phone 2,Colour
Business Name:Lumqiro Ltd,https://a.example/1,"a@qq.com; 13800138000",电话：0755-12345678,'0138,red
Ostraviq Ltd,https://a.example/2,b@qq.com,1.38E+10,,blue
`;

describe('a look at a table', () => {
  test('shows each column with its field, samples before and after, and what is left out', async () => {
    const preview = await room.preview('d.csv', disclosure);
    expect(preview).toMatchObject({ rows: 2, headerRow: 3, above: ['Disclosure of 2026-03-01'], encoding: 'UTF-8', delimiter: ',' });
    expect(preview.columns.map(({ title, field }) => [title, field])).toEqual([
      ['Business Name', 'seller'],
      ['Store Front URL', 'url'],
      ['Email', 'email'],
      ['Phone 1', 'phone'],
      ['Phone 2', 'phone'],
      ['Colour', null],
    ]);
    expect(preview.columns[2]?.samples[0]).toEqual({
      row: 4,
      before: 'a@qq.com; 13800138000',
      after: [
        { field: 'email', value: 'a@qq.com' },
        { field: 'phone', value: '13800138000' },
      ],
      fault: null,
    });
    expect(preview.columns[3]?.faults).toMatchObject([{ id: 'seller.cell-digits-lost', count: 1, sample: { row: 5 } }]);
    expect(preview.findings.map(({ where, id }) => `${where} ${id}`)).toEqual(['d.csv:3:Colour seller-import.column-left-out']);
    expect(await room.table()).toEqual(nothing);
  });

  const chinese = '店铺名称;电话\n假货店旗舰;13800138000\n';
  test.each([
    ['GB18030', encodeIn('gb18030', chinese)],
    ['Big5', encodeIn('big5', '店鋪名稱;電話號碼\n假貨旗艦店;13800138000\n臺灣電話號碼地址;2\n')],
    ['UTF-16LE', Buffer.from(`\ufeff${chinese}`, 'utf16le')],
    ['Windows-1252', Buffer.from('Shop name;Phone\nCafé Größe;13800138000\nPièces détachées;2\n', 'latin1')],
  ])('in %s', async (encoding, bytes) => {
    const preview = await room.preview('t.csv', bytes);
    expect(preview).toMatchObject({ encoding, delimiter: ';' });
    expect(preview.columns.map(({ title }) => title)).toHaveLength(2);
  });

  test('a person may say how the file is read', async () => {
    expect(
      (await room.preview('t.csv', 'a|b\n1|2\n', undefined, { delimiter: ';', headerRow: 2 })).columns.map(({ title }) => title),
    ).toEqual(['1|2']);
  });

  test('a mapping that names what there is not is refused', async () => {
    expect(await refusal(room.preview('d.csv', disclosure, { Color: 'note' }))).toMatchObject({ id: 'seller-import.mapping-column' });
    expect(await refusal(room.preview('d.csv', disclosure, { Colour: 'color' }))).toMatchObject({ id: 'seller-import.mapping-field' });
    expect(await refusal(room.check('d.csv', 'Shop,Name2\nA,B\n', { Shop: 'shop_name', Name2: 'shop_name' }))).toMatchObject({
      id: 'seller-import.field-twice',
    });
    expect(await refusal(room.check('d.csv', 'x,y\nA,B\n'))).toMatchObject({ id: 'seller-import.nothing-mapped' });
  });

  test('a file that is no table is refused from its thread as it would be here', async () => {
    expect(await refusal(room.preview('a.csv', '%PDF-1.7\n'))).toMatchObject({ kind: 'unsupported', id: 'seller.table-not-a-table' });
    expect(await refusal(room.preview('a.csv', 'a,b\n"x,1\n'))).toMatchObject({ id: 'seller.table-broken-csv', params: { row: 2 } });
  });
});

describe('an import', () => {
  test('says what it would change, keeps nothing while rows are refused, and the good ones when asked', async () => {
    const check = await room.check('d.csv', disclosure);
    expect(check).toMatchObject({ state: 'done', counts: { read: 2, added: 1, updated: 0, unchanged: 0, refused: 1, sellers: 1 } });
    expect(check.refused.map(({ row, findings }) => [row, findings.map(({ where }) => where)])).toEqual([[5, ['d.csv:5:Phone 1']]]);
    expect(await refusal(room.imports.run(actor, check.id, { keepGood: false }))).toMatchObject({ id: 'seller-import.refused' });
    expect(await room.table()).toEqual(nothing);
    await room.run(check.id, true);
    const { sellers, storefronts, identifiers } = await room.table();
    expect(sellers.map(({ no, name }) => [no, name])).toEqual([[1, 'Lumqiro Ltd']]);
    expect(storefronts).toHaveLength(1);
    expect(identifiers.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'email a@qq.com',
      'phone 13800138000',
      'phone 0755-12345678',
      'phone 0138',
    ]);
    await room.undo();
    expect(await room.table()).toEqual(nothing);
  });

  test('the refused rows come out as a table with reasons, in which nothing runs', async () => {
    const check = await room.check('d.csv', 'Shop,Phone\n"=cmd|\'x\'!A0",1.38E+10\n');
    expect(await room.imports.refusedCsv(check.id, 'en')).toBe(
      "\ufeffRow,Reason,Shop,Phone\r\n2,\"d.csv, row 2, Phone: 1.38E+10 was stored as a number and has lost digits - format the column as text in the spreadsheet and enter the number again\",'=cmd|'x'!A0,1.38E+10\r\n",
    );
    expect(await refusal(room.imports.run(actor, check.id, { keepGood: true }))).toMatchObject({ id: 'seller-import.all-refused' });
  });

  test('in again, nothing doubles; what changed is counted', async () => {
    const csv = (phone: string) => `Seller,Shop,Phone,Payee\nWei,Shop A,${phone},P1\nLi,,13900139000,\nLi,,13900139001,\n`;
    await room.run((await room.check('a.csv', csv('13800138000'))).id);
    expect((await room.check('a.csv', csv('13800138000'))).counts).toMatchObject({ added: 0, updated: 0, unchanged: 3, sellers: 0 });
    const again = await room.check('a.csv', csv('13700137000'));
    expect(again.counts).toMatchObject({ added: 0, updated: 1, unchanged: 2, sellers: 0, identifiers: 1 });
    await room.run(again.id);
    expect((await room.table()).sellers).toHaveLength(3);
  });

  test('one shop in several rows gathers their data; rows that contradict are refused', async () => {
    const check = await room.check('a.csv', 'Shop,URL,Payee\nA,https://a.example,P1\nA,https://a.example,P2\nB,https://a.example,P3\n');
    expect(check.counts).toMatchObject({ added: 1, updated: 1, refused: 1, identifiers: 2 });
    expect(check.refused[0]?.findings[0]?.id).toBe('seller.row-twice');
  });

  test('a mapping is remembered for tables of that shape; columns without a field go to the note when asked', async () => {
    const mapping = { Colour: 'note', 'Business Name': 'seller', 'Store Front URL': 'url' };
    await room.run((await room.check('d.csv', disclosure, mapping)).id);
    expect((await room.table()).sellers.map(({ note }) => note)).toEqual(['Colour: red', 'Colour: blue']);
    const next = await room.preview('next.csv', disclosure);
    expect(next.remembered).toBe(true);
    expect(next.columns.map(({ field }) => field)).toEqual(['seller', 'url', null, null, null, 'note']);
  });

  test('what changed meanwhile is looked at again before anything is written', async () => {
    const check = await room.check('a.csv', 'Shop,URL\nA,https://a.example\n');
    await room.import('sellers', 'b.csv', 'shop,url\nA,https://a.example\n');
    await room.run(check.id);
    expect((await room.table()).storefronts).toHaveLength(1);
  });

  test('digits Excel lost refuse their row; a column left out does no harm', async () => {
    const bytes = await workbook([
      ['Schedule A', null],
      ['Shop name', 'Bank account'],
      ['A', '6222021234567890123'],
      ['B', Number('6222021234567890123')],
    ]);
    const check = await room.check('s.xlsx', bytes);
    expect(check.counts).toMatchObject({ read: 2, added: 1, refused: 1 });
    expect(check.refused[0]).toMatchObject({ row: 4, findings: [{ id: 'seller.cell-digits-lost', where: 's.xlsx:4:Bank account' }] });
    expect((await room.check('s.xlsx', bytes, { 'Shop name': 'shop_name' })).counts).toMatchObject({ added: 2, refused: 0 });
  });

  test('stopped in the middle it leaves nothing', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => `Shop ${i},https://a.example/${i},s${i}@qq.com`);
    const check = await room.check('long.csv', `Shop,URL,Email\n${rows.join('\n')}\n`);
    const job = await room.imports.run(actor, check.id, { keepGood: false });
    await room.jobs.cancel(actor, job.id);
    expect((await room.jobs.get(job.id)).state).toBe('cancelled');
    expect(await room.table()).toEqual(nothing);
    // The check still stands, and the same rows can be imported after all.
    await room.run(check.id);
    expect((await room.table()).storefronts).toHaveLength(400);
    const before = await room.table();
    await room.undo();
    expect(await room.table()).toEqual(nothing);
    await room.redo();
    expect(await room.table()).toEqual(before);
  });
});

describe('storefronts by their links', () => {
  test('each new one becomes a seller whose identity is open; one undo takes them back', async () => {
    const { byUrl } = room.imports;
    await room.import('sellers', 'a.csv', 'platform,shop,url\nAliExpress,A,https://www.aliexpress.com/store/1104887131\n');
    const text =
      'https://www.aliexpress.com/store/1104887131\nTemu: https://www.temu.com/mall.html?mall_id=634418210123456\nnothing\nhttps://www.temu.com/mall.html?mall_id=634418210123456';
    expect((await byUrl.read(room.matter, text)).map(({ platform, shopId, known, again }) => [platform, shopId, known, again])).toEqual([
      ['AliExpress', '1104887131', 1, false],
      ['Temu', '634418210123456', null, false],
      ['', '', null, false],
      ['Temu', '634418210123456', null, true],
    ]);
    expect(await byUrl.add(actor, room.matter, text)).toHaveLength(1);
    expect((await room.table()).storefronts).toHaveLength(2);
    expect(await refusal(byUrl.add(actor, room.matter, text))).toMatchObject({ id: 'seller-import.no-urls' });
    await room.undo();
    expect((await room.table()).storefronts).toHaveLength(1);
  });
});
