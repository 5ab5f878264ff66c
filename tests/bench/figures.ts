/** What the bench measured, in the order it is told. */
import { median } from './measure.ts';

/** Several runs of one thing. Milliseconds and MB. */
export interface Figure {
  readonly wall: number;
  /** Processor time; 0 where only a part of the process was timed. */
  readonly cpu: number;
  readonly peak: number;
  readonly childPeak: number;
  /** Medians of what the job itself told. */
  readonly told: Readonly<Record<string, number>>;
  readonly runs: number;
}

interface Sample {
  readonly wall: number;
  readonly cpu?: number;
  readonly peak?: number;
  readonly childPeak?: number;
  readonly told?: Readonly<Record<string, number>>;
}

export function figureOf(samples: readonly Sample[]): Figure {
  const names = [...new Set(samples.flatMap(({ told }) => Object.keys(told ?? {})))];
  return {
    wall: median(samples.map((one) => one.wall)),
    cpu: median(samples.map((one) => one.cpu ?? 0)),
    peak: median(samples.map((one) => one.peak ?? 0)),
    childPeak: median(samples.map((one) => one.childPeak ?? 0)),
    told: Object.fromEntries(names.map((name) => [name, median(samples.map((one) => one.told?.[name] ?? Number.NaN))])),
    runs: samples.length,
  };
}

/** One line of the table: a thing measured at each size. A string says why there is no figure. */
export interface Line {
  readonly name: string;
  readonly at: Readonly<Record<string, Figure | string>>;
}

export const seconds = (ms: number): string => (ms < 1000 ? `${ms.toFixed(0)} ms` : `${(ms / 1000).toFixed(ms < 10_000 ? 2 : 1)} s`);
const memory = ({ peak, childPeak }: Figure): string =>
  childPeak > 0 ? `${peak.toFixed(0)}+${childPeak.toFixed(0)} MB` : peak > 0 ? `${peak.toFixed(0)} MB` : '';
const cell = (figure: Figure | string | undefined): string =>
  figure === undefined
    ? ''
    : typeof figure === 'string'
      ? figure
      : [seconds(figure.wall), figure.cpu > 0 ? `cpu ${seconds(figure.cpu)}` : '', memory(figure)].filter(Boolean).join('  ');

/** Lines under their sizes, and how time grows over the last step. */
export function table(lines: readonly Line[], sizes: readonly string[]): string {
  const growth = ({ at }: Line): string => {
    const [before, after] = sizes.slice(-2).map((size) => at[size]);
    return typeof before === 'object' && typeof after === 'object' ? `x ${(after.wall / before.wall).toFixed(1)}` : '';
  };
  const rows = [['', ...sizes.map((n) => `${Number(n).toLocaleString('en')} rows`), 'growth']].concat(
    lines.map((line) => [line.name, ...sizes.map((n) => cell(line.at[n])), growth(line)]),
  );
  const widths = rows[0]?.map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0))) ?? [];
  return rows
    .map((row) => row.map((text, c) => (c === 0 ? text.padEnd(widths[c] ?? 0) : text.padStart(widths[c] ?? 0))).join('   '))
    .join('\n');
}

export const figureAt = (lines: readonly Line[], name: string, size: string): Figure | undefined => {
  const figure = lines.find((line) => line.name === name)?.at[size];
  return typeof figure === 'object' ? figure : undefined;
};
