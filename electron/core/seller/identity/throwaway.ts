/** Mailboxes made for a few minutes. */
import mailchecker from 'mailchecker';

/** The domain, of the mailbox's domain and those above it, that hands out throw-away mailboxes; undefined when none does. */
export function throwawayDomain(domain: string): string | undefined {
  const known = mailchecker.blacklist();
  for (let at = domain; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) if (known.has(at)) return at;
  return undefined;
}
