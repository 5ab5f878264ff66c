/** Reads files nobody vouches for, in processes that can be killed. */
import type { Fingerprint, Inspection, PageText } from './model.ts';

export interface FileToRead {
  readonly path: string;
  /** As its sender called it: decides between kinds of text, and nothing else. */
  readonly name: string;
  /** As `inspect` found it; found again when left out. */
  readonly mediaType?: string;
  /** Opens an encrypted PDF; '' or nothing tries none but the empty one. */
  readonly password?: string;
}

/** A line of what a container holds, for the viewer: a record of a web archive, a message of a mailbox, a member of an archive. */
export interface Entry {
  readonly name: string;
  readonly mediaType: string;
  /** Bytes; null when the container does not say. */
  readonly size: number | null;
  /** As the container states it; '' when it does not. */
  readonly date: string;
}

export interface ReaderCall {
  readonly signal?: AbortSignal;
}

/**
 * Each call has a limit of time (30 s) and memory; a file that passes one is reported (`too-slow`, `too-large`), never waited for, and
 * the process that read it is replaced. No call throws for what is wrong with a file; only an abort, or a reader that cannot be
 * started at all (Problem `reading.no-reader`).
 */
export interface Reader {
  /**
   * Type, pages, metadata, flags; with `into`, the files inside are written into that folder, which must exist and belong to the caller.
   * Nesting is the caller's affair: each inner file may be inspected in its turn with `depth` one higher.
   */
  inspect(file: FileToRead, call?: ReaderCall & { readonly into?: string; readonly depth?: number }): Promise<Inspection>;
  /** Words page by page, all pages in order; an image-only page is ''. Null when it has no text that can be read. */
  text(file: FileToRead, call?: ReaderCall): Promise<readonly PageText[] | null>;
  /**
   * Draws a page (from 1) upright as WebP into the file `to`, at most `width` pixels wide and `height` tall (16,383 without it, the
   * most a WebP holds). False when it has no picture.
   */
  picture(file: FileToRead, page: number, width: number, to: string, call?: ReaderCall & { readonly height?: number }): Promise<boolean>;
  /** Draws a page for reading by eye or OCR, upright, about 300 dpi and at most 20 megapixels, as PNG into `to`. False when it has no picture. */
  scan(file: FileToRead, page: number, to: string, call?: ReaderCall): Promise<boolean>;
  fingerprint(file: FileToRead, call?: ReaderCall): Promise<Fingerprint | null>;
  /**
   * An e-mail or a web capture as one HTML page that loads nothing and runs nothing: no script, no handler, no form, no outside address;
   * pictures that came with it as data: URLs. Null for other files.
   */
  markup(file: FileToRead, call?: ReaderCall): Promise<string | null>;
  /** What a container holds, at most 10,000 lines; null for a file that is none. */
  entries(file: FileToRead, call?: ReaderCall): Promise<readonly Entry[] | null>;
  close(): Promise<void>;
}
