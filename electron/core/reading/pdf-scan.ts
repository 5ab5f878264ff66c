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

/** Names that give a feature away, whole words; `ObjStm` is followed into. Names may be written with `#xx` for any letter (7.3.5). */
const NAMES =
  /\/(?:(JavaScript|Launch|EmbeddedFiles?|FileAttachment|ObjStm)(?![A-Za-z0-9])|([A-Za-z]{0,14}#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,40}))/g;
const FLAG: Readonly<Record<string, FileFlag>> = {
  JavaScript: 'javascript',
  Launch: 'launch-action',
  EmbeddedFile: 'embedded-files',
  EmbeddedFiles: 'embedded-files',
  FileAttachment: 'embedded-files',
};

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
  const seen = { flags: new Set<FileFlag>(), xmp: '', unpacked: 0 };
  const descriptor = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(Math.min(CHUNK + OVERLAP, size));
  let packed = false;
  try {
    const read: Read = (from, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - from)));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, from));
    };
    for (let from = 0; from < size; from += CHUNK) {
      const length = readSync(descriptor, buffer, 0, Math.min(buffer.length, size - from), from);
      packed = scanChunk(buffer.toString('latin1', 0, length), from, read, seen) || packed;
    }
  } finally {
    closeSync(descriptor);
  }
  // Packed objects of a locked file are locked too.
  if (packed && pdf.api.FPDF_GetSecurityHandlerRevision(pdf.document) >= 0) {
    const bytes = pdf.unlocked(UNLOCK_LIMIT);
    if (bytes) scanChunk(bytes.toString('latin1'), 0, (from, length) => bytes.subarray(from, from + length), seen);
  }
  return seen;
}

type Read = (from: number, length: number) => Buffer;

/** Adds what a piece of the file gives away, which begins at `from`. True when it holds packed objects. */
function scanChunk(
  text: string,
  from: number,
  read: Read,
  seen: { readonly flags: Set<FileFlag>; xmp: string; unpacked: number },
): boolean {
  let packed = false;
  for (const match of text.matchAll(NAMES)) {
    const name = match[1] ?? spelled(match[2] ?? '');
    const flag = FLAG[name];
    if (flag) seen.flags.add(flag);
    // What begins in the overlap is met again, in the next piece.
    if (name !== 'ObjStm' || (match.index >= CHUNK && text.length === CHUNK + OVERLAP)) continue;
    packed = true;
    if (seen.unpacked > TOTAL_LIMIT) continue;
    const objects = objectStream(read, from + match.index, text.slice(match.index, match.index + OVERLAP));
    seen.unpacked += objects.length;
    for (const one of objects.matchAll(NAMES)) {
      const found = FLAG[one[1] ?? spelled(one[2] ?? '')];
      if (found) seen.flags.add(found);
    }
  }
  const packet = text.lastIndexOf('<x:xmpmeta');
  if (packet >= 0) seen.xmp = readPacket(read(from + packet, XMP_LIMIT)) || seen.xmp;
  return packed;
}

const spelled = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function readPacket(bytes: Buffer): string {
  const end = bytes.indexOf('</x:xmpmeta>');
  return end < 0 ? '' : bytes.subarray(0, end).toString('utf8');
}

/** The objects in the stream whose dictionary holds the name at `at`; '' when they are packed in another way than Flate. */
function objectStream(read: Read, at: number, dictionary: string): string {
  const begin = /stream\r?\n/.exec(dictionary);
  if (!begin) return '';
  const from = at + begin.index + begin[0].length;
  // As long as its dictionary says, where it says so; the end of what is packed is in the bytes themselves.
  const said = Number(/\/Length\s+(\d+)(?!\s+\d+\s+R)/.exec(dictionary)?.[1] ?? 0);
  const bytes = read(from, Math.min(Math.max(said + 16, 64 * 1024), STREAM_LIMIT));
  try {
    return inflateSync(bytes, { maxOutputLength: STREAM_LIMIT, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
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
