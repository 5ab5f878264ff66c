/** Kinds of text, told by how it begins. */

/** A line of a message's header (RFC 5322, 2.2): visible ASCII, a colon. */
const FIELD =
  /^(received|return-path|delivered-to|from|to|date|message-id|mime-version|subject|content-type|x-[\w-]+|arc-[\w-]+|dkim-signature|authentication-results|reply-to|sender|cc|references|in-reply-to|thread-[\w-]+|list-[\w-]+): ?/i;
/** How each message of a mailbox begins (RFC 4155): the sender, and when it was delivered. */
const MAILBOX = /^From \S.* (Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*\d{4}/;

/**
 * Text that says what it is in ASCII, whatever the encoding of the rest: e-mail, mailboxes, captures, archives of the web, HTML. Undefined
 * when it does not.
 */
export function markedText(head: Buffer): string | undefined {
  const from = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const start = head.toString('latin1', from, Math.min(head.length, from + 16_384));
  if (/^WARC\/1\.[01]\r\n/.test(start)) return 'application/warc';
  const begun = start.trimStart();
  if (/^(<!doctype html|<html)\b/i.test(begun)) return 'text/html';
  const first = begun.split('\n', 1)[0] ?? '';
  if (MAILBOX.test(first) && FIELD.test(begun.slice(first.length + 1))) return 'application/mbox';
  if (!FIELD.test(first)) return undefined;
  const headers = begun.split(/\r?\n\r?\n/, 1)[0] ?? '';
  if (/^content-type:\s*multipart\/related/im.test(headers) && !/^(received|delivered-to|return-path):/im.test(headers)) {
    // A capture names the page it was made of; a message with pictures in it is of the same type, but names who it went to.
    if (/^(snapshot-content-location|content-location|from:\s*<?saved by)/im.test(headers) || !/^to:/im.test(headers))
      return 'multipart/related';
  }
  const says = (field: string) => new RegExp(`^${field}:`, 'im').test(headers);
  if (says('from') && (says('date') || says('subject') || says('message-id') || says('to'))) return 'message/rfc822';
  return says('received') || (says('message-id') && says('date')) ? 'message/rfc822' : undefined;
}

/** The type of decoded text; the name's ending decides where the text does not. */
export function textType(text: string, extension: string): string {
  const start = text.slice(0, 4096).trimStart();
  if (/^(<!doctype html|<html|<head|<body)\b/i.test(start) || (/^x?html?$/.test(extension) && /<[a-z][^>]*>/i.test(start)))
    return 'text/html';
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg\b|(<!doctype svg[^>]*>\s*)?<svg\b)/i.test(start)) return 'image/svg+xml';
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype html[^>]*>\s*)?<html\b/i.test(start)) return 'text/html';
  if (start.startsWith('<?xml')) return 'application/xml';
  if (extension === 'json' && /^[[{"]/.test(start)) return 'application/json';
  if (extension === 'csv') return 'text/csv';
  if (extension === 'tsv' || extension === 'tab') return 'text/tab-separated-values';
  return 'text/plain';
}
