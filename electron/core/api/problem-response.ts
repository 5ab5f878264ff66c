import { finding } from '../kit/finding.ts';
import { PROBLEM_STATUS, Problem } from '../kit/problem.ts';

/**
 * A failure of a plain route as JSON; RPC procedures map theirs in kit/procedure.ts with the same status. What is no refusal is a
 * bug: the terminal gets all of it, the answer neither its text nor its stack, which may name files of this machine.
 */
export function problemResponse(error: unknown): Response {
  if (!(error instanceof Problem)) {
    reportBug(error);
    const { message, hint } = finding('error', '', 'core.bug', { detail: '-' });
    return Response.json({ id: 'core.bug', message, hint }, { status: 500 });
  }
  const { kind, id, params, findings, message } = error;
  return Response.json({ kind, id, params, findings, message }, { status: PROBLEM_STATUS[kind] });
}

/** To stderr, where the person who started the program can see and send it. */
export function reportBug(error: unknown): void {
  console.error(error);
}
