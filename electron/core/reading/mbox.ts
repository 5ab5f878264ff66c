/**
 * Mailboxes: messages one after the other, each begun by a line `From sender date` (RFC 4155, appendix A). Lines of a message that look like
 * one were given a `>` when it was put in, which is taken away again as mboxrd does it.
 */
import { open } from 'node:fs/promises';
import { glance, LARGEST_MAIL } from './email.ts';
import type { FormatFile, Found } from './format.ts';
import { InnerFolder, MOST_MEMBERS } from './inner-folder.ts';
import type { Entry } from './reader.ts';

const CHUNK = 1 << 20;
const LF = 0x0a;
const CR = 0x0d;
const GREATER = 0x3e;
const FROM = Buffer.from('From ');
/** Sender, then a time of day and a year: prose that begins with "From " has no such line. */
const SEPARATOR = /^From \S.*\d{1,2}:\d{2}.*\b(19|20)\d{2}\b/;
/** Lines shown of a mailbox. */
const MOST_LINES = 10_000;

/** A message as it stands in the mailbox, without its `From ` line. */
interface Piece {
  readonly bytes: Buffer;
  /** Its whole length; `bytes` is only its beginning when it is longer than asked for. */
  readonly size: number;
}

/** The messages in their order, each up to `most` bytes. The file is read once, in pieces. */
async function* messages(path: string, most: number): AsyncGenerator<Piece> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK);
    let rest: Buffer = Buffer.alloc(0);
    let message = new Gathered(most);
    let begun = false;
    /** The line before was empty, or there was none: only there a message may begin. */
    let free = true;
    for (let ended = false; !ended; ) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK, null);
      ended = bytesRead === 0;
      const chunk = rest.length === 0 ? buffer.subarray(0, bytesRead) : Buffer.concat([rest, buffer.subarray(0, bytesRead)]);
      let [at, from] = [0, 0];
      while (at < chunk.length) {
        const found = chunk.indexOf(LF, at);
        // A line without an end is taken in pieces once it is longer than any `From ` line.
        if (found < 0 && !ended && chunk.length - at < CHUNK) break;
        const end = found < 0 ? chunk.length : found + 1;
        if (free && begins(chunk, at) && SEPARATOR.test(chunk.toString('latin1', at, Math.min(end, at + 300)))) {
          message.add(chunk.subarray(from, at));
          if (begun) yield message.done();
          message = new Gathered(most);
          [begun, free, from] = [true, false, end];
        } else {
          if (chunk[at] === GREATER && isQuoted(chunk, at)) {
            message.add(chunk.subarray(from, at));
            from = at + 1;
          }
          free = chunk[at] === LF || (chunk[at] === CR && chunk[at + 1] === LF);
        }
        at = end;
      }
      message.add(chunk.subarray(from, at));
      rest = Buffer.from(chunk.subarray(at));
    }
    if (begun) yield message.done();
  } finally {
    await file.close();
  }
}

class Gathered {
  readonly #pieces: Buffer[] = [];
  readonly #most: number;
  #size = 0;

  constructor(most: number) {
    this.#most = most;
  }

  add(piece: Buffer): void {
    if (this.#size < this.#most && piece.length > 0) this.#pieces.push(Buffer.from(piece.subarray(0, this.#most - this.#size)));
    this.#size += piece.length;
  }

  done(): Piece {
    const bytes = Buffer.concat(this.#pieces);
    if (this.#size > this.#most) return { bytes, size: this.#size };
    // The empty line before the next message belongs to the mailbox.
    const end = bytes.at(-1) !== LF ? 0 : bytes.at(-2) === LF ? 1 : bytes.at(-2) === CR && bytes.at(-3) === LF ? 2 : 0;
    return { bytes: bytes.subarray(0, bytes.length - end), size: this.#size - end };
  }
}

const begins = (bytes: Buffer, at: number): boolean =>
  bytes[at] === 0x46 && bytes.compare(FROM, 0, FROM.length, at, at + FROM.length) === 0;

function isQuoted(bytes: Buffer, at: number): boolean {
  let next = at + 1;
  while (bytes[next] === GREATER) next++;
  return begins(bytes, next);
}

/** `0007 Re: your order.eml`: a mailbox gives its messages no names. */
const nameOf = (no: number, subject: string) => `${String(no).padStart(4, '0')} ${subject.slice(0, 120) || 'message'}.eml`;

/** Counts the messages; with a folder, each becomes a file of its own. */
export async function inspectMbox(file: FormatFile): Promise<Found> {
  const folder = file.into === '' ? undefined : new InnerFolder(file.into, file.depth);
  let count = 0;
  for await (const { bytes, size } of messages(file.path, folder ? LARGEST_MAIL : 64)) {
    if (folder?.closed) {
      // The mailbox is refused once for all that is left in it.
      folder.refuse(file.name, folder.closed);
      break;
    }
    count++;
    const name = folder ? nameOf(count, glance(bytes).subject) : '';
    if (size > LARGEST_MAIL) folder?.refuse(name, 'reading.expands-too-much');
    else folder?.add(name, 'message', bytes);
  }
  return { metadata: { entries: count }, inner: folder?.files ?? [], innerRefused: folder?.refused ?? [] };
}

export async function mboxEntries(file: FormatFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const { bytes, size } of messages(file.path, 64 * 1024)) {
    const { subject, from, date } = glance(bytes);
    entries.push({
      name: [subject, from].filter((part) => part !== '').join(' — ') || `message ${entries.length + 1}`,
      mediaType: 'message/rfc822',
      size,
      date,
    });
    if (entries.length >= Math.min(MOST_LINES, MOST_MEMBERS)) break;
  }
  return entries;
}
