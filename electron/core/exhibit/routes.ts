import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { BinderService } from './binder.ts';
import type { ExhibitService } from './service.ts';

const id = z.string();
const ids = z.array(id).max(10_000);
const reason = z.string().max(2_000);
const inMatter = z.object({ matter: id });
const patch = z.object({ title: z.string().max(2_000).exactOptional(), group: z.string().max(2_000).exactOptional() });
/** Values are checked by the service, which names each that is wrong. */
const settings = z.strictObject({
  scheme: z.string().exactOptional(),
  prefix: z.string().exactOptional(),
  digits: z.number().exactOptional(),
  start: z.number().exactOptional(),
  capMb: z.number().exactOptional(),
  stamp: z.boolean().exactOptional(),
  covers: z.boolean().exactOptional(),
  sellerSheets: z.boolean().exactOptional(),
  files: z.enum(['binder', 'exhibits']).exactOptional(),
});

export function exhibitRoutes(exhibits: ExhibitService) {
  return {
    list: read.input(inMatter).handler(({ input }) => exhibits.list(input.matter)),
    labels: read.input(inMatter).handler(({ input }) => exhibits.labels(input.matter)),
    schemes: read.input(inMatter).handler(({ input }) => exhibits.schemes(input.matter)),
    settings: read.input(inMatter).handler(({ input }) => exhibits.settings(input.matter)),
    setSettings: write
      .input(z.object({ matter: id, patch: settings }))
      .handler(({ input, context }) => exhibits.setSettings(context.actor, input.matter, input.patch)),
    add: write
      .input(z.object({ matter: id, evidence: ids, release: reason.optional() }))
      .handler(({ input, context }) => exhibits.add(context.actor, input.matter, input.evidence, input.release)),
    release: write.input(z.object({ id, reason })).handler(({ input, context }) => exhibits.release(context.actor, input.id, input.reason)),
    update: write.input(z.object({ id, patch })).handler(({ input, context }) => exhibits.update(context.actor, input.id, input.patch)),
    move: write
      .input(z.object({ id, to: z.number().int().positive() }))
      .handler(({ input, context }) => exhibits.move(context.actor, input.id, input.to)),
    order: write
      .input(z.object({ matter: id, ids }))
      .handler(({ input, context }) => exhibits.order(context.actor, input.matter, input.ids)),
    /** `to` '' makes it an exhibit of its own again. */
    attach: write.input(z.object({ id, to: id })).handler(({ input, context }) => exhibits.attach(context.actor, input.id, input.to)),
    drop: write.input(z.object({ id })).handler(({ input, context }) => exhibits.drop(context.actor, input.id)),
    withdraw: write
      .input(z.object({ id, reason }))
      .handler(({ input, context }) => exhibits.withdraw(context.actor, input.id, input.reason)),
    reinstate: write.input(z.object({ id })).handler(({ input, context }) => exhibits.reinstate(context.actor, input.id)),
  };
}

export function binderRoutes(binders: BinderService) {
  return {
    build: write.input(inMatter).handler(async ({ input, context }) => ({ job: (await binders.build(context.actor, input.matter)).id })),
    check: read.input(inMatter).handler(({ input }) => binders.check(input.matter)),
    list: read.input(inMatter).handler(({ input }) => binders.list(input.matter)),
    get: read.input(z.object({ id })).handler(({ input }) => binders.get(input.id)),
    file: write
      .input(z.object({ id, date: z.string() }))
      .handler(({ input, context }) => binders.file(context.actor, input.id, input.date)),
  };
}
