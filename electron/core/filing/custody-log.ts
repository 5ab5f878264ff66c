/** The custody log as JSON: what a custody report prints, in full and in a form that can be checked without the program. */
import { createHash } from 'node:crypto';
import type { CustodyFault } from '../custody/custody.ts';
import type { CustodyEvent } from '../custody/model.ts';
import type { Evidence } from '../evidence/model.ts';

/** Changes when the shape does. */
export const LOG_SCHEMA = 'casewright-custody-log/1';

export interface CustodyLog {
  readonly schema: typeof LOG_SCHEMA;
  readonly matter: { readonly id: string; readonly title: string; readonly caseNumber: string };
  /**
   * Of the chain of the whole workspace: its events, the hash of the last, and those that are gone, altered or not linked to the one before
   * them; none when the chain holds. Nothing here says when it was printed, so the log keeps its hash until something happens.
   */
  readonly chain: { readonly events: number; readonly head: string; readonly faults: readonly Pick<CustodyFault, 'seq' | 'how'>[] };
  readonly items: readonly LoggedItem[];
  /**
   * Oldest first. `hash` is the SHA-256 of the JSON array `[prevHash, seq, item, event, at, actor, door, purpose, hashBefore, hashAfter,
   * detail]`, `detail` being itself JSON text; of an event that is withheld, purpose and detail are left out, so it cannot be recomputed.
   */
  readonly events: readonly LoggedEvent[];
}

export interface LoggedItem {
  /** Its number in this report, from 1. */
  readonly no: number;
  readonly id: string;
  /** Name as received; '' for an item withheld as privileged. */
  readonly fileName: string;
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly receivedAt: string;
  readonly withheld: boolean;
}

export interface LoggedEvent extends CustodyEvent {
  readonly withheld?: true;
}

/** `withheld`: ids of items whose names and circumstances stay out of the report. Items in the order given. */
export function custodyLog(
  head: Pick<CustodyLog, 'matter' | 'chain'>,
  items: readonly Evidence[],
  events: readonly CustodyEvent[],
  withheld: ReadonlySet<string>,
): CustodyLog {
  return {
    schema: LOG_SCHEMA,
    ...head,
    items: items.map(({ id, fileName, sha256, size, mediaType, receivedAt }, index) => {
      const hidden = withheld.has(id);
      return { no: index + 1, id, fileName: hidden ? '' : fileName, sha256, size, mediaType, receivedAt, withheld: hidden };
    }),
    events: events.map((event) => (withheld.has(event.item) ? { ...event, purpose: '', detail: {}, withheld: true } : event)),
  };
}

/** The bytes of the log file, and their SHA-256 as the report prints it. */
export function logFile(log: CustodyLog): { readonly bytes: Uint8Array; readonly sha256: string } {
  const bytes = new TextEncoder().encode(`${JSON.stringify(log, null, 1)}\n`);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
