/** Chain of custody: one record of each thing done to an item, never edited. A mistake is put right by a further event. */
import { z } from 'zod';

export const custodyEvents = [
  'collected',
  'received',
  'sealed',
  'opened',
  'transferred',
  'examined',
  'copied',
  'exported',
  'stamped',
  'produced',
  'privileged',
  'released',
  'withdrawn',
  'reinstated',
  'returned',
] as const;

export const custodyEventSchema = z.object({
  /** Place in the workspace's one chain, from 1. */
  seq: z.number().int().positive(),
  /** The evidence item or filing. */
  item: z.string(),
  event: z.enum(custodyEvents),
  /** UTC instant. */
  at: z.string(),
  actor: z.string(),
  door: z.string(),
  purpose: z.string(),
  /** SHA-256 of the bytes before and after; the same unless the event made a derivative. Null where there are none. */
  hashBefore: z.string().nullable(),
  hashAfter: z.string().nullable(),
  /** What else belongs to the event: name as received, size, recipient. */
  detail: z.record(z.string(), z.string()),
  prevHash: z.string(),
  /** SHA-256 over `prevHash` and everything above. */
  hash: z.string(),
});
export type CustodyEvent = z.infer<typeof custodyEventSchema>;

/** What a caller says of an event; who and when come from the running write. */
export type CustodyAct = Pick<CustodyEvent, 'item' | 'event' | 'hashBefore' | 'hashAfter'> &
  Partial<Pick<CustodyEvent, 'purpose' | 'detail'>>;
