/** An exhibit is an evidence item as put before the court: numbered, titled, grouped; a binder is the set of them as built. */
import { z } from 'zod';
import type { Finding } from '../kit/finding.ts';

const text = z.string().max(2_000).default('');

export const exhibitSchema = z.object({
  id: z.string(),
  matter: z.string(),
  evidence: z.string(),
  /**
   * 1, 2, 3 … in the order of the exhibit list; the label around it belongs to the scheme (Exhibit 1, Exhibit A, 证据1). An attachment has
   * the number of its exhibit. Numbers that were filed stay; what is added later gets the next one after them.
   */
  number: z.number().int().positive(),
  /** The exhibit this one is an attachment to, where the scheme has attachments; '' for an exhibit of its own. */
  attachmentOf: z.string().default(''),
  /** 1, 2, 3 … among the attachments of its exhibit; 0 for an exhibit of its own. */
  attachment: z.number().int().nonnegative().default(0),
  title: text,
  /** Heading under which the catalogue lists it, such as 第一组 权利基础. */
  group: text,
  /** Why it was withdrawn after it had been filed; its number stays its own. '' while it is in use. */
  withdrawn: text,
  /** Why a privileged item may be shown all the same; '' where nobody said so. */
  release: text,
});
export type Exhibit = z.infer<typeof exhibitSchema>;

/** What counsel has chosen for the exhibits of a matter. */
export const exhibitSettingsSchema = z.object({
  /** Id of a scheme of the pack; '' for the one of the matter's court. */
  scheme: text,
  /** Bates prefix, such as `ACME`; letters, digits, `-`, `_` and `.` only. */
  prefix: z
    .string()
    .regex(/^[A-Za-z0-9._-]{0,20}$/)
    .default(''),
  /** Digits of a Bates number, 4 to 10. */
  digits: z.number().int().min(4).max(10).default(6),
  /** First number of the register. */
  start: z.number().int().min(1).max(999_999_999).default(1),
  /** Largest size of a part in megabytes (10^6 bytes); 0 for the scheme's own. */
  capMb: z.number().min(0).max(10_000).default(0),
  stamp: z.boolean().default(true),
  covers: z.boolean().default(true),
  sellerSheets: z.boolean().default(true),
  /** `binder`: as few files as the size allows; `exhibits`: a file for each exhibit, named as the court wants it, as attachments of a filing. */
  files: z.enum(['binder', 'exhibits']).default('binder'),
});
export type ExhibitSettings = z.infer<typeof exhibitSettingsSchema>;

const range = z.object({ first: z.string(), last: z.string() });

/** Where one exhibit lies in a binder. An exhibit cut in two has one entry for each part it is in. */
export const placementSchema = z.object({
  exhibit: z.string(),
  evidence: z.string(),
  /** As the exhibit had them: what was filed keeps its number for ever. */
  number: z.number().int().positive(),
  attachmentOf: z.string().default(''),
  attachment: z.number().int().nonnegative().default(0),
  label: z.string(),
  title: z.string(),
  group: z.string().default(''),
  /** Part it lies in, from 1. */
  part: z.number().int().positive(),
  /** Page of the part's file on which this piece of the exhibit begins (its cover sheet, if it has one), from 1, and how many there are. */
  firstPage: z.number().int().positive(),
  pages: z.number().int().positive(),
  /** The exhibit's own pages in this piece, counted within the exhibit from 1: `from`..`to`; cover sheets are not counted. */
  from: z.number().int().positive(),
  to: z.number().int().positive(),
  /** Page of the part's file that holds page `from`. */
  contentPage: z.number().int().positive(),
  /** Bates numbers of those pages; null when nothing was stamped. */
  bates: range.nullable(),
});
export type Placement = z.infer<typeof placementSchema>;

export const binderPartSchema = z.object({
  no: z.number().int().positive(),
  /** Name for saving, safe on every system. */
  fileName: z.string(),
  sha256: z.string(),
  size: z.number().int(),
  pages: z.number().int(),
});

export const binderSchema = z.object({
  id: z.string(),
  matter: z.string(),
  /** 1, 2, 3 … within the matter. */
  no: z.number().int().positive(),
  /** A newer binder supersedes the one before it, unless that was filed. */
  status: z.enum(['built', 'filed', 'superseded']),
  createdAt: z.string(),
  createdBy: z.string(),
  /** Day it was filed, YYYY-MM-DD; '' until then. */
  filedOn: z.string().default(''),
  settings: exhibitSettingsSchema,
  parts: z.array(binderPartSchema),
  placements: z.array(placementSchema),
  /** SHA-256 over what it was built from; another hash now means it is stale. */
  basis: z.string(),
  findings: z.array(z.custom<Finding>()),
});
export type Binder = z.infer<typeof binderSchema>;

export const productionSchema = z.object({
  id: z.string(),
  matter: z.string(),
  no: z.number().int().positive(),
  createdAt: z.string(),
  createdBy: z.string(),
  /** Name of the volume, such as `ACME001`. */
  volume: z.string(),
  documents: z.number().int(),
  pages: z.number().int(),
  /** Privileged items that were chosen and left out; the set holds their log. */
  withheld: z.number().int().default(0),
  bates: range.nullable(),
  /** What the image load file names: the PDF of each document, or a picture of each page. */
  images: z.enum(['pdf', 'tiff', 'jpeg', 'png']).default('pdf'),
  /** Of the document load file. */
  encoding: z.enum(['utf-8', 'windows-1252']).default('utf-8'),
  /** The whole set as one ZIP, sealed in the vault. */
  sha256: z.string(),
  size: z.number().int(),
  findings: z.array(z.custom<Finding>()),
});
export type Production = z.infer<typeof productionSchema>;
