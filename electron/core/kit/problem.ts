import type { Finding } from './finding.ts';
import { type MessageId, type MessageParams, say } from './messages.ts';

/** The closed set of refusals. Anything thrown that is not a `Problem` is a bug and is shown as one. */
export type ProblemKind = 'not-found' | 'invalid' | 'conflict' | 'locked' | 'integrity' | 'unsupported';

/** The HTTP status of each refusal, at every door. */
export const PROBLEM_STATUS: Readonly<Record<ProblemKind, number>> = {
  'not-found': 404,
  invalid: 422,
  conflict: 409,
  locked: 423,
  integrity: 500,
  unsupported: 415,
};

/**
 * A refusal the user can act on. `id` names the message in both languages, `params` fill it, `findings` carry the
 * single faults when there are many (every bad row of a spreadsheet, every gap of a final).
 */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly id: MessageId;
  readonly params: MessageParams;
  readonly findings: readonly Finding[];

  constructor(kind: ProblemKind, id: MessageId, params: MessageParams = {}, findings: readonly Finding[] = [], cause?: unknown) {
    super(say(id, params, 'en').message, cause === undefined ? undefined : { cause });
    this.name = 'Problem';
    this.kind = kind;
    this.id = id;
    this.params = params;
    this.findings = findings;
  }
}
