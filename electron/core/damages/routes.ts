import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import { changeSchema, sellerSorts } from './compare/model.ts';
import type { DamagesService } from './service.ts';

const id = z.string();
/** Checked field by field in the service, which says what is wrong where. */
const head = z.record(z.string(), z.unknown());
/** As many bars as one can compare; more sellers are counted in bands. */
const MOST_NAMED = 30;
const sellerQuery = {
  offset: z.number().int().nonnegative().default(0),
  limit: z.number().int().positive().max(500).default(100),
  query: z.string().max(400).optional(),
  sort: z.enum(sellerSorts).optional(),
  descending: z.boolean().optional(),
};

export function damagesRoutes(damages: DamagesService) {
  return {
    /** Without the rows by seller, which are 3 MB at 10,000; `bySeller` gives them page by page. */
    get: read.input(z.object({ matter: id })).handler(async ({ input }) => {
      const { bySeller, ...view } = await damages.get(input.matter);
      return { ...view, sellers: bySeller.length };
    }),
    /** For the chart: what each seller owes alone, open ones left out; with their names while they are few enough for a bar each. */
    sellerAmounts: read.input(z.object({ matter: id })).handler(async ({ input }) => {
      const { bySeller, currency } = await damages.get(input.matter);
      const owing = bySeller.filter((row) => row.amount !== '');
      const named = owing.length > MOST_NAMED ? [] : owing;
      return {
        currency: bySeller[0]?.currency ?? currency,
        total: bySeller.length,
        amounts: owing.map((row) => row.amount),
        sellers: named.map((row) => ({ id: row.seller, no: row.no, name: row.name || (row.shops[0] ?? ''), amount: row.amount })),
      };
    }),
    rules: read.input(z.object({ pack: z.string() })).handler(({ input }) => damages.rules(input.pack)),
    measures: read
      .input(z.object({ matter: id, seller: id.optional() }))
      .handler(({ input }) => damages.measures(input.matter, input.seller)),
    whatIf: read
      .input(z.object({ matter: id, changes: z.array(changeSchema).max(500) }))
      .handler(({ input }) => damages.whatIf(input.matter, input.changes)),
    elect: write
      .input(z.object({ matter: id, head: id, reason: z.string().max(20_000) }))
      .handler(({ input, context }) => damages.elect(context.actor, input.matter, input.head, input.reason)),
    readiness: read.input(z.object({ matter: id })).handler(({ input }) => damages.readiness(input.matter)),
    bySeller: read
      .input(z.object({ matter: id, ...sellerQuery }))
      .handler(({ input: { matter, ...query } }) => damages.bySeller(matter, query)),
    /** For pickers; what is chosen already is named beside what is found. */
    findSellers: read
      .input(
        z.object({
          matter: id,
          query: z.string().max(400).optional(),
          limit: z.number().int().positive().max(100).default(50),
          named: z.array(id).max(100).default([]),
        }),
      )
      .handler(({ input: { matter, ...query } }) => damages.findSellers(matter, query)),
    sellersAround: read
      .input(z.object({ matter: id, seller: id, reach: z.number().int().positive().max(100).default(20) }))
      .handler(({ input }) => damages.sellersAround(input.matter, input.seller, input.reach)),
    putHead: write
      .input(z.object({ matter: id, head }))
      .handler(({ input, context }) => damages.putHead(context.actor, input.matter, input.head)),
    putHeads: write
      .input(z.object({ matter: id, heads: z.array(head).max(10_000) }))
      .handler(({ input, context }) => damages.putHeads(context.actor, input.matter, input.heads)),
    dropHead: write
      .input(z.object({ matter: id, id }))
      .handler(({ input, context }) => damages.dropHead(context.actor, input.matter, input.id)),
  };
}
