/** How routes are registered: each procedure says at its head whether it reads or writes. */
import { ORPCError, os } from '@orpc/server';
import type { Finding } from './finding.ts';
import type { MessageParams } from './messages.ts';
import { PROBLEM_STATUS, Problem, type ProblemKind } from './problem.ts';
import type { Actor } from './world.ts';

export interface CallContext {
  readonly actor: Actor;
}

/** What a refused call carries to the page: enough to say it again in the user's language. */
export interface ProblemData {
  readonly kind: ProblemKind;
  readonly id: string;
  readonly params: MessageParams;
  readonly findings: readonly Finding[];
}

const procedure = os
  .$context<CallContext>()
  .$meta({ writes: false as boolean })
  .use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const data: ProblemData = { kind: error.kind, id: error.id, params: error.params, findings: error.findings };
      throw new ORPCError(error.kind.toUpperCase(), { status: PROBLEM_STATUS[error.kind], message: error.message, data, cause: error });
    }
  });

/** Looks, changes nothing, may be asked again at any time. */
export const read = procedure.meta({ writes: false });
/** Changes the workspace through one journalled transaction. */
export const write = procedure.meta({ writes: true });
