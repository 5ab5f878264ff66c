/** What a file is, by its bytes. The name only decides between kinds of text. */
import { open } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { decodeText } from '../kit/text-encoding.ts';
import { decodeAny, isOldText } from './charset.ts';
import { packageType } from './package-type.ts';
import { extensionOf } from './promise.ts';
import { markedText, textType } from './text-type.ts';

/** As much of a file as its type is told by. */
export const HEAD = 64 * 1024;

const PDF_MARK = Buffer.from('%PDF-');

/** Marks at the very beginning; what needs a closer look is not among them. */
const MARKS: readonly (readonly [mark: Buffer, type: string])[] = [
  [Buffer.from([0xff, 0xd8, 0xff]), 'image/jpeg'],
  [Buffer.from('GIF87a'), 'image/gif'],
  [Buffer.from('GIF89a'), 'image/gif'],
  [Buffer.from([0x49, 0x49, 0x2a, 0x00]), 'image/tiff'],
  [Buffer.from([0x4d, 0x4d, 0x00, 0x2a]), 'image/tiff'],
  [Buffer.from([0x49, 0x49, 0x2b, 0x00]), 'image/tiff'],
  [Buffer.from([0x4d, 0x4d, 0x00, 0x2b]), 'image/tiff'],
  [Buffer.from('{\\rtf'), 'application/rtf'],
];
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const ZIP = [Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from([0x50, 0x4b, 5, 6])];
const CFB = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const begins = (head: Buffer, mark: Buffer) => head.length >= mark.length && head.compare(mark, 0, mark.length, 0, mark.length) === 0;

/** The media type of the file at `path`, which was offered as `name`. `application/octet-stream` when nothing fits. */
export async function mediaTypeOf(path: string, name: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return await typeOf(buffer.subarray(0, bytesRead), path, name);
  } finally {
    await file.close();
  }
}

/** `mediaTypeOf` with the head at hand; `path` is opened only for a package, whose list of members is at its end. */
export async function typeOf(head: Buffer, path: string, name: string): Promise<string> {
  for (const [mark, type] of MARKS) if (begins(head, mark)) return type;
  if (begins(head, PNG)) return isAnimated(head) ? 'image/apng' : 'image/png';
  if (isBitmap(head)) return 'image/bmp';
  if (ZIP.some((mark) => begins(head, mark)) || begins(head, CFB)) return packageType(path, head);
  // A PDF may begin with up to a kilobyte of anything (PDF 32000-1, annex H.3.4.1).
  if (head.subarray(0, 1024 + PDF_MARK.length).includes(PDF_MARK)) return 'application/pdf';
  const marked = markedText(head);
  if (marked !== undefined) return marked;
  const binary = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime.replace(/;.*$/, '');
  if (binary === 'application/gzip') return (await unzippedHead(head)).startsWith('WARC/1.') ? 'application/warc' : binary;
  const text = textOf(head);
  // Marks of two letters begin words too: what reads as text is none of the types that are not.
  if (text === undefined || (binary !== undefined && TEXTUAL.test(binary)))
    return binary === undefined ? UNKNOWN : (SAME[binary] ?? binary);
  return textType(text, extensionOf(name));
}

const UNKNOWN = 'application/octet-stream';
/** Types of text that begin with a mark. */
const TEXTUAL = /^(text\/|application\/(postscript|eps|pgp-encrypted|x-mswinurl))/;

/** Two names of one type. */
const SAME: Readonly<Record<string, string>> = { 'audio/vnd.wave': 'audio/wav', 'video/x-matroska': 'video/matroska' };

/** An APNG says so before its first picture. */
function isAnimated(head: Buffer): boolean {
  const control = head.indexOf('acTL', 8, 'latin1');
  return control > 0 && control < head.indexOf('IDAT', 8, 'latin1');
}

/** `BM` alone begins many a text; the size of the header that follows is one of a few. */
function isBitmap(head: Buffer): boolean {
  return head.length >= 26 && head[0] === 0x42 && head[1] === 0x4d && [12, 16, 40, 52, 56, 64, 108, 124].includes(head.readUInt32LE(14));
}

/** What the first kilobytes of a gzip file unpack to, at most 64 KiB; '' when they do not. */
async function unzippedHead(head: Buffer): Promise<string> {
  const { createGunzip } = await import('node:zlib');
  return new Promise((resolve) => {
    const gunzip = createGunzip({ chunkSize: HEAD });
    const done = (text: string) => {
      gunzip.destroy();
      resolve(text);
    };
    gunzip.once('data', (chunk: Buffer) => done(chunk.toString('latin1')));
    gunzip.once('error', () => done(''));
    gunzip.once('end', () => done(''));
    gunzip.write(head);
    gunzip.flush();
  });
}

/** The head as text, or undefined when it is none. A character cut in two at the end is left off. */
function textOf(head: Buffer): string | undefined {
  const cuts = head.length === HEAD ? [0, 1, 2, 3] : [0];
  for (const cut of cuts) {
    const text = decodeText(head.subarray(0, head.length - cut))?.text;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character is what tells bytes from text
    if (text !== undefined) return /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text;
  }
  // Windows code pages, Shift-JIS, Big5.
  return isOldText(head) ? decodeAny(head) : undefined;
}
