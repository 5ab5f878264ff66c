/** Evidence: received files, kept as received. The item's bytes live in the vault under `sha256`. */
import { z } from 'zod';
import type { Finding } from '../kit/finding.ts';
import { fileFlags, metadataSchema, unreadableReasons } from '../reading/model.ts';

const text = z.string().max(20_000).default('');

export const evidenceKinds = [
  'screenshot',
  'web-capture',
  'receipt',
  'purchase-record',
  'photograph',
  'registration',
  'notarial-record',
  'platform-disclosure',
  'contract',
  'official-record',
  'judgment',
  'appraisal',
  'correspondence',
  'voucher',
  'video',
  /** Drawn by the workbench from other evidence: link charts, tables. */
  'report',
  'other',
] as const;

export const linkTargets = ['seller', 'storefront', 'listing', 'purchase', 'right', 'fact', 'party', 'damages-head'] as const;
export const linkSchema = z.object({ to: z.enum(linkTargets), id: z.string() });
export type Link = z.infer<typeof linkSchema>;

/** A place on a page that a fact, a damages input or a paragraph can cite: as a source it is written `<evidence id>#<pin id>`. */
export const pinSchema = z.object({
  id: z.string(),
  /** From 1. */
  page: z.number().int().positive(),
  /** In fractions of the page as shown, from its upper left corner; null for the whole page. */
  box: z
    .object({ x: z.number().min(0).max(1), y: z.number().min(0).max(1), width: z.number().min(0).max(1), height: z.number().min(0).max(1) })
    .nullable()
    .default(null),
  note: text,
});
export type Pin = z.infer<typeof pinSchema>;

/** What a user may change on an item. The bytes, their hash and how they came in are not among it. */
export const evidenceNotesSchema = z.object({
  kind: z.enum(evidenceKinds).default('other'),
  title: text,
  note: text,
  sourceUrl: text,
  /** When captured, as stated: an ISO instant with zone, or a plain date, or ''. */
  capturedAt: text,
  capturedBy: text,
  /** 证据形式 or the like, as the evidence catalogue wants it. */
  form: text,
  /** Where it came from, in words (来源). */
  source: text,
  /** What it is to prove (证明目的). */
  purpose: text,
  /** 原件 or 复印件. */
  original: z.boolean().default(false),
  links: z.array(linkSchema).default([]),
  tags: z.array(z.string().min(1).max(100)).max(100).default([]),
  /** Why it is privileged (attorney-client, work product …); '' when it is not. A privileged item reaches no binder, production or handover. */
  privilege: text,
  confidential: z.boolean().default(false),
  pins: z.array(pinSchema).max(1_000).default([]),
});
export type EvidenceNotes = z.infer<typeof evidenceNotesSchema>;

export const evidenceSchema = evidenceNotesSchema.extend({
  id: z.string(),
  matter: z.string(),
  /** File name as received, any script; shown, never used as a path. */
  fileName: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.number().int().nonnegative(),
  /** By the bytes, not by the name: `application/pdf`, `image/png`, `text/plain` … */
  mediaType: z.string(),
  /** Pages of a PDF, 1 for an image; null when it has none. */
  pages: z.number().int().positive().nullable(),
  /** Why the pages or the size of the picture could not be read; '' when they could, or there are none. */
  unreadable: z.enum(unreadableReasons).default(''),
  /** What the file says of itself. */
  metadata: metadataSchema.prefault({}),
  flags: z.array(z.enum(fileFlags)).default([]),
  /** The item it was an attachment or a member of; '' for one that came by itself. */
  parent: z.string().default(''),
  /** Password that opens it, as the user gave it; '' for none. */
  password: text,
  receivedAt: z.string(),
  receivedFrom: z.string(),
  /** Why it was withdrawn; '' while it is in use. A withdrawn item keeps its bytes and its custody. */
  withdrawn: text,
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** An item as the page lists it. */
export type ListedEvidence = Evidence & {
  /** Its number in the exhibit list, or null. */
  readonly exhibit: number | null;
  readonly findings: readonly Finding[];
};
