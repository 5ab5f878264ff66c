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

export function scanPdf({ path, size }: FormatFile, _pdf: OpenPdf): SeenInPdf {
  const flags = new Set<FileFlag>();
  let xmp = '';
  let unpacked = 0;
  const descriptor = openSync(path, 'r');
  const buffer = Buffer.allocUnsafe(CHUNK + OVERLAP);
  try {
    for (let from = 0; from < size; from += CHUNK) {
      const length = readSync(descriptor, buffer, 0, Math.min(CHUNK + OVERLAP, size - from), from);
      const text = buffer.toString('latin1', 0, length);
      for (const match of text.matchAll(NAMES)) {
        const name = match[1] ?? spelled(match[2] ?? '');
        const flag = FLAG[name];
        if (flag) flags.add(flag);
        // In the overlap it is met again, at the beginning of the next chunk.
        if (name === 'ObjStm' && match.index < CHUNK && unpacked < TOTAL_LIMIT) {
          const inner = objectStream(descriptor, from + match.index, text.slice(match.index, match.index + OVERLAP), size);
          unpacked += inner.length;
          for (const one of inner.matchAll(NAMES)) {
            const found = FLAG[one[1] ?? spelled(one[2] ?? '')];
            if (found) flags.add(found);
          }
        }
      }
      const packet = text.lastIndexOf('<x:xmpmeta');
      if (packet >= 0 && packet < CHUNK) xmp = readPacket(descriptor, from + packet, size);
    }
  } finally {
    closeSync(descriptor);
  }
  return { flags, xmp };
}

const spelled = (name: string): string =>
  name.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function readPacket(descriptor: number, from: number, size: number): string {
  const bytes = Buffer.alloc(Math.min(XMP_LIMIT, size - from));
  readSync(descriptor, bytes, 0, bytes.length, from);
  const end = bytes.indexOf('</x:xmpmeta>');
  return end < 0 ? '' : bytes.subarray(0, end).toString('utf8');
}

/** The objects in the stream whose dictionary holds the name at `at`; '' when they are packed in another way than Flate. */
function objectStream(descriptor: number, at: number, dictionary: string, size: number): string {
  const begin = /stream\r?\n/.exec(dictionary);
  if (!begin) return '';
  const from = at + begin.index + begin[0].length;
  const length = Math.min(256 * 1024, size - from);
  for (;;) {
    const bytes = Buffer.alloc(length);
    readSync(descriptor, bytes, 0, length, from);
    try {
      const packed = bytes.subarray(0, Math.max(0, bytes.indexOf('endstream')) || length);
      return inflateSync(packed, { maxOutputLength: STREAM_LIMIT, finishFlush: constants.Z_SYNC_FLUSH }).toString('latin1');
    } catch {
      return '';
    }
  }
}

const END = Buffer.from('%%EOF');
/** Readers look for the end mark in the last kilobyte (PDF 32000-1, annex H.3.4.4); some writers add more behind it. */
const TAIL = 4096;

/**
 * True for a file that ends before it should: engines mend what they can, and would count the pages that are left of half a file. It has
 * no end mark, or objects follow the last one, and the table that leads to them is missing.
 */
export function isCutShort({ path, size }: FormatFile, sound: boolean): boolean {
  const descriptor = openSync(path, 'r');
  try {
    const last = Buffer.alloc(Math.min(TAIL, size));
    readSync(descriptor, last, 0, last.length, size - last.length);
    if (last.includes(END)) return false;
    if (sound) return false;
    let after = '';
    for (let end = size; end > 0; end -= CHUNK) {
      const from = Math.max(0, end - CHUNK);
      const bytes = Buffer.alloc(end - from + Math.min(OVERLAP, size - end));
      readSync(descriptor, bytes, 0, bytes.length, from);
      const mark = bytes.lastIndexOf(END);
      after = bytes.toString('latin1', Math.max(mark, 0));
      if (/\d+\s+\d+\s+obj\b/.test(after)) return true;
      if (mark >= 0) return false;
    }
    return true;
  } finally {
    closeSync(descriptor);
  }
}
