import { type MessageId, type MessageParams, say } from './messages.ts';

export type Severity = 'error' | 'warning' | 'note';

/**
 * Something a lawyer must fix or should know. Collected, never thrown one by one.
 * `where` is a path a door can open: `matter/rights/<id>/number`, `sellers.csv:14:email`, `template:12:5`.
 */
export interface Finding {
  readonly severity: Severity;
  readonly where: string;
  readonly id: MessageId;
  readonly params: MessageParams;
  /** English text of `id`; other languages are said again from `id` and `params`. */
  readonly message: string;
  readonly hint: string;
}

export function finding(severity: Severity, where: string, id: MessageId, params: MessageParams = {}): Finding {
  return { severity, where, id, params, ...say(id, params, 'en') };
}
