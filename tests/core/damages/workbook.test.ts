import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Rate, rateSchema } from '#core/damages/exchange/model.ts';
import { emptyInput, type Head } from '#core/damages/model.ts';
import type { DamagesView } from '#core/damages/result.ts';
import { type InputRule, type RuleBook, ruleOn } from '#core/damages/rule.ts';
import type { SellerFigures } from '#core/damages/seller-figures.ts';
import { type DamagesSources, damagesView } from '#core/damages/view.ts';
import { wordsIn } from '#core/damages/workbook/words.ts';
import { damagesWorkbook } from '#core/damages/workbook/workbook.ts';
import { workbookOfMatter } from '#core/filing/damages-workbook.ts';
import { haveOffice } from '../../support/office.ts';
import { type SampleName, withSample } from '../../support/workbench.ts';
import { temporaryFolder } from '../../support/workspace.ts';
import { aHead, bookOf, books, items, sellersWith, TODAY } from './cast.ts';

/** A matter, what its figures were computed from, and its workbook. */
interface Case {
  readonly view: DamagesView;
  readonly from: DamagesSources;
}

const matterOf = (heads: readonly Head[], sellers: readonly SellerFigures[] = [], more: Partial<DamagesSources> = {}): Case => {
  const from: DamagesSources = {
    book: bookOf('us-federal'),
    heads,
    sellers,
    facts: ['f1'],
    actDate: '2026-06-01',
    today: TODAY,
    ...more,
  };
  return { view: damagesView(from), from };
};

const rate = (from: string, to: string, value: string): Rate =>
  rateSchema.parse({ id: `${from}${to}`, matter: 'm1', from, to, on: '2026-05-29', rate: value, source: 'The Bank', sources: [] });
const rates = [rate('EUR', 'USD', '1.0825'), rate('USD', 'CNY', '7.1234')];

/** An input of a head with its range, or found in another currency. */
const ranged = (head: Head, name: string, more: Partial<Head['inputs'][number]>): Head => ({
  ...head,
  inputs: head.inputs.map((input) => (input.name === name ? { ...input, ...more } : input)),
});

const sellers = sellersWith(
  [{ price: '19.99', units: '106', brushed: '6' }, { right: 'B' }, { price: '88.885', units: '3', currency: 'CNY', brushed: '1' }],
  [
    { price: '5.125', units: '10' },
    { price: '7.775', units: '9', currency: 'GBP' },
  ],
  [{ price: '3' }, { price: '0.5', units: '7', currency: 'CNY' }],
);
const parts: Head['items'] = [
  { part: '1/3', partReason: 'three matters', amount: '100' },
  { part: '0.25', partReason: 'a quarter', amount: '10.01', currency: 'EUR', rateOn: '2026-05-30' },
  { amount: '700.55', currency: 'CNY', rateOn: '2026-05-29' },
].flatMap((more, index) => items('0').map((item) => ({ ...item, id: `part${index}`, ...more })));
const american = matterOf(
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
    ranged(
      aHead(
        'us.tm.profits',
        { gross_sales: '1000', deductions_proved: '300.005' },
        { id: 'span', position: 'alternative', claimed: '900' },
      ),
      'deductions_proved',
      {
        low: '50',
        high: '2000',
        standing: 'estimate',
      },
    ),
    ranged(
      ranged(
        aHead('us.pat.284', { royalty_base: '1000', royalty_rate: '0.0375' }, { id: 'found', position: 'alternative' }),
        'royalty_base',
        {
          currency: 'EUR',
          rateOn: '2026-06-01',
          low: '900.10',
          high: '1100.30',
          standing: 'estimate',
        },
      ),
      'royalty_rate',
      { low: '0.02', high: '0.05' },
    ),
    aHead('us.tm.profits', { deductions_proved: '1' }, { id: 'net', position: 'alternative' }),
    aHead('us.costs', {}, { id: 'parts', position: 'alternative', items: parts }),
    aHead(
      'us.fee.tm',
      { hours: '3.5', rate: '401' },
      { id: 'fee', position: 'alternative', liability: 'apportioned', apportionBy: 'revenue' },
    ),
    aHead('us.costs', {}, { id: 'thirds', position: 'alternative', liability: 'apportioned', items: items('100') }),
    aHead('us.tm.profits', { deductions_proved: '1' }, { id: 'groups', position: 'alternative', liability: 'group', claimed: '2000' }),
    aHead('us.tm.stat', { amount_per_unit: '1500' }, { id: 'marks', position: 'alternative', liability: 'group' }),
    aHead('us.cr.stat', { works: '2', amount_per_work: '800' }, { id: 'works', position: 'alternative', liability: 'group' }),
    aHead('us.int.post', { judgment: '25000', rate: '0.0417', days: '800' }, { id: 'interest' }),
    aHead('us.tm.stat_wilful', { amount_per_unit: '2500000' }, { id: 'refused', liability: 'each', position: 'alternative' }),
  ],
  sellers,
  {
    rates,
    groups: new Map([
      ['s1', 'g'],
      ['s3', 'g'],
    ]),
  },
);
/** A figure of the kind an input asks for, within its bounds; of a choice the word at `choice`. */
function example({ unit, min, max, choices }: InputRule, choice = 0): string {
  if (unit === 'choice') return Object.keys(choices ?? {}).at(choice) ?? '';
  const usual = { money: '1234.565', count: '7', days: '800', fraction: '0.333', multiple: '2' }[unit];
  if (min !== undefined && Number(usual) < Number(min)) return min;
  return max !== undefined && Number(usual) > Number(max) ? max : usual;
}

