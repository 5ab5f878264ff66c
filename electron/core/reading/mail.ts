/** A message as it is shown, indexed and taken apart, wherever it came from: `.eml`, a mailbox, Outlook. */
import type { Found } from './format.ts';
import { htmlText } from './html-text.ts';
import { escaped, inertDocument, inertPage } from './inert-page.ts';
import { pictureUrl } from './inert-picture.ts';
import type { InnerFolder } from './inner-folder.ts';
import type { FileFlag, PageText, StatedTime } from './model.ts';
import { oneLine } from './one-line.ts';
import { MAX_TEXT, passages, TextBuffer } from './passages.ts';
import type { Entry } from './reader.ts';

/** Something that came with a message. */
export interface Enclosure {
  /** As the message names it; never ''. */
  readonly name: string;
  readonly mediaType: string;
  /** Without its angle brackets; '' when it has none. */
  readonly contentId: string;
  /** Undefined when they cannot be had. */
  bytes(): Buffer | undefined;
}

export interface Mail {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly bcc: string;
  readonly subject: string;
  readonly messageId: string;
  /** As written, for the reader; `captured` is what it says. */
  readonly date: string;
  readonly captured: StatedTime | null;
  readonly software: string;
  /** In the order in which the message shows them. */
  readonly bodies: readonly { readonly kind: 'html' | 'plain'; readonly text: string }[];
  readonly enclosures: readonly Enclosure[];
  readonly flags: readonly FileFlag[];
  readonly encrypted: boolean;
}

/** Lines above a message, as every mail program prints them. */
function heading(mail: Mail): (readonly [label: string, value: string])[] {
  const lines = [
    ['From', mail.from],
    ['To', mail.to],
    ['Cc', mail.cc],
    ['Bcc', mail.bcc],
    ['Date', mail.date],
    ['Subject', mail.subject],
    [
      'Attachments',
      attached(mail)
        .map(({ name }) => oneLine(name, 500))
        .join('; '),
    ],
  ] as const;
  return lines.filter(([, value]) => value !== '');
}

const keyOf = (contentId: string) => contentId.trim().toLowerCase();

/** The ids that the message's pages show pictures by. */
function shownIds(mail: Mail): Set<string> {
  const ids = new Set<string>();
  for (const { kind, text } of mail.bodies) {
    if (kind !== 'html') continue;
    for (const match of text.matchAll(/\bcid:([^"'\s>)]{1,500})/gi)) ids.add(keyOf(plain(match[1] ?? '')));
  }
  return ids;
}

function plain(percented: string): string {
  try {
    return decodeURIComponent(percented.replaceAll('&amp;', '&'));
  } catch {
    return percented;
  }
}

/** Pictures that belong to the message's body: they are shown in it, and are not files that were sent with it. */
function shownPictures(mail: Mail): Map<string, string> {
  const ids = shownIds(mail);
  const pictures = new Map<string, string>();
  for (const enclosure of mail.enclosures) {
    const id = keyOf(enclosure.contentId);
    if (id === '' || !ids.has(id) || pictures.has(id) || !enclosure.mediaType.startsWith('image/')) continue;
    const bytes = enclosure.bytes();
    const url = bytes && pictureUrl(bytes);
    if (url !== undefined) pictures.set(id, url);
  }
  return pictures;
}

/** What was sent with the message as a file: everything but the pictures its body shows. */
function attached(mail: Mail, pictures = shownPictures(mail)): Enclosure[] {
  return mail.enclosures.filter(({ contentId }) => !pictures.has(keyOf(contentId)));
}

function pages(mail: Mail, pictures: ReadonlyMap<string, string>): { style: string; body: string; external: boolean } {
  const parts = mail.bodies.map(({ kind, text }) =>
    kind === 'html'
      ? inertPage(text, { picture: (url) => (/^cid:/i.test(url) ? pictures.get(keyOf(plain(url.slice(4)))) : undefined) })
      : { style: '', body: `<pre class="words">${escaped(text.slice(0, MAX_TEXT))}</pre>`, external: false },
  );
  return {
    style: parts.map(({ style }) => style).join('\n'),
    body: parts.map(({ body }) => body).join('\n<hr>\n'),
    external: parts.some(({ external }) => external),
  };
}

/** Metadata, flags, and with a folder the files that were sent with it. */
export async function inspectMail(mail: Mail, folder: InnerFolder | undefined): Promise<Found> {
  const pictures = shownPictures(mail);
  const flags: FileFlag[] = [...mail.flags];
  if (pages(mail, pictures).external) flags.push('external-content');
  for (const { name, bytes } of folder ? attached(mail, pictures) : []) {
    const content = folder?.closed ? undefined : bytes();
    if (content) folder?.add(name, 'attachment', content);
    else folder?.refuse(name, folder.closed ?? 'reading.inner-damaged');
  }
  const { from, to, cc, subject, messageId, captured, software } = mail;
  const lines = { from, to, cc, subject, messageId, software };
  return {
    unreadable: mail.encrypted ? 'encrypted' : '',
    metadata: { ...Object.fromEntries(Object.entries(lines).map(([key, value]) => [key, oneLine(value)])), captured },
    flags,
    inner: folder?.files ?? [],
    innerRefused: folder?.refused ?? [],
  };
}

/** Heading and words; of a body in two forms the one that is shown. */
export function mailText(mail: Mail): readonly PageText[] {
  const out = new TextBuffer();
  for (const [label, value] of heading(mail)) out.add(`${label}: ${value}\n`);
  for (const { kind, text } of mail.bodies) out.add(`\n${kind === 'html' ? htmlText(text).text : text}\n`);
  return passages(out.toString());
}

const LOOK = `.message-head{font:14px sans-serif;border-bottom:1px solid #999;margin-bottom:1em;padding-bottom:.5em}
.message-head th{text-align:left;padding-right:1em;vertical-align:top;font-weight:600}.words{white-space:pre-wrap;font:14px/1.45 sans-serif}`;

/** The message as one page: its heading, then its body with the pictures that came with it. */
export function mailMarkup(mail: Mail): string {
  const { style, body } = pages(mail, shownPictures(mail));
  const rows = heading(mail).map(([label, value]) => `<tr><th>${label}</th><td>${escaped(oneLine(value))}</td></tr>`);
  return inertDocument(mail.subject, `${LOOK}\n${style}`, `<table class="message-head">${rows.join('')}</table>\n${body}`);
}

/** All that came with it, the pictures of its body too. */
export const mailEntries = (mail: Mail): readonly Entry[] =>
  mail.enclosures.map((enclosure) => ({
    name: enclosure.name,
    mediaType: enclosure.mediaType,
    size: enclosure.bytes()?.length ?? null,
    date: '',
  }));
