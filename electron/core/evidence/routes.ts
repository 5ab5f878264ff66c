import { z } from 'zod';
import { read, write } from '../kit/procedure.ts';
import type { Actor } from '../kit/world.ts';
import { type EvidenceNotes, linkSchema, pinSchema } from './model.ts';
import type { Offer, SentFile } from './offers.ts';
import type { EvidenceService } from './service.ts';

/** Files the page sent in pieces. */
export interface ReceivedUploads {
  /** Where a whole file lies, safe from a power cut; refuses one of another size than said. */
  complete(id: string, size?: number): Promise<string>;
  /** Its bytes were taken over. */
  discard(id: string): Promise<void>;
  /** A path the desktop has picked; refuses one from any other door. */
  local(path: string, door: Actor['door']): string;
}

const id = z.string();
const one = z.object({ id });
const ids = z.array(id).min(1).max(20_000);
/** Checked field by field in the service, which says what is wrong where. */
const notes = z.custom<Partial<EvidenceNotes>>((value) => typeof value === 'object' && value !== null);
const tags = z.array(z.string()).max(100).optional();
const described = { name: z.string(), from: z.string().optional(), notes: notes.optional() };
const file = z.union([
  z.object({ upload: z.string(), size: z.number().int().nonnegative().optional(), ...described }),
  z.object({ path: z.string(), ...described }),
]);

export function evidenceRoutes(evidence: EvidenceService, uploads: ReceivedUploads) {
  const offer = async (given: z.output<typeof file>, door: Actor['door']): Promise<Offer | SentFile> => {
    const { name, from, notes } = given;
    const said = { name, ...(from === undefined ? {} : { from }), ...(notes === undefined ? {} : { notes }) };
    if ('upload' in given) return { ...said, path: await uploads.complete(given.upload, given.size), sent: true };
    return { ...said, path: uploads.local(given.path, door) };
  };
  return {
    list: read.input(z.object({ matter: id })).handler(({ input }) => evidence.list(input.matter)),
    withdrawn: read.input(z.object({ matter: id })).handler(({ input }) => evidence.withdrawn(input.matter)),
    get: read.input(one).handler(({ input }) => evidence.get(input.id)),
    custody: read.input(one).handler(({ input }) => evidence.custody(input.id)),
    /** Items that came out of this one. */
    inner: read.input(one).handler(({ input }) => evidence.inner(input.id)),
    /** What a mailbox, an archive or a web archive holds; null for other items. */
    entries: read.input(one).handler(({ input }) => evidence.entries(input.id)),
    update: write
      .input(z.object({ id, patch: notes }))
      .handler(({ input, context }) => evidence.update(context.actor, input.id, input.patch)),
    updateMany: write
      .input(z.object({ ids, patch: notes.and(z.object({ addTags: tags, removeTags: tags })) }))
      .handler(({ input: { ids, patch }, context }) => {
        const { addTags = [], removeTags = [], ...said } = patch;
        return evidence.updateMany(context.actor, ids, { ...said, addTags, removeTags });
      }),
    /** Starts a job; a path may be a folder. */
    receive: write.input(z.object({ matter: id, files: z.array(file).max(20_000) })).handler(async ({ input, context }) => {
      const offers: (Offer | SentFile)[] = [];
      for (const given of input.files) offers.push(await offer(given, context.actor.door));
      const { id: job } = await evidence.startReceiving(context.actor, input.matter, offers);
      for (const given of input.files) if ('upload' in given) await uploads.discard(given.upload);
      return { job };
    }),
    link: write
      .input(z.object({ id, link: linkSchema }))
      .handler(({ input, context }) => evidence.link(context.actor, input.id, input.link)),
    linkMany: write
      .input(z.object({ ids, link: linkSchema }))
      .handler(({ input, context }) => evidence.linkMany(context.actor, input.ids, input.link)),
    unlink: write
      .input(z.object({ id, link: linkSchema }))
      .handler(({ input, context }) => evidence.unlink(context.actor, input.id, input.link)),
    pin: write
      .input(z.object({ id, pin: pinSchema.extend({ id: id.optional() }) }))
      .handler(({ input, context }) => evidence.pin(context.actor, input.id, input.pin)),
    unpin: write.input(z.object({ id, pin: id })).handler(({ input, context }) => evidence.unpin(context.actor, input.id, input.pin)),
    unlock: write
      .input(z.object({ id, password: z.string().max(1_000) }))
      .handler(({ input, context }) => evidence.unlock(context.actor, input.id, input.password)),
    opened: write.input(one).handler(({ input, context }) => evidence.opened(context.actor, input.id)),
    /** A copy that did not go through `/files/evidence/<id>?save=`, which notes itself. */
    exported: write
      .input(z.object({ id, to: z.string().max(1_000) }))
      .handler(({ input, context }) => evidence.exported(context.actor, input.id, { recipient: input.to })),
    withdraw: write
      .input(z.object({ id, reason: z.string().max(2_000) }))
      .handler(({ input, context }) => evidence.withdraw(context.actor, input.id, input.reason)),
    reinstate: write.input(one).handler(({ input, context }) => evidence.reinstate(context.actor, input.id)),
  };
}
