import type { z } from 'zod';
import { type Finding, finding } from './finding.ts';
import { Problem } from './problem.ts';

/** Checks a value from outside against its schema. Throws `invalid` with one finding for each field that is wrong, at `where/field`. */
export function accept<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const findings: Finding[] = parsed.error.issues.map((issue) => {
    const field = issue.path.join('/');
    return finding('error', `${where}/${field}`, 'core.bad-input', { field: field || where, reason: reasonOf(issue.message) });
  });
  const first = findings[0];
  throw new Problem('invalid', 'core.bad-input', first?.params ?? { field: where, reason: '' }, findings);
}

/** `date` is what our own date check says; the library's sentences begin with a capital. */
function reasonOf(message: string): string {
  if (message === 'date') return 'not a date of the form YYYY-MM-DD';
  return message.charAt(0).toLowerCase() + message.slice(1);
}
