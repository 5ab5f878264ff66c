/** What a file's bytes say: its type, its pages, where and when it was made, the files inside it. Knows formats, not evidence. */
import { z } from 'zod';

/** Why pages, text or a picture could not be had; '' when they could, or there are none. */
export const unreadableReasons = ['', 'encrypted', 'damaged', 'too-large', 'too-slow', 'undecodable'] as const;
export type Unreadable = (typeof unreadableReasons)[number];

/** What a lawyer should know before a file is produced or relied on. */
export const fileFlags = [
  'javascript',
  'forms',
  'launch-action',
  'embedded-files',
  'owner-locked',
  'signed',
  'gps',
  'macros',
  'external-content',
] as const;
export type FileFlag = (typeof fileFlags)[number];

const text = z.string().max(20_000).default('');

/** An instant as the file states it. Without a zone it is local time of an unknown place: `zone` is then 'unknown'. */
export const statedTimeSchema = z.object({
  /** `2026-03-02T10:11:12`, with the offset (`+08:00`, `Z`) when the file says one. */
  at: z.string(),
  zone: z.string(),
  source: z.enum(['exif', 'pdf', 'e-mail', 'capture-header', 'office', 'media']),
});
export type StatedTime = z.infer<typeof statedTimeSchema>;

export const metadataSchema = z.object({
  captured: statedTimeSchema.nullable().default(null),
  /** Where a photograph was taken, decimal degrees. */
  gps: z.object({ latitude: z.string(), longitude: z.string() }).nullable().default(null),
  title: text,
  author: text,
  /** Program or device that made it. */
  software: text,
  /** Address a capture was taken from. */
  url: text,
  from: text,
  to: text,
  cc: text,
  subject: text,
  messageId: text,
  /** Pixels; null when it has none or they could not be read. */
  width: z.number().int().nullable().default(null),
  height: z.number().int().nullable().default(null),
  /** Records of a web archive, messages of a mailbox, members of an archive; null for other files. */
  entries: z.number().int().nullable().default(null),
});
export type Metadata = z.infer<typeof metadataSchema>;

/** Kinds of containers: what a file inside came out of. */
export type Containing = 'attachment' | 'message' | 'member';

/** A file that lay inside another, written out by the reader. */
export interface InnerFile {
  /** As the container names it, any script; never used as a path. */
  readonly name: string;
  /** Where the reader put its bytes: a file in the folder the caller gave. */
  readonly path: string;
  readonly as: Containing;
}

/** A file inside that was not taken out, with the id of a message that says why. */
export interface InnerRefusal {
  readonly name: string;
  readonly message:
    | 'reading.unsafe-path'
    | 'reading.overlapping'
    | 'reading.nested-too-deep'
    | 'reading.expands-too-much'
    | 'reading.inner-encrypted'
    | 'reading.inner-damaged'
    | 'reading.too-many'
    | 'reading.out-of-time'
    | 'reading.unknown-packing'
    | 'reading.system-file';
}

export interface Inspection {
  /** By the bytes, not by the name: `application/pdf`, `image/png`, `message/rfc822` … */
  readonly mediaType: string;
  /** Pages of a PDF or a TIFF, 1 for another picture; null when it has none. */
  readonly pages: number | null;
  readonly unreadable: Unreadable;
  readonly metadata: Metadata;
  readonly flags: readonly FileFlag[];
  readonly inner: readonly InnerFile[];
  readonly innerRefused: readonly InnerRefusal[];
}

/** One page's words. Files without pages (e-mail, web page, spreadsheet) are cut into passages that count as pages, from 1. */
export interface PageText {
  readonly page: number;
  readonly text: string;
}

/** A word an OCR engine saw; the box in fractions of the page, from its upper left corner as shown. */
export interface SeenWord {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface SeenText {
  readonly text: string;
  /** 0 to 100. */
  readonly confidence: number;
  /** `eng`, `chi_sim`, `eng+chi_sim`. */
  readonly language: string;
  readonly words: readonly SeenWord[];
}

/** Perceptual hashes: of the whole picture, and of its tiles (row by row), each 64 bits as hex. */
export interface Fingerprint {
  readonly whole: string;
  readonly tiles: readonly string[];
}
