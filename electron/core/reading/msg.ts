/** Messages that Outlook saved ([MS-OXMSG]). */
import { readFile } from 'node:fs/promises';
import msgreader, { type FieldsData } from '@kenjiuno/msgreader';
import { decodeAny, decoderFor, guessCharset } from './charset.ts';
import { openCompound } from './compound.ts';
import { LARGEST_MAIL } from './email.ts';
import type { FormatFile, Found } from './format.ts';
import { InnerFolder } from './inner-folder.ts';
import { type Enclosure, inspectMail, type Mail, mailEntries, mailMarkup, mailText } from './mail.ts';
import { readHeaders, words } from './mime-header.ts';
import type { PageText } from './model.ts';
import { oneLine } from './one-line.ts';
import type { Entry } from './reader.ts';
import { mailTime, utcTime } from './stated-time.ts';

/** A CommonJS module: its class is the default of its default, or, by some bundlers, its default. */
const MsgReader = 'default' in msgreader ? msgreader.default : (msgreader as unknown as typeof import('@kenjiuno/msgreader').default);

function parse(bytes: Buffer, encoding: string): { reader: InstanceType<typeof MsgReader>; fields: FieldsData } {
  const reader = new MsgReader(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
  reader.parserConfig = { ansiEncoding: encoding };
  const fields = reader.getFileData();
  if (fields.error) throw new Error(fields.error);
  return { reader, fields };
}

/** Outlook before 2003 wrote text in the code page of its machine, and said which or not. */
function encodingOf(fields: FieldsData): string | undefined {
  const page = fields.messageCodepage ?? fields.internetCodepage;
  if (page !== undefined) return decoderFor(String(page))?.encoding;
  const text = `${fields.subject ?? ''}\n${fields.body ?? ''}\n${fields.senderName ?? ''}`.slice(0, 50_000);
  if (!/[\u0080-\u00ff]/.test(text) || /[\u0100-\uffff]/.test(text)) return undefined;
  return guessCharset(Buffer.from(text, 'latin1'), 'windows-1252');
}

const person = (name = '', address = ''): string => {
  const at = address.includes('@') ? address : '';
  return at === '' || at === name ? name || at : name === '' ? at : `${name} <${at}>`;
};

/** Reads a message that is all there. Throws when it is damaged. */
export function readMsg(bytes: Buffer): Mail {
  // Follows every chain of the file once; the reader below would run in circles.
  openCompound(bytes);
  let { reader, fields } = parse(bytes, 'latin1');
  const encoding = encodingOf(fields);
  if (encoding !== undefined) ({ reader, fields } = parse(bytes, encoding));

  const headers = readHeaders(Buffer.from(`${fields.headers ?? ''}\n\n`), 0).headers;
  const header = (name: string) => oneLine(words(headers.get(name)));
  const people = (type: 'to' | 'cc' | 'bcc') =>
    (fields.recipients ?? [])
      .filter(({ recipType }) => recipType === type)
      .map((one) => person(one.name, one.smtpAddress ?? one.email))
      .join(', ');
  const sent = fields.clientSubmitTime ?? fields.messageDeliveryTime ?? '';
  const html = fields.bodyHtml ?? (fields.html ? decodeAny(Buffer.from(fields.html), String(fields.internetCodepage ?? '')) : '');
  const enclosures = (fields.attachments ?? []).map((attachment, i): Enclosure => {
    const inner = attachment.innerMsgContent === true;
    const named = inner
      ? (attachment.name ?? attachment.innerMsgContentFields?.subject)
      : (attachment.fileName ?? attachment.fileNameShort ?? attachment.name);
    const name = oneLine(named ?? '', 1_000) || `attachment-${i + 1}`;
    let read: Buffer | undefined;
    return {
      name: inner && !/\.msg$/i.test(name) ? `${name}.msg` : name,
      mediaType: inner ? 'application/vnd.ms-outlook' : (attachment.attachMimeTag ?? 'application/octet-stream'),
      contentId: (attachment.pidContentId ?? '').replace(/^<|>$/g, ''),
      bytes() {
        try {
          read ??= Buffer.from(reader.getAttachment(attachment).content);
        } catch {
          // An object of another program, or a piece that is not there.
        }
        return read;
      },
    };
  });
  return {
    from: person(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail) || header('from'),
    to: people('to') || header('to'),
    cc: people('cc') || header('cc'),
    bcc: people('bcc'),
    subject: oneLine(fields.subject ?? '') || header('subject'),
    messageId: (fields.messageId ?? header('message-id')).replace(/^<|>$/g, ''),
    date: header('date') || sent,
    // The headers of the way it took keep the sender's zone; Outlook's own times are in UTC.
    captured: mailTime(headers.get('date') ?? '') ?? (sent === '' ? null : utcTime(Date.parse(sent), 'e-mail')),
    software: header('x-mailer'),
    bodies: html.trim() !== '' ? [{ kind: 'html', text: html }] : [{ kind: 'plain', text: (fields.body ?? '').replaceAll('\r\n', '\n') }],
    enclosures,
    flags: /^IPM\.Note\.SMIME\.MultipartSigned/i.test(fields.messageClass ?? '') ? ['signed'] : [],
    encrypted: /^IPM\.Note\.SMIME$/i.test(fields.messageClass ?? ''),
  };
}

const read = async (file: FormatFile): Promise<Mail | undefined> =>
  file.size > LARGEST_MAIL ? undefined : readMsg(await readFile(file.path));

export async function inspectMsg(file: FormatFile): Promise<Found> {
  const mail = await read(file);
  if (!mail) return { unreadable: 'too-large' };
  return inspectMail(mail, file.into === '' ? undefined : new InnerFolder(file.into, file.depth));
}

export async function msgText(file: FormatFile): Promise<readonly PageText[] | null> {
  const mail = await read(file);
  return mail ? mailText(mail) : null;
}

export async function msgMarkup(file: FormatFile): Promise<string | null> {
  const mail = await read(file);
  return mail ? mailMarkup(mail) : null;
}

export async function msgEntries(file: FormatFile): Promise<readonly Entry[] | null> {
  const mail = await read(file);
  return mail ? mailEntries(mail) : null;
}
