/** What a PDF's bytes give away without following its objects: actions, attachments, XMP, and whether its end is there. */
import { closeSync, openSync, readSync } from 'node:fs';
import { constants, inflateSync } from 'node:zlib';
import type { FormatFile } from './format.ts';
import type { FileFlag } from './model.ts';
import type { OpenPdf } from './pdfium.ts';

export interface SeenInPdf {
  readonly flags: ReadonlySet<FileFlag>;
  /** The last XMP packet that lies open; '' for none. */
  readonly xmp: string;
}

/** What an object is, by the entry that says so; between the two names there may be blanks and comments (ISO 32000-1, 7.2). */
const KINDS = /\/(?:S|Type|Subtype)(?:\s|%[^\r\n]*[\r\n])*\/(JavaScript|Launch|EmbeddedFile|FileAttachment|ObjStm)(?![^\s()<>[\]{}/%])/g;
const FLAG: Readonly<Record<string, FileFlag>> = {
  JavaScript: 'javascript',
  Launch: 'launch-action',
  EmbeddedFile: 'embedded-files',
  FileAttachment: 'embedded-files',
};
/** What is looked for inside streams, where an object may hide: seven bytes of each name, which are found many times as fast as a whole one. */
const PACKET = Buffer.from('<x:xmpm');
const TRACES = [...['/JavaSc', '/Launch', '/Embedd', '/FileAt'].map((trace) => Buffer.from(trace)), PACKET];

const CHUNK = 1024 * 1024;
/** Chunks overlap by as much as the longest thing looked for, an object stream's dictionary. */
const OVERLAP = 1024;
/** Unpacked at most, of one object stream and of all. */
const STREAM_LIMIT = 32 * 1024 * 1024;
const TOTAL_LIMIT = 128 * 1024 * 1024;
const XMP_LIMIT = 1024 * 1024;
/** Larger locked files are not unlocked to be looked through. */
const UNLOCK_LIMIT = 32 * 1024 * 1024;

export function scanPdf({ path, size }: FormatFile, pdf: OpenPdf): SeenInPdf {
  const seen: Seen = { flags: new Set(), xmp: '', packets: 0, packed: false };
  const descriptor = openSync(path, 'r');
  try {
    scan(
      size,
      (from, length, into = Buffer.alloc(Math.max(0, Math.min(length, size - from)))) =>
        into.subarray(0, readSync(descriptor, into, 0, Math.min(into.length, length), from)),
      seen,
    );
  } finally {
    closeSync(descriptor);
  }
  // Packed objects of a locked file are locked too.
  if (seen.packed && pdf.api.FPDF_GetSecurityHandlerRevision(pdf.document) >= 0) {
    const bytes = pdf.unlocked(UNLOCK_LIMIT);
    if (bytes) scan(bytes.length, (from, length) => bytes.subarray(from, from + length), seen);
  }
  return seen;
}

/** Bytes of the file from a place on, as many as there are; into a buffer that is used again, or one of their own. */
type Read = (from: number, length: number, into?: Buffer) => Buffer;

interface Seen {
  readonly flags: Set<FileFlag>;
  xmp: string;
  packets: number;
  /** Objects are packed into streams. */
  packed: boolean;
}

