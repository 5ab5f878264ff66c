import { crc32, deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readRows } from '#core/kit/columns.ts';
import type { Problem } from '#core/kit/problem.ts';
import { tableColumns } from '#core/seller/columns.ts';
import { readSheet, sniffDelimiter } from '#core/seller/spreadsheet.ts';
import { encodeIn } from '../kit-identity/code-page.ts';
import { withSheet, workbook } from './workbooks.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const refused = (file: string, bytes: Uint8Array): Promise<Problem> =>
  readSheet(file, bytes).then(
    () => expect.fail('was read'),
    (problem: Problem) => problem,
  );

const hostile = ['*A_B#|<b>{{x}}</b>', '$\\', '#import "x"', '假货店（旗舰）', 'Room 5\n12 Main St', '=cmd()', '-1+1', "O'Neil, Ltd; x"];

describe('text tables', () => {
  const quoted = (text: string, delimiter: string) => hostile.map((one) => `"${one.replaceAll('"', '""')}"`).join(delimiter) + text;

  test.each([',', ';', '\t', '|'])('parted by %j', async (delimiter) => {
    const header = hostile.map((_, i) => `c${i}`).join(delimiter);
    const { rows } = await readSheet('a.csv', utf8(`${header}\r\n${quoted('', delimiter)}\r\n`));
    expect(rows[1]).toEqual(hostile);
  });

  const chinese = '店铺名称,平台,邮箱\n假货店（旗舰）,淘宝,a@qq.com\n"路1号\n2楼",天猫,b@qq.com\n';
  const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();
  test.each<[string, string, Uint8Array]>([
    ['UTF-8', 'no mark', utf8(chinese)],
    ['UTF-8', 'mark', utf8(`\ufeff${chinese}`)],
    ['UTF-16LE', 'mark', Buffer.from(`\ufeff${chinese}`, 'utf16le')],
    ['UTF-16LE', 'no mark', Buffer.from(chinese, 'utf16le')],
    ['UTF-16BE', 'mark', swapped(`\ufeff${chinese}`)],
    ['UTF-16BE', 'no mark', swapped(chinese)],
    ['GB18030', 'no mark', encodeIn('gb18030', chinese)],
  ])('%s with %s', async (encoding, _mark, bytes) => {
    expect(await readSheet('卖家.csv', bytes)).toEqual({
      encoding,
      delimiter: ',',
      findings: [],
      rows: [
        ['店铺名称', '平台', '邮箱'],
        ['假货店（旗舰）', '淘宝', 'a@qq.com'],
        ['路1号\n2楼', '天猫', 'b@qq.com'],
      ],
    });
  });

  test('an encoding that is only likely is named', async () => {
    const bytes = encodeIn('big5', '店鋪名稱,平台\n假貨旗艦店,淘寶\n電話號碼,地址\n');
    const read = await readSheet('a.csv', bytes).catch((problem: Problem) => problem);
    expect('id' in read ? read.id : read.findings[0]?.id).toMatch(/^seller\.table-encoding/);
  });

  test('digits and zeros stay', async () => {
    const { rows } = await readSheet('a.csv', utf8('a,b\n0012,6222021234567890123\n'));
    expect(rows[1]).toEqual(['0012', '6222021234567890123']);
  });

  test('blank lines keep the row numbers of the file', async () => {
    const sheet = await readSheet('a.csv', utf8('shop_name,opened\nA,2026-01-01\n\n,\nB,nonsense\n'));
    const { rows, findings } = readRows('a.csv', sheet, tableColumns.sellers);
    expect(rows.map((row) => row.row)).toEqual([2, 5]);
    expect(findings.map((one) => one.where)).toEqual(['a.csv:5:opened']);
  });

  test('a quotation mark without its fellow is named by the row that opens it', async () => {
    expect(await refused('a.csv', utf8('a,b\n1,2\n"x,3\n4,5\n'))).toMatchObject({
      kind: 'invalid',
      id: 'seller.table-broken-csv',
      params: { row: 3 },
    });
  });

  test('the separator is looked for outside of quotation marks', () => {
    expect(sniffDelimiter('"a,b,c";d\n')).toBe(';');
    expect(sniffDelimiter('one column\n')).toBe(',');
  });
});

