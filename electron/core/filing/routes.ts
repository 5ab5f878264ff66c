import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { FilingService } from './service.ts';

const place = z.object({ matter: z.string() });
const chosen = place.extend({ template: z.string() });

export const filingRoutes = (filing: FilingService) => ({
  templates: read.input(place).handler(({ input }) => filing.templates(input.matter)),
  preview: read.input(chosen).handler(({ input, context }) => filing.preview(input.matter, input.template, context.actor.name)),
  place: read.input(place.extend({ path: z.string().max(500) })).handler(({ input }) => filing.place(input.matter, input.path)),
  list: read.input(place).handler(({ input }) => filing.list(input.matter)),
  draft: write
    .input(chosen.extend({ final: z.boolean() }))
    .handler(({ input, context }) => filing.draft(context.actor, input.matter, input.template, { final: input.final })),
});
