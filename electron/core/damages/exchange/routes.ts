import { z } from 'zod';
import { read, write } from '../../kit/procedure.ts';
import type { Actor } from '../../kit/world.ts';
import type { Locate } from '../../seller/routes.ts';
import type { ExchangeService, RateTable } from './service.ts';

const id = z.string();
/** A table: pasted text, an upload, or a path the desktop picked. */
const table = z.object({
  matter: id,
  text: z.string().max(5_000_000).optional(),
  upload: z.string().optional(),
  path: z.string().optional(),
  fileName: z.string().max(500).optional(),
  source: z.string().max(20_000).default(''),
});

export function exchangeRoutes(exchange: ExchangeService, locate: Locate) {
  const asked = async (input: z.output<typeof table>, actor: Actor): Promise<RateTable> => ({
    from:
      input.text === undefined
        ? { path: await locate({ upload: input.upload, path: input.path }, actor), fileName: input.fileName ?? '' }
        : { text: input.text },
    source: input.source,
  });
  return {
    list: read.input(z.object({ matter: id })).handler(({ input }) => exchange.list(input.matter)),
    put: write
      .input(z.object({ matter: id, rate: z.record(z.string(), z.unknown()), replace: z.boolean().default(false) }))
      .handler(({ input, context }) => exchange.put(context.actor, input.matter, input.rate, input.replace)),
    drop: write.input(z.object({ matter: id, id })).handler(({ input, context }) => exchange.drop(context.actor, input.matter, input.id)),
    readTable: read.input(table).handler(async ({ input, context }) => exchange.readTable(input.matter, await asked(input, context.actor))),
    importTable: write
      .input(table.extend({ replace: z.boolean().default(false) }))
      .handler(async ({ input, context }) =>
        exchange.importTable(context.actor, input.matter, await asked(input, context.actor), input.replace),
      ),
  };
}
