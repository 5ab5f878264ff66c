import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { DamagesView } from '#core/damages/result.ts';
import { type InputRule, ruleOn } from '#core/damages/rule.ts';
import { damagesWorkbook } from '#core/damages/workbook/workbook.ts';
import { haveOffice } from '../../support/office.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { aHead, bookOf, items, sellersWith, viewOf } from './cast.ts';

const sellers = sellersWith(
  [{ price: '19.99', units: '106' }, { right: 'B' }, { price: '88.885', units: '3', currency: 'CNY' }],
  [{ price: '5.125', units: '10' }],
  [{ price: '3' }, { price: '0.5', units: '7', currency: 'CNY' }],
);
const american = viewOf(
  [
    aHead('us.tm.stat_wilful', { amount_per_unit: '50000' }, { id: 'stat', liability: 'each', claimed: '60000' }),
    aHead('us.tm.profits', { deductions_proved: '10.005' }, { id: 'profits', liability: 'each', position: 'alternative' }),
    aHead(
      'us.tm.actual',
      { lost_sales: '100.10', margin: '0.333', multiplier: '2' },
      { id: 'actual', position: 'alternative', items: items('7.77') },
    ),
    aHead(
      'us.tm.a_total',
      { gross_sales: '500', deductions_proved: '600', actual_damages: '10.01', multiplier: '3', costs: '1' },
      { id: 'all', position: 'alternative' },
    ),
    aHead('us.tm.treble', { profits: '33.335', actual_damages: '12', attorney_fee: '5' }, { id: 'treble', position: 'alternative' }),
    aHead('us.pat.284', { royalty_base: '1000', royalty_rate: '0.0375' }, { id: 'patent', position: 'alternative' }),
    aHead('us.costs', {}, { id: 'costs', title: '=1+1', items: items('405', '120.55') }),
    aHead('us.costs', {}, { id: 'euro', currency: 'EUR', sellers: ['s1'], items: items('10.10') }),
    aHead('us.int.post', { judgment: '25000', rate: '0.0417', days: '800' }, { id: 'interest' }),
    aHead('us.tm.stat_wilful', { amount_per_unit: '2500000' }, { id: 'refused', liability: 'each', position: 'alternative' }),
  ],
  sellers,
);
/** A figure of the kind an input asks for, within its bounds; of a choice the word at `choice`. */
function example({ unit, min, max, choices }: InputRule, choice = 0): string {
  if (unit === 'choice') return Object.keys(choices ?? {}).at(choice) ?? '';
  const usual = { money: '1234.565', count: '7', days: '800', fraction: '0.333', multiple: '2' }[unit];
  if (min !== undefined && Number(usual) < Number(min)) return min;
  return max !== undefined && Number(usual) > Number(max) ? max : usual;
}

/** A head by every rule of a pack that is in force, with every input entered; and by those that take it, with what the listings say. */
const byEveryRule = (pack: 'us-federal' | 'cn-civil') => {
  const rules = bookOf(pack).rules.filter((rule) => ruleOn(bookOf(pack).rules, rule.id, '2026-06-01').rule === rule && rule.formula);
  const heads = rules.flatMap((rule) => {
    const values = (choice: number) => Object.fromEntries(rule.inputs.map((input) => [input.name, example(input, choice)]));
    const choices = rule.inputs.some((input) => input.unit === 'choice') ? [0, -1] : [0];
    const more = { liability: 'each' as const, position: 'alternative' as const };
    const derived = Object.fromEntries(rule.inputs.filter((input) => !input.derive).map((input) => [input.name, example(input)]));
    return [
      ...choices.map((choice) =>
        aHead(rule.id, values(choice), {
          id: `${rule.id} ${choice}`,
          position: 'alternative',
          items: rule.formula?.kind === 'sum' && rule.formula.items ? items('10.005', '3') : [],
        }),
      ),
      ...(rule.inputs.some((input) => input.derive) ? [aHead(rule.id, derived, { id: `${rule.id} each`, ...more })] : []),
    ];
  });
  return viewOf(heads, sellers, { pack });
};
const [everyAmerican, everyChinese] = [byEveryRule('us-federal'), byEveryRule('cn-civil')];
/** A thousand defendants at prices that fall between two cents. */
const many = viewOf(
  [
    aHead('us.tm.profits', { deductions_proved: '0.333' }, { id: 'profits', liability: 'each', claimed: '9000' }),
    aHead('us.tm.stat', { amount_per_unit: '1000' }, { id: 'stat', liability: 'each', position: 'alternative' }),
  ],
  sellersWith(
    ...Array.from({ length: 1_000 }, (_, i) => [
      { price: `${(i * 37) % 400}.${String((i * 7) % 1_000).padStart(3, '0')}`, units: String((i % 53) + 1) },
    ]),
  ),
);

/** Every sheet as LibreOffice shows it after working out the formulas itself: the files hold no results. */
async function recalculated(views: Readonly<Record<string, DamagesView>>) {
  const folder = await temporaryFolder();
  for (const [name, view] of Object.entries(views)) await writeFile(join(folder, `${name}.xlsx`), await damagesWorkbook(view, 'en'));
  const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const files = Object.keys(views).map((name) => join(folder, `${name}.xlsx`));
  await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', csv, '--outdir', folder, ...files], { timeout: 180_000 });
  return async (name: string, sheet: string) =>
    parse(await readFile(join(folder, `${name}-${sheet}.csv`), 'utf8'), { relax_column_count: true }) as string[][];
}