/** Goes through the file piece by piece: what lies between streams is read as text, streams are searched for traces. */
function scan(size: number, read: Read, seen: Seen): void {
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK + OVERLAP, size));
  let unpacked = 0;
  let inStream = false;
  /** Up to where everything has been looked at. */
  let next = 0;
  for (let from = 0; from < size; from += CHUNK) {
    const bytes = read(from, CHUNK + OVERLAP, buffer);
    const own = Math.min(CHUNK, bytes.length);
    for (let at = Math.max(0, next - from); at < own; next = from + at) {
      const edge = bytes.indexOf(inStream ? 'endstr' : 'stream', at, 'latin1');
      const end = edge < 0 || edge >= own ? own : edge;
      if (inStream) traces(bytes.subarray(at, end + TRACE), from + at, read, seen);
      else {
        // An entry may lie across the border of two pieces; a stream's dictionary ends where the stream begins.
        const text = bytes.toString('latin1', at, edge < 0 ? bytes.length : edge);
        const found = kinds(text);
        for (const kind of found) if (FLAG[kind]) seen.flags.add(FLAG[kind]);
        if (edge >= 0 && unpacked < TOTAL_LIMIT && found.has('ObjStm')) {
          seen.packed = true;
          const objects = objectStream(read, from + edge, text.slice(-OVERLAP));
          unpacked += objects.length;
          for (const kind of kinds(objects)) if (FLAG[kind]) seen.flags.add(FLAG[kind]);
        }
      }
      if (end === own) at = own;
      else {
        at = end + (inStream ? 'endstream' : 'stream').length;
        inStream = !inStream;
      }
    }
  }
}

/** Letters of a name may be written as `#xx` (7.3.5): by whoever wants it not to be found. */
const ESCAPE = /#([0-9A-Fa-f]{2})/g;
const spelled = (text: string): string =>
  text.includes('#') ? text.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;

const kinds = (text: string): Set<string> => new Set([...spelled(text).matchAll(KINDS)].map((match) => match[1] ?? ''));

const TRACE = 64;

/** Adds what a piece of a stream, which begins at `from`, gives away. */
function traces(bytes: Buffer, from: number, read: Read, seen: Seen): void {
  for (const trace of TRACES) {
    for (let at = bytes.indexOf(trace); at >= 0; at = bytes.indexOf(trace, at + 1)) {
      if (trace === PACKET) {
        // The last one counts, of the first few.
        if (seen.packets++ < 32) seen.xmp = readPacket(read(from + at, XMP_LIMIT)) || seen.xmp;
      } else
        for (const kind of kinds(bytes.toString('latin1', Math.max(0, at - TRACE), at + TRACE))) if (FLAG[kind]) seen.flags.add(FLAG[kind]);
    }
  }
}

function readPacket(bytes: Buffer): string {
  const end = bytes.indexOf('</x:xmpmeta>');
  return end < 0 ? '' : bytes.subarray(0, end).toString('utf8');
}

/** The objects in the stream that begins at `at` after this dictionary; '' when they are packed in another way than Flate. */
function objectStream(read: Read, at: number, dictionary: string): string {
  // As long as its dictionary says, where it says so; the end of what is packed is in the bytes themselves.
  const said = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? 0);
  const bytes = read(at, Math.min(Math.max(said + 32, 16 * 1024), STREAM_LIMIT));
  const begin = bytes.indexOf('\n') + 1;
  try {
    return inflateSync(bytes.subarray(begin), { maxOutputLength: STREAM_LIMIT, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
  } catch {
    return '';
  }
}

const END = Buffer.from('%%EOF');
/** Readers look for the end mark in the last kilobyte (PDF 32000-1, annex H.3.4.4); some writers add more behind it. */
const TAIL = 4096;

/**
 * True for a file that ends before it should: engines mend what they can, and would count the pages that are left of half a file. Objects
 * follow its last end mark; or it has none, and no table that leads to its objects (`sound`).
 */
export function isCutShort({ path, size }: FormatFile, sound: boolean): boolean {
  const descriptor = openSync(path, 'r');
  try {
    for (let end = size, step = TAIL; end > 0; end -= step, step = CHUNK) {
      const from = Math.max(0, end - step);
      const bytes = Buffer.alloc(Math.min(size, end + OVERLAP) - from);
      readSync(descriptor, bytes, 0, bytes.length, from);
      const mark = bytes.lastIndexOf(END);
      if (/\d+\s+\d+\s+obj\b/.test(bytes.toString('latin1', Math.max(mark, 0)))) return mark >= 0 || !sound;
      if (mark >= 0 || sound) return false;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}
