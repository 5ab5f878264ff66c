/** Pictures: measured by their header, decoded only within limits. */
import type { Sharp, SharpOptions } from 'sharp';
import { statedByExif } from './exif.ts';
import type { FormatFile, Found, Want } from './format.ts';
import { PIXEL_LIMIT, SCAN_PIXELS } from './limits.ts';

type OpenSharp = (input: string | Buffer, options?: SharpOptions) => Sharp;
let opened: OpenSharp | undefined;

/** sharp for this process: one thread, nothing cached. */
export async function openSharp(): Promise<OpenSharp> {
  if (opened) return opened;
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  opened = (input, options) => sharp(input, { limitInputPixels: PIXEL_LIMIT, failOn: 'none', ...options });
  return opened;
}

export async function inspectImage(file: FormatFile): Promise<Found> {
  const sharp = await openSharp();
  const { width, height, pages = 1, exif, orientation = 1 } = await sharp(file.path, { limitInputPixels: false }).metadata();
  if (width * height > PIXEL_LIMIT) return { unreadable: 'too-large', metadata: { width, height } };
  const stated = exif ? await statedByExif(exif) : { metadata: {}, flags: [] };
  const upright = orientation > 4 ? { width: height, height: width } : { width, height };
  return { pages: file.mediaType === 'image/tiff' ? pages : 1, flags: stated.flags, metadata: { ...stated.metadata, ...upright } };
}

export async function drawImage(file: FormatFile, page: number, want: Want): Promise<Sharp | null> {
  const sharp = await openSharp();
  const multiple = file.mediaType === 'image/tiff';
  if (page !== 1 && !multiple) return null;
  const { width, height, pages = 1 } = await sharp(file.path, { limitInputPixels: false }).metadata();
  if (width * height > PIXEL_LIMIT || page > pages) return null;
  const drawn = sharp(file.path, multiple ? { page: page - 1 } : {}).autoOrient();
  if (want !== 'scan') return drawn.resize({ ...want, fit: 'inside', withoutEnlargement: true });
  const scale = Math.sqrt(SCAN_PIXELS / (width * height));
  return scale >= 1
    ? drawn
    : drawn.resize({
        width: Math.floor(Math.max(width, height) * scale),
        height: Math.floor(Math.max(width, height) * scale),
        fit: 'inside',
      });
}
