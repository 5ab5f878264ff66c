import { PROBLEM_STATUS, Problem } from '../kit/problem.ts';

/** A failure of a plain route as JSON; RPC procedures map theirs in kit/procedure.ts with the same status. */
export function problemResponse(error: unknown): Response {
  if (!(error instanceof Problem)) {
    console.error(error);
    return Response.json({ message: 'something went wrong inside the program' }, { status: 500 });
  }
  const { kind, id, params, findings, message } = error;
  return Response.json({ kind, id, params, findings, message }, { status: PROBLEM_STATUS[kind] });
}
