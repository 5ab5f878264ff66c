/** Web pages saved with their pictures and styles as one message (RFC 2557): `.mhtml`, `.mht`. */
import { readFile } from 'node:fs/promises';
import { LARGEST_PAGE, pageText, titledText } from './capture.ts';
import { decodeAny } from './charset.ts';
import type { FormatFile, Found } from './format.ts';
import { type Holdings, type InertPage, inertDocument, inertPage } from './inert-page.ts';
import { pictureUrl } from './inert-picture.ts';
import { contentIdOf, decodedBody, type MimePart, readMime } from './mime.ts';
import { words } from './mime-header.ts';
import type { PageText } from './model.ts';
import { oneLine } from './one-line.ts';
import { passages } from './passages.ts';
import type { Entry } from './reader.ts';
import { mailTime } from './stated-time.ts';

/** Lines shown of a capture. */
const MOST_LINES = 10_000;

interface Capture {
  readonly root: MimePart;
  readonly parts: readonly MimePart[];
  /** The page itself; undefined when it is missing. */
  readonly main: MimePart | undefined;
}

const isPage = (part: MimePart) => /^(text\/html|application\/xhtml\+xml)$/.test(part.type.value);
const locationOf = (part: MimePart) => oneLine(words(part.headers.get('content-location')));

function leaves(part: MimePart): MimePart[] {
  return part.children.length === 0 ? [part] : part.children.flatMap(leaves);
}

function open(bytes: Buffer): Capture {
  const { root } = readMime(bytes);
  const parts = leaves(root).filter((part) => part !== root || isPage(part));
  // RFC 2557 and 2387: the page is named by `start`, or it is the first part.
  const start = (root.type.parameters.get('start') ?? '').replace(/^<|>$/g, '');
  const main = parts.find((part) => isPage(part) && start !== '' && contentIdOf(part) === start) ?? parts.find(isPage);
  return { root, parts, main };
}

/** Finds parts by the address or the id that the page names them by. */
function holdings({ parts, main }: Capture): Holdings {
  const known = new Map<string, MimePart>();
  for (const part of parts) {
    const id = contentIdOf(part);
    if (id !== '' && !known.has(`cid:${id}`)) known.set(`cid:${id}`, part);
    const location = locationOf(part);
    if (location !== '' && !known.has(location)) known.set(location, part);
  }
  const base = main ? locationOf(main) : '';
  const find = (url: string): MimePart | undefined => {
    const asked = url.trim();
    const found = known.get(asked) ?? known.get(asked.replace(/#.*$/, ''));
    if (found || !URL.canParse(asked, base)) return found;
    return known.get(new URL(asked, base).href);
  };
  const pictures = new Map<MimePart, string | undefined>();
  const sheets = new Set<MimePart>();
  return {
    picture(url) {
      const part = find(url);
      if (!part) return undefined;
      if (!pictures.has(part)) pictures.set(part, pictureUrl(decodedBody(part)));
      return pictures.get(part);
    },
    sheet(url) {
      const part = find(url);
      // Once each: a sheet that is linked a thousand times is a thousand times as long.
      if (part?.type.value !== 'text/css' || sheets.has(part)) return part ? '' : undefined;
      sheets.add(part);
      return decodeAny(decodedBody(part), part.type.parameters.get('charset') ?? 'utf-8');
    },
  };
}

const pageOf = (part: MimePart): string => pageText(decodedBody(part), part.type.parameters.get('charset') ?? '');

function inert(capture: Capture): InertPage | undefined {
  return capture.main && inertPage(pageOf(capture.main), holdings(capture));
}

const read = async (file: FormatFile): Promise<Capture | undefined> =>
  file.size > LARGEST_PAGE ? undefined : open(await readFile(file.path));

export async function inspectMhtml(file: FormatFile): Promise<Found> {
  const capture = await read(file);
  if (!capture) return { unreadable: 'too-large' };
  const { headers } = capture.root;
  const page = inert(capture);
  return {
    unreadable: page ? '' : 'damaged',
    metadata: {
      url: oneLine(words(headers.get('snapshot-content-location'))) || (capture.main ? locationOf(capture.main) : ''),
      title: oneLine(words(headers.get('subject'))) || oneLine(page?.title ?? ''),
      captured: mailTime(headers.get('date') ?? '', 'capture-header'),
      software: oneLine(words(headers.get('from'))).replace(/^<|>$/g, ''),
      entries: capture.parts.length,
    },
    flags: page?.external ? ['external-content'] : [],
  };
}

/** Words of the page, then of the frames in it. */
export async function mhtmlText(file: FormatFile): Promise<readonly PageText[] | null> {
  const capture = await read(file);
  if (!capture?.main) return null;
  const { main } = capture;
  const frames = capture.parts.filter((part) => part !== main && isPage(part));
  return passages(...[main, ...frames.slice(0, 100)].map((part) => titledText(pageOf(part), 5_000_000)));
}

export async function mhtmlMarkup(file: FormatFile): Promise<string | null> {
  const capture = await read(file);
  const page = capture && inert(capture);
  return page ? inertDocument(page.title, page.style, page.body) : null;
}

export async function mhtmlEntries(file: FormatFile): Promise<readonly Entry[] | null> {
  const capture = await read(file);
  if (!capture) return null;
  const date = oneLine(capture.root.headers.get('date') ?? '');
  return capture.parts.slice(0, MOST_LINES).map((part, i) => ({
    name: locationOf(part) || contentIdOf(part) || `part ${i + 1}`,
    mediaType: part.type.value,
    size: decodedBody(part).length,
    date,
  }));
}
