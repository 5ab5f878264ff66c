/** Search over many pages: how long the index takes, and how soon the first results are there. */
import { join } from 'node:path';
import { seconds } from './figures.ts';
import { median, runJob } from './measure.ts';

interface QueryFigures {
  readonly name: string;
  readonly median: number;
  readonly p90: number;
  /** Processor time of all threads, milliseconds; the middle of the runs. */
  readonly cpu: number;
  readonly total: number;
  readonly capped: boolean;
  /** Milliseconds; null where it cannot be asked, because a trigram needs three characters. */
  readonly trigram: { readonly ms: number; readonly cpu: number } | null;
  readonly like: { readonly ms: number; readonly cpu: number } | null;
}

export interface SearchFigures {
  readonly pages: number;
  readonly build: number;
  readonly buildCpu: number;
  readonly trigramBuild: number;
  readonly trigramCpu: number;
  /** MB. */
  readonly size: number;
  readonly trigramSize: number;
  readonly peak: number;
  readonly rows: readonly QueryFigures[];
}

/** The goal of the design: the middle of the queries under this, for the largest set of pages. */
const GOAL_MS = 50;

export async function measureSearch(root: string, pages: number, runs: number): Promise<SearchFigures> {
  const { told } = await runJob('search', join(root, `search-${pages}`), String(pages), String(Math.max(9, runs)));
  // The job tells more than numbers.
  return told as unknown as SearchFigures;
}

export function searchTable(of: SearchFigures): string {
  const ms = (value: number) => (value < 10 ? `${value.toFixed(1)} ms` : seconds(value));
  const peer = (one: { readonly ms: number; readonly cpu: number } | null) => (one ? `${ms(one.ms)} (${ms(one.cpu)})` : '-');
  const head = ['', 'pages found', 'median (processor)', 'p90', 'trigram index', 'LIKE'];
  const rows = of.rows.map((row) => [
    row.name,
    `${row.total.toLocaleString('en')}${row.capped ? ', first weighed' : ''}`,
    `${ms(row.median)} (${ms(row.cpu)})`,
    ms(row.p90),
    peer(row.trigram),
    peer(row.like),
  ]);
  // Chinese characters are two columns wide.
  const width = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]) =>
    row
      .map((text, n) => (n === 0 ? text + ' '.repeat((widths[n] ?? 0) - width(text)) : ' '.repeat((widths[n] ?? 0) - width(text)) + text))
      .join('   ');
  const slowest = Math.max(...of.rows.map((row) => row.median));
  const middle = median(of.rows.map((row) => row.median));
  const busy = median(of.rows.map((row) => row.cpu));
  return [
    `search over ${of.pages.toLocaleString('en')} pages, half of them Chinese; first 20 results with passages, from the call to the answer.`,
    `index and texts: ${seconds(of.build)} to build (processor ${seconds(of.buildCpu)}), ${of.size.toFixed(0)} MB; trigram index of the same, without the texts: ${seconds(of.trigramBuild)} (${seconds(of.trigramCpu)}), ${of.trigramSize.toFixed(0)} MB. Peak ${of.peak.toFixed(0)} MB.`,
    'The others are asked inside the process for their count and 20 rows, without passages.',
    '',
    ...[head, ...rows].map(line),
    '',
    `first results under ${GOAL_MS} ms at the median: ${ms(middle)} (processor ${ms(busy)}), slowest kind of query ${ms(slowest)} - ${middle <= GOAL_MS ? 'goal met' : 'not met'}`,
  ].join('\n');
}
