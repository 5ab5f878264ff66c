import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { ExhibitService } from './service.ts';

const id = z.string();
const patch = z.object({ title: z.string().max(2_000).exactOptional(), group: z.string().max(2_000).exactOptional() });

export function exhibitRoutes(exhibits: ExhibitService) {
  return {
    list: read.input(z.object({ matter: id })).handler(({ input }) => exhibits.list(input.matter)),
    add: write
      .input(z.object({ matter: id, evidence: z.array(id).max(10_000) }))
      .handler(({ input, context }) => exhibits.add(context.actor, input.matter, input.evidence)),
    update: write.input(z.object({ id, patch })).handler(({ input, context }) => exhibits.update(context.actor, input.id, input.patch)),
    move: write
      .input(z.object({ id, to: z.number().int().positive() }))
      .handler(({ input, context }) => exhibits.move(context.actor, input.id, input.to)),
    drop: write.input(z.object({ id })).handler(({ input, context }) => exhibits.drop(context.actor, input.id)),
  };
}
