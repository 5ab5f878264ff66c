import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import { type Collection, collections, type MatterPatch } from './model.ts';
import type { MatterService } from './service.ts';

const id = z.string();
const collection = z.enum(Object.keys(collections) as [Collection, ...Collection[]]);
/** Checked field by field in the service, which says what is wrong where. */
const patch = z.custom<MatterPatch>((value) => typeof value === 'object' && value !== null);
const item = z.record(z.string(), z.unknown());

export function matterRoutes(matters: MatterService) {
  return {
    list: read.handler(() => matters.list()),
    get: read.input(z.object({ id })).handler(({ input }) => matters.get(input.id)),
    findings: read.input(z.object({ id })).handler(({ input }) => matters.findings(input.id)),
    create: write
      .input(z.object({ title: z.string(), pack: z.string() }))
      .handler(({ input, context }) => matters.create(context.actor, input)),
    update: write.input(z.object({ id, patch })).handler(({ input, context }) => matters.update(context.actor, input.id, input.patch)),
    put: write
      .input(z.object({ matter: id, collection, item }))
      .handler(({ input, context }) => matters.put(context.actor, input.matter, input.collection, input.item)),
    drop: write
      .input(z.object({ matter: id, collection, id }))
      .handler(({ input, context }) => matters.drop(context.actor, input.matter, input.collection, input.id)),
    move: write
      .input(z.object({ matter: id, collection, id, to: z.number().int() }))
      .handler(({ input, context }) => matters.move(context.actor, input.matter, input.collection, input.id, input.to)),
    remove: write.input(z.object({ id })).handler(({ input, context }) => matters.remove(context.actor, input.id)),
  };
}