/** The same, a tenth less and a tenth more where the bounds leave room. */
function spanOf(input: InputRule): Head['inputs'][number] {
  const value = example(input);
  const [head] = [aHead('us.costs', { [input.name]: value })];
  const [entered] = head.inputs;
  if (!entered) throw new Error(`no input ${input.name}`);
  if (input.unit === 'choice' || input.unit === 'count' || input.unit === 'days') return entered;
  const [low, high] = [Number(value) * 0.9, Number(value) * 1.1].map((end) => end.toFixed(4));
  const least = input.min !== undefined && Number(low) < Number(input.min) ? value : (low ?? value);
  const most = Number(high) > Number(input.max ?? (input.unit === 'fraction' ? 1 : Infinity)) ? value : (high ?? value);
  return { ...entered, low: least, high: most, standing: 'estimate' };
}

/** A head by every rule of a pack that is in force, with every input entered; and by those that take it, with what the listings say. */
const byEveryRule = (pack: string) => {
  const book = books.get(pack);
  if (!book) throw new Error(`no rules for ${pack}`);
  const rules = book.rules.filter((rule) => ruleOn(book.rules, rule.id, '2026-06-01').rule === rule && rule.formula);
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
      ...(rule.inputs.length > 0
        ? [aHead(rule.id, {}, { id: `${rule.id} range`, position: 'alternative', inputs: rule.inputs.map((input) => spanOf(input)) })]
        : []),
      ...(rule.inputs.some((input) => input.derive) ? [aHead(rule.id, derived, { id: `${rule.id} each`, ...more })] : []),
    ];
  });
  return matterOf(
    heads.map((head) => ({ ...head, currency: book.currency })),
    sellers,
    { book },
  );
};
const [everyAmerican, everyChinese, everyEnglish] = [byEveryRule('us-federal'), byEveryRule('cn-civil'), byEveryRule('gb-ipec')];
/** A thousand defendants at prices that fall between two cents; some brushed, some connected. */
const crowd = sellersWith(
  ...Array.from({ length: 1_000 }, (_, i) => [
    {
      price: `${(i * 37) % 400}.${String((i * 7) % 1_000).padStart(3, '0')}`,
      units: String((i % 53) + 1),
      ...(i % 11 === 0 && { brushed: '1' }),
    },
  ]),
);
const many = matterOf(
  [
    ranged(
      aHead('us.tm.profits', { deductions_proved: '0.333' }, { id: 'profits', liability: 'each', claimed: '9000' }),
      'deductions_proved',
      {
        low: '0',
        high: '12.5',
        standing: 'estimate',
      },
    ),
    aHead('us.tm.stat', { amount_per_unit: '1000' }, { id: 'stat', liability: 'each', position: 'alternative' }),
    aHead('us.cr.actual', { deductible_expenses: '7.77' }, { id: 'groups', liability: 'group', claimed: '20000' }),
    aHead('us.costs', {}, { id: 'costs', liability: 'apportioned', apportionBy: 'units', items: items('12345.67', '0.05') }),
    aHead('us.fee.tm', { hours: '99', rate: '333.33' }, { id: 'fee', liability: 'apportioned', apportionBy: 'revenue' }),
  ],
  crowd,
  { groups: new Map(crowd.flatMap(({ seller, no }) => (no % 3 === 0 ? [[seller, `g${no % 100}`] as const] : []))) },
);
/** A court that holds the measures at a cap, costs outside it, and a total in another currency. */
const capping: RuleBook = {
  ...bookOf('us-federal'),
  caps: [
    {
      courts: ['small'],
      title: { en: 'Small court', 'zh-CN': '小法院' },
      statute: 'Rule 1',
      max: '1500',
      currency: 'USD',
      source: 'Rule 1',
      as_of: TODAY,
      verified: true,
    },
  ],
};
/** What XML cannot carry, what a spreadsheet would run, and more than a cell holds. */
const HOSTILE = `=cmd|' /C calc'!A0 <b>&"\u0001\ud800]]>${'长'.repeat(40_000)}`;
const held = matterOf(
  [
    ranged(
      aHead('us.tm.profits', { gross_sales: '1800' }, { id: 'a', election: { on: '2026-07-01', reason: 'sales are proved' } }),
      'gross_sales',
      {
        low: '1000',
        high: '3000.55',
        standing: 'estimate',
      },
    ),
    aHead(
      'us.costs',
      {},
      { id: 'b', title: HOSTILE, reasons: HOSTILE, items: items('77.77').map((item) => ({ ...item, label: HOSTILE })) },
    ),
    aHead('us.costs', {}, { id: 'c', currency: 'EUR', items: items('10.10') }),
  ],
  [],
  { book: capping, court: 'small', rates },
);

