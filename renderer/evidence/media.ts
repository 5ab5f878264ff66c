import type { Evidence } from '#core/evidence/model.ts';

/**
 * What can be shown of an item, by its media type. `small` is a picture browsers do not draw, of which the workbench draws a copy;
 * `markup` an e-mail or a captured page, made inert; `words` a document of which the words are shown; `container` a list of what is inside.
 */
export type Showing = 'pdf' | 'picture' | 'small' | 'markup' | 'words' | 'container' | 'text' | 'film' | 'sound' | 'none';

const MARKUP = /^(message\/rfc822|text\/html|application\/(xhtml\+xml|vnd\.ms-outlook|x-mimearchive)|multipart\/related)$/;
const CONTAINER = /^application\/(zip|gzip|mbox|warc|x-warc|x-wacz|wacz|x-tar|x-7z-compressed|x-rar-compressed|vnd\.rar)(\+.*)?$/;
const WORDS =
  /wordprocessingml|spreadsheetml|presentationml|^application\/(msword|vnd\.ms-(word|excel|powerpoint)|rtf)|opendocument|^text\/rtf$/;
const TEXT = /^(text\/|image\/svg\+xml$|application\/(json|xml)$)/;

export function showingOf(mediaType: string): Showing {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(a?png|jpeg|gif|webp|bmp)$/.test(mediaType)) return 'picture';
  if (/^image\/(tiff|avif|hei[cf])/.test(mediaType)) return 'small';
  if (MARKUP.test(mediaType)) return 'markup';
  if (CONTAINER.test(mediaType)) return 'container';
  if (WORDS.test(mediaType)) return 'words';
  if (TEXT.test(mediaType)) return 'text';
  if (mediaType.startsWith('video/')) return 'film';
  if (mediaType.startsWith('audio/')) return 'sound';
  return 'none';
}

export const fileUrl = (id: string) => `/files/evidence/${id}`;
/** A page drawn by the workbench, at most `width` pixels wide. */
export const renditionUrl = (id: string, page: number, width: number) => `/files/page/${id}/${page}.webp?width=${width}`;

/** Address of a small picture of the item; null when it has none. */
export const thumbnailUrl = ({ id, mediaType, unreadable }: Pick<Evidence, 'id' | 'mediaType' | 'unreadable'>): string | null =>
  unreadable === '' && ['pdf', 'picture', 'small'].includes(showingOf(mediaType)) ? `/files/thumbnail/${id}` : null;

/** `1.4 MB` in the user's language. */
export function sizeText(bytes: number, language: string): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const maximumFractionDigits = power > 1 && value < 100 ? 1 : 0;
  const unit = units[power - 1] ?? 'kilobyte';
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits }).format(value);
}

/** An instant in the user's zone and words; a plain date stays a plain date, anything else as it was typed. */
export function whenText(value: string, language: string): string {
  if (!/^\d{4}-\d{2}-\d{2}T/.test(value)) return value;
  const instant = new Date(value);
  if (Number.isNaN(instant.getTime())) return value;
  return instant.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
}

/** As `whenText`, in figures only and as short as a column: `2026-08-14 15:20`. */
export function whenShort(value: string): string {
  const instant = new Date(/^\d{4}-\d{2}-\d{2}T/.test(value) ? value : '');
  return Number.isNaN(instant.getTime()) ? value : instant.toLocaleString('sv-SE', { dateStyle: 'short', timeStyle: 'short' });
}
