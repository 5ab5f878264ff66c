/** Long work as the page and the terminal see it. */
import { z } from 'zod';

export const jobKinds = ['receive', 'binder', 'production'] as const;
export const jobStates = ['running', 'paused', 'interrupted', 'done', 'failed', 'cancelled'] as const;

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
  /** For `receive`: offered = imported + duplicates + refused once it is done. */
  counts: z.object({ offered: z.number().int(), imported: z.number().int(), duplicates: z.number().int(), refused: z.number().int() }),
  /** Id of what came of it: a binder, a production; '' while there is none. */
  result: z.string(),
  /** Why it failed: a message id with its params, as in a Problem; null unless failed. */
  problem: z.object({ id: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
});
export type JobView = z.infer<typeof jobViewSchema>;
