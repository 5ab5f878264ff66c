import { z } from 'zod';
import { read, write } from '../../kit/procedure.ts';
import { genuineLists } from './genuine.ts';
import { weightsSchema } from './model.ts';
import type { RiskService } from './service.ts';

const id = z.string();
const matter = z.object({ matter: id });
const list = z.enum(genuineLists);
const whole = z.number().int().min(0);

export function riskRoutes(risk: RiskService) {
  return {
    list: read
      .input(
        matter.extend({
          sort: z.enum(['score', 'no', 'name']).default('score'),
          threshold: whole.max(100).optional(),
          query: z.string().max(200).optional(),
          offset: whole.default(0),
          limit: whole.max(1_000).default(200),
        }),
      )
      .handler(({ input }) => risk.list(input.matter, input)),
    get: read.input(matter.extend({ storefront: id })).handler(({ input }) => risk.get(input.matter, input.storefront)),
    weights: read.handler(() => risk.weights()),
    setWeights: write
      .input(matter.extend({ weights: weightsSchema.nullable() }))
      .handler(({ input, context }) => risk.setWeights(context.actor, input.matter, input.weights)),
    record: write.input(matter).handler(({ input, context }) => risk.record(context.actor, input.matter)),
    genuine: read.input(matter).handler(({ input }) => risk.genuine(input.matter)),
    putGenuine: write
      .input(matter.extend({ list, row: z.record(z.string(), z.unknown()) }))
      .handler(({ input, context }) => risk.putGenuine(context.actor, input.matter, input.list, input.row)),
    dropGenuine: write
      .input(matter.extend({ list, id }))
      .handler(({ input, context }) => risk.dropGenuine(context.actor, input.matter, input.list, input.id)),
  };
}
