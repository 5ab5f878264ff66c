/** Damages from the terminal, beside a workbench that is open on the same matter. Each start of the program costs more than a second: two serve the file. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, it } from 'vitest';
import type { Measures, Readiness } from '#core/damages/compare/model.ts';
import type { DamagesView } from '#core/damages/result.ts';
import { type Ended, json, verb } from '../support/terminal.ts';
import { openTestWorkbench } from '../support/workbench.ts';
import { temporaryFolder, testActor } from '../support/workspace.ts';

type Told = DamagesView & { readonly measures: Measures; readonly readiness: Readiness };

let desk = '';
let sound: Ended;
let refused: Ended;
let view: DamagesView;

beforeAll(async () => {
  desk = await temporaryFolder();
  const workspace = join(desk, 'Acme.casewright');
  const workbench = await openTestWorkbench(workspace);
  const { matter } = await workbench.intake.importFolder(testActor, resolve('templates/samples/longgang-watches'));
  const head = (await workbench.damages.get(matter)).heads.find((one) => one.head.rule === 'cn.contract.goodwill')?.head;
  const inputs = head?.inputs.map((input) => ({ ...input, low: '700000', high: '900000.50', standing: 'estimate' }));
  await workbench.damages.putHead(testActor, matter, { id: head?.id, inputs, claimed: '' });
  view = await workbench.damages.get(matter);
  const run = (args: readonly string[], language: string) =>
    verb(['damages', workspace, matter, ...args], { INIT_CWD: desk, CASEWRIGHT_LANGUAGE: language as 'en' });
  sound = await run(['--json', '--xlsx', 'figures.xlsx'], 'en');
  await workbench.damages.putHead(testActor, matter, {
    rule: 'cn.tm.stat',
    title: '法定赔偿',
    currency: 'CNY',
    position: 'alternative',
    inputs: [{ name: 'amount', value: '5000000.01' }],
  });
  refused = await run([], 'zh-CN');
});

it('--json is the view with every measure and what is ready, and ends with 0', async () => {
  expect(sound.code).toBe(0);
  const told = json<Told>(sound);
  expect(told.totals).toEqual(view.totals);
  expect(told.heads.map(({ result }) => [result.rule, result.low, result.amount, result.high])).toContainEqual([
    'cn.contract.goodwill',
    '700000.00',
    '826500.00',
    '900000.50',
  ]);
  const rules = [...told.measures.groups.flatMap((group) => group.measures), ...told.measures.additional].map((one) => one.rule);
  expect(rules).toEqual(expect.arrayContaining(['cn.contract.loss', 'cn.contract.ld', 'cn.tm.punitive', 'cn.expenses']));
  expect(told.readiness.claims.map((one) => one.rule)).toContain('cn.contract.goodwill');
  expect(sound.notes).toContain('figures.xlsx');
  const workbook = unzipSync(await readFile(join(desk, 'figures.xlsx')));
  expect(strFromU8(workbook['xl/worksheets/sheet1.xml'] ?? new Uint8Array())).toContain('<f>');
});

it('in words: low and high, the total in capitals, what is missing; while a head is refused it ends with 1', () => {
  expect(refused.code).toBe(1);
  expect(refused.out).toContain('商誉损失: CNY 826500.00 (700000.00 至 900000.50)\n');
  expect(refused.out).toContain('法定赔偿: CNY 待定 (备选主张)\n');
  expect(refused.out).toContain('合计: CNY 1426500.00 (1300000.00 至 1500000.50)\n    人民币壹佰肆拾贰万陆仟伍佰元整\n');
  expect(refused.out).toMatch(/\[cn\.tm\.punitive@2019-11-01\]: CNY 待定; 未主张; .*缺少：倍数/);
  expect(refused.notes).toMatch(/^错误 /m);
});