describe('Excel files', () => {
  test('text, numbers, dates and truth come out as people see them', async () => {
    const bytes = await workbook([
      ['text', 'zeros', 'price', 'date', 'yes', 'empty', 'units'],
      ['假货店（旗舰）', '0012', 19.99, new Date('2026-11-23T00:00:00Z'), true, null, 1250],
      [hostile[0] ?? '', '6222021234567890123', 0.1 + 0.2, new Date('2026-11-23T09:20:00Z'), false, null, 123456789012345],
    ]);
    const sheet = await readSheet('a.xlsx', bytes);
    expect(sheet).toMatchObject({ encoding: 'XLSX', findings: [] });
    expect(sheet.rows.slice(1)).toEqual([
      ['假货店（旗舰）', '0012', '19.99', '2026-11-23', 'yes', '', '1250'],
      [hostile[0], '6222021234567890123', '0.3', '2026-11-23T09:20:00', 'no', '', '123456789012345'],
    ]);
  });

  test('every hostile name stays as it is', async () => {
    expect((await readSheet('a.xlsx', await workbook([hostile, hostile]))).rows[1]).toEqual(hostile);
  });

  test('a long number that is no text has lost digits: named by file, row and column', async () => {
    const { findings } = await readSheet(
      'shops.xlsx',
      await workbook([
        ['shop', 'payee'],
        ['A', Number('6222021234567890123')],
      ]),
    );
    expect(findings).toMatchObject([
      { severity: 'error', where: 'shops.xlsx:2:payee', id: 'seller.cell-digits-lost', params: { row: 2, column: 'payee' } },
    ]);
  });

  test('a formula counts by its stored value; one without is named', async () => {
    const bytes = await workbook([
      ['a', 'b'],
      ['x', 'marker'],
    ]);
    const cell = (inner: string) => (xml: string) => xml.replace(/<c r="B2"[^>]*>.*?<\/c>/, inner);
    const valued = withSheet(bytes, cell('<c r="B2"><f>1+1</f><v>2</v></c>'));
    expect((await readSheet('a.xlsx', valued)).rows[1]).toEqual(['x', '2']);
    const without = withSheet(bytes, cell('<c r="B2" t="str"><f>A2&amp;"1"</f></c>'));
    expect((await readSheet('a.xlsx', without)).findings).toMatchObject([
      { severity: 'error', where: 'a.xlsx:2:b', id: 'seller.cell-no-value' },
    ]);
    const wrong = withSheet(bytes, cell('<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'));
    const params = { row: 2, column: 'b', value: '#DIV/0!' };
    expect((await readSheet('a.xlsx', wrong)).findings).toMatchObject([{ severity: 'error', id: 'seller.cell-formula-error', params }]);
  });

  test('a cell out in the void does not blow up the grid', async () => {
    const bytes = await workbook([['a'], ['x']]);
    const far = (cell: string, row: number) =>
      withSheet(bytes, (xml) => xml.replace('</sheetData>', `<row r="${row}"><c r="${cell}"><v>1</v></c></row></sheetData>`));
    for (const bomb of [far('XFD3', 3), far('SF200000', 200_000), far('A1048576', 1_048_576), far('A999999999', 999_999_999)])
      expect(await refused('a.xlsx', bomb)).toMatchObject({ kind: 'unsupported', id: 'seller.table-too-large' });
  });

  test('a zip bomb is stopped while it unpacks', async () => {
    const zeros = new Uint8Array(300 * 1024 * 1024);
    const deflated = deflateRawSync(zeros, { level: 1 });
    // Packed as it is, then said to be deflated: the archive's own packer takes seconds for this.
    const stored = zipSync({ 'xl/workbook.xml': strToU8('<x/>'), 'xl/worksheets/sheet1.xml': deflated }, { level: 0 });
    const claiming = (size: number): Uint8Array => {
      const bytes = Uint8Array.from(stored);
      const view = new DataView(bytes.buffer);
      for (let at = 0; at < bytes.length - 4; at++) {
        const head = { 67324752: 4, 33639248: 6 }[view.getUint32(at, true)];
        if (head === undefined || view.getUint32(at + head + 18, true) !== deflated.length) continue;
        view.setUint16(at + head + 4, 8, true);
        view.setUint32(at + head + 10, crc32(zeros), true);
        view.setUint32(at + head + 18, size, true);
      }
      return bytes;
    };
    const bomb = claiming(zeros.length);
    expect(bomb.length).toBeLessThan(3_000_000);
    expect(await refused('a.xlsx', bomb)).toMatchObject({ kind: 'unsupported', id: 'seller.table-too-large' });
    // The directory may say what it likes: here it says one kilobyte.
    const lying = claiming(1024);
    expect(await refused('a.xlsx', lying)).toMatchObject({ kind: 'unsupported', id: 'seller.table-too-large' });
  });

  test('cut off anywhere it is damaged, never half read', async () => {
    const bytes = await workbook([['a'], ...Array.from({ length: 200 }, (_, i) => [`row ${i}`])]);
    for (const part of [0.2, 0.5, 0.9, 0.999])
      expect(await refused('a.xlsx', bytes.slice(0, Math.floor(bytes.length * part)))).toMatchObject({ id: 'seller.table-broken-xlsx' });
    const torn = Uint8Array.from(bytes);
    torn.fill(0x41, 300, 400);
    expect(await refused('a.xlsx', torn)).toMatchObject({ kind: 'invalid' });
  });
});

describe('a file that is not what its name says', () => {
  test.each<[string, Uint8Array, string]>([
    ['a.csv', zipSync({ x: strToU8('y') }), 'seller.table-not-what-name-says'],
    ['a.xlsx', utf8('a,b\n1,2\n'), 'seller.table-not-what-name-says'],
    ['a.xlsx', zipSync({ 'word/document.xml': strToU8('<x/>') }), 'seller.table-not-what-name-says'],
    ['a.csv', utf8('%PDF-1.7\n'), 'seller.table-not-a-table'],
    ['a.csv', utf8('  <!DOCTYPE html><html>'), 'seller.table-not-a-table'],
    ['a.xlsx', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'seller.table-old-excel'],
    ['a.csv', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'seller.table-not-a-table'],
    ['a.csv', Uint8Array.from({ length: 600 }, (_, i) => (i * 37) % 256), 'seller.table-encoding'],
    ['a.csv', new Uint8Array(), 'seller.table-empty'],
    ['a.csv', utf8('\n \n,,\n'), 'seller.table-empty'],
    ['a.docx', utf8('a'), 'seller.table-extension'],
    ['a', utf8('a'), 'seller.table-extension'],
  ])('%s', async (file, bytes, id) => {
    expect(await refused(file, bytes)).toMatchObject({ id, params: { file } });
  });
});
