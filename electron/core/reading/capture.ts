/** A web page that was saved: as a file of HTML (a browser's "save as", SingleFile), with what it says of where and when it was taken. */
import { readFile } from 'node:fs/promises';
import { decodeAny } from './charset.ts';
import type { FormatFile, Found } from './format.ts';
import { htmlText } from './html-text.ts';
import { inertDocument, inertPage } from './inert-page.ts';
import type { Metadata, PageText } from './model.ts';
import { oneLine } from './one-line.ts';
import { passages } from './passages.ts';
import { browserTime } from './stated-time.ts';

/** Largest page that is read: with all its pictures in it, it is held in memory more than once. */
export const LARGEST_PAGE = 100 * 1024 ** 2;

/** The encoding a page says it is in (HTML, 13.2.3.2); '' when it says none. */
export function statedCharset(head: Uint8Array): string {
  const start = Buffer.from(head.subarray(0, 4096)).toString('latin1');
  return (
    /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(start)?.[1] ??
    /^<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1] ??
    ''
  );
}

/** A page's bytes as text. `label` is the encoding its server said, if any. */
export const pageText = (bytes: Uint8Array, label = ''): string => decodeAny(bytes, label || statedCharset(bytes));

/** What programs that save pages write at their beginning. */
function provenance(html: string): Partial<Metadata> {
  const head = html.slice(0, 64 * 1024);
  const single = /<!--\s*Page saved with SingleFile([\s\S]{0,4000}?)-->/i.exec(head)?.[1];
  if (single !== undefined) {
    const line = (name: string) => oneLine(new RegExp(`\\b${name}:[ \\t]*([^\\r\\n]*)`, 'i').exec(single)?.[1] ?? '');
    return { url: line('url'), captured: browserTime(line('saved date')), software: 'SingleFile' };
  }
  const mirrored = /<!--\s*Mirrored from\s+(\S+)\s+by\s+(HTTrack[^,[]*)[^,]*,\s*([^>]{10,60}?)\s*-->/i.exec(head);
  if (mirrored) return { url: oneLine(mirrored[1] ?? ''), software: oneLine(mirrored[2] ?? ''), captured: browserTime(mirrored[3] ?? '') };
  // Internet Explorer and, after it, Chrome: the number is the length of the address.
  const saved = /<!--\s*saved from url=\(\d{1,6}\)\s*([^\s>]+)\s*-->/i.exec(head)?.[1];
  return saved === undefined ? {} : { url: oneLine(saved) };
}

/** The address a page gives for itself, when nothing says where it was taken. */
function canonical(html: string): string {
  const head = html.slice(0, 512 * 1024);
  for (const tag of head.match(/<(link|meta)\b[^>]{0,4000}>/gi) ?? []) {
    const value = (name: string) =>
      new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
        .exec(tag)
        ?.slice(1)
        .find((part) => part !== undefined) ?? '';
    const url = /^canonical$/i.test(value('rel')) ? value('href') : /^og:url$/i.test(value('property')) ? value('content') : '';
    if (/^https?:\/\//i.test(url)) return oneLine(url.replaceAll('&amp;', '&'));
  }
  return '';
}

const read = async (file: FormatFile): Promise<string | undefined> =>
  file.size > LARGEST_PAGE ? undefined : pageText(await readFile(file.path));

export async function inspectHtml(file: FormatFile): Promise<Found> {
  const html = await read(file);
  if (html === undefined) return { unreadable: 'too-large' };
  const { title, external } = inertPage(html);
  const told = provenance(html);
  return { metadata: { ...told, url: told.url || canonical(html), title: oneLine(title) }, flags: external ? ['external-content'] : [] };
}

/** Its title, then its words. */
export async function htmlPages(file: FormatFile): Promise<readonly PageText[] | null> {
  const html = await read(file);
  return html === undefined ? null : passages(titledText(html));
}

export function titledText(html: string, most?: number): string {
  const { title, text } = htmlText(html, most);
  return title === '' || text.startsWith(title) ? text : `${title}\n\n${text}`;
}

export async function htmlMarkup(file: FormatFile): Promise<string | null> {
  const html = await read(file);
  if (html === undefined) return null;
  const { title, style, body } = inertPage(html);
  return inertDocument(title, style, body);
}
