/** Pictures of received files, kept in `derived/` and made again whenever they are missing. The reading process draws them. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Reader } from '../reading/reader.ts';
import type { Evidence } from './model.ts';

/** Longest side of a small picture in pixels; shown at half that on a dense screen. */
const SMALL = 320;
/** Widths a page is drawn in; one asked for is rounded up, so that few are kept. */
const WIDTHS = [320, 640, 960, 1280, 1920, 2560] as const;
const WIDEST = 2560;

type Pictured = Pick<Evidence, 'sha256' | 'fileName' | 'mediaType' | 'password' | 'unreadable'>;

export interface Renditions {
  /** Path of a small WebP of the first page; undefined when the item has no picture. */
  thumbnail(item: Pictured): Promise<string | undefined>;
  /** Path of a WebP of a page (from 1), at least as wide as asked where the file and the limit of 2,560 pixels allow it. */
  page(item: Pictured, page: number, width: number): Promise<{ readonly path: string; readonly width: number } | undefined>;
}

export function createRenditions(derived: string, original: (sha256: string) => string, reader: Reader): Renditions {
  const making = new Map<string, Promise<string | undefined>>();
  /** What could not be drawn is not tried again at every look. */
  const failed = new Set<string>();

  async function make(item: Pictured, page: number, size: { width: number; height?: number }, to: string): Promise<string | undefined> {
    const temporary = `${to}.part`;
    await mkdir(dirname(to), { recursive: true });
    const file = { path: original(item.sha256), name: item.fileName, mediaType: item.mediaType, password: item.password };
    const drawn = await reader.picture(file, page, size.width, temporary, size.height === undefined ? {} : { height: size.height });
    if (drawn) await rename(temporary, to);
    else await rm(temporary, { force: true });
    if (!drawn) failed.add(to);
    return drawn ? to : undefined;
  }

  async function picture(item: Pictured, page: number, size: { width: number; height?: number }, to: string): Promise<string | undefined> {
    if (!/^(application\/pdf$|image\/)/.test(item.mediaType) || item.unreadable !== '' || failed.has(to)) return undefined;
    if (await stat(to).catch(() => undefined)) return to;
    const running = making.get(to) ?? make(item, page, size, to).finally(() => making.delete(to));
    making.set(to, running);
    return running;
  }

  const folder = (kind: string, sha256: string) => join(derived, kind, sha256.slice(0, 2), sha256.slice(2));
  return {
    thumbnail: (item) => picture(item, 1, { width: SMALL, height: SMALL }, `${folder('thumbnails', item.sha256)}.webp`),
    async page(item, page, asked) {
      const width = WIDTHS.find((one) => one >= asked) ?? WIDEST;
      const path = await picture(item, page, { width }, join(folder('pages', item.sha256), `${page}-${width}.webp`));
      return path === undefined ? undefined : { path, width };
    },
  };
}