/** Figures taken over from other heads, one that comes after, one held at a claim, and one taken over again. */
const takes = (head: Head, name: string, from: string): Head => ({
  ...head,
  inputs: [...head.inputs, { ...emptyInput(name), carried: from }],
});
const carrying = matterOf(
  [
    takes(aHead('cn.tm.punitive', { multiplier: '2.5' }, { id: 'punitive' }), 'base', 'loss'),
    ranged(
      aHead('cn.tm.loss', { lost_units: '1000', rh_unit_profit: '345.779284' }, { id: 'loss', position: 'alternative', title: HOSTILE }),
      'lost_units',
      { low: '800', high: '1200', standing: 'estimate' },
    ),
    takes(aHead('cn.tm.punitive', { multiplier: '2' }, { id: 'held', position: 'alternative' }), 'base', 'gain'),
    ranged(
      aHead(
        'cn.tm.gain',
        { infringing_units: '10', infringer_unit_profit: '99.995' },
        { id: 'gain', position: 'alternative', claimed: '500' },
      ),
      'infringing_units',
      { low: '1', high: '12', standing: 'estimate' },
    ),
    takes(aHead('cn.int.late', { days: '30' }, { id: 'late' }), 'unpaid', 'punitive'),
  ],
  [],
  { book: bookOf('cn-civil') },
);

/** Every sheet as LibreOffice shows it after working out the formulas itself: the files hold no results. */
async function recalculated(files: Readonly<Record<string, Uint8Array>>) {
  const folder = await temporaryFolder();
  for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, `${name}.xlsx`), bytes);
  const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const paths = Object.keys(files).map((name) => join(folder, `${name}.xlsx`));
  await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', csv, '--outdir', folder, ...paths], {
    timeout: 180_000,
    // The files are named for their sheets, and the C locale cannot write Chinese names.
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  return async (name: string, sheet: string) =>
    parse(await readFile(join(folder, `${name}-${sheet}.csv`), 'utf8'), { relax_column_count: true }) as string[][];
}

const SAMPLES: readonly SampleName[] = ['longgang-watches', 'maison-schedule-a'];
const MADE = { american, everyAmerican, everyChinese, everyEnglish, many, held, carrying };
/** One workbook is in Chinese: names of sheets and words of choices stand in its formulas. */
const wordOf = (name: string) => wordsIn(name === 'everyChinese' ? 'zh-CN' : 'en');

/** A sample taken in as a user does, and the workbook a user exports. */
async function sampleCase(name: SampleName): Promise<{ readonly view: DamagesView; readonly bytes: Uint8Array }> {
  const { workbench, matter } = await withSample(name);
  return { view: await workbench.damages.get(matter), bytes: await workbookOfMatter(workbench, matter, 'en') };
}

const amount = (value: string | null): number | 'open' => (value === null ? 'open' : Number(value));

