import { z } from 'zod';
import { read, write } from '../../kit/procedure.ts';
import type { Actor } from '../../kit/world.ts';
import type { Locate } from '../routes.ts';
import { importTables, mappingSchema, readingSchema } from './model.ts';
import type { SellerImportService, TableRequest } from './service.ts';

/** A table to read: an upload, or a path the desktop picked. */
const request = z.object({
  matter: z.string(),
  table: z.enum(importTables),
  upload: z.string().optional(),
  path: z.string().optional(),
  fileName: z.string(),
  reading: readingSchema.optional(),
  mapping: mappingSchema.optional(),
});
const one = z.object({ id: z.string() });

export function sellerImportRoutes(imports: SellerImportService, locate: Locate) {
  const asked = async (input: z.output<typeof request>, actor: Actor): Promise<TableRequest> => ({
    matter: input.matter,
    table: input.table,
    file: { path: await locate(input, actor), fileName: input.fileName },
    ...(input.reading ? { reading: input.reading } : {}),
    mapping: input.mapping,
  });
  return {
    preview: read.input(request).handler(async ({ input, context }) => imports.preview(await asked(input, context.actor))),
    check: read.input(request).handler(async ({ input, context }) => {
      const { id } = await imports.check(await asked(input, context.actor));
      return { id };
    }),
    checked: read.input(one).handler(async ({ input }) => imports.checked(input.id)),
    refusals: read
      .input(one.extend({ offset: z.number().int().nonnegative().default(0), limit: z.number().int().min(1).max(1_000).default(200) }))
      .handler(async ({ input: { id, offset, limit } }) => imports.refusals(id, { offset, limit })),
    run: write.input(one.extend({ keepGood: z.boolean().default(false) })).handler(async ({ input, context }) => {
      const { id } = await imports.run(context.actor, input.id, { keepGood: input.keepGood });
      return { job: id };
    }),
    readUrls: read
      .input(z.object({ matter: z.string(), text: z.string().max(100_000) }))
      .handler(({ input }) => imports.byUrl.read(input.matter, input.text)),
    addUrls: write
      .input(z.object({ matter: z.string(), text: z.string().max(100_000) }))
      .handler(({ input, context }) => imports.byUrl.add(context.actor, input.matter, input.text)),
    forget: read.input(one).handler(async ({ input }) => imports.forget(input.id)),
  };
}
