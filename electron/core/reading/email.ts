/** E-mail as it travels (RFC 5322). */
import { readFile } from 'node:fs/promises';
import { type Address, addressParser } from 'postal-mime';
import type { FormatFile, Found } from './format.ts';
import { InnerFolder } from './inner-folder.ts';
import { type Enclosure, inspectMail, type Mail, mailEntries, mailMarkup, mailText } from './mail.ts';
import { contentIdOf, decodedBody, fileNameOf, type MimePart, partText, readMime } from './mime.ts';
import { type Headers, readHeaders, words } from './mime-header.ts';
import type { FileFlag, PageText } from './model.ts';
import { oneLine } from './one-line.ts';
import type { Entry } from './reader.ts';
import { mailTime } from './stated-time.ts';

/** Largest message that is read: it is held in memory, and so is each attachment. */
export const LARGEST_MAIL = 200 * 1024 ** 2;

/** Endings for attachments that have no name. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'application/zip': 'zip',
  'application/pkcs7-signature': 'p7s',
  'application/pkcs7-mime': 'p7m',
  'application/pgp-signature': 'asc',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

const said = (address: Address): string =>
  address.group === undefined
    ? address.name === '' || address.name === address.address
      ? address.address
      : `${address.name} <${address.address}>`
    : `${address.name}: ${address.group.map(said).join(', ')}`;

/** `Li Lei <li@example.cn>, …` with names in plain words. What is no list of addresses stays as it was written. */
export function addresses(header: string | undefined): string {
  if (header === undefined) return '';
  const parsed = addressParser(header.slice(0, 60_000)).map(said).join(', ');
  return oneLine(parsed === '' ? words(header) : words(parsed));
}

/** Subject, sender and date of a message by its beginning alone. */
export function glance(bytes: Buffer): { subject: string; from: string; date: string } {
  const { headers } = readHeaders(bytes, 0);
  return {
    subject: oneLine(words(headers.get('subject')), 1_000),
    from: addresses(headers.get('from')),
    date: oneLine(headers.get('date') ?? '', 100),
  };
}

/** Reads a message that is all there. Takes anything. */
export function readMail(bytes: Buffer): Mail {
  const { root } = readMime(bytes);
  const bodies: { kind: 'html' | 'plain'; text: string }[] = [];
  const enclosures: Enclosure[] = [];
  const flags = new Set<FileFlag>();
  let encrypted = false;
  const enclose = (part: MimePart): void => {
    let decoded: Buffer | undefined;
    enclosures.push({
      name: nameOf(part, enclosures.length + 1),
      mediaType: part.type.value || 'application/octet-stream',
      contentId: contentIdOf(part),
      bytes: () => (decoded ??= decodedBody(part)),
    });
  };
  const visit = (part: MimePart): void => {
    const { value, parameters } = part.type;
    if (value === 'multipart/encrypted' || (/pkcs7-mime$/.test(value) && parameters.get('smime-type') !== 'signed-data')) encrypted = true;
    if (value === 'multipart/signed' || parameters.get('smime-type') === 'signed-data') flags.add('signed');
    if (value === 'multipart/alternative' && part.children.length > 0) alternatives(part);
    else if (part.children.length > 0) for (const child of part.children) visit(child);
    else if (isBody(part)) bodies.push({ kind: value === 'text/html' ? 'html' : 'plain', text: partText(part) });
    // A part of several that has none of them is empty, or lost its boundary: its words are all it has.
    else if (value.startsWith('multipart/')) bodies.push({ kind: 'plain', text: partText(part) });
    else enclose(part);
  };
  /** Of the forms a message has, the best that is shown here; files among them are files all the same. */
  const alternatives = ({ children }: MimePart): void => {
    const isHtml = (child: MimePart) => isBody(child) && child.type.value === 'text/html';
    const chosen = children.findLast(isHtml) ?? children.findLast(hasHtml) ?? children.findLast(isBody);
    for (const child of children) if (child === chosen || !isBody(child)) visit(child);
  };
  visit(root);
  const header = (name: string) => oneLine(words(root.headers.get(name)));
  return {
    from: addresses(root.headers.get('from')),
    to: addresses(root.headers.get('to')),
    cc: addresses(root.headers.get('cc')),
    bcc: addresses(root.headers.get('bcc')),
    subject: header('subject'),
    messageId: header('message-id').replace(/^<|>$/g, ''),
    date: header('date'),
    captured: mailTime(root.headers.get('date') ?? ''),
    software: header('x-mailer') || header('user-agent'),
    bodies,
    enclosures,
    flags: [...flags],
    encrypted,
  };
}

const attachedBy = (headers: Headers) => (headers.get('content-disposition') ?? '').trim().toLowerCase().startsWith('attachment');

/** Words of the message itself, and not a file that happens to be text. */
const isBody = (part: MimePart): boolean =>
  /^(text\/(plain|html|enriched)|text|)$/.test(part.type.value) &&
  part.children.length === 0 &&
  !attachedBy(part.headers) &&
  fileNameOf(part) === '';

const hasHtml = (part: MimePart): boolean => part.children.some((child) => child.type.value === 'text/html' || hasHtml(child));

function nameOf(part: MimePart, no: number): string {
  const given = oneLine(fileNameOf(part), 1_000);
  if (given !== '') return given;
  const type = part.type.value;
  if (type === 'message/rfc822') return `${glance(decodedBody(part, 64 * 1024)).subject.slice(0, 120) || `message-${no}`}.eml`;
  return `attachment-${no}.${ENDINGS[type] ?? 'bin'}`;
}

const read = async (file: FormatFile): Promise<Mail | undefined> =>
  file.size > LARGEST_MAIL ? undefined : readMail(await readFile(file.path));

export async function inspectEmail(file: FormatFile): Promise<Found> {
  const mail = await read(file);
  if (!mail) return { unreadable: 'too-large' };
  return inspectMail(mail, file.into === '' ? undefined : new InnerFolder(file.into, file.depth));
}

export async function emailText(file: FormatFile): Promise<readonly PageText[] | null> {
  const mail = await read(file);
  return mail && !(mail.encrypted && mail.bodies.length === 0) ? mailText(mail) : null;
}

export async function emailMarkup(file: FormatFile): Promise<string | null> {
  const mail = await read(file);
  return mail ? mailMarkup(mail) : null;
}

export async function emailEntries(file: FormatFile): Promise<readonly Entry[] | null> {
  const mail = await read(file);
  return mail ? mailEntries(mail) : null;
}
