/** One page that is a picture: drawn by the reader, read by the OCR engine. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ocr } from '../../reading/ocr.ts';
import type { Evidence } from '../model.ts';
import { type FileReading, indexPages } from './read-file.ts';
import * as rows from './rows.ts';

export interface PageReading extends FileReading {
  readonly ocr: Ocr;
  /** Folder for the drawn page. */
  readonly scratch: string;
}

/** What was seen replaces what the file says only when it is clearly more: a page with a stamp of text over a scan. */
const MORE = 1.5;

const letters = (text: string): number => text.replace(/\s+/gu, '').length;

/** Rejects only when the signal says so or there is no engine; the page then still waits. */
export async function readPage(
  { texts, reader, ocr, path, scratch }: PageReading,
  item: Evidence,
  page: number,
  signal: AbortSignal,
): Promise<void> {
  const { sha256, fileName: name, mediaType, password } = item;
  const drawn = join(scratch, `${sha256.slice(0, 16)}-${page}.png`);
  try {
    const there = await reader.scan({ path: path(sha256), name, mediaType, password }, page, drawn, { signal });
    const seen = there ? await ocr.read(drawn, { signal }) : 'damaged';
    if (typeof seen === 'string') {
      await texts.write((db) => rows.setOcr(db, sha256, page, rows.ocrStep.failed));
      return;
    }
    const [before] = await rows.selectPages(texts.db, sha256, page);
    if (!before) return;
    if (letters(seen.text) <= letters(before.text) * MORE) {
      await texts.write((db) => rows.setOcr(db, sha256, page, rows.ocrStep.read));
      return;
    }
    const { text, language, confidence, words } = seen;
    const row = { sha256, page, text, source: 'ocr' as const, language, confidence, seen: JSON.stringify(words), ocr: rows.ocrStep.read };
    await texts.write(async (db) => {
      await rows.putPages(db, [row]);
      await indexPages(db, sha256, [{ page, text }]);
    });
  } finally {
    await rm(drawn, { force: true });
  }
}
