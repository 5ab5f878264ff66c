import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import { jobFileStates } from './model.ts';
import type { Jobs } from './service.ts';

const one = z.object({ id: z.string() });

export function jobsRoutes(jobs: Jobs) {
  return {
    list: read.input(z.object({ matter: z.string() })).handler(({ input }) => jobs.list(input.matter)),
    get: read.input(one).handler(({ input }) => jobs.get(input.id)),
    files: read
      .input(
        one.extend({
          state: z.enum(jobFileStates).optional(),
          offset: z.number().int().nonnegative().default(0),
          limit: z.number().int().min(1).max(1_000).default(200),
        }),
      )
      .handler(({ input: { id, state, offset, limit } }) => jobs.files(id, { state, offset, limit })),
    pause: write.input(one).handler(({ input, context }) => jobs.pause(context.actor, input.id)),
    resume: write.input(one).handler(({ input, context }) => jobs.resume(context.actor, input.id)),
    cancel: write.input(one).handler(({ input, context }) => jobs.cancel(context.actor, input.id)),
    dismiss: write.input(one).handler(({ input, context }) => jobs.dismiss(context.actor, input.id)),
  };
}
