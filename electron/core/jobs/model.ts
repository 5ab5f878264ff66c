/** Long work as the page and the terminal see it. */
import { z } from 'zod';
import type { Finding } from '../kit/finding.ts';

export const jobKinds = ['receive', 'binder', 'production', 'sellers'] as const;
export type JobKind = (typeof jobKinds)[number];
export const jobStates = ['running', 'paused', 'interrupted', 'done', 'failed', 'cancelled'] as const;

const count = z.number().int().nonnegative();

/** For `receive`: offered = imported + duplicates + refused once it is done; until then the rest still waits. */
export const jobCountsSchema = z.object({ offered: count, imported: count, duplicates: count, refused: count });
export type JobCounts = z.infer<typeof jobCountsSchema>;

/** A message with what fills it, as in a Problem. */
export const jobProblemSchema = z.object({ id: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) });

export const jobViewSchema = z.object({
  id: z.string(),
  matter: z.string(),
  kind: z.enum(jobKinds),
  /** `interrupted`: the program ended while it ran; it can go on from where it stood. */
  state: z.enum(jobStates),
  /** Files, pages … whatever `kind` counts. 0 while the total is unknown. */
  done: z.number().int(),
  total: z.number().int(),
  bytesDone: z.number().int(),
  bytesTotal: z.number().int(),
  /** Bytes a second over the last while; null when not known. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  /** What is being worked on, such as a file name. */
  note: z.string(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  counts: jobCountsSchema,
  /** Id of what came of it: a binder, a production; '' while there is none. */
  result: z.string(),
  /** Why it failed; null unless failed. */
  problem: jobProblemSchema.nullable(),
});
export type JobView = z.infer<typeof jobViewSchema>;

export const jobFileStates = ['waiting', 'imported', 'duplicate', 'refused'] as const;
export type JobFileState = (typeof jobFileStates)[number];

/** What became of one offered file, or of one that was found inside another. */
export interface JobFileView {
  /** From 1, in the order offered; files found inside others come after all of those. */
  readonly no: number;
  /** The line of the file it was found in; null for one that was offered itself. */
  readonly parentNo: number | null;
  /** As offered, with its folders: `Shop 12/checkout.png`. */
  readonly name: string;
  readonly state: JobFileState;
  /** The item that holds its bytes, be it this file's own or the one it repeats; null while waiting, and when refused. */
  readonly evidence: string | null;
  readonly duplicateOf: { readonly id: string; readonly name: string } | null;
  /** Why it was refused. */
  readonly finding: Finding | null;
  readonly pages: number | null;
  readonly mediaType: string;
}
