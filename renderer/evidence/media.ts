import type { Evidence } from '#core/evidence/model.ts';

/** What can be shown of an item, by its media type. `small` is a picture browsers do not draw, of which we have a small copy. */
export type Showing = 'pdf' | 'picture' | 'small' | 'text' | 'film' | 'sound' | 'none';

const TEXT = /^(text\/|message\/rfc822$|multipart\/related$|image\/svg\+xml$|application\/(json|xml|xhtml\+xml)$)/;

export function showingOf(mediaType: string): Showing {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^image\/(a?png|jpeg|gif|webp|bmp)$/.test(mediaType)) return 'picture';
  if (/^image\/(tiff|avif|hei[cf])/.test(mediaType)) return 'small';
  if (TEXT.test(mediaType)) return 'text';
  if (mediaType.startsWith('video/')) return 'film';
  if (mediaType.startsWith('audio/')) return 'sound';
  return 'none';
}

export const fileUrl = (id: string) => `/files/evidence/${id}`;
export const thumbnailUrl = (id: string) => `/files/thumbnail/${id}`;

/** True when a small picture can be asked for. */
export const hasThumbnail = (item: Pick<Evidence, 'mediaType' | 'unreadable'>) =>
  item.unreadable === '' && ['picture', 'small'].includes(showingOf(item.mediaType));

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
