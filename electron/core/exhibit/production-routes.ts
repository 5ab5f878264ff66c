import { z } from 'zod';
import { Problem } from '../kit/problem.ts';
import { read, write } from '../kit/procedure.ts';
import type { Actor } from '../kit/world.ts';
import type { ProductionService } from './production.ts';

const id = z.string();
const order = z.object({
  matter: id,
  items: z.union([z.enum(['exhibits', 'all']), z.array(id).min(1).max(100_000)]),
  images: z.enum(['pdf', 'tiff', 'jpeg', 'png']).default('pdf'),
  text: z.boolean().default(true),
  natives: z.boolean().default(true),
  volume: z.string().max(32).default(''),
  encoding: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  custodian: z.string().max(300).default(''),
});

/** Finds a file the page uploaded or, where the door may, a path of this machine. */
export type LocateSet = (source: { upload?: string | undefined; path?: string | undefined }, actor: Actor) => Promise<string>;

export const productionRoutes = (productions: ProductionService, locate: LocateSet) => ({
  build: write
    .input(order)
    .handler(async ({ input: { matter, ...rest }, context }) => ({ job: (await productions.build(context.actor, matter, rest)).id })),
  list: read.input(z.object({ matter: id })).handler(({ input }) => productions.list(input.matter)),
  get: read.input(z.object({ id })).handler(({ input }) => productions.get(input.id)),
  /** Documents and pages found, and everything that is wrong with the set. */
  validate: read
    .input(z.object({ upload: z.string().optional(), path: z.string().max(4_000).optional() }))
    .handler(async ({ input, context, signal }) => {
      if (input.upload === undefined && input.path === undefined) throw new Problem('not-found', 'core.no-upload', { id: '' });
      return productions.validate(await locate(input, context.actor), signal);
    }),
});
