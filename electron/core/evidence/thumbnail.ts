/** Small pictures of received pictures, kept in `derived/` and made again whenever they are missing. */
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPicture, PIXEL_LIMIT } from './measure.ts';
import type { Evidence } from './model.ts';

/** Longest side in pixels; drawn at half that on a dense screen. */
const SIDE = 320;

export type Thumbnails = (item: Evidence) => Promise<string | undefined>;

/** Returns a function from an item to the path of its thumbnail (WebP), or undefined when it can have none. */
export function createThumbnails(derived: string, original: (sha256: string) => string): Thumbnails {
  const making = new Map<string, Promise<string | undefined>>();

  async function make(sha256: string, to: string): Promise<string | undefined> {
    const { default: sharp } = await import('sharp');
    const temporary = `${to}.part`;
    try {
      await mkdir(join(to, '..'), { recursive: true });
      await sharp(original(sha256), { limitInputPixels: PIXEL_LIMIT, failOn: 'none' })
        .rotate()
        .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 78 })
        .toFile(temporary);
      await rename(temporary, to);
      return to;
    } catch {
      await rm(temporary, { force: true });
      return undefined;
    }
  }

  return async ({ sha256, mediaType, unreadable }) => {
    if (!isPicture(mediaType) || unreadable !== '') return undefined;
    const to = join(derived, 'thumbnails', sha256.slice(0, 2), `${sha256.slice(2)}.webp`);
    if (await stat(to).catch(() => undefined)) return to;
    const running = making.get(sha256) ?? make(sha256, to).finally(() => making.delete(sha256));
    making.set(sha256, running);
    return running;
  };
}
