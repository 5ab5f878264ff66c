import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { Actor } from '../kit/world.ts';
import type { Offer } from './examine.ts';
import { type EvidenceNotes, linkSchema } from './model.ts';
import type { EvidenceService } from './service.ts';

/** Files the page sent in pieces: where they lie, and how to forget them. */
export interface ReceivedUploads {
  path(id: string): string;
  discard(id: string): Promise<void>;
  /** A path the desktop has picked; refuses one from any other door. */
  local(path: string, door: Actor['door']): string;
}

const id = z.string();
const one = z.object({ id });
/** Checked field by field in the service, which says what is wrong where. */
const notes = z.custom<Partial<EvidenceNotes>>((value) => typeof value === 'object' && value !== null);
const described = { name: z.string(), from: z.string().optional(), notes: notes.optional() };
const file = z.union([z.object({ upload: z.string(), ...described }), z.object({ path: z.string(), ...described })]);

export function evidenceRoutes(evidence: EvidenceService, uploads: ReceivedUploads) {
  const offer = (sent: z.output<typeof file>, door: Actor['door']): Offer => ({
    path: 'upload' in sent ? uploads.path(sent.upload) : uploads.local(sent.path, door),
    name: sent.name,
    ...(sent.from === undefined ? {} : { from: sent.from }),
    ...(sent.notes === undefined ? {} : { notes: sent.notes }),
  });
  return {
    list: read.input(z.object({ matter: id })).handler(({ input }) => evidence.list(input.matter)),
    withdrawn: read.input(z.object({ matter: id })).handler(({ input }) => evidence.withdrawn(input.matter)),
    get: read.input(one).handler(({ input }) => evidence.get(input.id)),
    custody: read.input(one).handler(({ input }) => evidence.custody(input.id)),
    update: write
      .input(z.object({ id, patch: notes }))
      .handler(({ input, context }) => evidence.update(context.actor, input.id, input.patch)),
    receive: write.input(z.object({ matter: id, files: z.array(file).max(10_000) })).handler(async ({ input, context, signal }) => {
      const received = await evidence.receive(
        context.actor,
        { matter: input.matter, files: input.files.map((sent) => offer(sent, context.actor.door)) },
        signal ? { signal } : {},
      );
      for (const sent of input.files) if ('upload' in sent) await uploads.discard(sent.upload);
      return received;
    }),
    link: write
      .input(z.object({ id, link: linkSchema }))
      .handler(({ input, context }) => evidence.link(context.actor, input.id, input.link)),
    unlink: write
      .input(z.object({ id, link: linkSchema }))
      .handler(({ input, context }) => evidence.unlink(context.actor, input.id, input.link)),
    withdraw: write
      .input(z.object({ id, reason: z.string().max(2_000) }))
      .handler(({ input, context }) => evidence.withdraw(context.actor, input.id, input.reason)),
    reinstate: write.input(one).handler(({ input, context }) => evidence.reinstate(context.actor, input.id)),
  };
}
