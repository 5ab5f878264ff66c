/** Import of a long table of sellers, beside a program that only reads the file. */
import { seconds } from './figures.ts';
import { median, runJob } from './measure.ts';

const NAMES = [
  'rows',
  'plain',
  'preview',
  'checking',
  'importing',
  'cpu',
  'blocked',
  'added',
  'again',
  'unchanged',
  'undo',
  'peak',
] as const;
export type SellersFigures = Readonly<Record<(typeof NAMES)[number], number>>;

/** Goals of the design: look, check and import together; the longest the page ever waits for an answer. */
const GOAL_MS = 60_000;
const GOAL_BLOCKED = 200;

export async function measureSellers(root: string, rows: number, runs: number): Promise<SellersFigures> {
  const told: Readonly<Record<string, number>>[] = [];
  for (let n = 0; n < runs; n++) told.push((await runJob('sellers', `${root}/sellers-${n}`, String(rows))).told);
  return Object.fromEntries(NAMES.map((name) => [name, median(told.map((one) => one[name] ?? Number.NaN))])) as SellersFigures;
}

export function sellersTable(of: SellersFigures): string {
  const whole = of.preview + of.checking + of.importing;
  const met = (yes: boolean) => (yes ? 'goal met' : 'not met');
  const count = (n: number) => n.toLocaleString('en');
  return [
    `import of ${count(of.rows)} rows of sellers (${count(of.added)} added), CSV in UTF-8; medians`,
    `read by csv-parse alone                  ${seconds(of.plain)}`,
    `columns looked at, with every transform  ${seconds(of.preview)}`,
    `all rows checked                         ${seconds(of.checking)}`,
    `imported, with journal and index         ${seconds(of.importing)}`,
    `in all                                   ${seconds(whole)}, processor ${seconds(of.cpu)}; under ${seconds(GOAL_MS)}: ${met(whole < GOAL_MS)}`,
    `longest wait of the page                 ${of.blocked.toFixed(0)} ms; under ${GOAL_BLOCKED} ms: ${met(of.blocked < GOAL_BLOCKED)}`,
    `checked again, ${count(of.unchanged)} unchanged         ${seconds(of.again)}`,
    `undone as one act                        ${seconds(of.undo)}`,
    `peak                                     ${of.peak.toFixed(0)} MB`,
  ].join('\n');
}
