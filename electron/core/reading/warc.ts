/** Web archives: `.warc`, `.warc.gz`, and `.wacz`, which is several of them with a list of pages in a ZIP. */
import { createReadStream } from 'node:fs';
import { pageText, titledText } from './capture.ts';
import { decodeAny } from './charset.ts';
import type { FormatFile, Found } from './format.ts';
import { type Holdings, inertDocument, inertPage } from './inert-page.ts';
import { pictureUrl } from './inert-picture.ts';
import type { Metadata, PageText } from './model.ts';
import { oneLine } from './one-line.ts';
import { MAX_TEXT, passages } from './passages.ts';
import type { Entry } from './reader.ts';
import { isoTime } from './stated-time.ts';
import { openWacz } from './wacz.ts';
import { readRecords, type WarcRecord } from './warc-records.ts';

/** Milliseconds one archive is looked through; the process that reads it is stopped at 30 s. */
const TIME = 20_000;
/** Lines shown of an archive. */
const MOST_LINES = 10_000;
/** Longest page that is read as text, and most bytes of pictures and styles held while a page is put together. */
const LONGEST_PAGE = 16 * 1024 ** 2;
const LARGEST_PICTURE = 5 * 1024 ** 2;
const MOST_HELD = 32 * 1024 ** 2;

/** An archive, or the archives of a collection one after the other. */
export interface Archive {
  readonly sources: readonly (() => AsyncIterable<Buffer>)[];
  /** The page it was made for, as a collection says; '' when it does not. */
  readonly page: string;
  readonly told: Partial<Metadata>;
}

async function open(file: FormatFile): Promise<Archive> {
  if (file.mediaType === 'application/wacz') return openWacz(file.path);
  return { sources: [() => createReadStream(file.path, { highWaterMark: 256 * 1024 })], page: '', told: {} };
}

const isPage = (record: WarcRecord): boolean =>
  /^(text\/html|application\/xhtml\+xml)$/.test(record.mediaType) &&
  ((record.type === 'response' && /^2\d\d$/.test(record.status)) || record.type === 'resource');

/** Hands each record to `see` until it wants no more, or the time is up. */
async function each(
  archive: Archive,
  see: (record: WarcRecord) => Promise<boolean> | boolean,
): Promise<{ damaged: boolean; whole: boolean }> {
  const until = performance.now() + TIME;
  let damaged = false;
  for (const source of archive.sources) {
    const records = readRecords(source());
    for await (const record of records) {
      if (!(await see(record)) || performance.now() > until) return { damaged, whole: false };
    }
    damaged ||= records.damaged;
  }
  return { damaged, whole: true };
}

const sameAddress = (a: string, b: string) => a.replace(/#.*$/, '') === b.replace(/#.*$/, '');

export async function inspectWarc(file: FormatFile): Promise<Found> {
  const archive = await open(file);
  let count = 0;
  let software = '';
  let main: { uri: string; date: string; title: string } | undefined;
  const { damaged, whole } = await each(archive, async (record) => {
    count++;
    if (record.type === 'warcinfo' && software === '')
      software = /^software:\s*(.+)$/im.exec((await record.payload(64 * 1024))?.toString('utf8') ?? '')?.[1] ?? '';
    if (isPage(record) && (main === undefined ? archive.page === '' || sameAddress(record.uri, archive.page) : false)) {
      const bytes = await record.payload(LONGEST_PAGE);
      main = { uri: record.uri, date: record.date, title: bytes ? inertPage(pageText(bytes, record.charset).slice(0, 1 << 20)).title : '' };
    }
    return true;
  });
  if (count === 0 && damaged) return { unreadable: 'damaged' };
  const { told } = archive;
  return {
    unreadable: damaged ? 'damaged' : '',
    metadata: {
      ...told,
      url: oneLine(main?.uri ?? archive.page),
      title: oneLine(main?.title || told.title || ''),
      software: told.software || oneLine(software),
      captured: isoTime(main?.date ?? '', 'capture-header') ?? told.captured ?? null,
      entries: whole ? count : null,
    },
  };
}

/** Words of every page in it, each under its address. */
export async function warcText(file: FormatFile): Promise<readonly PageText[] | null> {
  const sections: string[] = [];
  const seen = new Set<string>();
  let length = 0;
  await each(await open(file), async (record) => {
    if (!isPage(record) || seen.has(record.uri)) return true;
    seen.add(record.uri);
    const bytes = await record.payload(LONGEST_PAGE);
    if (bytes) sections.push(`${record.uri}\n${titledText(pageText(bytes, record.charset), MAX_TEXT - length)}`);
    length += sections.at(-1)?.length ?? 0;
    return length < MAX_TEXT && sections.length < 2_000;
  });
  return sections.length === 0 ? null : passages(...sections);
}

/** The page the archive was made for, with the pictures and styles that lie in it. */
export async function warcMarkup(file: FormatFile): Promise<string | null> {
  const archive = await open(file);
  let main: { uri: string; html: string } | undefined;
  let held = 0;
  const pictures = new Map<string, string>();
  const sheets = new Map<string, string>();
  await each(archive, async (record) => {
    const wanted = main === undefined && isPage(record) && (archive.page === '' || sameAddress(record.uri, archive.page));
    if (wanted) {
      const bytes = await record.payload(LONGEST_PAGE);
      if (bytes) main = { uri: record.uri, html: pageText(bytes, record.charset) };
      return true;
    }
    const sheet = record.mediaType === 'text/css';
    if (!(sheet || record.mediaType.startsWith('image/')) || held > MOST_HELD) return true;
    const bytes = /^2/.test(record.status) || record.type === 'resource' ? await record.payload(LARGEST_PICTURE) : undefined;
    if (!bytes) return true;
    held += bytes.length;
    const url = sheet ? undefined : pictureUrl(bytes);
    if (sheet) sheets.set(record.uri, decodeAny(bytes, record.charset || 'utf-8'));
    else if (url !== undefined) pictures.set(record.uri, url);
    return true;
  });
  if (!main) return null;
  const { uri, html } = main as { uri: string; html: string };
  const absolute = (url: string) => (URL.canParse(url, uri) ? new URL(url, uri).href : url);
  const holds: Holdings = {
    picture: (url) => pictures.get(absolute(url)),
    sheet(url) {
      const found = sheets.get(absolute(url));
      // Once each: a sheet that is linked a thousand times is a thousand times as long.
      if (found !== undefined) sheets.set(absolute(url), '');
      return found;
    },
  };
  const page = inertPage(html, holds);
  return inertDocument(page.title, page.style, page.body);
}

export async function warcEntries(file: FormatFile): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  await each(await open(file), ({ type, uri, date, status, mediaType, size }) => {
    const name = oneLine([type, status, uri].filter((part) => part !== '').join(' '), 4_000);
    entries.push({ name, mediaType, size, date: oneLine(date, 100) });
    return entries.length < MOST_LINES;
  });
  return entries;
}
