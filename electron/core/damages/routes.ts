import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { DamagesService } from './service.ts';

const id = z.string();
/** Checked field by field in the service, which says what is wrong where. */
const head = z.record(z.string(), z.unknown());

export function damagesRoutes(damages: DamagesService) {
  return {
    get: read.input(z.object({ matter: id })).handler(({ input }) => damages.get(input.matter)),
    rules: read.input(z.object({ pack: z.string() })).handler(({ input }) => damages.rules(input.pack)),
    putHead: write
      .input(z.object({ matter: id, head }))
      .handler(({ input, context }) => damages.putHead(context.actor, input.matter, input.head)),
    dropHead: write
      .input(z.object({ matter: id, id }))
      .handler(({ input, context }) => damages.dropHead(context.actor, input.matter, input.id)),
  };
}
