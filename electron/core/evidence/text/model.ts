/** Text of evidence page by page, what is asked of it and what is found. */
import { z } from 'zod';
import { evidenceKinds } from '../model.ts';

/**
 * `waiting`: nothing of it has been read yet. `reading`: some pages are there, others are still to come (pictures are read one by one).
 * `none`: there is no text in such a file. `failed`: it should have some, and could not be read.
 */
export const textStates = ['waiting', 'reading', 'done', 'none', 'failed'] as const;
export type TextState = (typeof textStates)[number];

export const textSources = ['file', 'ocr', 'corrected'] as const;
export type TextSource = (typeof textSources)[number];

/** Longest text a page can be corrected to. */
export const LONGEST_PAGE = 200_000;

/** What a person says a page reads. */
export const correctionSchema = z.object({ text: z.string().max(LONGEST_PAGE), at: z.string(), by: z.string() });
export type Correction = z.infer<typeof correctionSchema>;

export interface TextPage {
  /** From 1. Files without pages are cut into passages that count as pages. */
  readonly page: number;
  readonly text: string;
  readonly source: TextSource;
  /** `eng`, `chi_sim`, `eng+chi_sim`, or '' when there is too little to tell. */
  readonly language: string;
  /** 0 to 100 for what was read from a picture; null for the others. */
  readonly confidence: number | null;
}

export interface ItemText {
  readonly state: TextState;
  /** Why it is `failed`, as a code: `encrypted`, `unreadable`, `crashed`; '' otherwise. */
  readonly reason: string;
  readonly pages: readonly TextPage[];
}

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const filtersSchema = z.object({
  kinds: z.array(z.enum(evidenceKinds)).optional(),
  /** Id of a seller: items linked to it, to a storefront, listing or purchase of it, or named there as a source. */
  seller: z.string().optional(),
  right: z.string().optional(),
  /** Day it was captured, or received where that is not known; both included. */
  from: day.optional(),
  to: day.optional(),
  exhibit: z.enum(['yes', 'no']).optional(),
  tag: z.string().optional(),
  privileged: z.boolean().optional(),
  /** `application/pdf`, or the first part of a type: `image/`. */
  mediaType: z.string().max(200).optional(),
});
export type Filters = z.infer<typeof filtersSchema>;

export const searchSchema = z.object({
  /** '' for all matters. */
  matter: z.string(),
  query: z.string().max(1_000),
  filters: filtersSchema.default({}),
  limit: z.number().int().min(1).max(100_000).default(50),
  offset: z.number().int().min(0).default(0),
});
export type SearchInput = z.input<typeof searchSchema>;

export interface Hit {
  /** Id of the evidence item. */
  readonly item: string;
  readonly matter: string;
  /** 0 when the words are in what is said about the item: its title, name, note, tags, subject, sender. */
  readonly page: number;
  readonly fileName: string;
  readonly title: string;
  readonly kind: string;
  readonly mediaType: string;
  /** Its number in the exhibit list, or null. */
  readonly exhibit: number | null;
  /** Some 200 characters around the words found. */
  readonly snippet: string;
  /** Places in the snippet, as start and length in UTF-16 units. */
  readonly marks: readonly (readonly [start: number, length: number])[];
}

export interface Found {
  readonly hits: readonly Hit[];
  /** Pages that hold the words, all of them. */
  readonly total: number;
  /** True when there are too many to weigh them all: the best of those received first stand at the head, the rest follow as received. */
  readonly capped: boolean;
}

/** What is still to be read. */
export interface Waiting {
  /** Items. */
  readonly textWaiting: number;
  /** Pages. */
  readonly ocrWaiting: number;
  /** Items. */
  readonly failed: number;
}

/** Items that look the same, or say the same in other bytes. Suggested; they stay what they are. */
export interface Alike {
  readonly by: 'picture' | 'text';
  /** The one received first, then the others with how far they are from it: bits of 64 for pictures, 0 for texts. */
  readonly items: readonly { readonly id: string; readonly distance: number }[];
}
