/** What a file is, by its bytes. The name only decides between kinds of text. */
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { decodeText } from '../kit/text-encoding.ts';
import { extensionOf } from './names.ts';

const HEAD = 64 * 1024;
const PDF_MARK = Buffer.from('%PDF-');

/** Which types a name's ending allows. Endings not listed promise nothing. */
const PROMISED: Readonly<Record<string, RegExp>> = {
  pdf: /^application\/pdf$/,
  png: /^image\/a?png$/,
  jpg: /^image\/jpeg$/,
  jpeg: /^image\/jpeg$/,
  gif: /^image\/gif$/,
  webp: /^image\/webp$/,
  bmp: /^image\/bmp$/,
  tif: /^image\/tiff$/,
  tiff: /^image\/tiff$/,
  heic: /^image\/hei[cf]/,
  avif: /^image\/avif$/,
  svg: /^image\/svg\+xml$/,
  mp4: /^(video|audio)\/(mp4|x-m4[av]|quicktime)$/,
  mov: /^video\/(quicktime|mp4)$/,
  webm: /^(video|audio)\/(webm|matroska)$/,
  mp3: /^audio\/mpeg$/,
  wav: /^audio\/(wav|vnd\.wave)$/,
  zip: /^application\/zip$/,
  docx: /wordprocessingml/,
  xlsx: /spreadsheetml/,
  pptx: /presentationml/,
  doc: /^application\/(x-cfb|msword|rtf)$/,
  xls: /^application\/(x-cfb|vnd\.ms-excel)$/,
  msg: /^application\/x-cfb$/,
  csv: /^text\/(csv|plain)$/,
  tsv: /^text\//,
  txt: /^text\/plain$/,
  json: /^application\/json$/,
  xml: /^(application|text)\/xml$/,
  html: /^text\/html$/,
  htm: /^text\/html$/,
  eml: /^message\/rfc822$/,
  mhtml: /^multipart\/related$/,
  mht: /^multipart\/related$/,
};

/** False when the name's ending promises another type than the bytes are. */
export function keepsItsPromise(fileName: string, mediaType: string): boolean {
  return PROMISED[extensionOf(fileName)]?.test(mediaType) ?? true;
}

/** The media type of the file at `path`, which was offered as `name`. `application/octet-stream` when nothing fits. */
export async function mediaTypeOf(path: string, name: string): Promise<string> {
  const binary = (await fileTypeFromFile(path).catch(() => undefined))?.mime;
  if (binary !== undefined && binary !== 'application/xml') return binary.replace(/;.*$/, '');
  const head = await headOf(path);
  // A PDF may begin with up to a kilobyte of anything (PDF 32000-1, annex H.3.4.1).
  if (head.subarray(0, 1024).includes(PDF_MARK)) return 'application/pdf';
  const text = textOf(head);
  return text === undefined ? (binary ?? 'application/octet-stream') : textType(text, extensionOf(name));
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The head as text, or undefined when it is none. A character cut in two at the end is left off. */
function textOf(head: Buffer): string | undefined {
  const cuts = head.length === HEAD ? [0, 1, 2, 3] : [0];
  for (const cut of cuts) {
    const text = decodeText(head.subarray(0, head.length - cut))?.text;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character is what tells bytes from text
    if (text !== undefined) return /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? undefined : text;
  }
  return undefined;
}

function textType(text: string, extension: string): string {
  const start = text.slice(0, 4096).trimStart();
  if (/^(<!doctype html|<html|<head|<body)\b/i.test(start) || (extension.startsWith('htm') && /<[a-z][^>]*>/i.test(start)))
    return 'text/html';
  if (/^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*(<!doctype svg[^>]*>\s*)?<svg\b/i.test(start)) return 'image/svg+xml';
  if (start.startsWith('<?xml')) return 'application/xml';
  if (/^(received|return-path|delivered-to|from|date|message-id|mime-version|subject|x-[\w-]+): /im.test(start.split('\n', 1)[0] ?? '')) {
    const headers = start.split(/\r?\n\r?\n/, 1)[0] ?? '';
    if (/^content-type: *multipart\/related/im.test(headers)) return 'multipart/related';
    if (/^from: /im.test(headers) && /^(date|subject|message-id): /im.test(headers)) return 'message/rfc822';
  }
  if (extension === 'json' && /^[[{"]/.test(start)) return 'application/json';
  if (extension === 'csv') return 'text/csv';
  if (extension === 'tsv') return 'text/tab-separated-values';
  return 'text/plain';
}