describe.skipIf(!haveOffice)('the workbook, worked out by LibreOffice', () => {
  const views = new Map<string, DamagesView>(Object.entries(MADE).map(([name, { view }]) => [name, view]));
  let sheetOf: Awaited<ReturnType<typeof recalculated>>;
  beforeAll(async () => {
    const files: Record<string, Uint8Array> = {};
    for (const [name, { view, from }] of Object.entries(MADE))
      files[name] = await damagesWorkbook(view, from, name === 'everyChinese' ? 'zh-CN' : 'en');
    for (const name of SAMPLES) {
      const { view, bytes } = await sampleCase(name);
      views.set(name, view);
      files[name] = bytes;
    }
    sheetOf = await recalculated(files);
  }, 300_000);

  test.each([...Object.keys(MADE), ...SAMPLES])('gives our figures to the cent: %s', async (name) => {
    const view = views.get(name);
    if (!view) throw new Error(`no ${name}`);
    const word = wordOf(name);
    const read = (cell: string | undefined) => (cell === word('open') ? 'open' : Number(cell));
    const figures = (line: readonly string[], columns: readonly number[]) =>
      line[16] === word('open') ? ['open'] : columns.map((column) => read(line[column]));
    const heads = await sheetOf(name, word('heads'));
    const shown = heads.slice(1, view.heads.length + 1).map((line) => [line[2], ...figures(line, [14, 15, 16, 17])]);
    const ours = view.heads.map(({ result }) => [
      result.version,
      ...(result.amount === null ? ['open'] : [result.computed, result.low, result.amount, result.high].map(amount)),
    ]);
    expect(shown).toEqual(ours);
    const totals = heads.filter((row) => row[1] === word('total')).map((row) => [row[7], ...figures(row, [15, 16, 17])]);
    expect(totals).toEqual(
      view.totals.map((total) => [
        total.currency,
        ...(total.amount === null ? ['open'] : [total.low, total.amount, total.high].map(amount)),
      ]),
    );

    const table = await sheetOf(name, word('sellers'));
    const named = new Map(table.slice(1).map((row) => [row[0], row]));
    const place = (table[0] ?? []).indexOf(word('amount'));
    const rows = view.bySeller.filter((row) => row.active);
    expect(rows.map(({ no }) => named.get(String(no))?.[place])).toEqual(
      rows.map((row) => (row.amount === '' ? '' : String(Number(row.amount)))),
    );
    const jointly = (table[0] ?? []).indexOf(word('jointly'));
    const leaders = rows.filter((row) => row.joint !== '' && row.jointWith.every((other) => other > row.no));
    expect(leaders.map(({ no }) => Number(named.get(String(no))?.[jointly]))).toEqual(leaders.map(({ joint }) => Number(joint)));
  });

  test('a thousand defendants: every share, and what they owe alone and jointly is the total', async () => {
    const table = await sheetOf('many', 'By seller');
    const [titles = [], ...rows] = table;
    const last = rows.at(-1) ?? [];
    const at = (title: string) => titles.indexOf(title);
    const { totals, heads } = many.view;
    expect(Number(last[at('Amount')]) + Number(last[at('Jointly')])).toBeCloseTo(Number(totals[0]?.amount), 6);
    expect([4, 5].map((no) => Number(last[at(`${no}. part`)]))).toEqual([heads[3], heads[4]].map((one) => Number(one?.result.amount)));
  });

  test('only what the law refuses is left open', () => {
    const opened = ({ view }: Case) =>
      view.heads
        .filter(({ result }) => result.computed === null)
        .map(({ head, result }) => [head.id, result.findings.find((one) => one.severity === 'error')?.id]);
    expect(opened(american)).toEqual([['refused', 'damages.above-max']]);
    expect(opened(everyAmerican)).toEqual([]);
    expect(opened(everyEnglish)).toEqual([]);
    // Statutory damages are no base of punitive ones.
    expect(opened(everyChinese)).toEqual(['tm', 'pat', 'cr'].map((law) => [`cn.${law}.punitive -1`, 'damages.base-not-allowed']));
    expect([opened(many), opened(held), opened(carrying)]).toEqual([[], [], []]);
  });

  test('a figure taken over follows its head', async () => {
    const inputs = await sheetOf('carrying', 'Inputs');
    const base = inputs.filter((row) => row[10] === 'another head').map((row) => [row[0], ...row.slice(3, 6).map(Number)]);
    // Held at what is claimed, a head has no range that could be taken over.
    expect(base).toEqual([
      ['1', 276623.43, 345779.28, 414935.14],
      ['3', 999.95, 999.95, 999.95],
      ['5', 691558.58, 864448.2, 1037337.85],
    ]);
    expect(inputs.find((row) => row[0] === '3' && row[10] === 'another head')?.[13]).toMatch(/^4\. /);
  });

  test('rates, parts, exclusions and the cap are figures of their own', async () => {
    const table = async (name: string, sheet: string) => (await sheetOf(name, sheet)).slice(1);
    expect((await table('american', 'Rates')).map((row) => row.slice(0, 5))).toEqual([
      ['EUR', 'USD', '2026-05-29', '1.0825', 'The Bank'],
      ['USD', 'CNY', '2026-05-29', '7.1234', 'The Bank'],
    ]);
    const voucher = (await table('american', 'Items')).filter((row) => row[9] !== '');
    expect(voucher.map((row) => [...row.slice(7, 10), Number(row[11]).toFixed(6)])).toEqual([
      ['1', '3', 'three matters', '33.333333'],
      ['0.25', '1', 'a quarter', '2.708956'],
    ]);
    // 106 units of 19.99, six of them brushed; 10 of 5.125 beside them.
    expect((await table('american', 'Net')).map((row) => [row[2], row[3], row[4], row[8], row[9]])).toEqual([
      ['Gross sales', '2170.19', '119.94', '2050.25', 'orders from one address'],
    ]);
    const capped = await table('held', 'Heads');
    expect(capped[0]?.[18]).toBe('2026-07-01: sales are proved');
    expect((await table('held', 'Inputs'))[0]?.[11]).toBe('estimate');
    expect(capped.slice(3).map((row) => [row[1], row[7], ...[15, 16, 17].map((column) => row[column])])).toEqual([
      ['The court’s cap: Small court (Rule 1)', 'USD', '', '1500', ''],
      ['Total', 'USD', '1077.77', '1577.77', '1577.77'],
      ['Total', 'EUR', '10.1', '10.1', '10.1'],
      ['for information', 'USD', '', '10.93', ''],
    ]);
  });

  test('adds up items by currency, and takes a title that looks like a formula as words', async () => {
    const listed = await sheetOf('american', 'Items');
    expect(listed.filter((row) => row[1] === 'Total').map((row) => row[10])).toEqual(['USD', 'EUR']);
    expect((await sheetOf('american', 'Heads'))[7]?.[1]).toBe('=1+1');
  });
});

