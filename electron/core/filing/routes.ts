import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { FilingService } from './service.ts';

const place = z.object({ matter: z.string() });
/** `about`: ids or order numbers of test purchases, for a template about them. */
const chosen = place.extend({ template: z.string(), about: z.array(z.string().max(500)).max(10_000).optional() });

export const filingRoutes = (filing: FilingService) => ({
  templates: read.input(place).handler(({ input }) => filing.templates(input.matter)),
  preview: read
    .input(chosen)
    .handler(({ input, context }) => filing.preview(input.matter, input.template, context.actor.name, input.about)),
  place: read
    .input(chosen.partial({ template: true }).extend({ path: z.string().max(500) }))
    .handler(({ input: { matter, path, template, about } }) =>
      filing.place(matter, path, template === undefined ? undefined : { template, about }),
    ),
  changes: read.input(z.object({ id: z.string() })).handler(({ input }) => filing.changes(input.id)),
  list: read.input(place).handler(({ input }) => filing.list(input.matter)),
  draft: write
    .input(chosen.extend({ final: z.boolean() }))
    .handler(({ input, context }) => filing.draft(context.actor, input.matter, input.template, { final: input.final, about: input.about })),
});
