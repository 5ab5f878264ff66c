/** Damages of a long Schedule A by every measure, beside LibreOffice recalculating the same table from the exported workbook. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import writeXlsxFile from 'write-excel-file/node';
import { findOffice } from '../support/tools.ts';
import { seconds } from './figures.ts';
import { median, run, runJob } from './measure.ts';

/** Goals of the design: all measures from the rows, and the answer after one input. */
const GOAL_WHOLE = 2_000;
const GOAL_CHANGED = 50;

export interface DamagesFigures {
  readonly defendants: number;
  readonly measures: number;
  readonly open: number;
  /** Milliseconds: listings of every defendant read; all measures; one input changed, and the slowest of those; the workbook written. */
  readonly reading: number;
  readonly first: number;
  readonly whole: number;
  readonly wholeCpu: number;
  readonly changed: number;
  readonly worst: number;
  readonly changedCpu: number;
  readonly writing: number;
  /** Bytes as JSON: the answer to the page, and all rows by seller, of which it gets a page at a time. */
  readonly answer: number;
  readonly table: number;
  readonly peak: number;
  /** LibreOffice: an empty sheet opened and converted, and the workbook; absent without the program. */
  readonly office?: { readonly empty: number; readonly whole: number; readonly cpu: number; readonly peak: number; readonly total: number };
  /** What is claimed, to the cent; LibreOffice has to give the same. */
  readonly total: number;
}

export async function measureDamages(root: string, defendants: number, runs: number): Promise<DamagesFigures> {
  const folder = join(root, 'damages');
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'damages.xlsx');
  const { told, peak } = await runJob('damages', String(defendants), String(Math.max(5, runs)), file);
  const of = (name: string) => told[name] ?? Number.NaN;
  const office = await recalculated(folder, file, runs);
  return {
    defendants: of('defendants'),
    measures: of('measures'),
    open: of('open'),
    reading: of('reading'),
    first: of('first'),
    whole: of('whole'),
    wholeCpu: of('wholeCpu'),
    changed: of('changed'),
    worst: of('worst'),
    changedCpu: of('changedCpu'),
    writing: of('writing'),
    answer: of('answer'),
    table: of('table'),
    peak,
    total: of('total'),
    ...(office && { office }),
  };
}

/** Where the heads of the workbook have their amount. */
const AMOUNT = 16;

/** The file holds formulas and no results: opening it is a hard recalculation. The first sheet alone is written out, which is the least work. */
async function recalculated(folder: string, file: string, runs: number): Promise<DamagesFigures['office']> {
  const program = findOffice();
  if (program === undefined) return undefined;
  const empty = join(folder, 'empty.xlsx');
  await writeFile(empty, await writeXlsxFile([[{ value: 'empty', type: String }]]).toBuffer());
  const args = [`-env:UserInstallation=file://${join(folder, 'profile')}`, '--headless', '--convert-to', 'csv', '--outdir', folder];
  const convert = (what: string) => run(program, [...args, what]);
  // The first start makes the profile.
  await convert(empty);
  const [starts, wholes, processor] = [[], [], []] as [number[], number[], number[]];
  let most = 0;
  for (let n = 0; n < runs; n++) {
    starts.push((await convert(empty)).wall);
    const one = await convert(file);
    wholes.push(one.wall);
    processor.push(one.cpu);
    most = Math.max(most, one.peak, one.childPeak);
  }
  const heads: string[][] = parse(await readFile(file.replace(/xlsx$/, 'csv'), 'latin1'), { relax_column_count: true });
  const total = Number(heads.find((row) => row[1] === 'Total')?.at(AMOUNT));
  return { empty: median(starts), whole: median(wholes), cpu: median(processor), peak: most, total };
}

const met = (goal: number, ms: number): string => (ms < goal ? 'goal met' : `short by x ${(ms / goal).toFixed(2)}`);
const size = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MB`;

export function damagesTable(of: DamagesFigures): string {
  const { office } = of;
  const recalculating = office ? office.whole - office.empty : Number.NaN;
  return [
    `damages of ${of.defendants.toLocaleString('en')} defendants by ${of.measures} measures of the United States, each claimed from each; medians`,
    `listings read into figures of each      ${seconds(of.reading)}`,
    `all measures computed                   ${seconds(of.whole)} (the first time ${seconds(of.first)}), processor ${seconds(of.wholeCpu)}; under ${seconds(GOAL_WHOLE)}: ${met(GOAL_WHOLE, of.whole)}`,
    `one input changed, all of it again      ${seconds(of.changed)} (at most ${seconds(of.worst)}), processor ${seconds(of.changedCpu)}; under ${seconds(GOAL_CHANGED)}: ${met(GOAL_CHANGED, of.changed)}`,
    `workbook written                        ${seconds(of.writing)}`,
    `the answer to the page                  ${size(of.answer)}; the rows by seller, of which it gets a page at a time, ${size(of.table)}`,
    `peak                                    ${of.peak.toFixed(0)} MB`,
    ...(office
      ? [
          `LibreOffice, the same table             ${seconds(recalculating)} beyond its start with an empty sheet (${seconds(office.empty)}), processor ${seconds(office.cpu)}, ${office.peak.toFixed(0)} MB`,
          `  it opens the workbook, works out every formula and writes the first sheet; x ${(recalculating / of.whole).toFixed(1)} of all measures, x ${(recalculating / of.changed).toFixed(0)} of one input changed`,
        ]
      : ['LibreOffice                             not here']),
    ...(office && office.total !== of.total ? [`  its total is another one                ${office.total}, not ${of.total}`] : []),
    ...(office && office.total === of.total ? [`  its total is ours                       ${of.total.toLocaleString('en')}`] : []),
    ...(of.open > 0 ? [`heads without a figure                  ${of.open}: the measures are not all computed`] : []),
  ].join('\n');
}