test('what is to be filled in is open, formulas are locked, and nothing is worked out beforehand', async () => {
  const files = unzipSync(await damagesWorkbook(american.view, american.from, 'en', (source) => `Exhibit of ${source.evidence}`));
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
  expect(inputs.filter(({ cell }) => /^[DEF](?!1$)/.test(cell)).some((one) => one.open)).toBe(true);
  expect(inputs.filter(({ cell }) => /^[ABCJ-P]/.test(cell)).some((one) => one.open)).toBe(false);
  const heads = lockedCells('xl/worksheets/sheet1.xml');
  expect(heads.filter((one) => one.formula).length).toBeGreaterThan(20);
  expect(heads.filter((one) => one.formula && (one.open || one.worked))).toEqual([]);
  for (const no of [1, 2, 3, 4, 5, 6, 7]) expect(part(`xl/worksheets/sheet${no}.xml`)).toContain('</sheetData><sheetProtection sheet="1"');
  expect(part('xl/workbook.xml')).toContain('fullCalcOnLoad="1"');
  expect(part('xl/sharedStrings.xml')).toContain('Exhibit of e1');
  // Printed, a sheet is one page wide, and its headings stand on every page.
  expect(part('xl/worksheets/sheet1.xml')).toContain('fitToWidth="1" fitToHeight="0"');
  expect(part('xl/workbook.xml')).toContain(`localSheetId="1">'Inputs'!$1:$1</definedName>`);
});

test('a figure taken over is a locked formula over the other head', async () => {
  const files = unzipSync(await damagesWorkbook(carrying.view, carrying.from, 'en'));
  const formulas = [...strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array()).matchAll(/<f>(.*?)<\/f>/g)].map(
    ([, one = '']) => one,
  );
  expect(formulas.filter((one) => one.includes('Heads')).map((one) => /\$O\$\d+/.exec(one)?.[0])).toEqual(
    [3, 3, 3, 5, 5, 5, 2, 2, 2].map((row) => `$O$${row}`),
  );
});

test('an open total says so, in Chinese as well', async () => {
  const clash = matterOf([aHead('us.tm.profits', { gross_sales: '1' }, { id: 'a' }), aHead('us.tm.treble', { profits: '1' }, { id: 'b' })]);
  const files = unzipSync(await damagesWorkbook(clash.view, clash.from, 'zh-CN'));
  const text = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join('');
  expect(text).toContain('待定');
  expect(text).not.toContain('SUMIFS(Q');
  expect(text).toContain('不能同时判令');
});
