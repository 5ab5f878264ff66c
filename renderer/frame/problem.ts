import { ORPCError } from '@orpc/client';
import type { Finding } from '#core/kit/finding.ts';
import { type Language, type MessageId, type MessageParams, say } from '#core/kit/messages.ts';
import { Problem } from '#core/kit/problem.ts';
import type { ProblemData } from '#core/kit/procedure.ts';

export interface ShownProblem {
  readonly message: string;
  readonly hint: string;
  readonly findings: readonly Finding[];
  /** True when it is a fault of the program and not a refusal. */
  readonly bug: boolean;
}

const isProblem = (data: unknown): data is ProblemData => typeof data === 'object' && data !== null && 'kind' in data && 'id' in data;

/** Says a failed call, or a refusal of the page's own, in the user's language. */
export function shownProblem(error: unknown, language: Language): ShownProblem {
  const problem = error instanceof ORPCError && isProblem(error.data) ? error.data : error instanceof Problem ? error : undefined;
  if (problem) {
    const { id, params, findings } = problem;
    return { ...sayFinding({ id: id as MessageId, params }, language), findings, bug: false };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { ...sayFinding({ id: 'core.bug', params: { detail } }, language), findings: [], bug: true };
}

/** A finding in the user's language, as a sentence of its own. */
export function sayFinding(finding: { readonly id: MessageId; readonly params: MessageParams }, language: Language) {
  const { message, hint } = say(finding.id, finding.params, language);
  return { message: sentence(message), hint: sentence(hint) };
}

/** Messages are written in lower case, to follow a place; alone they begin with a capital, unless with a name such as `sellers.csv`. */
const sentence = (text: string): string => text.replace(/^[a-z](?=[a-z'’-]*(?:[\s,;:]|$))/, (first) => first.toUpperCase());

/** Whether a call was refused with this message. */
export const isRefusal = (error: unknown, id: MessageId): boolean =>
  error instanceof ORPCError && isProblem(error.data) && error.data.id === id;
