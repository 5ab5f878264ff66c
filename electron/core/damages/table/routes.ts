import { z } from 'zod';
import { Problem } from '../../kit/problem.ts';
import { read, write } from '../../kit/procedure.ts';
import type { Actor } from '../../kit/world.ts';
import type { Locate } from '../../seller/routes.ts';
import type { DamagesTable, DamagesTableService } from './service.ts';

/** A file (an upload, or a path the desktop picked) or pasted rows. */
const table = z.object({
  matter: z.string(),
  upload: z.string().optional(),
  path: z.string().optional(),
  fileName: z.string().max(1_000).default(''),
  text: z.string().max(8_000_000).optional(),
});

export function damagesTableRoutes(tables: DamagesTableService, locate: Locate) {
  const asked = async ({ text, ...input }: z.output<typeof table>, actor: Actor): Promise<DamagesTable> => {
    if (text !== undefined) return { text };
    if (input.upload === undefined && input.path === undefined) throw new Problem('invalid', 'damages-table.empty');
    return { path: await locate(input, actor), fileName: input.fileName };
  };
  return {
    readTable: read.input(table).handler(async ({ input, context }) => tables.readTable(input.matter, await asked(input, context.actor))),
    importTable: write
      .input(table.extend({ seen: z.string() }))
      .handler(async ({ input, context }) =>
        tables.importTable(context.actor, input.matter, await asked(input, context.actor), input.seen),
      ),
  };
}
