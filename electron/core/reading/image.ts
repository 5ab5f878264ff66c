/** Pictures: measured by their header, decoded only within limits. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Sharp, SharpOptions } from 'sharp';
import { bitmapHeader, decodeBitmap } from './bitmap.ts';
import { statedByExif } from './exif.ts';
import type { FormatFile, Found, Want } from './format.ts';
import { heicHeader } from './heic.ts';
import { boxesAreCut, endsWell, headerOf, type ImageHeader } from './image-header.ts';
import { PIXEL_LIMIT, SCAN_PIXELS } from './limits.ts';
import { SVG_LIMIT, svgBytes, svgFlags } from './svg.ts';

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
  if (isSvg(file) && file.size > SVG_LIMIT) return { unreadable: 'too-large' };
  const { width, height, pages = 1, exif, file: whole } = await headerFor(file);
  if (width === 0 || height === 0) return { unreadable: 'damaged' };
  const stated = (exif ?? whole) ? await statedByExif(exif ?? whole) : undefined;
  // A HEIC turns its picture in another place.
  const turned = !isHeic(file) && (stated?.orientation ?? 1) > 4;
  const metadata = { ...stated?.metadata, width: turned ? height : width, height: turned ? width : height };
  const flags = isSvg(file) ? svgFlags(svgBytes(file.path)) : (stated?.flags ?? []);
  if (width * height > PIXEL_LIMIT) return { unreadable: 'too-large', metadata, flags };
  if (isHeic(file)) return { pages: 1, unreadable: (await canDecode(file.path)) ? '' : 'undecodable', metadata, flags };
  if (await isDamaged(file)) return { unreadable: 'damaged', metadata, flags };
  return { pages: file.mediaType === 'image/tiff' ? pages : 1, metadata, flags };
}

const isHeic = ({ mediaType }: FormatFile) => /^image\/hei[cf]/.test(mediaType);
const isSvg = ({ mediaType }: FormatFile) => mediaType === 'image/svg+xml';

/** Throws for a file that has no header of its kind. */
async function headerFor(file: FormatFile): Promise<ImageHeader & { readonly pages?: number; readonly file?: Buffer }> {
  if (file.mediaType === 'image/bmp') return bitmapHeader(file.head, file.size);
  if (isHeic(file)) return heicHeader(file.path, file.size);
  const quick = headerOf(file.head, file.mediaType);
  if (quick) return quick;
  const sharp = await openSharp();
  // Reads the header; nothing is decoded. The limit is checked by the caller, since sharp applies its own only when it decodes.
  const { width, height, pages = 1, exif } = await sharp(inputOf(file), { limitInputPixels: false }).metadata();
  // A TIFF is EXIF itself, and has it anywhere.
  const stated = file.mediaType === 'image/tiff' && file.size <= TIFF_LIMIT ? readFileSync(file.path) : exif;
  return { width, height, pages, ...(stated ? { exif: stated } : {}) };
}

/** Larger TIFFs are not looked into for their EXIF. */
const TIFF_LIMIT = 64 * 1024 * 1024;

/** An SVG is given as bytes, so that it has no folder it could take other files from. */
const inputOf = (file: FormatFile): string | Buffer => (isSvg(file) ? svgBytes(file.path) : file.path);

const TAIL = 4096;

/** A picture whose end is not where it should be is decoded to see whether it is all there. */
async function isDamaged({ path, size, mediaType }: FormatFile): Promise<boolean> {
  if (!/^image\/(jpeg|a?png|gif|avif)$/.test(mediaType)) return false;
  const descriptor = openSync(path, 'r');
  try {
    const read = (at: number, length: number) => {
      const bytes = Buffer.alloc(Math.min(length, size - at));
      return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, at));
    };
    if (mediaType === 'image/avif') return boxesAreCut(size, (at) => read(at, 16));
    if (endsWell(read(Math.max(0, size - TAIL), TAIL), mediaType)) return false;
  } finally {
    closeSync(descriptor);
  }
  return !(await canDecode(path));
}

async function canDecode(path: string): Promise<boolean> {
  const sharp = await openSharp();
  return sharp(path, { failOn: 'truncated', sequentialRead: true })
    .stats()
    .then(
      () => true,
      () => false,
    );
}

export async function drawImage(file: FormatFile, page: number, want: Want): Promise<Sharp | null> {
  if (isSvg(file) && file.size > SVG_LIMIT) return null;
  const { width, height, pages = 1 } = await headerFor(file);
  const multiple = file.mediaType === 'image/tiff';
  if (width * height > PIXEL_LIMIT || page > (multiple ? pages : 1)) return null;
  const sharp = await openSharp();
  const drawn =
    file.mediaType === 'image/bmp'
      ? await bitmapDrawing(file, sharp)
      : sharp(inputOf(file), multiple ? { page: page - 1 } : {}).autoOrient();
  return drawn.resize({ ...(want === 'scan' ? scanSize(width, height) : want), fit: 'inside', withoutEnlargement: true });
}

/** A box the picture fits into, lying or standing, with no more pixels than a scan may have. */
function scanSize(width: number, height: number): { width: number; height: number } {
  const side = Math.floor(Math.max(width, height) * Math.min(1, Math.sqrt(SCAN_PIXELS / (width * height))));
  return { width: side, height: side };
}

async function bitmapDrawing(file: FormatFile, sharp: OpenSharp): Promise<Sharp> {
  const { data, width, height } = await decodeBitmap(file.path);
  return sharp(data, { raw: { width, height, channels: 4 } }).removeAlpha();
}
