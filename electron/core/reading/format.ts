/** What a module of this room does for the formats it knows. All of it runs in the reading process. */
import type { Sharp } from 'sharp';
import type { Inspection, Metadata, PageText } from './model.ts';
import type { Entry } from './reader.ts';

/** A file as a module gets it. */
export interface FormatFile {
  readonly path: string;
  /** As its sender called it; decides between kinds of text, and nothing else. */
  readonly name: string;
  /** By the bytes. */
  readonly mediaType: string;
  /** The first 64 KiB, or all of a shorter file. Valid during the call only. */
  readonly head: Buffer;
  /** Bytes of the file. */
  readonly size: number;
  /** '' for none. */
  readonly password: string;
  /** Folder for the files inside; '' when they are not asked for. */
  readonly into: string;
  /** How many containers it lay in: 0 for a file that came by itself. */
  readonly depth: number;
}

/** What was found; what is left out is empty. Longer texts are cut and broken characters replaced by the caller. */
export type Found = Partial<Omit<Inspection, 'metadata'>> & { readonly metadata?: Partial<Metadata> };

/** How large a page is drawn: at most so many pixels wide and tall, or for reading by eye and OCR (about 300 dpi, at most 20 megapixels). */
export type Want = { readonly width: number; readonly height: number } | 'scan';

/**
 * A row of the table in `formats.ts`. The first row whose `test` holds is taken. A function that is missing has nothing to say. One that
 * throws is reported as `damaged` (or null, or false), so a module may let its parsers throw at bytes they do not like.
 */
export interface Format {
  test(mediaType: string): boolean;
  inspect?(file: FormatFile): Promise<Found>;
  text?(file: FormatFile): Promise<readonly PageText[] | null>;
  /** A page, upright and no larger than wanted, as a pipeline that has not run yet; null when it has no picture. */
  draw?(file: FormatFile, page: number, want: Want): Promise<Sharp | null>;
  markup?(file: FormatFile): Promise<string | null>;
  entries?(file: FormatFile): Promise<readonly Entry[] | null>;
}
