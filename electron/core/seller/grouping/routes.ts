import { z } from 'zod';
import { Problem } from '../../kit/problem.ts';
import { read, write } from '../../kit/procedure.ts';
import { identifierKinds } from '../model.ts';
import type { GroupingService } from './service.ts';

const id = z.string();
const ids = z.array(id).max(50_000);
const reason = z.string().max(2_000);
const matter = z.object({ matter: id });
const page = { offset: z.number().int().nonnegative().default(0), limit: z.number().int().positive().max(1_000).default(100) };

/** A group that a decision or an undo has just taken away is nothing to be refused: the page lets go of it. */
const orNull = (error: unknown): null => {
  if (error instanceof Problem && error.id === 'grouping.no-group') return null;
  throw error;
};

export function groupingRoutes(grouping: GroupingService) {
  return {
    summary: read.input(matter).handler(({ input }) => grouping.summary(input.matter)),
    list: read
      .input(matter.extend({ query: z.string().max(500).optional(), ...page }))
      .handler(({ input }) => grouping.list(input.matter, input)),
    get: read.input(matter.extend({ id })).handler(({ input }) => grouping.get(input.matter, input.id).catch(orNull)),
    proof: read.input(matter.extend({ a: id, b: id })).handler(({ input }) => grouping.proof(input.matter, input.a, input.b)),
    suggestions: read.input(matter.extend(page)).handler(({ input }) => grouping.suggestions(input.matter, input.offset, input.limit)),
    hubs: read.input(matter).handler(({ input }) => grouping.hubs(input.matter)),
    asides: read.input(matter).handler(({ input }) => grouping.asides(input.matter)),
    changes: read
      .input(matter.extend({ since: z.number().int().optional() }))
      .handler(({ input }) => grouping.changes(input.matter, input.since)),
    graph: read
      .input(matter.extend({ group: id.optional() }))
      .handler(({ input }) => grouping.graph(input.matter, input.group).catch(orNull)),
    decisions: read.input(matter).handler(({ input }) => grouping.decisions(input.matter)),
    decide: write
      .input(matter.extend({ kind: z.enum(['same', 'never']), a: ids, b: ids, reason }))
      .handler(({ input, context }) => grouping.decide(context.actor, input.matter, input.kind, input.a, input.b, input.reason)),
    split: write
      .input(matter.extend({ group: id, parts: z.array(ids).max(1_000), reason }))
      .handler(({ input, context }) => grouping.split(context.actor, input.matter, input.group, input.parts, input.reason)),
    setHub: write
      .input(
        matter.extend({
          kind: z.enum([...identifierKinds, 'seller', 'decision']),
          key: z.string().max(20_000),
          shared: z.boolean().nullable(),
          reason,
        }),
      )
      .handler(({ input, context }) => grouping.setHub(context.actor, input.matter, input.kind, input.key, input.shared, input.reason)),
    revoke: write.input(z.object({ id })).handler(({ input, context }) => grouping.revoke(context.actor, input.id)),
  };
}
