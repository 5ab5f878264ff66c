/**
 * Messages of several parts (RFC 2045, 2046), read in one pass and without copying: mails and captures of web pages. Each part keeps its
 * exact bytes, so that an attachment has the hash its sender's copy has.
 */
import { decodeAny } from './charset.ts';
import { type Headers, readHeaders, type Structured, structured, words } from './mime-header.ts';

export interface MimePart {
  readonly headers: Headers;
  readonly type: Structured;
  /** Bytes between its header and its end, as transferred; of one with children, its preamble. */
  body: Buffer;
  readonly children: MimePart[];
}

export interface Mime {
  readonly root: MimePart;
  /** Parts were left unread: there are too many, or they are nested too deep. */
  readonly cut: boolean;
}

const MOST_PARTS = 10_000;
const DEEPEST = 100;
const LF = 0x0a;
const DELIMITER = Buffer.from('\n--');

/** Splits a message. What is broken costs parts, never the message: without its boundary a body is one text. */
export function readMime(bytes: Buffer): Mime {
  let count = 0;
  let cut = false;
  const open: { readonly boundary: string; readonly part: MimePart }[] = [];
  const begin = (at: number, within: string): { part: MimePart; body: number } => {
    const { headers, body } = readHeaders(bytes, at);
    // RFC 2046, 5.1.5: the parts of a digest are messages unless they say otherwise.
    const type = structured(headers.get('content-type') ?? (within === 'multipart/digest' ? 'message/rfc822' : 'text/plain'));
    const part: MimePart = { headers, type, body: bytes.subarray(body), children: [] };
    const boundary = type.parameters.get('boundary') ?? '';
    count++;
    if (type.value.startsWith('multipart/') && boundary !== '') {
      if (open.length < DEEPEST) open.push({ boundary: boundary.trimEnd(), part });
      else cut = true;
    }
    return { part, body };
  };
  const first = begin(0, '');
  const root = first.part;
  let leaf: MimePart | undefined = root;
  let from = first.body;
  const end = (at: number): void => {
    if (leaf) leaf.body = bytes.subarray(from, Math.max(from, at));
    leaf = undefined;
  };
  // A delimiter may be the first line of a body.
  let search = Math.max(0, from - 1);
  while (open.length > 0) {
    const found = bytes.indexOf(DELIMITER, search);
    if (found < 0) break;
    const lineEnd = bytes.indexOf(LF, found + 1);
    const after = lineEnd < 0 ? bytes.length : lineEnd + 1;
    search = Math.max(found + 1, after - 1);
    if (after - found > 1_000) continue;
    const line = bytes.toString('utf8', found + 3, after).trimEnd();
    const level = levelOf(open, line);
    if (level === undefined) continue;
    end(found > 0 && bytes[found - 1] === 0x0d ? found - 1 : found);
    const closing = line.length > (open[level]?.boundary.length ?? 0);
    open.length = closing ? level : level + 1;
    if (closing) continue;
    if (count >= MOST_PARTS) {
      cut = true;
      break;
    }
    const parent = open[level]?.part ?? root;
    const next = begin(after, parent.type.value);
    parent.children.push(next.part);
    leaf = next.part;
    from = next.body;
    search = Math.max(search, from - 1);
  }
  end(bytes.length);
  return { root, cut };
}

/** The innermost open boundary that a line begins, whole or with the two dashes that close it. */
function levelOf(open: readonly { readonly boundary: string }[], line: string): number | undefined {
  for (let level = open.length - 1; level >= 0; level--) {
    const boundary = open[level]?.boundary;
    if (line === boundary || line === `${boundary}--`) return level;
  }
  return undefined;
}

/** Bytes of a part as they were before they were sent. */
export function decodedBody(part: MimePart, most = Number.POSITIVE_INFINITY): Buffer {
  const body = part.body.length > most * 2 ? part.body.subarray(0, most * 2) : part.body;
  const encoding = (part.headers.get('content-transfer-encoding') ?? '').toLowerCase();
  if (encoding.includes('base64')) return base64(body);
  if (encoding.includes('quoted-printable')) return quotedPrintable(body);
  return body;
}

/** In pieces: a string of all of it would be as large again. Each ends at a group of four. */
function base64(body: Buffer): Buffer {
  const out = Buffer.allocUnsafe(Math.ceil((body.length * 3) / 4) + 3);
  let length = 0;
  let rest = '';
  for (let at = 0; at < body.length; at += 1 << 20) {
    const text = rest + body.toString('latin1', at, at + (1 << 20)).replace(/[^A-Za-z0-9+/=]+/g, '');
    const whole = at + (1 << 20) < body.length ? text.length - (text.length % 4) : text.length;
    length += out.write(text.slice(0, whole), length, 'base64');
    rest = text.slice(whole);
  }
  return out.subarray(0, length);
}

const hex = (byte: number | undefined): number => {
  const char = String.fromCharCode(byte ?? 0);
  return /^[0-9a-f]$/i.test(char) ? Number.parseInt(char, 16) : -1;
};

function quotedPrintable(body: Buffer): Buffer {
  const out = Buffer.alloc(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte !== 0x3d) {
      out[length++] = byte;
      continue;
    }
    // A soft line break, with blanks before its end that were added on the way.
    let end = at + 1;
    while (body[end] === 0x20 || body[end] === 0x09) end++;
    if (body[end] === 0x0d && body[end + 1] === LF) at = end + 1;
    else if (body[end] === LF || end >= body.length) at = end;
    else {
      const [high, low] = [hex(body[at + 1]), hex(body[at + 2])];
      if (high < 0 || low < 0) out[length++] = byte;
      else {
        out[length++] = high * 16 + low;
        at += 2;
      }
    }
  }
  return out.subarray(0, length);
}

/** Most bytes of a text part that are read as text. */
const MOST_TEXT = 32 * 1024 ** 2;

/** A text part as text, in the encoding it says or the likeliest; flowed lines are joined (RFC 3676). */
export function partText(part: MimePart): string {
  const text = decodeAny(decodedBody(part, MOST_TEXT), part.type.parameters.get('charset') ?? '').replaceAll('\r\n', '\n');
  if (part.type.parameters.get('format')?.toLowerCase() !== 'flowed') return text;
  const deleted = part.type.parameters.get('delsp')?.toLowerCase() === 'yes';
  const lines: string[] = [];
  let flowing = false;
  for (const line of text.split('\n')) {
    const unstuffed = line.startsWith(' ') ? line.slice(1) : line;
    const soft = unstuffed.endsWith(' ') && unstuffed !== '-- ';
    const kept = soft && deleted ? unstuffed.slice(0, -1) : unstuffed;
    if (flowing) lines[lines.length - 1] += kept;
    else lines.push(kept);
    flowing = soft;
  }
  return lines.join('\n');
}

/** The name a part is to be saved under, as its sender gave it; '' when it has none. */
export function fileNameOf(part: MimePart): string {
  const named = structured(part.headers.get('content-disposition')).parameters.get('filename') ?? part.type.parameters.get('name') ?? '';
  return words(named);
}

/** `abc@def` of `<abc@def>`; '' when there is none. */
export const contentIdOf = (part: MimePart): string => (part.headers.get('content-id') ?? '').trim().replace(/^<|>$/g, '');
