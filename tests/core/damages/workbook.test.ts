import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { damagesWorkbook } from '#core/damages/workbook.ts';
import { haveOffice } from '../../support/office.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { aHead, items, sellersWith, viewOf } from './cast.ts';

const sellers = sellersWith([{ price: '19.99', units: '106' }, { right: 'B' }], [{ price: '5', units: '10' }]);
const heads = [
  aHead('us.tm.stat_wilful', { amount_per_unit: '50000' }, { id: 'stat', liability: 'each' }),
  aHead('us.tm.profits', {}, { id: 'profits', liability: 'each', position: 'alternative' }),
  aHead('us.costs', {}, { id: 'costs', title: '=1+1', items: items('405', '120.55') }),
  aHead('us.costs', {}, { id: 'euro', currency: 'EUR', sellers: ['s1'], items: items('10.10') }),
  aHead('us.int.post', { judgment: '25000', rate: '0.04', days: '400' }, { id: 'interest' }),
];
const view = viewOf(heads, sellers);

/** Every sheet as LibreOffice shows it after working out the formulas itself. */
async function recalculated(bytes: Uint8Array): Promise<Record<string, string[][]>> {
  const folder = await temporaryFolder();
  const file = join(folder, 'damages.xlsx');
  await writeFile(file, bytes);
  const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', csv, '--outdir', folder, file], {
    timeout: 120_000,
  });
  const sheet = async (name: string) =>
    parse(await readFile(join(folder, `damages-${name}.csv`), 'utf8'), { relax_column_count: true }) as string[][];
  return { heads: await sheet('Heads'), items: await sheet('Items'), sellers: await sheet('By seller') };
}

describe.skipIf(!haveOffice)('the workbook, worked out by LibreOffice', () => {
  test('gives our totals', async () => {
    const sheets = await recalculated(await damagesWorkbook(view, 'en'));
    const totals = Object.fromEntries((sheets.heads ?? []).filter((row) => row[1] === 'Total').map((row) => [row[7], Number(row[10])]));
    expect(totals).toEqual({ USD: 150525.55, EUR: 10.1 });
    expect(view.totals.map(({ currency, amount }) => [currency, Number(amount)])).toEqual(Object.entries(totals));
    expect(sheets.heads?.[3]?.[1]).toBe('=1+1');
    const itemTotals = (sheets.items ?? []).filter((row) => row[1] === 'Total').map((row) => [row[5], Number(row[6])]);
    expect(itemTotals).toEqual([
      ['USD', 525.55],
      ['EUR', 10.1],
    ]);
    expect(Number(sheets.sellers?.at(-1)?.[9])).toBe(150000);
    expect(sheets.sellers?.[1]?.slice(0, 10).map((cell) => cell || null)).toEqual([
      '1',
      'Shop 1',
      'ALPHA; BETA',
      'watches',
      '2',
      '106',
      '2118.94',
      '100000',
      '2118.94',
      '100000',
    ]);
  });
});

test('an open total says so, in Chinese as well', async () => {
  const clash = viewOf([aHead('us.tm.profits', { gross_sales: '1' }, { id: 'a' }), aHead('us.tm.treble', { profits: '1' }, { id: 'b' })]);
  const files = unzipSync(await damagesWorkbook(clash, 'zh-CN'));
  const text = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join('');
  expect(text).toContain('待定');
  expect(text).not.toContain('SUMIFS(K');
  expect(text).toContain('不能同时判令');
});
