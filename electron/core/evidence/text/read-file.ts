/** One file's words: asked of the reader, kept by page, put into the index of every item that holds those bytes. */
import { createHash } from 'node:crypto';
import { access } from 'node:fs/promises';
import type { Transaction } from 'kysely';
import { languageOf } from '../../kit/language-of-text.ts';
import type { PageText } from '../../reading/model.ts';
import type { Reader } from '../../reading/reader.ts';
import type { Evidence } from '../model.ts';
import type { TextDatabase } from './database.ts';
import * as rows from './rows.ts';

export interface FileReading {
  readonly texts: TextDatabase;
  readonly reader: Reader;
  /** Path of the received bytes. */
  path(sha256: string): string;
}

type Trx = Transaction<rows.TextTables>;

/** What can be drawn, and so be read by eye. */
const DRAWN = /^(application\/pdf$|image\/(?!svg))/;
const PICTURE = /^image\/(?!svg)/;
/** Formats that are nothing without words: when none come out, that is a failure. */
const WORDED = /^(text\/|message\/|multipart\/related|application\/(pdf|rtf|msword|json|xml|vnd\.ms-|vnd\.openxmlformats))/;
/** A scanned page whose file holds no more than this may bear only a stamp: an ECF line and a Bates number have some 90 letters. */
const SPARSE = 120;
/** Shorter texts are alike by chance. */
const TELLING = 200;

const letters = (text: string): number => text.replace(/\s+/gu, '').length;

function stepFor(text: string, mediaType: string): number {
  if (!DRAWN.test(mediaType)) return rows.ocrStep.none;
  const count = letters(text);
  return count === 0 ? rows.ocrStep.waiting : count < SPARSE ? rows.ocrStep.later : rows.ocrStep.none;
}

/** The same words in the same order are the same text, however they are laid out. */
class WordsHash {
  readonly #hash = createHash('sha256');
  #length = 0;

  add(pages: readonly PageText[]): void {
    for (const { text } of pages) {
      const bare = text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
      this.#length += bare.length;
      this.#hash.update(bare);
    }
  }

  /** '' for what is too short. */
  end(): string {
    return this.#length < TELLING ? '' : this.#hash.digest('hex');
  }
}

/** Puts pages into the index of each item of the file, but where a person has said what they read. */
export async function indexPages(db: Trx, sha256: string, pages: readonly PageText[], fresh = false): Promise<void> {
  for (const { no } of await rows.itemsOfFile(db, sha256)) {
    const corrected = await rows.correctedOf(db, no);
    await rows.indexWords(
      db,
      no,
      pages.filter(({ page }) => !corrected.has(page)),
      fresh,
    );
  }
}

/** Pages of a file the reader has no words for. */
const blank = (pages: number): PageText[] =>
  Array.from({ length: Math.min(pages, rows.MOST_PAGES) }, (_, n) => ({ page: n + 1, text: '' }));

/** Pages in a few transactions, each short enough for whoever else wants to write; what is said of the file with the last of them. */
async function keep(
  texts: TextDatabase,
  item: Evidence,
  pages: readonly PageText[],
  end: Parameters<typeof rows.updateFile>[2],
): Promise<void> {
  const { sha256, mediaType } = item;
  const hash = new WordsHash();
  const fresh = (await rows.selectPages(texts.db, sha256, 1)).length === 0;
  const some = [...rows.batches(pages.filter(({ page }) => page >= 1 && page <= rows.MOST_PAGES))];
  for (const [n, batch] of (some.length === 0 ? [[]] : some).entries())
    await texts.write(async (db) => {
      if (n === 0 && !fresh) await rows.deletePages(db, sha256);
      const read = batch.map(({ page, text }) => ({
        sha256,
        page,
        text,
        source: 'file' as const,
        language: languageOf(text),
        confidence: null,
        seen: null,
        ocr: stepFor(text, mediaType),
      }));
      await rows.putPages(db, read);
      await indexPages(db, sha256, batch, fresh);
      hash.add(batch);
      if (n >= some.length - 1) await rows.updateFile(db, sha256, { ...end, tries: 0, words: hash.end() });
    });
}

/**
 * Reads a file that has been claimed. Rejects only when the signal says so or there is no reader; then the file is as it was.
 */
export async function readFile({ texts, reader, path }: FileReading, item: Evidence, signal: AbortSignal): Promise<void> {
  const { sha256, fileName: name, mediaType, password } = item;
  const file = { path: path(sha256), name, mediaType, password };
  const there = await access(file.path).then(
    () => true,
    () => false,
  );
  if (!there) return void (await texts.write((db) => rows.updateFile(db, sha256, { state: 'failed', reason: 'missing', tries: 0 })));
  const found = await reader.text(file, { signal });
  const picture = PICTURE.test(mediaType);
  const pages = found ?? (picture && item.unreadable === '' ? blank(item.pages ?? 1) : []);
  const fingerprint = picture && item.unreadable === '' ? await reader.fingerprint(file, { signal }) : null;
  const lost = found === null && pages.length === 0 && (item.unreadable !== '' || WORDED.test(mediaType));
  const reason = lost ? (item.unreadable === 'encrypted' && password === '' ? 'encrypted' : 'unreadable') : '';
  await keep(texts, item, pages, {
    state: lost ? 'failed' : pages.length > 0 ? 'done' : 'none',
    reason,
    fingerprint: fingerprint && JSON.stringify(fingerprint),
  });
}
