/** Pages of a PDF, pages and size of a picture. Reads headers only, and says so when it cannot. */
import { readFile, stat } from 'node:fs/promises';
import type { Evidence } from './model.ts';

type Measured = Pick<Evidence, 'pages' | 'unreadable'>;

/** Larger PDFs are kept but not counted: the whole file would have to be in memory. */
const PDF_LIMIT = 64 * 1024 * 1024;
/** Readers look for the end mark in the last kilobyte (PDF 32000-1, annex H.3.4.4); some writers add more behind it. */
const TRAILER = 4096;
/** 120 million pixels: more than any phone or scanner takes, far less than a picture made to exhaust memory. */
export const PIXEL_LIMIT = 120_000_000;
/** Pictures that are decoded. SVG is not among them: it is a program more than a picture. */
const PICTURE = /^image\/(a?png|jpeg|gif|webp|tiff|avif|hei[cf]|bmp)$/;

export const isPicture = (mediaType: string): boolean => PICTURE.test(mediaType);

export async function measure(path: string, mediaType: string): Promise<Measured> {
  if (mediaType === 'application/pdf') return measurePdf(path);
  if (isPicture(mediaType)) return measurePicture(path, mediaType);
  return { pages: null, unreadable: '' };
}

async function measurePdf(path: string): Promise<Measured> {
  if ((await stat(path)).size > PDF_LIMIT) return { pages: null, unreadable: 'too-large' };
  const { EncryptedPDFError, PDFDocument, PDFName, PDFNumber } = await import('pdf-lib');
  const bytes = await readFile(path);
  // The parser mends what it can, and would count the pages that are left of half a file.
  if (!bytes.subarray(-TRAILER).includes('%%EOF')) return { pages: null, unreadable: 'damaged' };
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = document.getPageCount();
    const said = document.catalog.Pages().lookupMaybe(PDFName.of('Count'), PDFNumber)?.asNumber();
    return pages > 0 && pages === said ? { pages, unreadable: '' } : { pages: null, unreadable: 'damaged' };
  } catch (error) {
    return { pages: null, unreadable: error instanceof EncryptedPDFError ? 'encrypted' : 'damaged' };
  }
}

async function measurePicture(path: string, mediaType: string): Promise<Measured> {
  const { default: sharp } = await import('sharp');
  try {
    // Reads the header; nothing is decoded. The limit is checked here, since sharp applies its own only when it decodes.
    const { width, height, pages = 1 } = await sharp(path, { limitInputPixels: false }).metadata();
    if (width * height > PIXEL_LIMIT) return { pages: null, unreadable: 'too-large' };
    return { pages: mediaType === 'image/tiff' ? pages : 1, unreadable: '' };
  } catch {
    // HEIC and BMP are not in every build of libvips: not being able to measure them says nothing about the file.
    const unknown = /hei[cf]|bmp/.test(mediaType);
    return unknown ? { pages: 1, unreadable: '' } : { pages: null, unreadable: 'damaged' };
  }
}
