/** How jobs and their files are told. */
import { finding } from '../kit/finding.ts';
import { Problem } from '../kit/problem.ts';
import type { JobFileView, JobView } from './model.ts';
import type { Speed } from './rate.ts';
import type { StoredFile } from './rows.ts';

export interface Progress {
  /** Files, pages … done, of `total`; 0 of 0 while unknown. */
  readonly done: number;
  readonly total: number;
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** What is being worked on, such as a file name. */
  readonly note: string;
}

/** By bytes where they are counted, else by files or pages; null while nothing moves. */
export function secondsLeft(speed: Speed, of: Omit<Progress, 'note'>): number | null {
  if (of.bytesTotal > 0 && speed.bytes > 0) return Math.max(0, (of.bytesTotal - of.bytesDone) / speed.bytes);
  if (of.total > 0 && speed.done > 0) return Math.max(0, (of.total - of.done) / speed.done);
  return null;
}

/** What a job says of its failure. */
export const problemOf = (error: unknown): JobView['problem'] =>
  error instanceof Problem
    ? { id: error.id, params: { ...error.params } }
    : { id: 'core.bug', params: { detail: error instanceof Error ? error.message : String(error) } };

export function fileView({ no, parentNo, state, evidence, data }: StoredFile): JobFileView {
  const { name, duplicateOf = null, pages = null, mediaType = '' } = data;
  const unreached = state === 'refused' ? finding('note', `evidence:${name}`, 'jobs.not-reached', { file: name }) : null;
  return { no, parentNo, name, state, evidence, duplicateOf, finding: data.finding ?? unreached, pages, mediaType };
}