describe.skipIf(!haveOffice)('the workbook, worked out by LibreOffice', () => {
  const views = { american, everyAmerican, everyChinese, many };
  let sheetOf: Awaited<ReturnType<typeof recalculated>>;
  beforeAll(async () => {
    sheetOf = await recalculated(views);
  }, 200_000);

  test.each(Object.entries(views))('gives our figures to the cent: %s', async (name, view) => {
    const heads = await sheetOf(name, 'Heads');
    const lines = heads.slice(1, view.heads.length + 1);
    const ours = (pick: 'computed' | 'amount') =>
      view.heads.map(({ result }) => [result.version, result[pick] === null ? 'open' : Number(result[pick])]);
    const shown = (column: number) => lines.map((line) => [line[2], line[13] === 'open' ? 'open' : Number(line[column])]);
    expect(shown(13)).toEqual(ours('amount'));
    expect(shown(12)).toEqual(ours('computed'));
    const totals = heads.filter((row) => row[1] === 'Total').map((row) => [row[7], row[13] === 'open' ? null : Number(row[13])]);
    expect(totals).toEqual(view.totals.map(({ currency, amount }) => [currency, amount === null ? null : Number(amount)]));
    const table = await sheetOf(name, 'By seller');
    const place = (table[0] ?? []).indexOf('Amount');
    const rows = view.bySeller.filter((row) => row.active);
    expect(table.slice(1, rows.length + 1).map((row) => row[place])).toEqual(
      rows.map(({ amount }) => (amount === '' ? '' : String(Number(amount)))),
    );
  });

  test('only what the law refuses is left open', () => {
    const opened = (view: DamagesView) =>
      view.heads
        .filter(({ result }) => result.computed === null)
        .map(({ head, result }) => [head.id, result.findings.find((one) => one.severity === 'error')?.id]);
    expect(opened(american)).toEqual([['refused', 'damages.above-max']]);
    expect(opened(everyAmerican)).toEqual([]);
    // Statutory damages are no base of punitive ones.
    expect(opened(everyChinese)).toEqual(['tm', 'pat', 'cr'].map((law) => [`cn.${law}.punitive -1`, 'damages.base-not-allowed']));
    expect(opened(many)).toEqual([]);
  });

  test('adds up items by currency, and takes a title that looks like a formula as words', async () => {
    const listed = await sheetOf('american', 'Items');
    expect(listed.filter((row) => row[1] === 'Total').map((row) => [row[5], Number(row[6])])).toEqual([
      ['USD', 533.32],
      ['EUR', 10.1],
    ]);
    expect((await sheetOf('american', 'Heads'))[7]?.[1]).toBe('=1+1');
  });
});

test('what is to be filled in is open, formulas are locked, and nothing is worked out beforehand', async () => {
  const files = unzipSync(await damagesWorkbook(american, 'en', (source) => `Exhibit of ${source.evidence}`));
  const part = (name: string) => strFromU8(files[name] ?? new Uint8Array());
  const formats = [
    ...(/<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(part('xl/styles.xml'))?.[1] ?? '').matchAll(/<xf .*?<\/xf>|<xf [^>]*\/>/gs),
  ].map(([one]) => one);
  const lockedCells = (sheet: string) =>
    [...part(sheet).matchAll(/<c r="([A-Z]+\d+)"[^>]*?s="(\d+)"[^>]*?(?:\/>|>(.*?)<\/c>)/gs)].map(
      ([, cell = '', format = '0', inner = '']) => ({
        cell,
        open: formats[Number(format)]?.includes('locked="0"') ?? false,
        formula: inner.includes('<f>'),
        worked: inner.includes('<f>') && inner.includes('<v>'),
      }),
    );
  const inputs = lockedCells('xl/worksheets/sheet2.xml');
  expect(inputs.filter(({ cell }) => /^D(?!1$)/.test(cell)).some((one) => one.open)).toBe(true);
  expect(inputs.filter(({ cell }) => /^[ABCEFGH]/.test(cell)).some((one) => one.open)).toBe(false);
  const heads = lockedCells('xl/worksheets/sheet1.xml');
  expect(heads.filter((one) => one.formula).length).toBeGreaterThan(20);
  expect(heads.filter((one) => one.formula && (one.open || one.worked))).toEqual([]);
  for (const no of [1, 2, 3, 4, 5, 6]) expect(part(`xl/worksheets/sheet${no}.xml`)).toContain('</sheetData><sheetProtection sheet="1"');
  expect(part('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  expect(part('xl/sharedStrings.xml')).toContain('Exhibit of e1');
});

test('an open total says so, in Chinese as well', async () => {
  const clash = viewOf([aHead('us.tm.profits', { gross_sales: '1' }, { id: 'a' }), aHead('us.tm.treble', { profits: '1' }, { id: 'b' })]);
  const files = unzipSync(await damagesWorkbook(clash, 'zh-CN'));
  const text = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join('');
  expect(text).toContain('待定');
  expect(text).not.toContain('SUMIFS(N');
  expect(text).toContain('不能同时判令');
});
